package archive

import (
	"slices"
	"strconv"
	"strings"

	"backissue/generator/internal/edition"
)

// fixedAddresses are sheets that every archive has.
var fixedAddresses = []string{"index.html", "about.html", "404.html", "search.html", "data.html", "corrections.html", "tags/index.html",
	"districts/index.html", "people/index.html", "series/index.html"}

// Has tells whether a sheet of the archive has an address: an edition's, page's, article's, list's or a redirect's, or one of the calendar.
func (a *Archive) Has(address string) bool {
	if _, ok := a.owner(address); ok {
		return true
	}
	_, ok := slices.BinarySearchFunc(a.Redirects, address, func(r Redirect, address string) int { return strings.Compare(r.From, address) })
	return ok
}

// owner gives what has an address, by taking the address apart: a table of all addresses would be larger than all list data. What it claims the address by is told when it is
// asked.
func (a *Archive) owner(address string) (claim func() Claim, owned bool) {
	nameless := func() Claim { return Claim{} }
	if slices.Contains(fixedAddresses, address) {
		return nameless, true
	}
	folder, file, ok := cutLast(address)
	name, isSheet := strings.CutSuffix(file, ".html")
	if !ok || !isSheet {
		return nil, false
	}
	if i, known := a.keys[folder]; known {
		return a.editionOwner(a.Editions[i], name)
	}
	if folder == correctionsFolder {
		number, err := strconv.Atoi(name)
		return nameless, err == nil && number >= 1 && number < a.CorrectionSheets() && strconv.Itoa(number) == name
	}
	if list := a.lists[folder]; list != nil {
		return func() Claim { return a.listClaim(list) }, list.has(name, a.listSize)
	}
	if name != "index" {
		return nil, false
	}
	for _, y := range a.Years {
		if folder == strings.TrimSuffix(YearAddress(y.Number), "/index.html") {
			return nameless, true
		}
		for _, m := range y.Months {
			if address == MonthAddress(m.Year, m.Number) {
				return nameless, true
			}
		}
	}
	return nil, false
}

func cutLast(address string) (folder, file string, ok bool) {
	i := strings.LastIndexByte(address, '/')
	return address[:max(0, i)], address[i+1:], i >= 0
}

func (a *Archive) editionOwner(e *Stored, name string) (claim func() Claim, owned bool) {
	if name == "index" || slices.ContainsFunc(e.Pages, func(p StoredPage) bool { return edition.PageName(p.Number) == name }) {
		return func() Claim { return Claim{} }, true
	}
	address := e.Key.Path() + "/" + name + ".html"
	for n := range e.Len() {
		if e.ArticleAddress(n) == address {
			return func() Claim { return Claim{Article: e.Article(n)} }, true
		}
	}
	return nil, false
}

// has tells whether the list has a sheet of a name, or sends readers on from there.
func (l *List) has(name string, size int) bool {
	number, err := strconv.Atoi(name)
	last := l.full(size)
	if last > 0 {
		last++ // the one ahead, which redirects
	}
	return name == "index" || err == nil && number >= 1 && number <= last && strconv.Itoa(number) == name
}
