package automaton

import (
	"encoding/binary"
	"slices"
	"sync/atomic"
	"unicode/utf8"
)

// runeClasses tells a character's class.
type runeClasses struct {
	ascii [utf8.RuneSelf]uint16
	from  []rune // where runs of characters of one class begin, and their classes
	class []uint16
	pages *[1 << 8]atomic.Pointer[[1 << 8]uint16] // of Unicode's first plane by their upper byte, when they were first asked for
}

func (r *runeClasses) of(c rune) int {
	if c < utf8.RuneSelf {
		return int(r.ascii[c])
	}
	if c >= 1<<16 {
		return int(r.find(c))
	}
	page := r.pages[c>>8].Load()
	if page == nil {
		page = new([1 << 8]uint16)
		for k := range page {
			page[k] = r.find(c&^0xff | rune(k))
		}
		r.pages[c>>8].Store(page)
	}
	return int(page[c&0xff])
}

func (r *runeClasses) find(c rune) uint16 {
	k, exact := slices.BinarySearch(r.from, c)
	if !exact {
		k--
	}
	return r.class[k]
}

// classesOf divides all characters into classes by the sets that have them. has gives, by class, the sets.
func classesOf(sets [][]rune) (r runeClasses, has [][]uint64) {
	none := len(sets)
	turnAt := func(c rune, set int) uint64 { return uint64(c)<<32 | uint64(set) }
	turns := []uint64{turnAt(0, none)} // where a set begins or ends
	for k, ranges := range sets {
		for j := 0; j < len(ranges); j += 2 {
			turns = append(turns, turnAt(ranges[j], k), turnAt(ranges[j+1]+1, k))
		}
	}
	slices.Sort(turns)
	in := make([]uint64, (none+64)/64)
	key := make([]byte, 8*len(in))
	known := map[string]uint16{}
	r.pages = new([1 << 8]atomic.Pointer[[1 << 8]uint16])
	for k, t := range turns {
		if set := int(uint32(t)); set != none {
			in[set/64] ^= 1 << (set % 64)
		}
		if k+1 < len(turns) && turns[k+1]>>32 == t>>32 {
			continue
		}
		for j, word := range in {
			binary.LittleEndian.PutUint64(key[8*j:], word)
		}
		class, ok := known[string(key)]
		if !ok {
			class = uint16(len(has))
			known[string(key)], has = class, append(has, slices.Clone(in))
		}
		r.from, r.class = append(r.from, rune(t>>32)), append(r.class, class)
	}
	for c := range r.ascii {
		r.ascii[c] = r.find(rune(c))
	}
	return r, has
}
