// Package characters finds in UTF-8 text the few places where it is not plain.
//
// Whoever reads or writes a text asks the same of it: that it is UTF-8, and that it has none of some characters of ASCII. Here both are found in one pass, which takes a
// Chinese character as a whole: a third of the time of two.
package characters

import "unicode/utf8"

// Odd are characters of ASCII that are looked for.
type Odd [utf8.RuneSelf]bool

// OddAmong makes an Odd of the control characters and of others.
func OddAmong(others string) *Odd {
	var odd Odd
	for c := range byte(' ') {
		odd[c] = true
	}
	for _, c := range []byte(others) {
		odd[c] = true
	}
	return &odd
}

// Plain gives how many bytes of a text stand before the first that is odd, or begins one of the two line ends that only JavaScript knows (U+2028 and U+2029), or is no
// UTF-8; its length when there is none.
func Plain[T string | []byte](text T, odd *Odd) int {
	i := 0
	for i < len(text) {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			if odd[c] {
				return i
			}
			i++
		case c >= 0xE3 && c <= 0xEC && i+2 < len(text): // of three bytes, whatever the other two are
			if text[i+1]&0xC0 != 0x80 || text[i+2]&0xC0 != 0x80 {
				return i
			}
			i += 3
		default:
			var room [utf8.UTFMax]byte
			r, size := utf8.DecodeRune(room[:copy(room[:], text[i:])])
			if r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029' {
				return i
			}
			i += size
		}
	}
	return i
}
