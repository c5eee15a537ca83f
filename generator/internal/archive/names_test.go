package archive

import (
	"fmt"
	"sync"
	"testing"

	"backissue/generator/internal/config"
)

// A name has one address, whoever asks for it and however often.
func TestNamesAtOnce(t *testing.T) {
	const names = 300
	n := NewNames(&config.Config{})
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 5 * names {
				name := fmt.Sprintf("tag %d", i*i%names)
				want := fmt.Sprintf("tags/tag-%d/index.html", i*i%names)
				if got := n.Address("tags", name); got != want {
					t.Errorf("%s: %s", name, got)
				}
				n.Addresses("tags", []string{name, name}, func(_ int, address string) {
					if address != want {
						t.Errorf("%s: %s", name, address)
					}
				})
			}
		})
	}
	all.Wait()
}
