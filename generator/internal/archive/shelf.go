package archive

import (
	"cmp"
	"slices"

	"backissue/generator/internal/config"
)

// folders are those of the lists, in the order in which packed articles have their names.
var folders = [...]string{"districts", "tags", "people", "series"}

// ofTags is the number of the tags' folder.
const ofTags = 1

// shelves have the lists of each folder.
type shelves [len(folders)]*shelf

// shelf has the lists of one kind.
type shelf struct {
	folder string
	byName map[string]*List
	lists  []*List // by number
	counts []int32 // by number: how many articles they have
}

// shelve gathers all lists. Each core takes editions that follow each other and finds the lists of their articles; when it is known how many each list has, each puts its own where they
// belong. So lists come out as if one core had done all, and none is copied as it grows.
func (a *Archive) shelve(cfg *config.Config, names *Names) *shelves {
	runs := a.runs()
	onAllCores(runs, (*run).find)
	all := newShelves()
	for _, d := range districtsOf(cfg) {
		all[0].list(d)
	}
	for folder, s := range all {
		s.join(runs, folder)
	}
	onAllCores(runs, (*run).file)
	a.joinTags(runs)
	for _, s := range all {
		for _, list := range s.lists {
			list.Slug = names.slugOf[s.folder](list.Name)
		}
	}
	return all
}

// districtsOf gives the names of the districts whose lists are there even without articles, the city's first.
func districtsOf(cfg *config.Config) []string {
	var all []string
	for _, d := range append([]config.District{cfg.City}, cfg.Districts...) {
		if d.Name != "" {
			all = append(all, d.Name)
		}
	}
	return all
}

func newShelves() *shelves {
	var s shelves
	for i, folder := range folders {
		s[i] = &shelf{folder: folder, byName: map[string]*List{}}
	}
	return &s
}

// join makes the lists of all runs, each with room for all its articles, and tells the runs where theirs belong.
func (s *shelf) join(runs []*run, folder int) {
	articles := 0
	for _, r := range runs {
		f := &r.filed[folder]
		f.lists, f.next = make([]*List, len(f.names)), make([]int32, len(f.names))
		for n, name := range f.names {
			list := s.list(name)
			f.lists[n], f.next[n] = list, s.counts[list.number]
			s.counts[list.number] += f.counts[n]
		}
		articles += len(f.of.numbers)
	}
	room := make([]Place, articles)
	for n, list := range s.lists {
		count := s.counts[n]
		list.Articles, room = room[:count:count], room[count:]
	}
}

func (s *shelf) list(name string) *List {
	list := s.byName[name]
	if list == nil {
		list = &List{Folder: s.folder, Name: name, number: len(s.lists)}
		s.byName[name], s.lists, s.counts = list, append(s.lists, list), append(s.counts, 0)
	}
	return list
}

// joinTags notes the numbers of all articles' tags.
func (a *Archive) joinTags(runs []*run) {
	tags := 0
	for _, r := range runs {
		tags += len(r.filed[ofTags].of.numbers)
	}
	a.tags = newNumbersOf(tags, len(a.digests))
	for _, r := range runs {
		f, start := &r.filed[ofTags], int32(len(a.tags.numbers))
		for _, number := range f.of.numbers {
			a.tags.numbers = append(a.tags.numbers, int32(f.lists[number].number))
		}
		for _, end := range f.of.first[1:] {
			a.tags.first = append(a.tags.first, start+end)
		}
	}
}

func (s *shelf) sorted() []*List {
	return slices.SortedFunc(slices.Values(s.lists), func(a, b *List) int {
		return cmp.Or(cmp.Compare(a.Slug, b.Slug), cmp.Compare(a.Name, b.Name))
	})
}
