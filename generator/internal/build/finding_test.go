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

// The newest sheet of a tag or district tells of all its articles: how many are of each year, and what else they are about. What changes that in an old
// article is on it, too, though the article stands on another sheet.
func TestListsTellOfAllTheirArticles(t *testing.T) {
	root := archiveOf(t, 12)
	edit(t, root, "content/2022/12/30/01-02.md", "tags: [春运, 专题0]", "tags: [春运, 教育, 专题0]")
	edit(t, root, "content/2023/01/02/01-02.md", "tags: [春运, 专题3]", "tags: [教育, 春运]")
	build(t, root)
	site := public(t, root)
	const bar = "<svg class=\"bars\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"20\" height=\"10\"/></svg>\n"
	wantIn(t, site, "tags/chun-yun/index.html", `<a href="../jiao-yu/index.html">教育</a> <span class=quiet>2</span>`,
		`<a href="2.html#y2022">2022年</a>`+"\n"+bar+`<span class=quiet>6篇</span>`, `<a href="index.html#y2023">2023年</a>`)
	wantIn(t, site, "tags/chun-yun/2.html", `<li id="y2022">`)
	wantIn(t, site, "districts/dongxian/index.html", `<a href="../../tags/chun-yun/index.html">春运</a> <span class=quiet>12</span>`)
	if strings.Contains(site["tags/chun-yun/1.html"], "教育") {
		t.Error("a full sheet tells of what may change")
	}

	edit(t, root, "content/2022/12/30/01-02.md", "tags: [春运, 教育, 专题0]", "tags: [春运, 专题0]")
	build(t, root)
	wantIn(t, public(t, root), "tags/chun-yun/index.html", `<a href="../jiao-yu/index.html">教育</a> <span class=quiet>1</span>`)
}

// The parts of a series are read from the first to the last, whenever they were printed. A paper that counts again goes by the day.
func TestASeriesStandsInOrder(t *testing.T) {
	root := archiveOf(t, 3)
	edit(t, root, "content/2022/12/30/02-01.md", "number: 1", "number: 9")
	build(t, root)
	order := func(want ...string) {
		t.Helper()
		rest := public(t, root)["series/lian-zai/index.html"]
		for _, text := range want {
			_, after, found := strings.Cut(rest, text)
			if !found {
				t.Fatalf("%q does not stand in its place", text)
			}
			rest = after
		}
	}
	order("连载第1期", "之2", "连载第2期", "之3", "连载第0期", "之9")
	edit(t, root, "content/2022/12/30/02-01.md", "number: 9", "number: 3")
	build(t, root)
	order("连载第0期", "之3", "连载第1期", "之2", "连载第2期", "之3")
}

// Tags stand under the config's headings, and all of them, as people do, under the letters that they are read by.
func TestIndexesGoByLetters(t *testing.T) {
	root := archiveOf(t, 2)
	edit(t, root, "content/2022/12/30/01-02.md", "reporters: [记者0]", "reporters: [曾国华, Ann Lee]")
	edit(t, root, "content/2022/12/30/01-02.md", "专题0]", "长江, 3·15]")
	build(t, root)
	site := public(t, root)
	wantIn(t, site, "tags/index.html", `<h2 class=section>民生</h2>`, `<a href="#by-c">C</a>`, `<a href="#by-none">其他</a>`,
		`<h3 id="by-c">C</h3><ul class=index><li><a href="zhang-jiang/index.html"><span class="label">长江`,
		`<h3 id="by-none">其他</h3><ul class=index><li><a href="3-15/index.html"><span class="label">3·15`)
	wantIn(t, site, "people/index.html", `<h3 id="by-a">A</h3>`, `<h3 id="by-z">Z</h3><ul class=index><li><a href="ceng-guo-hua-`)
	if strings.Contains(site["districts/index.html"], "按拼音") {
		t.Error("districts stand in the config's order")
	}
}

// The picture of the archive is drawn, said in words and told in numbers.
func TestThePictureOfTheArchive(t *testing.T) {
	root := archiveOf(t, 2)
	build(t, root)
	wantIn(t, public(t, root), "districts/index.html", `aria-label="东县：共2篇，最多的是2022年，2篇"><rect x="0" y="20" width="100" height="20"/></svg>`)
	sample.Edition(t, root, 2) // the year after
	sample.Article(t, root, sample.Day(2), 1, 3, "title: 又一篇\ndistricts: [样州市]\n", "正文。\n")
	build(t, root)
	wantIn(t, public(t, root), "districts/index.html",
		`viewBox="0 0 20 40" preserveAspectRatio="none" role="img" aria-label="东县：共3篇，最多的是2022年，2篇"><rect x="0" y="0" width="8" height="40"/><rect x="10" y="20" width="8" height="20"/></svg>`,
		"<th scope=col>样州市<th scope=col>东县<th scope=col>西县", `<th scope=row><a href="../2023/index.html">2023年</a><td>2<td>1<td>1`)
}
