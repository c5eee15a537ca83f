package intake

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
)

// onCore does work when a core is free. Only the work that a core does counts: pages that wait for their edition take none.
func (run *run) onCore(work func()) {
	run.slots <- struct{}{}
	defer func() { <-run.slots }()
	work()
}

// reading is a file and what was read in it.
type reading struct {
	file     File
	received []byte
	page     *Reading
	err      error
}

// read reads a page's file. A page at which the program fails keeps no other away.
func (run *run) read(ctx context.Context, f File) (out reading) {
	out.file = f
	run.onCore(func() {
		if out.err = ctx.Err(); out.err != nil {
			return
		}
		defer func() {
			if r := recover(); r != nil {
				out.err = fmt.Errorf("reading %s: %v\n%s", f.Name, r, debug.Stack())
			}
		}()
		if out.received, out.err = f.read(); out.err != nil {
			out.err = unreadable(f.Name, out.err)
			return
		}
		page, err := run.Reader.Read(f.Name, out.received)
		out.page, out.err = &page, err
	})
	return out
}

// prepared is an edition with everything done but the writing.
type prepared struct {
	plan     *plan // nil when there is nothing to write
	outcomes []Outcome
}

// prepare reads an edition's pages and plans what to write of them.
func (run *run) prepare(ctx context.Context, d dated) prepared {
	p, err := openEdition(run.Root, d.key)
	if err != nil {
		return failed(d, fmt.Errorf("opening the edition of %s: %w", d.key.Path(), err))
	}
	pages := make([]pageWork, len(d.files))
	var work sync.WaitGroup
	for i, f := range d.files {
		work.Go(func() { pages[i] = run.page(ctx, p, d.key, f) })
	}
	work.Wait()
	refuseClashes(pages)
	slices.SortStableFunc(pages, func(a, b pageWork) int { return a.number() - b.number() })
	out := prepared{plan: p}
	var drafts []*pageDraft
	for i := range pages {
		w := &pages[i]
		if w.err == nil && w.draft != nil {
			w.err = p.refusal(w.draft, &run.Options)
		}
		if w.err == nil && w.draft != nil {
			drafts = append(drafts, w.draft)
		}
	}
	if err := run.joinPages(p, drafts, &run.Options); err != nil {
		return failed(d, err)
	}
	for _, w := range pages {
		outcome := Outcome{Name: w.file.Name, Key: d.key, Skipped: w.skipped, Err: w.err}
		if w.err == nil && w.draft != nil {
			outcome.Imported, outcome.Err = p.add(w.draft, &run.Options)
		}
		out.outcomes = append(out.outcomes, outcome)
	}
	p.close()
	return out
}

// failed is an edition whose record cannot be read. All its pages fail, and the first says why.
func failed(d dated, err error) prepared {
	var out prepared
	for i, f := range d.files {
		if i > 0 {
			err = source.NewProblem(source.Position{File: f.Name}, nil, "not imported, for the edition of "+d.key.Path()+" could not be opened", "mend that first")
		}
		out.outcomes = append(out.outcomes, Outcome{Name: f.Name, Key: d.key, Err: err})
	}
	return out
}

// pageWork is one page of an edition that is being prepared: it is skipped, or drafted, or has failed.
type pageWork struct {
	file    File
	skipped *edition.PageRecord
	draft   *pageDraft
	err     error
}

func (w pageWork) number() int {
	switch {
	case w.skipped != nil:
		return w.skipped.Number
	case w.draft != nil:
		return w.draft.place.Page
	}
	return edition.MostPages + 1
}

func (run *run) page(ctx context.Context, p *plan, key edition.Key, f File) pageWork {
	w := pageWork{file: f}
	if w.skipped = run.skip(p, f); w.skipped != nil {
		return w
	}
	r := run.read(ctx, f)
	if r.err != nil {
		w.err = r.err
		return w
	}
	given := run.Given
	if settled := p.page(run.toldNumber(f)); settled != nil && settled.SHA256 == digest(r.received) {
		given.IgnorePrinted = true // the page was imported here before: what it prints was judged then
	}
	place, problems := run.place(f, r.page, given)
	if place.Key != key && len(problems) == 0 {
		w.err = source.NewProblem(source.Position{File: f.Name}, nil, "the file changed while it was read", "try again when nothing writes it")
		return w
	}
	w.draft = &pageDraft{file: f, received: r.received, reading: r.page, place: place, articles: r.page.at(place)}
	if w.err = problems.Err(); w.err == nil {
		run.onCore(func() {
			p.keepNumbers(w.draft, digest(r.received), run.Reader)
			w.err = w.draft.compose()
		})
	}
	return w
}

// skip gives the record of a page that need not be read. What it must not overlook is in the files: that the program or
// config.yaml changed since is not seen, which is what Again is for.
func (run *run) skip(p *plan, f File) (r *edition.PageRecord) {
	if run.Again || run.DryRun || run.Accept.any() || len(p.record.Pages) == 0 {
		return nil
	}
	run.onCore(func() {
		if received, err := f.read(); err == nil {
			r = p.untouched(digest(received), run.toldNumber(f))
		}
	})
	return r
}

// toldNumber gives a page's number as the command line or, beside a day, its path tells it, or 0.
func (run *run) toldNumber(f File) int {
	words := run.wordsOf(f)
	if run.Given.Page > 0 || words.Date.IsZero() {
		return run.Given.Page
	}
	number, _ := run.sections.number(words.Section, words.Page)
	return number
}

// refuseClashes finds files that would be the same page, none of which can be told to be the right one.
func refuseClashes(pages []pageWork) {
	first := map[int]*pageWork{}
	for i := range pages {
		w := &pages[i]
		if w.err != nil || w.number() > edition.MostPages {
			continue
		}
		other := first[w.number()]
		if other == nil {
			first[w.number()] = w
			continue
		}
		for _, pair := range [][2]*pageWork{{w, other}, {other, w}} {
			pair[0].err = source.NewProblem(source.Position{File: pair[0].file.Name}, nil,
				fmt.Sprintf("this is page %d, and so is %s", w.number(), pair[1].file.Name), "leave one out, or say in its path which page it is")
		}
		w.skipped, other.skipped = nil, nil
	}
}
