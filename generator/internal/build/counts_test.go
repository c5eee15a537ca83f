package build

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/sample"
	"backissue/layouts"
)

// wantMade builds and wants exactly these files of the site to be other than before, and no other file to be rendered, written or removed. Of those
// that are rendered in vain, because they are made of more than they show, the test says how many: they are the home sheet, feeds and indexes.
func wantMade(t *testing.T, root string, inVain int, want ...string) Report {
	t.Helper()
	return wantMadeOrGone(t, root, inVain, 0, want...)
}

// wantMadeOrGone also wants some of the files to be removed.
func wantMadeOrGone(t *testing.T, root string, inVain, gone int, want ...string) Report {
	t.Helper()
	before := public(t, root)
	report := build(t, root)
	got := changed(before, public(t, root))
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changed files:\n%s", diff)
	}
	if made := len(want) - gone; report.Written != made || report.Rendered != made+inVain || report.Removed != gone {
		t.Errorf("%d files written, %d rendered and %d removed, want %d, %d and %d", report.Written, report.Rendered, report.Removed, made, made+inVain, gone)
	}
	return report
}

// ofWhole counts the files that are made of all list data: the home sheet, that of the data, four indexes, two feeds, the sitemap's index and its part
// of the lists.
const ofWhole = 10

// ofSegment counts the files of a small segment of the search index, which are all made of all its articles.
const ofSegment = 5

func edit(t *testing.T, root, file, old, new string) {
	t.Helper()
	name := filepath.Join(root, filepath.FromSlash(file))
	text, err := os.ReadFile(name)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s has no %q: %v", file, old, err)
	}
	sample.File(t, root, file, strings.ReplaceAll(string(text), old, new))
}

