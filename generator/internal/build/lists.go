package build

import (
	"cmp"
	"fmt"
	"slices"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/render"
)

// shelf is a kind of list: where its index is, and which layouts show it.
type shelf struct {
	index render.Kind
	list  render.Kind
	words string // the key of its name
	of    func(*archive.Archive) []*archive.List
}

// shelves by the folder of their lists.
var shelves = map[string]shelf{
	"tags":      {render.Tags, render.Tag, "tags", func(a *archive.Archive) []*archive.List { return a.Tags }},
	"districts": {render.Districts, render.District, "districts", func(a *archive.Archive) []*archive.List { return a.Districts }},
	"people":    {render.People, render.Person, "people", func(a *archive.Archive) []*archive.List { return a.People }},
	"series":    {render.SeriesIndex, render.Series, "series", func(a *archive.Archive) []*archive.List { return a.Series }},
}

// folders gives the shelves' folders in a fixed order.
var folders = []string{"tags", "districts", "people", "series"}

// lists gives all lists.
func (p *publication) lists() []*archive.List {
	return slices.Concat(p.archive.Tags, p.archive.Districts, p.archive.People, p.archive.Series)
}

// makeList makes all sheets of a list.
func (p *publication) makeList(list *archive.List) error {
	shelf := shelves[list.Folder]
	name, err := p.layouts.Words().T(shelf.words)
	if err != nil {
		return err
	}
	index := render.Link{Name: name, Address: list.Folder + "/index.html"}
	return together(
		func() error {
			return eachOf(list.Sheets(p.config.ListSize), func(_ int, s archive.ListSheet) error {
				return p.put(shelf.list, s.Address, p.listView(list, s, index))
			})
		},
		func() error {
			ahead := list.Ahead(p.config.ListSize)
			if ahead == "" {
				return nil
			}
			return p.putRedirect(ahead, list.Address())
		},
	)
}

func (p *publication) listView(list *archive.List, s archive.ListSheet, index render.Link) render.ListView {
	title := list.Name
	if s.Number > 0 {
		title = fmt.Sprintf("%s · %d", list.Name, s.Number)
	}
	view := render.ListView{Sheet: p.sheet(shelves[list.Folder].list, s.Address, title), Name: list.Name, Index: index,
		Entries: p.entries(s.Articles), Number: s.Number}
	link := func(address string) *render.Link {
		if address == "" {
			return nil
		}
		return &render.Link{Name: list.Name, Address: address}
	}
	view.Older, view.Newer = link(s.Older), link(s.Newer)
	if s.Number == 0 {
		view.Total = len(list.Articles)
	} else {
		view.Newest = link(list.Address())
	}
	if list.Folder == "districts" {
		for _, d := range p.config.Districts {
			if d.Name == list.Name {
				view.Towns = d.Towns
			}
		}
	}
	return view
}

func (p *publication) putRedirect(from, to string) error {
	title, err := p.layouts.Words().T("moved")
	if err != nil {
		return err
	}
	sheet := p.sheet(render.Redirect, from, title)
	sheet.Canonical, sheet.Hidden = render.Absolute(p.config.Base, to), true
	return p.put(render.Redirect, from, render.RedirectView{Sheet: sheet, Target: to})
}

func (p *publication) makeRedirects() error {
	return eachOf(p.archive.Redirects, func(_ int, r archive.Redirect) error { return p.putRedirect(r.From, r.To.Address()) })
}

// makeIndexes makes the list of all lists of each kind.
func (p *publication) makeIndexes() error {
	return eachOf(folders, func(_ int, folder string) error {
		shelf := shelves[folder]
		title, err := p.layouts.Words().T(shelf.words)
		if err != nil {
			return err
		}
		address := folder + "/index.html"
		view := render.IndexView{Sheet: p.sheet(shelf.index, address, title), Groups: p.groups(shelf.of(p.archive))}
		return p.put(shelf.index, address, view)
	})
}

// groups puts lists under their headings: the config's groups in its order, then what has none.
func (p *publication) groups(lists []*archive.List) []render.IndexGroup {
	var names []string
	for _, subject := range p.config.Subjects {
		if subject.Group != "" && !slices.Contains(names, subject.Group) {
			names = append(names, subject.Group)
		}
	}
	var groups []render.IndexGroup
	for _, name := range append(names, "") {
		in := slices.DeleteFunc(slices.Clone(lists), func(l *archive.List) bool { return l.Group != name })
		if len(in) > 0 {
			groups = append(groups, render.IndexGroup{Name: name, Items: p.items(in)})
		}
	}
	return groups
}

func (p *publication) items(lists []*archive.List) []render.IndexItem {
	items := make([]render.IndexItem, len(lists))
	for i, l := range lists {
		items[i] = render.IndexItem{Link: render.Link{Name: l.Name, Address: l.Address()}, Count: len(l.Articles),
			City: l.Folder == "districts" && l.Name == p.config.City.Name}
	}
	return items
}

// mostUsed gives the n lists with the most articles, the most first.
func mostUsed(lists []*archive.List, n int) []*archive.List {
	sorted := slices.SortedStableFunc(slices.Values(lists), func(a, b *archive.List) int {
		return cmp.Compare(len(b.Articles), len(a.Articles))
	})
	return sorted[:min(n, len(sorted))]
}
