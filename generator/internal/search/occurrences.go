package search

import (
	"math/bits"
	"math/rand/v2"
)

// occurrences tells in which documents of a sheaf each key is, and in whose heads. A key is a number other than 0.
type occurrences struct {
	slots []slot
	used  []uint32 // those that have a key, in the order in which the keys came
	heads []uint64 // of each of these keys, a bit for each document that has it in its head
	kept  int      // how many of the keys are from earlier sheaves
	shift uint     // leaves of a key's digest as many bits as the slots' numbers have
}

// slot is room for a key. The key is in the one that its digest names, or in the next that was free.
type slot struct {
	key    uint32
	number uint32 // how many keys came before it
	in     uint64 // a bit for each document; none for a key that is kept and not in the sheaf
}

// Slots are twice the keys at least. There are usually so many, which is room for an edition of forty articles that have much in common; what a document that is
// like no other needed is let go.
const (
	usualSlots = 1 << 14
	mostSlots  = 4 * manyKeys
)

// mostKept is how many keys are kept for the next sheaf at most.
const mostKept = 1 << 13

// begin begins another sheaf. Most of its keys were in those before, so keys stay where they are while they are few: nearly all are then found where they are looked for first.
func (o *occurrences) begin() {
	if len(o.slots) == 0 || len(o.used) > mostKept {
		o.clear()
	}
	for _, at := range o.used {
		o.slots[at].in = 0
	}
	clear(o.heads)
	o.kept = len(o.used)
}

// clear forgets all keys.
func (o *occurrences) clear() {
	if len(o.slots) == 0 || len(o.slots) > mostSlots {
		*o = occurrences{}
		o.make(usualSlots)
	}
	for _, at := range o.used {
		o.slots[at] = slot{}
	}
	o.used, o.heads, o.kept = o.used[:0], o.heads[:0], 0
}

func (o *occurrences) make(slots int) {
	o.slots, o.shift = make([]slot, slots), uint(33-bits.Len(uint(slots)))
}

// table gives the slots, which are there until a key is added, and what finds a key's home in them.
func (o *occurrences) table() (slots []slot, shift uint) { return o.slots, o.shift }

// seed is another in each run, or a text could be made whose keys are all looked for in the same places: 80,000 of them took three seconds, and ten times as many a hundred
// times as long. What is made of the keys does not depend on where they are.
var seed = rand.Uint32()

// home is the number of the slot that is looked at first.
func home(key uint32, shift uint) uint32 {
	product := uint64(key^seed) * 0x9E3779B97F4A7C15
	return (uint32(product>>32) ^ uint32(product)) >> (shift & 31)
}

// add says that a key is in documents, and in the heads of some.
func (o *occurrences) add(key uint32, in, heads uint64) {
	s := o.slot(key)
	s.in |= in
	o.heads[s.number] |= heads
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
	s := &o.slots[at]
	s.key, s.number = key, uint32(len(o.used))
	o.used, o.heads = append(o.used, at), append(o.heads, 0)
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
