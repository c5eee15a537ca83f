// Package render makes HTML: of an article's Markdown, and of a view and its layout.
//
// A view is a typed value that holds all that a sheet shows; package build fills it in. So a sheet is a pure function of its
// view, the layouts and the words: no layout can reach a file, a clock or another sheet. Values are escaped for the place
// where they stand (html/template), a layout that loops without end is stopped, and whatever is wrong with a layout
// or with words is a Problem with file, line and column.
package render

import (
	"html/template"

	"backissue/generator/internal/edition"
)

// # What a layout can use
//
// A sheet is one HTML page of the site; "page" always means a printed page. Each kind of sheet has one layout file and
// one view, the typed value that is the layout's dot:
//
//	home.html         HomeView       index.html
//	year.html         YearView       2023/index.html
//	month.html        MonthView      2023/01/index.html
//	edition.html      EditionView    2023/01/08/index.html
//	page.html         PageView       2023/01/08/01.html
//	article.html      ArticleView    2023/01/08/01-02.html
//	tags.html         IndexView      tags/index.html
//	districts.html    IndexView      districts/index.html
//	people.html       IndexView      people/index.html
//	series-index.html IndexView      series/index.html
//	tag.html          ListView       tags/chun-yun/index.html and its older pages 1.html, 2.html …
//	district.html     ListView       the same for a district,
//	person.html       ListView       a person
//	series.html       ListView       and a series
//	about.html        AboutView      about.html
//	errata.html       CorrectionsView  corrections.html and its older pages corrections/1.html, 2.html …
//	data.html         DataView       data.html
//	search.html       SearchView     search.html
//	404.html          NotFoundView   404.html
//	withdrawn.html    WithdrawnView  the address of an article that was withdrawn
//	redirect.html     RedirectView   an address that moved; this layout alone is a whole document, without base.html
//
// base.html is the document around all the others. It writes {{template "main" .}} where the kind's file goes, and may
// offer parts that a kind's file fills with {{define}}: {{block "head" .}}{{end}}. A kind's file needs no define round
// itself. A file partials/NAME.html is the template "NAME": {{template "NAME" .}}.
//
// Every view embeds *Sheet, so all layouts have its fields and these methods; inside range or with, write $.T, $.Link …
//
//	{{.T "next-page"}}                     the words of that key
//	{{.T "page-of" "page" 3 "name" .Name}} with {page} and {name} in them filled in
//	{{.N "articles" 5}}                    words with a count: the plural form for 5, with {n} filled in
//	{{.Day "date-long" .Edition.Date}}     a date by the pattern of that key
//	{{.Month "month-long" 2023 1}}         a month by the pattern of that key
//	{{.Weekday 1}}                         a weekday's name, Monday 1 to Sunday 7, as weekday-1 … weekday-7
//	{{.Link "2023/01/08/01.html"}}         a relative link from this sheet to an address
//	{{.Asset "style.css"}}                 a relative link to assets/style.css; a file that is not there is a problem
//	{{.Absolute "feed.xml"}}               the public address, for machines (canonical, Open Graph)
//	{{template "entry" ($.With .)}}        an Entry in a range, together with the sheet's methods, for a partial:
//	                                       there it is .Entry, and .T, .Link … work
//	{{template "story" ($.WithStory .)}}   the same for a Story: there it is .Story
//	{{template "calendar" ($.WithCalendar .)}}  and for a Calendar: there it is .Calendar
//	{{template "index-items" ($.WithItems .Items)}}  and for the items of an index: there they are .Items
//	{{template "photo" ($.WithPhoto .)}}   and for a Photo: there it is .Photo
//	{{range .Weekdays}}{{$.Weekday .}}{{end}}   the numbers 1 to 7, for a calendar's head
//
// Every address in a view is relative to the site's root and names its file (2023/index.html), so it always goes
// through Link. A view holds no maps and nothing untyped: a misspelt field is an error with file, line and column.
//
// Layouts are minified when they are loaded: write them as is best to read. Between two actions a space or line end stays, as it
// may mean something; where it means nothing, {{end -}} or {{- end}} takes it out of every sheet.
//
// Words stand in words/LANGUAGE.yaml, a key a line: `next-page: 下一版`. A key that is shown with a count has a form for
// each plural category of its language: `articles: {one: "{n} article", other: "{n} articles"}`. What stands in square
// brackets is left out when a value in it is empty: `page-name: 第{page}版[：{name}]`. Date patterns may use
// {year} {month} {day} {mm} {dd} {weekday} {month-name}; weekday-1 … weekday-7 (Monday first) and month-1 … month-12
// are keys of their own. A key that a layout asks for and the file lacks is a problem.

