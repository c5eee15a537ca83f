package build

import (
	"encoding/binary"
	"sync"

	"backissue/generator/internal/lent"
	"backissue/generator/internal/render"
)

// clips are what articles came to on sheets of lists, of one form (clips.go of package render). There is room for those of some 25,000 articles, where new ones take the place of the oldest. Sheets
// are made in the order of their newest articles, so that is enough for lists that have one article in five hundred. An article that has no clip any more is shown as if it never had
// one: what is kept changes nothing but the time that it takes.
type clips struct {
	mu     sync.Mutex
	rolls  [clipRolls][]byte // in use, or nil
	end    int64             // of the newest, as if the rolls had no end
	places []int64           // by the numbers of articles: where their clips begin, in the same way, and 1 more
}

const (
	clipRolls = 64
	clipRoll  = 256 << 10 // bytes
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
			byForm[form] = &clips{places: make([]int64, p.archive.Len())}
		}
		byKind[kind] = byForm[form]
	}
	return byKind
}

// find gives an article's clip, as a scrap; nothing when it has none.
func (c *clips) find(article int32, room *lent.Scraps) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := c.places[article] - 1
	if at < 0 || at/clipRoll <= c.end/clipRoll-clipRolls {
		return ""
	}
	clip := c.rolls[at/clipRoll%clipRolls][at%clipRoll:]
	length, n := binary.Uvarint(clip)
	return room.Lend(append(*room, clip[n:n+int(length)]...))
}

// keep keeps a copy of an article's clip.
func (c *clips) keep(article int32, clip []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	length := int64(len(clip) + binary.MaxVarintLen64)
	if length > clipRoll {
		return
	}
	if left := clipRoll - c.end%clipRoll; length > left { // clips are in one piece
		c.end += left
	}
	roll := &c.rolls[c.end/clipRoll%clipRolls]
	if *roll == nil {
		*roll = make([]byte, clipRoll)
	}
	c.places[article] = c.end + 1
	n := binary.PutUvarint((*roll)[c.end%clipRoll:], uint64(len(clip)))
	c.end += int64(n + copy((*roll)[c.end%clipRoll+int64(n):], clip))
}
