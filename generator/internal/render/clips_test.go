package render

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"backissue/generator/internal/edition"
)

const (
	inList    = "partials/list.html"
	inEntry   = "partials/entry.html"
	inDetails = "partials/details.html"
)

// clipLayouts are ways to show entries, and the kinds of lists that share their clips, each letter another form: of tags, districts and people. A dash is no form.
var clipLayouts = []struct {
	share string
	files map[string]string
}{
	{"aaa", nil},
	{"aaa", map[string]string{inEntry: `<p>{{.Entry.Title}}{{range .Entry.Tags}}<a href="{{$.Link .Address}}">{{.Name}}</a>{{end}}{{with .Entry.Series}}<a href="{{$.Link .Address}}">{{.Number}}</a>{{end}}{{.Site.Title}}`}},
	{"aaa", map[string]string{inEntry: `{{.T "towns"}}{{.Asset "site.css"}}<a href="{{.Link "about.html"}}">{{.Absolute .Entry.Address}}</a>{{$x := .Entry.Title}}{{if $x}}{{$x}}{{end}}`}},
	{"aaa", map[string]string{inEntry: `{{template "details" .}}`, inDetails: `{{range .Entry.People}}<a href="{{$.Link .Address}}">{{.Name}}</a>{{end}}`}},
	{"aaa", map[string]string{inEntry: `{{if eq .Kind "series"}}{{.Title}}{{else}}{{.Entry.Title}}{{end}}`}},
	{"aaa", map[string]string{inList: `{{range .Entries}}<b>{{.Date.Year}}{{$.Title}}{{template "entry" ($.With .)}}</b>{{else}}none{{end}}{{len .Entries}}`}},
	{"abb", map[string]string{inEntry: `{{if eq .Kind "tag"}}<b>{{else}}<i>{{end}}{{.Entry.Title}}`}},
	{"abc", map[string]string{inEntry: `<b class="{{.Kind}}">{{.Entry.Title}}`}},
	{"-aa", map[string]string{"tag.html": `{{range .Entries}}{{.Title}}{{template "entry" ($.With .)}}{{end}}`}},
	{"abb", map[string]string{"tag.html": `{{define "entry"}}<b>{{.Entry.Title}}</b>{{end}}{{template "list" .}}`}},

	{"---", map[string]string{inEntry: `{{.Entry.Title}}{{.Title}}`}},
	{"---", map[string]string{inEntry: `{{.Entry.Title}}{{.Sheet.Address}}`}},
	{"---", map[string]string{inEntry: `{{with .}}{{.Canonical}}{{end}}`}},
	{"---", map[string]string{inEntry: `{{$x := .}}{{range .Entry.Tags}}{{$x.Title}}{{end}}`}},
	{"---", map[string]string{inEntry: `{{template "details" .}}`, inDetails: `{{.Entry.Title}}{{.Address}}`}},
	{"---", map[string]string{inEntry: `<a href="{{.Link "tags/a/index.html"}}">{{.Entry.Title}}</a>`}},
	{"---", map[string]string{inEntry: `{{$x := .Link .Entry.Address}}{{$x}}`}},
	{"---", map[string]string{inEntry: `{{range .Entry.Tags}}<a href="{{$.Link .Address}}">{{$.Link .Address}}</a>{{end}}`}},
	{"---", map[string]string{inEntry: `{{range .Entry.Tags}}{{if eq ($.Link .Address) "index.html"}}here{{end}}{{end}}`}},
	{"---", map[string]string{inList: `{{range .Entries}}{{.Address}}{{template "entry" ($.With .)}}{{end}}`}},
	{"---", map[string]string{inList: `{{range .Entries}}{{template "entry" ($.With .)}}{{template "details" ($.With .)}}{{end}}`, inDetails: `{{.Entry.Title}}`}},
	{"---", map[string]string{inList: `{{range .Entries}}{{with $.With .}}{{template "entry" .}}{{end}}{{end}}`}},
	{"---", map[string]string{inList: `{{range .Entries}}{{template "entry" ($.With .)}}{{end}}{{with .Entries}}{{(index . 0).Title}}{{end}}`}},
	{"---", map[string]string{inList: `{{range .Entries}}{{template "details" .}}{{end}}`, inDetails: `{{.Title}}`}},
}

