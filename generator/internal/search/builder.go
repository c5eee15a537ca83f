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
	documentBits = 32
	keyShift     = documentBits + 1
)

func posting(key, document uint32, head bool) uint64 {
	p := uint64(key)<<keyShift | uint64(document)<<1
	if head {
		p |= 1
	}
	return p
}

// mostParts is the number of parts at most in which the postings of pairs are sorted.
const mostParts = 64

// mostHeld is how many postings stay in memory before they are put on the disk: 8 MB.
const mostHeld = 1 << 20

// usualPairs is how many keys of pairs an article of 800 characters has.
const usualPairs = 900

// Builder makes the files of a segment. Documents may be added by several goroutines at once and in any order, and before all is known of the
// segment: what each edition has of them, and what of that can be found.
type Builder struct {
	segment *Segment // nil before Settle
	planned int      // how many shards of pairs there were to be
	spill   spill
	limit   int // as mostHeld; tests have a lower one
	free    sync.Pool
	rank    []uint32 // documents' numbers by their places; nil when these are the same

	mu      sync.Mutex
	places  []uint32          // of the documents
	parts   [][]uint64        // of pairs, each with the postings of some of the planned shards; the last is of words
	held    int               // in all parts
	numbers map[string]uint32 // of words
	names   []string          // of words, by number
}

// NewBuilder begins to make a segment. It will be the quicker the closer it comes to the plan. What memory does not hold is put into a file in a folder until
// Close.
func NewBuilder(plan *Segment, folder string) *Builder {
	b := &Builder{planned: plan.pairs(), spill: spill{folder: folder}, limit: mostHeld, numbers: map[string]uint32{},
		parts: make([][]uint64, min(mostParts, plan.pairs())+1), free: sync.Pool{New: func() any { return newKeys() }}}
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
		part := b.partOf(shardOf(key, b.planned), b.planned)
		b.parts[part] = append(b.parts[part], posting(key, place, i < k.heads))
	}
	for i, key := range k.words {
		number, known := b.numbers[key]
		if !known {
			number = uint32(len(b.names))
			b.numbers[key] = number
			b.names = append(b.names, key)
		}
		b.parts[b.words()] = append(b.parts[b.words()], posting(number, place, i < k.headly))
	}
	b.held += len(k.pairs) + len(k.words)
	if b.held < b.limit {
		return nil
	}
	return b.put()
}

// words gives the number of the part of words, which is how many there are of pairs.
func (b *Builder) words() int { return len(b.parts) - 1 }

// put moves the postings to the disk.
func (b *Builder) put() error {
	b.held = 0
	return b.spill.put(b.parts)
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
	clear(b.parts)
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
		all[i] = posting(uint32(p>>keyShift), b.rank[uint32(p>>1)], p&1 != 0)
	}
}

// shardOf gives the shard of a mixed key, of so many.
func shardOf(key uint32, shards int) int {
	return int(uint64(key) * uint64(shards) >> pairBits)
}

// partOf gives the part that has a shard.
func (b *Builder) partOf(shard, shards int) int { return shard * b.words() / shards }

// rangeOf gives the first key of a part, and the first that is none of its.
func (b *Builder) rangeOf(part, shards int) (from, to uint32) {
	first := func(part int) uint32 { return bound((part*shards+b.words()-1)/b.words(), shards) }
	return first(part), first(part + 1)
}

// Parts is how many parts there are of the segment's files. Each may be made by another goroutine.
func (b *Builder) Parts() int { return len(b.parts) }

// Part makes the files of a part and passes them on by name.
func (b *Builder) Part(n int, put func(name string, text []byte) error) error {
	if n == b.words() {
		return errors.Join(b.putEditions(put), b.putWords(put))
	}
	shards := b.segment.pairs()
	from, to := b.rangeOf(n, shards)
	all, err := b.between(from, to)
	if err != nil {
		return err
	}
	all = sorted(all)
	for shard := range shards {
		if b.partOf(shard, shards) != n {
			continue
		}
		end := 0
		for end < len(all) && shardOf(uint32(all[end]>>keyShift), shards) == shard {
			end++
		}
		text, err := b.pairsFile(shard, all[:end])
		if err != nil {
			return err
		}
		if err := put(b.segment.pairsName(shard), text); err != nil {
			return err
		}
		all = all[end:]
	}
	return nil
}

// between gives the postings of the keys from one up to another, not sorted. They are those of one part, when the segment is as it was planned.
func (b *Builder) between(from, to uint32) ([]uint64, error) {
	var all []uint64
	for part := range b.words() {
		first, end := b.rangeOf(part, b.planned)
		if end <= from || first >= to {
			continue
		}
		some, err := b.spill.get(part, b.parts[part])
		if err != nil {
			return nil, err
		}
		if first == from && end == to {
			all = some // nobody else wants any of them
			break
		}
		for _, p := range some {
			if key := uint32(p >> keyShift); key >= from && key < to {
				all = append(all, p)
			}
		}
	}
	b.renumber(all)
	return all, nil
}

func (b *Builder) putEditions(put func(string, []byte) error) error {
	text, err := b.segment.editionsFile()
	if err != nil {
		return err
	}
	return put(b.segment.editionsName(), text)
}

func (b *Builder) pairsFile(shard int, all []uint64) ([]byte, error) {
	var out bitWriter
	keys := groups(all)
	mixed := make([]uint32, len(keys))
	for i, k := range keys {
		mixed[i] = uint32(k[0] >> keyShift)
	}
	out.gamma(uint32(len(keys)) + 1)
	out.set(mixed, bound(shard, b.segment.pairs()), bound(shard+1, b.segment.pairs())-1)
	out.postings(keys, b.segment.Count)
	return script(b.segment.pairsName(shard), out.end())
}

// bound gives the first key of a shard.
func bound(shard, shards int) uint32 {
	return uint32((uint64(shard)<<pairBits + uint64(shards) - 1) / uint64(shards))
}

// groups parts sorted postings by key.
func groups(all []uint64) [][]uint64 {
	var keys [][]uint64
	for len(all) > 0 {
		end := 1
		for end < len(all) && all[end]>>keyShift == all[0]>>keyShift {
			end++
		}
		keys = append(keys, all[:end])
		all = all[end:]
	}
	return keys
}

// postings writes those of some keys, of a segment with count documents.
func (w *bitWriter) postings(keys [][]uint64, count int) {
	for _, all := range keys {
		heads := uint32(0)
		for _, p := range all {
			heads += uint32(p & 1)
		}
		w.gamma(uint32(len(all)))
		w.gamma(heads + 1)
	}
	var documents, heads []uint32
	for _, all := range keys {
		documents, heads = documents[:0], heads[:0]
		for place, p := range all {
			documents = append(documents, uint32(p>>1))
			if p&1 != 0 {
				heads = append(heads, uint32(place))
			}
		}
		w.set(documents, 0, uint32(count)-1)
		w.set(heads, 0, uint32(len(all))-1)
	}
}
