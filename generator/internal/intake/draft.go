package intake

import (
	"fmt"
	"path"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
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
}

// compose makes the page's files, and proves that they hold what was printed. An error is a defect of the program.
func (d *pageDraft) compose() error {
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
	if err := prove(d.reading.page, d.reading.found, d.texts, record); err != nil {
		return fmt.Errorf("the import of %s would lose or change printed text: %w", d.file.Name, err)
	}
	return nil
}

func articleFile(a *edition.Article) string { return edition.ArticleName(a.Page, a.Order) + ".md" }

// shown gives an edition's folder as problems name it.
func shown(key edition.Key) string { return path.Join(content.Dir, key.Path()) }
