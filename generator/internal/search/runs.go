package search

import (
	"encoding/binary"
	"math"
	"slices"
)

// Postings of pairs wait in parts, by the rest of the base's number, as they are divided among files. So a file's postings are in one part, or in several whole ones,
// however many files there will be. The first parts have the pairs of common bases, the next those of others, and one has the words.
const (
	commonParts = 64
	otherParts  = 16
	partOfWords = commonParts + otherParts
	parts       = partOfWords + 1

	noPart = parts // for pairs that are no key
)

// A key waits as one word: of its base what the part does not tell, its partner, and whether some documents have it in their head. So two bytes do for a common base.
// Behind it stand the documents of a sheaf that have it, and those that have it in their head, if there are any: a bit for each, in as few bytes as the sheaf needs.
const (
	commonBits     = 10 // of a common character's number
	commonPartners = commonBits + 1
	slotsOfCommon  = commons / commonParts
	slotsOfOthers  = 1 << codeBits / otherParts
)

// form is how the keys of a part are told.
type form struct {
	width   int    // of the word
	shift   uint   // of the base
	partner uint32 // has the bits of the partner
}

func formOf(part int) form {
	switch {
	case part < commonParts:
		return form{width(part), commonPartners, 1<<commonPartners - 1}
	case part < partOfWords:
		return form{width(part), partnerBits, 1<<partnerBits - 1}
	}
	return form{width: width(part), shift: 32} // which have no base
}

// width is how many bytes the word takes in a part.
func width(part int) int {
	if part < commonParts {
		return 2
	}
	return 4
}

// runs are the keys of a sheaf in each part, and what is in none.
type runs struct {
	of        [parts + 1]run
	documents int
}

// run are the keys of a part.
type run struct {
	words []byte // up to end, and room
	end   int
}

// add adds a key with the documents that have it, for which so many bytes do, and those that have it in their head; if there are any, for keys are kept from sheaf to sheaf. Each is
// written over what the one before it has too much, and heads whether there are any or not: which keys have some can't be foretold. Memory is not grown by append, which would store
// its address anew for each key.
func (r *run) add(key uint32, width int, s sets, bytes int) {
	if r.end+mostEntry > len(r.words) {
		r.grow()
	}
	to := r.words[r.end:]
	word := key<<1 | uint32(one(s.heads != 0))
	binary.LittleEndian.PutUint32(to, word)
	binary.LittleEndian.PutUint64(to[width:], s.in)
	binary.LittleEndian.PutUint64(to[width+bytes:], s.heads)
	r.end += (width + bytes<<(word&1)) & -one(s.in != 0)
}

// mostEntry is how many bytes a key and its documents take at most.
const mostEntry = 4 + 8 + 8

func (r *run) grow() {
	const least = 1 << 10
	r.words = append(r.words, make([]byte, max(least, len(r.words)))...)
}

// put puts the keys of a sheaf in their parts. A base's own key comes before those of its pairs.
func (r *runs) put(k *keys) {
	for part := range r.of {
		r.of[part].end = 0
	}
	r.documents = k.count
	bytes := bytesOf(k.count)
	k.findWays()
	k.findSingles()
	for n, s := range k.singles.of {
		part, key := partOf(k.singles.characters[n], noPartner)
		r.of[part].add(key, width(part), s, bytes)
	}
	for n, at := range k.pairs.used {
		w := &k.ways[n]
		r.of[w.part].add(w.key, width(int(w.part)), sets{k.pairs.slots[at].in, k.pairs.heads[n]}, bytes)
	}
	for n, at := range k.numbers.used {
		s := &k.numbers.slots[at]
		r.of[partOfWords].add(s.key-1, width(partOfWords), sets{s.in, k.numbers.heads[n]}, bytes)
	}
}

// bytesOf is how many bytes have a bit for each of so many documents.
func bytesOf(documents int) int { return (documents + 7) / 8 }

