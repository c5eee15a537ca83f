package cite

import (
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

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

func TestRecords(t *testing.T) {
	a := example()
	if diff := cmp.Diff("TY  - NEWS\r\nAU  - 刘思楫\r\nAU  - 邓星\r\nTI  - 护航旅客安全出行\r\nT2  - 荆州日报\r\nDA  - 2023/01/08/\r\nPY  - 2023\r\nSP  - 1\r\nSE  - 要闻\r\n"+
		"LA  - zh-Hans\r\nUR  - https://example.org/jingzhou/2023/01/08/01-02.html\r\nER  - \r\n", string(a.AppendRIS(nil))); diff != "" {
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
		lines, fields := strings.Count(string(a.AppendRIS(nil)), "\n"), strings.Count(string(a.AppendBibTeX(nil, "k")), "\n")
		a.Title, a.Authors, a.Paper, a.Section = text, []string{text, text}, text, text
		if got := string(a.AppendRIS(nil)); strings.Count(got, "\n") != lines || strings.Count(got, "\r") != lines || strings.ContainsAny(got, "\u2028\x00") {
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
		attribute := string(AppendReport(nil, to, address, hostile, "content/2023/01/08/source/01.txt 1-19", "差错："+hostile, []string{hostile, address}))
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
	if got := AppendReport(nil, "", address, "", "", "", nil); len(got) > 0 {
		t.Errorf("%s", got)
	}
}
