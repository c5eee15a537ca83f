package subject

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nothing is the target of a word that stands in the way of shorter ones and means none of them.
const nothing = ""

// lexicon finds words in text, the longest first where several start at the same character, each character used once.
//
// Chinese has nothing between its words, Latin letters have: there a word is found only where it stands by itself, never Ham in
// Hamlet. Headlines may be set in capitals, so a word with small letters is found in any case; one that is all capitals (US) only so.
type lexicon struct {
	targets []string        // what words mean, in the order they were added
	words   [lowBits][]word // by the low bits of their first characters, longest first
}

// lowBits is of how many kinds first characters are: so many that most of a text are of one that no word begins with.
const lowBits = 1 << 12

// word is one that a lexicon knows.
type word struct {
	small  string // in small letters
	target string
	exact  bool // it counts in capitals only
}

func newLexicon() *lexicon { return new(lexicon) }

func (l *lexicon) add(text, target string) {
	if target != nothing && !slices.Contains(l.targets, target) {
		l.targets = append(l.targets, target)
	}
	if text == "" {
		return
	}
	added := word{small(text), target, isCapitals(text)}
	first, _ := utf8.DecodeRuneInString(added.small)
	like := &l.words[first%lowBits]
	if slices.ContainsFunc(*like, func(w word) bool { return w.small == added.small }) {
		return // the first one given it keeps it
	}
	*like = append(*like, added)
	slices.SortStableFunc(*like, func(a, b word) int { return len(b.small) - len(a.small) })
}

// count tells how often text names each target.
func (l *lexicon) count(text string) map[string]int {
	found := map[string]int{}
	lower := small(text)
	for at := 0; at < len(text); {
		first, size := utf8.DecodeRuneInString(lower[at:])
		for _, w := range l.words[first%lowBits] {
			end := at + len(w.small)
			if strings.HasPrefix(lower[at:], w.small) && standsAlone(text, at, end) && (!w.exact || isCapitals(text[at:end])) {
				if w.target != nothing {
					found[w.target]++
				}
				size = len(w.small)
				break
			}
		}
		at += size
	}
	return found
}

// small gives text in small letters, each as many bytes long as it was.
func small(text string) string {
	if !strings.ContainsFunc(text, hasSmall) {
		return text // as most Chinese is
	}
	return strings.Map(func(c rune) rune {
		if hasSmall(c) {
			return unicode.ToLower(c)
		}
		return c
	}, text)
}

// hasSmall tells whether c is a letter that has another form in small letters, as many bytes long.
func hasSmall(c rune) bool {
	const firstIdeograph, lastIdeograph = 0x2E80, 0xA48F
	if c < 'A' || c >= firstIdeograph && c <= lastIdeograph {
		return false
	}
	lower := unicode.ToLower(c)
	return lower != c && utf8.RuneLen(lower) == utf8.RuneLen(c)
}

func isCapitals(word string) bool {
	return strings.ContainsFunc(word, unicode.IsUpper) && !strings.ContainsFunc(word, unicode.IsLower)
}

// standsAlone tells whether no Latin letter goes on beyond text[from:to], where it begins or ends with one.
func standsAlone(text string, from, to int) bool {
	first, _ := utf8.DecodeRuneInString(text[from:])
	last, _ := utf8.DecodeLastRuneInString(text[:to])
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !(isLatin(first) && isLatin(before)) && !(isLatin(last) && isLatin(after))
}

func isLatin(c rune) bool { return unicode.Is(unicode.Latin, c) }
