package sitetest

import (
	"cmp"
	"strings"
	"testing"
)

// testPhotos sees which file of a photo a phone takes, and which a desk: the lead's on the home sheet and above its text, and one that stands in a text.
func (r reading) testPhotos(t *testing.T) {
	tab, err := r.browser.Tab()
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()
	for _, screen := range []struct {
		width int64
		dense float64
		small bool
	}{{360, 2, true}, {390, 3, true}, {1280, 1, true}, {1280, 2, false}, {1920, 2, false}} {
		for sheet, photo := range map[string]string{"index.html": "lead", "2023/01/09/01-01.html": "lead", "2023/01/09/index.html": "lead", "2023/01/09/02-03.html": "02-03"} {
			if err := cmp.Or(tab.zoom(screen.width, screen.dense), tab.Open(r.host.URL, r.host.URL+sheet)); err != nil {
				t.Fatal(err)
			}
			taken, err := ask[string](tab, `(async i => { i.loading = "eager"; await i.decode(); return i.currentSrc })([...document.images].find(i => i.src.endsWith("/`+photo+`.png")))`)
			if err != nil {
				t.Fatal(err)
			}
			want := photo + map[bool]string{true: "-1080.png", false: ".png"}[screen.small]
			if !strings.HasSuffix(taken, "/"+want) {
				t.Errorf("%s at %d px, %g to one: the browser takes %s, want %s", sheet, screen.width, screen.dense, taken, want)
			}
		}
	}
}
