package archive

import (
	"sync"

	"backissue/generator/internal/config"
)

// Names gives the names of tags, districts, people and series their addresses. An address is a function of the name and the config alone, so
// a sheet can link a list before anybody knows what is in it.
type Names struct {
	slugs  *slugs
	slugOf map[string]func(name string) string // by the folder of their lists
	known  map[string]*sync.Map                // addresses by name: spelling one takes longer than all else that a link needs
}

// NewNames makes the Names of an archive. They may be used by several goroutines at once.
func NewNames(cfg *config.Config) *Names {
	s := newSlugs(cfg)
	n := &Names{slugs: s, known: map[string]*sync.Map{}}
	n.slugOf = map[string]func(string) string{"tags": s.tag, "districts": s.district, "people": s.person, "series": s.series}
	for folder := range n.slugOf {
		n.known[folder] = &sync.Map{}
	}
	return n
}

// Address gives the address of the list in a folder that has a name: tags/chun-yun/index.html.
func (n *Names) Address(folder, name string) string {
	known := n.known[folder]
	if address, ok := known.Load(name); ok {
		return address.(string)
	}
	list := List{Folder: folder, Name: name, Slug: n.slugOf[folder](name)}
	address := list.Address()
	known.Store(name, address)
	return address
}
