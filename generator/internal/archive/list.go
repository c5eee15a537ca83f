package archive

import "fmt"

// List is all articles of one tag, district, person or series, oldest first.
type List struct {
	Folder   string // tags, districts, people or series
	Name     string
	Slug     string
	Group    string // of a tag that the config's subjects hold
	Articles []*Article
}

// Address gives tags/chun-yun/index.html.
func (l *List) Address() string { return l.page("index") }

func (l *List) page(name string) string { return l.Folder + "/" + l.Slug + "/" + name + ".html" }

func (l *List) numbered(number int) string { return l.page(fmt.Sprint(number)) }

// ListSheet is one page of a list.
//
// The articles are cut, oldest first, into full sheets numbered from 1, and what remains, at least a full sheet's worth
// once there is one, is index.html. So an article that joins the list changes index.html only; when index.html would
// hold two sheets' worth, the older half becomes the next numbered sheet, which then never changes again.
type ListSheet struct {
	Number   int // 0 for index.html
	Address  string
	Articles []*Article // newest edition first, inside an edition in reading order
	Older    string     // addresses; empty for none
	Newer    string     // of a numbered sheet
}

// Sheets cuts the list into sheets of size articles: index.html first, then the numbered ones from 1.
func (l *List) Sheets(size int) []ListSheet {
	full := l.full(size)
	index := ListSheet{Address: l.Address(), Articles: newestFirst(l.Articles[full*size:])}
	if full > 0 {
		index.Older = l.numbered(full)
	}
	sheets := []ListSheet{index}
	for number := 1; number <= full; number++ {
		sheet := ListSheet{
			Number:   number,
			Address:  l.numbered(number),
			Articles: newestFirst(l.Articles[(number-1)*size : number*size]),
			Newer:    l.numbered(number + 1),
		}
		if number > 1 {
			sheet.Older = l.numbered(number - 1)
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}

// full is the number of numbered sheets.
func (l *List) full(size int) int { return max(0, len(l.Articles)/size-1) }

// Ahead gives the address to which the newest numbered sheet points as its newer one. Until that sheet is filled it
// redirects to index.html, so that the numbered sheet need not change on the day it is. Empty when there are none.
func (l *List) Ahead(size int) string {
	full := l.full(size)
	if full == 0 {
		return ""
	}
	return l.numbered(full + 1)
}

// newestFirst turns the order of the editions round. Inside an edition the articles stay in reading order.
func newestFirst(articles []*Article) []*Article {
	newest := make([]*Article, 0, len(articles))
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
