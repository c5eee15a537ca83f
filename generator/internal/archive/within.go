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
// articles alone, so a list changes only with an article of its own. It holds a count for each such tag, and lets them go.
func (a *Archive) Together(l *List, n int) []Counted {
	counts := map[string]*tally{}
	for i, at := range l.Articles {
		a.Editions[at.Edition].names(int(at.Article), func(folder int, name string) {
			if folders[folder] != "tags" || l.Folder == "tags" && l.Name == name {
				return
			}
			t := counts[name]
			if t == nil {
				t = &tally{last: -1}
				counts[name] = t
			}
			if t.last != i { // the parts of one that runs over pages may all have it
				t.count, t.last = t.count+1, i
			}
		})
	}
	all := make([]Counted, 0, len(counts))
	for name, t := range counts {
		all = append(all, Counted{name, t.count})
	}
	slices.SortFunc(all, func(a, b Counted) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
	return all[:min(n, len(all))]
}

// tally counts articles, each once.
type tally struct{ count, last int }
