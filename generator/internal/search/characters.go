package search

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
)

// foldTable has pairs of a traditional character and its simplified one. The pairs were drawn from the Unicode Consortium's transform
// Traditional-Simplified (ICU), and are those of single characters that are common (level 1 of Big5) and that simplified
// text does not use itself (not in GB 2312): 著 and 乾 stay, for there they mean something else.
//
//go:embed fold.txt
var foldTable string

func foldPairs() string { return strings.TrimSpace(foldTable) }

// commonTable has the Han characters that are found in the most of 7,513 items of Chinese news, the most common one first. What it says needn't be true of an archive:
// the closer it comes, the smaller its index is.
//
//go:embed common.txt
var commonTable string

// commons is how many numbers are of common characters: signs share the first, 0, and each character of the table has its own.
const commons = 1024

func commonCharacters() string { return strings.TrimSpace(commonTable) }

// What the characters of both tables are between.
const (
	firstCharacter = 0x3000
	lastCharacter  = 0x9FFF
)

// codes gives the characters of a text.
func codes(text string) []uint32 {
	var all []uint32
	for _, c := range text {
		all = append(all, uint32(c))
	}
	return all
}

// traditional gives the characters that are folded, in ascending order.
func traditional() []uint32 {
	return codes(string(slices.Sorted(maps.Keys(folds()))))
}

// folds gives the simplified character of each traditional one.
var folds = sync.OnceValue(func() map[rune]rune {
	pairs := []rune(foldPairs())
	table := make(map[rune]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		table[pairs[i]] = pairs[i+1]
	}
	return table
})
