package search

import (
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// symbol is what a character of a normal form is to keys: a Han character's number, signNumber of all signs, or one of these.
type symbol uint16

const (
	wordSymbol symbol = 0xFFFC + iota
	spaceSymbol
	nothingSymbol
	unknownSymbol // it can't be told by itself what the character becomes: it may join with its neighbour
)

// alphabet tells of the characters of the basic plane what they are in the normal form. It is what makes keys cheap: a line is led through the general
// algorithm only where a character may join with its neighbour.
type alphabet struct {
	symbols [1 << 16]symbol
	letters [1 << 16]uint16       // what characters of words, and signs, become
	numbers [1 << codeBits]symbol // of Han characters by their codes: the common ones come first, the most common one of all with 1
}

var theAlphabet = sync.OnceValue(func() *alphabet {
	a := &alphabet{}
	for code := range a.numbers {
		a.numbers[code] = symbol(commons + code)
	}
	for n, c := range []rune(commonCharacters()) {
		a.numbers[code(c)] = symbol(1 + n)
	}
	var room formRoom
	for c := range rune(1 << 16) {
		switch {
		case c >= 0x3400 && c <= 0x4DBF, c >= 0x4E00 && c <= 0x9FFF: // each is its own normal form, and there are too many to ask
			a.symbols[c] = a.numbers[code(c)]
		case c >= 0xAC00 && c <= 0xD7A3:
			a.symbols[c], a.letters[c] = wordSymbol, uint16(c)
		case c >= 0xD800 && c <= 0xDFFF: // halves of characters of other planes, which stand for none
			a.symbols[c] = unknownSymbol
		case c >= 0xE000 && c <= 0xF8FF: // private ones
			a.symbols[c], a.letters[c] = signNumber, uint16(c)
		default:
			a.symbols[c], a.letters[c] = a.alone(c, &room)
		}
	}
	for from, to := range folds() {
		a.symbols[from] = a.symbolOf(to)
	}
	return a
})

// formRoom is memory for a character and for its normal form, of which the longest has 33 bytes.
type formRoom struct {
	text [utf8.UTFMax]byte
	form [64]byte
}

// alone gives what a character becomes if it joins with none before it and comes out as one of the basic plane.
func (a *alphabet) alone(c rune, room *formRoom) (symbol, uint16) {
	text := room.text[:utf8.EncodeRune(room.text[:], c)]
	properties, form := norm.NFKC.Properties(text), text // which it is of a character that does not come apart
	if properties.Decomposition() != nil {
		form = norm.NFKC.Append(room.form[:0], text...)
	}
	if !properties.BoundaryBefore() || !norm.NFKC.Properties(form).BoundaryBefore() {
		return unknownSymbol, 0
	}
	r, size := utf8.DecodeRune(form)
	r = finish(r)
	if size != len(form) || r >= 1<<16 {
		return unknownSymbol, 0
	}
	return a.symbolOf(r), uint16(r)
}

// symbolOf gives the symbol of a character of a normal form.
func (a *alphabet) symbolOf(c rune) symbol {
	switch classOf(c) {
	case han:
		return a.numbers[code(c)]
	case sign:
		return signNumber
	case word:
		return wordSymbol
	case space:
		return spaceSymbol
	}
	return nothingSymbol
}

// line is the normal form of one.
type line struct {
	symbols []symbol
	words   []int  // where they begin
	letters []rune // those of its words, and before them the one sign that parts two words, for words of digits are also known together
}

// read reads the normal form of a text.
func (l *line) read(text string, a *alphabet) {
	l.symbols, l.letters = slices.Grow(l.symbols[:0], len(text))[:len(text)], l.letters[:0] // each symbol comes of one byte or more
	l.words = l.words[:0]
	end := 0
	gap := false // white space came after the last symbol
	for i := 0; i < len(text); {
		usual := a.usual(text[i:], l.symbols[end:])
		i, end, gap = i+3*usual, end+usual, gap && usual == 0
		c, size := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(text[i:])
		}
		if c >= 1<<16 {
			l.readSlowly(text, a)
			return
		}
		switch s := a.symbols[c]; s {
		default:
			l.symbols[end] = s
			end++
			gap = false
		case wordSymbol:
			if gap && end > 0 && l.symbols[end-1] == wordSymbol {
				l.symbols[end] = spaceSymbol
				end++
			}
			if partsWords(l.symbols[:end]) {
				l.letters = append(l.letters, a.lastSign(text[:i]))
			}
			l.addLetter(end, rune(a.letters[c]))
			end++
			gap = false
		case spaceSymbol:
			gap = true
		case nothingSymbol:
		case unknownSymbol:
			l.readSlowly(text, a)
			return
		}
		i += size
	}
	l.symbols = l.symbols[:end]
}

// usual puts the symbols of a text as long as its characters are of three bytes, from U+1000 on, and no words. More than these are behind them.
func (a *alphabet) usual(text string, to []symbol) (count int) {
	for ; len(text) > 3 && count < len(to); text = text[3:] {
		word := uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24
		c := uint16(word&0xF<<12 | word>>2&0xFC0 | word>>16&0x3F)
		s := a.symbols[c] // unknown if it is half of a character of another plane
		if word&0xC0C0F0 != 0x8080E0 || c < 0x1000 || s >= wordSymbol {
			break
		}
		to[count] = s
		count++
	}
	return count
}

// addLetter adds one as the symbol with a number.
func (l *line) addLetter(at int, letter rune) {
	if at == 0 || l.symbols[at-1] != wordSymbol {
		l.words = append(l.words, at)
	}
	l.symbols[at] = wordSymbol
	l.letters = append(l.letters, letter)
}

// partsWords tells whether the last of symbols is the only sign after a word.
func partsWords(symbols []symbol) bool {
	last := len(symbols) - 1
	return last > 0 && symbols[last] == signNumber && symbols[last-1] == wordSymbol
}

// lastSign gives the normal form of the last sign in a text that has one.
func (a *alphabet) lastSign(text string) rune {
	for {
		c, size := utf8.DecodeLastRuneInString(text)
		if a.symbols[c] == signNumber {
			return rune(a.letters[c])
		}
		text = text[:len(text)-size]
	}
}

// readSlowly does the same by the general algorithm.
func (l *line) readSlowly(text string, a *alphabet) {
	form := []rune(Normalise(text))
	l.symbols, l.letters, l.words = slices.Grow(l.symbols[:0], len(form))[:len(form)], l.letters[:0], l.words[:0]
	for i, c := range form {
		if l.symbols[i] = a.symbolOf(c); l.symbols[i] != wordSymbol {
			continue
		}
		if partsWords(l.symbols[:i]) {
			l.letters = append(l.letters, form[i-1])
		}
		l.addLetter(i, c)
	}
}
