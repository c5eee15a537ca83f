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
	rises []uint32 // of the set at hand
	heads []uint32 // those of the places in a list that are of heads
	rests [32]uint32
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

// set writes ascending numbers from low to high whose count is known: the middle one first, which narrows what those on each side can be
// (interpolative coding, A. Moffat and L. Stuiver, 2000). It comes close to the entropy both where numbers are rare and where nearly all are there.
func (w *bitWriter) set(all []posting, low, high uint32) {
	w.rises = emptied(w.rises, len(all)+2)[:len(all)+2]
	rises := w.rises[1:]
	for i, p := range all {
		rises[i] = p.number() - uint32(i)
	}
	w.narrow(w.rises, low, high)
}

// narrow writes a set as rises: of each number by how much it is more than it must be, that is less its place, with room for low before them and for high behind. So numbers that
// follow each other rise by nothing, and what a middle one can be is what those beside it rise by.
func (w *bitWriter) narrow(rises []uint32, low, high uint32) {
	last := uint32(len(rises)) - 1
	rises[0], rises[last] = low, high+2-last
	w.reserve(len(rises))
	to, end := w.bytes, w.last
	from, below, next, above := uint32(0), rises[0], last, rises[last]
	rests := uint32(0)
	for {
		if next-from > 1 && above != below { // when they are the same, all numbers between are there
			middle := (from + next + 1) / 2
			at := rises[middle]
			code, size := codeWithin(at-below, above-below+1)
			end = end.put(to, code, size)
			w.rests[rests%uint32(len(w.rests))] = next
			rests++
			next, above = middle, at
			continue
		}
		if rests == 0 {
			break
		}
		rests--
		from, below = next, above
		next = w.rests[rests%uint32(len(w.rests))]
		above = rises[next]
	}
	w.last = end
}

// list writes the postings of a key, whose count is known: of documents below a number, and places in their list of those that have the key in their head.
func (w *bitWriter) list(all []posting, below uint32) {
	room := len(all) + 2
	w.rises, w.heads = emptied(w.rises, room)[:room], emptied(w.heads, room)[:room]
	rises, heads, found := w.rises[1:], w.heads[1:], 0
	for i, p := range all {
		rises[i] = p.number() - uint32(i)
		heads[found] = uint32(i - found)
		found += one(p.isHead())
	}
	w.narrow(w.rises, 0, below-1)
	w.gamma(uint32(found) + 1)
	w.narrow(w.heads[:found+2], 0, uint32(len(all))-1)
}
