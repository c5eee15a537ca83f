package search

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sync"
)

// A posting is a document that has a key, and whether it has it in its head: in the lowest bit. The document is told by its place among those that have the base, or by
// its number where the key is the base's own, or a word's.
type posting uint32

func postingOf(number uint32, head uint32) posting { return posting(number<<1 | head) }

func (p posting) number() uint32 { return uint32(p) >> 1 }
func (p posting) isHead() bool   { return p&1 != 0 }

// list are the postings of a key, in order.
type list struct {
	key uint32
	all []posting
}

// room is memory in which postings are sorted, used for one piece of work after the other.
type room struct {
	bytes    []byte  // from the disk
	batches  []batch // of a part
	postings []posting
	lists    []list
	bases    []base
	numbers  occurrences          // the keys of a part
	entries  []uint32             // which of the keys that of each entry is
	keys     []keyed              // in the order in which they came
	places   [slotsOfOthers]place // of bases
	sorted   [2][]uint64
	writer   pairsWriter // of the files that are made of them
	text     []byte      // of a file
}

// keyed is a key of a part.
type keyed struct {
	key uint32
	end uint32 // of its postings that are in their place
}

// place is what tells the places of a base's documents.
type place struct {
	before uint32 // how many documents have it in earlier sheaves
	in     uint64 // those of the sheaf that have it
}

var rooms = sync.Pool{New: func() any { return &room{} }}

func (r *room) begin() {
	r.postings, r.lists, r.bases, r.bytes = r.postings[:0], r.lists[:0], r.bases[:0], r.bytes[:0]
}

// order finds the batches of a part, in the order of their places.
func (r *room) order(texts ...[]byte) {
	r.batches = r.batches[:0]
	for _, text := range texts {
		for len(text) > 0 {
			var b batch
			b, text = nextBatch(text)
			r.batches = append(r.batches, b)
		}
	}
	slices.SortFunc(r.batches, func(a, b batch) int { return cmp.Compare(a.place, b.place) })
}

// sort sorts the postings of a part: it counts those of each key, and each then has its place.
func (r *room) sort(part int, rank []uint32) {
	form := formOf(part)
	r.number(form)
	order := emptied(r.sorted[0], len(r.keys))
	for n := range r.keys {
		order = append(order, uint64(r.keys[n].key)<<32|uint64(n))
	}
	r.sorted = [2][]uint64{order, emptied(r.sorted[1], len(order))[:len(order)]}
	order = sorted(order, r.sorted[1], 32)
	sum := uint32(0)
	for _, o := range order {
		k := &r.keys[uint32(o)]
		k.end, sum = sum, sum+k.end
	}
	all := r.grow(int(sum))
	r.place(form, rank, all)
	start := uint32(0)
	for _, o := range order {
		if k := &r.keys[uint32(o)]; k.end > start {
			r.lists = append(r.lists, list{k.key, all[start:k.end]})
			start = k.end
		}
	}
}

// number numbers the keys of a part as they come, and counts their postings.
func (r *room) number(form form) {
	r.numbers.clear()
	r.keys, r.entries = r.keys[:0], r.entries[:0]
	for _, b := range r.batches {
		for len(b.entries) > 0 {
			e := b.next(form.width)
			s := r.numbers.slot(e.key + 1)
			if s.in == 0 {
				r.keys = append(r.keys, keyed{key: e.key})
				s.in = uint64(len(r.keys))
			}
			number := uint32(s.in - 1)
			r.entries = append(r.entries, number)
			r.keys[number].end += uint32(bits.OnesCount64(e.in))
		}
	}
}

// place puts all postings in their places.
func (r *room) place(form form, rank []uint32, all []posting) {
	clear(r.places[:])
	entries := r.entries
	for _, b := range r.batches {
		for len(b.entries) > 0 {
			e := b.next(form.width)
			k := &r.keys[entries[0]]
			entries = entries[1:]
			to := all[k.end:]
			base := &r.places[k.key>>form.shift]
			if k.key&form.partner == noPartner {
				base.before += uint32(bits.OnesCount64(base.in))
				base.in = e.in
				k.end += uint32(e.put(to, place{b.place, math.MaxUint64}))
				if rank != nil {
					for i, p := range to[:bits.OnesCount64(e.in)] {
						to[i] = postingOf(rank[p.number()], uint32(p)&1)
					}
				}
			} else {
				e.in &= base.in
				k.end += uint32(e.put(to, *base))
			}
		}
	}
}

// put puts the postings of an entry in their places: documents are told by their places among those of a base.
func (e *entry) put(to []posting, base place) (count int) {
	for in := e.in; in != 0; in &= in - 1 {
		before := (in - 1) &^ in
		to[count] = postingOf(base.before+uint32(bits.OnesCount64(base.in&before)), uint32(one(e.heads&in&-in != 0)))
		count++
	}
	return count
}

// grow gives memory for so many postings. What was given before stays as it is.
func (r *room) grow(count int) []posting {
	if cap(r.postings)-len(r.postings) < count {
		r.postings = emptied[posting](nil, count)
	}
	start := len(r.postings)
	r.postings = r.postings[:start+count]
	return r.postings[start:]
}

// emptied gives memory of no elements with room for so many: the same if it has it. Other than slices.Grow it copies nothing of what was there.
func emptied[T any](memory []T, room int) []T {
	if cap(memory) < room {
		const more = 8 // an eighth of room, for the next part may be a little larger
		memory = make([]T, 0, room+room/more)
	}
	return memory[:0]
}

const digit = 11 // bits that are sorted by at once

// sorted sorts numbers by their bits from one on, digit by digit, the last first: ten times as quick as by comparing. Those with the same bits keep their order. It
// uses the memory of other, which is as long, and gives the one or the other.
func sorted(all, other []uint64, from int) []uint64 {
	differ := uint64(0)
	for _, p := range all {
		differ |= p ^ all[0]
	}
	for at := from; at < bits.Len64(differ); at += digit {
		if differ>>at&(1<<digit-1) == 0 {
			continue
		}
		var starts [1 << digit]int
		for _, p := range all {
			starts[p>>at&(1<<digit-1)]++
		}
		sum := 0
		for i, n := range starts {
			starts[i] = sum
			sum += n
		}
		for _, p := range all {
			d := p >> at & (1<<digit - 1)
			other[starts[d]] = p
			starts[d]++
		}
		all, other = other, all
	}
	return all
}
