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
	for i+7 < len(text) {
		at := text[i : i+8]
		eight := uint64(at[0]) | uint64(at[1])<<8 | uint64(at[2])<<16 | uint64(at[3])<<24 | uint64(at[4])<<32 | uint64(at[5])<<40 | uint64(at[6])<<48 | uint64(at[7])<<56 // one load
		const ofThree, marks = 0x8080E0, 0xC0C0F0
		if eight&(marks<<24|marks) == ofThree<<24|ofThree && plainLeads>>(eight&15)&(plainLeads>>(eight>>24&15))&1 != 0 {
			i += 6
			continue
		}
		c := byte(eight)
		if c < utf8.RuneSelf {
			if odd[c] {
				return i
			}
			i++
			continue
		}
		if eight&marks == ofThree && (plainLeads>>(eight&15)&1 != 0 || c == firstOfLineEnd && uint32(eight)>>8&0xFEFF != restOfLineEnd) {
			i += 3
			continue
		}
		size := plainAt(text, i, odd)
		if size == 0 {
			return i
		}
		i += size
	}
	for i < len(text) { // this is all of most names
		c := text[i]
		switch {
		case c < utf8.RuneSelf && !odd[c]:
			i++
		case c&0xF0 == firstOfThree && plainLeads>>(c&15)&1 != 0 && len(text)-i > 2 && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80:
			i += 3
		default:
			size := plainAt(text, i, odd)
			if size == 0 {
				return i
			}
			i += size
		}
	}
	return i
}

// firstOfThree is the first of the bytes that begin a character of three.
const firstOfThree = 0xE0

// What the two line ends of JavaScript have in common: their first byte, and the next two but for the lowest bit.
const (
	firstOfLineEnd = 0xE2
	restOfLineEnd  = 0xA880
)

// plainLeads has a bit for each of the bytes from 0xE0 on that begin a character of three bytes, whatever the other two are, and none of the line ends: not 0xE0, which may begin what could be
// written shorter, not 0xE2, the line ends' own, and not 0xED, which may begin a surrogate.
const plainLeads = 0xFFFF &^ (1<<0 | 1<<2 | 1<<0xD)

// plainAt gives the size of the character at a place, 0 when it is not plain.
func plainAt[T string | []byte](text T, i int, odd *Odd) int {
	if c := text[i]; c < utf8.RuneSelf {
		return sizeUnless(odd[c], 1)
	}
	var room [utf8.UTFMax]byte
	r, size := utf8.DecodeRune(room[:copy(room[:], text[i:])])
	return sizeUnless(r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029', size)
}

func sizeUnless(odd bool, size int) int {
	if odd {
		return 0
	}
	return size
}
