package content

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/fields"
)

// ParseEdition reads an edition.yaml. name is its path as shown in problems, content/2023/01/08/edition.yaml. The error is
// source.Problems, all that the file has. Unlike an article's, its fields are the program's own, which writes the file anew with every
// import: one that it does not know would be lost, and is refused.
func ParseEdition(name string, text []byte) (edition.Edition, error) {
	f := fields.NewFile(name, text)
	m := f.Mapping(0, len(f.Text))
	if m == nil {
		return edition.Edition{}, f.Err()
	}
	var e edition.Edition
	var date edition.Date
	if m.Has("date") { // the folder tells it too
		date = m.Date("date")
	}
	if key, ok := edition.ParseKey(strings.TrimPrefix(path.Dir(name), Dir+"/")); !ok {
		m.Report("date", "an edition cannot have this path", "put it in a folder content/YYYY/MM/DD, such as content/2023/01/08")
	} else if e.Key = key; !date.IsZero() && date != key.Date {
		m.Report("date", fmt.Sprintf("date is %s, but the file is in the folder of %s", date, key.Date), "move the folder or mend the date; links come from the folder")
	}
	e.DateSource = m.OneOf("date-source", edition.DateSources...)
	e.Number = m.Text("issue")
	e.Pages = readPages(m)
	m.RefuseOthers()
	m.LetGo()
	return e, f.Err()
}

func readPages(m *fields.Mapping) []edition.PageRecord {
	groups := m.Groups("pages", "{number: 1, name: 要闻}")
	var pages []edition.PageRecord
	for _, g := range groups {
		p := edition.PageRecord{Number: g.RequiredNumber("number", 1, edition.MostPages, "write the printed page's number: number: 1"), Name: g.Text("name")}
		if slices.ContainsFunc(pages, func(q edition.PageRecord) bool { return q.Number == p.Number && p.Number != 0 }) {
			g.Report("number", fmt.Sprintf("page %d is given twice", p.Number), "keep one")
		}
		readPageSource(g, &p)
		for _, l := range g.Groups("leftovers", `{lines: "19", text: …, reason: masthead}`) {
			p.Leftovers = append(p.Leftovers, edition.Leftover{Lines: readLines(l), Text: l.Verbatim("text"), Reason: l.Text("reason")})
			l.RefuseOthers()
		}
		if i := g.Group("imported", "01-01.md: and the digest of the file"); i != nil {
			p.Imported = readImported(i)
		}
		g.RefuseOthers()
		pages = append(pages, p)
	}
	return pages
}

var digest = regexp.MustCompile(`^[0-9a-f]{64}$`)

const digestHint = "it is 64 digits and letters from a to f, as sha256sum prints it"

func readPageSource(m *fields.Mapping, p *edition.PageRecord) {
	s := m.Group("source", "{file: source/01.txt, format: text, encoding: utf-8, sha256: …}")
	if s == nil {
		return
	}
	p.File = s.Required("file", "name the page as received: file: source/01.txt")
	checkInFolder(s, "file", p.File)
	p.Format = s.Text("format")
	p.Encoding = s.Text("encoding")
	p.SHA256 = s.Text("sha256")
	if p.SHA256 != "" && !digest.MatchString(p.SHA256) {
		s.Report("sha256", "sha256 is not a SHA-256 digest", digestHint)
	}
	s.RefuseOthers()
}

func readImported(m *fields.Mapping) []edition.Imported {
	var imported []edition.Imported
	for _, pair := range m.Pairs() {
		if _, _, ok := parseArticleFile(pair.Name); !ok {
			m.ReportAt(pair.NameLine, pair.NameColumn, fmt.Sprintf("%q is not the name of an article's file", pair.Name), "write it as 01-02.md")
		}
		if !digest.MatchString(pair.Text) {
			m.ReportAt(pair.Line, pair.Column, fmt.Sprintf("the value of %s is not a SHA-256 digest", pair.Name), digestHint)
		}
		imported = append(imported, edition.Imported{File: pair.Name, SHA256: pair.Text})
	}
	return imported
}

// ComposeEdition writes an edition as its edition.yaml. The same edition always gives the same bytes.
func ComposeEdition(e *edition.Edition) []byte {
	var b strings.Builder
	plainField(&b, "date", e.Key.Date.String())
	textField(&b, "date-source", e.DateSource)
	textField(&b, "issue", e.Number)
	if len(e.Pages) > 0 {
		b.WriteString("pages:\n")
	}
	for _, p := range e.Pages {
		composePage(&b, p)
	}
	return []byte(b.String())
}

func composePage(b *strings.Builder, p edition.PageRecord) {
	var i item
	i.plain("number", strconv.Itoa(p.Number))
	i.text("name", p.Name)
	if p.File != "" {
		var g group
		g.text("file", p.File)
		g.text("format", p.Format)
		g.text("encoding", p.Encoding)
		g.text("sha256", p.SHA256)
		i.plain("source", g.String())
	}
	b.WriteString(i.String())
	if len(p.Leftovers) > 0 {
		b.WriteString("    leftovers:\n")
	}
	for _, l := range p.Leftovers {
		var g group
		g.lines("lines", l.Lines)
		g.text("text", l.Text)
		g.text("reason", l.Reason)
		b.WriteString("      - " + g.String() + "\n")
	}
	if len(p.Imported) > 0 {
		b.WriteString("    imported:\n")
	}
	for _, file := range p.Imported {
		b.WriteString("      " + file.File + ": " + scalar(file.SHA256) + "\n")
	}
}
