package content

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/fields"
	"backissue/generator/internal/lent"
	"backissue/generator/internal/prose"
	"backissue/generator/internal/source"
)

// File is an article's file as read.
type File struct {
	Name     string // as shown in problems: content/2023/01/08/01-02.md
	Key      edition.Key
	Article  edition.Article // without its body; Blocks reads that from Markdown
	Markdown []byte          // the body as written, a part of the text read
	BodyLine int             // the line of the file on which Markdown begins
	IsProse  bool            // Markdown is nothing but prose
	Prose    []prose.Block   // what it is then
	Unknown  []*yaml.Node    // fields this program does not know, names and values by turns, for Compose to write again

	districts []district
	reading   fields.File
	joined    lent.Scraps // texts of blocks that are no part of Markdown as it stands
}

// district is one of Article.Districts, and where the file has it.
type district struct {
	name string
	at   source.Position
}

// ParseArticle reads an article's file. name is its path as shown in problems, content/2023/01/08/01-02.md. The error is
// source.Problems, all that the file has. The strings of what was read may share the memory of text, which must not change while they are in use.
func ParseArticle(name string, text []byte) (File, error) {
	var file File
	err := file.Parse(name, text)
	return file, err
}

// Parse does the same in a file that nobody needs any more, whose memory is used again.
func (file *File) Parse(name string, text []byte) error {
	*file = File{Name: name, Prose: file.Prose[:0], districts: file.districts[:0], reading: file.reading, joined: file.joined[:0]}
	known := len(text)
	from, to, body, ok := splitFrontMatter(text)
	if ok { // prose has no character that may stand nowhere, so most bodies are gone through once
		if blocks, isProse := prose.Read(slices.Grow(file.Prose, prose.Usual), text[body:]); isProse {
			file.Prose, file.IsProse, known = blocks, true, body
		}
	}
	f := &file.reading
	f.BeginUpTo(name, text, known)
	if !ok { // it has a byte order mark, or none
		if from, to, body, ok = SplitFrontMatter(f); !ok {
			return f.Err()
		}
	}
	file.Markdown = f.Text[body:]
	file.BodyLine = bytes.Count(f.Text[:body], []byte("\n")) + 1
	m := f.Mapping(from, to)
	if m == nil {
		return f.Err()
	}
	a := &file.Article
	readHeadline(m, a)
	readPlace(m, file)
	readPeople(m, a)
	readSubjects(m, a)
	m.EachItem("districts", func(text string, line, column int) {
		if slices.Contains(a.Districts, text) { // an item that could not be read has its own problem
			file.districts = append(file.districts, district{text, source.Position{File: name, Line: line, Column: column}})
		}
	})
	readSource(m, a)
	readHistory(m, a)
	file.Unknown = m.KeepOthers()
	if len(file.Unknown) == 0 {
		m.LetGo()
	}
	return f.Err()
}

func readHeadline(m *fields.Mapping, a *edition.Article) {
	a.Title = m.Required("title", "write the headline as printed: title: …")
	a.Kicker = m.Text("kicker")
	a.Deck = m.Text("deck")
}

// readPlace reads the day, page and order, and holds them against the file's path.
func readPlace(m *fields.Mapping, file *File) {
	a := &file.Article
	a.Date = m.Date("date")
	a.Page = m.RequiredNumber("page", 1, edition.MostPages, "write the printed page's number: page: 1")
	a.Order = m.RequiredNumber("order", 1, MostArticles, "write the article's place on its page: order: 1")
	key, page, order, ok := articlePlace(file.Name)
	if !ok {
		m.Report("title", "an article cannot have this path", "name it content/YYYY/MM/DD/PP-NN.md, such as content/2023/01/08/01-02.md for page 1, article 2")
		return
	}
	file.Key = key
	const hint = "move the file or mend the field; links come from the path"
	if !a.Date.IsZero() && a.Date != key.Date {
		m.Report("date", fmt.Sprintf("date is %s, but the file is in the folder of %s", a.Date, key.Date), hint)
	}
	if a.Page != 0 && a.Page != page {
		m.Report("page", fmt.Sprintf("page is %d, but the file's name says %d", a.Page, page), hint)
	}
	if a.Order != 0 && a.Order != order {
		m.Report("order", fmt.Sprintf("order is %d, but the file's name says %d", a.Order, order), hint)
	}
}

// MostArticles is the highest number of an article on its page, more than any page prints.
const MostArticles = 999

func readPeople(m *fields.Mapping, a *edition.Article) {
	a.Dateline = m.Text("dateline")
	a.Byline = m.Text("byline")
	a.Reporters = fewNames(m, "reporters", m.Texts)
	a.Correspondents = fewNames(m, "correspondents", m.Texts)
	a.Photographers = fewNames(m, "photographers", m.Texts)
}

// mostNames is how many names an article may have of a kind. Each makes a sheet, and the sheets of an article's tags tell of each other: 20,000 tags of one article
// took two minutes.
const mostNames = 200

// fewNames reads a list of names that an article is listed by.
func fewNames(m *fields.Mapping, name string, read func(name string) []string) []string {
	names := read(name)
	if len(names) > mostNames {
		m.Report(name, fmt.Sprintf("%s has %d names, and an article is listed under %d at most", name, len(names), mostNames), "keep those that tell what it is about, or who made it")
		return nil
	}
	return names
}

