package fields

import (
	"strings"
	"unicode/utf8"
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
		if d := slips(folded, []rune(strings.ToLower(k))); d <= allowed && d < least && d < length {
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

// slips counts the fewest characters to add, leave out, change or swap with their neighbour to make b of a
// (the optimal string alignment distance).
func slips(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
