package compile

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The views of these tests: a sheet that others embed, and all kinds of values.
type Sheet struct {
	Path  string
	words map[string]string
}

func (s *Sheet) Word(key string, values ...any) (string, error) {
	var texts []string
	for _, v := range values {
		texts = append(texts, fmt.Sprint(v))
	}
	text, err := s.word(key)(nil, texts)
	return string(text), err
}

func (s *Sheet) word(key string) func(dst []byte, values []string) ([]byte, error) {
	word, ok := s.words[key]
	return func(dst []byte, values []string) ([]byte, error) {
		if !ok {
			return append(dst, "half"...), fmt.Errorf("no word %q", key)
		}
		return append(append(dst, word...), strings.Join(values, ",")...), nil
	}
}

func (s *Sheet) Link(to string) string        { return "../" + to }
func (s *Sheet) Join(i item) joined           { return joined{s, i} }
func (s *Sheet) Three() [3]int                { return [3]int{1, 2, 3} }
func (s *Sheet) Slow(n int) string            { return strings.Repeat("x", n) }
func (s *Sheet) Odd(a, b string) (int, error) { return len(a) + len(b), nil }

type item struct {
	Name  string
	Count int
	Day   day
	Inner []item
	Next  *item
}

type joined struct {
	*Sheet
	Item item
}

type day struct{ Number int }

func (d day) String() string          { return fmt.Sprintf("+%d&", d.Number) }
func (i item) Written() template.HTML { return template.HTML("<b>" + i.Name) }

func (d day) Double() int { return 2 * d.Number }

type kind string

type spoken string

func (s spoken) String() string { return "<" + string(s) + ">" }

type view struct {
	*Sheet
	Title  string
	Kind   kind
	Spoken spoken
	HTML   template.HTML
	URL    template.URL
	JS     template.JS
	Number int
	Small  uint8
	Part   float64
	Yes    bool
	Day    day
	Text   []byte
	Items  []item
	First  *item
	Rows   [][2]int
	Any    any
	Map    map[string]string
}

func host() Host {
	return Host{
		Receiver: &Sheet{words: words},
		Methods: map[string]Method{
			"Word": ChosenMore((*Sheet).word),
			"Link": Text1(func(s *Sheet, dst []byte, to string) ([]byte, error) {
				return append(append(dst, "../"...), to...), nil
			}),
			"Join":  Value1((*Sheet).Join),
			"Three": Value0((*Sheet).Three),
		},
		Writers:  []Writer{Write("Written", func(dst []byte, i *item) []byte { return append(append(dst, "<b>"...), i.Name...) })},
		Printers: []Printer{Print(func(dst []byte, d day) []byte { return fmt.Appendf(dst, "+%d&", d.Number) })},
	}
}

var words = map[string]string{"a": "<A & 'B'>", "b": "b"}