// partOf gives the part where a key waits, and what it is there.
func partOf(base, partner uint32) (part int, key uint32) {
	if base < commons {
		return int(base % commonParts), base/commonParts<<commonPartners | partner
	}
	base -= commons
	return commonParts + int(base%otherParts), base/otherParts<<partnerBits | partner
}

// batch is what a part has of a sheaf, the first document of which is at a place.
type batch struct {
	place, documents uint32
	packed           []byte  // keys and their documents
	entries          []entry // the same, when they were unpacked
}

// batch gives that of a part. It is there until the next sheaf.
func (r *runs) batch(part int, place uint32) batch {
	return batch{place: place, documents: uint32(r.documents), packed: r.of[part].words[:r.of[part].end]}
}

// size is how many bytes the batches of all parts have.
func (r *runs) size() int {
	all := 0
	for part := range r.of {
		all += r.of[part].end
	}
	return all
}

// entry is a key with the documents that have it, and those that have it in their head.
type entry struct {
	key uint32
	sets
}

// size gives how many bytes a packed entry has whose first is this.
func (b *batch) size(first byte, width int) int { return width + bytesOf(int(b.documents))<<(first&1) }

// count is how many entries there are at most.
func (b *batch) count(width int) int { return len(b.packed) / b.size(0, width) }

// unpack unpacks the entries of a batch that is whole, in memory that has room for them. It reads what stands behind each, too, so that nothing depends on whether it has heads,
// which can't be foretold.
func (b *batch) unpack(to []entry, width int) {
	packed, bytes := slices.Grow(b.packed, mostEntry), bytesOf(int(b.documents))
	wordBits, bits := uint32(1<<(8*width)-1), uint64(math.MaxUint64)>>(64-8*bytes)
	for at := 0; at < len(b.packed); {
		e := packed[at : at+mostEntry]
		word := binary.LittleEndian.Uint32(e) & wordBits
		in := binary.LittleEndian.Uint64(e[width:]) & bits
		heads := binary.LittleEndian.Uint64(e[width+bytes:]) & bits & -uint64(word&1)
		to = append(to, entry{word >> 1, sets{in, heads}})
		at += width + bytes<<(word&1)
	}
	b.entries = to
}

// append appends the batch. Memory is doubled where it is too small: append by itself would copy all of it five times over.
func (b *batch) append(to []byte) []byte {
	if size := batchHead + len(b.packed); len(to)+size > cap(to) {
		to = slices.Grow(to, max(size, cap(to), leastBatches))
	}
	for _, n := range [...]uint32{b.place, b.documents, uint32(len(b.packed))} {
		to = binary.LittleEndian.AppendUint32(to, n)
	}
	return append(to, b.packed...)
}

// leastBatches is how many bytes are asked for when the first batch comes.
const leastBatches = 1 << 10

// batchHead is how long what stands before the entries of a batch is.
const batchHead = 3 * 4

// nextBatch gives the first of batches and the text of the others.
func nextBatch(text []byte) (batch, []byte) {
	number := func(n int) uint32 { return binary.LittleEndian.Uint32(text[4*n:]) }
	end := batchHead + int(number(2))
	return batch{place: number(0), documents: number(1), packed: text[batchHead:end]}, text[end:]
}

// isWhole tells whether a batch of a part can be one: of hostile text it may say anything. It is unpacked when it is.
func (b *batch) isWhole(part int, room *[]entry) bool {
	form := formOf(part)
	for left := b.packed; len(left) > 0; {
		size := b.size(left[0], form.width)
		if len(left) < size {
			return false
		}
		left = left[size:]
	}
	*room = emptied(*room, b.count(form.width))
	b.unpack(*room, form.width)
	for i := range b.entries {
		if e := &b.entries[i]; (e.in|e.heads)>>b.documents != 0 || e.key>>form.shift >= slotsOfOthers {
			return false
		}
	}
	return true
}

// waiting are batches of each part.
type waiting struct {
	of   [parts][]byte
	held int // bytes
}

// take takes a batch of a part.
func (w *waiting) take(part int, b batch) {
	before := len(w.of[part])
	w.of[part] = b.append(w.of[part])
	w.held += len(w.of[part]) - before
}
