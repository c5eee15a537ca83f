package render

import (
	"bytes"
	"html/template"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"text/template/parse"
	"time"

	"pgregory.net/rapid"

	"backissue/generator/internal/compile"
	"backissue/generator/internal/edition"
	"backissue/layouts"
)

// A built-in layout that html/template had to execute would be ten times as slow, and nothing else would tell.
func TestBuiltInLayoutsAreCompiled(t *testing.T) {
	l := builtIn(t, "zh-Hans")
	for _, kind := range Kinds {
		for _, view := range []reflect.Type{viewTypes[kind], reflect.PointerTo(viewTypes[kind])} {
			if _, err := l.program(kind, view); err != nil {
				t.Errorf("%s: %v", kind, err)
			}
		}
	}
}

// A build holds nothing of a set whose layout is compiled: each garbage collection would look at all of it.
func TestCompiledLayoutsHoldNothingOfTheirSet(t *testing.T) {
	l := builtIn(t, "zh-Hans")
	for _, kind := range Kinds {
		set, err := l.setAgain(kind)
		if err != nil {
			t.Fatal(err)
		}
		nodes := 0
		var gone atomic.Int64
		for _, one := range set.Templates() {
			if one.Tree == nil {
				continue
			}
			inspect(one.Tree.Root, func(n parse.Node) {
				if list, ok := n.(*parse.ListNode); ok && list != nil {
					nodes++
					runtime.AddCleanup(list, func(int) { gone.Add(1) }, 0)
				}
			})
		}
		program, err := l.compile(kind, set, reflect.PointerTo(viewTypes[kind]))
		if err != nil {
			t.Fatal(err)
		}
		set = nil
		for deadline := time.Now().Add(10 * time.Second); gone.Load() < int64(nodes) && time.Now().Before(deadline); {
			runtime.GC()
		}
		if left := nodes - int(gone.Load()); nodes == 0 || left > 0 {
			t.Fatalf("%s: %d of %d lists of nodes are held", kind, left, nodes)
		}
		runtime.KeepAlive(program)
	}
}

// The fault of a sheet that its compiled layout can't make is told by a set that is made for it.
func TestSetsAreMadeAgain(t *testing.T) {
	l, err := load(map[string]string{"person.html": "<p>{{with .Older}}\n{{.Address}}{{$.Asset .Name}}{{end}}</p>"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Render(&ListView{Sheet: person(Person)}); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err = l.Render(&ListView{Sheet: person(Person), Older: &Link{Name: "no.css"}})
		if p := problemsOf(t, err)[0]; p.Position.String() != "layouts/person.html:2:16" || !strings.Contains(p.Message, `no file "no.css"`) {
			t.Error(p)
		}
	}
}

// Kinds whose layouts are the same share a set, but what is wrong is told of the file that the sheet is made with.
func TestFaultsOfLayoutsThatAreTheSame(t *testing.T) {
	for _, text := range []string{"<p>{{with .Older}}\n{{$.Asset .Name}}{{end}}</p>", "<p>{{.Name | urlquery}}{{with .Older}}\n{{$.Asset .Name}}{{end}}</p>"} {
		l, err := load(map[string]string{"person.html": text, "series.html": text})
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range []Kind{Person, Series, Person} {
			_, err := l.Render(&ListView{Sheet: person(kind), Older: &Link{Name: "no.css"}})
			if p := problemsOf(t, err)[0]; p.Position.File != "layouts/"+kind.file() || p.Position.Line != 2 {
				t.Error(p)
			}
		}
	}
	wrong := "<p>{{.Name}}</p>\n<a {{if .Name}}href='{{end}}>"
	_, err := load(map[string]string{"person.html": wrong, "series.html": wrong})
	if told := problemsOf(t, err); len(told) != 2 || told[0].Position.File != "layouts/person.html" || told[1].Position.File != "layouts/series.html" {
		t.Error(told)
	}
}

// The layouts that are compiled and those that html/template executes write the same bytes, whatever is in the view.
func TestCompiledLayoutsWriteTheSameBytes(t *testing.T) {
	l := builtIn(t, "en") // which has plural forms
	for _, kind := range Kinds {
		t.Run(string(kind), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { compare(t, l, viewOf(kind, choiceOf(t), someText)) })
		})
	}
}

// FuzzCompiledLayouts is the same for the fuzzer: its bytes choose the kind of sheet and all that is in it.
func FuzzCompiledLayouts(f *testing.F) {
	l := builtIn(f, "zh-Hans")
	f.Add([]byte("one"))
	f.Fuzz(func(t *testing.T, seed []byte) {
		random := rand.New(rand.NewChaCha8([32]byte(append(seed, make([]byte, 32)...)[:32])))
		compare(t, l, viewOf(Kinds[random.IntN(len(Kinds))], random.IntN, someText))
	})
}

