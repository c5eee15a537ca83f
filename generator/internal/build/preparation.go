package build

import (
	"sync"

	"backissue/generator/internal/render"
	"backissue/generator/internal/search"
)

// preparation is what is made beside the first sheets of the first edition that is stale. Such an edition needs one thing after the other that takes milliseconds to make, and all other editions
// would wait for them with it.
type preparation struct {
	once sync.Once
	done sync.WaitGroup
}

// begin makes them, unless that was begun.
func (p *preparation) begin(layouts *render.Layouts) {
	p.once.Do(func() {
		p.done.Go(func() {
			_ = recovered(func(int) error { // whoever needs them is told of what is wrong with them
				layouts.Compile(render.Article)
				search.Prepare()
				return nil
			}, 0)
		})
	})
}
