package compile

import (
	"bytes"
	"maps"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"backissue/generator/internal/lent"
)

// place is where views have the same path, and those of one kind lie near each other.
type place struct {
	path string
	kind kind
	come int
}

func (p *place) Move(of any) Reach {
	v := of.(*view)
	moved := Own
	switch {
	case p.come == 0 || p.path != v.Path:
		moved = Wide
	case p.kind != v.Kind:
		moved = Near
	}
	p.path, p.kind, p.come = v.Path, v.Kind, p.come+1
	return moved
}

func (s *Sheet) From(to string) string { return s.Path + " to " + to }

func hostOfPlaces() Host {
	h := host()
	h.NewPlace = func() Place { return new(place) }
	h.Reach = func(field string, _ reflect.Type) Reach { return map[string]Reach{"Path": Wide, "Kind": Near}[field] }
	h.Methods["From"] = Common(Text1(func(s *Sheet, dst []byte, to string) ([]byte, error) { return append(dst, s.From(to)...), nil }))
	return h
}

// Layouts of which much is the same on all sheets of a place, between what is not.
var ofPlaces = []string{
	`{{.Path}} {{.From "a"}}{{.Title}}<a href="{{.From "b"}}">{{.Word "a"}}</a>`,
	`{{.Title}}{{if eq .Kind "a"}}{{.From "a"}}{{else}}{{.Path}}{{.Kind}}{{end}}{{.Title}}{{if .Title}}{{.Path}}{{end}}`,
	`{{with .Kind}}<b>{{.}}{{$.Path}}</b>{{else}}none{{end}}{{with .Title}}{{.}}{{$.Kind}}{{$.From .}}{{end}}`,
	`{{range .Items}}{{$.Path}}{{$.From "a"}}{{.Name}}{{$.Kind}}{{else}}{{.Path}}{{end}}`,
	`{{range .Items}}{{if eq $.Kind "a"}}{{continue}}{{end}}{{if $.Path}}{{$.Path}}{{break}}{{end}}{{.Name}}{{end}}{{.Path}}`,
	`{{define "head"}}{{.Path}}{{template "sub" .}}{{end}}{{define "sub"}}{{.Kind}}{{.From "s"}}{{end}}{{template "head" .}}{{.Title}}{{template "sub" .}}`,
	`{{define "entry"}}{{.Item.Name}}{{.Path}}{{.From "x"}}{{.From .Item.Name}}{{end}}{{range .Items}}{{template "entry" ($.Join .)}}{{end}}`,
	`{{define "tree"}}{{.Path}}{{with .Item.Inner}}{{range .}}{{template "tree" ($.Join .)}}{{end}}{{end}}{{end}}{{range .Items}}{{template "tree" ($.Join .)}}{{end}}`,
	`{{$x := .Path}}{{$x}}{{$x = .Title}}{{$x}}{{.Kind}}{{if $x := .Kind}}{{$x}}{{end}}{{$x}}`,
	`{{$x := .Title}}{{if .Yes}}{{$x := .Path}}{{$x}}{{else}}{{$x}}{{$x := 1}}{{$x}}{{end}}{{with .Kind}}{{$x := 2}}{{$x}}{{else}}{{$x}}{{end}}{{$x}}`,
	`{{printf "%s %s" .Path .Kind}}{{len .Path}}{{and .Path .Title}}{{or .Path .Title}}{{and .Kind .Kind}}{{not .Path}}{{.Path}}`,
	`<script>a = "{{.Path}}", b = "{{.Title}}"</script><title>{{.Kind}} · {{.Path}}</title>{{.Path}}`,
}

// A sheet is the same whatever lay in its place before it.
func TestSheetsOfAPlace(t *testing.T) {
	for _, text := range append(ofPlaces, compiled...) {
		t.Run(text, func(t *testing.T) {
			set := escaped(t, text)
			program, err := Compile(set, reflect.TypeFor[view](), hostOfPlaces())
			if err != nil {
				t.Fatal(err)
			}
			rapid.Check(t, func(t *rapid.T) {
				for range 4 {
					v := someView(t)
					v.Path, v.Kind = rapid.SampledFrom([]string{"", "p", "<&"}).Draw(t, "path"), rapid.SampledFrom([]kind{"", "a"}).Draw(t, "kind")
					var want bytes.Buffer
					wantErr := set.Execute(&want, v)
					if got, err := program.Append(nil, v, ample); err == nil && (wantErr != nil || string(got) != want.String()) {
						t.Fatalf("html/template: %v\n%s\ncompiled:\n%s", wantErr, want.Bytes(), got)
					}
				}
			})
		})
	}
}

// What is the same is written once in a place, and what is the same near by, once there.
func TestCommonTextIsWrittenOnce(t *testing.T) {
	asked := map[string]int{}
	h := hostOfPlaces()
	h.Methods["From"] = Common(Text1(func(s *Sheet, dst []byte, to string) ([]byte, error) {
		asked[to]++
		return append(dst, s.From(to)...), nil
	}))
	program, err := Compile(escaped(t, `{{define "top"}}{{if .Path}}{{.From "wide"}}{{end}}{{end}}{{template "top" .}}{{.From (print .Kind)}}{{.From .Title}}{{.From "wide"}}`),
		reflect.TypeFor[view](), h)
	if err != nil {
		t.Fatal(err)
	}
	m := program.machines.New().(*machine) // the pool may let one go
	for _, at := range strings.Fields("p/a p/a p/b q/b q/b p/a") {
		path, of, _ := strings.Cut(at, "/")
		v := view{Sheet: &Sheet{Path: path, words: words}, Kind: kind(of), Title: "own"}
		m.start(nil, &v, ample)
		program.body.call(m, lent.PlaceOf(reflect.ValueOf(v)))
		m.finish()
	}
	if want := map[string]int{"wide": 2 * 3, "a": 2, "b": 2, "own": 6}; !maps.Equal(asked, want) {
		t.Errorf("the method was called %v times, want %v", asked, want)
	}
}
