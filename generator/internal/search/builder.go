package search

import (
	"errors"
	"fmt"
	"slices"
	"sync"
)

// A posting says that a key is in a document: the key's number, the document's, and whether it is in its head. Sorted, they are by key and
// document.
const (
	documentBits = 30
	keyShift     = documentBits + 1
)

func posting(key uint64, document uint32, head bool) uint64 {
	p := key<<keyShift | uint64(document)<<1
	if head {
		p |= 1
	}
	return p
}

func documentOf(p uint64) uint32 { return uint32(p>>1) & (1<<documentBits - 1) }

// Postings of pairs are held in so many parts, by the rest of the base's number, as they are divided among files. So a file's postings are in one part, or
// in several whole ones, however many files there will be. One more part has those of words.
const (
	parts       = 64
	partOfWords = parts
)

// mostHeld is how many postings stay in memory before they are put on the disk: 8 MB.
const mostHeld = 1 << 20

// usualPairs is how many keys of pairs an article of 800 characters has.
const usualPairs = 900

// Builder makes the files of a segment. Documents may be added by several goroutines at once and in any order, and before all is known of the
// segment: what each edition has of them, and what of that can be found.
type Builder struct {
	segment *Segment // nil before Settle
	spill   spill
	limit   int // as mostHeld; tests have a lower one
	free    sync.Pool
	rank    []uint32 // documents' numbers by their places; nil when these are the same

	mu      sync.Mutex
	places  []uint32 // of the documents
	parts   [parts + 1][]uint64
	held    int               // in all parts
	numbers map[string]uint32 // of words
	names   []string          // of words, by number
}

// NewBuilder begins to make a segment of about as many documents as planned. What memory does not hold is put into a file in a folder until Close.
func NewBuilder(plan *Segment, folder string) *Builder {
	b := &Builder{spill: spill{folder: folder}, limit: mostHeld, numbers: map[string]uint32{}, free: sync.Pool{New: func() any { return newKeys() }}}
	room := min(plan.Count*usualPairs, mostHeld) / len(b.parts)
	for i := range b.parts {
		b.parts[i] = make([]uint64, 0, room)
	}
	return b
}

// Close lets go what the builder put on the disk.
func (b *Builder) Close() error { return b.spill.close() }

// Add adds documents that follow each other, the first at a place. Places are numbers in the order of all documents of the segment, but some may be left out.
func (b *Builder) Add(first int, documents []Document) error {
	k := b.free.Get().(*keys)
	defer b.free.Put(k)
	for i := range documents {
		k.read(&documents[i])
		if err := b.add(uint32(first+i), k); err != nil {
			return err
		}
	}
	return nil
}

func (b *Builder) add(place uint32, k *keys) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.places = append(b.places, place)
	for i, key := range k.pairs {
		part := key >> partnerBits % parts
		b.parts[part] = append(b.parts[part], posting(key, place, i < k.heads))
	}
	for i, key := range k.words {
		number, known := b.numbers[key]
		if !known {
			number = uint32(len(b.names))
			b.numbers[key] = number
			b.names = append(b.names, key)
		}
		b.parts[partOfWords] = append(b.parts[partOfWords], posting(uint64(number), place, i < k.headly))
	}
	b.held += len(k.pairs) + len(k.words)
	if b.held < b.limit {
		return nil
	}
	return b.put()
}

// put moves the postings to the disk.
func (b *Builder) put() error {
	b.held = 0
	return b.spill.put(b.parts[:])
}

// Rest puts what memory holds on the disk, if it is much: the segment is made later.
func (b *Builder) Rest() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	const much = 16 // of these have what one may hold
	if b.held < b.limit/much {
		return nil
	}
	err := b.put()
	clear(b.parts[:])
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

// renumber gives postings the numbers of documents instead of their places.
func (b *Builder) renumber(all []uint64) {
	if b.rank == nil {
		return // they are the same
	}
	for i, p := range all {
		all[i] = posting(p>>keyShift, b.rank[documentOf(p)], p&1 != 0)
	}
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
	all, err := b.take(n)
	if err != nil {
		return err
	}
	for part := n + b.pieces(); part < parts; part += b.pieces() {
		some, err := b.take(part)
		if err != nil {
			return err
		}
		all = append(all, some...)
	}
	return b.putPairs(n, bases(sorted(all)), put)
}

// take gives the postings of a part, not sorted, and keeps none of them.
func (b *Builder) take(part int) ([]uint64, error) {
	all, err := b.spill.get(part, b.parts[part])
	b.parts[part] = nil
	b.renumber(all)
	return all, err
}

// putPairs makes the files of pairs of a piece, of which these are the bases.
func (b *Builder) putPairs(piece int, all []base, put func(string, []byte) error) error {
	w := newPairsWriter(b.segment.Count)
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

// groups parts sorted postings by their highest bits, those from one on: by key from keyShift on.
func groups(all []uint64, from int) [][]uint64 {
	var made [][]uint64
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
