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
	k.seen.pairs.add(neighbours(signNumber, signNumber))
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

// readLine finds those of a line.
func (k *keys) readLine(text string) {
	k.line.read(text, k.alphabet)
	symbols := k.line.symbols
	singles, pairs := len(k.singles), len(k.pairs)
	k.singles, k.pairs = slices.Grow(k.singles, len(symbols)), slices.Grow(k.pairs, len(symbols))
	newSingles, newPairs := k.singles[:singles+len(symbols)], k.pairs[:pairs+len(symbols)]
	k.seen.pairs.reserve(pairs + 1 + len(symbols))
	letters := k.line.letters
	before := none
	for i, now := range symbols {
		if now >= wordSymbol {
			before = none
			if now == wordSymbol && (i+1 == len(symbols) || symbols[i+1] != wordSymbol) {
				letters = k.addWord(symbols[:i+1], letters)
			}
			continue
		}
		// A key is put behind the others in any case, and stays if it is new: nobody can foretell which are, and a processor least of all.
		newSingles[singles] = uint16(now)
		singles += k.seen.characters.add(now)
		if before != none {
			pair := neighbours(before, now)
			newPairs[pairs] = pair
			pairs += k.seen.pairs.add(pair)
		}
		before = now
	}
	k.singles, k.pairs = newSingles[:singles], newPairs[:pairs]
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

// addWord adds the word that ends with the last of symbols; with the one before when both are digits and one sign parts them, as in 2421.454. The letters are those of the
// line from the word's on, but for such a sign; it gives those that come after.
func (k *keys) addWord(symbols []symbol, letters []rune) []rune {
	start := startOfWord(symbols)
	all := k.line.letters
	at := len(all) - len(letters)
	second := partsWords(symbols[:start])
	at += one(second)
	end := at + len(symbols) - start
	word := all[at:end]
	k.words.add(word[:min(len(word), longestWord)])
	if second {
		first := all[:at-1]
		first = first[len(first)-(start-1-startOfWord(symbols[:start-1])):]
		if isNumber(first) && isNumber(word) {
			k.words.add(all[at-1-len(first) : end])
		}
	}
	return all[end:]
}

// startOfWord gives where the word begins that the last of symbols is of.
func startOfWord(symbols []symbol) int {
	start := len(symbols)
	for start > 0 && symbols[start-1] == wordSymbol {
		start--
	}
	return start
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

// add tells how many keys are new: 1 if this one is, else 0.
func (s *pairSet) add(key uint32) int {
	at := s.place(key)
	isNew := one(s.slots[at] == 0)
	s.slots[at] = key
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

// reserve sees to it that there is room for so many keys, twice over.
func (s *pairSet) reserve(keys int) {
	if 2*keys <= len(s.slots) {
		return
	}
	old := s.slots
	s.make(1 << bits.Len(uint(2*keys)))
	for _, key := range old {
		if key != 0 {
			s.slots[s.place(key)] = key
		}
	}
}
