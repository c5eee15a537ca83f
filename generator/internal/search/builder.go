package search

import (
	"errors"
	"fmt"
	"slices"
	"sync"
)

// mostHeld is how many numbers stay in memory before they are put on the disk: 2 MB of the runs of documents.
const mostHeld = 1 << 19

// Builder makes the files of a segment. Documents may be added by several goroutines at once and in any order, and before all is known of the
// segment: what each edition has of them, and what of that can be found.
type Builder struct {
	segment *Segment // nil before Settle
	spill   spill
	limit   int // as mostHeld; tests have a lower one
	free    sync.Pool
	rank    []uint32 // documents' numbers by their places; nil when these are the same

	mu     sync.Mutex
	places []uint32 // of the documents
	parts  partedRuns
	words  *numbering
}

// NewBuilder begins to make a segment. What memory does not hold is put into a file in a folder until Close.
func NewBuilder(folder string) *Builder {
	return &Builder{spill: spill{folder: folder}, limit: mostHeld, words: newNumbering(), free: sync.Pool{New: func() any { return newReading() }}}
}

// Close lets go what the builder put on the disk.
func (b *Builder) Close() error { return b.spill.close() }

// reading is what one goroutine reads documents with.
type reading struct {
	keys  *keys
	parts partedRuns
	words []uint32
}

func newReading() *reading { return &reading{keys: newKeys()} }

// Add adds documents that follow each other, the first at a place. Places are numbers in the order of all documents of the segment, but some may be left out.
func (b *Builder) Add(first int, documents []Document) error {
	r := b.free.Get().(*reading)
	defer b.free.Put(r)
	for i := range documents {
		r.keys.read(&documents[i])
		r.words = b.numbersOf(r.keys.words, r.words[:0])
		r.parts.add(uint32(first+i), r.keys, r.words)
	}
	return b.take(first, len(documents), &r.parts)
}

// take takes the runs of documents from a place on.
func (b *Builder) take(first, count int, runs *partedRuns) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range count {
		b.places = append(b.places, uint32(first+i))
	}
	b.parts.take(runs)
	if b.parts.held < b.limit {
		return nil
	}
	return b.spill.put(&b.parts)
}

// numbersOf gives the numbers of words.
func (b *Builder) numbersOf(words []string, to []uint32) []uint32 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.words.of(words, to)
}

// Rest puts what memory holds on the disk, if it is much: the segment is made later.
func (b *Builder) Rest() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	const much = 16 // of these have what one may hold
	if b.parts.held < b.limit/much {
		return nil
	}
	err := b.spill.put(&b.parts)
	b.parts = partedRuns{}
	return err
}

// Settle says what the segment is. All its documents must have been added.
func (b *Builder) Settle(s *Segment) error {
	if len(b.places) != s.Count {
		return fmt.Errorf("the search index's segment %s was given %d documents and has %d", s.Name, len(b.places), s.Count)
	}
	b.segment = s
	slices.Sort(b.places)
	last := len(b.places) - 1
	if last < 0 || int(b.places[last]) == last {
		return nil
	}
	b.rank = make([]uint32, b.places[last]+1)
	for n, place := range b.places {
		b.rank[place] = uint32(n)
	}
	return nil
}

// pieces is how many pieces of work the files of pairs are. Each makes the files whose numbers leave the same rest.
func (b *Builder) pieces() int { return min(parts, b.segment.common(), b.segment.others()) }

// Parts is how many parts there are of the segment's files. Each may be made by another goroutine.
func (b *Builder) Parts() int { return b.pieces() + 1 }

// Part makes the files of a part and passes them on by name.
func (b *Builder) Part(n int, put func(name string, text []byte) error) error {
	if n == b.pieces() {
		return errors.Join(b.putEditions(put), b.putWords(put))
	}
	var mine []int
	for part := n; part < parts; part += b.pieces() {
		mine = append(mine, part)
	}
	room := rooms.Get().(*room)
	defer rooms.Put(room)
	all, err := b.postings(room, mine...)
	if err != nil {
		return err
	}
	room.writer.begin(b.segment.Count)
	return b.putPairs(n, bases(all), &room.writer, put)
}

// postings gives those of parts, sorted. They are in the memory of a room.
func (b *Builder) postings(r *room, of ...int) ([]uint64, error) {
	r.begin()
	for _, part := range of {
		start := len(r.runs)
		if err := b.spill.get(part, r); err != nil {
			return nil, err
		}
		r.runs = append(r.runs, b.parts.of[part]...)
		b.parts.of[part] = nil
		r.find(start, part)
	}
	return r.postings(b.rank), nil
}

// putPairs makes the files of pairs of a piece, of which these are the bases.
func (b *Builder) putPairs(piece int, all []base, w *pairsWriter, put func(string, []byte) error) error {
	for _, d := range b.segment.divisions() {
		grouped := make([][]base, d.groups())
		for _, base := range all {
			if d.has(base) {
				grouped[d.groupOf(base)] = append(grouped[d.groupOf(base)], base)
			}
		}
		for group := piece; group < len(grouped); group += b.pieces() {
			for n := range d.filesEach() {
				name := d.name(group*int(d.filesEach()) + int(n))
				text, err := script(name, w.file(&d, grouped[group], n))
				if err != nil {
					return err
				}
				if err := put(name, text); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (b *Builder) putEditions(put func(string, []byte) error) error {
	text, err := b.segment.editionsFile()
	if err != nil {
		return err
	}
	return put(b.segment.editionsName(), text)
}

// groups parts sorted postings by their highest bits, those from one on: by key from keyShift on. It appends the parts to made.
func groups(made [][]uint64, all []uint64, from int) [][]uint64 {
	for len(all) > 0 {
		end := 1
		for end < len(all) && all[end]>>from == all[0]>>from {
			end++
		}
		made = append(made, all[:end])
		all = all[end:]
	}
	return made
}
