package search

import "math/bits"

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
	for w.count >= 8 {
		w.count -= 8
		w.bytes = append(w.bytes, byte(w.held>>w.count))
	}
	w.held &= 1<<w.count - 1
}

// end fills the last byte and gives all.
func (w *bitWriter) end() []byte {
	if w.count > 0 {
		w.write(0, 8-w.count)
	}
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
	if n < spare {
		w.write(uint64(n), size)
	} else {
		w.write(uint64(n)+uint64(spare), size+1)
	}
}

// set writes ascending numbers from low to high whose count is known: the middle one first, which narrows what those on each side can be
// (interpolative coding, A. Moffat and L. Stuiver, 2000). It comes close to the entropy both where numbers are rare and where nearly all are there.
func (w *bitWriter) set(all []uint32, low, high uint32) {
	for len(all) > 0 {
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
}

// list writes the postings of a key, whose count is known: of documents below a number, and places in their list of those that have the key in their head.
func (w *bitWriter) list(all []uint64, below uint32) {
	documents, heads := w.documents[:0], w.heads[:0]
	for place, p := range all {
		documents = append(documents, documentOf(p))
		if p&1 != 0 {
			heads = append(heads, uint32(place))
		}
	}
	w.set(documents, 0, below-1)
	w.gamma(uint32(len(heads)) + 1)
	w.set(heads, 0, uint32(len(all))-1)
	w.documents, w.heads = documents, heads
}
