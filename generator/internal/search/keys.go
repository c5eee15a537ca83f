package search

import (
	"math/bits"
	"slices"
	"unicode/utf8"
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

// The base of a pair is the character with the greater number, which few documents have, so that a pair's documents are told by their places among the base's. Its partner
// is 1 more than twice the other character's number, and 1 more where the base comes first; none is that of a base by itself.
const (
	partnerBits = 17
	noPartner   = 0
)

// hashWord says which shard a word is in: FNV-1a of its characters.
func hashWord(key string) uint32 {
	h := uint32(2166136261)
	for _, c := range key {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// keys are those of one document, in the order in which they come; each once, but for words. They are used again for the next.
type keys struct {
	alphabet *alphabet
	line     line
	singles  []uint16 // characters
	pairs    []uint32 // of neighbours, as neighbours gives them
	words    words
	heads    headKeys
	seen     struct {
		characters characterSet
		pairs      pairSet
	}
}

// headKeys says how many of the keys are in the document's head.
type headKeys struct{ singles, pairs, words int }

func newKeys() *keys { return &keys{alphabet: theAlphabet()} }

// read finds the keys of a document.
func (k *keys) read(d *Document) {
	k.singles, k.pairs = k.singles[:0], k.pairs[:0]
	k.words.clear()
	k.seen.characters.clear()
	k.seen.pairs.clear()
	k.seen.characters.add(signNumber) // signs by themselves are no keys
	k.seen.pairs.put(neighbours(signNumber, signNumber))
	for _, line := range [...]string{d.Kicker, d.Title, d.Deck} {
		k.readLine(line)
	}
	k.heads = headKeys{len(k.singles), len(k.pairs), len(k.words.ends)}
	for _, line := range d.Lines {
		k.readLine(line)
	}
	for _, shelf := range shelvesOf(d) {
		for _, name := range shelf.names {
			k.words.addName(shelf.sign, name)
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

// readLine finds those of a line. A key is put behind the others in any case, and stays if it is new: nobody can foretell which are, and a processor least of all.
func (k *keys) readLine(text string) {
	k.line.read(text, k.alphabet)
	symbols := k.line.symbols
	singles, pairs := len(k.singles), len(k.pairs)
	newSingles := slices.Grow(k.singles, len(symbols))[:singles+len(symbols)]
	newPairs := slices.Grow(k.pairs, len(symbols))[:pairs+len(symbols)]
	seen := &k.seen.characters
	before := none
	for _, now := range symbols {
		if now >= wordSymbol {
			before = none
			continue
		}
		newSingles[singles] = uint16(now)
		singles += seen.add(now)
		newPairs[pairs] = neighbours(before, now)
		pairs += one(before != none)
		before = now
	}
	k.singles, k.pairs = newSingles[:singles], k.seen.pairs.add(newPairs[:len(k.pairs)], newPairs[len(k.pairs):pairs])
	k.addWords()
}

// none is no number of a character.
const none = wordSymbol

// neighbours gives two characters that stand side by side as one number, which is never 0.
func neighbours(first, second symbol) uint32 { return (uint32(first)+1)<<16 | uint32(second) }

// pairOf gives the base and the partner that two neighbours are.
func pairOf(neighbours uint32) (base, partner uint32) {
	first, second := neighbours>>16-1, neighbours&(1<<16-1)
	return max(first, second), 2*min(first, second) + uint32(1+one(first > second))
}

// addWords adds the words of the line; two together when both are digits and one sign parts them, as in 2421.454.
func (k *keys) addWords() {
	letters, before, at := k.line.letters, 0, 0 // where those of the word before, and of the next, begin
	for _, start := range k.line.words {
		symbols := k.line.symbols[start:]
		length := slices.IndexFunc(symbols, func(s symbol) bool { return s != wordSymbol })
		if length < 0 {
			length = len(symbols)
		}
		second := partsWords(k.line.symbols[:start])
		at += one(second)
		word := letters[at : at+length]
		k.words.add(word[:min(length, longestWord)])
		if second && isNumber(letters[before:at-1]) && isNumber(word) {
			k.words.add(letters[before : at+length])
		}
		before, at = at, at+length
	}
}

func isNumber(word []rune) bool {
	return len(word) <= longestWord && !slices.ContainsFunc(word, func(c rune) bool { return c < '0' || c > '9' })
}

// words are keys that are texts, one after the other.
type words struct {
	text []byte
	ends []int
}

func (w *words) clear() { w.text, w.ends = w.text[:0], w.ends[:0] }

func (w *words) add(letters []rune) {
	for _, c := range letters {
		w.text = utf8.AppendRune(w.text, c)
	}
	w.ends = append(w.ends, len(w.text))
}

func (w *words) addName(sign, name string) {
	w.text = append(append(w.text, sign...), name...)
	w.ends = append(w.ends, len(w.text))
}

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
func (s *characterSet) add(number symbol) int {
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

// pairSet tells which keys, none of them 0, were seen since it was cleared.
type pairSet struct {
	slots []uint32 // keys; 0 is none
	shift int      // leaves of a key's digest as many bits as the slots' numbers have
}

// usualSlots have room for the keys of an article of 2,000 characters, and are cleared in less than a microsecond.
const usualSlots = 4096

func (s *pairSet) clear() {
	if len(s.slots) == usualSlots {
		clear(s.slots)
	} else {
		s.make(usualSlots)
	}
}

func (s *pairSet) make(slots int) {
	s.slots, s.shift = make([]uint32, slots), 33-bits.Len(uint(slots))
}

// add appends the keys among others that are new, each once. They may be in the memory behind what they are appended to, which has room for them.
func (s *pairSet) add(to, others []uint32) []uint32 {
	s.reserve(len(to) + len(others) + 1)
	slots, shift := s.slots, s.shift
	end := len(to)
	to = to[:end+len(others)]
	for _, key := range others {
		at := place(slots, shift, key)
		to[end] = key
		end += one(slots[at] == 0)
		slots[at] = key
	}
	return to[:end]
}

func (s *pairSet) put(key uint32) { s.slots[place(s.slots, s.shift, key)] = key }

// place gives the slot where a key is or can be put.
func place(slots []uint32, shift int, key uint32) uint32 {
	last := uint32(len(slots) - 1)
	at := key * 0x9E3779B1 >> (shift & 31) & last
	for there := slots[at]; uint64(there)*uint64(there^key) != 0; there = slots[at] { // neither empty nor the key: one jump, nearly always the same way
		at = (at + 1) & last
	}
	return at
}

// reserve sees to it that there is room for so many keys, twice over.
func (s *pairSet) reserve(keys int) {
	if 2*keys <= len(s.slots) {
		return
	}
	old := s.slots
	s.make(1 << bits.Len(uint(2*keys)))
	for _, key := range old {
		if key != 0 {
			s.put(key)
		}
	}
}
