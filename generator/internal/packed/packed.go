// Package packed writes numbers and strings one after another, and reads them back in the same order.
//
// It is the form in which list data is kept in memory and between builds: a million articles as a million structures would be 30 million
// pointers, which the garbage collector follows again and again; packed they are none. What is read back shares the memory of what it was
// read from, so nothing is copied.
//
// A text that was cut short or changed never makes the reader panic or read outside: it gives zero values, and Reader.Torn says so.
package packed

import (
	"encoding/binary"
	"slices"
)

// Writer gathers packed values.
type Writer struct{ Bytes []byte }

// Number writes a number of at least 0.
func (w *Writer) Number(n int) { w.Bytes = binary.AppendUvarint(w.Bytes, uint64(n)) }

// Fixed writes a number in eight bytes: digests, which no shorter form would make shorter.
func (w *Writer) Fixed(n uint64) { w.Bytes = binary.LittleEndian.AppendUint64(w.Bytes, n) }

// Text writes a string.
func (w *Writer) Text(s string) {
	w.Number(len(s))
	w.Bytes = append(w.Bytes, s...)
}

// Texts writes several strings.
func (w *Writer) Texts(all []string) {
	w.Number(len(all))
	for _, s := range all {
		w.Text(s)
	}
}

// Yes writes a yes or no.
func (w *Writer) Yes(b bool) {
	n := 0
	if b {
		n = 1
	}
	w.Number(n)
}

// Reader reads packed values.
type Reader struct {
	rest string
	torn bool
}

// Read begins to read a text that a Writer wrote.
func Read(text string) Reader { return Reader{rest: text} }

// Torn tells whether a value that was asked for was not there.
func (r *Reader) Torn() bool { return r.torn }

// Rest gives what has not been read.
func (r *Reader) Rest() string { return r.rest }

// Number reads a number.
func (r *Reader) Number() int {
	if r.rest != "" && r.rest[0] < 0x80 { // as most are
		n := int(r.rest[0])
		r.rest = r.rest[1:]
		return n
	}
	return r.large()
}

// large reads a number of several bytes.
func (r *Reader) large() int {
	var n uint64
	for i := 0; i < len(r.rest) && i < binary.MaxVarintLen64; i++ {
		c := r.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			if int(n) < 0 {
				break
			}
			return int(n)
		}
	}
	r.tear()
	return 0
}

// Fixed reads a number of eight bytes.
func (r *Reader) Fixed() uint64 {
	text := r.take(8)
	if len(text) < 8 {
		return 0
	}
	return uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 | // the compiler makes one load of it
		uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
}

// Text reads a string, which shares the memory of what is read.
func (r *Reader) Text() string { return r.take(r.Number()) }

// Skip passes over n bytes.
func (r *Reader) Skip(n int) { r.take(n) }

// Texts reads several strings.
func (r *Reader) Texts() []string { return r.TextsIn(nil) }

// TextsIn does the same. The strings are in the memory of room, if they fit.
func (r *Reader) TextsIn(room []string) []string {
	n := r.Number()
	if n == 0 || n > len(r.rest) { // each takes a byte at least
		if n > 0 {
			r.tear()
		}
		return nil
	}
	all := slices.Grow(room[:0], n)[:n]
	for i := range all {
		all[i] = r.Text()
	}
	return all
}

// Yes reads a yes or no.
func (r *Reader) Yes() bool { return r.Number() != 0 }

func (r *Reader) take(n int) string {
	if n > len(r.rest) {
		r.tear()
		return ""
	}
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}

func (r *Reader) tear() { r.rest, r.torn = "", true }
