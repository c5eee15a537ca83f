// Package archive orders what the editions hold: the calendar, the lists of each tag, district, person and series, and
// the address of every sheet of the site.
//
// It is pure: no files, no clock. It sees list data only, an Article without its body, so that a million of them fit in
// memory. Its results depend on the editions and the config alone, never on the order in which they came.
//
// Addresses are for ever. An article's address comes from its edition, page and number; a list's from its name and the
// config. Nothing here may look at a title or at other articles to make one.
package archive

import (
	"cmp"
	"slices"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
)

// Article is an article as lists need it.
type Article struct {
	Edition *Edition // set by Assemble
	File    string   // content/2023/01/08/01-02.md, for problems
	Page    int
	Order   int

	Title   string
	Kicker  string
	Deck    string
	Byline  string
	Summary string // the first sentence of the body
	Type    string
	Photo   bool

	Districts    []string
	Tags         []string
	People       []string // reporters, correspondents and photographers, each once, in the printed order
	Series       string   // empty for none
	SeriesNumber int      // 0 when not numbered

	Aliases   []string
	Withdrawn bool // it keeps its address and is in no list

	To, From      edition.Part // the parts that it says it goes on in and comes from
	Before, After *Article     // the parts that it is joined with, set by Edition.JoinParts; nil for none
}

// Edition is one day's paper with its articles.
type Edition struct {
	Key        edition.Key
	Number     string
	DateSource string
	Pages      []Page // by number
}

// Page is one printed page.
type Page struct {
	Number   int
	Name     string
	Articles []*Article // by order
}

// Archive is all editions, oldest first, and the lists made of them.
type Archive struct {
	Editions []*Edition
	Years    []Year // oldest first

	Tags      []*List // by slug, as the three after next
	Districts []*List // the city first, then in the config's order; also those without articles
	People    []*List
	Series    []*List

	Redirects []Redirect // by address
}

// Redirect is an address that an article had before.
type Redirect struct {
	From string
	To   *Article
}

// Assemble orders the editions and makes the lists. It sorts editions in place. The clashes are the addresses that two
// things claim; with any, the archive must not be published.
func Assemble(cfg *config.Config, editions []*Edition) (*Archive, []Clash) {
	slices.SortFunc(editions, func(a, b *Edition) int { return a.Key.Compare(b.Key) })
	for _, e := range editions {
		slices.SortFunc(e.Pages, func(a, b Page) int { return a.Number - b.Number })
		for _, p := range e.Pages {
			slices.SortFunc(p.Articles, func(a, b *Article) int { return a.Order - b.Order })
			for _, article := range p.Articles {
				article.Edition = e
			}
		}
		e.gatherParts()
	}
	a := &Archive{Editions: editions, Years: yearsOf(editions)}
	clashes := a.makeLists(cfg)
	redirects, more := a.redirects(cfg.ListSize)
	a.Redirects = redirects
	return a, append(clashes, more...)
}

// Articles gives the edition's articles in reading order, withdrawn ones too.
func (e *Edition) Articles() []*Article {
	var all []*Article
	for _, p := range e.Pages {
		all = append(all, p.Articles...)
	}
	return all
}

// Shown gives the articles that lists show, in reading order: without those withdrawn, and without continuations, which are shown with their
// beginnings.
func Shown(articles []*Article) []*Article {
	return slices.DeleteFunc(slices.Clone(articles), func(a *Article) bool { return a.Withdrawn || a.Before != nil })
}

// Newest gives up to n articles for feeds: newest edition first, inside an edition in reading order.
func (a *Archive) Newest(n int) []*Article {
	var newest []*Article
	for _, e := range slices.Backward(a.Editions) {
		for _, article := range Shown(e.Articles()) {
			if len(newest) == n {
				return newest
			}
			newest = append(newest, article)
		}
	}
	return newest
}

// makeLists puts each article that is shown into the lists it belongs to. Editions are in order, so lists are too.
func (a *Archive) makeLists(cfg *config.Config) []Clash {
	slugs := newSlugs(cfg)
	tags, people, series := newShelf("tags", slugs.tag), newShelf("people", slugs.person), newShelf("series", slugs.series)
	districts := newShelf("districts", slugs.district)
	for _, d := range append([]config.District{cfg.City}, cfg.Districts...) {
		if d.Name != "" {
			a.Districts = append(a.Districts, districts.list(d.Name))
		}
	}
	for _, e := range a.Editions {
		for _, article := range Shown(e.Articles()) {
			districts.add(article, article.Districts...)
			tags.add(article, article.Tags...)
			people.add(article, article.People...)
			if article.Series != "" {
				series.add(article, article.Series)
			}
		}
	}
	a.Tags, a.People, a.Series = tags.sorted(), people.sorted(), series.sorted()
	var clashes []Clash
	for _, lists := range [][]*List{a.Tags, a.People, a.Series, districts.sorted()} {
		clashes = append(clashes, sameSlug(lists)...)
	}
	for _, list := range a.Tags {
		list.Group = slugs.group[list.Name]
	}
	return clashes
}

// shelf gathers lists of one kind.
type shelf struct {
	folder string
	slug   func(name string) string
	byName map[string]*List
}

func newShelf(folder string, slug func(string) string) *shelf {
	return &shelf{folder: folder, slug: slug, byName: map[string]*List{}}
}

func (s *shelf) list(name string) *List {
	list := s.byName[name]
	if list == nil {
		list = &List{Folder: s.folder, Name: name, Slug: s.slug(name)}
		s.byName[name] = list
	}
	return list
}

func (s *shelf) add(article *Article, names ...string) {
	for i, name := range names {
		if !slices.Contains(names[:i], name) {
			list := s.list(name)
			list.Articles = append(list.Articles, article)
		}
	}
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
