package search

import (
	"encoding/binary"
	"math/bits"
)

// bitWriter writes bits, each byte's highest first.
type bitWriter struct {
	bytes []byte
	held  uint64 // the last bits, not yet in bytes
	count uint

	documents, heads []uint32 // those of a list, which are used again for the next
}

// write writes the lowest bits of n; at most 32.
func (w *bitWriter) write(n uint64, count uint) {
	w.held = w.held<<count | n
	w.count += count
	if w.count >= heldMost {
		w.count -= heldMost
		w.bytes = binary.BigEndian.AppendUint32(w.bytes, uint32(w.held>>w.count))
		w.held &= 1<<w.count - 1
	}
}

// heldMost is below how many bits are held between two writes.
const heldMost = 32

// end fills the last byte and gives all.
func (w *bitWriter) end() []byte {
	if rest := w.count % 8; rest > 0 {
		w.write(0, 8-rest)
	}
	for ; w.count > 0; w.count -= 8 {
		w.bytes = append(w.bytes, byte(w.held>>(w.count-8)))
	}
	w.held = 0
	return w.bytes
}

// gamma writes a number of at least 1 in Elias's gamma code.
func (w *bitWriter) gamma(n uint32) {
	size := uint(bits.Len32(n))
	w.write(0, size-1)
	w.write(uint64(n), size)
}

// within writes a number from 0 to r-1.
func (w *bitWriter) within(n, r uint32) {
	size := uint(bits.Len32(r)) - 1
	spare := uint32(uint64(2)<<size - uint64(r))
	longer := uint(one(n >= spare))
	w.write(uint64(n)+uint64(spare)*uint64(longer), size+longer)
}

// set writes ascending numbers from low to high whose count is known: the middle one first, which narrows what those on each side can be
// (interpolative coding, A. Moffat and L. Stuiver, 2000). It comes close to the entropy both where numbers are rare and where nearly all are there.
func (w *bitWriter) set(all []uint32, low, high uint32) {
	for len(all) > 1 {
		middle := uint32(len(all) / 2)
		r := high - low - uint32(len(all)) + 2
		if r == 1 {
			return // all numbers are there
		}
		at := all[middle]
		w.within(at-low-middle, r)
		w.set(all[:middle], low, at-1)
		all, low = all[middle+1:], at+1
	}
	if len(all) == 1 && high > low { // as most are
		w.within(all[0]-low, high-low+1)
	}
}

// list writes the postings of a key, whose count is known: of documents below a number, and places in their list of those that have the key in their head.
func (w *bitWriter) list(all []posting, below uint32) {
	w.documents, w.heads = emptied(w.documents, len(all)), emptied(w.heads, len(all))
	documents, heads, found := w.documents[:len(all)], w.heads[:len(all)], 0
	for place, p := range all {
		documents[place] = p.number()
		heads[found] = uint32(place)
		found += one(p.isHead())
	}
	w.set(documents, 0, below-1)
	w.gamma(uint32(found) + 1)
	w.set(heads[:found], 0, uint32(len(all))-1)
}
