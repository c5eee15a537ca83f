package intake

import (
	"context"
	"iter"
)

// inOrder works on the items at the same time, on no more than ahead of them, and gives the results in the items' order.
// It begins no more when ctx is done, and ends only when no work is left running.
func inOrder[T, R any](ctx context.Context, ahead int, items []T, work func(T) R) iter.Seq2[T, R] {
	return func(yield func(T, R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		results := make(chan chan R, ahead-1) // and one that is waited for
		go func() {
			defer close(results)
			for _, item := range items {
				if ctx.Err() != nil {
					return
				}
				result := make(chan R, 1)
				select {
				case results <- result:
					go func() { result <- work(item) }()
				case <-ctx.Done():
					return
				}
			}
		}()
		defer func() {
			cancel()
			for result := range results {
				<-result
			}
		}()
		i := 0
		for result := range results {
			if !yield(items[i], <-result) {
				return
			}
			i++
		}
	}
}
