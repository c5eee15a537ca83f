package render

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
	"backissue/layouts"
)

// Tests use the real layouts, with a site's own over them.
func load(files map[string]string) (*Layouts, error) {
	own := fstest.MapFS{}
	for name, text := range files {
		own[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Load(own, layouts.Files, "zh-Hans")
}

func problemsOf(t *testing.T, err error) source.Problems {
	t.Helper()
	problems, ok := source.AsProblems(err)
	if !ok {
		t.Fatalf("not problems: %v", err)
	}
	return problems
}

func TestBuiltInLayoutsLoad(t *testing.T) {
	for _, language := range []string{"zh-Hans", "en"} {
		if _, err := Load(nil, layouts.Files, language); err != nil {
			t.Errorf("%s:\n%v", language, err)
		}
	}
}

// Each fault of a layout is told at its line, with the words or the tag that is wrong.
func TestLayoutFaultsHaveAPlace(t *testing.T) {
	for _, test := range []struct{ name, file, text, place, message string }{
		{"end that is missing", "article.html", "<p>\n{{if .Story}}\n", "layouts/article.html:2", "unexpected EOF"},
		{"function that is not there", "article.html", "<p>\n<b>{{shout .Title}}</b>", "layouts/article.html:2:6", `function "shout" not defined`},
		{"action not closed", "article.html", "<p>\n\n{{ .Title\n", "layouts/article.html:3", "unclosed action"},
		{"attribute not closed", "article.html", "<p>x</p>\n<p><a href=\"x>{{.Title}}</p>\n", "layouts/article.html:2", "not closed"},
		{"partial with a tag not closed", "partials/entry.html", "<p>x</p>\n<p\n", "layouts/partials/entry.html:2", "not closed"},
		{"branches that end differently", "tag.html", "<p>\n<a {{if .Title}}href=\"{{end}}x\">", "layouts/tag.html:2", "branches end in different contexts"},
		{"partial that is not there", "article.html", "<p>\n{{template \"entrie\" .}}", "layouts/article.html:2", `no such template "entrie"`},
		{"words that are not there", "article.html", "<p>\n<b>{{.T \"nextpage\"}}</b>", "layouts/article.html:2:9", `there are no words for "nextpage"`},
		{"script that is none", "article.html", "<p>{{.Title}}\n<script>\n  var a = {{.Title}};\n  var 2b;\n</script>", "layouts/article.html:4:7", "can't be made smaller"},
		{"script that is none, on one line", "article.html", "<p>\n中<script>var 2b;</script>", "layouts/article.html:2:14", "can't be made smaller"},
		{"handler that is no script", "tag.html", "<p>\n<a onclick=\"var 2b\">{{.Title}}</a>", "layouts/tag.html:2", "can't be made smaller"},
		{"file with a misspelt name", "artcle.html", "x", "layouts/artcle.html", "no sheet uses"},
		{"words that nothing uses", "words/zh-Hans.yaml", "\nnonsense-key: x\n", "layouts/words/zh-Hans.yaml:2:1", `no layout uses the words "nonsense-key"`},
		{"words of the wrong kind", "words/zh-Hans.yaml", "home: [a, b]\n", "layouts/words/zh-Hans.yaml:1:7", "words are wanted"},
		{"words with a place not closed", "words/zh-Hans.yaml", "home: x{n\n", "layouts/words/zh-Hans.yaml:1:7", "not closed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(map[string]string{test.file: test.text})
			p := problemsOf(t, err)[0]
			if !strings.HasPrefix(p.Position.String(), test.place) || !strings.Contains(p.Message, test.message) || p.Hint == "" {
				t.Errorf("got:\n%v\nwant %s: … %s", p, test.place, test.message)
			}
			if p.Line > 0 && p.Excerpt == "" {
				t.Errorf("no excerpt:\n%v", p)
			}
		})
	}
}

// A hint that sends its reader elsewhere is worse than none, and so are the template packages' own notes.
func TestLayoutFaultsTellTheWayOut(t *testing.T) {
	for _, test := range []struct{ text, message, hint string }{
		{`{{template "entri" .}}`, `no such template "entri"`, `did you mean "entry"?`},
		{`{{template "weather" .}}`, `no such template "weather"`, "a template is a file partials/NAME.html"},
		{`<a {{if .Title}}href="{{end}}x">`, "{{if}} branches end in different contexts", "check the tags and quotes"},
		{`<p>x</p><!-- `, "ends in a non-text context", "check the tags and quotes"},
		{`{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`, "exceeded maximum template depth (100000)", "a template calls itself"},
	} {
		l, err := load(map[string]string{"person.html": test.text})
		if err == nil {
			_, err = l.Render(ListView{Sheet: person(Person)})
		}
		p := problemsOf(t, err)[0]
		if !strings.HasSuffix(p.Message, test.message) || !strings.HasPrefix(p.Hint, test.hint) {
			t.Errorf("%s: got\n%v\nwant … %s, hint: %s …", test.text, p, test.message, test.hint)
		}
	}
}

func TestAllFaultsAreToldAtOnce(t *testing.T) {
	_, err := load(map[string]string{"article.html": "{{if}}", "tag.html": "{{end}}", "words.html": "x"})
	if n := len(problemsOf(t, err)); n != 3 {
		t.Errorf("%d problems:\n%v", n, err)
	}
}

func person(kind Kind) *Sheet {
	return &Sheet{Site: &Site{Language: "zh-Hans", Base: "https://example.org/"}, Kind: kind, Address: "people/x/index.html"}
}

func TestFaultsOfASheetHaveAPlace(t *testing.T) {
	for text, want := range map[string]string{
		"<p>\n{{.Nmae}}": "layouts/person.html:2:3",
		"<!-- a -->\n\n<p   class='x'>\n  {{- if not .Name}}\n 中  {{/*\n*/}}  {{$.Nmae}}{{end}}": "layouts/person.html:6:10",
		"<p>\n<b>{{.Asset \"no.css\"}}":                                        "layouts/person.html:2:6",
		"<p>\n{{$.T (print \"no\" \"pe\")}}":                                   "layouts/person.html:2:4",
		"<p>\n{{define \"a\"}}{{template \"a\" .}}{{end}}{{template \"a\" .}}": "layouts/person.html:",
	} {
		l, err := load(map[string]string{"person.html": text})
		if err != nil {
			t.Fatal(err)
		}
		_, err = l.Render(ListView{Sheet: person(Person)})
		if p := problemsOf(t, err)[0]; !strings.HasPrefix(p.Position.String(), want) {
			t.Errorf("%q: got\n%v\nwant %s", text, p, want)
		}
	}
}

// Input is hostile: a layout can't hang the build. One that writes nothing can only be left behind, so here it ends in seconds.
func TestEndlessLayoutsAreStopped(t *testing.T) {
	for _, text := range []string{
		"{{range 20000000}}{{end}}",
		"{{range 999999999999}}x{{end}}",
		`{{define "a"}}{{range 3}}{{template "b" $}}{{end}}{{end}}{{define "b"}}{{range 2000000}}{{template "c" $}}{{end}}{{end}}{{define "c"}}{{end}}{{template "a" .}}`,
	} {
		l, err := load(map[string]string{"person.html": text})
		if err != nil {
			t.Fatal(err)
		}
		l.limit = 50 * time.Millisecond
		_, err = l.Render(ListView{Sheet: person(Person)})
		if p := problemsOf(t, err)[0]; p.File != "layouts/person.html" {
			t.Errorf("%q: %v", text, p)
		}
	}
}

// No value can run script, wherever a layout puts it.
func TestValuesCannotRunScript(t *testing.T) {
	l, err := load(map[string]string{"person.html": `<a href="{{.Name}}" title={{.Name}}>{{.Name}}</a><script>var x = {{.Name}}</script>`})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{`javascript:alert(1)`, `"><script>alert(1)</script>`, `x onmouseover=alert(1)`, `</script><script>alert(1)//`} {
		text, err := l.Render(ListView{Sheet: person(Person), Name: name})
		if err != nil {
			t.Fatal(err)
		}
		_, main, found := strings.Cut(string(text), `<main id=main>`)
		main, _, _ = strings.Cut(main, "</main>")
		if !found {
			t.Fatalf("no main part in %s", text)
		}
		if strings.Contains(main, `href="javascript:`) || strings.Count(main, "<script>") != 1 || strings.Contains(main, "title=x onmouseover") {
			t.Errorf("%q gives %s", name, main)
		}
	}
}

func TestOwnFilesStandOverBuiltInOnes(t *testing.T) {
	l, err := load(map[string]string{
		"person.html":            `{{template "greeting" .}}|{{.T "home"}}|{{.T "tags"}}|{{.Asset "own.css"}}|{{.T "mine" "x" ""}}`,
		"partials/greeting.html": "hello {{.Name}}",
		"words/zh-Hans.yaml":     "home: 门口\nmine: 我[（{x}）]的\n",
		"assets/own.css":         "a{}",
		"README.md":              "notes",
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := l.Render(ListView{Sheet: person(Person), Name: "张伟"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "hello 张伟|门口|" + mustSay(t, "tags") + "|../../assets/own.css|我的"; !strings.Contains(string(text), want) {
		t.Errorf("no %q in %s", want, text)
	}
}

func mustSay(t *testing.T, key string) string {
	l, err := Load(nil, layouts.Files, "zh-Hans")
	if err != nil {
		t.Fatal(err)
	}
	said, err := l.words.say(key)
	if err != nil {
		t.Fatal(err)
	}
	return said
}

func TestWordsCountAndDate(t *testing.T) {
	files := fstest.MapFS{"words/en.yaml": {Data: []byte("day: '{weekday}, {month-name} {day}, {year}'\nmonth: '{month-name} {year}'\nn: {one: '{n} day', other: '{n} days'}\n" +
		"weekday-7: Sunday\nmonth-1: January\n")}}
	words, err := readWords(files, "words/en.yaml", "en")
	if err != nil {
		t.Fatal(err)
	}
	one, _ := words.count("n", 1)
	many, _ := words.count("n", 21)
	day, _ := words.Day("day", edition.Date{Year: 2023, Month: 1, Day: 8})
	month, _ := words.Month("month", 2023, 1)
	if got := one + "|" + many + "|" + day + "|" + month; got != "1 day|21 days|Sunday, January 8, 2023|January 2023" {
		t.Error(got)
	}
}

// Both languages have the same keys, so that a new key can't be forgotten in one.
func TestLanguagesHaveTheSameWords(t *testing.T) {
	keys := map[string]map[string]word{}
	for _, language := range []string{"zh-Hans", "en"} {
		words, err := readWords(layouts.Files, wordsFile(language), language)
		if err != nil {
			t.Fatal(err)
		}
		keys[language] = words.byKey
	}
	for key := range maps.Keys(keys["en"]) {
		if _, ok := keys["zh-Hans"][key]; !ok {
			t.Errorf("zh-Hans has no %q", key)
		}
	}
	for key := range maps.Keys(keys["zh-Hans"]) {
		if _, ok := keys["en"][key]; !ok {
			t.Errorf("en has no %q", key)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, test := range [][3]string{
		{"2023/01/08/01-02.html", "2023/01/08/01.html", "01.html"},
		{"2023/01/08/01-02.html", "index.html", "../../../index.html"},
		{"index.html", "2023/index.html", "2023/index.html"},
		{"tags/a/index.html", "tags/b/1.html", "../b/1.html"},
		{"tags/a/index.html", "tags/a/index.html", "index.html"},
		{"a.html", "old/旧 页.html", "old/%E6%97%A7%20%E9%A1%B5.html"},
	} {
		if got := Relative(test[0], test[1]); got != test[2] {
			t.Errorf("from %s to %s: %s, want %s", test[0], test[1], got, test[2])
		}
	}
	if got := Absolute("https://example.org/x/", "2023/index.html"); got != "https://example.org/x/2023/" {
		t.Error(got)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(nil, layouts.Files, "zh-Hans"); err != nil {
			b.Fatal(err)
		}
	}
}