// A sheet is the same with clips as without, whatever sheets they were made on.
func TestClips(t *testing.T) {
	for _, c := range clipLayouts {
		t.Run(fmt.Sprint(c.files), func(t *testing.T) {
			l, err := load(c.files)
			if err != nil {
				t.Fatal(err)
			}
			if got := sharedForms(l); got != c.share {
				t.Fatalf("clips are shared so: %s, not %s", got, c.share)
			}
			rapid.Check(t, func(t *rapid.T) { compareClips(t, l) })
		})
	}
}

// sharedForms gives a letter to each form.
func sharedForms(l *Layouts) string {
	forms, letters := []string{}, ""
	for _, kind := range clipped {
		form := l.Form(kind)
		if form == "" {
			letters += "-"
			continue
		}
		if !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
		letters += string(rune('a' + slices.Index(forms, form)))
	}
	return letters
}

func compareClips(t *rapid.T, l *Layouts) {
	choose := choiceOf(t)
	entries := make([]Entry, 4)
	for n := range entries {
		entries[n] = someEntry(choose)
	}
	site := &Site{Title: "a < b", Base: "https://example.org/"}
	kept := map[string]string{}
	for range 6 {
		kind := clipped[choose(len(clipped))]
		address := []string{"tags/a/", "tags/b/", "districts/a/", "people/a/"}[choose(4)] + []string{"index.html", "1.html"}[choose(2)]
		sheet := func() *Sheet { return &Sheet{Site: site, Kind: kind, Address: address, Title: address} }
		form := l.Form(kind)
		whole, clips := &ListView{Sheet: sheet()}, &ListView{Sheet: sheet()}
		for range choose(4) {
			n := choose(len(entries))
			e := entries[n]
			whole.Entries = append(whole.Entries, e)
			key := fmt.Sprint(n, form)
			if clip := kept[key]; clip != "" {
				e = Clipped(e.Date, clip)
			} else if form != "" {
				Keep(&e, func(clip []byte) { kept[key] = string(clip) })
			}
			clips.Entries = append(clips.Entries, e)
		}
		Whole(clips, func() []Entry { return whole.Entries })
		want, wantErr := l.Render(whole)
		got, err := l.Render(clips)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) || !bytes.Equal(got, want) {
			t.Fatalf("without clips: %v\n%s\nwith them: %v\n%s", wantErr, want, err, got)
		}
	}
}

// A sheet that the compiled layout can't make is made of whole entries.
func TestClipsOfSheetsThatAreNotCompiled(t *testing.T) {
	l, err := load(map[string]string{inList: `{{template "details" .Towns}}{{range .Entries}}{{template "entry" ($.With .)}}{{end}}`, inDetails: `{{if .}}{{index . 0}}{{template "details" (slice . 1)}}{{end}}`})
	if err != nil {
		t.Fatal(err)
	}
	entry, kept := Entry{Title: "春运", Date: edition.Date{Year: 1950, Month: 1, Day: 2}}, ""
	Keep(&entry, func(clip []byte) { kept = string(clip) })
	if _, err := l.Render(&ListView{Sheet: person(Person), Entries: []Entry{entry}}); err != nil || kept == "" {
		t.Fatalf("%v, clip %q", err, kept)
	}
	v := &ListView{Sheet: person(Person), Entries: []Entry{Clipped(entry.Date, kept)}, Towns: slices.Repeat([]string{"沙市"}, 2000)} // deeper than compiled layouts go
	Whole(v, func() []Entry { return []Entry{entry} })
	if text, err := l.Render(v); err != nil || !bytes.Contains(text, []byte("春运")) {
		t.Errorf("%v\n%s", err, text)
	}
}

func someEntry(choose func(n int) int) Entry {
	link := func() Link {
		return Link{Name: someText(choose), Address: []string{"tags/a/index.html", "tags/b/1.html", "districts/a/index.html", "people/a/a:b", "people/a", "tags", "series/a/index.html", "2023/01/08/01-02.html", "a:b"}[choose(9)]}
	}
	e := Entry{Title: someText(choose), Kicker: someText(choose), Address: link().Address, Date: edition.Date{Year: 1950 + choose(3), Month: 1, Day: 2},
		Edition: EditionLink{Address: link().Address}, Page: PageLink{Address: link().Address, Number: choose(9)}}
	if choose(9) == 0 {
		e.Date.Month = 13 // which has no name, so layouts fail
	}
	for range choose(3) {
		e.Districts, e.Tags, e.People = append(e.Districts, link()), append(e.Tags, link()), append(e.People, link())
	}
	if choose(2) == 0 {
		e.Series = &SeriesLink{Link: link(), Number: choose(3)}
	}
	return e
}
