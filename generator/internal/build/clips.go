package build

import (
	"encoding/binary"
	"sync"
	"sync/atomic"

	"backissue/generator/internal/lent"
	"backissue/generator/internal/render"
)

// clips are what articles came to on sheets of lists, of one form (clips.go of package render). There is room for those of some 25,000 articles, where new ones take the place of the oldest. Sheets
// are made in the order of their newest articles, so that is enough for lists that have one article in five hundred. An article that has no clip any more is shown as if it never had
// one: what is kept changes nothing but the time that it takes.
//
// Nobody who looks for a clip waits for another core: a clip that has a place is never written to again, and a roll that another takes the place of lies as long as somebody shows a clip of it.
type clips struct {
	rolls  [clipRolls]atomic.Pointer[clipRoll] // in use, or nil
	places []atomic.Int64                      // by the numbers of articles: where their clips begin, as if the rolls had no end, and 1 more

	mu  sync.Mutex
	end int64 // of the newest, in the same way
}

// clipRoll is what clips are written to, one behind the other.
type clipRoll struct {
	number int64 // of all rolls so far
	text   [clipRollSize]byte
}

const (
	clipRolls    = 64
	clipRollSize = 256 << 10
)

// clipsFor makes the memory of clips for sheets of lists, by their kinds. Kinds of one form share it.
func (p *publication) clipsFor(sheets []staleSheet) map[render.Kind]*clips {
	byKind, byForm := map[render.Kind]*clips{}, map[string]*clips{}
	for _, s := range sheets {
		kind := shelves[s.list.Folder].list
		if _, known := byKind[kind]; known {
			continue
		}
		form := p.layouts.Form(kind)
		if form != "" && byForm[form] == nil {
			byForm[form] = &clips{places: make([]atomic.Int64, p.archive.Len())}
		}
		byKind[kind] = byForm[form]
	}
	return byKind
}

// find gives an article's clip; nothing when it has none.
func (c *clips) find(article int32) string {
	at := c.places[article].Load() - 1
	if at < 0 {
		return ""
	}
	number := at / clipRollSize
	roll := c.rolls[number%clipRolls].Load()
	if roll.number != number {
		return ""
	}
	clip := roll.text[at%clipRollSize:]
	length, n := binary.Uvarint(clip)
	clip = clip[n : n+int(length)]
	if !isNear(clip) {
		return ""
	}
	return lent.String(clip)
}

// isNear has all of a clip brought near at once: it was made long ago and lies in far memory, and who copies it would wait for one piece after the other. Nobody needs to know
// what it tells, that there is more than zeros in it, but to know that the processor must read them.
func isNear(clip []byte) bool {
	const pieceOfMemory = 64
	some := byte(0)
	for at := 0; at < len(clip); at += pieceOfMemory {
		some |= clip[at]
	}
	return some != 0
}

// keep keeps a copy of an article's clip.
func (c *clips) keep(article int32, clip []byte) {
	most := int64(len(clip) + binary.MaxVarintLen64)
	if most > clipRollSize {
		return
	}
	roll, at := c.take(most)
	room := roll.text[at%clipRollSize:]
	n := binary.PutUvarint(room, uint64(len(clip)))
	copy(room[n:], clip)
	c.places[article].Store(at + 1)
}

// take gives room for a clip of so many bytes at most, in one piece, and where it begins.
func (c *clips) take(most int64) (roll *clipRoll, at int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if left := clipRollSize - c.end%clipRollSize; most > left {
		c.end += left
	}
	at = c.end
	c.end += most
	number := at / clipRollSize
	slot := &c.rolls[number%clipRolls]
	if roll = slot.Load(); roll == nil || roll.number != number {
		roll = &clipRoll{number: number}
		slot.Store(roll)
	}
	return roll, at
}