// layouts that a site might have, odd as they are. All are compiled.
var compiled = []string{
	`{{$x := .Title}}{{$x}}{{if .Yes}}{{$x = "new"}}{{$x}}{{end}}{{$x}}`,
	`{{if eq .Kind "a" "b"}}1{{else if .Yes}}2{{else if gt .Number 1}}3{{else}}4{{end}}`,
	`{{range .Items}}{{if eq .Count 1}}{{continue}}{{end}}{{if eq .Count 2}}{{break}}{{end}}{{.Name}};{{else}}none{{end}}`,
	`{{range $i, $e := .Items}}{{range .Inner}}{{if .Count}}{{break}}{{end}}{{.Name}}{{else}}{{if $i}}{{continue}}{{end}}{{break}}{{end}}{{$i}}{{$e.Name}}{{end}}`,
	`{{range 3}}{{.}}{{end}}{{range $n := .Number}}{{$n}}{{if eq $n 5}}{{break}}{{end}}{{end}}`,
	`{{with .First}}{{.Name}}{{else with .Title}}{{.}}{{else}}neither{{end}}`,
	`{{with $f := .First}}{{$f.Name}}{{.Count}}{{end}}{{if $t := .Title}}{{$t}}{{else}}{{$t}}none{{end}}`,
	`{{.Title | printf "%s-%d" "x" | print}}{{printf "%q %v" .Title .Number}}{{.Title | len}}{{print .Title .Number .Yes}}`,
	`{{if and .Yes .Title (not .Number)}}1{{end}}{{if or .Yes .Title .Number}}2{{end}}{{and .Title "x"}}{{or .Title "y"}}{{or .Title .Title}}`,
	`{{eq .Number 1}}{{ne .Kind "a"}}{{lt .Number 2}}{{le .Number 2}}{{gt .Title "b"}}{{ge .Title "b"}}{{eq .Yes true}}{{not .Title}}{{ne .Title .Title}}`,
	`{{len .Items}}{{len .Title}}{{len .Rows}}{{with .Items}}{{(index . 0).Name}}{{len (slice . 1)}}{{range slice . 0 1}}{{.Name}}{{end}}{{end}}`,
	`{{range .Rows}}{{index . 0}},{{index . 1}};{{end}}{{index .Rows 0 1}}{{slice .Title 1}}`,
	`<a href={{.Title}} title={{.Title}} class="x {{.Kind}}" data-n={{.Number}} data-d='{{.Day}}' {{if .Yes}}checked{{end}}>{{.HTML}}</a>`,
	`<a href="{{.Title}}">a</a><a href="{{.URL}}">b</a><a href="x/{{.Title}}?q={{.Title}}#{{.Title}}">c</a><img src='{{.Link .Title}}' srcset="{{.Title}} 2x">`,
	`<script>var a = {{.Title}}, b = "{{.Title}}", c = '{{.Number}}', d = {{.Number}}, e = {{.Items}}, f = {{.Day}}, g = {{.JS}}, h = /{{.Title}}/, i = {{.Yes}}</script>`,
	"<script>var a = `{{.Title}}`</script>",
	`<script type="application/ld+json">{"name":"{{.Title}}","day":"{{.Day}}","n":{{.Number}},"s":"{{.Spoken}}"}</script>`,
	`<style>p { color: {{.Title}}; background: url("{{.Title}}"); width: {{.Number}}px; content: "{{.Title}}" }</style><p style="color: {{.Title}}">`,
	`<p onclick="f('{{.Title}}', {{.Number}}, {{.Title}})">{{.Title}}</p><textarea>{{.Title}}{{.HTML}}</textarea><title>{{.Title}}{{.Number}}</title>`,
	`<p {{.Title}}="x">{{.Title}}<p title='{{.HTML}}' id="{{.URL}}">`,
	`<!-- {{.Title}} -->{{/* nothing */}}<meta http-equiv="refresh" content="0; url={{.Title}}">`,
	`{{.HTML}}{{.URL}}{{.JS}}{{.Spoken}}{{.Small}}{{.Part}}{{.Yes}}{{.Day}}{{.Text}}{{.Items}}{{.First}}{{.Rows}}{{.Kind}}`,
	`{{.Word "a"}}{{.Word "b" "x" 1}}{{.Word "a" .Title .Number .Day .HTML .Spoken}}<p title="{{.Word "a"}}">{{.Word "b" (.Word "a" .Title) (.Link .Title)}}`,
	`{{define "p"}}{{.Item.Name}}{{.Path}}{{.Word "a"}}{{end}}{{range .Items}}{{template "p" ($.Join .)}}{{end}}{{with .First}}{{template "p" ($.Join .)}}{{end}}`,
	`{{define "tree"}}<ul>{{.Item.Name}}{{range .Item.Inner}}<li>{{template "tree" ($.Join .)}}{{$.Item.Count}}</li>{{end}}</ul>{{end}}{{range .Items}}{{template "tree" ($.Join .)}}{{end}}`,
	`{{define "d"}}{{.}}{{end}}{{template "d" .Title}}{{template "d" .Number}}{{template "d" .HTML}}{{template "d" "a<b"}}`,
	`{{define "n"}}<b>{{end}}{{template "n"}}{{block "own" .First}}{{if .}}{{.Name}}{{end}}{{end}}`,
	`{{range .Three}}{{.}}{{end}}{{.Odd .Title "x"}}{{.Day.Double}}{{.Day.String}}{{.First.Name}}{{.First.Next.Next.Day}}`,
	`{{with .First}}{{with .Next}}{{.Name}}{{$.Title}}{{end}}{{.Day.Double}}{{end}}{{(.Join (index .Items 0)).Item.Name}}`,
	`{{$x := .Join (index .Items 0)}}{{range .Items}}{{$y := $.Join .}}{{$x = $y}}{{end}}{{$x.Item.Name}}`,
	`{{range .Items}}{{.Written}}<p title="{{.Written}}" class={{.Written}}>{{if .Written}}{{len .Written}}{{printf "%s" .Written}}{{end}}{{end}}<script>a = {{(index .Items 0).Written}}</script>`,
	`{{with .First}}{{.Written}}{{.Next.Written}}{{$w := .Written}}{{$w}}{{end}}{{(.Join (index .Items 0)).Item.Written}}<textarea>{{.First.Written}}</textarea>`,
	`{{.Word "missing"}}`, `{{.Title}}{{.Word .Title}}`,
	`{{define "deep"}}{{.Item.Name}}{{with .Item.Next}}{{template "deep" ($.Join .)}}{{end}}{{end}}{{with .First}}{{template "deep" ($.Join .)}}{{end}}`,
	`{{if .Part}}part{{end}}{{if .Rows}}rows{{end}}{{if .Day}}day{{end}}{{if .First}}first{{end}}{{if .Small}}small{{end}}`,
}

