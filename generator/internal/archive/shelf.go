package archive

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"backissue/generator/internal/config"
)

// folders are those of the lists, in the order in which packed articles have their names.
var folders = [...]string{"districts", "tags", "people", "series"}

// shelves gather the lists of each folder.
type shelves [len(folders)]*shelf

// shelf gathers lists of one kind.
type shelf struct {
	folder string
	byName map[string]*List
	names  []string // by the lists' numbers
}

// articleTags are the numbers of the tags of articles, one article's after the other's.
type articleTags struct {
	tags  []int32
	first []int32 // by article: where its own begin, and after the last where they end
}

func newArticleTags(articles int) articleTags {
	return articleTags{first: make([]int32, 1, articles+1)}
}

// of gives the numbers of an article's tags.
func (t *articleTags) of(article int32) []int32 { return t.tags[t.first[article]:t.first[article+1]] }

// end ends an article's tags.
func (t *articleTags) end() { t.first = append(t.first, int32(len(t.tags))) }

// join puts later articles' tags behind what there is, with the numbers that they have from now on.
func (t *articleTags) join(later *articleTags, numbers []int32) {
	start := int32(len(t.tags))
	for _, tag := range later.tags {
		t.tags = append(t.tags, numbers[tag])
	}
	for _, end := range later.first[1:] {
		t.first = append(t.first, start+end)
	}
}

// shelve gathers all lists. Each core takes editions that follow each other, and what they gather is joined in their order: so lists come out as if one
// core had done all.
func (a *Archive) shelve(cfg *config.Config, names *Names) *shelves {
	parts := make([]*shelves, min(runtime.GOMAXPROCS(0), len(a.Editions)))
	tags := make([]articleTags, len(parts))
	var shelved sync.WaitGroup
	for i := range parts {
		shelved.Go(func() {
			parts[i], tags[i] = newShelves(), newArticleTags(len(a.digests)/len(parts))
			for e := i * len(a.Editions) / len(parts); e < (i+1)*len(a.Editions)/len(parts); e++ {
				parts[i].add(a.Editions[e], e, &tags[i])
			}
		})
	}
	shelved.Wait()
	all := newShelves()
	for _, d := range districtsOf(cfg) {
		all[0].list(d)
	}
	a.tags = newArticleTags(len(a.digests))
	for i, part := range parts {
		a.tags.join(&tags[i], all.join(part))
	}
	for _, s := range all {
		for _, list := range s.byName {
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

// add puts the articles of the edition with a number into their lists.
func (s *shelves) add(e *Stored, number int, tags *articleTags) {
	for n := range e.Len() {
		if e.IsShown(n) {
			e.names(n, func(folder int, name string) {
				if list, added := s[folder].add(name, Place{int32(number), int32(n)}); added && folders[folder] == "tags" {
					tags.tags = append(tags.tags, int32(list.number))
				}
			})
		}
		tags.end()
	}
}

// join puts what later editions have behind what there is. It gives the numbers that their tags have from now on.
func (s *shelves) join(later *shelves) (tags []int32) {
	for i, from := range later {
		for _, name := range from.names {
			list, more := s[i].list(name), from.byName[name].Articles
			list.Articles = append(list.Articles, more...)
			if s[i].folder == "tags" {
				tags = append(tags, int32(list.number))
			}
		}
	}
	return tags
}

func (s *shelf) list(name string) *List {
	list := s.byName[name]
	if list == nil {
		list = &List{Folder: s.folder, Name: name, number: len(s.names)}
		s.byName[name], s.names = list, append(s.names, name)
	}
	return list
}

// add puts an article into a list, once: it may name a tag twice.
func (s *shelf) add(name string, at Place) (list *List, added bool) {
	list = s.list(name)
	n := len(list.Articles)
	if n > 0 && list.Articles[n-1] == at {
		return list, false
	}
	if n == cap(list.Articles) {
		list.Articles = slices.Grow(list.Articles, n+1) // twice as much: append by itself adds a quarter, and copies long lists again and again
	}
	list.Articles = append(list.Articles, at)
	return list, true
}

func (s *shelf) sorted() []*List {
	lists := make([]*List, 0, len(s.byName))
	for _, list := range s.byName {
		lists = append(lists, list)
	}
	slices.SortFunc(lists, func(a, b *List) int {
		return cmp.Or(cmp.Compare(a.Slug, b.Slug), cmp.Compare(a.Name, b.Name))
	})
	return lists
}
