package segment

import (
	"strings"
	"sync"
)

// eachLanguage joins what word gives of each language as the alternatives of a pattern.
func eachLanguage(word func(*language) string) string {
	var all []string
	for k := range languages {
		if w := word(&languages[k]); w != "" {
			all = append(all, w)
		}
	}
	return strings.Join(all, "|")
}

// wordsOfAll gives the words that word gives of each language, as a set.
func wordsOfAll(word func(*language) string) map[string]bool {
	var all strings.Builder
	for k := range languages {
		all.WriteString(word(&languages[k]) + " ")
	}
	return wordSet(all.String())
}

// What the patterns know of all languages: a paper prints words of its neighbours too, and a page may be too short to tell its own.
var (
	byWords       = eachLanguage(func(l *language) string { return l.by })
	ownPeople     = eachLanguage(func(l *language) string { return l.own })
	namelessWords = eachLanguage(func(l *language) string { return l.nameless })
	jobWords      = eachLanguage(func(l *language) string { return l.job })
	mastheadWord  = wordsOfAll(func(l *language) string { return l.masthead })
	givenNames    = wordsOfAll(func(l *language) string { return l.given })
)

// tongue is what a page's own language tells of the ends of its rows.
type tongue struct {
	*language
	dangling map[string]bool // no sentence and no headline ends with these words
	short    *pattern        // words whose full stop ends no sentence
}

// tongues are made once for each language.
var tongues = sync.OnceValue(func() []tongue {
	out := make([]tongue, len(languages))
	for k := range languages {
		l := &languages[k]
		before, _, _ := strings.Cut(l.small, "|")
		out[k] = tongue{l, wordSet(before), patternOf(`(?:^|[\s(“"—-])(?:` + strings.ReplaceAll(l.short, " ", "|") + `|\p{Lu})\.$`)}
	}
	return out
})

// tongueOf gives the language whose small words a page's rows have most of; nil where none has enough to tell.
func tongueOf(rows []row) *tongue {
	count := map[string]int{}
	for i := range rows {
		for _, w := range strings.Fields(rows[i].text) {
			count[strings.ToLower(strings.TrimFunc(w, notLetterOrDigit))]++
		}
	}
	const fewest = 8
	var best *tongue
	most := fewest - 1
	all := tongues()
	for k := range all {
		n := 0
		for _, w := range strings.Fields(all[k].small) {
			n += count[w]
		}
		if n > most {
			best, most = &all[k], n
		}
	}
	return best
}

// abbreviates tells whether text ends with a word of the language whose full stop ends no sentence.
func (t *tongue) abbreviates(text string) bool {
	return t != nil && strings.HasSuffix(text, ".") && t.short.MatchString(text)
}

// dangles tells whether text ends with a small word of the language that something follows.
func (t *tongue) dangles(text string) bool {
	return t != nil && t.dangling[text[strings.LastIndexByte(text, ' ')+1:]]
}
