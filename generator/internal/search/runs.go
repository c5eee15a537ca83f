package search

import "encoding/binary"

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
	documents int
	words     [parts][]byte // of keys
	counts    [parts][]byte // how many of them each document has
	ends      [parts]int    // of the last document's words
	numbered  uint32        // how many documents there were since the first
	last      []uint32      // the last of them that had each word, by the word's number
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
			r.words[partOfWords] = binary.LittleEndian.AppendUint32(r.words[partOfWords], word<<1|uint32(one(i < k.heads.words)))
		}
	}
	r.documents++
	for part, words := range r.words {
		r.counts[part] = binary.AppendUvarint(r.counts[part], uint64((len(words)-r.ends[part])/width(part)))
		r.ends[part] = len(words)
	}
}

func (r *runs) addSingles(singles []uint16, head uint32) {
	for _, number := range singles {
		r.addKey(uint32(number), noPartner, head)
	}
}

func (r *runs) addPairs(pairs []uint32, head uint32) {
	for _, pair := range pairs {
		base, partner := pairOf(pair)
		r.addKey(base, partner, head)
	}
}

func (r *runs) addKey(base, partner, head uint32) {
	if base < commons {
		to := &r.words[base%commonParts]
		*to = binary.LittleEndian.AppendUint16(*to, uint16((base/commonParts<<commonPartners|partner)<<1|head))
	} else {
		base -= commons
		to := &r.words[commonParts+base%otherParts]
		*to = binary.LittleEndian.AppendUint32(*to, (base/otherParts<<partnerBits|partner)<<1|head)
	}
}

func (r *runs) clear() {
	r.documents = 0
	for part := range r.words {
		r.words[part], r.counts[part], r.ends[part] = r.words[part][:0], r.counts[part][:0], 0
	}
}

// batch is what a part has of documents that were added at once, the first of them at a place.
type batch struct {
	place, documents uint32
	counts, words    []byte
}

func (r *runs) batch(part int, place uint32) batch {
	return batch{place, uint32(r.documents), r.counts[part], r.words[part]}
}

func (b *batch) append(to []byte) []byte {
	for _, n := range [...]uint32{b.place, b.documents, uint32(len(b.counts)), uint32(len(b.words))} {
		to = binary.LittleEndian.AppendUint32(to, n)
	}
	return append(append(to, b.counts...), b.words...)
}

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

// take takes runs, of which the first document has a place.
func (w *waiting) take(first int, r *runs) {
	for part := range w.of {
		before := len(w.of[part])
		b := r.batch(part, uint32(first))
		w.of[part] = b.append(w.of[part])
		w.held += len(w.of[part]) - before
	}
}
