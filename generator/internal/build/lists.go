package build

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/files"
	"backissue/generator/internal/render"
)

// shelf is a kind of list: where its index is, and which layouts show it.
type shelf struct {
	index render.Kind
	list  render.Kind
	words string // the key of its name
	of    func(*archive.Archive) []*archive.List

	sums bool // whether a list's index.html tells of all its articles: of their years and tags
}

// shelves by the folder of their lists.
var shelves = map[string]shelf{
	"tags":      {render.Tags, render.Tag, "tags", func(a *archive.Archive) []*archive.List { return a.Tags }, true},
	"districts": {render.Districts, render.District, "districts", func(a *archive.Archive) []*archive.List { return a.Districts }, true},
	"people":    {render.People, render.Person, "people", func(a *archive.Archive) []*archive.List { return a.People }, false},
	"series":    {render.SeriesIndex, render.Series, "series", func(a *archive.Archive) []*archive.List { return a.Series }, false},
}

// folders gives the shelves' folders in a fixed order.
var folders = []string{"tags", "districts", "people", "series"}

// listSheet is one sheet of a list to be made.
type listSheet struct {
	list   *archive.List
	number int
}

// listSheets gives all sheets of all lists.
func (p *publication) listSheets() []listSheet {
	var all []listSheet
	for _, list := range p.archive.Lists() {
		for number := range list.Sheets(p.config.ListSize) {
			all = append(all, listSheet{list, number})
		}
	}
	return all
}

// atOneGo is how many sheets of a list are looked at at one go at most, in their open folder: with a whole list, one core would wait for the other.
const atOneGo = 32

// byFolder parts sheets into those that are looked at at one go.
func byFolder(all []listSheet) (parts [][]listSheet) {
	for len(all) > 0 {
		n := 1
		for n < min(atOneGo, len(all)) && all[n].list == all[0].list {
			n++
		}
		parts, all = append(parts, all[:n]), all[n:]
	}
	return parts
}

// staleSheet is a sheet of a list that is not there as it must be.
type staleSheet struct {
	listSheet
	in     inputs
	there  *files.Stat // as it is; nil for none
	newest int32       // the number of its newest article
}

// makeLists makes the sheets of all lists. First it looks at all of them, list by list. Then it makes those that are stale in the order of their newest articles: so those that
// show the same articles come close to each other, and find their clips (clips.go).
func (p *publication) makeLists(ctx context.Context) error {
	parts := byFolder(p.listSheets())
	stale := make([][]staleSheet, len(parts))
	p.progress.begin("lists", len(parts), p.options.Progress)
	return together(
		func() error {
			return p.inParallel(ctx, len(parts), func(i int) (err error) { stale[i], err = p.lookAtLists(parts[i]); return err })
		},
		func() error { return p.makeListSheets(ctx, slices.Concat(stale...)) },
	)
}

// lookAtLists gives the sheets of one list that are stale. Of the newest it makes the feed, and the redirect from the one ahead.
func (p *publication) lookAtLists(sheets []listSheet) (stale []staleSheet, err error) {
	m, done := p.openFolder(path.Dir(sheets[0].list.Address()))
	defer done()
	err = eachOf(sheets, func(_ int, s listSheet) error {
		kind := shelves[s.list.Folder].list
		in := p.ofSheet(kind, p.listInputs(s))
		address := s.list.SheetAddress(s.number)
		if f := p.find(m, address, in); f.stands {
			p.leaveFile(m, address, in, f)
		} else {
			stale = append(stale, staleSheet{s, in, f.there, p.newestOf(s)})
		}
		if s.number > 0 {
			return nil
		}
		return together(func() error { return p.putListFeed(s.list) }, func() error {
			if ahead := s.list.Ahead(p.config.ListSize); ahead != "" {
				return p.putRedirect(ahead, s.list.Address())
			}
			return nil
		})
	})
	return stale, err
}

// newestOf gives the number of a sheet's newest article.
func (p *publication) newestOf(s listSheet) int32 {
	if articles := s.list.Sheet(s.number, p.config.ListSize).Articles; len(articles) > 0 {
		return p.archive.NumberOf(articles[len(articles)-1])
	}
	return 0
}

// listInputs gives what a sheet of a list is made of.
func (p *publication) listInputs(s listSheet) inputs {
	sheet := s.list.Sheet(s.number, p.config.ListSize)
	told := sheet.Articles
	if s.number == 0 && shelves[s.list.Folder].sums {
		told = s.list.Articles
	}
	shown, around := takeMixer(), takeMixer()
	for _, at := range told {
		shown.Fixed(p.archive.Digest(at))
	}
	around.Text(s.list.Name)
	around.Text(sheet.Older)
	around.Text(sheet.Newer)
	around.Texts(p.towns(s.list))
	if s.number == 0 {
		around.Number(len(s.list.Articles))
		around.Text(p.feedOf(s.list))
	}
	return inputs{content: shown.settle(), around: around.settle()}
}

// makeListSheets makes stale sheets of lists.
func (p *publication) makeListSheets(ctx context.Context, stale []staleSheet) error {
	slices.SortStableFunc(stale, func(a, b staleSheet) int { return cmp.Compare(a.newest, b.newest) })
	clips := p.clipsFor(stale)
	p.progress.begin("list sheets", len(stale), p.options.Progress)
	return p.inParallel(ctx, len(stale), func(i int) error { return p.makeListSheet(stale[i], clips[shelves[stale[i].list.Folder].list]) })
}

