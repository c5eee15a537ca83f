package search

// base is a Han character with its postings and those of the pairs whose base it is. The key of each list is the partner.
type base struct {
	number uint32
	own    list
	pairs  []list
}

// findBases finds the bases of a part of a division, whose lists are those from one on.
func (r *room) findBases(from int, d *division, part uint32) {
	form := formOf(d.firstPart + int(part))
	for lists := r.lists[from:]; len(lists) > 0; {
		slot, end := lists[0].key>>form.shift, 1
		for ; end < len(lists) && lists[end].key>>form.shift == slot; end++ {
			lists[end].key &= form.partner
		}
		r.bases = append(r.bases, base{d.first + slot*uint32(d.parts) + part, lists[0], lists[1:end]})
		lists = lists[end:]
	}
}

// division says how bases of some numbers are divided among files: by the rest of their numbers. Where there are more files than numbers, each base has as many
// files as the others: the first has its own documents alone, which every question about one of its pairs takes, and the rest of the partner's number says in which
// of the others a pair is.
type division struct {
	first, size uint32 // of the numbers
	files       uint32
	name        func(n int) string

	firstPart, parts int // in which its postings wait
}

func (s *Segment) divisions() [2]division {
	return [2]division{
		{0, commons, uint32(s.common()), s.commonName, 0, commonParts},
		{commons, 1 << codeBits, uint32(s.others()), s.othersName, commonParts, otherParts},
	}
}

// groups is the number of groups in which the bases are: those of a group have the same files.
func (d *division) groups() uint32 { return min(d.files, d.size) }

// filesEach is the number of files of each group.
func (d *division) filesEach() uint32 { return d.files / d.groups() }

// groupOf gives the group of a base.
func (d *division) groupOf(b base) uint32 { return (b.number - d.first) % d.groups() }

// filesOfPairs is the number of files of each group that have pairs.
func (d *division) filesOfPairs() uint32 { return max(1, d.filesEach()-1) }

// pairsWriter writes files of bases.
type pairsWriter struct {
	bitWriter
	count   uint32 // of the segment's documents
	numbers []uint32
	pairs   []list // of the base at hand
}

// file writes one of the files of a group of bases. What it gives is there until the next one is written.
func (w *pairsWriter) file(d *division, group []base, n uint32) []byte {
	w.begin()
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
	files, first, last := d.filesOfPairs(), d.filesEach()-d.filesOfPairs(), 2*b.number+1
	own := uint32(b.own.documents.count())
	w.gamma(own)
	if n == 0 {
		w.narrow(b.own.documents, 0, w.count-1)
	}
	w.pairs, w.numbers = w.pairs[:0], w.numbers[:0]
	for _, l := range b.pairs {
		if partner := l.key - 1; partner%files+first == n {
			w.pairs = append(w.pairs, l)
			w.numbers = append(w.numbers, partner/files)
		}
	}
	if last%files+first == n && b.own.heads.count() > 0 {
		w.pairs = append(w.pairs, list{last + 1, b.own.heads, nil})
		w.numbers = append(w.numbers, last/files)
	}
	w.gamma(uint32(len(w.pairs)) + 1)
	w.set(w.numbers, 0, last/files)
	for i := range w.pairs {
		l := &w.pairs[i]
		w.gamma(uint32(l.documents.count()))
		w.list(l, own)
	}
}
