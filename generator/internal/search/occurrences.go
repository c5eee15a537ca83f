package search

import "math/bits"

// occurrences tells in which documents of a sheaf each key is, and in whose heads. A key is a number other than 0.
type occurrences struct {
	slots []slot
	used  []uint32 // those that have a key, in the order in which the keys came
	heads []uint64 // the first is of keys that are in no head
	shift uint     // leaves of a key's digest as many bits as the slots' numbers have
}

// slot is room for a key. The key is in the one that its digest names, or in the next that was free.
type slot struct {
	key  uint32
	head uint32 // which of the heads
	in   uint64 // a bit for each document
}

// Slots are twice the keys at least. There are usually so many, which is room for an edition of forty articles that have much in common; what a document that is
// like no other needed is let go.
const (
	usualSlots = 1 << 14
	mostSlots  = 4 * manyKeys
)

// clear forgets all keys.
func (o *occurrences) clear() {
	if len(o.slots) == 0 || len(o.slots) > mostSlots {
		*o = occurrences{heads: make([]uint64, 1)}
		o.make(usualSlots)
	}
	for _, at := range o.used {
		o.slots[at] = slot{}
	}
	o.used, o.heads = o.used[:0], o.heads[:1]
}

func (o *occurrences) make(slots int) {
	o.slots, o.shift = make([]slot, slots), uint(33-bits.Len(uint(slots)))
}

// table gives the slots, which are there until a key is added, and what finds a key's home in them.
func (o *occurrences) table() (slots []slot, shift uint) { return o.slots, o.shift }

// home is the number of the slot that is looked at first.
func home(key uint32, shift uint) uint32 { return key * 0x9E3779B1 >> (shift & 31) }

// add says that a key is in documents, and in the heads of some.
func (o *occurrences) add(key uint32, in, heads uint64) {
	s := o.slot(key)
	s.in |= in
	if heads == 0 {
		return
	}
	if s.head == 0 {
		s.head = uint32(len(o.heads))
		o.heads = append(o.heads, 0)
	}
	o.heads[s.head] |= heads
}

// slot gives that of a key.
func (o *occurrences) slot(key uint32) *slot {
	at := o.place(key)
	if s := &o.slots[at]; s.key == key {
		return s
	}
	if 2*len(o.used) >= len(o.slots) {
		o.grow()
		at = o.place(key)
	}
	o.used = append(o.used, at)
	s := &o.slots[at]
	s.key = key
	return s
}

// place gives the number of the slot where a key is or can be put.
func (o *occurrences) place(key uint32) uint32 {
	last := uint32(len(o.slots) - 1)
	at := home(key, o.shift) & last
	for there := o.slots[at].key; there != 0 && there != key; there = o.slots[at].key {
		at = (at + 1) & last
	}
	return at
}

func (o *occurrences) grow() {
	old := o.slots
	o.make(2 * len(old))
	for i, at := range o.used {
		o.used[i] = o.place(old[at].key)
		o.slots[o.used[i]] = old[at]
	}
}
