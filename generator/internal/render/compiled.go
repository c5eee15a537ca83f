package render

import (
	"errors"
	"html/template"
	"reflect"
	"strings"

	"backissue/generator/internal/compile"
	"backissue/generator/internal/edition"
)

// methods are those of Sheet that layouts call. Words with nothing to fill in become part of the compiled layout, so a
// layout is compiled when the words are known, and again for other words.
var methods = map[string]compile.Method{
	"T": compile.ChosenMore(func(s *Sheet, key string) func(dst []byte, pairs []string) ([]byte, error) {
		return s.words.phrase(key).AppendT
	}),
	"N": compile.Chosen1(func(s *Sheet, key string) func(dst []byte, count int) ([]byte, error) {
		return s.words.phrase(key).appendCount
	}),
	"Day": compile.Chosen1(func(s *Sheet, key string) func(dst []byte, date edition.Date) ([]byte, error) {
		return s.words.phrase(key).appendDay
	}),
	"Month": compile.Chosen2(func(s *Sheet, key string) func(dst []byte, year, month int) ([]byte, error) {
		return s.words.phrase(key).appendMonth
	}),
	"Weekday": compile.Constant(compile.Text1(func(s *Sheet, dst []byte, number int) ([]byte, error) {
		word, err := s.words.weekday(number)
		return append(dst, word...), err
	})),
	"Link": compile.Common(compile.Text1(func(s *Sheet, dst []byte, address string) ([]byte, error) {
		return appendRelative(dst, s.Address, address), nil
	})),
	"Asset": compile.Common(compile.Text1((*Sheet).appendAsset)),
	"Absolute": compile.Common(compile.Text1(func(s *Sheet, dst []byte, address string) ([]byte, error) {
		return AppendAbsolute(dst, s.Site.Base, address), nil
	})),
	"Weekdays":     compile.Value0((*Sheet).Weekdays),
	"With":         compile.Value1(func(s *Sheet, e *Entry) EntryView { return EntryView{s, e} }),
	"WithStory":    compile.Value1(func(s *Sheet, story *Story) StoryView { return StoryView{s, story} }),
	"WithCalendar": compile.Value1((*Sheet).WithCalendar),
	"WithItems":    compile.Value1((*Sheet).WithItems),
	"WithPhoto":    compile.Value1((*Sheet).WithPhoto),
}

// viewTypes has the view of each kind of sheet. A build makes a pointer to one.
var viewTypes = map[Kind]reflect.Type{
	Home: reflect.TypeFor[HomeView](), Year: reflect.TypeFor[YearView](), Month: reflect.TypeFor[MonthView](),
	Edition: reflect.TypeFor[EditionView](), Page: reflect.TypeFor[PageView](), Article: reflect.TypeFor[ArticleView](),
	Tags: reflect.TypeFor[IndexView](), Districts: reflect.TypeFor[IndexView](), People: reflect.TypeFor[IndexView](),
	SeriesIndex: reflect.TypeFor[IndexView](), Tag: reflect.TypeFor[ListView](), District: reflect.TypeFor[ListView](),
	Person: reflect.TypeFor[ListView](), Series: reflect.TypeFor[ListView](), About: reflect.TypeFor[AboutView](), Errata: reflect.TypeFor[CorrectionsView](), Data: reflect.TypeFor[DataView](),
	Search: reflect.TypeFor[SearchView](), NotFound: reflect.TypeFor[NotFoundView](), Withdrawn: reflect.TypeFor[WithdrawnView](), Redirect: reflect.TypeFor[RedirectView](),
}

// program gives a kind's compiled layout. It is compiled when it is first asked for. Its error says what can't be compiled.
func (l *Layouts) program(kind Kind, view reflect.Type) (*compile.Program, error) {
	which := 0
	if view.Kind() == reflect.Pointer {
		which = 1
	}
	return l.sets[kind].programs[which]()
}

// compileKept compiles a kind's layout and lets its set go.
func (l *Layouts) compileKept(kind Kind, kept *keptSet, view reflect.Type) (*compile.Program, error) {
	set, err := kept.get()
	if err != nil {
		return nil, err
	}
	program, err := l.compile(kind, set, view)
	if err == nil || kept.isTwins {
		kept.letGo()
	}
	return program, err
}

// Compile compiles a kind's layout ahead of its first sheet.
func (l *Layouts) Compile(kind Kind) { l.program(kind, reflect.PointerTo(viewTypes[kind])) }

func (l *Layouts) compile(kind Kind, set *template.Template, view reflect.Type) (*compile.Program, error) {
	host := compile.Host{Receiver: &Sheet{words: l.words, assets: l.assets}, Methods: methods,
		Printers: []compile.Printer{compile.Print(func(dst []byte, d edition.Date) []byte { return d.Append(dst) })},
		Writers:  []compile.Writer{compile.Write("Body", func(dst []byte, s *Story) []byte { return s.Text.Append(dst) })},
		Reach:    reach, Constants: map[string]any{"Kind": kind}, NewPlace: func() compile.Place { return new(place) }}
	if isClipped(kind) {
		host.Clips = clips
	}
	return compile.Compile(set, view, host)
}

// reach tells how far a field of a view is the same: what sheets tell of an edition on all of its sheets, what they tell of a page on those of the page's articles.
func reach(field string, typ reflect.Type) compile.Reach {
	switch {
	case field == "Site", field == "Kind", field == "Edition":
		return compile.Wide
	case field == "Page" && typ == reflect.TypeFor[PageLink]():
		return compile.Near
	}
	return compile.Own
}

// place is where a sheet lies: links to the same address are the same on all sheets of a folder, and an edition has a folder of its own.
type place struct {
	site    *Site
	kind    Kind
	folder  string
	edition EditionRecord
	page    PageLink // of an article
}

func (v *EditionView) printed() (*EditionRecord, PageLink)   { return &v.Edition, PageLink{} }
func (v *PageView) printed() (*EditionRecord, PageLink)      { return &v.Edition, PageLink{} }
func (v *ArticleView) printed() (*EditionRecord, PageLink)   { return &v.Edition, v.Page }
func (v *WithdrawnView) printed() (*EditionRecord, PageLink) { return &v.Edition, v.Page }

// Move makes place a compile.Place.
func (p *place) Move(view any) compile.Reach {
	sheet := view.(View).sheet()
	now := place{site: sheet.Site, kind: sheet.Kind, folder: sheet.Address[:strings.LastIndexByte(sheet.Address, '/')+1]}
	if v, ok := view.(interface {
		printed() (*EditionRecord, PageLink)
	}); ok {
		record, page := v.printed()
		now.edition, now.page = *record, page
	}
	before := *p
	if *p = now; before == now {
		return compile.Own
	}
	before.page = now.page
	if before == now {
		return compile.Near
	}
	return compile.Wide
}

// appendCompiled makes a sheet by its compiled layout. It is false when that can't be done, and html/template must.
func (l *Layouts) appendCompiled(dst []byte, kind Kind, v View, limits compile.Limits) ([]byte, bool, error) {
	program, err := l.program(kind, reflect.TypeOf(v))
	if err != nil {
		return dst, false, nil
	}
	out, err := program.Append(dst, v, limits)
	if errors.Is(err, compile.ErrTooSlow) {
		return dst, true, errTooSlow
	}
	return out, err == nil, nil
}
