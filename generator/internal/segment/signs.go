package segment

import (
	"strings"
	"unicode/utf8"
)

// A pattern is slow to try, and most rows have nothing of what it looks for: no word that it must have, no mark that it opens with. So
// that is looked for first, by one look at each character.

// charSet is a set of characters of Unicode's first plane.
type charSet [1 << 16 / 64]uint64

func charsOf(chars string) *charSet {
	s := new(charSet)
	for _, c := range chars {
		s[c>>6] |= 1 << (c & 63)
	}
	return s
}

func (s *charSet) has(c rune) bool { return c < 1<<16 && s[c>>6]&(1<<(c&63)) != 0 }

// in tells whether text has one of the characters.
func (s *charSet) in(text string) bool {
	for _, c := range text {
		if s.has(c) {
			return true
		}
	}
	return false
}

// opens tells whether text opens with one of the characters.
func (s *charSet) opens(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return s.has(first)
}

// wordList is a set of words, by their first characters.
type wordList struct {
	first *charSet
	words map[rune][]string
}

func newWordList(words ...string) *wordList {
	s := &wordList{new(charSet), map[rune][]string{}}
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		s.first[c>>6] |= 1 << (c & 63)
		s.words[c] = append(s.words[c], w)
	}
	return s
}

// in tells whether text has one of the words.
func (s *wordList) in(text string) bool {
	for i, c := range text {
		if !s.first.has(c) {
			continue
		}
		for _, w := range s.words[c] {
			if strings.HasPrefix(text[i:], w) {
				return true
			}
		}
	}
	return false
}

// sign is a pattern that is tried only where one of its words is.
type sign struct {
	words   *wordList
	pattern *pattern
	bit     signSet
}

// signSet is a set of signs, a bit each.
type signSet uint32

var (
	signsMade int
	// signsFrom are the signs of which a word begins with a character, by the character's upper byte and its lower.
	signsFrom [1 << 8]*[1 << 8]signSet
)

// signsIn gives the signs of which a word may be in chars: one look at each character tells of them all.
func signsIn(chars []rune) (s signSet) {
	for _, c := range chars {
		if c < 1<<16 && signsFrom[c>>8] != nil {
			s |= signsFrom[c>>8][c&0xff]
		}
	}
	return s
}

// signOf makes a sign of a pattern and words, one of which is in all that it matches.
func signOf(pattern string, words ...string) sign {
	s := sign{newWordList(words...), patternOf(pattern), 1 << signsMade}
	signsMade++
	for c := range s.words.words {
		if signsFrom[c>>8] == nil {
			signsFrom[c>>8] = new([1 << 8]signSet)
		}
		signsFrom[c>>8][c&0xff] |= s.bit
	}
	return s
}

// on tells whether the sign is in the row's text.
func (s sign) on(r *row) bool { return r.signs&s.bit != 0 && s.in(r.text) }

func (s sign) in(text string) bool { return s.words.in(text) && s.pattern.MatchString(text) }
