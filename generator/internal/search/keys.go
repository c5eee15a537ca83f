package search

import (
	"math/bits"
	"slices"
)

// longestWord is in characters; the rest of a word is looked for in the text.
const longestWord = 16

// codeBits are those of a Han character's code.
const codeBits = 15

// signNumber is the number of all signs: which of them parts two characters is not told, only that one does.
const signNumber = 0

// code gives a Han character's code. The rare ones beyond U+9FFF share codes, and are looked for in the text.
func code(c rune) uint32 {
	if c <= 0x9FFF {
		return uint32(c - 0x3000)
	}
	return 0x7000 + uint32(c&0xFFF)
}

// A key of pairs has 33 bits: the number of its base, and its partner. The base of a pair is the character with the greater number, which few documents have,
// so that a pair's documents are told by their places among the base's. Partner 0 is none: the key is of the character itself. Else a partner is 1 more than
// twice the other character's number, and 1 more where the base comes first.
const partnerBits = 17

// pairKey gives the key of two neighbours, by their numbers.
func pairKey(first, second uint32) uint64 {
	return uint64(max(first, second))<<partnerBits | uint64(2*min(first, second)) + uint64(1+one(first > second))
}

// singleKey gives the key of one character.
func singleKey(number uint32) uint64 { return uint64(number) << partnerBits }

// hashWord says which shard a word is in: FNV-1a of its characters.
func hashWord(key string) uint32 {
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// keys are those of one document, each once, in the order in which they come. It is used again for the next.
type keys struct {
	alphabet   *alphabet
	line       []character
	pairs      []uint64
	heads      int // how many of pairs are in the document's head
	words      []string
	headly     int // how many of words are in the document's head
	characters characterSet
	seen       pairSet // pairs
	known      map[string]bool
	letters    []rune
}

func newKeys() *keys { return &keys{alphabet: theAlphabet(), known: map[string]bool{}} }

// read finds the keys of a document.
func (k *keys) read(d *Document) {
	k.pairs, k.words = k.pairs[:0], k.words[:0]
	k.characters.clear()
	k.seen.clear()
	clear(k.known)
	for _, line := range [...]string{d.Kicker, d.Title, d.Deck} {
		k.readLine(line)
	}
	k.heads, k.headly = len(k.pairs), len(k.words)
	for _, line := range d.Lines {
		k.readLine(line)
	}
	for _, shelf := range shelvesOf(d) {
		for _, name := range shelf.names {
			k.addWord(shelf.sign + name)
		}
	}
}

// shelf is what documents are filed under.
type shelf struct {
	sign  string // what their keys begin with
	names []string
}

func shelvesOf(d *Document) [3]shelf {
	return [3]shelf{{"&", d.Districts}, {"#", d.Tags}, {"@", d.People}}
}

func (k *keys) readLine(line string) {
	k.line = k.alphabet.appendForm(k.line[:0], line)
	const none = -1
	before := none // the number of the Han character or sign just before
	found := len(k.pairs)
	pairs := slices.Grow(k.pairs, 2*len(k.line))[:found+2*len(k.line)]
	for i, c := range k.line {
		switch c.class {
		case han: // a key is put behind the others in any case, and stays if it is new: nobody can foretell which are, and a processor least of all
			now := uint32(c.number)
			pairs[found] = singleKey(now)
			found += k.characters.add(now)
			if before != none {
				pairs[found] = pairKey(uint32(before), now)
				found += k.seen.add(uint32(before+1)<<numberBits | now)
			}
			before = int(now)
			continue
		case sign:
			if before > signNumber {
				pairs[found] = pairKey(uint32(before), signNumber)
				found += k.seen.add(uint32(before+1)<<numberBits | signNumber)
			}
			before = signNumber
			continue
		case word:
			if i+1 == len(k.line) || k.line[i+1].class != word {
				k.addWordBefore(i + 1)
			}
		}
		before = none
	}
	k.pairs = pairs[:found]
}

// addWordBefore adds the word that ends at a place in the line; with the one before when both are digits and one sign parts them, as in 2421.454.
func (k *keys) addWordBefore(end int) {
	start := k.startOf(end, isWord)
	k.addWord(k.text(start, min(end, start+longestWord)))
	if start < 2 || k.line[start-1].class != sign || end > start+longestWord || k.startOf(end, isDigit) > start {
		return
	}
	whole := k.startOf(start-1, isWord)
	if whole < start-1 && start-1 <= whole+longestWord && k.startOf(start-1, isDigit) == whole {
		k.addWord(k.text(whole, end))
	}
}

func isWord(c character) bool { return c.class == word }

func isDigit(c character) bool { return c.c >= '0' && c.c <= '9' }

// startOf gives where the characters before a place in the line begin of which all are as wanted.
func (k *keys) startOf(end int, wanted func(character) bool) int {
	for end > 0 && wanted(k.line[end-1]) {
		end--
	}
	return end
}

// text gives a part of the line.
func (k *keys) text(from, to int) string {
	k.letters = k.letters[:0]
	for _, c := range k.line[from:to] {
		k.letters = append(k.letters, c.c)
	}
	return string(k.letters)
}

func (k *keys) addWord(key string) {
	if !k.known[key] {
		k.known[key] = true
		k.words = append(k.words, key)
	}
}

// numberBits are those of a Han character's number.
const numberBits = 16

// characterSet tells which Han characters were seen since it was cleared, by their numbers.
type characterSet struct {
	when [commons + 1<<codeBits]uint16 // a character was seen last
	now  uint16
}

func (s *characterSet) clear() {
	if s.now++; s.now == 0 {
		*s = characterSet{now: 1}
	}
}

// add tells how many characters are new: 1 if this one is, else 0.
func (s *characterSet) add(number uint32) int {
	isNew := one(s.when[number] != s.now)
	s.when[number] = s.now
	return isNew
}

// one gives 1 for yes, in a way that needs no jump.
func one(yes bool) int {
	n := 0
	if yes {
		n = 1
	}
	return n
}

// pairSet tells which keys were seen since it was cleared.
type pairSet struct {
	slots []uint32 // keys; 0 is none
	count int
	shift int // leaves of a key's digest as many bits as the slots' numbers have
}

// usualSlots have room for the keys of an article of 2,000 characters, and are cleared in less than a microsecond.
const usualSlots = 4096

func (s *pairSet) clear() {
	if s.count = 0; len(s.slots) == usualSlots {
		clear(s.slots)
	} else {
		s.make(usualSlots)
	}
}

func (s *pairSet) make(slots int) {
	s.slots, s.shift = make([]uint32, slots), 33-bits.Len(uint(slots))
}

// add tells how many keys are new: 1 if this one, which is not 0, is, else 0.
func (s *pairSet) add(key uint32) int {
	if 2*s.count >= len(s.slots) {
		s.grow()
	}
	at := s.place(key)
	isNew := one(s.slots[at] == 0)
	s.slots[at] = key
	s.count += isNew
	return isNew
}

// place gives the slot where a key is or can be put.
func (s *pairSet) place(key uint32) uint32 {
	slots := s.slots
	last := uint32(len(slots) - 1)
	at := key * 0x9E3779B1 >> (s.shift & 31) & last
	for there := slots[at]; uint64(there)*uint64(there^key) != 0; there = slots[at] { // neither empty nor the key: one jump, nearly always the same way
		at = (at + 1) & last
	}
	return at
}

func (s *pairSet) grow() {
	old := s.slots
	s.make(2 * len(old))
	for _, key := range old {
		if key != 0 {
			s.slots[s.place(key)] = key
		}
	}
}
