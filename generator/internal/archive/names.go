package archive

import (
	"strings"
	"sync"

	"backissue/generator/internal/config"
)

// Names gives the names of tags, districts, people and series their addresses. An address is a function of the name and the config alone, so
// a sheet can link a list before anybody knows what is in it.
type Names struct {
	slugs  *slugs
	slugOf map[string]func(name string) string // by the folder of their lists
	known  map[string]*addresses               // by the same: spelling one takes longer than all else that a link needs
}

// addresses are those that were asked for, by name.
type addresses struct {
	mu     sync.RWMutex
	byName map[string]string
}

// NewNames makes the Names of an archive. They may be used by several goroutines at once.
func NewNames(cfg *config.Config) *Names {
	s := newSlugs(cfg)
	n := &Names{slugs: s, known: map[string]*addresses{}}
	n.slugOf = map[string]func(string) string{"tags": s.tag, "districts": s.district, "people": s.person, "series": s.series}
	for folder := range n.slugOf {
		n.known[folder] = &addresses{byName: map[string]string{}}
	}
	return n
}

// Address gives the address of the list in a folder that has a name: tags/chun-yun/index.html.
func (n *Names) Address(folder, name string) string {
	known := n.known[folder]
	known.mu.RLock()
	address := known.byName[name]
	known.mu.RUnlock()
	if address == "" {
		address = n.find(folder, name)
	}
	return address
}

// Addresses calls each with the number of each of some names and its address, as Address gives it: most lists of names are of several.
func (n *Names) Addresses(folder string, names []string, each func(i int, address string)) {
	known := n.known[folder]
	missed := false
	known.mu.RLock()
	for i, name := range names {
		address := known.byName[name]
		missed = missed || address == ""
		each(i, address)
	}
	known.mu.RUnlock()
	if !missed {
		return
	}
	for i, name := range names {
		each(i, n.Address(folder, name))
	}
}

func (n *Names) find(folder, name string) string {
	known := n.known[folder]
	list := List{Folder: folder, Name: name, Slug: n.slugOf[folder](name)}
	address := list.Address()
	known.mu.Lock()
	defer known.mu.Unlock()
	known.byName[strings.Clone(name)] = address // the name may be a part of a whole file
	return address
}
