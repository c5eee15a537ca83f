package build

import (
	"testing"

	"pgregory.net/rapid"

	"backissue/generator/internal/lent"
)

// A clip that is found is the article's, and the newest ones are found.
func TestClipsInARing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const articles, size = 8, 200
		c := &clips{ring: make([]byte, size), places: make([]int64, articles)}
		var all [articles]string
		for n := range all {
			all[n] = rapid.StringOfN(rapid.RuneFrom([]rune("ab")), 1, rapid.SampledFrom([]int{5, size / 3, 2 * size}).Draw(t, "most"), -1).Draw(t, "clip")
		}
		var room lent.Scraps
		for range rapid.IntRange(1, 50).Draw(t, "times") {
			last := rapid.Int32Range(0, articles-1).Draw(t, "article")
			c.keep(last, []byte(all[last]))
			for article, clip := range all {
				found := c.find(int32(article), &room)
				if found != clip && (found != "" || article == int(last) && len(clip) < size/2) {
					t.Fatalf("of article %d %q is found, not %q", article, found, clip)
				}
			}
		}
	})
}
