package search

import (
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

// keys are those of a sheaf: of documents that follow each other, of which each has a bit. Nearly all that documents have they have in common, so a sheaf has a tenth as
// many keys as its documents have together.
type keys struct {
	alphabet *alphabet
	line     line
	count    int         // of documents
	pairs    occurrences // of symbols that stand side by side, as neighbours gives them
	ways     []way       // of the pairs
	singles  singles
	numbers  occurrences // of words, by their numbers and 1 more
	words    words       // of the document that was read last
	headly   int         // how many of these are in its head
}

// mostInSheaf is how many documents a sheaf has at most, and manyKeys how many keys end one that has fewer.
const (
	mostInSheaf = 64
	manyKeys    = 1 << 14
)

// Prepare makes what documents are read with, ahead of the first.
func Prepare() { theAlphabet() }

func newKeys() *keys { return &keys{alphabet: theAlphabet()} }

func (k *keys) begin() {
	k.count = 0
	k.pairs.begin()
	if k.pairs.kept == 0 {
		k.ways = k.ways[:0]
		k.singles.clear()
	}
	clear(k.singles.of)
	k.numbers.begin()
}

// forget forgets the keys of earlier sheaves.
func (k *keys) forget() {
	k.pairs.clear()
	k.numbers.clear()
}

// isFull tells that the sheaf can't have more documents.
func (k *keys) isFull() bool {
	return k.count == mostInSheaf || len(k.pairs.used)-k.pairs.kept > manyKeys
}

// read adds a document, but for its words, which are left to be numbered.
func (k *keys) read(d *Document) {
	k.words.clear()
	document := uint64(1) << k.count
	k.count++
	for _, line := range [...]string{d.Kicker, d.Title, d.Deck} {
		k.readLine(line, document, document)
	}
	k.headly = len(k.words.ends)
	for _, line := range d.Lines {
		k.readLine(line, document, 0)
	}
	for _, shelf := range shelvesOf(d) {
		for _, name := range shelf.names {
			k.words.addName(shelf.sign, name)
		}
	}
}

// number adds the words of the document that was read last by their numbers.
func (k *keys) number(words []uint32) {
	document := uint64(1) << (k.count - 1)
	for i, word := range words {
		k.numbers.add(word+1, document, document*uint64(one(i < k.headly)))
	}
}

// way is where a pair waits as a key, and which of the singles its first character is.
type way struct {
	key    uint32
	part   uint16
	single uint16
}

// findWays finds those of pairs that came since it last did.
func (k *keys) findWays() {
	for _, at := range k.pairs.used[len(k.ways):] {
		pair, w := k.pairs.slots[at].key, way{part: noPart}
		if base, partner, ok := pairOf(pair); ok {
			part, key := partOf(base, partner)
			w.part, w.key = uint16(part), key
		}
		if first := pair>>16 - 1; first < uint32(wordSymbol) {
			w.single = k.singles.number(first)
		}
		k.ways = append(k.ways, w)
	}
}

// findSingles finds the characters of pairs, when all documents were read. Each is the first of some pair.
func (k *keys) findSingles() {
	for n, at := range k.pairs.used {
		single := &k.singles.of[k.ways[n].single]
		single.in |= k.pairs.slots[at].in
		single.heads |= k.pairs.heads[n]
	}
	k.singles.of[0] = sets{}
}

// singles tells in which documents of a sheaf each character is.
type singles struct {
	numbers    [commons + 1<<codeBits]uint16
	characters []uint32 // by number; the first stands for signs and all that is no key by itself
	of         []sets   // by number
}

// sets are the documents of a sheaf that have a key, and those that have it in their head: a bit for each.
type sets struct{ in, heads uint64 }

func (s *singles) clear() {
	for _, c := range s.characters {
		s.numbers[c] = 0
	}
	s.characters, s.of = append(s.characters[:0], signNumber), append(s.of[:0], sets{})
}

// number gives that of a character.
func (s *singles) number(character uint32) uint16 {
	if s.numbers[character] == 0 && character != signNumber {
		s.numbers[character] = uint16(len(s.characters))
		s.characters, s.of = append(s.characters, character), append(s.of, sets{})
	}
	return s.numbers[character]
}

// shelf is what documents are filed under.
type shelf struct {
	sign  string // what their keys begin with
	names []string
}

func shelvesOf(d *Document) [3]shelf {
	return [3]shelf{{"&", d.Districts}, {"#", d.Tags}, {"@", d.People}}
}

// readLine finds those of a line of a document, which is not of its head, or is. What stands beside a word or at an end of the line is one of a pair too, so that each
// character is the first of one.
func (k *keys) readLine(text string, document, head uint64) {
	k.line.read(text, k.alphabet)
	if len(k.line.symbols) == 0 {
		return
	}
	k.line.symbols = append(k.line.symbols, none)
	slots, shift := k.pairs.table()
	before := none
	for _, now := range k.line.symbols {
		key := neighbours(before, now)
		before = now
		if s := &slots[home(key, shift)&uint32(len(slots)-1)]; s.key == key {
			s.in |= document
			continue
		}
		k.pairs.slot(key).in |= document
		slots, shift = k.pairs.table()
	}
	if head != 0 {
		k.addHeads(head)
	}
	k.line.symbols = k.line.symbols[:len(k.line.symbols)-1]
	k.addWords()
}

// addHeads says that the line at hand, whose keys are known, is in a document's head.
func (k *keys) addHeads(document uint64) {
	before := none
	for _, now := range k.line.symbols {
		k.pairs.heads[k.pairs.slot(neighbours(before, now)).number] |= document
		before = now
	}
}

// none stands beside what has no neighbour of which the index knows.
const none = wordSymbol

// neighbours gives two symbols that stand side by side as one number, which is never 0.
func neighbours(first, second symbol) uint32 { return (uint32(first)+1)<<16 | uint32(second) }

// pairOf gives the base and the partner that two neighbours are, if they are a key.
func pairOf(neighbours uint32) (base, partner uint32, ok bool) {
	first, second := neighbours>>16-1, neighbours&(1<<16-1)
	base = max(first, second)
	return base, 2*min(first, second) + uint32(1+one(first > second)), base != signNumber && base < uint32(wordSymbol)
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

// one gives 1 for yes, in a way that needs no jump.
func one(yes bool) int {
	n := 0
	if yes {
		n = 1
	}
	return n
}
