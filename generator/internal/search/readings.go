package search

import (
	"encoding/binary"
	"strings"

	"backissue/generator/internal/packed"
)

// Read gives all that the index takes of an edition's documents, as text: their keys, which Builder.AddReading takes in place of the documents. Whoever keeps
// it need not read and take apart their articles again. It depends on the documents and on this package alone.
func Read(documents []Document) string {
	k, words := newKeys(), newNumbering()
	var runs partedRuns
	for i := range documents {
		k.read(&documents[i])
		runs.add(uint32(i), k, words.of(k.words, nil))
	}
	var w packed.Writer
	w.Number(len(documents))
	w.Texts(words.names)
	for _, runs := range runs.of {
		w.Number(4 * len(runs))
		for _, word := range runs {
			w.Bytes = binary.LittleEndian.AppendUint32(w.Bytes, word)
		}
	}
	return string(w.Bytes)
}

// AddReading does as Add with the documents that a text is the reading of. It is false, and nothing is added, when the text can't be a reading of so many.
func (b *Builder) AddReading(first, count int, reading string) (ok bool, err error) {
	r := packed.Read(reading)
	if r.Number() != count {
		return false, nil
	}
	names := r.Texts()
	numbers := b.numbersOf(names, make([]uint32, 0, len(names)))
	var runs partedRuns
	for part := range runs.of {
		if runs.of[part], ok = runsOf(r.Text(), uint32(first), uint32(count)); !ok {
			return false, nil
		}
	}
	if r.Torn() || r.Rest() != "" || !renumber(runs.of[partOfWords], numbers) {
		return false, nil
	}
	return true, b.take(first, count, &runs)
}

// runsOf gives the runs of a part from a reading, with their places moved on.
func runsOf(text string, first, count uint32) (runs []uint32, ok bool) {
	const size = 4
	runs = make([]uint32, 0, len(text)/size)
	for in := []byte(text); len(in) >= size; in = in[size:] {
		word := binary.LittleEndian.Uint32(in)
		if word&isPlace != 0 {
			if word&^isPlace >= count {
				return nil, false
			}
			word += first
		}
		runs = append(runs, word)
	}
	return runs, len(text)%size == 0 && (len(runs) == 0 || runs[0]&isPlace != 0)
}

// renumber gives words the numbers that a builder has for them.
func renumber(runs, numbers []uint32) bool {
	for i, word := range runs {
		switch {
		case word&isPlace != 0:
		case int(word>>1) < len(numbers):
			runs[i] = numbers[word>>1]<<1 | word&1
		default:
			return false
		}
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
func (n *numbering) of(words []string, to []uint32) []uint32 {
	for _, word := range words {
		number, known := n.numbers[word]
		if !known {
			number, word = uint32(len(n.names)), strings.Clone(word) // which may be a piece of something long
			n.numbers[word] = number
			n.names = append(n.names, word)
		}
		to = append(to, number)
	}
	return to
}