// Kind names a kind of sheet and its layout file.
type Kind string

// The kinds of sheet.
const (
	Home        Kind = "home"
	Year        Kind = "year"
	Month       Kind = "month"
	Edition     Kind = "edition"
	Page        Kind = "page"
	Article     Kind = "article"
	Tags        Kind = "tags"
	Tag         Kind = "tag"
	Districts   Kind = "districts"
	District    Kind = "district"
	People      Kind = "people"
	Person      Kind = "person"
	SeriesIndex Kind = "series-index"
	Series      Kind = "series"
	About       Kind = "about"
	Errata      Kind = "errata"
	Data        Kind = "data"
	Search      Kind = "search"
	NotFound    Kind = "404"
	Redirect    Kind = "redirect"
	Withdrawn   Kind = "withdrawn"
)

// Kinds are all kinds, in the order of the table above.
var Kinds = []Kind{Home, Year, Month, Edition, Page, Article, Tags, Districts, People, SeriesIndex, Tag, District, Person,
	Series, About, Errata, Data, Search, NotFound, Withdrawn, Redirect}

// Site is what is the same on every sheet. It holds nothing that a new edition would change: that would rewrite the
// whole archive.
type Site struct {
	Name        string // the paper
	Title       string // the archive
	Description string
	Language    string // zh-Hans
	Base        string // https://example.org/jingzhou/
	Publisher   string
	Report      string // where a reader reports an error; may be empty
	HasAbout    bool   // whether about.html is there
}

// Sheet is what every sheet has.
type Sheet struct {
	Site        *Site
	Kind        Kind
	Address     string // relative to the site's root: 2023/01/08/01-02.html
	Canonical   string // the public address
	Title       string // for <title>, without the archive's name; empty on the home sheet
	Description string // plain text for <meta>; may be empty
	Hidden      bool   // search engines are asked not to list it

	words  *Words
	assets map[string]bool
}

// Link is a named place of the site.
type Link struct {
	Name    string
	Address string
}

// Entry is an article as lists show it.
type Entry struct {
	Address string
	Title   string
	Kicker  string
	Deck    string
	Byline  string // as printed
	Summary string // the first sentence of the body
	Type    string // news, feature, commentary, photo, notice
	Photo   bool   // a photo was printed with it

	Date    edition.Date
	Edition EditionLink
	Page    PageLink

	Districts []Link
	Tags      []Link
	People    []Link // reporters, correspondents and photographers, each once
	Series    *SeriesLink

	clip string       // what it comes to on a list's sheet (clips.go)
	keep func([]byte) // takes that
}

// EditionLink names an edition.
type EditionLink struct {
	Address string
	Date    edition.Date
	Name    string // 晚刊, for the second paper of a day; else empty
}

// PageLink names a printed page.
type PageLink struct {
	Address string
	Number  int
	Name    string // 版名; may be empty
}

// SeriesLink names a series and the article's number in it.
type SeriesLink struct {
	Link
	Number int // 0 when not numbered
}

// CalendarView is a Calendar with the sheet it is shown on.
type CalendarView struct {
	*Sheet
	Calendar Calendar
}

// ItemsView are items of an index with the sheet they are shown on.
type ItemsView struct {
	*Sheet
	Items []IndexItem
}

// Story is a whole article. On an edition's sheet its headline is an h3 and Body's subheads are h4, on a page's h2 and
// h3, on its own h1 and h2.
type Story struct {
	Entry          Entry
	Anchor         string // unique on an edition's sheet, for id=: a01-02
	Dateline       string
	Reporters      []Link
	Correspondents []Link
	Photographers  []Link
	Photos         []Photo
	Text           Body    // without headline, dateline and byline; layouts have it as .Body
	SourceFile     string  // source/01.txt; may be empty
	SourceLines    string  // 1-19, 21-30
	Confidence     float64 // 0 when a person wrote the file
	Corrections    []Correction
	ContinuedTo    *Part   // where an article that runs over pages goes on, unless that is among Parts
	ContinuedFrom  *Part   // where it comes from
	Continuation   bool    // it comes from an article that is there, whose sheet shows the whole
	Parts          []Story // on the article's own sheet: what follows on other pages, in order
	More           bool    // of the home sheet's lead: it is too long to stand there whole
	Withdrawn      string  // why; then there is no Body, and Entry has no words of the article
}

// Body gives the HTML of the text. Compiled layouts append it where it belongs (compiled.go).
func (s Story) Body() template.HTML { return s.Text.HTML() }

