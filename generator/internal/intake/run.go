package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
)

// Options say how pages are imported.
type Options struct {
	Root    string // the archive's folder
	Given   Given
	Accept  Accepted
	Replace bool // take a file for a page that was imported from another
	Again   bool // read pages again that were imported from the same file and not touched since
	DryRun  bool // write nothing
	Cores   int

	// Sorting is told how many of the pages whose paths name no day were looked into.
	Sorting func(done, total int)
	// Waiting is told once when another import is at work in the archive, for whose end this one waits.
	Waiting func()
	// Each is told of every page, edition by edition and page by page, when its edition is written.
	Each func(Outcome)
}

// Outcome is what became of one page.
type Outcome struct {
	Name     string
	Key      edition.Key // with no date when the page's day was not found
	Skipped  *edition.PageRecord
	Imported *Imported
	Err      error // source.Problems or a defect; the page was not imported
}

// Imported is a page that was read, and what was done with it.
type Imported struct {
	Place     Place
	Articles  []edition.Article
	Actions   []Action // of the articles' files, in step
	Kept      []Kept   // articles that a person wrote or changed
	Stale     []string // files of an earlier import that this reading has no article for
	Leftovers []edition.Leftover
	Replaced  bool     // the text took another one's place
	Source    string   // the page's file in the edition's folder
	SameAs    int      // a page of the edition that has the very same text, or 0
	Restored  bool     // it had been changed, and is again as it was received
	Amended   []string // articles of other pages, imported before, that are now joined with one of these: 03-01

	reading *Reading
}

// Kept is an article's file that stays as a person wrote it, and what this import would have written.
type Kept struct {
	Name          string // content/2023/01/08/01-02.md
	Text, Reading []byte // with the line ends that an import writes
}

// Import brings files into the archive. What is wrong with a page is told by its outcome; the error is of the run as a whole: it
// was stopped, something cannot be written, or names are accepted that no article has.
func (r *Reader) Import(ctx context.Context, files []File, o Options) error {
	if !o.DryRun {
		held, err := alone(ctx, o.Root, o.Waiting)
		if err != nil {
			return err
		}
		defer held.Close() // nothing was written to it
	}
	run := &run{Reader: r, Options: o, slots: make(chan struct{}, o.Cores)}
	editions, err := run.sort(ctx, files)
	if err != nil {
		return err
	}
	if bare := o.Accept.bare(); len(bare) > 0 && len(editions) > 1 {
		return source.NewProblem(source.Position{}, nil, fmt.Sprintf("--accept %s does not say of which edition, and pages of %d are given", bare[0], len(editions)),
			"write it as --accept "+editions[0].key.Path()+"/"+bare[0])
	}
	// Twice as many editions as cores are under way, so that a core that is done finds work while the oldest is awaited.
	for _, ready := range inOrder(ctx, 2*o.Cores, editions, func(d dated) prepared { return run.prepare(ctx, d) }) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if !o.DryRun && ready.plan != nil {
			if err := ready.plan.carryOut(); err != nil {
				return err
			}
		}
		for _, outcome := range ready.outcomes {
			run.tell(outcome)
		}
	}
	if unmet := o.Accept.unmet(); len(unmet) > 0 && ctx.Err() == nil {
		return source.NewProblem(source.Position{}, nil, "--accept "+strings.Join(unmet, ", ")+": the pages read have no such article", "the table shows each article's page and number: 01-02 is page 1, article 2")
	}
	return ctx.Err()
}

// run is one run of Import.
type run struct {
	*Reader
	Options
	slots chan struct{} // one for each core
}

func (run *run) tell(o Outcome) {
	if o.Imported != nil {
		for i := range o.Imported.Articles {
			a := &o.Imported.Articles[i]
			run.Accept.met(o.Key, edition.ArticleName(a.Page, a.Order))
		}
	}
	run.Each(o)
}

// Look reads files in their order without an archive's editions, for programs that want the readings. The place has no date where
// nobody knows it, which is no error here.
func (r *Reader) Look(ctx context.Context, files []File, g Given, cores int, each func(f File, page *Reading, place Place, err error)) error {
	run := &run{Reader: r, slots: make(chan struct{}, cores)}
	for f, seen := range inOrder(ctx, 2*cores, files, func(f File) reading { return run.read(ctx, f) }) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if seen.err != nil {
			each(f, nil, Place{}, seen.err)
			continue
		}
		place, problems := r.place(f, seen.page, g)
		if place.Key.Date.IsZero() {
			problems = slices.DeleteFunc(problems, func(p *source.Problem) bool { return p.Message == noDateMessage })
		}
		each(f, seen.page, place, problems.Err())
	}
	return ctx.Err()
}
