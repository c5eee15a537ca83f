// Package archive orders what the editions hold: the calendar, the lists of each tag, district, person and series, and
// the address of every sheet of the site.
//
// It is pure: no files, no clock. It sees list data only, an Article without its body, packed so that a million of them fit in
// memory. Its results depend on the editions and the config alone, never on the order in which they came.
//
// Addresses are for ever. An article's address comes from its edition, page and number; a list's from its name and the
// config. Nothing here may look at a title or at other articles to make one.
package archive

import (
	"slices"

	"backissue/generator/internal/config"
)

// Archive is all editions, oldest first, and the lists made of them.
type Archive struct {
	Editions []*Stored
	Years    []Year // oldest first

	Tags      []*List // by slug, as the three after next
	Districts []*List // the city first, then in the config's order; also those without articles
	People    []*List
	Series    []*List

	Redirects   []Redirect  // by address
	Corrections []Corrected // oldest first

	first    []int32   // by edition: the number of its first article among all
	digests  []uint64  // of all articles, in their order
	tags     numbersOf // of each article: tagLists' numbers
	tagLists []*List   // by number

	listSize int
	lists    map[string]*List // by folder and slug
	keys     map[string]int   // numbers of editions by path
}

// Redirect is an address that an article had before.
type Redirect struct {
	From string
	To   Place
}

// Assemble orders the editions and makes the lists. It sorts editions in place. The clashes are the addresses that two
// things claim; with any, the archive must not be published.
func Assemble(cfg *config.Config, names *Names, editions []*Stored) (*Archive, []Clash) {
	slices.SortFunc(editions, func(a, b *Stored) int { return a.Key.Compare(b.Key) })
	a := &Archive{Editions: editions, Years: yearsOf(editions), listSize: cfg.ListSize, lists: map[string]*List{}, keys: make(map[string]int, len(editions))}
	for i, e := range editions {
		a.keys[e.Key.Path()] = i
	}
	a.number()
	a.Corrections = correctionsOf(editions)
	clashes := a.makeLists(cfg, names)
	redirects, more := a.redirects()
	a.Redirects = redirects
	return a, append(clashes, more...)
}

// Article gives the article at a place.
func (a *Archive) Article(p Place) *Article { return a.Editions[p.Edition].Article(int(p.Article)) }

// Digest is one of all that sheets can show of the article at a place without its body.
func (a *Archive) Digest(p Place) uint64 { return a.digests[a.NumberOf(p)] }

// number numbers all articles, and puts their digests into one table: every build asks for that of each article in each list it is in, and to find the edition's
// own table first takes three times as long.
func (a *Archive) number() {
	a.first = make([]int32, len(a.Editions))
	count := 0
	for i, e := range a.Editions {
		a.first[i] = int32(count)
		count += e.Len()
	}
	a.digests = make([]uint64, 0, count)
	for _, e := range a.Editions {
		for n := range e.Len() {
			a.digests = append(a.digests, e.Digest(n))
		}
	}
}

// NumberOf gives the number of the article at a place among all.
func (a *Archive) NumberOf(p Place) int32 { return a.first[p.Edition] + p.Article }

// Len is the number of all articles, those withdrawn among them.
func (a *Archive) Len() int { return len(a.digests) }

// Newest gives up to n articles for feeds: newest edition first, inside an edition in reading order.
func (a *Archive) Newest(n int) []*Article {
	var newest []*Article
	for _, e := range slices.Backward(a.Editions) {
		for _, number := range e.Shown() {
			if len(newest) == n {
				return newest
			}
			newest = append(newest, e.Article(number))
		}
	}
	return newest
}

// Lists gives all lists.
func (a *Archive) Lists() []*List { return slices.Concat(a.Tags, a.Districts, a.People, a.Series) }

// makeLists puts each article that is shown into the lists it belongs to. Editions are in order, so lists are too.
func (a *Archive) makeLists(cfg *config.Config, names *Names) []Clash {
	all := a.shelve(cfg, names)
	districts, tags, people, series := all[0], all[1], all[2], all[3]
	a.tagLists = tags.lists
	for _, d := range districtsOf(cfg) {
		a.Districts = append(a.Districts, districts.list(d))
	}
	a.Tags, a.People, a.Series = tags.sorted(), people.sorted(), series.sorted()
	var clashes []Clash
	for _, lists := range [][]*List{a.Tags, a.People, a.Series, districts.sorted()} {
		clashes = append(clashes, a.sameSlug(lists)...)
		for _, l := range lists {
			a.lists[l.Folder+"/"+l.Slug] = l
		}
	}
	for _, list := range a.Tags {
		list.Group = names.slugs.group[list.Name]
	}
	return clashes
}
