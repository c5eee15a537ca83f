package search

// longestWord is in characters; the rest of a word is looked for in the text.
const longestWord = 16

// codeBits are those of a Han character's code.
const codeBits = 15

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
	if first > second {
		return uint64(first)<<partnerBits | uint64(2*second+2)
	}
	return uint64(second)<<partnerBits | uint64(2*first+1)
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
	alphabet *alphabet
	line     []character
	pairs    []uint64
	heads    int // how many of pairs are in the document's head
	words    []string
	headly   int // how many of words are in the document's head
	seen     pairSet
	known    map[string]bool
	letters  []rune
}

func newKeys() *keys { return &keys{alphabet: theAlphabet(), known: map[string]bool{}} }

// read finds the keys of a document.
func (k *keys) read(d *Document) {
	k.pairs, k.words = k.pairs[:0], k.words[:0]
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
	before := uint32(0) // the code of the Han character just before
	for i, c := range k.line {
		if c.class != han {
			before = 0
		}
		switch c.class {
		case han:
			now := code(c.c)
			if k.seen.add(now << codeBits) {
				k.pairs = append(k.pairs, singleKey(k.alphabet.number(now)))
			}
			if before > 0 && k.seen.add(before<<codeBits|now) {
				k.pairs = append(k.pairs, pairKey(k.alphabet.number(before), k.alphabet.number(now)))
			}
			before = now
		case word:
			k.letters = append(k.letters, c.c)
			if i+1 == len(k.line) || k.line[i+1].class != word {
				k.addWord(string(k.letters[:min(len(k.letters), longestWord)]))
				k.letters = k.letters[:0]
			}
		}
	}
}

func (k *keys) addWord(key string) {
	if !k.known[key] {
		k.known[key] = true
		k.words = append(k.words, key)
	}
}

// pairSet tells which keys were seen since it was cleared.
type pairSet struct {
	slots []uint32 // keys; 0 is none
	count int
}

// usualSlots have room for the keys of an article of 2,000 characters, and are cleared in less than a microsecond.
const usualSlots = 4096

func (s *pairSet) clear() {
	if s.count = 0; len(s.slots) == usualSlots {
		clear(s.slots)
	} else {
		s.slots = make([]uint32, usualSlots)
	}
}

// add tells whether a key, which is not 0, was not there before.
func (s *pairSet) add(key uint32) bool {
	if 2*s.count >= len(s.slots) {
		s.grow()
	}
	at := s.place(key)
	if s.slots[at] == key {
		return false
	}
	s.slots[at] = key
	s.count++
	return true
}

// place gives the slot where a key is or can be put.
func (s *pairSet) place(key uint32) uint32 {
	last := uint32(len(s.slots) - 1)
	at := (key * 0x9E3779B1) >> 8 & last
	for s.slots[at] != 0 && s.slots[at] != key {
		at = (at + 1) & last
	}
	return at
}

func (s *pairSet) grow() {
	old := s.slots
	s.slots = make([]uint32, 2*len(old))
	for _, key := range old {
		if key != 0 {
			s.slots[s.place(key)] = key
		}
	}
}
