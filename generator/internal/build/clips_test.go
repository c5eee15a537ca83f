package build

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

// A clip that is found is the article's, and the newest ones are found.
func TestClipsInRolls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const articles = 8
		c := &clips{places: make([]atomic.Int64, articles)}
		var all [articles]string
		for n := range all {
			all[n] = strings.Repeat(string(rune('a'+n)), rapid.SampledFrom([]int{1, 5, clipRollSize / 3, clipRollSize - 9, 2 * clipRollSize}).Draw(t, "length"))
		}
		for range rapid.IntRange(1, 4*clipRolls).Draw(t, "times") {
			last := rapid.Int32Range(0, articles-1).Draw(t, "article")
			c.keep(last, []byte(all[last]))
			for article, clip := range all {
				found := c.find(int32(article))
				if found != clip && (found != "" || article == int(last) && len(clip) < clipRollSize/2) {
					t.Fatalf("of article %d, %d bytes are found, not its %d", article, len(found), len(clip))
				}
			}
		}
	})
}

// A clip that was found stays as it is, whatever others keep meanwhile.
func TestClipsStay(t *testing.T) {
	const articles = 4
	c := &clips{places: make([]atomic.Int64, articles)}
	var all sync.WaitGroup
	for n := range int32(articles) {
		own := strings.Repeat(string(rune('a'+n)), clipRollSize/5)
		all.Go(func() {
			c.keep(n, []byte(own))
			first := c.find(n)
			for range 2 * clipRolls {
				c.keep(n, []byte(own))
			}
			if last := c.find(n); first != "" && first != own || last != "" && last != own {
				t.Errorf("clips of article %d changed", n)
			}
		})
	}
	all.Wait()
}
