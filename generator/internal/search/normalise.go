package search

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class says what a character is to a search.
type class uint8

const (
	unknown class = iota // it can't be told by itself: it may join with its neighbour
	sign                 // punctuation, symbols
	word                 // a letter or number of a script that has words
	han                  // a character of a script without spaces
	space
	nothing // it shows nothing
)

// hanRanges are fixed, so that every reader has the same whatever edition of Unicode it knows.
var hanRanges = [...][2]rune{{0x3005, 0x3007}, {0x3021, 0x3029}, {0x3041, 0x3096}, {0x30A1, 0x30FA}, {0x30FC, 0x30FE}, {0x3105, 0x312F},
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD}}

var nothingRanges = [...][2]rune{{0xAD, 0xAD}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2064}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}}

func within(c rune, ranges [][2]rune) bool {
	for _, r := range ranges {
		if c >= r[0] && c <= r[1] {
			return true
		}
	}
	return false
}

func classOf(c rune) class {
	switch {
	case within(c, hanRanges[:]):
		return han
	case within(c, nothingRanges[:]):
		return nothing
	case c >= 0x09 && c <= 0x0D, c == ' ', c == 0x85, c == 0x1680, c == 0x2028, c == 0x2029:
		return space
	case unicode.IsLetter(c), unicode.IsNumber(c), unicode.IsMark(c):
		return word
	}
	return sign
}

// character is one of a normal form, before white space and what shows nothing are taken out.
type character struct {
	c      rune
	number uint16 // of a Han character; signNumber of a sign
	class  class
}

// alphabet tells of the characters of the basic plane what they are in the normal form. It is what makes normalising cheap: a
// line is led through the general algorithm only where a character may join with its neighbour.
type alphabet struct {
	folds   map[rune]rune
	known   [1 << 16]character
	numbers [1 << codeBits]uint16 // of Han characters by their codes: the common ones come first, the most common one of all with 1
}

var theAlphabet = sync.OnceValue(func() *alphabet {
	a := &alphabet{folds: folds()}
	for code := range a.numbers {
		a.numbers[code] = uint16(commons + code)
	}
	for n, c := range []rune(commonCharacters()) {
		a.numbers[code(c)] = uint16(1 + n)
	}
	for c := rune(0); c < 1<<16; c++ {
		switch {
		case utf16Half(c):
		case c >= 0x3400 && c <= 0x4DBF, c >= 0x4E00 && c <= 0x9FFF, c >= 0xAC00 && c <= 0xD7A3: // each is its own normal form, and there are too many to ask
			a.known[c] = a.finish(c)
		default:
			a.known[c] = a.alone(c)
		}
	}
	return a
})

func utf16Half(c rune) bool { return c >= 0xD800 && c <= 0xDFFF }

// alone gives the normal form of a character that joins with none before it and comes out as one.
func (a *alphabet) alone(c rune) character {
	var room [utf8.UTFMax]byte
	text := room[:utf8.EncodeRune(room[:], c)]
	if !norm.NFKC.Properties(text).BoundaryBefore() {
		return character{}
	}
	form := norm.NFKC.Bytes(text)
	if !norm.NFKC.Properties(form).BoundaryBefore() {
		return character{}
	}
	r, size := utf8.DecodeRune(form)
	if size != len(form) {
		return character{}
	}
	return a.finish(r)
}

// finish does what comes after NFKC.
func (a *alphabet) finish(c rune) character {
	c = unicode.ToLower(c)
	if folded, ok := a.folds[c]; ok {
		c = folded
	}
	found := character{c: c, class: classOf(c)}
	if found.class == han {
		found.number = a.numbers[code(c)]
	}
	return found
}

// appendForm appends the characters of a line's normal form.
func (a *alphabet) appendForm(to []character, line string) []character {
	start := len(to)
	for _, c := range line {
		if c >= 1<<16 || a.known[c].class == unknown {
			return a.appendSlowly(to[:start], line)
		}
		to = a.add(to, start, a.known[c])
	}
	return trimmed(to, start)
}

func (a *alphabet) appendSlowly(to []character, line string) []character {
	start := len(to)
	for _, c := range norm.NFKC.String(line) {
		to = a.add(to, start, a.finish(c))
	}
	return trimmed(to, start)
}

// add appends a character. White space stays only where it parts two word characters.
func (a *alphabet) add(to []character, start int, c character) []character {
	last := len(to) - 1
	switch {
	case c.class == nothing:
		return to
	case c.class == space:
		if last < start || to[last].class != word {
			return to
		}
		return append(to, character{c: ' ', class: space})
	case last >= start && to[last].class == space && c.class != word:
		to[last] = c
		return to
	}
	return append(to, c)
}

func trimmed(to []character, start int) []character {
	if last := len(to) - 1; last >= start && to[last].class == space {
		return to[:last]
	}
	return to
}

// Normalise gives the normal form of a line, in which lines and queries are compared.
func Normalise(line string) string {
	var text []rune
	for _, c := range theAlphabet().appendForm(nil, line) {
		text = append(text, c.c)
	}
	return string(text)
}
