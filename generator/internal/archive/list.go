package archive

import "strconv"

// List is all articles of one tag, district, person or series, oldest first.
type List struct {
	Folder   string // tags, districts, people or series
	Name     string
	Slug     string
	Group    string // of a tag that the config's subjects hold
	Articles []Place

	number int // of its kind's lists, as they first come
}

// Place says where an article is in the archive: the number of its edition, and its own in that.
type Place struct{ Edition, Article int32 }

// Address gives tags/chun-yun/index.html.
func (l *List) Address() string { return l.page("index") }

func (l *List) page(name string) string { return l.Folder + "/" + l.Slug + "/" + name + ".html" }

func (l *List) numbered(number int) string { return l.page(strconv.Itoa(number)) }

// ListSheet is one page of a list.
//
// The articles are cut, oldest first, into full sheets numbered from 1, and what remains, at least a full sheet's worth
// once there is one, is index.html. So an article that joins the list changes index.html only; when index.html would
// hold two sheets' worth, the older half becomes the next numbered sheet, which then never changes again.
type ListSheet struct {
	Number   int // 0 for index.html
	Address  string
	Articles []Place // oldest first, as in the list
	Older    string  // addresses; empty for none
	Newer    string  // of a numbered sheet
}

// Sheets is the number of sheets that the list is cut into, size articles each.
func (l *List) Sheets(size int) int { return 1 + l.full(size) }

// Sheet gives one of them: 0 is index.html, the others are numbered.
func (l *List) Sheet(number, size int) ListSheet {
	full := l.full(size)
	if number == 0 {
		index := ListSheet{Address: l.Address(), Articles: l.Articles[full*size:]}
		if full > 0 {
			index.Older = l.numbered(full)
		}
		return index
	}
	sheet := ListSheet{
		Number:   number,
		Address:  l.numbered(number),
		Articles: l.Articles[(number-1)*size : number*size],
		Newer:    l.numbered(number + 1),
	}
	if number > 1 {
		sheet.Older = l.numbered(number - 1)
	}
	return sheet
}

// SheetAddress gives the address of one of them.
func (l *List) SheetAddress(number int) string {
	if number == 0 {
		return l.Address()
	}
	return l.numbered(number)
}

// SheetOf gives the address of the sheet that has the article with a number in the list.
func (l *List) SheetOf(article, size int) string {
	if article < l.full(size)*size {
		return l.numbered(article/size + 1)
	}
	return l.Address()
}

// full is the number of numbered sheets.
func (l *List) full(size int) int { return fullSheets(len(l.Articles), size) }

// fullSheets is how many numbered sheets a list of so many things has.
func fullSheets(count, size int) int { return max(0, count/size-1) }

// Ahead gives the address to which the newest numbered sheet points as its newer one. Until that sheet is filled it
// redirects to index.html, so that the numbered sheet need not change on the day it is. Empty when there are none.
func (l *List) Ahead(size int) string {
	full := l.full(size)
	if full == 0 {
		return ""
	}
	return l.numbered(full + 1)
}

// NewestFirst turns the order of the editions round. Inside an edition the articles stay in reading order.
func NewestFirst(articles []Place) []Place {
	newest := make([]Place, 0, len(articles))
	for end := len(articles); end > 0; {
		start := end - 1
		for start > 0 && articles[start-1].Edition == articles[start].Edition {
			start--
		}
		newest = append(newest, articles[start:end]...)
		end = start
	}
	return newest
}
