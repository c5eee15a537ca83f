package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"unicode"

	"backissue/generator/internal/segment/madepages"
)

// Two characters that stand side by side far oftener than each alone would have them are bound: they are a word, or inside one. The table of package
// segment's pairs.txt has those that many articles have.

// A pair is bound that at least so many articles have, and that stands so many times as often (a natural logarithm) as chance would have it.
const (
	fewestArticles = 20
	leastBinding   = 2
)

// pairCounts tells how often characters and pairs of them stand in texts, and in how many articles a pair does.
type pairCounts struct {
	chars    map[rune]int
	pairs    map[[2]rune]int
	articles map[[2]rune]int
	all      int
}

// writePairs prints the table of bound pairs: a line for each first character, with all that follow it.
func writePairs(out io.Writer, sources []madepages.Source) {
	c := pairCounts{map[rune]int{}, map[[2]rune]int{}, map[[2]rune]int{}, 0}
	for _, s := range sources {
		c.add(s)
	}
	bound := map[rune][]rune{}
	for pair, n := range c.articles {
		if n >= fewestArticles && c.binding(pair) >= leastBinding {
			bound[pair[0]] = append(bound[pair[0]], pair[1])
		}
	}
	for _, first := range slices.Sorted(maps.Keys(bound)) {
		slices.Sort(bound[first])
		fmt.Fprintf(out, "%c%s\n", first, string(bound[first]))
	}
}

func (c *pairCounts) add(s madepages.Source) {
	seen := map[[2]rune]bool{}
	for _, text := range append([]string{s.Title}, s.Paragraphs...) {
		last := ' '
		for _, char := range text {
			if !unicode.Is(unicode.Han, char) {
				last = ' '
				continue
			}
			c.chars[char]++
			c.all++
			if pair := [2]rune{last, char}; last != ' ' {
				c.pairs[pair]++
				seen[pair] = true
			}
			last = char
		}
	}
	for pair := range seen {
		c.articles[pair]++
	}
}

// binding gives the logarithm of how much oftener the pair stands than chance would have it.
func (c *pairCounts) binding(pair [2]rune) float64 {
	return math.Log(float64(c.pairs[pair]) * float64(c.all) / (float64(c.chars[pair[0]]) * float64(c.chars[pair[1]])))
}
