package search

import (
	"encoding/binary"
	"slices"
)

// Postings of pairs wait in parts, by the rest of the base's number, as they are divided among files. So a file's postings are in one part, or in several whole ones,
// however many files there will be. The first parts have the pairs of common bases, the next those of others, and one has the words.
const (
	commonParts = 64
	otherParts  = 16
	partOfWords = commonParts + otherParts
	parts       = partOfWords + 1
)

// A key waits as one word: of its base what the part does not tell, its partner, and whether it is in the document's head. So two bytes do for a common base.
const (
	commonBits     = 10 // of a common character's number
	commonPartners = commonBits + 1
	slotsOfCommon  = commons / commonParts
	slotsOfOthers  = 1 << codeBits / otherParts
)

// width is how many bytes a key takes in a part.
func width(part int) int {
	if part < commonParts {
		return 2
	}
	return 4
}

// runs are the keys of documents that follow each other, in each part one document's after the other's.
type runs struct {
	of       [parts]run
	ends     [][parts]uint32 // of each document's words
	counts   []byte          // of a batch
	numbered uint32          // how many documents there were since the first
	last     []uint32        // the last of them that had each word, by the word's number
}

// run are the keys of a part.
type run struct {
	words []byte // up to end, and room
	end   int
}

// add adds a key that has so many bytes. Memory is not grown by append, which would store its address anew for each key.
func (r *run) add(word uint32, width int) {
	if r.end+4 > len(r.words) {
		r.grow()
	}
	if to := r.words[r.end:]; width == 2 {
		binary.LittleEndian.PutUint16(to, uint16(word))
	} else {
		binary.LittleEndian.PutUint32(to, word)
	}
	r.end += width
}

func (r *run) grow() {
	const least = 1 << 10
	r.words = append(r.words, make([]byte, max(least, len(r.words)))...)
}

// add adds the run of a document, with the numbers of its words. A base's own key comes before those of its pairs, and of a word that comes twice, the first counts.
func (r *runs) add(k *keys, words []uint32) {
	r.addSingles(k.singles[:k.heads.singles], 1)
	r.addSingles(k.singles[k.heads.singles:], 0)
	r.addPairs(k.pairs[:k.heads.pairs], 1)
	r.addPairs(k.pairs[k.heads.pairs:], 0)
	r.numbered++
	for i, word := range words {
		if int(word) >= len(r.last) {
			r.last = append(r.last, make([]uint32, int(word)+1-len(r.last))...)
		}
		if r.last[word] != r.numbered {
			r.last[word] = r.numbered
			r.of[partOfWords].add(word<<1|uint32(one(i < k.heads.words)), width(partOfWords))
		}
	}
	var ends [parts]uint32
	for part := range r.of {
		ends[part] = uint32(r.of[part].end)
	}
	r.ends = append(r.ends, ends)
}

func (r *runs) addSingles(singles []uint16, head uint32) {
	for _, number := range singles {
		part, key := partOf(uint32(number), noPartner)
		r.of[part].add(key<<1|head, width(part))
	}
}

func (r *runs) addPairs(pairs []uint32, head uint32) {
	for _, pair := range pairs {
		part, key := partOf(pairOf(pair))
		r.of[part].add(key<<1|head, width(part))
	}
}

// partOf gives the part where a key waits, and what it is there.
func partOf(base, partner uint32) (part int, key uint32) {
	if base < commons {
		return int(base % commonParts), base/commonParts<<commonPartners | partner
	}
	base -= commons
	return commonParts + int(base%otherParts), base/otherParts<<partnerBits | partner
}

func (r *runs) clear() {
	r.ends = r.ends[:0]
	for part := range r.of {
		r.of[part].end = 0
	}
}

// batch is what a part has of documents that were added at once, the first of them at a place.
type batch struct {
	place, documents uint32
	counts           []byte // how many words each document has
	words            []byte
}

// batch gives that of a part. It is there until the next one is given.
func (r *runs) batch(part int, place uint32) batch {
	r.counts = r.counts[:0]
	before := uint32(0)
	for i := range r.ends {
		end := r.ends[i][part]
		r.counts = binary.AppendUvarint(r.counts, uint64(end-before)/uint64(width(part)))
		before = end
	}
	return batch{place, uint32(len(r.ends)), r.counts, r.of[part].words[:before]}
}

// size is how many bytes the batches of all parts take at most.
func (r *runs) size() int {
	const count = 3 // bytes that one document's number of words takes at most in one part
	all := parts * (2*binary.MaxVarintLen32 + count*len(r.ends))
	for part := range r.of {
		all += r.of[part].end
	}
	return all
}

// append appends the batch. Memory is doubled where it is too small: append by itself would copy all of it five times over.
func (b *batch) append(to []byte) []byte {
	if size := batchHead + len(b.counts) + len(b.words); len(to)+size > cap(to) {
		to = slices.Grow(to, max(size, cap(to), leastBatches))
	}
	for _, n := range [...]uint32{b.place, b.documents, uint32(len(b.counts)), uint32(len(b.words))} {
		to = binary.LittleEndian.AppendUint32(to, n)
	}
	return append(append(to, b.counts...), b.words...)
}

// leastBatches is how many bytes are asked for when the first batch comes.
const leastBatches = 1 << 10

// batchHead is how long what stands before the counts of a batch is.
const batchHead = 4 * 4

// nextBatch gives the first of batches and the text of the others.
func nextBatch(text []byte) (batch, []byte) {
	number := func(n int) uint32 { return binary.LittleEndian.Uint32(text[4*n:]) }
	b := batch{place: number(0), documents: number(1)}
	words := batchHead + int(number(2))
	end := words + int(number(3))
	b.counts, b.words = text[batchHead:words], text[words:end]
	return b, text[end:]
}

// isWhole tells whether a batch of a part can be one: of hostile text it may say anything.
func (b *batch) isWhole(part int) bool {
	counts, left := b.counts, uint64(len(b.words)/width(part))
	for range b.documents {
		n, size := binary.Uvarint(counts)
		if size <= 0 || n > left {
			return false
		}
		counts, left = counts[size:], left-n
	}
	return len(counts) == 0 && left == 0 && len(b.words)%width(part) == 0
}

// nextCount gives how many words the next document of a batch has.
func (b *batch) nextCount() int {
	n, size := binary.Uvarint(b.counts)
	b.counts = b.counts[size:]
	return int(n)
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
