package search

import (
	"math/bits"
	"sync"
)

// A posting says that a key is in a document: the key's number, the document's, and whether it is in its head. Sorted, they are by key and
// document.
const (
	documentBits = 30
	keyShift     = documentBits + 1
)

func posting(key uint64, document uint32, head bool) uint64 {
	p := key<<keyShift | uint64(document)<<1
	if head {
		p |= 1
	}
	return p
}

func documentOf(p uint64) uint32 { return uint32(p>>1) & (1<<documentBits - 1) }

// Postings of pairs are held in so many parts, by the rest of the base's number, as they are divided among files. So a file's postings are in one part, or
// in several whole ones, however many files there will be. One more part has those of words.
const (
	parts       = 64
	partOfWords = parts
)

// partedRuns are postings as they wait to be sorted. In each part a document has a run: its place, marked, and then its keys, each with a bit that says
// whether it is in the head. Of a base's number the part says the rest, so that four bytes do.
type partedRuns struct {
	of   [parts + 1][]uint32
	last [parts + 1]uint32 // one more than the place of the part's last run
	held int
}

const isPlace = 1 << 31

// add adds the run of a document to each part that has some of its keys.
func (p *partedRuns) add(place uint32, k *keys, words []uint32) {
	for i, key := range k.pairs {
		base, partner := uint32(key>>partnerBits), uint32(key&(1<<partnerBits-1))
		p.addKey(base%parts, place, base/parts<<partnerBits|partner, i < k.heads)
	}
	for i, word := range words {
		p.addKey(partOfWords, place, word, i < k.headly)
	}
}

func (p *partedRuns) addKey(part, place, key uint32, head bool) {
	if p.last[part] != place+1 {
		p.last[part] = place + 1
		p.of[part] = append(p.of[part], isPlace|place)
	}
	key <<= 1
	if head {
		key |= 1
	}
	p.of[part] = append(p.of[part], key)
}

// take takes all runs of others, and leaves them empty.
func (p *partedRuns) take(others *partedRuns) {
	for part, runs := range others.of {
		p.of[part] = append(p.of[part], runs...)
		p.held += len(runs)
		others.of[part] = runs[:0]
	}
}

// keyOf gives a key's number, of what is in a part's run.
func keyOf(part int, short uint32) uint64 {
	if part == partOfWords {
		return uint64(short)
	}
	return uint64(short>>partnerBits*parts+uint32(part))<<partnerBits | uint64(short&(1<<partnerBits-1))
}

// room is memory in which postings are sorted, used for one part after the other.
type room struct {
	bytes  []byte
	runs   []uint32
	starts []uint64 // of the runs: the place, the part and the number of the first key in runs
	other  []uint64 // what starts are sorted with
	sorted [2][]uint64
	writer pairsWriter // of the files that are made of them
}

var rooms = sync.Pool{New: func() any { return &room{} }}

func (r *room) begin() { r.runs, r.starts = r.runs[:0], r.starts[:0] }

// A run's start has the place in its highest bits, then the part.
const (
	placeShift = 64 - documentBits
	partShift  = placeShift - 7
)

// find notes the runs of a part, which are those from a start on.
func (r *room) find(start, part int) {
	for i := start; i < len(r.runs); i++ {
		if word := r.runs[i]; word&isPlace != 0 {
			r.starts = append(r.starts, uint64(word&^isPlace)<<placeShift|uint64(part)<<partShift|uint64(i+1))
		}
	}
}

// postings gives what was found, sorted, with the documents' numbers by their places; nil when these are the same.
func (r *room) postings(rank []uint32) []uint64 {
	r.other = emptied(r.other, len(r.starts))[:len(r.starts)]
	starts := sorted(r.starts, r.other, placeShift)
	all := emptied(r.sorted[0], len(r.runs))
	for _, start := range starts {
		document, part := uint32(start>>placeShift), int(start>>partShift)&(1<<(placeShift-partShift)-1)
		if rank != nil {
			document = rank[document]
		}
		for _, word := range r.runs[start&(1<<partShift-1):] {
			if word&isPlace != 0 {
				break
			}
			all = append(all, posting(keyOf(part, word>>1), document, word&1 != 0))
		}
	}
	r.sorted = [2][]uint64{all, emptied(r.sorted[1], len(all))[:len(all)]}
	return sorted(all, r.sorted[1], keyShift)
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