// What can't be compiled is html/template's to execute, and Compile must say so.
var refused = []string{
	`{{.Any}}{{.Map.x}}`, `{{range .Map}}{{.}}{{end}}`, `{{with .Any}}{{.}}{{end}}`, `{{if .Map}}x{{end}}`,
	`<title>{{template "t" .}}</title>{{define "t"}}{{.Title}}{{end}}`, `<p title="{{block "b" .}}{{.Title}}{{end}}">`,
	`{{html .Title}}`, `{{.Title | urlquery}}`, `{{js .Title}}`, `{{println .Title}}`, `{{call .Any}}`,
	`{{eq .Number 1.5}}`, `{{eq .First nil}}`, `{{eq .Day .Day}}`, `{{eq .Small .Number}}`, `{{lt .Yes true}}`,
	`{{or .Title .Number}}`, `{{$x := or .Title .Number}}`, `{{with or .Title .Number}}{{.}}{{end}}`, `{{$x := 1}}{{$x = "a"}}`,
	`{{range $i, $n := 3}}{{end}}`, `{{range .Number | printf "%d"}}{{end}}`, `{{.Nothing}}`, `{{.Title.Nothing}}`, `{{.words}}`,
	`{{.Word}}`, `{{.Link .Title .Title}}`, `{{.Link .Number}}`, `{{.Link .Kind}}`, `{{.Title "x"}}`, `{{index .Title 0}}`, `{{len .Number}}`, `{{define "x"}}{{.}}{{end}}{{template "x"}}`,
}