// makeListSheet makes a sheet of a list.
func (p *publication) makeListSheet(s staleSheet, clips *clips) error {
	shelf := shelves[s.list.Folder]
	sheet := s.list.Sheet(s.number, p.config.ListSize)
	room := entryRooms.Get().(*entryRoom)
	defer entryRooms.Put(room)
	return p.putIn(lookedAt{otherFiles{p.folder, p.ledger}, s.there}, shelf.list, sheet.Address, s.in, func() (render.View, error) {
		name, err := p.layouts.Words().T(shelf.words)
		if err != nil {
			return nil, err
		}
		view := p.listView(s.list, sheet, p.entries(room, sheet.Articles, clips), p.towns(s.list), render.Link{Name: name, Address: s.list.Folder + "/index.html"})
		if clips != nil {
			render.Whole(view, func() []render.Entry { return p.entries(room, sheet.Articles, nil) })
		}
		return view, nil
	})
}

// towns gives those of the district that a list is of.
func (p *publication) towns(list *archive.List) []string {
	if list.Folder == "districts" {
		for _, d := range p.config.Districts {
			if d.Name == list.Name {
				return d.Towns
			}
		}
	}
	return nil
}

func (p *publication) listView(list *archive.List, s archive.ListSheet, entries []render.Entry, towns []string, index render.Link) *render.ListView {
	title := list.Name
	if s.Number > 0 {
		title = fmt.Sprintf("%s · %d", list.Name, s.Number)
	}
	view := &render.ListView{Sheet: p.sheet(shelves[list.Folder].list, s.Address, title), Name: list.Name, Index: index,
		Entries: entries, Number: s.Number, Towns: towns}
	link := func(address string) *render.Link {
		if address == "" {
			return nil
		}
		return &render.Link{Name: list.Name, Address: address}
	}
	view.Older, view.Newer = link(s.Older), link(s.Newer)
	if list.Folder == "series" {
		view.Entries = partsInOrder(view.Entries)
	}
	if s.Number == 0 {
		view.Total = len(list.Articles)
		view.Feed = p.feedOf(list)
		if shelves[list.Folder].sums {
			view.Years, view.Related = p.yearsOf(list), p.related(list)
		}
	} else {
		view.Newest = link(list.Address())
	}
	return view
}

// relatedShown is how many tags a list's index.html names.
const relatedShown = 12

// related gives the tags that are most often on a list's articles.
func (p *publication) related(list *archive.List) []render.IndexItem {
	var items []render.IndexItem
	for _, tag := range p.archive.Together(list, relatedShown) {
		items = append(items, render.IndexItem{Link: render.Link{Name: tag.Name, Address: p.names.Address("tags", tag.Name)}, Count: tag.Count})
	}
	return items
}

// yearsOf gives the years of a list, newest first; none when all of it is of one.
func (p *publication) yearsOf(list *archive.List) []render.ListYear {
	years := p.archive.YearsIn(list)
	if len(years) < 2 {
		return nil
	}
	most := 0
	for _, y := range years {
		most = max(most, y.Count)
	}
	made := make([]render.ListYear, 0, len(years))
	for _, y := range slices.Backward(years) {
		const percent = 100
		made = append(made, render.ListYear{Address: list.SheetOf(y.Last, p.config.ListSize), Year: y.Year, Count: y.Count,
			Share: max(1, y.Count*percent/most)})
	}
	return made
}

// partsInOrder gives the parts of a series, newest first as they come, as they are to be read: by their numbers, or as they appeared where some have none
// or one that another has, too, for a paper may begin to count again.
func partsInOrder(entries []render.Entry) []render.Entry {
	inOrder := slices.SortedStableFunc(slices.Values(entries), func(a, b render.Entry) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Edition.Name, b.Edition.Name))
	})
	seen := map[int]bool{0: true}
	for _, e := range entries {
		if e.Series == nil || seen[e.Series.Number] {
			return inOrder
		}
		seen[e.Series.Number] = true
	}
	slices.SortFunc(inOrder, func(a, b render.Entry) int { return cmp.Compare(a.Series.Number, b.Series.Number) })
	return inOrder
}

func (p *publication) putRedirect(from, to string) error {
	return p.put(render.Redirect, from, inputs{content: digestOf(to)}, func() (render.View, error) {
		title, err := p.layouts.Words().T("moved")
		if err != nil {
			return nil, err
		}
		sheet := p.sheet(render.Redirect, from, title)
		sheet.Canonical, sheet.Hidden = render.Absolute(p.config.Base, to), true
		return &render.RedirectView{Sheet: sheet, Target: to}, nil
	})
}

// makeRedirects makes those that articles' aliases ask for. An alias may be anything, so also where an asset lies.
func (p *publication) makeRedirects() error {
	return eachOf(p.archive.Redirects, func(_ int, r archive.Redirect) error {
		if err := p.extras.add(r.From); err != nil {
			file := fileOf(p.archive.Article(r.To))
			return p.problemAt(file, "aliases", r.From, err.Error(), "remove one of the two")
		}
		return p.putRedirect(r.From, p.archive.Article(r.To).Address())
	})
}

// mostUsed gives the n lists with the most articles, the most first.
func mostUsed(lists []*archive.List, n int) []*archive.List {
	sorted := slices.SortedStableFunc(slices.Values(lists), func(a, b *archive.List) int {
		return cmp.Compare(len(b.Articles), len(a.Articles))
	})
	return sorted[:min(n, len(sorted))]
}
