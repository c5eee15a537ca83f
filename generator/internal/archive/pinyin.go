package archive

import (
	_ "embed"
	"strings"
	"sync"
)

// pinyinTable has a line for each syllable: the syllable, a space, and the characters of which it is the most common reading. They are those of package go-pinyin, from which a test draws the table (-update).
// That package makes a map of 42,000 strings whenever a program starts, whatever it does then, and each garbage collection looks at it: 3 ms of each command, and some of each build.
//
//go:embed pinyin.txt
var pinyinTable string

// firstRead is a character before all of the table.
const firstRead = 0x3000

// spellings are the table as it is looked up.
type spellings struct {
	syllables []string // lines of the table
	of        []uint16 // by character from firstRead on: its line, counted from 1; 0 for none
}

var spellingsOfChinese = sync.OnceValue(func() *spellings {
	const last = 0x323AF // of Unicode's third plane
	s := &spellings{of: make([]uint16, last-firstRead+1)}
	for line := range strings.Lines(pinyinTable) {
		syllable, characters, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		s.syllables = append(s.syllables, syllable)
		for _, c := range characters {
			s.of[c-firstRead] = uint16(len(s.syllables))
		}
	}
	return s
})

// pinyin gives a character's most common reading without its tone, ü as v; "" when it has none.
func pinyin(c rune) string {
	s := spellingsOfChinese()
	if c < firstRead || int(c-firstRead) >= len(s.of) || s.of[c-firstRead] == 0 {
		return ""
	}
	return s.syllables[s.of[c-firstRead]-1]
}
