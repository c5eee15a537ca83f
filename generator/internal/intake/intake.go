// Package intake brings the pages of a paper into an archive: it is what gen import does.
//
// A delivery of files, folders and archives is sorted into editions by the days that the command line, the paths and the pages
// themselves tell; what a page prints of itself outranks its path, and a contradiction is never settled silently, for an article's
// address is for ever. An edition's pages are written together: an import that is stopped leaves whole editions. A bad page
// keeps no other away.
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
	"path"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/pagetext"
	"backissue/generator/internal/segment"
	"backissue/generator/internal/subject"
)

// Reading is a page as read, before anything is written. Articles and Passages run in step.
type Reading struct {
	Articles  []edition.Article
	Leftovers []edition.Leftover
	Printed   Printed // what the page says of itself
	Encoding  string

	page  edition.Page
	found segment.Reading
}

// Reader reads pages for one archive.
type Reader struct {
	finder   *subject.Finder
	untitled string
	english  bool   // the words that the import writes are
	paper    string // its name, which a page prints too
	paths    []*config.PathPattern
	sections sections
}

// NewReader makes a reader with c's districts and subjects.
func NewReader(c *config.Config) *Reader {
	untitled, english := "（无题）", c.Language == "en"
	if english {
		untitled = "(untitled)"
	}
	return &Reader{finder: subject.NewFinder(c), untitled: untitled, english: english, paper: c.Name, paths: pathPatterns(c), sections: c.Import.Sections}
}

// Read reads the page in file, whose name is shown in problems. The articles have no date, page or order yet.
func (r *Reader) Read(name string, file []byte) (Reading, error) {
	text, err := pagetext.Read(name, file)
	if err != nil {
		return Reading{}, err
	}
	found := segment.Read(text.Page)
	out := Reading{Encoding: text.Encoding, page: text.Page, found: found}
	for i := range found.Articles {
		out.Articles = append(out.Articles, r.article(text.Page, &found.Articles[i]))
	}
	for _, l := range found.Leftovers {
		out.Leftovers = append(out.Leftovers, leftover(text.Page, l))
	}
	out.Printed = printedOn(found.Leftovers, r.paper)
	return out, nil
}

// at gives the articles their places: the day, the page, and their order on it.
func (r *Reading) at(p Place) []edition.Article {
	articles := make([]edition.Article, len(r.Articles))
	for i, a := range r.Articles {
		a.Date, a.Page, a.Order = p.Key.Date, p.Page, i+1
		a.Source.File = sourceFile(p.Page)
		if c := a.Continued; c != nil && (c.To.Page == p.Page || c.From.Page == p.Page) {
			a.Continued = nil // a pointer to its own page joins nothing
		}
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