func readSubjects(m *fields.Mapping, a *edition.Article) {
	a.Districts = fewNames(m, "districts", m.Names)
	a.Tags = fewNames(m, "tags", m.Names)
	a.Type = m.OneOf("type", edition.Types...)
	if s := m.Group("series", "{name: 新春走基层, number: 4}"); s != nil {
		a.Series = &edition.Series{Name: s.Required("name", "write the series' name"), Number: s.Number("number", 1, 99999)}
		s.RefuseOthers()
	}
	for _, p := range m.Groups("photos", "{caption: …, credit: …, file: …}") {
		photo := edition.Photo{Caption: p.Text("caption"), Credit: p.Text("credit"), Photographers: fewNames(p, "photographers", p.Texts), File: p.Text("file")}
		checkInFolder(p, "file", photo.File)
		p.RefuseOthers()
		a.Photos = append(a.Photos, photo)
	}
}

func readSource(m *fields.Mapping, a *edition.Article) {
	if s := m.Group("source", "{file: source/01.txt, lines: 276-317}"); s != nil {
		a.Source.File = s.Required("file", "name the page as received: file: source/01.txt")
		checkInFolder(s, "file", a.Source.File)
		a.Source.Lines = readLines(s)
		s.RefuseOthers()
	}
	a.Confidence = m.Share("confidence")
	a.Review = m.Texts("review")
}

func readLines(m *fields.Mapping) []edition.LineRange {
	text := m.Text("lines")
	if text == "" {
		return nil
	}
	lines, err := parseLines(text)
	if err != nil {
		m.Report("lines", err.Error(), "write lines as 276-317, or 1-19, 21-30, 40")
	}
	return lines
}

// readHistory reads what became of the article: where it was, where it goes on, what was set right.
func readHistory(m *fields.Mapping, a *edition.Article) {
	if c := m.Group("continued", "{to: 03-02}"); c != nil {
		a.Continued = &edition.Continued{To: readPart(c, "to", a), From: readPart(c, "from", a)}
		c.RefuseOthers()
	}
	a.Aliases = m.Names("aliases")
	m.EachItem("aliases", func(alias string, line, column int) {
		if _, ok := edition.AliasAddress(alias); !ok && strings.TrimSpace(alias) != "" { // an empty item is told already
			m.ReportAt(line, column, fmt.Sprintf("%q cannot be an address of this archive", alias), "write it from the archive's top and to its end, such as 2022/12/31/01-02.html or news/42/")
		}
	})
	a.Withdrawn = m.Sentence("withdrawn", "write the reason: withdrawn: …")
	if a.Withdrawn == "true" || a.Withdrawn == "false" {
		m.Report("withdrawn", "withdrawn wants the reason", "readers see it; to show the article, remove the field")
	}
	for _, c := range m.Groups("corrections", "{date: 2023-01-09, note: …}") {
		a.Corrections = append(a.Corrections, edition.Correction{Date: c.Date("date"), Note: c.Required("note", "say what was set right")})
		c.RefuseOthers()
	}
}

// readPart reads where another part of the article is: 03-02 for an article, 3 for a page that is not in the archive.
func readPart(m *fields.Mapping, name string, a *edition.Article) edition.Part {
	value := m.Text(name)
	if value == "" {
		return edition.Part{}
	}
	page, order, ok := parseArticleName(value)
	if n, err := strconv.Atoi(value); !ok && err == nil {
		page, ok = n, n > 0 && n <= edition.MostPages
	}
	switch {
	case !ok:
		m.Report(name, fmt.Sprintf("%q is not the name of an article", value),
			"write page and order as the file's name has them, 03-02; or the page's number alone, 3, when that page is not in the archive")
	case order > 0 && page == a.Page && order == a.Order:
		m.Report(name, "the article is said to go on in itself", "name the other part's file, such as 03-02")
	default:
		return edition.Part{Page: page, Order: order}
	}
	return edition.Part{}
}

func checkInFolder(m *fields.Mapping, name, value string) {
	if value != "" && !isPortablePath(value) {
		m.Report(name, fmt.Sprintf("%q is not a path in the edition's folder", value), "write it from that folder, such as source/01.txt, without .. and with forward slashes")
	}
}

// isPortablePath tells whether a path stays in its folder, and is the same on every file system and in an address.
func isPortablePath(name string) bool {
	return fs.ValidPath(name) && name != "." && !strings.ContainsAny(name, `\:*?"<>|#%`)
}

// CheckDistricts reports each of the article's districts that is not one of known, the names of the gazetteer. It is not
// part of ParseArticle, so that what is kept of a file when it has not changed does not depend on config.yaml.
func (file *File) CheckDistricts(known []string) source.Problems {
	var problems source.Problems
	for _, d := range file.districts {
		if !slices.Contains(known, d.name) {
			hint := fields.DidYouMean(d.name, known, "the districts of config.yaml are: "+strings.Join(known, ", "))
			problems = append(problems, source.NewProblem(d.at, file.reading.Text, fmt.Sprintf("unknown district %q", d.name), hint))
		}
	}
	return problems
}