// EditionRecord is what an edition tells of itself.
type EditionRecord struct {
	EditionLink
	Number     string // the issue number as printed; may be empty
	DateSource string // printed or given; empty when nobody wrote down how the day is known
	Month      Link   // its month's sheet
	Year       Link
}

// PageSection is a printed page with its articles.
type PageSection struct {
	PageLink
	Stories []Story
}

// HomeView is the front of the archive. It changes with every edition anyway, so it may count.
type HomeView struct {
	*Sheet
	Newest    *EditionRecord // nil in an empty archive
	Pages     []PageSection  // of the newest edition; only the first page's first article has a body
	Years     []YearLink     // newest first
	Decades   []Decade       // the same years in rows, for a paper of many
	Calendar  *Calendar      // the newest month
	ThisDay   []Entry        // the same day of earlier years, newest first
	Districts []IndexItem    // those with articles
	Tags      []IndexItem    // the most used, most first
}

// YearLink names a year.
type YearLink struct {
	Address  string
	Year     int
	Editions int
}

// Decade is a row of years.
type Decade struct {
	First int // 1950
	Years []YearLink
}

// Calendar is a month's days. A week starts on Monday.
type Calendar struct {
	Address string
	Year    int
	Month   int
	Weeks   [][7]CalendarDay
}

// CalendarDay is a cell of a calendar.
type CalendarDay struct {
	Day      int // 0 outside the month
	Date     edition.Date
	Editions []CalendarEdition // of the day; empty when there was none
}

// CalendarEdition is an edition in a calendar, and how much was printed in it.
type CalendarEdition struct {
	EditionLink
	Articles int
	Shade    int // 1 to Shades: its part of the most that one edition on the sheet has
}

// Shades is how many there are in a calendar.
const Shades = 4

// YearView is a year's calendar.
type YearView struct {
	*Sheet
	Year     int
	Editions int
	Articles int
	Previous *YearLink  // the year before that has editions. There is no next: the past stays still
	Months   []Calendar // those with editions
}

// MonthView is a month's calendar and its editions.
type MonthView struct {
	*Sheet
	Year     Link
	Previous *Calendar // the month before that has editions, without its weeks
	Calendar Calendar
	Editions []EditionSummary // oldest first
}

// EditionSummary is an edition with its headlines.
type EditionSummary struct {
	EditionRecord
	Headlines []Link // of all its articles
}

// EditionView is a whole edition.
type EditionView struct {
	*Sheet
	Edition  EditionRecord
	Previous *EditionLink
	Next     *EditionLink // the one link forward in time
	Pages    []PageSection
	ThisDay  []EditionLink // the same day in earlier years, newest first
	Data     string        // the address of its articles as JSON Lines; empty when it has none
}

// PageView is a printed page.
type PageView struct {
	*Sheet
	Edition  EditionRecord
	Page     PageSection
	Previous *PageLink
	Next     *PageLink

	Leftovers []Leftover // what is printed and in no article, so that nothing is hidden
}

// ArticleView is an article. Previous and Next stay inside the edition.
type ArticleView struct {
	*Sheet
	Edition  EditionRecord
	Page     PageLink
	Story    Story
	Previous *Link
	Next     *Link
	Citation Citation
	Report   template.HTMLAttr // of a link to where an error in this article is reported, filled with its address and source: <a {{.Report}}>; may be empty
	Printed  []PrintedPart
}

// Citation is how an article is cited. BibTeX is for copying, into a file of references; RIS for downloading, as programs that read it open files: RISLink is
// the attributes of a link to the record itself, <a {{.RISLink}}>.
type Citation struct {
	Standard string   // as GB/T 7714-2015 has it
	Authors  []string // reporters, then correspondents; photographers when there are no others
	Name     string   // the record's, and the download's: 2023-01-08-01-02
	BibTeX   string
	RISLink  template.HTMLAttr
}

// AboutView is content/about.md.
type AboutView struct {
	*Sheet
	Body template.HTML
}

// SearchView is where readers search. The sheet holds no data: its script reads the index beside it.
type SearchView struct{ *Sheet }

// NotFoundView is what a host shows for an address that is not there. The host serves it at any depth, so it is the one
// sheet whose links do not start from where it lies: it must write <base href="{{.BaseHref}}"> before any link.
type NotFoundView struct {
	*Sheet
	BaseHref string // the path of the archive's public address: /jingzhou/
}

// WithdrawnView stands at the address of a withdrawn article. It shows neither headline nor text: a headline may be what
// the withdrawal is about.
type WithdrawnView struct {
	*Sheet
	Edition EditionRecord
	Page    PageLink
	Reason  string
}

// RedirectView stands at an address that moved.
type RedirectView struct {
	*Sheet
	Target string // the address to go to; give it to Link and Absolute
}
