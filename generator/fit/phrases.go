package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"

	"backissue/generator/internal/segment/madepages"
)

// The odds of package segment's phrases.go come from headlines of two phrases with a space between them, and from the same
// headlines cut inside a phrase, where a line may be wrapped.

// commonest is how often a character must stand at a break to be in the table.
const commonest = 8

// counts tells how often characters stand at breaks between phrases, and at others.
type counts struct {
	between, inside map[rune]int
	allBetween      int
	allInside       int
}

func (c *counts) add(char rune, between bool) {
	if between {
		c.between[char]++
		c.allBetween++
		return
	}
	c.inside[char]++
	c.allInside++
}

// most is the greatest of the odds: a few hundred headlines say no more.
const most = 2.5

// odds gives the natural logarithm of how much oftener char stands at a break between phrases, to the half.
func (c *counts) odds(char rune) float64 {
	of := func(n, all int) float64 { return math.Log((float64(n) + 1) / (float64(all) + 50)) }
	odds := math.Round(2*(of(c.between[char], c.allBetween)-of(c.inside[char], c.allInside))) / 2
	return math.Max(-most, math.Min(most, odds))
}

// writePhrases prints the table of which characters end and begin a headline's phrases.
func writePhrases(out io.Writer, sources []madepages.Source) {
	last := counts{between: map[rune]int{}, inside: map[rune]int{}}
	first := counts{between: map[rune]int{}, inside: map[rune]int{}}
	for _, s := range sources {
		phrases := strings.FieldsFunc(s.Title, unicode.IsSpace)
		for i, phrase := range phrases {
			chars := []rune(phrase)
			if i > 0 && len(chars) > 3 {
				above := []rune(phrases[i-1])
				last.add(above[len(above)-1], true)
				first.add(chars[0], true)
			}
			for _, cut := range cutsOf(len(chars)) {
				last.add(chars[cut-1], false)
				first.add(chars[cut], false)
			}
		}
	}
	fmt.Fprintf(out, "// phraseEnds and phraseStarts are printed by go run ./generator/fit -phrases.\n")
	last.write(out, "phraseEnds")
	first.write(out, "phraseStarts")
}

// cutsOf gives where a line that holds a phrase may be wrapped inside it.
func cutsOf(length int) []int {
	if length < 10 {
		return nil
	}
	return []int{length / 2, length/2 + 1, length - 4}
}

func (c *counts) write(out io.Writer, name string) {
	byOdds := map[float64][]rune{}
	for _, seen := range []map[rune]int{c.between, c.inside} {
		for char := range seen {
			odds := c.odds(char)
			if c.between[char]+c.inside[char] >= commonest && odds != 0 && !slices.Contains(byOdds[odds], char) && unicode.Is(unicode.Han, char) {
				byOdds[odds] = append(byOdds[odds], char)
			}
		}
	}
	var odds []float64
	for o := range byOdds {
		slices.Sort(byOdds[o])
		odds = append(odds, o)
	}
	slices.Sort(odds)
	fmt.Fprintf(out, "var %s = oddsOf(\n", name)
	for _, o := range odds {
		fmt.Fprintf(out, "\tcharOdds{%g, %q},\n", o, string(byOdds[o]))
	}
	fmt.Fprintf(out, ")\n\n")
}
