package search

import (
	"encoding/binary"

	"backissue/generator/internal/lent"
	"backissue/generator/internal/packed"
)

// Read gives all that the index takes of an edition's documents, as text: their keys, which Builder.AddReading takes in place of the documents. Whoever keeps
// it need not read and take apart their articles again. It depends on the documents and on this package alone.
func Read(documents []Document) string {
	r, words := takeReading(), newNumbering()
	defer readings.Put(r)
	for i := range documents {
		r.keys.read(&documents[i])
		r.words = words.of(&r.keys.words, r.words[:0])
		r.runs.add(r.keys, r.words)
	}
	const usualWord = 16 // bytes, with those that tell its length
	w := packed.Writer{Bytes: make([]byte, 0, r.runs.size()+usualWord*len(words.names))}
	w.Number(len(documents))
	w.Texts(words.names)
	for part := range parts {
		b := r.runs.batch(part, 0)
		w.Text(lent.String(b.counts))
		w.Text(lent.String(b.words))
	}
	return lent.String(w.Bytes)
}

// AddReading does as Add with the documents that a text is the reading of. It is false, and nothing is added, when the text can't be a reading of so many.
func (b *Builder) AddReading(first, count int, reading string) (ok bool, err error) {
	in := packed.Read(reading)
	if in.Number() != count {
		return false, nil
	}
	var names words
	for _, name := range in.Texts() {
		names.addName("", name)
	}
	numbers := b.numbersOf(&names, nil)
	var all [parts]batch
	for part := range all {
		all[part] = batch{uint32(first), uint32(count), []byte(in.Text()), []byte(in.Text())}
		if !all[part].isWhole(part) {
			return false, nil
		}
	}
	if in.Torn() || in.Rest() != "" || !renumber(all[partOfWords].words, numbers) {
		return false, nil
	}
	return true, b.take(first, count, func(part int) batch { return all[part] })
}

// renumber gives words the numbers that a builder has for them.
func renumber(words []byte, numbers []uint32) bool {
	for ; len(words) > 0; words = words[4:] {
		word := binary.LittleEndian.Uint32(words)
		if int(word>>1) >= len(numbers) {
			return false
		}
		binary.LittleEndian.PutUint32(words, numbers[word>>1]<<1|word&1)
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
