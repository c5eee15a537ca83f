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

// seamKind is what stands on the two sides of a line break.
type seamKind uint8

const (
	noPair      seamKind = iota // a mark, which says nothing
	knownPair                   // two characters that the page has side by side elsewhere
	strangePair                 // two that it has not
)

// flow is the evidence that row i goes on in the next row of text.
func (e *evidence) flow(i int) float64 {
	score := 0.0
	switch e.seam[i] {
	case knownPair:
		score = e.w.Flows
	case strangePair:
		score = e.w.FlowsNot
	}
	if e.bound[i] {
		score += e.w.FlowsBound
	}
	return score
}

// findFlow looks for rows whose last character and the next row's first are a pair that the page has elsewhere: most
// likely a word that the line break cut.
func (e *evidence) findFlow() {
	e.findRowsAlone()
	e.seam = make([]seamKind, len(e.rows))
	for i := range e.rows {
		j := e.next[i]
		if j >= len(e.rows) {
			continue
		}
		a := e.rows[i].chars
		e.bound[i] = boundAcross(a, e.rows[j].chars)
		across, ok := pairOf(a[len(a)-1], e.rows[j].chars[0])
		switch {
		case !ok:
		case e.has(across):
			e.seam[i] = knownPair
		default:
			e.seam[i] = strangePair
		}
	}
}
