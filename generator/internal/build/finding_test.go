package build

import (
	"strings"
	"testing"
	"time"

	"backissue/generator/internal/sample"
)

// wantIn wants a sheet to have each text.
func wantIn(t *testing.T, site map[string]string, address string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(site[address], text) {
			t.Errorf("%s has no %q", address, text)
		}
	}
}

// How much was printed on a day is shown by shade and said in words, and counted anew when that changes.
func TestCalendarsSayHowMuchWasPrinted(t *testing.T) {
	root := archiveOf(t, 4)
	extra := sample.Day(3)
	for order := 3; order <= 11; order++ {
		sample.Article(t, root, extra, 1, order, "title: 又一篇\n", "正文。\n")
	}
	build(t, root)
	site := public(t, root)
	for _, address := range []string{"2023/index.html", "2023/01/index.html", "index.html"} {
		wantIn(t, site, address, `class="shade-1" href="`, `title="2023年1月1日 星期日，3篇" aria-label="2023年1月1日 星期日，3篇"`,
			`class="shade-4" href="`, `aria-label="2023年1月2日 星期一，12篇"`)
	}
	wantIn(t, site, "2023/index.html", "2期，15篇")

	sample.Article(t, root, sample.Day(2), 1, 3, "title: 又一篇\n", "正文。\n")
	build(t, root)
	wantIn(t, public(t, root), "2023/index.html", "2期，16篇", "1月1日 星期日，4篇")
}

// An edition leads to those of its day in earlier years, never to later ones; one that is added to the past is on the sheets after it.
func TestAnEditionLeadsToItsDayInEarlierYears(t *testing.T) {
	root := archiveOf(t, 1)
	for _, year := range []int{2020, 2024} {
		sample.Article(t, root, time.Date(year, time.December, 30, 0, 0, 0, 0, time.UTC), 1, 1, "title: 当年\n", "正文。\n")
	}
	build(t, root)
	before := public(t, root)
	wantIn(t, before, "2022/12/30/index.html", `<a href="../../../2020/12/30/index.html">2020年</a>`)
	wantIn(t, before, "2024/12/30/index.html", `2022年</a><li><a href="../../../2020/12/30/index.html">2020年</a>`)
	if strings.Contains(before["2020/12/30/index.html"], "往年今日") {
		t.Error("the first year has earlier ones")
	}
	sample.Article(t, root, time.Date(2021, time.December, 30, 0, 0, 0, 0, time.UTC), 1, 1, "title: 当年\n", "正文。\n")
	build(t, root)
	wantIn(t, public(t, root), "2024/12/30/index.html", `../../../2021/12/30/index.html`)
	if after := public(t, root)["2020/12/30/index.html"]; strings.Contains(after, "往年今日") {
		t.Error("an old sheet leads forward")
	}
}

// The years of a long run stand in rows of decades.
func TestALongRunHasDecades(t *testing.T) {
	root := archiveOf(t, 1)
	for year := 1955; year < 2022; year++ {
		sample.Article(t, root, time.Date(year, time.May, 1, 0, 0, 0, 0, time.UTC), 1, 1, "title: 五一\n", "正文。\n")
	}
	build(t, root)
	wantIn(t, public(t, root), "index.html", "<dt>1950年代", `title="1955年，1期" aria-label="1955年，1期">1955</a>`, "<dt>2020年代")
}
