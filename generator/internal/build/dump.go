package build

import (
	"fmt"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
)

// dumped is an article in its edition's JSON Lines file. What it lacks is left out (dumpline.go). Its fields are told to readers by dumpFields.
type dumped struct {
	ID             string
	URL            string
	Date           string
	Edition        string
	Issue          string
	Page           int
	PageName       string
	Order          int
	Withdrawn      string
	Type           string
	Title          string
	Kicker         string
	Deck           string
	Dateline       string
	Byline         string
	Reporters      []string
	Correspondents []string
	Photographers  []string
	Districts      []string
	Tags           []string
	Series         string
	SeriesNumber   int
	ContinuedFrom  string
	ContinuedTo    string
	Text           []string // by line
	Plain          bool     // the text has no character that JSON writes otherwise
	Photos         []dumpPhoto
	Corrections    []correction
	SourceFile     string
	SourceLines    string
	Confidence     float64
}

type dumpPhoto struct {
	Caption       string   `json:"caption,omitempty"`
	Credit        string   `json:"credit,omitempty"`
	Photographers []string `json:"photographers,omitempty"`
	URL           string   `json:"url,omitempty"`
}

type correction struct {
	Date string `json:"date"`
	Note string `json:"note"`
}

// dumpFields are the fields of a line, in their order, with their types in Table Schema's words. What each is, the words say under field-NAME.
var dumpFields = []struct{ name, kind string }{
	{"id", "string"}, {"url", "string"}, {"date", "date"}, {"edition", "string"}, {"issue", "string"}, {"page", "integer"}, {"page_name", "string"},
	{"order", "integer"}, {"withdrawn", "string"}, {"type", "string"}, {"title", "string"}, {"kicker", "string"}, {"deck", "string"}, {"dateline", "string"},
	{"byline", "string"}, {"reporters", "array"}, {"correspondents", "array"}, {"photographers", "array"}, {"districts", "array"}, {"tags", "array"},
	{"series", "string"}, {"series_number", "integer"}, {"continued_from", "string"}, {"continued_to", "string"}, {"text", "string"}, {"photos", "array"},
	{"corrections", "array"}, {"source_file", "string"}, {"source_lines", "string"}, {"confidence", "number"},
}

// dumpAddress gives the address of an edition's JSON Lines file.
func dumpAddress(key edition.Key) string { return key.Path() + "/articles.jsonl" }

// hasDump tells whether an edition has one: an edition without articles would have an empty file.
func hasDump(stored *archive.Stored) bool { return stored.Len() > 0 }

// makeDump makes the edition's JSON Lines file: a line for each article, with its text. It is made while the edition is at hand, so no body is read for
// it that was not read for the sheets.
func (i *issue) makeDump() error {
	if !hasDump(i.stored) {
		return nil
	}
	in := i.ofFile(inputs{content: digestOf(i.recordDigest(), digestOfAll(i.stories))})
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	return i.make(dumpAddress(i.stored.Key), in, func() ([]byte, error) {
		if err := i.unpack(); err != nil {
			return nil, err
		}
		text := (*buffer)[:0]
		for n, a := range i.articles {
			file, err := i.article(n)
			if err != nil {
				return nil, err
			}
			line := i.dumped(n, a, file)
			if text, err = line.append(text); err != nil {
				return nil, fmt.Errorf("write %s as JSON: %w", file.Name, err)
			}
		}
		*buffer = text[:0]
		return text, nil
	})
}

// dumped makes an article's line, which is there until the next one's. A withdrawn article shows nothing but its place and the reason, here as on its sheet.
func (i *issue) dumped(n int, a *archive.Article, file *content.File) dumped {
	from, address := &file.Article, i.addresses[n]
	i.desk.cited = i.desk.cited[:0]
	cited := &i.desk.cited
	d := dumped{ID: strings.TrimSuffix(address, ".html"), URL: cited.Lend(render.AppendAbsolute(*cited, i.config.Base, address)), Date: cited.Lend(a.Key.Date.Append(*cited)), Edition: a.Key.Name, Issue: i.stored.Number,
		Page: a.Page, PageName: a.PageName, Order: a.Order, Withdrawn: from.Withdrawn}
	if a.Withdrawn {
		return d
	}
	d.Type, d.Title, d.Kicker, d.Deck, d.Dateline, d.Byline = kindOf(from), from.Title, from.Kicker, from.Deck, from.Dateline, from.Byline
	d.Reporters, d.Correspondents, d.Photographers = from.Reporters, from.Correspondents, from.Photographers
	d.Districts, d.Tags = from.Districts, from.Tags // not those of other parts, which have a line of their own
	if s := from.Series; s != nil {
		d.Series, d.SeriesNumber = s.Name, s.Number
	}
	d.ContinuedFrom, d.ContinuedTo = dumpID(a.Before), dumpID(a.After)
	d.Text, d.Plain = i.bodyLines(n, file), file.IsProse
	for _, p := range from.Photos {
		photo := dumpPhoto{Caption: p.Caption, Credit: p.Credit, Photographers: p.Photographers}
		if p.File != "" {
			photo.URL = render.Absolute(i.config.Base, pictureAddress(a.Key, p.File))
		}
		d.Photos = append(d.Photos, photo)
	}
	for _, c := range from.Corrections {
		d.Corrections = append(d.Corrections, correction{c.Date.String(), c.Note})
	}
	d.SourceFile, d.SourceLines, d.Confidence = from.Source.File, from.Source.Lines.String(), from.Confidence
	return d
}

// dumpID gives the name of an article's line, its address without the ending; empty for no article.
func dumpID(a *archive.Article) string {
	if a == nil {
		return ""
	}
	return a.Key.Path() + "/" + edition.ArticleName(a.Page, a.Order)
}