func builtIn(t testing.TB, language string) *Layouts {
	l, err := Load(nil, layouts.Files, language)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func mustSet(l *Layouts, kind Kind) *template.Template { return template.Must(l.sets[kind].get()) }

// compare makes a sheet both ways.
func compare(t interface {
	Fatalf(format string, args ...any)
}, l *Layouts, v View) {
	kind := v.sheet().Kind
	v.sheet().words, v.sheet().assets = l.words, l.assets
	var want bytes.Buffer
	wantErr := mustSet(l, kind).Execute(&want, v)
	program, err := l.program(kind, reflect.TypeOf(v))
	if err != nil {
		t.Fatalf("%s is not compiled: %v", kind, err)
	}
	const before = "<before>"
	got, err := program.Append([]byte(before), v, compile.Limits{Time: time.Hour, Size: sizeLimit})
	switch {
	case (err == nil) != (wantErr == nil):
		t.Fatalf("html/template: %v; compiled: %v", wantErr, err)
	case err == nil && string(got) != before+want.String():
		t.Fatalf("html/template:\n%s\ncompiled:\n%s", want.Bytes(), got)
	case err != nil && string(got) != before:
		t.Fatalf("a sheet that failed left something behind: %s", got)
	}
}

func choiceOf(t *rapid.T) func(n int) int {
	return func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }
}

// viewOf makes the view of a kind with something in every field.
func viewOf(kind Kind, choose func(n int) int, text func(choose func(n int) int) string) View {
	v := reflect.New(viewTypes[kind]).Elem()
	fill(v, choose, text, 3)
	sheet := v.Addr().Interface().(View).sheet()
	sheet.Kind = kind
	if choose(2) == 0 {
		return v.Addr().Interface().(View)
	}
	return v.Interface().(View)
}

// fill puts something into a value and all that is in it, down to a depth of lists and pointers.
func fill(v reflect.Value, choose func(n int) int, text func(choose func(n int) int) string, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text(choose))
	case reflect.Bool:
		v.SetBool(choose(2) == 1)
	case reflect.Int:
		v.SetInt([]int64{0, 1, 2, 12, 2023, -1, 1 << 40}[choose(7)])
	case reflect.Float64:
		v.SetFloat(float64(choose(3)) / 3)
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), choose, text, depth-1)
		}
	case reflect.Slice:
		if depth > 0 {
			n := choose(4)
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(v.Index(i), choose, text, depth-1)
			}
		}
	case reflect.Pointer:
		needed := v.Type() == reflect.TypeFor[*Sheet]() || v.Type() == reflect.TypeFor[*Site]()
		if needed || depth > 0 && choose(2) == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), choose, text, depth-1)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[edition.Date]() {
			date := edition.Date{Year: 1957 + choose(80), Month: time.Month(1 + choose(12)), Day: 1 + choose(31)}
			if choose(50) == 0 {
				date = edition.Date{} // its month has no name, so this fails in many layouts
			}
			v.Set(reflect.ValueOf(date))
			return
		}
		if v.Type() == reflect.TypeFor[Body]() {
			v.Set(reflect.ValueOf(Body{text: []byte(text(choose))}))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), choose, text, depth)
			}
		}
	}
}

// someText gives text that a page of a newspaper, or an enemy, might have.
func someText(choose func(n int) int) string {
	pieces := []string{"", "荆州", "公安县：“春运”首日", "2023/01/08/01-02.html", "index.html", "A title", "given", "it's", `"`, "<b>", "</script>",
		"</title>", "&amp;", "&", "`", "\x00", "\u2028", "\u2029", "\x1b", "\x7f", "\xff", "\xe2\x80", "\u200b", "\ufffd", "\ufdd0", "\U0001f600",
		"javascript:alert(1)", "https://example.org/a?b=c&d=%20#e", "http://x/:", "mailto:a@b", "a:b", "%", "%zz", "%41", " ", "\n", "\t", "=", "+",
		"*", "//", "../", "\\", "<!--", "-->", "$", "{{", "/index.html", "a/b/", "404", "home"}
	text := ""
	for range choose(3) {
		text += pieces[choose(len(pieces))]
	}
	return text
}

// A site's own layout may use all that html/template has. What can't be compiled is made all the same.
func TestLayoutsThatCannotBeCompiled(t *testing.T) {
	l, err := load(map[string]string{"person.html": `<p>{{.Name | urlquery}}</p>`})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.program(Person, reflect.TypeFor[ListView]()); err == nil {
		t.Fatal("it was compiled, so this test shows nothing")
	}
	text, err := l.RenderTo([]byte("before"), ListView{Sheet: person(Person), Name: "a b"})
	if err != nil || !bytes.HasPrefix(text, []byte("before<!doctype html>")) || !bytes.Contains(text, []byte("<p>a&#43;b</p>")) && !bytes.Contains(text, []byte("<p>a+b</p>")) {
		t.Errorf("%v\n%s", err, text)
	}
}

// A sheet is the same whatever sheets of its folder, and of others, were made before it.
func TestSheetsOfAFolder(t *testing.T) {
	l := builtIn(t, "zh-Hans")
	site := &Site{Name: "荆州日报", Title: "荆州日报档案", Language: "zh-Hans", Base: "https://example.org/", Publisher: "荆州日报社"}
	other := *site
	other.HasAbout, other.Name = true, "<别报>"
	rapid.Check(t, func(t *rapid.T) {
		choose := choiceOf(t)
		kind := Kinds[choose(len(Kinds))]
		for range 4 {
			v := viewOf(kind, choose, someText)
			v.sheet().Site = []*Site{site, &other}[choose(2)]
			v.sheet().Address = []string{"2023/01/08/01-01.html", "2023/01/08/01-02.html", "2023/01/09/01-01.html", "tags/a/index.html"}[choose(4)]
			if v, ok := v.(*ArticleView); ok {
				v.Edition = EditionRecord{Number: []string{"1", "2"}[choose(2)], EditionLink: EditionLink{Name: "晚刊"}}
			}
			compare(t, l, v)
		}
	})
}
