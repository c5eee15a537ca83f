// Package build makes the site of an archive: it knows every stage of publishing and is the only package that does.
//
// A build has two parts. First everything is read and checked: the config, the layouts, each file of content/. All
// problems of all of them are told together, and with any of them the site stays as it was. Of an article only what lists
// show is kept, so memory grows with the number of articles but not with their length. Then the sheets are made, edition
// by edition, each from its own files and the lists' data, and given to package output, which publishes them all at the
// end or none.
//
// Every sheet is a pure function of its inputs: the files of its edition or the data of its list, the layouts, and the
// config. No clock, no order of work, no number of cores and no earlier build goes into it. So a later version may keep a
// digest of a sheet's inputs and leave out a sheet whose digest is unchanged: in the key must then be all that its view
// holds (neighbours' addresses and titles, the addresses of its names), the layouts and words, and the config.
package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/config"
	"backissue/generator/internal/output"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
	"backissue/layouts"
)

// Options say what to build.
type Options struct {
	Root     string                // the archive's folder
	Out      string                // the site's folder; Root/public when empty
	Cores    int                   // goroutines that work at once; all cores when 0
	Progress func(done, total int) // called by one goroutine at a time while sheets are made; may be nil
}

// Report says what a build did.
type Report struct {
	Editions  int           `json:"editions"`
	Pages     int           `json:"pages"` // printed pages
	Articles  int           `json:"articles"`
	Written   int           `json:"written"` // files of the site, as the next two
	Unchanged int           `json:"unchanged"`
	Removed   int           `json:"removed"`
	Bytes     int64         `json:"bytes"` // of the whole site
	Elapsed   time.Duration `json:"-"`
}

// publication is one build under way.
type publication struct {
	options  Options
	config   *config.Config
	layouts  *render.Layouts
	markdown *render.Markdown
	site     *render.Site
	archive  *archive.Archive
	about    *about // nil when there is no content/about.md
	places   places
	folder   *output.Folder
	broken   brokenKinds

	references references
	progress   progress

	ownLayouts *os.Root // the site's layouts folder; nil when there is none
}

// Run builds the site. Its error is source.Problems when the archive is at fault; then nothing in the site's folder has
// changed.
func Run(ctx context.Context, o Options) (Report, error) {
	began := time.Now()
	if o.Out == "" {
		o.Out = filepath.Join(o.Root, "public")
	}
	if o.Cores <= 0 {
		o.Cores = runtime.GOMAXPROCS(0)
	}
	p := &publication{options: o, markdown: render.NewMarkdown()}
	defer p.closeLayouts()
	if err := p.read(ctx); err != nil {
		return Report{}, err
	}
	changes, err := p.publish(ctx)
	if err != nil {
		return Report{}, err
	}
	report := Report{Written: changes.Written, Unchanged: changes.Unchanged, Removed: changes.Removed, Bytes: changes.Bytes}
	report.Editions = len(p.archive.Editions)
	for _, e := range p.archive.Editions {
		report.Pages += len(e.Pages)
		report.Articles += len(e.Articles())
	}
	report.Elapsed = time.Since(began)
	return report, nil
}

// read loads and checks everything. Without a config there is nothing to check the rest by.
func (p *publication) read(ctx context.Context) error {
	cfg, err := config.Load(filepath.Join(p.options.Root, config.FileName))
	if err != nil {
		return err
	}
	p.config = cfg
	p.site = &render.Site{Name: cfg.Name, Title: cfg.Title, Description: cfg.Description, Language: cfg.Language, Base: cfg.Base,
		Publisher: cfg.Publisher, Report: cfg.Report}
	var problems source.Problems
	for _, step := range []func(context.Context) error{p.readLayouts, p.readAbout, p.readEditions} {
		err := step(ctx)
		found, ok := source.AsProblems(err)
		if err != nil && !ok {
			return err
		}
		problems = append(problems, found...)
	}
	return problems.Err()
}

func (p *publication) readLayouts(context.Context) error {
	var own fs.FS
	root, err := os.OpenRoot(filepath.Join(p.options.Root, "layouts"))
	switch {
	case err == nil:
		p.ownLayouts = root
		own = root.FS()
	case !errors.Is(err, fs.ErrNotExist):
		return &source.Problem{Position: source.Position{File: "layouts"}, Message: fmt.Sprintf("the layouts can't be read: %v", err),
			Hint: "layouts is a folder that you may read; without one the built-in layouts are used"}
	}
	p.layouts, err = render.Load(own, layouts.Files, p.config.Language)
	return err
}

func (p *publication) closeLayouts() {
	if p.ownLayouts != nil {
		p.ownLayouts.Close()
	}
}

// publish makes all sheets and, when all are made, puts them in their places.
func (p *publication) publish(ctx context.Context) (output.Changes, error) {
	folder, err := output.Open(p.options.Out)
	if err != nil {
		return output.Changes{}, err
	}
	p.folder = folder
	if err := p.makeAll(ctx); err != nil {
		return output.Changes{}, errors.Join(err, folder.Discard())
	}
	changes, err := folder.Publish()
	if err != nil {
		return output.Changes{}, fmt.Errorf("publish the site: %w", err)
	}
	return changes, nil
}

// makeAll makes every file of the site. After a problem it goes on, to find those of other sheets too.
func (p *publication) makeAll(ctx context.Context) error {
	lists := p.lists()
	p.progress = progress{total: len(p.archive.Editions) + len(lists), tell: p.options.Progress}
	var problems source.Problems
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error {
			return p.inParallel(ctx, len(p.archive.Editions), p.makeEdition)
		},
		func(ctx context.Context) error {
			return p.inParallel(ctx, len(lists), func(i int) error { return p.makeList(lists[i]) })
		},
		p.makeSingles,
	} {
		err := step(ctx)
		found, ok := source.AsProblems(err)
		if err != nil && !ok {
			return err
		}
		problems = append(problems, found...)
	}
	if len(problems) == 0 { // a sheet with a problem is not there, and every link to it would be one more
		return p.checkReferences()
	}
	return once(problems).Err()
}

// once leaves one problem of each place: a partial that fails does so on every kind of sheet that has it.
func once(problems source.Problems) source.Problems {
	seen := map[source.Position]bool{}
	return slices.DeleteFunc(problems, func(p *source.Problem) bool {
		known := p.Line > 0 && seen[p.Position]
		seen[p.Position] = true
		return known
	})
}