func escaped(t testing.TB, text string) *template.Template {
	set, err := template.New("layout").Parse("<p>" + text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	if err := set.Execute(full{}, nil); errors.As(err, new(*template.Error)) {
		t.Fatalf("%s: %v", text, err)
	}
	return set
}

// full takes nothing: the template is escaped, and not executed.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

var ample = Limits{Time: time.Hour, Size: 1 << 20}

func TestProgramsWriteWhatTemplatesWrite(t *testing.T) {
	for _, text := range compiled {
		t.Run(text, func(t *testing.T) {
			set := escaped(t, text)
			program, err := Compile(set, reflect.TypeFor[view](), host())
			if err != nil {
				t.Fatal(err)
			}
			whole := 0
			rapid.Check(t, func(t *rapid.T) {
				v := someView(t)
				var want bytes.Buffer
				wantErr := set.Execute(&want, v)
				got, err := program.Append([]byte("<<"), v, ample)
				switch {
				case wantErr != nil && err == nil:
					t.Fatalf("html/template fails: %v\ncompiled:\n%s", wantErr, got)
				case err != nil && string(got) != "<<":
					t.Fatalf("what failed left something behind: %s", got)
				case err != nil && wantErr == nil:
					t.Fatalf("compiled: %v\nhtml/template:\n%s", err, want.Bytes())
				case err == nil && string(got) != "<<"+want.String():
					t.Fatalf("html/template:\n%s\ncompiled:\n%s", want.Bytes(), got)
				case err == nil:
					whole++
				}
			})
			if byChance := strings.Contains(text, ".Word .Title"); whole == 0 && !byChance && !strings.Contains(text, "missing") {
				t.Error("no sheet was made: nothing was compared")
			}
		})
	}
}

func TestWhatIsRefused(t *testing.T) {
	for _, text := range refused {
		if _, err := Compile(escaped(t, text), reflect.TypeFor[view](), host()); err == nil {
			t.Errorf("%s was compiled", text)
		}
	}
}

// A layout whose escaping was never asked for has no escapers in it: it must not be compiled as if it needed none.
func TestNothingUnescapedIsCompiled(t *testing.T) {
	set := template.Must(template.New("layout").Parse(`{{.Title}}`))
	if _, err := Compile(set, reflect.TypeFor[view](), host()); err == nil {
		t.Error("compiled without escapers")
	}
}

func TestLimits(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{{range 1000000000000}}{{end}}`, ErrTooSlow.Error()},
		{`{{range 1000000000000}}{{range .}}{{end}}{{end}}`, ErrTooSlow.Error()},
		{`{{range 1000000000000}}xxxxxxxxxxxxxxxx{{end}}`, "too long"},
		{`{{.Slow 2000000}}`, "too long"},
		{`{{define "x"}}{{template "x" .}}{{end}}{{template "x" .}}`, "too deep"},
	} {
		program, err := Compile(escaped(t, test.text), reflect.TypeFor[view](), host())
		if err != nil {
			t.Fatal(err)
		}
		limits := Limits{Time: 10 * time.Millisecond, Size: 1 << 20}
		if test.want == "too long" {
			limits.Time = ample.Time
		}
		if _, err := program.Append(nil, view{Sheet: &Sheet{}}, limits); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %s", test.text, err, test.want)
		}
	}
}

// After a sheet that failed halfway, a program makes the next one as if nothing had been.
func TestAFailureLeavesNoTrace(t *testing.T) {
	program, err := Compile(escaped(t, `{{range .Items}}{{$.Word "b" .Name}}{{$.Word $.Title .Name}}{{end}}`), reflect.TypeFor[view](), host())
	if err != nil {
		t.Fatal(err)
	}
	v := view{Sheet: &Sheet{words: words}, Title: "b", Items: []item{{Name: "x"}, {Name: "y"}}}
	for range 3 {
		if got, err := program.Append(nil, v, ample); err != nil || string(got) != "<p>bxbxbyby" {
			t.Fatalf("got %q, %v", got, err)
		}
		broken := v
		broken.Title = "missing"
		if _, err := program.Append(nil, broken, ample); err == nil {
			t.Fatal("a method's error was lost")
		}
		if _, err := program.Append(nil, view{}, ample); err != nil {
			t.Fatal(err) // no items, so the sheet is not asked
		}
	}
	if _, err := program.Append(nil, &v, ample); err == nil {
		t.Error("a view of another type was taken")
	}
}

func someView(t *rapid.T) view {
	v := view{Sheet: &Sheet{Path: someText(t), words: words}, Title: someText(t), Kind: kind(someText(t)), Spoken: spoken(someText(t)),
		HTML: template.HTML(someText(t)), URL: template.URL(someText(t)), JS: template.JS(someText(t)), Number: someNumber(t), Small: uint8(someNumber(t)),
		Part: []float64{0, 1e30, -0.25}[someNumber(t)%3], Yes: rapid.Bool().Draw(t, "yes"), Day: day{someNumber(t)}, Text: []byte(someText(t)), Any: someText(t),
		Items: someItems(t, 3), Rows: make([][2]int, someNumber(t)%4)}
	if rapid.Bool().Draw(t, "first") {
		v.First = &item{Name: someText(t), Next: &item{Next: &item{}}}
	}
	return v
}

func someItems(t *rapid.T, depth int) []item {
	if depth == 0 {
		return nil
	}
	items := make([]item, someNumber(t)%4)
	for i := range items {
		items[i] = item{Name: someText(t), Count: someNumber(t), Day: day{someNumber(t)}, Inner: someItems(t, depth-1)}
	}
	return items
}

func someNumber(t *rapid.T) int { return rapid.SampledFrom([]int{0, 1, 2, 3, 300}).Draw(t, "number") }

var someText = func(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]string{"a", "b", "missing", "荆州", "javascript:", "https://", "http://x", "&amp;", "</script>",
		"<!--", "\x00", "\xff", "\xe2\x80", "\u2028", "\u2029", "\ufdd0", "\uffff", "%", "%41", "`", "${", "\\", "expression", "onclick", ",", "  "}), rapid.StringN(0, 2, -1)), 0, 3).Draw(t, "text"), "")
}
