package search

// base is a Han character with its postings, which come first, and those of the pairs whose base it is.
type base struct {
	number uint32
	all    []uint64
}

// bases parts sorted postings by the base of their keys.
func bases(all []uint64) []base {
	var made []base
	for _, group := range groups(nil, all, keyShift+partnerBits) {
		made = append(made, base{uint32(group[0] >> (keyShift + partnerBits)), group})
	}
	return made
}

// division says how bases of some numbers are divided among files: by the rest of their numbers. Where there are more files than numbers, each base has as many
// files as the others: the first has its own documents alone, which every question about one of its pairs takes, and the rest of the partner's number says in which
// of the others a pair is.
type division struct {
	first, size uint32 // of the numbers
	files       uint32
	name        func(n int) string
}

func (s *Segment) divisions() [2]division {
	return [2]division{{0, commons, uint32(s.common()), s.commonName}, {commons, 1 << codeBits, uint32(s.others()), s.othersName}}
}

// groups is the number of groups in which the bases are: those of a group have the same files.
func (d *division) groups() uint32 { return min(d.files, d.size) }

// filesEach is the number of files of each group.
func (d *division) filesEach() uint32 { return d.files / d.groups() }

// groupOf gives the group of a base.
func (d *division) groupOf(b base) uint32 { return (b.number - d.first) % d.groups() }

// filesOfPairs is the number of files of each group that have pairs.
func (d *division) filesOfPairs() uint32 { return max(1, d.filesEach()-1) }

// has tells whether a base is one of those that are divided.
func (d *division) has(b base) bool { return b.number >= d.first && b.number < d.first+d.size }

// pairsWriter writes files of bases.
type pairsWriter struct {
	bitWriter
	count   uint32   // of the segment's documents
	places  []uint32 // of documents among those of the base at hand
	numbers []uint32
	keys    [][]uint64 // postings of the base at hand
	headly  []uint64   // those of its documents that have it in their head
}

// begin makes ready for a segment of so many documents.
func (w *pairsWriter) begin(count int) {
	w.count, w.places = uint32(count), emptied(w.places, count)[:count]
}

// file writes one of the files of a group of bases. What it gives is there until the next one is written.
func (w *pairsWriter) file(d *division, group []base, n uint32) []byte {
	w.bytes = w.bytes[:0]
	w.gamma(uint32(len(group)) + 1)
	w.numbers = w.numbers[:0]
	for _, b := range group {
		w.numbers = append(w.numbers, (b.number-d.first)/d.groups())
	}
	w.set(w.numbers, 0, (d.size-1)/d.groups())
	for _, b := range group {
		w.base(b, n, d)
	}
	return w.end()
}

// base writes what the file n of its group has of a base: in the first its own documents; in the others, or the only one, pairs. As the last of all partners,
// which no pair has, stand the documents that have the base in their head.
func (w *pairsWriter) base(b base, n uint32, d *division) {
	files, first := d.filesOfPairs(), d.filesEach()-d.filesOfPairs()
	w.keys = groups(w.keys[:0], b.all, keyShift)
	own, last := w.keys[0], 2*b.number+1
	w.numbers, w.headly = w.numbers[:0], w.headly[:0]
	for place, p := range own {
		w.numbers = append(w.numbers, documentOf(p))
		w.places[documentOf(p)] = uint32(place)
		if p&1 != 0 {
			w.headly = append(w.headly, posting(uint64(last+1), documentOf(p), false))
		}
	}
	if len(w.headly) > 0 {
		w.keys = append(w.keys, w.headly)
	}
	w.gamma(uint32(len(own)))
	if n == 0 {
		w.set(w.numbers, 0, w.count-1)
	}
	keys := w.keys[1:]
	pairs := keys[:0] // which are behind what is written here
	w.numbers = w.numbers[:0]
	for _, all := range keys {
		if partner := uint32(all[0]>>keyShift)&(1<<partnerBits-1) - 1; partner%files+first == n {
			pairs = append(pairs, all)
			w.numbers = append(w.numbers, partner/files)
		}
	}
	w.gamma(uint32(len(pairs)) + 1)
	w.set(w.numbers, 0, last/files)
	for _, all := range pairs {
		w.gamma(uint32(len(all)))
		w.list(all, w.places, uint32(len(own)))
	}
}
