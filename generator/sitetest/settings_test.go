package sitetest

import (
	"cmp"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"backissue/generator/internal/render"
)

// spacing sets type as WCAG 1.4.12 has it that a reader may. A sheet made by a script is not what the Content-Security-Policy forbids.
const spacing = `(() => {
	const sheet = new CSSStyleSheet()
	sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }")
	document.adoptedStyleSheets = [sheet]
	return true
})()`

// cut names what has more in it than it shows and lets nobody scroll. What is heard and not seen is left out, and the opening of the home sheet's lead,
// which is cut on purpose: its article is a link away.
const cut = `[...document.body.querySelectorAll("*:not(.hush, .opening.cut, svg, svg *)")].filter(e => {
	const {overflowX, overflowY} = getComputedStyle(e), closed = way => way == "hidden" || way == "clip"
	return closed(overflowX) && e.scrollWidth > e.clientWidth + 1 || closed(overflowY) && e.scrollHeight > e.clientHeight + 1
}).map(e => "cut off: " + e.outerHTML.slice(0, 120))`

// outgrown names text that stands out of its box, over its neighbour's.
const outgrown = `(() => {
	const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange()
	for (let text; text = texts.nextNode();) {
		let box = text.parentElement
		if (!text.data.trim() || box.closest(".hush, .skip, .opening.cut, noscript, script, .scroll")) continue
		while (getComputedStyle(box).display == "inline" || getComputedStyle(box).display == "contents") box = box.parentElement
		range.selectNodeContents(text)
		const room = box.getBoundingClientRect()
		if (room.width && [...range.getClientRects()].some(r => r.right > room.right + 3 && r.width > 1)) found.push("text stands out of " + box.outerHTML.slice(0, 120))
	}
	return found
})()`

// testOwnSettings looks at a sheet of each kind as readers do who need larger type or more air: a window of 1280 px at 200 %, and WCAG's text spacing on
// the narrowest phone, on a desk, and at 200 %.
func (r reading) testOwnSettings(t *testing.T) {
	r.each(t, onePerKind(without(r.site.Sheets, render.Redirect)), func(tab *Tab, sheet Sheet) error {
		err := tab.zoom(640, 2)
		if err == nil {
			err = tab.Open(r.host.URL, r.host.URL+sheet.Address)
		}
		if err == nil {
			err = r.fits(t, tab, sheet, "at 200 %")
		}
		if err == nil {
			_, err = ask[bool](tab, spacing)
		}
		for _, seen := range []struct {
			how   string
			width int64
			scale float64
		}{{"text spacing, at 200 %", 640, 2}, {"text spacing, 320 px", 320, 1}, {"text spacing, 1280 px", 1280, 1}} {
			if err == nil {
				err = tab.zoom(seen.width, seen.scale)
			}
			if err == nil {
				err = r.fits(t, tab, sheet, seen.how)
			}
		}
		return cmp.Or(err, r.listen(t, tab, sheet))
	})
}

// zoom shows a window of some CSS pixels, each of which is scale pixels of the device.
func (t *Tab) zoom(width int64, scale float64) error {
	return t.do(chromedp.EmulateViewport(width, 422, chromedp.EmulateScale(scale)))
}

// fits sees whether all text can be read where it stands.
func (r reading) fits(t *testing.T, tab *Tab, sheet Sheet, how string) error {
	for _, question := range []string{widest, cut, outgrown} {
		faults, err := ask[[]string](tab, question)
		if err != nil {
			return err
		}
		tell(t, sheet, how, faults)
	}
	return nil
}

// unforced names days and bars that can't be told from their ground where the reader's system sets the colours.
const unforced = `(() => {
	const probe = document.body.appendChild(document.createElement("p"))
	probe.style.color = "Canvas"
	const ground = getComputedStyle(probe).color
	probe.remove()
	const days = [...document.querySelectorAll(".calendar td a")].filter(e => {
		const style = getComputedStyle(e)
		return !style.textDecorationLine.includes("underline") || style.color == ground || style.color == style.backgroundColor
	})
	const bars = [...document.querySelectorAll(".bars")].filter(e => [...e.querySelectorAll("rect, path")].some(b => getComputedStyle(b).fill == ground) || !e.getBoundingClientRect().height)
	return [...matchMedia("(forced-colors: active)").matches ? [] : ["colours are not forced"], ...[...days, ...bars].map(e => "not seen in forced colours: " + e.outerHTML.slice(0, 120))]
})()`

