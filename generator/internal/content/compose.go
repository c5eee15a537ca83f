package content

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"backissue/generator/internal/edition"
)

// ComposeArticle writes an article as its file: front matter, then the body. The same article always gives the same bytes.
// A block's text must have no line end and no space at its ends.
func ComposeArticle(a *edition.Article) []byte {
	var b strings.Builder
	b.WriteString("---\n")
	composeFields(&b, a)
	b.WriteString("---\n")
	if len(a.Body) > 0 {
		b.WriteByte('\n')
		composeBody(&b, a.Body)
	}
	return []byte(b.String())
}

// Compose writes a file that was read, with its article's fields as they are now. Fields that this program does not know
// come last, and the body stays as written. Comments on known fields are lost.
func (file *File) Compose() ([]byte, error) {
	var b strings.Builder
	b.WriteString("---\n")
	composeFields(&b, &file.Article)
	if len(file.Unknown) > 0 {
		e := yaml.NewEncoder(&b)
		e.SetIndent(2)
		if err := e.Encode(&yaml.Node{Kind: yaml.MappingNode, Content: file.Unknown}); err != nil {
			return nil, err
		}
	}
	b.WriteString("---\n")
	b.Write(file.Markdown)
	return []byte(b.String()), nil
}

// composeFields writes the fields in the order in which a reader wants them; those that are empty are left out.
func composeFields(b *strings.Builder, a *edition.Article) {
	textField(b, "title", a.Title)
	textField(b, "kicker", a.Kicker)
	textField(b, "deck", a.Deck)
	plainField(b, "date", a.Date.String())
	plainField(b, "page", strconv.Itoa(a.Page))
	plainField(b, "order", strconv.Itoa(a.Order))
	textField(b, "type", a.Type)
	textField(b, "dateline", a.Dateline)
	textField(b, "byline", a.Byline)
	listField(b, "reporters", a.Reporters)
	listField(b, "correspondents", a.Correspondents)
	listField(b, "photographers", a.Photographers)
	listField(b, "districts", a.Districts)
	listField(b, "tags", a.Tags)
	composeSeries(b, a.Series)
	composePhotos(b, a.Photos)
	composeSource(b, a)
	composeHistory(b, a)
}

func composeSeries(b *strings.Builder, s *edition.Series) {
	if s == nil {
		return
	}
	var g group
	g.text("name", s.Name)
	if s.Number != 0 {
		g.plain("number", strconv.Itoa(s.Number))
	}
	plainField(b, "series", g.String())
}

func composePhotos(b *strings.Builder, photos []edition.Photo) {
	if len(photos) == 0 {
		return
	}
	b.WriteString("photos:\n")
	for _, p := range photos {
		var i item
		i.text("caption", p.Caption)
		i.text("credit", p.Credit)
		i.list("photographers", p.Photographers)
		i.text("file", p.File)
		b.WriteString(i.String())
	}
}

func composeSource(b *strings.Builder, a *edition.Article) {
	if a.Source.File != "" {
		var g group
		g.text("file", a.Source.File)
		g.lines("lines", a.Source.Lines)
		plainField(b, "source", g.String())
	}
	if a.Confidence != 0 {
		plainField(b, "confidence", strconv.FormatFloat(a.Confidence, 'f', -1, 64))
	}
	if len(a.Review) > 0 {
		b.WriteString("review:\n")
		for _, remark := range a.Review {
			b.WriteString("  - " + scalar(remark) + "\n")
		}
	}
}

func composeHistory(b *strings.Builder, a *edition.Article) {
	if c := a.Continued; c != nil {
		var g group
		g.part("to", c.To)
		g.part("from", c.From)
		plainField(b, "continued", g.String())
	}
	listField(b, "aliases", a.Aliases)
	textField(b, "withdrawn", a.Withdrawn)
	if len(a.Corrections) > 0 {
		b.WriteString("corrections:\n")
		for _, c := range a.Corrections {
			var i item
			i.plain("date", c.Date.String())
			i.text("note", c.Note)
			b.WriteString(i.String())
		}
	}
}
