package search

import (
	"cmp"
	"encoding/binary"
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
	starts   [slotsOfCommon<<commonPartners + 1]uint32 // where the postings of each key of a part of common bases begin
	places   [slotsOfOthers]uint32                     // how many documents have each base of a part
	sorted   [2][]uint64
	writer   pairsWriter // of the files that are made of them
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

// keysIn counts the keys of a part.
func (r *room) keysIn(part int) int {
	n := 0
	for i := range r.batches {
		n += len(r.batches[i].words)
	}
	return n / width(part)
}

// sortCommon sorts the postings of a part of common bases: it has so few keys that their postings are counted, and each then has its place.
func (r *room) sortCommon(part int, rank []uint32) {
	starts := &r.starts
	clear(starts[:])
	for _, b := range r.batches {
		for words := b.words; len(words) > 1; words = words[2:] {
			starts[binary.LittleEndian.Uint16(words)>>1+1]++
		}
	}
	sum := uint32(0)
	for key, n := range starts {
		sum += n
		starts[key] = sum
	}
	all := r.grow(int(sum))
	places := r.places[:slotsOfCommon]
	clear(places)
	for _, b := range r.batches {
		for document := range b.documents {
			number := rankOf(b.place+document, rank)
			n := 2 * b.nextCount()
			for words := b.words[:n]; len(words) > 1; words = words[2:] {
				word := binary.LittleEndian.Uint16(words)
				key := word >> 1
				of := placeOf(&places[key>>commonPartners], key&(1<<commonPartners-1) == 0, number)
				all[starts[key]] = postingOf(of, uint32(word&1))
				starts[key]++
			}
			b.words = b.words[n:]
		}
	}
	start := uint32(0)
	for key, end := range starts[:len(starts)-1] {
		if end > start {
			slot, partner := uint32(key)>>commonPartners, uint32(key)&(1<<commonPartners-1)
			r.lists = append(r.lists, list{slot<<partnerBits | partner, all[start:end]})
			start = end
		}
	}
}

// placeOf gives what tells a document: its number where the key is the base's own, which comes before those of pairs, else its place among the documents that have the base.
func placeOf(place *uint32, own bool, document uint32) uint32 {
	*place += uint32(one(own))
	of := *place - 1
	if own {
		of = document
	}
	return of
}

func rankOf(place uint32, rank []uint32) uint32 {
	if rank == nil {
		return place
	}
	return rank[place]
}

// sortOthers sorts the postings of a part of other bases.
func (r *room) sortOthers(part int, rank []uint32) {
	places := &r.places
	clear(places[:])
	r.sort(part, rank, func(key, document uint32) uint32 {
		return placeOf(&places[key>>partnerBits], key&(1<<partnerBits-1) == 0, document)
	})
}

// sortWords sorts those of words.
func (r *room) sortWords(rank []uint32) {
	r.sort(partOfWords, rank, func(_, document uint32) uint32 { return document })
}

// keyShift is where the key stands in what is sorted, before the posting.
const keyShift = 32

func (r *room) sort(part int, rank []uint32, tell func(key, document uint32) uint32) {
	count := r.keysIn(part)
	all := emptied(r.sorted[0], count)
	for _, b := range r.batches {
		for document := range b.documents {
			number := rankOf(b.place+document, rank)
			n := 4 * b.nextCount()
			for words := b.words[:n]; len(words) > 3; words = words[4:] {
				word := binary.LittleEndian.Uint32(words)
				key := word >> 1
				all = append(all, uint64(key)<<keyShift|uint64(postingOf(tell(key, number), word&1)))
			}
			b.words = b.words[n:]
		}
	}
	r.sorted = [2][]uint64{all, emptied(r.sorted[1], count)[:count]}
	all = sorted(all, r.sorted[1], keyShift)
	postings := r.grow(count)
	start := 0
	for i, p := range all {
		postings[i] = posting(p)
		if i+1 == len(all) || all[i+1]>>keyShift != p>>keyShift {
			r.lists = append(r.lists, list{uint32(p >> keyShift), postings[start : i+1]})
			start = i + 1
		}
	}
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
