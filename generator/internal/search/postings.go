package search

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sync"
)

// rises are a set of numbers: in ascending order, of each by how much it is more than it must be, that is less its place. One stands before them and one behind, where narrow
// puts what the numbers are between. An empty set may be nil.
type rises []uint32

func (r rises) count() int { return max(len(r), 2) - 2 }

// list are the postings of a key: the documents that have it, and their places in the list where they have it in their head. A document is told by its place among those
// that have the base, or by its number where the key is the base's own, or a word's.
type list struct {
	key       uint32
	documents rises
	heads     rises
}

// room is memory in which postings are sorted, used for one piece of work after the other.
type room struct {
	bytes   []byte  // from the disk
	batches []batch // of a part
	rises   []uint32
	lists   []list
	bases   []base
	entries []entry              // of all batches
	numbers occurrences          // of the keys of a part
	keys    []keyed              // in the order in which they came
	places  [slotsOfOthers]place // of bases
	sorted  [2][]uint64
	writer  pairsWriter // of the files that are made of them
	text    []byte      // of a file
}

// keyed is a key of a part.
type keyed struct {
	key              uint32
	documents, heads span
}

// span is where the rises of a key are put. Until all are counted, the end is their count.
type span struct{ from, end uint32 }

// place is what tells the places of a base's documents.
type place struct {
	before uint32 // how many documents have it in earlier sheaves
	in     uint64 // those of the sheaf that have it
}

var rooms = sync.Pool{New: func() any { return &room{} }}

func (r *room) begin() {
	r.rises, r.lists, r.bases, r.bytes = r.rises[:0], r.lists[:0], r.bases[:0], r.bytes[:0]
}

// order finds the batches of a part, in the order of their places, which become numbers of documents.
func (r *room) order(rank []uint32, texts ...[]byte) {
	r.batches = r.batches[:0]
	for _, text := range texts {
		for len(text) > 0 {
			var b batch
			b, text = nextBatch(text)
			r.batches = append(r.batches, b)
		}
	}
	slices.SortFunc(r.batches, func(a, b batch) int { return cmp.Compare(a.place, b.place) })
	if rank == nil {
		return
	}
	for i := range r.batches {
		b := &r.batches[i]
		b.place = rank[b.place] // those of its other documents follow it, as their places do
	}
}

// sort sorts the postings of a part: it counts those of each key, and each then has its place.
func (r *room) sort(part int) {
	form := formOf(part)
	r.unpack(form)
	r.number()
	order := emptied(r.sorted[0], len(r.keys))
	for n := range r.keys {
		order = append(order, uint64(r.keys[n].key)<<32|uint64(n))
	}
	r.sorted = [2][]uint64{order, emptied(r.sorted[1], len(order))[:len(order)]}
	order = sorted(order, r.sorted[1], 32)
	size := uint32(0)
	for _, o := range order {
		k := &r.keys[uint32(o)]
		k.documents.settle(&size)
		k.heads.settle(&size)
	}
	all := r.grow(int(size))
	r.place(form, all)
	for _, o := range order {
		if k := &r.keys[uint32(o)]; k.documents.count() > 0 {
			r.lists = append(r.lists, list{k.key, k.documents.of(all), k.heads.of(all)})
		}
	}
}

func (s *span) count() uint32 { return s.end - s.from }

// settle gives a span its place behind others, whose size it adds to, with one before its rises and one behind, and none put yet.
func (s *span) settle(size *uint32) {
	if s.end == 0 {
		return
	}
	count := s.end
	s.from, s.end = *size+1, *size+1
	*size += count + 2
}

// of gives the rises.
func (s *span) of(all []uint32) rises {
	if s.count() == 0 {
		return nil
	}
	return all[s.from-1 : s.end+1]
}

// unpack unpacks the entries of all batches.
func (r *room) unpack(form form) {
	most := 0
	for i := range r.batches {
		most += r.batches[i].count(form.width)
	}
	left := emptied(r.entries, most)
	r.entries = left
	for i := range r.batches {
		b := &r.batches[i]
		b.unpack(left, form.width)
		left = b.entries[len(b.entries):]
	}
}

// number numbers the keys of a part as they come, each of which the entries then have as its number, and counts their postings.
func (r *room) number() {
	r.numbers.clear()
	r.keys = r.keys[:0]
	for _, b := range r.batches {
		for i := range b.entries {
			e := &b.entries[i]
			number := r.numbers.slot(e.key + 1).number
			if int(number) == len(r.keys) {
				r.keys = append(r.keys, keyed{key: e.key})
			}
			e.key = number
			k := &r.keys[number]
			k.documents.end += uint32(bits.OnesCount64(e.in))
			k.heads.end += uint32(bits.OnesCount64(e.heads))
		}
	}
}

// place puts all postings in their places.
func (r *room) place(form form, all []uint32) {
	clear(r.places[:])
	for _, b := range r.batches {
		for i := range b.entries {
			e := &b.entries[i]
			k := &r.keys[e.key]
			base := &r.places[k.key>>form.shift]
			among := *base
			if k.key&form.partner == noPartner {
				base.before += uint32(bits.OnesCount64(base.in))
				base.in = e.in
				among = place{b.place, math.MaxUint64}
			}
			in := e.in & among.in
			own := place{k.documents.count(), in}
			k.documents.put(all, in, among)
			if heads := e.heads & in; heads != 0 {
				k.heads.put(all, heads, own)
			}
		}
	}
}

// put puts the rises of those documents of a sheaf that have a key among those that have another: as many as are left out before each.
func (s *span) put(all []uint32, in uint64, among place) {
	above, without := among.before-s.count(), among.in&^in
	for ; in != 0; in &= in - 1 {
		before := (in - 1) &^ in
		all[s.end] = above + uint32(bits.OnesCount64(without&before))
		s.end++
	}
}

// grow gives memory for so many rises. What was given before stays as it is.
func (r *room) grow(count int) []uint32 {
	if cap(r.rises)-len(r.rises) < count {
		r.rises = emptied[uint32](nil, count)
	}
	start := len(r.rises)
	r.rises = r.rises[:start+count]
	return r.rises[start:]
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
