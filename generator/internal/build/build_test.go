package build

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"backissue/generator/internal/sample"
	"backissue/generator/internal/source"
)

func build(t *testing.T, root string) Report {
	t.Helper()
	report, err := Run(t.Context(), Options{Root: root})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func archiveOf(t *testing.T, editions int) string {
	t.Helper()
	root := t.TempDir()
	sample.Archive(t, root, editions)
	return root
}

func public(t *testing.T, root string) map[string]string {
	t.Helper()
	return sample.Site(t, filepath.Join(root, "public"))
}

// changed gives the addresses whose files differ between two states of a site.
func changed(before, after map[string]string) []string {
	var found []string
	for address, text := range after {
		if old, ok := before[address]; !ok || old != text {
			found = append(found, address)
		}
	}
	for address := range before {
		if _, ok := after[address]; !ok {
			found = append(found, "gone: "+address)
		}
	}
	slices.Sort(found)
	return found
}

// Promise 4: the site depends on content, layouts and config alone.
func TestSameContentSameBytes(t *testing.T) {
	first := archiveOf(t, 12)
	build(t, first)
	want := public(t, first)
	for _, cores := range []int{1, 2, 7} {
		other := archiveOf(t, 12)
		if _, err := Run(t.Context(), Options{Root: other, Cores: cores}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, public(t, other)); diff != "" {
			t.Fatalf("%d cores: %s", cores, diff)
		}
	}
}

// Promise 4: an incremental build equals a clean one. The archive is changed in every way and built again each time.
func TestIncrementalEqualsClean(t *testing.T) {
	root := archiveOf(t, 6)
	build(t, root)
	day := sample.Day(3)
	folder := filepath.Join(root, "content", day.Format("2006/01/02"))
	steps := []struct {
		name string
		do   func()
	}{
		{"a new edition", func() { sample.Edition(t, root, 6) }},
		{"an older edition comes later", func() {
			sample.Article(t, root, sample.Day(-9), 1, 1, "title: 旧闻\ntags: [春运]\n", "旧。\n")
		}},
		{"an edited article", func() { sample.Article(t, root, day, 1, 2, "title: 改\ntags: [新]\n", "改。\n") }},
		{"a withdrawn article", func() { sample.Article(t, root, day, 1, 1, "title: 撤\nwithdrawn: 事实有误\n", "撤。\n") }},
		{"an article that moved", func() {
			os.Remove(filepath.Join(folder, "02-01.md"))
			sample.Article(t, root, day, 2, 7, "title: 移\naliases: [2023/01/02/02-01.html]\n", "移。\n")
		}},
		{"an edition that is gone", func() { os.RemoveAll(folder) }},
		{"another layout", func() { sample.File(t, root, "layouts/partials/entry.html", "<p>{{.Entry.Title}}</p>") }},
		{"another config", func() {
			sample.File(t, root, "config.yaml", strings.Replace(sample.Config, "样报档案", "新名", 1))
		}},
	}
	for _, step := range steps {
		step.do()
		build(t, root)
		clean := filepath.Join(t.TempDir(), "public")
		if _, err := Run(t.Context(), Options{Root: root, Out: clean}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(sample.Site(t, clean), public(t, root)); diff != "" {
			t.Fatalf("%s: %s", step.name, diff)
		}
		if report := build(t, root); report.Written+report.Removed > 0 {
			t.Errorf("%s: a second build writes %d files and removes %d", step.name, report.Written, report.Removed)
		}
	}
}

// Promise 6: a new edition rewrites what mentions it and nothing else. With 13 editions of three articles the tag 春运 has
// 39, in sheets of five; the 14th edition brings it to 42, which closes the seventh sheet.
func TestThePastStaysStill(t *testing.T) {
	root := archiveOf(t, 13)
	build(t, root)
	before := public(t, root)
	sample.Edition(t, root, 13)
	report := build(t, root)
	got := changed(before, public(t, root))
	want := []string{
		"2023/01/11/index.html", // the edition before: its link to the next one
		"2023/01/12/01-01.html", "2023/01/12/01-02.html", "2023/01/12/01.html", "2023/01/12/02-01.html", "2023/01/12/02.html",
		"2023/01/12/articles.jsonl", "2023/01/12/index.html", "2023/01/12/text0.js", "2023/01/12/text1.js",
		"2023/01/index.html", "2023/datapackage.json", "2023/index.html", // the calendar
		"data.html",
		"districts/dongxian/feed.xml", "districts/dongxian/index.html", "districts/index.html",
		"districts/xixian/feed.xml", "districts/xixian/index.html",
		"districts/yangzhou/feed.xml", "districts/yangzhou/index.html",
		"feed.json", "feed.xml", "index.html",
		"people/index.html", "people/ji-zhe-13-27b0/index.html", "people/zhang-san-1d84/index.html",
		"search/2023-01/a0.js", "search/2023-01/a1.js", "search/2023-01/b0.js", "search/2023-01/editions.js", "search/2023-01/top.js",
		"search/2023-01/w0.js", "search/manifest.js", // the newest month's index
		"series/index.html", "series/lian-zai/index.html",
		"sitemap-2023.xml", "sitemap-lists.xml",
		"tags/chun-yun/7.html", "tags/chun-yun/8.html", "tags/chun-yun/feed.xml", "tags/chun-yun/index.html", "tags/index.html", "tags/zhuan-ti-13/index.html",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changed files:\n%s", diff)
	}
	if report.Written != len(got) || report.Rendered != len(got)+1 { // the sitemap's index is made in vain: there is no new part
		t.Errorf("%d files written and %d rendered, %d changed", report.Written, report.Rendered, len(got))
	}
}

// Promise 3: an address comes from the edition, page and number, never from the title.
func TestATitleChangesNoAddress(t *testing.T) {
	root := archiveOf(t, 3)
	build(t, root)
	before := public(t, root)
	sample.Article(t, root, sample.Day(1), 1, 1, "title: 完全不同的题目\nreporters: [张三]\ndistricts: [样州市]\ntags: [春运]\n", "正文。\n")
	build(t, root)
	after := public(t, root)
	for _, address := range changed(before, after) {
		if before[address] == "" || after[address] == "" {
			t.Errorf("%s appeared or went", address)
		}
	}
	if !strings.Contains(after["2022/12/31/01-01.html"], "完全不同的题目") {
		t.Error("the new title is not at the old address")
	}
}

// Promise 3: what moved redirects, what was withdrawn says so and why, and shows nothing of itself anywhere.
func TestMovedAndWithdrawn(t *testing.T) {
	root := archiveOf(t, 3)
	sample.Article(t, root, sample.Day(1), 1, 3, "title: 搬家\naliases: [old/1.html, old/folder/]\n", "正文。\n")
	sample.Article(t, root, sample.Day(1), 1, 4, "title: 张某涉案\nkicker: 绝密\nwithdrawn: 事实有误\nreporters: [李四]\ntags: [案件]\n", "秘密正文。\n")
	build(t, root)
	site := public(t, root)
	for _, old := range []string{"old/1.html", "old/folder/index.html"} {
		if !strings.Contains(site[old], "2022/12/31/01-03.html") || !strings.Contains(site[old], "noindex") {
			t.Errorf("%s: %s", old, site[old])
		}
	}
	if !strings.Contains(site["2022/12/31/01-04.html"], "事实有误") {
		t.Error("the withdrawn article does not say why")
	}
	for address, text := range site {
		for _, secret := range []string{"张某涉案", "绝密", "秘密正文", "李四", "案件"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s shows %s", address, secret)
			}
		}
		if strings.HasPrefix(address, "sitemap") && strings.Contains(text, "01-04.html") {
			t.Error("the withdrawn article is in the sitemap")
		}
	}
}

// Promise 7: every link inside the site is relative, names a file, and the file is there, with the anchor it asks for.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	root := archiveOf(t, 13)
	sample.Article(t, root, sample.Day(1), 1, 3, "title: 图\nphotos: [{caption: 说明, file: photos/a.jpg}]\naliases: [old/1.html]\n"+
		"continued: {to: 02-01}\n", "[另一篇](01-01.html) [外](https://example.com/)\n")
	sample.File(t, root, "content/2022/12/31/photos/a.jpg", sample.Photo("a.jpg", 900, 600, 1))
	sample.Article(t, root, sample.Day(12), 1, 1, "title: 头条\n", "[另一篇](01-02.html)\n") // also on the home sheet
	build(t, root)
	site := public(t, root)
	anchors := map[string]map[string]bool{}
	parsed := map[string]*html.Node{}
	for address, text := range site {
		if path.Ext(address) == ".html" {
			document, err := html.Parse(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			parsed[address], anchors[address] = document, ids(t, address, document)
		}
	}
	for address, document := range parsed {
		for _, link := range linksOf(document) {
			checkLink(t, site, anchors, address, link)
		}
	}
}

func checkLink(t *testing.T, site map[string]string, anchors map[string]map[string]bool, from, link string) {
	t.Helper()
	u, err := url.Parse(link)
	switch {
	case err != nil:
		t.Errorf("%s: %q: %v", from, link, err)
	case u.Scheme == "https" && u.Host == "example.com", u.Scheme == "mailto", u.Scheme == "data" && strings.Contains(link, ";charset=utf-8,"):
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/"):
		t.Errorf("%s: %q is not relative", from, link)
	default:
		target := from
		if u.Path != "" {
			target = path.Join(path.Dir(from), u.Path)
		}
		if _, ok := site[target]; !ok {
			t.Errorf("%s: %q leads to %s, which is not there", from, link, target)
		} else if u.Fragment != "" && !anchors[target][u.Fragment] {
			t.Errorf("%s: %q: there is no such anchor", from, link)
		}
	}
}

// linksOf gives every address in a document but those meant for machines, which are absolute, and 404.html's base.
func linksOf(n *html.Node) []string {
	var found []string
	rel := attribute(n, "rel")
	if n.Type == html.ElementNode && n.Data != "base" && rel != "canonical" {
		for _, name := range []string{"href", "src", "poster", "action"} {
			if link := attribute(n, name); link != "" {
				found = append(found, link)
			}
		}
		if n.Data == "meta" && attribute(n, "http-equiv") == "refresh" {
			_, link, _ := strings.Cut(attribute(n, "content"), "url=")
			found = append(found, link)
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		found = append(found, linksOf(child)...)
	}
	return found
}

// ids gives the anchors of a document, each of which may be there once.
func ids(t *testing.T, address string, n *html.Node) map[string]bool {
	found := map[string]bool{}
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if id := attribute(n, "id"); id != "" {
			if found[id] {
				t.Errorf("%s: the id %q is there twice", address, id)
			}
			found[id] = true
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			visit(child)
		}
	}
	visit(n)
	return found
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// The home sheet of a small archive has no empty headings, and no link to read on below a story that stands there whole.
func TestTheHomeSheetShowsOnlyWhatIsThere(t *testing.T) {
	root := archiveOf(t, 1)
	const heading, readOn = "id=by-district", "继续阅读"
	build(t, root)
	if text := public(t, root)["index.html"]; !strings.Contains(text, heading) || strings.Contains(text, readOn) {
		t.Errorf("districts and a short lead: %s", text)
	}
	if err := os.RemoveAll(filepath.Join(root, "content", sample.Day(0).Format("2006"))); err != nil {
		t.Fatal(err)
	}
	sample.Article(t, root, sample.Day(1), 1, 1, "title: 头条\n", strings.Repeat("一段不长的文字。\n\n", 40))
	build(t, root)
	text := public(t, root)["index.html"]
	if strings.Contains(text, heading) || strings.Contains(text, "id=by-tag") || !strings.Contains(text, readOn) {
		t.Errorf("neither districts nor tags, and a long lead: %s", text)
	}
}

// 404.html is shown at any depth, so it alone has a base, and its links start from there. Elsewhere no style sheet reaches
// it, so it brings some style of its own.
func TestNotFoundHasABase(t *testing.T) {
	root := archiveOf(t, 1)
	build(t, root)
	for address, text := range public(t, root) {
		if got := strings.Contains(text, "<base"); path.Ext(address) == ".html" && got != (address == "404.html") {
			t.Errorf("%s: has a base: %v", address, got)
		}
	}
	if text := public(t, root)["404.html"]; !strings.Contains(text, `<base href="/yangbao/">`) || !strings.Contains(text, "<style>") {
		t.Errorf("404.html: %s", text)
	}
}

func TestLayoutsThatAreNoFolderAreAProblem(t *testing.T) {
	root := archiveOf(t, 1)
	sample.File(t, root, "layouts", "x")
	_, err := Run(t.Context(), Options{Root: root})
	if problems, ok := source.AsProblems(err); !ok || problems[0].File != "layouts" || problems[0].Hint == "" {
		t.Errorf("%v", err)
	}
}

// Of an edition made by hand nobody knows whether it prints its day.
func TestTheDateIsCalledGivenOnlyWhenTheRecordSaysSo(t *testing.T) {
	root := archiveOf(t, 1)
	const note = "报上未印日期"
	record := "content/" + sample.Day(0).Format("2006/01/02") + "/edition.yaml"
	if err := os.Remove(filepath.Join(root, record)); err != nil {
		t.Fatal(err)
	}
	address := sample.Day(0).Format("2006/01/02") + "/index.html"
	build(t, root)
	if text := public(t, root)[address]; text == "" || strings.Contains(text, note) {
		t.Errorf("without a record: %s", text)
	}
	date := "date: " + sample.Day(0).Format(time.DateOnly) + "\n"
	sample.File(t, root, record, date)
	build(t, root)
	if text := public(t, root)[address]; strings.Contains(text, note) {
		t.Errorf("with a record of the date alone: %s", text)
	}
	sample.File(t, root, record, date+"date-source: given\n")
	build(t, root)
	if text := public(t, root)[address]; !strings.Contains(text, note) {
		t.Errorf("with a record: %s", text)
	}
}

func TestAnEmptyArchiveBuilds(t *testing.T) {
	root := t.TempDir()
	sample.File(t, root, "config.yaml", sample.Config)
	if err := os.Mkdir(filepath.Join(root, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if report := build(t, root); report.Articles != 0 || report.Written == 0 {
		t.Errorf("%+v", report)
	}
}

func TestASecondEditionOfADay(t *testing.T) {
	root := archiveOf(t, 1)
	sample.File(t, root, "content/2022/12/30-evening/01-01.md", "---\ntitle: 晚报\ndate: 2022-12-30\npage: 1\norder: 1\n---\n\n晚。\n")
	build(t, root)
	site := public(t, root)
	if !strings.Contains(site["2022/12/30-evening/01-01.html"], "晚报") || !strings.Contains(site["2022/12/30/index.html"], "30-evening/index.html") {
		t.Error("the evening edition is not there, or the morning's does not lead to it")
	}
}
