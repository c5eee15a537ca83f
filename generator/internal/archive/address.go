package archive

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"backissue/generator/internal/edition"
)

// YearAddress gives 2023/index.html.
func YearAddress(year int) string { return fmt.Sprintf("%04d/index.html", year) }

// MonthAddress gives 2023/01/index.html.
func MonthAddress(year, month int) string { return fmt.Sprintf("%04d/%02d/index.html", year, month) }

// EditionAddress gives 2023/01/08/index.html.
func EditionAddress(key edition.Key) string { return key.Path() + "/index.html" }

// PageAddress gives 2023/01/08/01.html.
func PageAddress(key edition.Key, page int) string {
	return key.Path() + "/" + edition.PageName(page) + ".html"
}

// ArticleAddress gives 2023/01/08/01-02.html.
func ArticleAddress(key edition.Key, page, order int) string {
	return key.Path() + "/" + edition.ArticleName(page, order) + ".html"
}

// Address gives the edition's address.
func (e *Edition) Address() string { return EditionAddress(e.Key) }

// Address gives the article's address.
func (a *Article) Address() string { return ArticleAddress(a.Edition.Key, a.Page, a.Order) }

// AliasAddress gives the address that an alias in an article's file means: a folder stands for its index.html. It is
// false for what can't be a page of this site: an alias may come from anybody, so it must stay inside the site's folder
// and be a file that hosts serve as HTML.
func AliasAddress(alias string) (string, bool) {
	address := alias
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	if path.Clean(address) != address || len(address) > longestAddress {
		return "", false
	}
	for _, c := range address {
		if unicode.IsControl(c) || strings.ContainsRune(`\:?#*"<>|%`, c) {
			return "", false
		}
	}
	parts := strings.Split(address, "/")
	for i, part := range parts {
		last := i == len(parts)-1
		if part == "" || strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".html") != last {
			return "", false
		}
	}
	return address, true
}

// longestAddress keeps a path, with the folder it lies in, below what file systems take.
const longestAddress = 200
