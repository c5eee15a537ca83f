package build

import (
	"cmp"
	"slices"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/render"
)

// makeIndexes makes the list of all lists of each kind.
func (p *publication) makeIndexes() error {
	return eachOf(folders, func(_ int, folder string) error {
		shelf := shelves[folder]
		address := folder + "/index.html"
		return p.put(shelf.index, address, inputs{content: p.whole}, func() (render.View, error) {
			title, err := p.layouts.Words().T(shelf.words)
			if err != nil {
				return nil, err
			}
			view := &render.IndexView{Sheet: p.sheet(shelf.index, address, title)}
			switch lists := shelf.of(p.archive); folder {
			case "tags":
				view.Groups, view.Initials = p.groups(lists), p.initials(lists)
			case "people":
				view.Initials = p.initials(lists)
			case "districts":
				view.Groups, view.Picture = p.oneGroup(lists), p.picture(lists)
			default:
				view.Groups = p.oneGroup(lists)
			}
			return view, nil
		})
	})
}

// oneGroup puts lists into a group without a name, if there are any.
func (p *publication) oneGroup(lists []*archive.List) []render.IndexGroup {
	if len(lists) == 0 {
		return nil
	}
	return []render.IndexGroup{{Items: p.items(lists)}}
}

// initials puts lists under the letters that their readings begin with, in the order of the readings.
func (p *publication) initials(lists []*archive.List) []render.IndexInitial {
	readings := make(map[*archive.List]string, len(lists))
	for _, l := range lists {
		readings[l] = l.Reading()
	}
	sorted := slices.SortedStableFunc(slices.Values(lists), func(a, b *archive.List) int {
		return cmp.Or(cmp.Compare(readings[a], readings[b]), cmp.Compare(a.Name, b.Name))
	})
	byLetter := map[string][]*archive.List{}
	for _, l := range sorted {
		letter := archive.Initial(readings[l])
		byLetter[letter] = append(byLetter[letter], l)
	}
	var initials []render.IndexInitial
	for letter := 'A'; letter <= 'Z'; letter++ {
		if lists := byLetter[string(letter)]; len(lists) > 0 {
			initials = append(initials, render.IndexInitial{Letter: string(letter), Anchor: "by-" + strings.ToLower(string(letter)), Items: p.items(lists)})
		}
	}
	if others := byLetter[""]; len(others) > 0 {
		initials = append(initials, render.IndexInitial{Anchor: "by-none", Items: p.items(others)})
	}
	return initials
}

// groups puts tags under the config's headings, in its order. What has none is found by its letter: that may be ten thousand names.
func (p *publication) groups(lists []*archive.List) []render.IndexGroup {
	var names []string
	for _, subject := range p.config.Subjects {
		if subject.Group != "" && !slices.Contains(names, subject.Group) {
			names = append(names, subject.Group)
		}
	}
	var groups []render.IndexGroup
	for _, name := range names {
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
