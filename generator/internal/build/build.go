// Package build makes the site of an archive: it knows every stage of publishing and is the only package that does.
//
// A build reads the config and the layouts, then goes through the editions once. Of each it reads what has changed since the last build,
// checks it, keeps what lists show, packed, and makes the edition's sheets. When all editions are known it makes the lists, the calendar and
// the rest. Package output publishes all of it at the end, or nothing: with any problem the site stays as it was, and all problems of all files
// are told together.
//
// Every sheet is a pure function of its inputs: files of its edition or the data of its list, the layouts, the config, this program. No clock, no
// order of work, no number of cores and no earlier build goes into it. So a digest of the inputs decides whether it is made (make.go): when
// package ledger remembers the same digest from the build before, and the file in the site is still the one that was made then, nothing is
// parsed, rendered or written. What is remembered only saves time. Memory grows with the list data of the articles, not with their bodies.
package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/config"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/output"
	"backissue/generator/internal/packed"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
	"backissue/layouts"
)

// Options say what to build.
type Options struct {
	Root     string                             // the archive's folder
	Out      string                             // the site's folder; Root/public when empty
	Ledger   string                             // the folder of what builds remember; below Root/.gen when empty
	Cores    int                                // goroutines that work at once; all cores when 0
	Explain  string                             // an address of the site: Report.Why says why it was made
	Progress func(step string, done, total int) // called by one goroutine at a time; may be nil

	// IndexLater lets parts of the search index stay as they are where bodies would have to be read once more for them. The next build without it,
	// in the same folders, makes the site as it must be.
	IndexLater bool

	// MayEmpty lets a build without editions take the place of a site that has some.
	MayEmpty bool
}

// Report says what a build did.
type Report struct {
	Editions  int           `json:"editions"`
	Pages     int           `json:"pages"` // printed pages
	Articles  int           `json:"articles"`
	Parsed    int           `json:"parsed"`   // files of content/
	Rendered  int           `json:"rendered"` // files of the site that were made, whether or not they came out as they were
	Written   int           `json:"written"`  // files of the site, as the next two
	Unchanged int           `json:"unchanged"`
	Removed   int           `json:"removed"`
	Bytes     int64         `json:"bytes"`            // of the whole site
	Why       []string      `json:"why,omitempty"`    // as Options.Explain asks
	Notes     []string      `json:"notes,omitempty"`  // what is published in another way than its file may mean it, and was not looked at by a build before
	Forgot    string        `json:"forgot,omitempty"` // why the next build will have to do more again than it should
	Elapsed   time.Duration `json:"-"`
	Behind    bool          `json:"-"` // the search index is, as Options.IndexLater allows
}

// publication is one build under way.
type publication struct {
	options    Options
	config     *config.Config
	layouts    *render.Layouts
	markdown   *render.Markdown
	citing     citing
	site       *render.Site
	names      *archive.Names
	gazetteer  []string // names of all places that articles may cover
	about      *about   // nil when there is no content/about.md
	folder     *output.Folder
	noFolder   error // why there is none
	ledger     *ledger.Ledger
	openLedger func() *ledger.Ledger // waits for it while the archive is read
	with       environment
	began      time.Time

	folders   []content.Folder // of the editions, oldest first
	sameDay   sameDay
	stored    []*archive.Stored
	listed    packed.SharedNames // names in the editions that were read
	bodies    []uint64           // digests of each edition's articles
	prints    [][]xxh3.Uint128   // of each edition's photos
	newest    uint64             // digest of all files of the newest edition's articles
	archive   *archive.Archive
	gathering *gathering
	prepared  preparation
	ahead     readAhead
	whole     uint64 // digest of all that all lists can show
	behind    bool   // a part of the search index is

	failed     atomic.Bool // a problem was found: nothing will be published
	broken     brokenKinds
	references references
	extras     extras
	notes      notes
	counts     counts
	lastWrite  atomic.Int64 // when a file of the site was last written or moved, in nanoseconds and by the file system's clock
	progress   progress
	why        []string

	ownLayouts *os.Root // the site's layouts folder; nil when there is none
}

// counts are of files.
type counts struct{ parsed, rendered, written, unchanged, bytes atomic.Int64 }

// Run builds the site. Its error is source.Problems when the archive is at fault; then nothing in the site's folder has
// changed.
func Run(ctx context.Context, o Options) (Report, error) {
	o = o.withFolders()
	if o.Cores <= 0 {
		o.Cores = runtime.GOMAXPROCS(0)
	}
	p := &publication{options: o, markdown: render.NewMarkdown(), began: time.Now()}
	defer p.closeLayouts()
	problems, err := asProblems(p.read(ctx))
	if err != nil || p.config == nil {
		return Report{}, errors.Join(err, problems.Err(), p.discard())
	}
	report, err := p.publish(ctx, problems)
	report.Elapsed = time.Since(p.began)
	return report, err
}

