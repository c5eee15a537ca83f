package archive

import (
	"strings"
	"sync"
	"sync/atomic"

	"backissue/generator/internal/config"
	"backissue/generator/internal/lent"
)

// Names gives the names of tags, districts, people and series their addresses. An address is a function of the name and the config alone, so
// a sheet can link a list before anybody knows what is in it.
type Names struct {
	slugs  *slugs
	slugOf map[string]func(name string) string // by the folder of their lists
	known  map[string]*addresses               // by the same: spelling one takes longer than all else that a link needs
}

// addresses are those that were asked for, by name. Each link asks, so who does waits for nobody: a table that is known is never written to again,
// but another takes its place when as many names as it has were asked for that it lacks.
type addresses struct {
	known atomic.Pointer[map[string]string]

	mu     sync.Mutex
	added  map[string]string // and are not known yet
	missed int               // how many names were asked for since
}

func newAddresses() *addresses {
	a := &addresses{added: map[string]string{}}
	a.known.Store(&map[string]string{})
	return a
}

// of gives the address of a name, which is made when it is not there.
func (a *addresses) of(name string, made func() string) string {
	if address := (*a.known.Load())[name]; address != "" {
		return address
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	address, ok := a.added[name]
	if !ok {
		address = made()
		a.added[strings.Clone(name)] = address // the name may be a part of a whole file
	}
	if known := *a.known.Load(); a.missed >= len(known) {
		all := closeTogether(known, a.added)
		a.known.Store(&all)
		clear(a.added)
		a.missed = 0
	}
	a.missed++
	return address
}

// closeTogether gives two tables as one, whose names lie side by side, and so do the addresses: each article asks for some, and by then all else that an edition needs has pushed
// them into far memory.
func closeTogether(tables ...map[string]string) map[string]string {
	var names, addresses lent.Scraps
	all := map[string]string{}
	for _, table := range tables {
		for name, address := range table {
			all[names.Lend(append(names, name...))] = addresses.Lend(append(addresses, address...))
		}
	}
	return all
}

// NewNames makes the Names of an archive. They may be used by several goroutines at once.
func NewNames(cfg *config.Config) *Names {
	s := newSlugs(cfg)
	n := &Names{slugs: s, known: map[string]*addresses{}}
	n.slugOf = map[string]func(string) string{"tags": s.tag, "districts": s.district, "people": s.person, "series": s.series}
	for folder := range n.slugOf {
		n.known[folder] = newAddresses()
	}
	return n
}

// Address gives the address of the list in a folder that has a name: tags/chun-yun/index.html.
func (n *Names) Address(folder, name string) string {
	return n.known[folder].of(name, func() string {
		list := List{Folder: folder, Name: name, Slug: n.slugOf[folder](name)}
		return list.Address()
	})
}

// Addresses calls each with the number of each of some names and its address, as Address gives it: most lists of names are of several.
func (n *Names) Addresses(folder string, names []string, each func(i int, address string)) {
	known := *n.known[folder].known.Load()
	for i, name := range names {
		address := known[name]
		if address == "" {
			address = n.Address(folder, name)
		}
		each(i, address)
	}
}
