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
	rises rises // of the set at hand
}

// bitEnd is where the next bits are written.
type bitEnd struct {
	at    int
	held  uint64 // the last bits, fewer than fill a byte, in its highest
	count uint   // of them
}

// A number has 32 bits at most, and what is held is put behind the bytes at once.
const (
	mostBytes  = 4
	heldBytes  = 8
	mostAtOnce = 8*heldBytes - 8 // bits: up to seven are held already, and what is held is never full
)

// put writes the lowest bits of n, which has no others, at an end, and gives the next. What is held is put behind the bytes whether it fills some or not: so nothing depends
// on how many bits there are, which nobody can foretell.
func (e bitEnd) put(to []byte, n uint64, count uint) bitEnd {
	const most = 8 * heldBytes
	e.held |= n << ((most - e.count - count) % most)
	binary.BigEndian.PutUint64(to[e.at:e.at+heldBytes:e.at+heldBytes], e.held)
	all := e.count + count
	return bitEnd{e.at + int(all/8), e.held << (all &^ 7 % most), all % 8}
}

// coded gives what a number from 0 to r-1 is written as. Those below a limit take one bit less than others.
func coded(n, r uint32) (code uint64, size uint) {
	size = uint(bits.Len32(r))
	limit := uint32(2)<<((size-1)%32) - r
	less := one(n < limit)
	return uint64(n+min(n, limit)) >> less, size - uint(less)
}

// within writes a number from 0 to r-1.
func (e bitEnd) within(to []byte, n, r uint32) bitEnd {
	code, size := coded(n, r)
	return e.put(to, code, size)
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
	w.last = w.last.within(w.bytes, n, r)
}

// set writes ascending numbers from low to high whose count is known: the middle one first, which narrows what those on each side can be
// (interpolative coding, A. Moffat and L. Stuiver, 2000). It comes close to the entropy both where numbers are rare and where nearly all are there.
func (w *bitWriter) set(all []uint32, low, high uint32) {
	w.rises = emptied(w.rises, len(all)+2)[:len(all)+2]
	for i, n := range all {
		w.rises[i+1] = n - uint32(i)
	}
	w.narrow(w.rises, low, high)
}

// narrow does so with a set as rises, if it has any. Numbers that follow each other rise by nothing, and what a middle one can be is what those beside it rise by.
func (w *bitWriter) narrow(rises rises, low, high uint32) {
	if len(rises) == 0 {
		return
	}
	last := uint32(len(rises)) - 1
	rises[0], rises[last] = low, high+2-last
	w.reserve(len(rises))
	to, end := w.bytes, w.last
	from, below, next, above := uint32(0), rises[0], last, rises[last]
	var rests [bits.UintSize]uint32
	left := uint(0)
	for {
		for next-from > 2*mostOfFew && above != below { // when they are the same, all numbers between are there
			middle := (from + next + 1) / 2
			at := rises[middle]
			code, size := coded(at-below, above-below+1)
			end = end.put(to, code, size)
			rests[left%uint(len(rests))] = next
			left++
			next, above = middle, at
		}
		if above != below {
			if next-from > mostOfFew {
				middle := (from + next + 1) / 2
				code, size := coded(rises[middle]-below, above-below+1)
				end = end.put(to, code, size).few(to, rises, from, middle)
				from = middle
			}
			end = end.few(to, rises, from, next)
		}
		if left == 0 {
			break
		}
		left--
		from, below = next, above
		next = rests[left%uint(len(rests))]
		above = rises[next]
	}
	w.last = end
}

// mostOfFew is how far apart the places are at most between which few writes.
const mostOfFew = 4

// few writes the numbers between two places as narrow does: three at most. Two or three, which are most of all, are put together as one.
func (e bitEnd) few(to []byte, rises rises, from, next uint32) bitEnd {
	switch next - from {
	case 1:
		return e
	case 2:
		return e.within(to, rises[from+1]-rises[from], rises[next]-rises[from]+1)
	}
	some, high := (*[mostOfFew]uint32)(rises[from:]), rises[next]
	low, middle := some[0], some[2]
	third := -uint32(one(next-from > 3)) // all bits, or none when there is no third, of which nothing is written: which it is nobody can foretell
	first, size1 := coded(middle-low, high-low+1)
	second, size2 := coded(some[1]-low, middle-low+1)
	last, size3 := coded((some[3]-middle)&third, (high-middle)&third+1)
	if size1+size2+size3 > mostAtOnce {
		return e.put(to, first, size1).put(to, second, size2).put(to, last, size3)
	}
	return e.put(to, (first<<(size2%64)|second)<<(size3%64)|last, size1+size2+size3)
}

// list writes the postings of a key, whose count is known, of documents below a number.
func (w *bitWriter) list(l *list, below uint32) {
	w.narrow(l.documents, 0, below-1)
	w.gamma(uint32(l.heads.count()) + 1)
	w.narrow(l.heads, 0, uint32(l.documents.count())-1)
}
