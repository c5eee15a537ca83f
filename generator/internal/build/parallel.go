package build

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// inParallel does the work of 0 to n-1 on the options' cores. Problems are gathered in the order of the numbers, not of
// the work; any other error ends it.
func (p *publication) inParallel(ctx context.Context, n int, do func(i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	found := make([]source.Problems, n)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(p.options.Cores, n) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				err := recovered(do, i)
				problems, ok := source.AsProblems(err)
				if err != nil && !ok {
					cancel(err)
				}
				found[i] = problems
				p.progress.add()
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var all source.Problems
	for _, problems := range found {
		all = append(all, problems...)
	}
	return all.Err()
}

// recovered makes an error of a panic: one in a goroutine could not be told as the defect that it is.
func recovered(do func(int) error, i int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v\n%s", r, debug.Stack())
		}
	}()
	return do(i)
}

// together does all steps and gives the problems of all; another error ends it.
func together(steps ...func() error) error {
	var problems source.Problems
	for _, step := range steps {
		found, err := asProblems(step())
		if err != nil {
			return err
		}
		problems = append(problems, found...)
	}
	return problems.Err()
}

// atOnce does the same, each step in a goroutine of its own.
func atOnce(steps ...func() error) error {
	errs := make([]error, len(steps))
	var all sync.WaitGroup
	for i, step := range steps {
		all.Go(func() { errs[i] = recovered(func(int) error { return step() }, i) })
	}
	all.Wait()
	return eachOf(errs, func(_ int, err error) error { return err })
}

// eachOf does the same for all items of a slice.
func eachOf[T any](items []T, do func(i int, item T) error) error {
	var problems source.Problems
	for i, item := range items {
		found, err := asProblems(do(i, item))
		if err != nil {
			return err
		}
		problems = append(problems, found...)
	}
	return problems.Err()
}

// progress counts what is done of a step of the build.
type progress struct {
	mu          sync.Mutex
	step        string
	done, total int
	tell        func(step string, done, total int)
}

func (p *progress) begin(step string, total int, tell func(step string, done, total int)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.step, p.done, p.total, p.tell = step, 0, total, tell
}

func (p *progress) add() {
	if p.tell == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	p.tell(p.step, p.done, p.total)
}

// brokenKinds remembers kinds of sheet whose layout failed. A layout that fails on one sheet would fail, and be
// reported, on a hundred thousand.
type brokenKinds struct {
	some  atomic.Bool // most often there are none, and each sheet asks
	mu    sync.Mutex
	kinds map[render.Kind]bool
}

func (b *brokenKinds) has(kind render.Kind) bool {
	if !b.some.Load() {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.kinds[kind]
}

// add tells whether the kind was not known to be broken before.
func (b *brokenKinds) add(kind render.Kind) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.kinds == nil {
		b.kinds = map[render.Kind]bool{}
	}
	known := b.kinds[kind]
	b.kinds[kind] = true
	b.some.Store(true)
	return !known
}
