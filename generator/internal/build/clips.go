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
	ring   []byte
	end    int64   // of the newest, as if the ring had no end
	places []int64 // by the numbers of articles: where their clips begin, in the same way, and 1 more
}

// mostClips is how long a ring is at most, in bytes, and usualClip how long a clip mostly is.
const (
	mostClips = 16 << 20
	usualClip = 768
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
			articles := p.archive.Len()
			byForm[form] = &clips{ring: make([]byte, min(mostClips, usualClip*articles)), places: make([]int64, articles)}
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
	if at < 0 || at < c.end-int64(len(c.ring)) {
		return ""
	}
	clip := c.ring[at%int64(len(c.ring)):]
	length, n := binary.Uvarint(clip)
	return room.Lend(append(*room, clip[n:n+int(length)]...))
}

// keep keeps a copy of an article's clip.
func (c *clips) keep(article int32, clip []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := int64(len(c.ring))
	length := int64(len(clip) + binary.MaxVarintLen64)
	if length > size {
		return
	}
	if c.end%size+length > size { // clips are in one piece
		c.end += size - c.end%size
	}
	c.places[article] = c.end + 1
	n := binary.PutUvarint(c.ring[c.end%size:], uint64(len(clip)))
	copy(c.ring[c.end%size+int64(n):], clip)
	c.end += int64(n + len(clip))
}
