package search

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// mostHeld is how many bytes of postings stay in memory before they are put on the disk.
const mostHeld = 2 << 20

// Builder makes the files of a segment. Documents may be added by several goroutines at once and in any order, and before all is known of the
// segment: what each edition has of them, and what of that can be found.
type Builder struct {
	segment *Segment // nil before Settle
	spill   spill
	limit   int      // as mostHeld; tests have a lower one
	rank    []uint32 // documents' numbers by their places; nil when these are the same

	mu     sync.Mutex
	places []uint32 // of the documents
	wait   *waiting
	spare  *waiting // an empty one, if there is one
	words  *numbering
}

// NewBuilder begins to make a segment. What memory does not hold is put into a file in a folder until Close.
func NewBuilder(folder string) *Builder {
	return &Builder{spill: spill{folder: folder}, limit: mostHeld, wait: new(waiting), words: newNumbering()}
}

// Close lets go what the builder put on the disk.
func (b *Builder) Close() error { return b.spill.close() }

// reading is what one goroutine reads documents with.
type reading struct {
	keys  *keys
	runs  runs
	words []uint32
}

// readings are those that nobody reads with.
var readings = sync.Pool{New: func() any { return &reading{keys: newKeys()} }}

// read reads documents in sheaves. It passes on each with the number of its first document.
func (r *reading) read(documents []Document, numbersOf func(w *words, to []uint32) []uint32, put func(first int) error) error {
	for first := 0; first < len(documents); first += r.keys.count {
		r.keys.begin()
		for n := first; n < len(documents) && !r.keys.isFull(); n++ {
			r.keys.read(&documents[n])
			r.words = numbersOf(&r.keys.words, r.words[:0])
			r.keys.number(r.words)
		}
		r.runs.put(r.keys)
		if err := put(first); err != nil {
			return err
		}
	}
	return nil
}

// Add adds documents that follow each other, the first at a place. Places are numbers in the order of all documents of the segment, but some may be left out.
func (b *Builder) Add(first int, documents []Document) error {
	r := readings.Get().(*reading)
	defer readings.Put(r)
	return r.read(documents, b.numbersOf, func(n int) error {
		return b.take(first+n, r.keys.count, func(part int) batch { return r.runs.batch(part, uint32(first+n)) })
	})
}

// take takes a sheaf's batch of each part, with so many documents from a place on. While one goroutine puts what waits on the disk, others add to another.
func (b *Builder) take(first, count int, of func(part int) batch) error {
	full := b.add(first, count, of)
	if full == nil {
		return nil
	}
	err := b.spill.put(full)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.spare = full
	return err
}

// add adds batches to what waits, and gives it, for another to take its place, when memory should hold it no longer.
func (b *Builder) add(first, count int, of func(part int) batch) (full *waiting) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range count {
		b.places = append(b.places, uint32(first+i))
	}
	for part := range parts {
		b.wait.take(part, of(part))
	}
	if b.wait.held < b.limit {
		return nil
	}
	full = b.wait
	b.wait, b.spare = cmp.Or(b.spare, new(waiting)), nil
	return full
}

// numbersOf gives the numbers of words.
func (b *Builder) numbersOf(w *words, to []uint32) []uint32 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.words.of(w, to)
}

// Rest puts what memory holds on the disk, if it is much: the segment is made later.
func (b *Builder) Rest() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	const much = 16 // of these have what one may hold
	if b.wait.held < b.limit/much {
		return nil
	}
	err := b.spill.put(b.wait)
	b.wait, b.spare = new(waiting), nil
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

// pieces is how many pieces of work the files of a division are. Each makes the files whose numbers leave the same rest.
func (d *division) pieces() int { return min(d.parts, int(d.files)) }

// Parts is how many parts there are of the segment's files. Each may be made by another goroutine.
func (b *Builder) Parts() int {
	n := 1
	for _, d := range b.segment.divisions() {
		n += d.pieces()
	}
	return n
}

// Part makes the files of a part and passes them on by name. Each text is there until the next.
func (b *Builder) Part(n int, put func(name string, text []byte) error) error {
	if n == 0 { // the words: of all parts it takes longest
		return errors.Join(b.putEditions(put), b.putWords(put))
	}
	n--
	for _, d := range b.segment.divisions() {
		if n < d.pieces() {
			return b.putPairs(&d, n, put)
		}
		n -= d.pieces()
	}
	return nil
}

// gather sorts the postings of a part in a room.
func (b *Builder) gather(part int, r *room) error {
	text, err := b.spill.get(part, r)
	if err != nil {
		return err
	}
	r.order(b.rank, text, b.wait.of[part])
	b.wait.of[part] = nil
	r.sort(part)
	return nil
}

// putPairs makes the files of a piece of a division.
func (b *Builder) putPairs(d *division, piece int, put func(string, []byte) error) (err error) {
	room := rooms.Get().(*room)
	defer rooms.Put(room)
	room.begin()
	for part := piece; part < d.parts; part += d.pieces() {
		from := len(room.lists)
		if err := b.gather(d.firstPart+part, room); err != nil {
			return err
		}
		room.findBases(from, d, uint32(part))
	}
	slices.SortFunc(room.bases, func(a, b base) int {
		return cmp.Or(cmp.Compare(d.groupOf(a), d.groupOf(b)), cmp.Compare(a.number, b.number))
	})
	room.writer.count = uint32(b.segment.Count)
	left := room.bases
	for group := uint32(piece); group < d.groups(); group += uint32(d.pieces()) {
		end := slices.IndexFunc(left, func(b base) bool { return d.groupOf(b) != group })
		if end < 0 {
			end = len(left)
		}
		for n := range d.filesEach() {
			name := d.name(int(group*d.filesEach() + n))
			if room.text, err = appendScript(room.text[:0], name, room.writer.file(d, left[:end], n)); err != nil {
				return err
			}
			if err = put(name, room.text); err != nil {
				return err
			}
		}
		left = left[end:]
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