// withFolders gives the options with the folders that they leave out.
func (o Options) withFolders() Options {
	if o.Out == "" {
		o.Out = filepath.Join(o.Root, "public")
	}
	if o.Ledger == "" {
		o.Ledger = ledgerFolder(o.Root, o.Out)
	}
	return o
}

// Remembered gives the size, in bytes, of what earlier builds remember and a build will read in any case.
func Remembered(o Options) int64 { return ledger.Size(o.withFolders().Ledger) }

// read loads and checks what all sheets need. Without a config there is nothing to check the rest by.
func (p *publication) read(ctx context.Context) error {
	cfg, err := config.Load(filepath.Join(p.options.Root, config.FileName))
	if err != nil {
		return err
	}
	p.config, p.names, p.gazetteer = cfg, archive.NewNames(cfg), gazetteerOf(cfg)
	p.site = &render.Site{Name: cfg.Name, Title: cfg.Title, Description: cfg.Description, Language: cfg.Language, Base: cfg.Base,
		Publisher: cfg.Publisher, Report: cfg.Report}
	p.openLedger = sync.OnceValue(func() *ledger.Ledger { return ledger.Open(p.options.Ledger) })
	return atOnce(
		func() error { p.ledger = p.openLedger(); return nil },
		func() error { return p.readLayouts(ctx) },
		func() error { return p.readAbout(ctx) },
		p.listEditions,
		func() error { p.folder, p.noFolder = output.Open(p.options.Out, p.manifestBefore()); return nil }, // why not is told alone, whatever else is wrong
		func() error { _, _, err := p.program(); return err },                                              // it is asked for again, and then known
	)
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
	if p.layouts, err = loadLayouts(own, layouts.Files, p.config.Language); err != nil {
		return err
	}
	p.citing, err = newCiting(p.layouts.Words())
	return err
}

// loadLayouts is replaced by tests that build so often that the same layouts are better loaded once.
var loadLayouts = render.Load

func (p *publication) closeLayouts() {
	if p.ownLayouts != nil {
		p.ownLayouts.Close()
	}
}

// publish makes all files of the site and, when all are made and there were no problems, puts them in their places.
func (p *publication) publish(ctx context.Context, problems source.Problems) (Report, error) {
	if p.noFolder != nil {
		return Report{}, p.noFolder
	}
	if len(problems) == 0 {
		problems = p.refuseToEmpty()
	}
	var err error
	if p.with, err = p.newEnvironment(len(problems) == 0); err != nil {
		return Report{}, errors.Join(err, p.discard())
	}
	p.failed.Store(len(problems) > 0)
	if err := p.makeAll(ctx, problems); err != nil {
		return Report{}, errors.Join(err, p.discard())
	}
	if file, lost := p.ledger.Lost(); lost {
		err := &source.Problem{Position: source.Position{File: filepath.ToSlash(file)}, Message: "what the last build remembered was changed while the site was built", Hint: "build again"}
		return Report{}, errors.Join(err, p.discard())
	}
	removed := 0
	err = atOnce(
		func() error { p.ledger.SaveContent(); return nil },
		func() (err error) { removed, err = p.putInPlace(); return err },
	)
	if err != nil {
		return Report{}, fmt.Errorf("publish the site: %w", errors.Join(err, p.folder.End()))
	}
	p.sweepPrints()
	report := p.report(removed)
	p.with.named[manifestName], p.with.named[programSeal] = p.folder.ManifestDigest(), p.with.seal
	err = atOnce(p.folder.End, func() error {
		if err := p.ledger.Save(p.with.named); err != nil {
			report.Forgot = err.Error()
		}
		return nil
	})
	if err != nil {
		return Report{}, fmt.Errorf("publish the site: %w", err)
	}
	p.outlastTick()
	return report, nil
}

// refuseToEmpty keeps the site as it is when all editions are gone from content/ at once: it lies on a disk that is not there, or in a folder that was not fetched, sooner than an
// archive ends.
func (p *publication) refuseToEmpty() source.Problems {
	if p.options.MayEmpty || len(p.folders) > 0 {
		return nil
	}
	for address := range p.folder.Published() {
		if _, ok := edition.ParseKey(path.Dir(address)); ok {
			return source.Problems{{Position: source.Position{File: content.Dir}, Message: fmt.Sprintf("there is no edition in this folder, but the site has some: %s was published from it", address),
				Hint: fmt.Sprintf("bring the editions back; to publish the archive without any, empty %s first", filepath.ToSlash(p.options.Out))}}
		}
	}
	return nil
}

