package fields

import (
	"strings"
	"unicode/utf8"

	"backissue/generator/internal/spelling"
)

// Near gives the one of known that word was most likely meant to be, or "" when none is like it: one slip away (a
// character left out, added, changed, or two swapped), two when both words are longer than five characters or one begins
// with the other (alias, aliases), none but the case. A word that is known as it stands is near to nothing.
func Near(word string, known []string) string {
	const longest = 64 // no name is longer; the work grows with the square
	best, least := "", 3
	if len(word) > 4*longest {
		return ""
	}
	folded := []rune(strings.ToLower(word))
	for _, k := range known {
		if k == word {
			return ""
		}
		length := utf8.RuneCountInString(k)
		allowed := 1
		if min(length, len(folded)) > 5 || len(folded) > 3 && (strings.HasPrefix(k, word) || strings.HasPrefix(word, k)) {
			allowed = 2
		}
		if length > longest || length > len(folded)+allowed || len(folded) > length+allowed {
			continue
		}
		if d := spelling.Slips(folded, []rune(strings.ToLower(k))); d <= allowed && d < least && d < length {
			best, least = k, d
		}
	}
	return best
}

// DidYouMean makes a hint of what Near finds, or gives otherwise.
func DidYouMean(word string, known []string, otherwise string) string {
	if near := Near(word, known); near != "" {
		return `did you mean "` + near + `"?`
	}
	return otherwise
}