// testForcedColours looks at sheets whose grounds the reader's system takes away, light and dark.
func (r reading) testForcedColours(t *testing.T) {
	r.each(t, onePerKind(without(r.site.Sheets, render.Redirect)), func(tab *Tab, sheet Sheet) error {
		for _, scheme := range []string{"light", "dark"} {
			err := tab.forceColours(scheme)
			if err == nil {
				err = tab.Open(r.host.URL, r.host.URL+sheet.Address)
			}
			if err != nil {
				return err
			}
			faults, err := ask[[]string](tab, unforced)
			tell(t, sheet, "forced colours, "+scheme, faults)
			if err := cmp.Or(err, r.listen(t, tab, sheet)); err != nil {
				return err
			}
		}
		return nil
	})
}

// forceColours shows the tab as on a system that sets the colours itself.
func (t *Tab) forceColours(scheme string) error {
	return t.do(chromedp.EmulateViewport(1280, 844), call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}, {Name: "prefers-color-scheme", Value: scheme}}}))
}

// faulty has each fault once.
const faulty = `<!DOCTYPE html><title>Faults</title><meta name="viewport" content="width=device-width">
<p style="width: 2000px">Wide</p>
<p id="low" style="height: 1em; overflow: hidden">One<br>two</p>
<p id="narrow" style="width: 2em; white-space: nowrap">Many words on one line</p>
<table class="calendar"><tr><td><a id="day" href="#">1</a></table>
<svg class="bars" height="10" id="bar"><rect width="10" height="10" style="fill: Canvas"></rect></svg>
<style>a { text-decoration: none }</style>`

// The questions are asked about what is wrong, for they might say nothing to anything.
func TestSettingsFindFaults(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "faults.html"), []byte(faulty), 0o644); err != nil {
		t.Fatal(err)
	}
	browser, err := Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer browser.Close()
	tab, err := browser.Tab()
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()
	if err := cmp.Or(tab.forceColours("light"), tab.Open("file://", "file://"+filepath.ToSlash(folder)+"/faults.html")); err != nil {
		t.Fatal(err)
	}
	for question, said := range map[string][]string{widest: {"it scrolls sideways"}, cut: {`id="low"`}, outgrown: {`id="narrow"`}, unforced: {`id="day"`, `id="bar"`}} {
		faults, err := ask[[]string](tab, question)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range said {
			if !strings.Contains(strings.Join(faults, "\n"), part) {
				t.Errorf("%q is not said, but %q", part, faults)
			}
		}
	}
}

const (
	most = 12 << 10 // bytes over the wire, for an article and its style sheet

	// The style sheet and what is around a text take some 8 KiB, and a Chinese character 2 bytes: longer texts weigh more than the most by themselves
	// sooner or later, and no sheet can help it. A news story is well below.
	ordinary = 1500 // characters
)

// testWeight loads every article as a first visitor does: the sheet and the style sheet, and nothing else but an icon.
func (r reading) testWeight(t *testing.T) {
	articles := slices.DeleteFunc(slices.Clone(r.site.Sheets), func(s Sheet) bool { return s.Kind != render.Article })
	r.each(t, articles, func(tab *Tab, sheet Sheet) error {
		if err := tab.Open(r.host.URL, r.host.URL+sheet.Address); err != nil {
			return err
		}
		characters, err := ask[int](tab, `document.querySelector(".text").textContent.length`)
		if err != nil {
			return err
		}
		wanted := slices.DeleteFunc(tab.Wanted(), func(url string) bool { return strings.Contains(url, "icon") || strings.HasPrefix(url, "data:") })
		if len(wanted) != 2 || wanted[0] != r.host.URL+sheet.Address || !strings.HasSuffix(wanted[1], ".css") {
			t.Errorf("%s loads %q", sheet.Address, wanted)
		}
		sum := 0
		for _, url := range wanted {
			bytes, err := weigh(t.Context(), url)
			if err != nil {
				return err
			}
			sum += bytes
		}
		t.Logf("%s: %d characters, %d bytes", sheet.Address, characters, sum)
		if characters <= ordinary && sum > most {
			t.Errorf("%s: with its style sheet it has %d bytes; %d characters of text should need no more than %d", sheet.Address, sum, characters, most)
		}
		return nil
	})
}

// weigh gives how many bytes an address sends, compressed.
func weigh(ctx context.Context, url string) (int, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, err
	}
	request.Header.Set("Accept-Encoding", "gzip") // so that it is left as it comes
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return len(text), err
}
