package build

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"backissue/generator/internal/sample"
)

const receivedPage = "content/2022/12/30/source/01.txt"

// withReceived gives an archive of one edition with its first page as received, and two articles that came from it.
func withReceived(t *testing.T) string {
	t.Helper()
	root := archiveOf(t, 1)
	sample.Article(t, root, sample.Day(0), 1, 1, "title: 头条\nsource: {file: source/01.txt, lines: \"2-3, 5-99\"}\ncontinued: {to: 02-01}\n", "甲乙。\n")
	sample.Article(t, root, sample.Day(0), 2, 1, "title: 头条\nsource: {file: source/02.txt, lines: 1}\ncontinued: {from: 01-01}\n", "丙。\n")
	sample.Article(t, root, sample.Day(0), 1, 2, "title: 撤下的\nsource: {file: source/01.txt, lines: 4}\nwithdrawn: 有误\n", "密。\n")
	sample.File(t, root, "content/2022/12/30/edition.yaml", "pages:\n  - number: 1\n    leftovers:\n      - {lines: \"1\", text: <报>头, reason: furniture}\n      - {lines: \"4, 9\", reason: space}\n"+
		"      - {lines: \"9\", text: 无主, reason: an older word}\n  - number: 2\n")
	sample.File(t, root, receivedPage, "<报>头\n  甲\n\n密\n乙<b>\n")
	sample.File(t, root, "content/2022/12/30/source/02.txt", "丙\n")
	return root
}

const articleSheet, pageSheet = "2022/12/30/01-01.html", "2022/12/30/01.html"

// A reader can hold an article against what the page prints, and a page against what of it is in no article; what was withdrawn is on neither.
func TestThePrintedPageBesideTheText(t *testing.T) {
	root := withReceived(t)
	build(t, root)
	site := public(t, root)
	for sheet, wants := range map[string][]string{
		articleSheet:            {`<ol start="2"><li>  甲<li></ol>`, `<ol start="5"><li>乙&lt;b&gt;</ol>`, "原版第1版，第2-3, 5-99行", "原版第2版，第1行", `<ol start="1"><li>丙</ol>`},
		"2022/12/30/02-01.html": {`<ol start="1"><li>丙</ol>`},
		pageSheet:               {"<tr><td>1<td>&lt;报&gt;头<td>报头、版次、编校等版面文字", "<tr><td>4, 9<td><td>排版留下的空白", "<tr><td>9<td>无主<td>an older word"},
	} {
		for _, want := range wants {
			if !strings.Contains(site[sheet], want) {
				t.Errorf("%s has no %s\n%s", sheet, want, site[sheet])
			}
		}
	}
	for address, text := range site {
		if strings.HasSuffix(address, ".html") && strings.Contains(text, "密") {
			t.Errorf("%s shows what was withdrawn", address)
		}
	}
}

// What the page as received says is on articles' own sheets alone, and what is left over on its page's.
func TestThePageReceivedChanges(t *testing.T) {
	root := withReceived(t)
	build(t, root)
	edit(t, root, receivedPage, "甲", "申")
	wantMade(t, root, 2, articleSheet) // in vain: the sheets of the edition's other articles
	edit(t, root, "content/2022/12/30/edition.yaml", "无主", "有主")
	wantMade(t, root, 1, pageSheet) // in vain: the other page's
}

// Pages that nobody could read as text, that are not there, or of which an article is said to have more lines than were printed, show nothing.
func TestPagesReceivedThatShowNothing(t *testing.T) {
	root := withReceived(t)
	build(t, root)
	if !strings.Contains(public(t, root)[articleSheet], "<details class=lines>") {
		t.Fatal("the article shows no lines")
	}
	for _, text := range []string{"", " \n", "\x00\xff\xfe\x01", strings.Repeat("长", 2<<20)} {
		sample.File(t, root, receivedPage, text)
		build(t, root)
		if site := public(t, root); strings.Contains(site[articleSheet], `<ol start="2">`) {
			t.Errorf("%.20q is shown", text)
		}
	}
	sample.File(t, root, receivedPage, "一行\n两行\n")
	edit(t, root, "content/2022/12/30/01-01.md", "2-3, 5-99", strings.Repeat("1-2, ", 20000)+"1-2")
	build(t, root)
	if text := public(t, root)[articleSheet]; strings.Contains(text, "两行") {
		t.Errorf("an article of %d bytes", len(text))
	}
	edit(t, root, "content/2022/12/30/01-01.md", "source/01.txt", "source/07.txt")
	build(t, root)
}

// Every reason has its words in both languages, or a page of that reason could not be made.
func TestReasonsHaveWords(t *testing.T) {
	for _, language := range []string{"zh-Hans", "en"} {
		root := withReceived(t)
		var left strings.Builder
		for _, reason := range slices.Concat(reasons, []string{"custom"}) {
			fmt.Fprintf(&left, "      - {lines: \"1\", text: 文, reason: %s}\n", reason)
		}
		sample.File(t, root, "content/2022/12/30/edition.yaml", "pages:\n  - number: 1\n    leftovers:\n"+left.String()+"  - number: 2\n")
		edit(t, root, "config.yaml", "language: zh-Hans", "language: "+language)
		build(t, root)
		site := public(t, root)
		for _, reason := range reasons {
			if strings.Contains(site[pageSheet], "<td>文<td>"+reason+"<") || !strings.Contains(site[pageSheet], "<td>文<td>custom") {
				t.Errorf("%s: %s is shown as it was written", language, reason)
			}
		}
	}
}
