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
// files as the others, and the rest of the partner's number says in which of them a pair is.
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

// has tells whether a base is one of those that are divided.
func (d *division) has(b base) bool { return b.number >= d.first && b.number < d.first+d.size }

// pairsWriter writes files of bases.
type pairsWriter struct {
	bitWriter
	count   uint32   // of the segment's documents
	places  []uint32 // of documents among those of the base at hand
	numbers []uint32
	keys    [][]uint64 // postings of the base at hand
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
		w.base(b, n, d.filesEach())
	}
	return w.end()
}

// base writes what the file n of so many has of a base. Its own documents are in the first.
func (w *pairsWriter) base(b base, n, files uint32) {
	w.keys = groups(w.keys[:0], b.all, keyShift)
	own, keys := w.keys[0], w.keys[1:]
	w.gamma(uint32(len(own)))
	if n == 0 {
		w.list(own, nil, w.count)
	}
	pairs := keys[:0] // which are behind what is written here
	w.numbers = w.numbers[:0]
	for _, all := range keys {
		if partner := uint32(all[0]>>keyShift)&(1<<partnerBits-1) - 1; partner%files == n {
			pairs = append(pairs, all)
			w.numbers = append(w.numbers, partner/files)
		}
	}
	w.gamma(uint32(len(pairs)) + 1)
	w.set(w.numbers, 0, 2*b.number/files)
	for place, p := range own {
		w.places[documentOf(p)] = uint32(place)
	}
	for _, all := range pairs {
		w.gamma(uint32(len(all)))
		w.list(all, w.places, uint32(len(own)))
	}
}
