package segment

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// Where a line of Chinese was only too long, the break cuts a word as often as not. Two characters that stand side by side far oftener than chance would
// have it are a word, or inside one; pairs.txt has the commonest, a line for each first character with all that follow it. Of the breaks inside a
// phrase of a headline nearly half cut one of them, of those between two phrases one in eighty.

// pairsText is printed by go run ./generator/fit -pairs.
//
//go:embed pairs.txt
var pairsText string

// boundTo holds, for each first character of a bound pair, all that follow it.
var boundTo = sync.OnceValue(func() map[rune]string {
	of := map[rune]string{}
	for line := range strings.Lines(pairsText) {
		first, size := utf8.DecodeRuneInString(line)
		of[first] = line[size:]
	}
	return of
})

// boundAcross tells whether the last character above a line's break and the first below are bound.
func boundAcross(above, below []rune) bool {
	return strings.ContainsRune(boundTo()[above[len(above)-1]], below[0])
}
