package archive

import (
	"fmt"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/lent"
)

// YearAddress gives 2023/index.html.
func YearAddress(year int) string { return fmt.Sprintf("%04d/index.html", year) }

// MonthAddress gives 2023/01/index.html.
func MonthAddress(year, month int) string { return fmt.Sprintf("%04d/%02d/index.html", year, month) }

// EditionAddress gives 2023/01/08/index.html.
func EditionAddress(key edition.Key) string {
	return string(append(key.AppendPath(make([]byte, 0, usualAddress)), "/index.html"...))
}

// usualAddress is in bytes.
const usualAddress = len("2023/01/08-evening/01-02.html")

// PageAddress gives 2023/01/08/01.html.
func PageAddress(key edition.Key, page int) string {
	return string(appendPageAddress(make([]byte, 0, usualAddress), key, page))
}

func appendPageAddress(dst []byte, key edition.Key, page int) []byte {
	return append(edition.AppendPageName(append(key.AppendPath(dst), '/'), page), ".html"...)
}

// ArticleAddress gives 2023/01/08/01-02.html.
func ArticleAddress(key edition.Key, page, order int) string {
	return string(appendArticleAddress(make([]byte, 0, usualAddress), key, page, order))
}

func appendArticleAddress(dst []byte, key edition.Key, page, order int) []byte {
	return append(edition.AppendArticleName(append(key.AppendPath(dst), '/'), page, order), ".html"...)
}

// PageAddresses gives those of the edition's pages, in one piece of memory.
func (s *Stored) PageAddresses() []string {
	all := make([]string, len(s.Pages))
	room := make(lent.Scraps, 0, usualAddress*len(all))
	for n, page := range s.Pages {
		all[n] = room.Lend(appendPageAddress(room, s.Key, page.Number))
	}
	return all
}

// Address gives the edition's address.
func (s *Stored) Address() string { return EditionAddress(s.Key) }

// Address gives the article's address.
func (a *Article) Address() string { return ArticleAddress(a.Key, a.Page, a.Order) }

// Addresses gives those of the article's edition, of its page and its own, as scraps: every entry of a list has all three.
func (a *Article) Addresses(room *lent.Scraps) (ofEdition, ofPage, own string) {
	start := len(*room)
	all := append(a.Key.AppendPath(*room), '/')
	folder := len(all)
	all = append(all, "index.html"...)
	page := len(all) - start
	all = append(edition.AppendPageName(append(all, all[start:folder]...), a.Page), ".html"...)
	article := len(all) - start
	all = append(edition.AppendArticleName(append(all, all[start:folder]...), a.Page, a.Order), ".html"...)
	text := room.Lend(all)
	return text[:page], text[page:article], text[article:]
}
