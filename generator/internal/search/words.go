package search

import (
	"cmp"
	"slices"
	"strings"
)

// mostUsed is how many keys of each kind are in a segment's top file.
const mostUsed = 64

// wordKey is a word with its postings.
type wordKey struct {
	name string
	list
}

// putWords makes the shards of words, and the top file.
func (b *Builder) putWords(put func(name string, text []byte) error) error {
	room := rooms.Get().(*room)
	defer rooms.Put(room)
	room.begin()
	if err := b.gather(partOfWords, room); err != nil {
		return err
	}
	shards := make([][]wordKey, b.segment.words())
	var filed []wordKey
	for _, l := range room.lists {
		key := wordKey{b.words.names[l.key], l}
		shard := hashWord(key.name) % uint32(len(shards))
		shards[shard] = append(shards[shard], key)
		if strings.IndexByte("&#@", key.name[0]) >= 0 {
			filed = append(filed, key)
		}
	}
	for n, keys := range shards {
		slices.SortFunc(keys, func(a, b wordKey) int { return cmp.Compare(a.name, b.name) })
		if err := b.putKeys(b.segment.wordsName(n), keys, put); err != nil {
			return err
		}
	}
	return b.putKeys(b.segment.topName(), top(filed), put)
}

// top gives the most used districts, tags and people.
func top(filed []wordKey) []wordKey {
	slices.SortFunc(filed, func(a, b wordKey) int {
		return cmp.Or(cmp.Compare(b.documents.count(), a.documents.count()), cmp.Compare(a.name, b.name))
	})
	var most []wordKey
	for _, s := range shelvesOf(&Document{}) {
		n := 0
		for _, key := range filed {
			if strings.HasPrefix(key.name, s.sign) && n < mostUsed {
				most = append(most, key)
				n++
			}
		}
	}
	return most
}

func (b *Builder) putKeys(name string, keys []wordKey, put func(string, []byte) error) error {
	names := make([]string, len(keys))
	var out bitWriter
	for i := range keys {
		key := &keys[i]
		names[i] = key.name
		out.gamma(uint32(key.documents.count()))
		out.list(&key.list, uint32(b.segment.Count))
	}
	text, err := script(name, strings.Join(names, "\n"), out.end())
	if err != nil {
		return err
	}
	return put(name, text)
}
