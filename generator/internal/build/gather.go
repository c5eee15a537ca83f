package build

import (
	"errors"
	"slices"
	"sync"

	"backissue/generator/internal/search"
)

// gathering takes the documents of the search index while the articles of editions are parsed, so that they are not read a second time. It does so for
// segments of which the last build remembers nothing: of others most editions are passed over, and whether a segment is made again is known only
// when all its editions are.
type gathering struct {
	*publication
	segments []*gathered
	of       []*gathered // by number of the edition; nil for one whose segment is not gathered
	places   []int       // by number of the edition: that of its first document
}

// gathered is a segment as it is planned: each file of an article may be a document.
type gathered struct {
	plan   search.Segment
	folder string

	mu       sync.Mutex
	builder  *search.Builder // from the first edition on
	waiting  int             // how many editions are still to come
	missed   bool            // the documents of one were not at hand, so those of all are worth nothing
	editions []int           // numbers of those that had documents
}

// planGathering looks at the folders' names alone.
func (p *publication) planGathering() *gathering {
	g := &gathering{publication: p, of: make([]*gathered, len(p.folders)), places: make([]int, len(p.folders))}
	planned, pages := make([]search.Edition, 0, len(p.folders)), make([]search.Page, len(p.folders))
	for i, folder := range p.folders {
		if n := len(folder.Articles); n > 0 {
			pages[i].Documents = n
			planned = append(planned, search.Edition{Key: folder.Key, Pages: pages[i : i+1]})
		}
	}
	number := 0
	for _, plan := range search.Divide(planned) {
		s := &gathered{plan: plan, folder: p.options.Ledger, waiting: len(plan.Editions)}
		_, known := p.ledger.Sheet(search.Address(plan.Names()[0]))
		place := 0
		for _, e := range plan.Editions {
			for p.folders[number].Key != e.Key {
				number++
			}
			if !known {
				g.of[number], g.places[number] = s, place
			}
			place += e.Documents()
			number++
		}
		if !known {
			g.segments = append(g.segments, s)
		}
	}
	return g
}

// wants tells whether the documents of the edition with a number are gathered.
func (g *gathering) wants(number int) bool {
	s := g.of[number]
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.missed
}

// miss says that an edition's documents are not at hand.
func (g *gathering) miss(number int) {
	if s := g.of[number]; s != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.missed = true
	}
}

// add adds the documents of an edition that is wanted.
func (g *gathering) add(number int, documents []search.Document) error {
	s := g.of[number]
	b := s.begin()
	if b == nil {
		return nil
	}
	if err := g.addDocuments(b, &s.plan, g.places[number], number, documents); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(documents) > 0 {
		s.editions = append(s.editions, number)
	}
	s.waiting--
	if s.waiting > 0 || s.missed {
		return nil
	}
	return b.Rest()
}

// begin gives the builder, or nil when another edition was missed.
func (s *gathered) begin() *search.Builder {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.missed {
		return nil
	}
	if s.builder == nil {
		s.builder = search.NewBuilder(s.folder)
	}
	return s.builder
}

// take gives the builder of a segment that was gathered whole, and leaves it to the caller to close; nil for any other.
func (g *gathering) take(of *search.Segment, numbers []int) *search.Builder {
	for _, s := range g.segments {
		slices.Sort(s.editions)
		if s.plan.Name == of.Name && !s.missed && slices.Equal(s.editions, numbers) {
			b := s.builder
			s.builder = nil
			return b
		}
	}
	return nil
}

// close lets go what nobody took.
func (g *gathering) close() error {
	var err error
	for _, s := range g.segments {
		if s.builder != nil {
			err = errors.Join(err, s.builder.Close())
		}
	}
	return err
}
