package cite

import (
	"html/template"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"backissue/generator/internal/edition"
)

func example() Article {
	return Article{Authors: []string{"刘思楫", "邓星"}, Title: "护航旅客安全出行", Paper: "荆州日报", Date: edition.Date{Year: 2023, Month: 1, Day: 8}, Pages: []int{1},
		Section: "要闻", Address: "https://example.org/jingzhou/2023/01/08/01-02.html", Language: "zh-Hans"}
}

// The standard's own examples of newspapers, and what it says of authors and of their absence.
func TestStandard(t *testing.T) {
	for _, c := range []struct {
		name, others string
		set          func(*Article)
		want         string
	}{
		{"two authors", "等", func(*Article) {}, "刘思楫, 邓星. 护航旅客安全出行[N]. 荆州日报, 2023-01-08(1)."},
		{"the standard's first example", "等", func(a *Article) {
			a.Authors, a.Title, a.Paper, a.Date, a.Pages = []string{"丁文详"}, "数字革命与竞争国际化", "中国青年报", edition.Date{Year: 2000, Month: 11, Day: 20}, []int{15}
		}, "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15)."},
		{"its second, of a page that the paper calls 02", "等", func(a *Article) {
			a.Authors, a.Title, a.Paper = []string{"余建斌"}, "我们的科技一直在追赶: 访中国工程院院长周济", "人民日报"
			a.Date, a.Pages = edition.Date{Year: 2013, Month: 1, Day: 12}, []int{2}
		}, "余建斌. 我们的科技一直在追赶: 访中国工程院院长周济[N]. 人民日报, 2013-01-12(2)."},
		{"three", "等", func(a *Article) { a.Authors = []string{"甲", "乙", "丙"} }, "甲, 乙, 丙. 护航旅客安全出行[N]. 荆州日报, 2023-01-08(1)."},
		{"four", "等", func(a *Article) { a.Authors = []string{"甲", "乙", "丙", "丁"} }, "甲, 乙, 丙, 等. 护航旅客安全出行[N]. 荆州日报, 2023-01-08(1)."},
		{"four in English", "et al.", func(a *Article) {
			a.Authors, a.Title, a.Paper = []string{"Jane Doe", "John Roe", "Ann Poe", "Al Coe"}, "The bridge is open", "Riverton Weekly"
		}, "Jane Doe, John Roe, Ann Poe, et al. The bridge is open[N]. Riverton Weekly, 2023-01-08(1)."},
		{"none", "等", func(a *Article) { a.Authors = nil }, "护航旅客安全出行[N]. 荆州日报, 2023-01-08(1)."},
		{"over two pages", "等", func(a *Article) { a.Pages = []int{1, 3} }, "刘思楫, 邓星. 护航旅客安全出行[N]. 荆州日报, 2023-01-08(1, 3)."},
	} {
		a := example()
		c.set(&a)
		if got := string(a.AppendStandard(nil, c.others)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// recordIn gives the record that the link of an article holds. Whatever they are, the link has two attributes and no more, and an address of characters that may stand there.
func recordIn(t interface{ Fatalf(string, ...any) }, a *Article, name string) string {
	var page strings.Builder
	if err := aLink.Execute(&page, template.HTMLAttr(a.AppendRISLink(nil, name))); err != nil {
		t.Fatalf("%v", err)
	}
	tokens := html.NewTokenizer(strings.NewReader(page.String()))
	tokens.Next()
	token := tokens.Token()
	if len(token.Attr) != 2 || token.Attr[0].Key != "download" || token.Attr[1].Key != "href" || tokens.Next() != html.ErrorToken {
		t.Fatalf("%q: %v", page.String(), token)
	}
	data, isData := strings.CutPrefix(token.Attr[1].Val, "data:application/x-research-info-systems;charset=utf-8,")
	record, err := url.PathUnescape(data)
	if !isData || err != nil || strings.ContainsAny(data, " \"'<>`#?{}\\^|[]\t\r\n") {
		t.Fatalf("%q: %v", data, err)
	}
	return record
}

var aLink = template.Must(template.New("").Parse(`<a {{.}}>`))

// A value comes out of a link as the very bytes that it went in, but for what would end its line.
func TestARecordHasTheVeryValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anything := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
			rapid.StringOf(rapid.RuneFrom([]rune("荆州A0 \r\n\t\"'<>&#%?{}[]\\^`|+=\u00a0\u0085\u2028\ufffd\ufffe\ufdd0𠀀"))))
		a := example()
		a.Title = anything.Draw(t, "title")
		record := recordIn(t, &a, rapid.String().Draw(t, "name"))
		_, after, _ := strings.Cut(record, "\r\nTI  - ")
		if got, _, _ := strings.Cut(after, "\r\n"); got != oneLine(a.Title) && a.Title != "" {
			t.Errorf("%q is %q", a.Title, got)
		}
	})
}