func TestNothingChanged(t *testing.T) {
	root := archiveOf(t, 4)
	build(t, root)
	if report := wantMade(t, root, 0); report.Parsed+report.Removed > 0 || report.Unchanged != len(public(t, root)) {
		t.Errorf("%+v", report)
	}
	// A checkout, a copy or a touch gives files other times, and no other bytes.
	for name := range sample.Site(t, root) {
		if err := os.Chtimes(filepath.Join(root, name), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if report := wantMade(t, root, 0); report.Parsed > 0 {
		t.Errorf("other times: %+v", report)
	}
}

// The text below an article's first sentence is on its own sheet, its page's and its edition's. Of the newest edition the home sheet shows some.
func TestABodyIsEdited(t *testing.T) {
	root := archiveOf(t, 4)
	build(t, root)
	edit(t, root, "content/2022/12/31/01-01.md", "第二句", "别的一句")
	report := wantMade(t, root, ofSegment-2, "2022/12/31/01-01.html", "2022/12/31/01.html", "2022/12/31/index.html", "2022/12/31/articles.jsonl",
		"2022/12/31/text0.js", "search/2020s/a0.js", "search/2020s/b0.js")
	if report.Parsed > 5 {
		t.Errorf("%d files parsed, an edition has 4", report.Parsed)
	}
	edit(t, root, "content/2023/01/02/01-01.md", "第二句", "别的一句")
	wantMade(t, root, ofWhole-1+ofSegment-2, "2023/01/02/01-01.html", "2023/01/02/01.html", "2023/01/02/index.html", "2023/01/02/articles.jsonl",
		"2023/01/02/text0.js", "index.html", "search/2023-01/a0.js", "search/2023-01/b0.js")
}

// A title is on the sheets of its article and those beside it, its page, edition, month, lists, and in feeds.
func TestATitleIsEdited(t *testing.T) {
	root := archiveOf(t, 4)
	build(t, root)
	edit(t, root, "content/2022/12/31/02-01.md", "连载第1期", "别的题目")
	wantMade(t, root, ofWhole-2+1+ofSegment-2, "2022/12/31/02-01.html", "2022/12/31/01-02.html", "2022/12/31/02.html", "2022/12/31/index.html",
		"2022/12/31/articles.jsonl", "2022/12/31/text1.js", "search/2020s/a0.js", "search/2020s/w0.js", "2022/12/index.html",
		"tags/chun-yun/index.html", "tags/chun-yun/feed.xml", "districts/xixian/index.html", "districts/xixian/feed.xml",
		"series/lian-zai/index.html", "feed.xml", "feed.json") // in vain: the year's part of the sitemap
}

// The promise for an edition that is added: at most 40 files, and 4 for each of its articles.
func TestAnEditionIsAdded(t *testing.T) {
	const editions, articles = 60, 20
	root := archiveOf(t, editions)
	build(t, root)
	sample.Edition(t, root, editions)
	for order := 3; order <= articles-1; order++ {
		sample.Article(t, root, sample.Day(editions), 1, order, "title: 又一篇\ntags: [春运]\nreporters: [张三]\ndistricts: [东县]\n", "正文。\n")
	}
	report := build(t, root)
	if most := 40 + 4*articles; report.Written > most || report.Rendered > most {
		t.Errorf("%d files written and %d rendered, want at most %d", report.Written, report.Rendered, most)
	}
	if report.Parsed > 2*(articles+1) { // the home sheet parses the newest edition again
		t.Errorf("%d files parsed", report.Parsed)
	}
}

// Another name of a tag is on its article's sheet, in feeds and indexes, and among the tags of the lists that the article is in. In vain are made the
// page and the edition, whose sheets are made of the same file, and the other sheets of these lists.
func TestATagIsRenamed(t *testing.T) {
	root := archiveOf(t, 4)
	build(t, root)
	edit(t, root, "content/2022/12/31/01-02.md", "专题1", "新题目")
	const lists = 2 // an older sheet of 春运, and the reporter
	report := wantMadeOrGone(t, root, 2+1+1+lists+ofWhole-5+ofSegment-2, 1, "2022/12/31/01-02.html", "2022/12/31/articles.jsonl", "2022/12/31/text0.js", "search/2020s/top.js", "search/2020s/w0.js", "feed.json", "feed.xml", "gone: tags/zhuan-ti-1/index.html",
		"index.html", "sitemap-lists.xml", "tags/index.html", "tags/xin-ti-mu/index.html", // in vain also: the month, and the year's part of the sitemap
		"tags/chun-yun/index.html", "tags/chun-yun/feed.xml", "districts/dongxian/index.html", "districts/dongxian/feed.xml")
	if report.Parsed > 5+4 {
		t.Errorf("%d files parsed, an edition has 4", report.Parsed)
	}
}

// A layout is in the sheets of those kinds that call it. Each file is counted that is rendered again, whether or not it shows the change.
func TestALayoutIsChanged(t *testing.T) {
	root := archiveOf(t, 4)
	build(t, root)
	own := func(name string) {
		text, err := layouts.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sample.File(t, root, "layouts/"+name, string(text)+"<p>own</p>\n")
	}
	lists := func(address string) bool {
		folder, rest, _ := strings.Cut(address, "/")
		return slices.Contains(folders, folder) && rest != "index.html" && path.Ext(rest) == ".html"
	}
	own("partials/entry.html")
	var want []string
	for address, text := range public(t, root) {
		if lists(address) && !strings.Contains(text, "http-equiv") { // not the redirects ahead
			want = append(want, address)
		}
	}
	wantMade(t, root, 0, want...)

	own("withdrawn.html")
	wantMade(t, root, 0)

	own("month.html")
	wantMade(t, root, 0, "2022/12/index.html", "2023/01/index.html")

	sample.File(t, root, "layouts/assets/own.css", "a { color: red; }\n")
	before := public(t, root)
	report := build(t, root)
	if diff := cmp.Diff([]string{"assets/own.css"}, changed(before, public(t, root))); diff != "" || report.Written != 1 {
		t.Errorf("an asset that no layout names: %s %+v", diff, report)
	}
	edit(t, root, "layouts/assets/own.css", "red", "blue")
	wantMade(t, root, 0, "assets/own.css")
}

// What can't be remembered is told, and the site is there.
func TestALedgerThatCannotBeWritten(t *testing.T) {
	root := archiveOf(t, 1)
	sample.File(t, root, "file", "")
	report, err := Run(t.Context(), Options{Root: root, Ledger: filepath.Join(root, "file", "ledger")})
	if err != nil || report.Forgot == "" || report.Written == 0 {
		t.Errorf("%v %+v", err, report)
	}
}
