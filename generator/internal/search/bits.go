package search

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// bitWriter writes bits, each byte's highest first.
type bitWriter struct {
	bytes []byte // what was written up to end, and room
	last  bitEnd
	heads []posting // places in a list, which are used again for the next
	rests [bits.UintSize]restOfSet
}

// bitEnd is where the next bits are written.
type bitEnd struct {
	at    int
	held  uint64 // the last bits, fewer than fill a byte, in its highest
	count uint   // of them
}

// A number has 32 bits at most, and what is held is put behind the bytes at once.
const (
	mostBytes = 4
	heldBytes = 8
)

// put writes the lowest bits of n, which has no others, at an end, and gives the next. What is held is put behind the bytes whether it fills some or not: so nothing
// depends on how many bits there are, which nobody can foretell.
func (e bitEnd) put(to []byte, n uint64, count uint) bitEnd {
	const most = 8 * heldBytes
	e.count += count
	e.held |= n << ((most - e.count) % most)
	binary.BigEndian.PutUint64(to[e.at:], e.held)
	whole := e.count / 8
	return bitEnd{e.at + int(whole), e.held << (8 * whole % most), e.count % 8}
}

// reserve makes room for so many numbers.
func (w *bitWriter) reserve(numbers int) {
	if room := numbers*mostBytes + heldBytes; w.last.at+room > len(w.bytes) {
		w.bytes = slices.Grow(w.bytes[:w.last.at], room)
		w.bytes = w.bytes[:cap(w.bytes)]
	}
}

func (w *bitWriter) begin() { w.last = bitEnd{} }

// end fills the last byte and gives all.
func (w *bitWriter) end() []byte {
	if n := w.last.count; n > 0 {
		w.reserve(1)
		w.last = w.last.put(w.bytes, 0, 8-n)
	}
	return w.bytes[:w.last.at]
}

// gamma writes a number of at least 1 in Elias's gamma code.
func (w *bitWriter) gamma(n uint32) {
	size := uint(bits.Len32(n))
	w.reserve(2)
	w.last = w.last.put(w.bytes, 0, size-1).put(w.bytes, uint64(n), size)
}

// within writes a number from 0 to r-1.
func (w *bitWriter) within(n, r uint32) {
	w.reserve(1)
	code, size := codeWithin(n, r)
	w.last = w.last.put(w.bytes, code, size)
}

// codeWithin gives the bits of a number from 0 to r-1.
func codeWithin(n, r uint32) (code uint64, size uint) {
	size = uint(bits.Len32(r)) - 1
	spare := uint32(uint64(2)<<size - uint64(r))
	longer := uint(one(n >= spare))
	return uint64(n) + uint64(spare)*uint64(longer), size + longer
}

// restOfSet are numbers of a set that are written when those before them are.
type restOfSet struct{ from, to, low, high uint32 }

// set writes ascending numbers from low to high whose count is known: the middle one first, which narrows what those on each side can be
// (interpolative coding, A. Moffat and L. Stuiver, 2000). It comes close to the entropy both where numbers are rare and where nearly all are there.
func (w *bitWriter) set(all []posting, low, high uint32) {
	w.reserve(len(all))
	to, last := w.bytes, w.last
	now := restOfSet{0, uint32(len(all)), low, high}
	rests := 0
	for {
		count := now.to - now.from
		if r := now.high - now.low + 2 - count; count > 0 && r > 1 { // with 1, all numbers are there
			middle := now.from + count/2
			at := all[middle].number()
			code, size := codeWithin(at-now.low-count/2, r)
			last = last.put(to, code, size)
			if count > 1 {
				if middle+1 < now.to {
					w.rests[rests%len(w.rests)] = restOfSet{middle + 1, now.to, at + 1, now.high}
					rests++
				}
				now.to, now.high = middle, at-1
				continue
			}
		}
		if rests == 0 {
			break
		}
		rests--
		now = w.rests[rests%len(w.rests)]
	}
	w.last = last
}

// list writes the postings of a key, whose count is known: of documents below a number, and places in their list of those that have the key in their head.
func (w *bitWriter) list(all []posting, below uint32) {
	w.set(all, 0, below-1)
	w.heads = emptied(w.heads, len(all))
	heads, found := w.heads[:len(all)], 0
	for place, p := range all {
		heads[found] = postingOf(uint32(place), 0)
		found += one(p.isHead())
	}
	w.gamma(uint32(found) + 1)
	w.set(heads[:found], 0, uint32(len(all))-1)
}
