package segment

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// The sentence that opens an article tells when and where it was, and who did it; one that opens a further paragraph goes on from the one
// before it, and one inside a paragraph more so. No single word settles it, but the first characters together do: openings.txt holds how much
// each gram of them tells, as logarithms of odds.

// Opening is what a sentence may open.
type Opening int

const (
	ArticleOpening   Opening = iota // the article, and not another paragraph of it
	ParagraphOpening                // a paragraph, and not a sentence inside one
	openings
)

// Gram is a run of one to three characters that a sentence begins with, or two that stand side by side near its beginning. Numbers are one #.
type Gram uint64

// charBits is how many bits of a Gram a character has; beginsBit is set in one that a sentence begins with.
const (
	charBits  = 21
	beginsBit = Gram(1) << 63
)

// beginsMark stands before a gram of openings.txt that a sentence begins with.
const beginsMark = "^"

func (g Gram) String() string {
	var text string
	if g&beginsBit != 0 {
		text = beginsMark
	}
	for shift := 2 * charBits; shift >= 0; shift -= charBits {
		if c := rune(g>>shift) & (1<<charBits - 1); c != 0 {
			text += string(c)
		}
	}
	return text
}

func gramOf(text string) (g Gram) {
	text, begins := strings.CutPrefix(text, beginsMark)
	for _, c := range text {
		g = g<<charBits | Gram(c)
	}
	if begins {
		g |= beginsBit
	}
	return g
}

// nearBeginning is how many characters of a sentence tell what it opens, of each kind.
var nearBeginning = [openings]int{ArticleOpening: 24, ParagraphOpening: 12}

// GramsOf gives the grams of a sentence by which it is told whether it is such an opening, each once.
func GramsOf(sentence string, of Opening) []Gram {
	var grams []Gram
	eachGram(sentence, func(at int, g Gram) {
		if at < nearBeginning[of] {
			for _, had := range grams {
				if had == g {
					return
				}
			}
			grams = append(grams, g)
		}
	})
	return grams
}

// eachGram calls do for each gram of a sentence, with how many characters stand before it.
func eachGram(sentence string, do func(at int, g Gram)) {
	var begins, last Gram
	n := 0
	for _, c := range sentence {
		if isDigit(halfWidth(c)) {
			c = '#'
			if last == '#' {
				continue
			}
		}
		if n > 0 {
			do(n-1, last<<charBits|Gram(c))
		}
		const longest = 3
		if n < longest {
			begins = begins<<charBits | Gram(c)
			do(0, beginsBit|begins)
		}
		if last, n = Gram(c), n+1; c == '。' || n > nearBeginning[ArticleOpening] {
			return
		}
	}
}

// openingsText is printed by go run ./generator/fit -openings.
//
//go:embed openings.txt
var openingsText string

// told holds how much each gram tells.
var told = sync.OnceValue(func() map[Gram][openings]float32 {
	of := map[Gram][openings]float32{}
	for line := range strings.Lines(openingsText) {
		fields := strings.Fields(line)
		kind, _ := strconv.Atoi(fields[0])
		odds, _ := strconv.ParseFloat(fields[1], 32)
		for _, text := range fields[2:] {
			g := gramOf(text)
			both := of[g]
			both[kind] = float32(odds)
			of[g] = both
		}
	}
	return of
})

// mostTold is the most that the wording of a sentence tells of what it opens, either way.
const mostTold = 6

// openingOdds gives the odds that a sentence is an opening of each kind.
func openingOdds(sentence string) (odds [openings]float64) {
	table := told()
	var seen [32]Gram
	count := 0
	eachGram(sentence, func(at int, g Gram) {
		tells, known := table[g]
		if !known {
			return
		}
		for _, had := range seen[:count] {
			if had == g {
				return
			}
		}
		if count < len(seen) {
			seen[count] = g
			count++
		}
		for kind := range odds {
			if at < nearBeginning[kind] {
				odds[kind] += float64(tells[kind])
			}
		}
	})
	for kind := range odds {
		odds[kind] = max(-mostTold, min(mostTold, odds[kind]))
	}
	return odds
}
