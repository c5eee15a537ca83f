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
	address, ok := known.byName[name]
	known.mu.RUnlock()
	if ok {
		return address
	}
	list := List{Folder: folder, Name: name, Slug: n.slugOf[folder](name)}
	address = list.Address()
	known.mu.Lock()
	defer known.mu.Unlock()
	known.byName[strings.Clone(name)] = address // the name may be a part of a whole file
	return address
}