func TestALinkIsShort(t *testing.T) {
	a := Article{Title: "荆州", Date: edition.Date{Year: 2023, Month: 1, Day: 8}}
	const want = `download="a.ris" href="data:application/x-research-info-systems;charset=utf-8,TY%20%20-%20NEWS%0D%0ATI%20%20-%20荆州%0D%0ADA%20%20-%202023/01/08/%0D%0APY%20%20-%202023%0D%0AER%20%20-%20%0D%0A"`
	if got := string(a.AppendRISLink(nil, "a.ris")); got != want {
		t.Errorf("%s", got)
	}
}

func TestRecords(t *testing.T) {
	a := example()
	record := recordIn(t, &a, "a.ris")
	if diff := cmp.Diff("TY  - NEWS\r\nAU  - 刘思楫\r\nAU  - 邓星\r\nTI  - 护航旅客安全出行\r\nT2  - 荆州日报\r\nDA  - 2023/01/08/\r\nPY  - 2023\r\nSP  - 1\r\nSE  - 要闻\r\n"+
		"LA  - zh-Hans\r\nUR  - https://example.org/jingzhou/2023/01/08/01-02.html\r\nER  - \r\n", record); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`@article{2023-01-08-01-02,
  author = {刘思楫 and 邓星},
  title = {护航旅客安全出行},
  journal = {荆州日报},
  date = {2023-01-08},
  year = {2023},
  pages = {1},
  entrysubtype = {newspaper},
  langid = {chinese},
  url = {https://example.org/jingzhou/2023/01/08/01-02.html}
}
`, string(a.AppendBibTeX(nil, "2023-01-08-01-02"))); diff != "" {
		t.Error(diff)
	}
}

// Whatever stands in a title or a name, a record keeps its lines and a field its braces.
func TestRecordsHoldHostileValues(t *testing.T) {
	for _, text := range []string{"a\nER  - \nTY  - BOOK", "a\r\nAU  - x", "a\u2028AU  - x", "a\x00b", "}, url = {x", "{", "}", `\`, `\}`, "a and b", "a, b", "100% & $5 #1 _x ^~"} {
		a := example()
		record := recordIn(t, &a, "a.ris")
		lines, fields := strings.Count(record, "\n"), strings.Count(string(a.AppendBibTeX(nil, "k")), "\n")
		a.Title, a.Authors, a.Paper, a.Section = text, []string{text, text}, text, text
		if got := recordIn(t, &a, text); strings.Count(got, "\n") != lines || strings.Count(got, "\r") != lines || strings.ContainsAny(got, "\u2028\x00") {
			t.Errorf("%q: %q", text, got)
		}
		bib := string(a.AppendBibTeX(nil, "k"))
		if strings.Count(bib, "\n") != fields || strings.Count(bib, " and ") > 1+2*strings.Count(text, " and ")+strings.Count(text, " and ")*2 {
			t.Errorf("%q: %s", text, bib)
		}
		if depth := deepest(bib); depth < 0 {
			t.Errorf("%q: braces don't match:\n%s", text, bib)
		}
	}
}

// deepest is -1 when braces don't match, or close the entry before its end.
func deepest(text string) int {
	depth := 0
	for i, c := range text {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 || depth == 0 && c == '}' && i != len(text)-2 {
			return -1
		}
	}
	return depth
}

func TestReport(t *testing.T) {
	const address = "https://example.org/a.html"
	hostile := "题&body=x#<script>\"\r\nBcc: a@example.org"
	for _, to := range []string{"mailto:a@example.org", "mailto:a@example.org?cc=b@example.org", "https://example.org/form", "https://example.org/form?kind=1#top",
		"https://example.org/form?a=1&b=%22#\"><b>"} {
		value := func(text string) Value { return Value(AppendValue(nil, text)) }
		report := Report{Address: value(address), Title: value(hostile), Source: value("content/2023/01/08/source/01.txt 1-19"), Subject: value("差错：" + hostile),
			Letter: value(hostile) + LineEnd + value(address) + LineEnd}
		attribute := string(report.AppendLink(nil, to))
		tokens := html.NewTokenizer(strings.NewReader("<a " + attribute + ">"))
		tokens.Next()
		token := tokens.Token()
		if len(token.Attr) != 1 || token.Attr[0].Key != "href" || tokens.Next() != html.ErrorToken {
			t.Fatalf("%s: %s", to, attribute)
		}
		got := token.Attr[0].Val
		if strings.ContainsAny(got, "<>\"\r\n ") {
			t.Errorf("%s: %s", to, got)
		}
		u, err := url.Parse(got)
		if err != nil {
			t.Fatal(err)
		}
		q := u.Query()
		title := "题&body=x#<script>\"  Bcc: a@example.org"
		if u.Scheme == "mailto" {
			if q.Get("subject") != "差错："+title || q.Get("body") != title+"\r\n"+address+"\r\n" || len(q["body"]) != 1 {
				t.Errorf("%s: %q", to, q)
			}
			continue
		}
		if q.Get("article") != address || q.Get("title") != title || q.Get("source") != "content/2023/01/08/source/01.txt 1-19" || u.Fragment != strings.TrimPrefix(to[strings.Index(to+"#", "#"):], "#") || q.Get("b") != "" && q.Get("b") != `"` {
			t.Errorf("%s: %q", to, q)
		}
	}
	if got := new(Report).AppendLink(nil, ""); len(got) > 0 {
		t.Errorf("%s", got)
	}
}
