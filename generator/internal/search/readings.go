package search

import (
	"encoding/binary"
	"slices"

	"backissue/generator/internal/lent"
	"backissue/generator/internal/packed"
)

// Read gives all that the index takes of an edition's documents, as text: their keys, which Builder.AddReading takes in place of the documents. Whoever keeps
// it need not read and take apart their articles again. It depends on the documents and on this package alone.
func Read(documents []Document) string {
	r, words := readings.Get().(*reading), newNumbering()
	defer readings.Put(r)
	r.keys.forget() // or the order of its keys would depend on what was read before
	var w packed.Writer
	_ = r.read(documents, words.of, func(int) error { // which has no errors
		w.Bytes = slices.Grow(w.Bytes, r.runs.size()+(1+parts)*binary.MaxVarintLen32)
		w.Number(r.keys.count)
		for part := range parts {
			w.Text(lent.String(r.runs.batch(part, 0).packed))
		}
		return nil
	})
	w.Texts(words.names)
	return lent.String(w.Bytes)
}

// AddReading does as Add with the documents that a text is the reading of. It is false, and nothing is added, when the text can't be a reading of so many.
func (b *Builder) AddReading(first, count int, reading string) (ok bool, err error) {
	in := packed.Read(reading)
	var all []sheaf
	var room []entry
	for n := 0; n < count; {
		s := sheaf{first: first + n, count: in.Number()}
		n += s.count
		if s.count < 1 || s.count > mostInSheaf || n > count {
			return false, nil
		}
		for part := range s.of {
			s.of[part] = batch{place: uint32(s.first), documents: uint32(s.count), packed: copied(in.Text())}
			if !s.of[part].isWhole(part, &room) {
				return false, nil
			}
		}
		all = append(all, s)
	}
	var names words
	for _, name := range in.Texts() {
		names.addName("", name)
	}
	if in.Torn() || in.Rest() != "" {
		return false, nil
	}
	numbers := b.numbersOf(&names, nil)
	for i := range all {
		if !all[i].of[partOfWords].renumber(numbers) {
			return false, nil
		}
	}
	for i := range all {
		s := &all[i]
		if err := b.take(s.first, s.count, func(part int) batch { return s.of[part] }); err != nil {
			return true, err
		}
	}
	return true, nil
}

// copied gives the bytes of a text, with room behind them to be unpacked.
func copied(text string) []byte { return append(make([]byte, 0, len(text)+mostEntry), text...) }

// sheaf is one that was read by an earlier build.
type sheaf struct {
	first, count int
	of           [parts]batch
}

// renumber gives the words of a batch the numbers that a builder has for them.
func (b *batch) renumber(numbers []uint32) bool {
	width := formOf(partOfWords).width
	for left := b.packed; len(left) > 0; left = left[b.size(left[0], width):] {
		word := binary.LittleEndian.Uint32(left)
		if int(word>>1) >= len(numbers) {
			return false
		}
		binary.LittleEndian.PutUint32(left, numbers[word>>1]<<1|word&1)
	}
	return true
}

// numbering gives words numbers, as they first come.
type numbering struct {
	numbers map[string]uint32
	names   []string // by number
}

func newNumbering() *numbering { return &numbering{numbers: map[string]uint32{}} }

// of appends the numbers of words.
func (n *numbering) of(w *words, to []uint32) []uint32 {
	start := 0
	for _, end := range w.ends {
		word := w.text[start:end]
		number, known := n.numbers[string(word)] // which makes no string
		if !known {
			name := string(word)
			number = uint32(len(n.names))
			n.numbers[name] = number
			n.names = append(n.names, name)
		}
		to = append(to, number)
		start = end
	}
	return to
}
