package intake

import (
	"bytes"
	"fmt"
	"path"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/fields"
	"backissue/generator/internal/source"
)

// pageDraft is a page that was read and knows its place, with its files as they would be written, before anybody looked at what
// a person did to those of an earlier import.
type pageDraft struct {
	file     File
	received []byte
	reading  *Reading
	place    Place
	articles []edition.Article
	texts    []draft // the articles' files, in step
	record   edition.PageRecord
	amended  []string // articles of other pages whose files were amended for the sake of this one's: 03-01
	size     int      // of the record in edition.yaml, in bytes
}

// compose makes the page's files, and proves that they hold what was printed. A page that no files can hold is a Problem; any other
// error is a defect of the program.
func (d *pageDraft) compose() error {
	if n := len(d.articles); n > content.MostArticles {
		return d.noPage(fmt.Sprintf("%d articles are found on it, and a page has at most %d", n, content.MostArticles))
	}
	folder := shown(d.place.Key)
	d.texts = nil
	for i := range d.articles {
		a := &d.articles[i]
		d.texts = append(d.texts, draft{path.Join(folder, articleFile(a)), content.ComposeArticle(a), a.Title})
	}
	d.record = edition.PageRecord{Number: d.place.Page, Name: d.reading.Printed.Name, File: sourceFile(d.place.Page), Format: d.place.Format,
		Encoding: d.reading.Encoding, SHA256: digest(d.received), Leftovers: d.reading.Leftovers}
	// The proof reads what this page alone would write; the edition may hold other pages.
	alone := edition.Edition{Key: d.place.Key, DateSource: d.place.DateSource, Pages: []edition.PageRecord{d.record}}
	record := draft{name: path.Join(folder, content.EditionFile), text: content.ComposeEdition(&alone)}
	d.size = len(record.text)
	for _, file := range append([]draft{record}, d.texts...) {
		if len(yamlOf(file.text)) > fields.Limit {
			return d.noPage("a headline, a byline or text that is of no article is longer than a file can hold")
		}
	}
	if err := prove(d.reading.page, d.reading.found, d.texts, record); err != nil {
		return fmt.Errorf("the import of %s would lose or change printed text: %w", d.file.Name, err)
	}
	return nil
}

// yamlOf gives the YAML of a file: an article's front matter, or all of edition.yaml.
func yamlOf(text []byte) []byte {
	yaml, _, _ := bytes.Cut(text, []byte("\n---\n"))
	return yaml
}

// noPage is the problem of a text that cannot be a printed page.
func (d *pageDraft) noPage(why string) *source.Problem {
	return source.NewProblem(source.Position{File: d.file.Name}, nil, "this is no printed page: "+why, "give the text of one printed page, column by column")
}

func articleFile(a *edition.Article) string { return edition.ArticleName(a.Page, a.Order) + ".md" }

// shown gives an edition's folder as problems name it.
func shown(key edition.Key) string { return path.Join(content.Dir, key.Path()) }
