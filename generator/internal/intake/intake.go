// Package intake brings the pages of a paper into an archive: it is what gen import does.
//
// A page's file goes through four stages: pagetext reads it, segment finds its articles, subject their districts and
// tags, content writes them as Markdown. Then the proof: every printed character of the page must be found, read back from
// what was written, in exactly one place. A page whose sums don't match is not taken in.
//
// What a person did to an archive outranks any reading: a file that was edited stays as it is, one that was deleted stays
// away. What this package may write anew is only what it wrote itself, as the digests in edition.yaml tell.
package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/pagetext"
	"backissue/generator/internal/segment"
	"backissue/generator/internal/source"
	"backissue/generator/internal/subject"
)

// Reading is a page as read, before anything is written. Articles and Passages run in step.
type Reading struct {
	Articles  []edition.Article
	Leftovers []edition.Leftover
	Printed   Printed      // what the page says of itself
	NewestDay edition.Date // the newest day that its text names; zero when it names none
	Encoding  string

	page     edition.Page
	found    segment.Reading
	fileSize int
}

// Reader reads pages for one archive.
type Reader struct {
	finder   *subject.Finder
	untitled string
}

// NewReader makes a reader with c's districts and subjects.
func NewReader(c *config.Config) *Reader {
	untitled := "（无题）"
	if c.Language == "en" {
		untitled = "(untitled)"
	}
	return &Reader{finder: subject.NewFinder(c), untitled: untitled}
}

// Read reads the page in file, whose name is shown in problems. The articles have no date, page or order yet.
func (r *Reader) Read(name string, file []byte) (Reading, error) {
	text, err := pagetext.Read(name, file)
	if err != nil {
		return Reading{}, err
	}
	found := segment.Read(text.Page)
	out := Reading{Encoding: text.Encoding, page: text.Page, found: found, fileSize: len(file)}
	for i := range found.Articles {
		out.Articles = append(out.Articles, r.article(text.Page, &found.Articles[i]))
	}
	for _, l := range found.Leftovers {
		out.Leftovers = append(out.Leftovers, leftover(text.Page, l))
	}
	out.Printed = printedOn(found.Leftovers)
	out.NewestDay = newestDay(out.Articles)
	return out, nil
}

// Place is where a page belongs.
type Place struct {
	Key        edition.Key
	Page       int
	DateSource string
	Format     string
}

// Place decides where the page belongs from what it prints and what was given; zero values are not given. A page that
// prints another day or number than was given is a Problem, and so is one whose day nobody knows.
func (r *Reading) Place(name string, day edition.Date, editionName string, page int) (Place, error) {
	p := Place{Key: edition.Key{Date: day, Name: editionName}, Page: page, DateSource: edition.DateGiven, Format: "text"}
	var problems source.Problems
	printed := r.Printed.Date
	switch {
	case day.IsZero() && printed.IsZero():
		problems = append(problems, r.noDate(name))
	case day.IsZero():
		p.Key.Date, p.DateSource = printed, edition.DatePrinted
	case printed == day:
		p.DateSource = edition.DatePrinted
	case !printed.IsZero():
		problems = append(problems, source.NewProblem(source.Position{File: name, Line: r.Printed.DateLine}, nil,
			fmt.Sprintf("the page prints the day %s, but --date says %s", printed, day), "leave --date out, or give the file of that day"))
	}
	switch {
	case page == 0 && r.Printed.Page > 0:
		p.Page = r.Printed.Page
	case page == 0:
		p.Page = 1
	case r.Printed.Page > 0 && r.Printed.Page != page:
		problems = append(problems, source.NewProblem(source.Position{File: name, Line: r.Printed.PageLine}, nil,
			fmt.Sprintf("the page prints the number %d, but --page says %d", r.Printed.Page, page), "leave --page out, or give the file of that page"))
	}
	return p, problems.Err()
}

func (r *Reading) noDate(name string) *source.Problem {
	hint := "say which day's paper it is: --date YYYY-MM-DD"
	if !r.NewestDay.IsZero() {
		hint = fmt.Sprintf("the newest day that its text names is %s, so perhaps --date %s", r.NewestDay, nextDay(r.NewestDay))
	}
	return source.NewProblem(source.Position{File: name}, nil, "the page prints no date", hint)
}

// at gives the articles their places: the day, the page, and their order on it.
func (r *Reading) at(p Place) []edition.Article {
	articles := make([]edition.Article, len(r.Articles))
	for i, a := range r.Articles {
		a.Date, a.Page, a.Order = p.Key.Date, p.Page, i+1
		a.Source.File = sourceFile(p.Page)
		articles[i] = a
	}
	return articles
}

// sourceFile gives the name of a page's file in its edition's folder.
func sourceFile(page int) string { return path.Join("source", edition.PageName(page)+".txt") }

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
