package segment

import (
	"strings"
	"unicode"
)

const (
	softHyphen  = '\u00AD'
	notSign     = '¬' // what recognition programs write for a hyphen that only divides
	trueHyphen  = '‐'
	asciiHyphen = '-'

	// Black letter has a hyphen of two strokes, which recognition programs give as what it is or as the sign that looks like it.
	doubleHyphen = '⸗'
	equalsSign   = '='
)

// endsWithHyphen tells whether chars end with a hyphen that stands behind a letter.
func endsWithHyphen(chars []rune) bool {
	n := len(chars)
	if n == 0 {
		return false
	}
	switch chars[n-1] {
	case softHyphen, notSign:
		return true
	case asciiHyphen, trueHyphen, doubleHyphen, equalsSign:
		return n > 1 && unicode.IsLetter(chars[n-2])
	}
	return false
}

// joinLatin joins two rows as one text. Words are divided by a space, unless the row's end divided one word: then its hyphen stays
// when it belongs to the word, and is left over when it does not; see keepsHyphen. A dash, and a mark that no row opens with,
// stand close.
func joinLatin(a *assembly, text, next Passage) Passage {
	if len(text) == 0 {
		return append(text, next...)
	}
	last, first := text[len(text)-1].char, next[0].char
	switch {
	case endsWithHyphen(text.lastTwo()) && unicode.IsLetter(first):
		if !a.keepsHyphen(text, next) {
			a.leave(Passage{text[len(text)-1]}, Joint)
			text = text[:len(text)-1]
		}
	case isDash(last) && len(text) > 1 && !unicode.IsSpace(text[len(text)-2].char):
	case isDash(first) && len(next) > 1 && !unicode.IsSpace(next[1].char):
	case unicode.IsLetter(last) && unicode.IsLower(first) && a.lostHyphen(text, next):
	case last == '/', strings.ContainsRune(",.;:!?)", first):
	default:
		text = append(text, glyph{' ', -1, 0})
	}
	return append(text, next...)
}

// lostHyphen tells whether the row's end divided a word though its hyphen is lost, as some recognition programs lose them all: the page has the
// word elsewhere, and has neither half but here.
func (a *assembly) lostHyphen(text, next Passage) bool {
	words, right := a.vocabulary(), wordStart(next)
	if words[right] > 1 {
		return false
	}
	from := len(text)
	for from > 0 && unicode.IsLetter(text[from-1].char) {
		from--
	}
	left := folded(text[from:])
	return words[left] <= 1 && words[left+right] > 0
}

// lastTwo gives the last two characters of p.
func (p Passage) lastTwo() []rune {
	out := make([]rune, 0, 2)
	for _, g := range p[max(0, len(p)-2):] {
		out = append(out, g.char)
	}
	return out
}

// keepsHyphen tells whether the hyphen between text and next belongs to the word. The page is the dictionary: what it has
// elsewhere within a row, hyphened or in one, decides. Of a word that it has nowhere the hyphen goes, as most do that a
// setter put, unless the word is of a kind that has one: before a capital (Anglo-American), in a number (twenty-five), behind
// another hyphen (mother-in-law) or one of a few openings (self-, ex-).
func (a *assembly) keepsHyphen(text, next Passage) bool {
	if c := text[len(text)-1].char; c == softHyphen || c == notSign {
		return false
	}
	left, right := hyphenedEnd(text), wordStart(next)
	hyphened, joined := a.printed(left+"-"+right), a.printed(left+right)
	if left == "to" && oldAdverbs[right] { // to-day: a habit of the page, in all three
		for adverb := range oldAdverbs {
			hyphened, joined = hyphened+a.printed("to-"+adverb), joined+a.printed("to"+adverb)
		}
	}
	if hyphened != joined {
		return hyphened > joined
	}
	return unicode.IsUpper(next[0].char) && !allCapitals(left+right) || strings.Contains(left, "-") ||
		numberTens[left] && numberUnits[right] || hyphenOpenings[left]
}

// printed tells how often the page has the word within a row, in the singular or the plural.
func (a *assembly) printed(word string) int {
	one := strings.TrimSuffix(word, "s")
	return a.vocabulary()[one] + a.vocabulary()[one+"s"]
}

func allCapitals(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }

var (
	numberTens     = wordSet("twenty thirty forty fifty sixty seventy eighty ninety")
	numberUnits    = wordSet("one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth")
	oldAdverbs     = wordSet("day morrow night")
	hyphenOpenings = wordSet("self ex vice quasi semi anti half well so")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// hyphenedEnd gives the part of a word that p ends with, its last hyphen aside, in small letters.
func hyphenedEnd(p Passage) string {
	from := len(p) - 1
	for from > 0 && (unicode.IsLetter(p[from-1].char) || isHyphen(p[from-1].char)) {
		from--
	}
	return folded(p[from : len(p)-1])
}

// wordStart gives the letters that p opens with, in small letters.
func wordStart(p Passage) string {
	to := 0
	for to < len(p) && unicode.IsLetter(p[to].char) {
		to++
	}
	return folded(p[:to])
}

func folded(p Passage) string {
	return strings.Map(func(c rune) rune {
		if isHyphen(c) {
			return asciiHyphen
		}
		return c
	}, strings.ToLower(p.String()))
}

func isHyphen(c rune) bool {
	return c == asciiHyphen || c == trueHyphen || c == doubleHyphen || c == equalsSign
}

// vocabulary counts the words of the page that stand within a row, hyphens and all. A row's last word counts when it has no
// hyphen at its end; the first of a row below one is the rest of a word.
func (a *assembly) vocabulary() map[string]int {
	if a.words != nil {
		return a.words
	}
	a.words = map[string]int{}
	for i := range a.rows {
		words := strings.FieldsFunc(folded(a.rows[i].glyphs), func(c rune) bool {
			return !unicode.IsLetter(c) && c != asciiHyphen
		})
		if i > 0 && a.faces[i-1].hyphen && len(words) > 0 {
			words = words[1:]
		}
		for k, w := range words {
			if k+1 == len(words) && a.faces[i].hyphen {
				break
			}
			a.words[strings.Trim(w, "-")]++
		}
	}
	return a.words
}