// outlastTick ends when a file of the site that is changed will have another time than this build left it with; it would keep its seal. The clock that counts is the file
// system's: the folder's time is that of the end of staging, and of most builds later than that of the last file. Else the clock is read by giving the folder the time of writing that it
// has, which changes nothing but the time of its last change.
func (p *publication) outlastTick() {
	const step = time.Millisecond
	for waited := time.Duration(0); waited < ledger.Tick; waited += step {
		there, err := files.Lstat(p.options.Out)
		if err == nil && max(there.Modified, there.Changed) > p.lastWrite.Load() {
			return
		}
		time.Sleep(step)
		if err == nil && os.Chtimes(p.options.Out, time.Time{}, time.Unix(0, there.Modified)) != nil {
			time.Sleep(ledger.Tick)
			return
		}
	}
}

// wrote notes when a file was written, or moved, which its last change tells: the time of writing can be set back by whoever changes it.
func (p *publication) wrote(file *files.Stat) {
	now := max(file.Modified, file.Changed)
	for last := p.lastWrite.Load(); now > last && !p.lastWrite.CompareAndSwap(last, now); {
		last = p.lastWrite.Load()
	}
}

// discard leaves the site's folder as it was.
func (p *publication) discard() error {
	if p.folder == nil {
		return nil
	}
	return p.folder.Discard()
}

func (p *publication) report(removed int) Report {
	c := &p.counts
	r := Report{Editions: len(p.stored), Parsed: int(c.parsed.Load()), Rendered: int(c.rendered.Load()), Written: int(c.written.Load()),
		Unchanged: int(c.unchanged.Load()), Removed: removed, Bytes: c.bytes.Load(), Why: p.why, Notes: p.notes.sorted(),
		Behind: p.behind}
	for _, e := range p.stored {
		r.Pages += len(e.Pages)
		r.Articles += e.Len()
	}
	return r
}

// makeAll makes every file of the site. After a problem it goes on, to find those of other files too.
func (p *publication) makeAll(ctx context.Context, problems source.Problems) (err error) {
	p.gathering = p.planGathering()
	defer func() { err = errors.Join(err, p.gathering.close()) }()
	found, err := asProblems(p.makeEditions(ctx))
	if err != nil {
		return err
	}
	problems = append(problems, found...)
	if len(problems) == 0 {
		problems, err = asProblems(p.makeRest(ctx))
	}
	if err == nil && len(problems) == 0 { // a sheet with a problem is not there, and every link to it would be one more
		return p.checkReferences()
	}
	return errors.Join(err, once(problems).Err())
}

// makeEditions goes through the editions, and then puts them in the archive's order.
func (p *publication) makeEditions(ctx context.Context) error {
	n := len(p.folders)
	p.stored, p.bodies, p.prints = make([]*archive.Stored, n), make([]uint64, n), make([][]xxh3.Uint128, n)
	p.progress.begin("editions", n, p.options.Progress)
	problems, err := asProblems(p.inParallel(ctx, n, p.makeEdition))
	p.prepared.done.Wait()
	if err != nil {
		return err
	}
	assembled, clashes := archive.Assemble(p.config, p.names, slices.DeleteFunc(slices.Clone(p.stored), func(s *archive.Stored) bool { return s == nil }))
	p.archive = assembled
	for _, clash := range clashes {
		problems = append(problems, p.clashProblem(clash))
	}
	return problems.Err()
}

// makeRest makes what needs all editions.
func (p *publication) makeRest(ctx context.Context) error {
	index := p.planIndex()
	return together(
		func() error {
			return atOnce(
				func() error { return p.makeLists(ctx) },
				func() error { return p.makeSingles(ctx) },
				index.look,
			)
		},
		func() error { return index.make(ctx) }, // it takes all cores, and has progress of its own
	)
}

// asProblems parts the problems from an error of another kind.
func asProblems(err error) (source.Problems, error) {
	problems, ok := source.AsProblems(err)
	if err != nil && !ok {
		return nil, err
	}
	return problems, nil
}

// once leaves one problem of each place: a partial that fails does so on every kind of sheet that has it. Of a whole file it leaves those that say
// different things: a file that stands where a folder of the site must be is in the way of all that would lie there.
func once(problems source.Problems) source.Problems {
	seen := map[source.Problem]bool{}
	return slices.DeleteFunc(problems, func(p *source.Problem) bool {
		key := source.Problem{Position: p.Position}
		if p.Line == 0 {
			key.Message = p.Message
		}
		known := seen[key]
		seen[key] = true
		return known
	})
}
