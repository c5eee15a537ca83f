package search

import (
	"errors"
	"sync"
)

// A posting says that a key is in a document: the key's number, the document's, and whether it is in its head. Sorted, they are by key and
// document.
const (
	documentBits = 32
	keyShift     = documentBits + 1
)

func posting(key uint32, document int, head bool) uint64 {
	p := uint64(key)<<keyShift | uint64(document)<<1
	if head {
		p |= 1
	}
	return p
}

// mostParts is the number of parts at most in which the postings of pairs are sorted.
const mostParts = 64

// mostHeld is how many postings of pairs stay in memory before they are put on the disk: 64 MB.
const mostHeld = 8 << 20

// usualPairs is how many keys of pairs an article of 800 characters has.
const usualPairs = 900

// Builder makes the files of a segment. Documents may be added by several goroutines at once and in any order.
type Builder struct {
	segment *Segment
	spill   spill
	limit   int // as mostHeld; tests have a lower one
	free    sync.Pool

	mu       sync.Mutex
	parts    [][]uint64 // of pairs; a part has the postings of some shards
	held     int
	numbers  map[string]uint32 // of words
	names    []string          // of words, by number
	postings []uint64          // of words
}

// NewBuilder begins to make a segment. What memory does not hold is put into a file in a folder until Close.
func NewBuilder(s *Segment, folder string) *Builder {
	b := &Builder{segment: s, spill: spill{folder: folder}, limit: mostHeld, numbers: map[string]uint32{},
		parts: make([][]uint64, min(mostParts, s.pairs())), free: sync.Pool{New: func() any { return newKeys() }}}
	room := min(s.Count*usualPairs, mostHeld) / len(b.parts)
	for i := range b.parts {
		b.parts[i] = make([]uint64, 0, room)
	}
	return b
}

// Close lets go what the builder put on the disk.
func (b *Builder) Close() error { return b.spill.close() }

// Add adds documents that follow each other. The first one's number is counted from the segment's first.
func (b *Builder) Add(first int, documents []Document) error {
	k := b.free.Get().(*keys)
	defer b.free.Put(k)
	for i := range documents {
		k.read(&documents[i])
		if err := b.add(first+i, k); err != nil {
			return err
		}
	}
	return nil
}

func (b *Builder) add(document int, k *keys) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, key := range k.pairs {
		part := b.partOf(b.shardOf(key))
		b.parts[part] = append(b.parts[part], posting(key, document, i < k.heads))
	}
	for i, key := range k.words {
		number, known := b.numbers[key]
		if !known {
			number = uint32(len(b.names))
			b.numbers[key] = number
			b.names = append(b.names, key)
		}
		b.postings = append(b.postings, posting(number, document, i < k.headly))
	}
	b.held += len(k.pairs)
	if b.held < b.limit {
		return nil
	}
	b.held = 0
	return b.spill.put(b.parts)
}

// shardOf gives the shard of a mixed key.
func (b *Builder) shardOf(key uint32) int {
	return int(uint64(key) * uint64(b.segment.pairs()) >> pairBits)
}

func (b *Builder) partOf(shard int) int { return shard * len(b.parts) / b.segment.pairs() }

// Parts is how many parts there are of the segment's files. Each may be made by another goroutine.
func (b *Builder) Parts() int { return len(b.parts) + 1 }

// Part makes the files of a part and passes them on by name.
func (b *Builder) Part(n int, put func(name string, text []byte) error) error {
	if n == len(b.parts) {
		return errors.Join(b.putEditions(put), b.putWords(put))
	}
	all, err := b.spill.get(n, b.parts[n])
	if err != nil {
		return err
	}
	b.parts[n] = nil
	all = sorted(all)
	shards := b.segment.pairs()
	for shard := range shards {
		if b.partOf(shard) != n {
			continue
		}
		end := 0
		for end < len(all) && b.shardOf(uint32(all[end]>>keyShift)) == shard {
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
