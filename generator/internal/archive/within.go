package archive

import (
	"cmp"
	"slices"
)

// ListYear is how many articles of a list are of a year.
type ListYear struct {
	Year  int
	Count int
	Last  int // the newest one's place in the list
}

// YearsIn gives the years of a list's articles, oldest first.
func (a *Archive) YearsIn(l *List) []ListYear {
	var years []ListYear
	for i, at := range l.Articles {
		year := a.Editions[at.Edition].Key.Date.Year
		if n := len(years); n == 0 || years[n-1].Year != year {
			years = append(years, ListYear{Year: year})
		}
		last := &years[len(years)-1]
		last.Count++
		last.Last = i
	}
	return years
}

// Counted is a name and on how many articles it is.
type Counted struct {
	Name  string
	Count int
}

// Together gives the n tags that are most often on a list's articles, the most often first, but not the list's own. They are a function of these
// articles alone, so a list changes only with an article of its own. An edition that is added asks it of most lists there are, so it goes by numbers:
// to read the names of all articles of all lists again took as long as all else of their sheets.
func (a *Archive) Together(l *List, n int) []Counted {
	counts := make([]int, len(a.tagLists))
	for _, at := range l.Articles {
		for _, tag := range a.tags.article(a.NumberOf(at)) {
			counts[tag]++
		}
	}
	var most []Counted // in order, and no more than n: a list has hundreds of tags
	for tag, count := range counts {
		if count == 0 || l.Folder == "tags" && tag == l.number {
			continue
		}
		counted := Counted{a.tagLists[tag].Name, count}
		at, _ := slices.BinarySearchFunc(most, counted, func(a, b Counted) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
		if at < n {
			most = slices.Insert(most[:min(len(most), n-1)], at, counted)
		}
	}
	return most
}
