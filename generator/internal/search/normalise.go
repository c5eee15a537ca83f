package search

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// class says what a character is to a search.
type class uint8

const (
	nothing class = iota // it shows nothing
	space
	word // a letter or number of a script that has words
	sign // punctuation, symbols
	han  // a character of a script without spaces
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

// finish does to a character what comes after NFKC.
func finish(c rune) rune {
	c = unicode.ToLower(c)
	if folded, ok := folds()[c]; ok {
		return folded
	}
	return c
}

// Normalise gives the normal form of a line, in which lines and queries are compared.
func Normalise(line string) string {
	var text []rune
	gap := false // white space came after the last character
	before := space
	for _, c := range norm.NFKC.String(line) {
		c = finish(c)
		switch now := classOf(c); now {
		case nothing:
		case space:
			gap = true
		default:
			if gap && before == word && now == word {
				text = append(text, ' ')
			}
			text = append(text, c)
			gap, before = false, now
		}
	}
	return string(text)
}
