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
	targets []string          // what words mean, in the order they were added
	words   map[string]string // by the word in small letters
	exact   map[string]bool   // words in small letters that count in capitals only
	sizes   map[rune][]int    // by first character: the lengths in bytes of the words that start with it, longest first
}

func newLexicon() *lexicon {
	return &lexicon{words: map[string]string{}, exact: map[string]bool{}, sizes: map[rune][]int{}}
}

func (l *lexicon) add(word, target string) {
	if target != nothing && !slices.Contains(l.targets, target) {
		l.targets = append(l.targets, target)
	}
	if word == "" {
		return
	}
	capitals := isCapitals(word)
	word = small(word)
	if _, known := l.words[word]; known {
		return // the first one given it keeps it
	}
	l.words[word], l.exact[word] = target, capitals
	first, _ := utf8.DecodeRuneInString(word)
	sizes := append(l.sizes[first], len(word))
	slices.SortFunc(sizes, func(a, b int) int { return b - a })
	l.sizes[first] = slices.Compact(sizes)
}

// count tells how often text names each target.
func (l *lexicon) count(text string) map[string]int {
	found := map[string]int{}
	lower := small(text)
	for at := 0; at < len(text); {
		first, size := utf8.DecodeRuneInString(lower[at:])
		for _, n := range l.sizes[first] {
			if at+n > len(text) || !standsAlone(text, at, at+n) {
				continue
			}
			word := lower[at : at+n]
			if target, ok := l.words[word]; ok && (!l.exact[word] || isCapitals(text[at:at+n])) {
				if target != nothing {
					found[target]++
				}
				size = n
				break
			}
		}
		at += size
	}
	return found
}

// small gives text in small letters, each as many bytes long as it was.
func small(text string) string {
	return strings.Map(func(c rune) rune {
		if lower := unicode.ToLower(c); utf8.RuneLen(lower) == utf8.RuneLen(c) {
			return lower
		}
		return c
	}, text)
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
