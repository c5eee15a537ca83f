package subject

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	mostSubjects = 4 // tags from the config's subjects
	mostNamed    = 2 // tags from what the article names itself

	// headlineWorth is how many mentions in the body one in the headline is worth.
	headlineWorth = 3
	// enough is the worth at which a subject becomes a tag.
	enough = 3
)

// Tags gives the tags of the text, the weightiest first.
func (f *Finder) Tags(t Text) []string {
	worth := map[string]int{}
	for name, n := range f.words.count(t.Headline) {
		worth[name] += n * headlineWorth
	}
	for _, p := range t.Body {
		for name, n := range f.words.count(p) {
			worth[name] += n
		}
	}
	var tags []string
	for _, s := range f.subjects {
		if worth[s.Name] >= enough {
			tags = append(tags, s.Name)
		}
	}
	slices.SortStableFunc(tags, func(a, b string) int { return worth[b] - worth[a] })
	tags = tags[:min(len(tags), mostSubjects)]
	return append(tags, f.named(t, tags)...)
}

// quotations are what a Chinese paper names things in: a campaign or slogan in “”, a work or document in 《》.
var quotations = map[rune]struct {
	closes rune
	most   int    // characters between the marks; fewer than two name nothing
	never  string // what is not between them
}{
	'“': {'”', 10, "“”‘’《》，。！？、；：,.!?;:"},
	'《': {'》', 14, "《》“”，。！？、；："},
}

// quotedAt gives what stands between the marks that open at text[at]; it is false where they open nothing that can be a name.
func quotedAt(text string, at int) (string, bool) {
	opens, size := utf8.DecodeRuneInString(text[at:])
	q, inside, n := quotations[opens], text[at+size:], 0
	for end, c := range inside {
		switch {
		case c == q.closes:
			return inside[:end], n >= 2
		case n == q.most, strings.ContainsRune(q.never, c):
			return "", false
		}
		n++
	}
	return "", false
}

// Names with more mentions than this in an article, the headline's counted as headlineWorth, are what it is about.
const namedEnough = 4

// named gives what the article itself names again and again, tags aside.
func (f *Finder) named(t Text, tags []string) []string {
	worth := map[string]int{}
	var order []string
	note := func(text string, n int) {
		for at, c := range text {
			if c != '“' && c != '《' {
				continue
			}
			name, ok := quotedAt(text, at)
			if !ok {
				continue
			}
			if worth[name] == 0 {
				order = append(order, name)
			}
			worth[name] += n
		}
	}
	note(t.Headline, headlineWorth)
	for _, p := range t.Body {
		note(p, 1)
	}
	var out []string
	for _, name := range order {
		if worth[name] >= namedEnough && !covered(name, tags) && utf8.RuneCountInString(strings.Trim(name, "0123456789.%")) >= 2 {
			out = append(out, name)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return worth[b] - worth[a] })
	return out[:min(len(out), mostNamed)]
}

func covered(name string, tags []string) bool {
	for _, t := range tags {
		if strings.Contains(t, name) || strings.Contains(name, t) {
			return true
		}
	}
	return false
}
