package subject

import (
	"slices"
	"unicode/utf8"
)

// nothing is the target of a word that stands in the way of shorter ones and means none of them.
const nothing = ""

// lexicon finds words in text, the longest first where several start at the same character, each character used once.
type lexicon struct {
	targets []string // what words mean, in the order they were added
	words   map[string]string
	sizes   map[rune][]int // by first character: the lengths in bytes of the words that start with it, longest first
}

func newLexicon() *lexicon {
	return &lexicon{words: map[string]string{}, sizes: map[rune][]int{}}
}

func (l *lexicon) add(word, target string) {
	if target != nothing && !slices.Contains(l.targets, target) {
		l.targets = append(l.targets, target)
	}
	if word == "" {
		return
	}
	if _, known := l.words[word]; known {
		return // the first one given it keeps it
	}
	l.words[word] = target
	first, _ := utf8.DecodeRuneInString(word)
	sizes := append(l.sizes[first], len(word))
	slices.SortFunc(sizes, func(a, b int) int { return b - a })
	l.sizes[first] = slices.Compact(sizes)
}

// count tells how often text names each target.
func (l *lexicon) count(text string) map[string]int {
	found := map[string]int{}
	for text != "" {
		first, size := utf8.DecodeRuneInString(text)
		for _, n := range l.sizes[first] {
			if n > len(text) {
				continue
			}
			if target, ok := l.words[text[:n]]; ok {
				if target != nothing {
					found[target]++
				}
				size = n
				break
			}
		}
		text = text[size:]
	}
	return found
}
