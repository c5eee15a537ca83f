package build

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"backissue/generator/internal/sample"
)

// nodesOf gives the elements of a sheet that have a name.
func nodesOf(t *testing.T, text, name string) []*html.Node {
	t.Helper()
	document, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var found []*html.Node
	for n := range document.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			found = append(found, n)
		}
	}
	return found
}

// hostileTitle is a title that would end a record, a field, an attribute, a script or a letter's subject.
const hostileTitle = `"><script>alert(1)</script>{\}&body=x%0D%0A#ER  - </script>`

const hostileArticle = `title: '` + hostileTitle + `'
reporters: ['甲"><b>', 乙, 丙]
correspondents: ['丁 and 戊']
corrections: [{date: 2023-02-01, note: '更正"</script>'}]
source: {file: source/01.txt, lines: 3-4}
`

func hostileSheet(t *testing.T, report string) string {
	t.Helper()
	root := archiveOf(t, 1)
	sample.File(t, root, "config.yaml", sample.Config+"report: "+report+"\n")
	sample.Article(t, root, sample.Day(0), 1, 3, hostileArticle, "正文。\n")
	build(t, root)
	return public(t, root)["2022/12/30/01-03.html"]
}

// A reader copies a citation and its BibTeX, and downloads its RIS without a script; a value can end neither the record nor the address that holds it.
func TestAnArticleIsCited(t *testing.T) {
	text := hostileSheet(t, "mailto:a@example.org")
	downloads := map[string]string{} // and what is copied
	for _, a := range nodesOf(t, text, "a") {
		if name := attribute(a, "download"); name != "" {
			_, data, _ := strings.Cut(attribute(a, "href"), ",")
			record, err := url.PathUnescape(data)
			if err != nil {
				t.Fatal(err)
			}
			downloads[name] = record
		}
	}
	for _, pre := range nodesOf(t, text, "pre") {
		downloads["2022-12-30-01-03.bib"] += pre.FirstChild.Data
	}
	for name, wanted := range map[string][]string{
		"2022-12-30-01-03.ris": {"TY  - NEWS\r\nAU  - 甲\"><b>\r\nAU  - 乙\r\n", "\r\nTI  - " + hostileTitle + "\r\n", "\r\nDA  - 2022/12/30/\r\n", "\r\nSP  - 1\r\nSE  - 要闻\r\n",
			"\r\nUR  - https://example.org/yangbao/2022/12/30/01-03.html\r\nER  - \r\n"},
		"2022-12-30-01-03.bib": {"@article{2022-12-30-01-03,\n", " and 丙 and {丁 and 戊}},\n", `{\textbraceleft{}\textbackslash{}\textbraceright{}\&body=x\%0D\%0A\#ER`[1:], "date = {2022-12-30}"},
	} {
		for _, want := range wanted {
			if !strings.Contains(downloads[name], want) {
				t.Errorf("%s has no %q:\n%s", name, want, downloads[name])
			}
		}
	}
	if !strings.Contains(text, "乙, 丙, 等. &#34;&gt;&lt;script&gt;") || !strings.Contains(text, "[N]. 样报, 2022-12-30(1).") {
		t.Error("no citation by the standard")
	}
	if strings.Contains(text, "<script>alert") || strings.Contains(text, "<b>") {
		t.Error("a value is markup")
	}
}

// A letter or a form about an error names the article and its source.
func TestAReportNamesTheArticle(t *testing.T) {
	for report, want := range map[string][2]string{
		"mailto:a@example.org":                {"body", "文章：" + hostileTitle + "\r\n地址：https://example.org/yangbao/2022/12/30/01-03.html\r\n出处：content/2022/12/30/source/01.txt 3-4\r\n差错：\r\n"},
		"https://example.org/form?kind=error": {"source", "content/2022/12/30/source/01.txt 3-4"},
	} {
		found := false
		for _, a := range nodesOf(t, hostileSheet(t, report), "a") {
			if link := attribute(a, "href"); strings.HasPrefix(link, report) && link != report {
				u, err := url.Parse(link)
				if err != nil {
					t.Fatal(err)
				}
				found = true
				if got := u.Query().Get(want[0]); got != want[1] {
					t.Errorf("%s: %q, want %q", report, got, want[1])
				}
			}
		}
		if !found {
			t.Errorf("%s: no link", report)
		}
	}
}

// metaOf reads a sheet's meta elements as Zotero does: each name's values in order.
func metaOf(t *testing.T, text string) map[string][]string {
	t.Helper()
	meta := map[string][]string{}
	for _, m := range nodesOf(t, text, "meta") {
		meta[attribute(m, "name")] = append(meta[attribute(m, "name")], attribute(m, "content"))
	}
	return meta
}

func TestMachinesReadAnArticle(t *testing.T) {
	text := hostileSheet(t, `""`)
	meta := metaOf(t, text)
	for name, want := range map[string]string{"citation_title": hostileTitle, "citation_author": `甲"><b>|乙|丙|丁 and 戊`, "citation_publication_date": "2022-12-30",
		"citation_journal_title": "样报", "citation_firstpage": "1", "citation_language": "zh-Hans", "DC.type": "newspaperArticle", "DC.title": hostileTitle,
		"citation_public_url": "https://example.org/yangbao/2022/12/30/01-03.html", "DC.contributor": "丁 and 戊"} {
		if got := strings.Join(meta[name], "|"); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	var article struct {
		Type, Headline, PrintPage, PrintSection, PrintEdition string
		Correction                                            []struct{ Type, DatePublished, Text string }
	}
	linkedData(t, text, &article)
	if article.Headline != hostileTitle || article.PrintPage != "1" || article.PrintSection != "要闻" || article.PrintEdition != "1000" ||
		len(article.Correction) != 1 || article.Correction[0].DatePublished != "2023-02-01" || article.Correction[0].Text != `更正"</script>` {
		t.Errorf("%+v", article)
	}
}

// A photo with a caption is its photographer's, in each of the records.
func TestMachinesReadWhoTookAPhoto(t *testing.T) {
	root := archiveOf(t, 1)
	sample.Article(t, root, sample.Day(0), 1, 3, "title: 灯\nphotographers: [赵六]\n", "正文。\n")
	build(t, root)
	text := public(t, root)["2022/12/30/01-03.html"]
	meta := metaOf(t, text)
	var article struct{ Author []struct{ Name string } }
	linkedData(t, text, &article)
	if len(article.Author) != 1 || article.Author[0].Name != "赵六" || !slices.Equal(meta["DC.creator"], []string{"赵六"}) || !slices.Equal(meta["citation_author"], []string{"赵六"}) {
		t.Errorf("%+v %q %q", article, meta["DC.creator"], meta["citation_author"])
	}
}

// linkedData reads what a sheet's first JSON-LD block says of it. All that a sheet has of scripts in it are such blocks.
func linkedData(t *testing.T, text string, into any) {
	t.Helper()
	scripts := nodesOf(t, text, "script")
	if len(scripts) == 0 || slices.ContainsFunc(scripts, func(n *html.Node) bool { return attribute(n, "type") != "application/ld+json" }) {
		t.Fatalf("%d scripts", len(scripts))
	}
	if err := json.Unmarshal([]byte(scripts[0].FirstChild.Data), into); err != nil {
		t.Fatal(err)
	}
}
