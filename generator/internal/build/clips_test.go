package build

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"backissue/generator/internal/lent"
)

// A clip that is found is the article's, and the newest ones are found.
func TestClipsInRolls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const articles = 8
		c := &clips{places: make([]int64, articles)}
		var all [articles]string
		for n := range all {
			all[n] = strings.Repeat(string(rune('a'+n)), rapid.SampledFrom([]int{1, 5, clipRoll / 3, clipRoll - 9, 2 * clipRoll}).Draw(t, "length"))
		}
		var room lent.Scraps
		for range rapid.IntRange(1, 4*clipRolls).Draw(t, "times") {
			last := rapid.Int32Range(0, articles-1).Draw(t, "article")
			c.keep(last, []byte(all[last]))
			room = room[:0]
			for article, clip := range all {
				found := c.find(int32(article), &room)
				if found != clip && (found != "" || article == int(last) && len(clip) < clipRoll/2) {
					t.Fatalf("of article %d, %d bytes are found, not its %d", article, len(found), len(clip))
				}
			}
		}
	})
}
