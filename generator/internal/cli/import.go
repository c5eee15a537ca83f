package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/intake"
	"backissue/generator/internal/source"
)

// importing is one run of gen import.
type importing struct {
	*program
	date, edition  string
	page           int
	pageGiven      bool
	accept         []string
	ignorePrinted  bool
	again, replace bool
	dryRun, asJSON bool
	verbose, diff  bool
	explain        bool

	given    intake.Given
	accepted intake.Accepted
}

func newImportCommand(p *program) *cobra.Command {
	o := importing{program: p}
	command := &cobra.Command{
		Use:   "import [--date YYYY-MM-DD] [--page N] FILE|FOLDER|ARCHIVE...",
		Short: "Reads printed pages and writes their articles into content/",
		Long: `Reads the text of printed pages, finds their articles and writes them as Markdown into content/YYYY/MM/DD/, beside the page
as received. It takes files, folders with all that is in them, patterns such as '1998-07-*/*.txt', and .zip, .tar and .tar.gz
archives.

The day and the number of a page are what the page prints; where it prints none, what its path says, as 2023-01-08/03.txt,
20230108_A02.txt or 2023年1月8日/第3版.txt do (config.yaml can teach other ways); and --date and --page outrank the path. Two that
contradict each other are a problem. For a page whose day nobody tells, the newest day that its text names is offered.

Of one page it prints a table: each article with its length, how sure the reading is (from 0 to 1) and what to look at. Of
many it prints a line each, and only the articles to look at: those with a doubt or below 0.90. Nothing that a person changed
is written over: an edited article stays as it is, a deleted one stays away, until --accept takes the new reading.

All pages of an edition are written together. Pages that were imported before and not touched since are skipped. A page with
a problem keeps no other away; the problems are told at the end.`,
		Example: `  gen import --date 2023-01-08 page.txt
  gen import --date 2023-01-08 --page 3 03.txt
  gen import scans/2023 scans/2024.zip
  gen import --dry-run --json page.txt
  gen import --dry-run --explain --date 2023-01-08 page.txt
  gen import --accept 01-02 page.txt`,
		Args: func(_ *cobra.Command, names []string) error {
			if len(names) == 0 {
				return fmt.Errorf("%w: name a file, a folder or an archive of pages", errUsage)
			}
			return nil
		},
		RunE: func(command *cobra.Command, names []string) error {
			o.pageGiven = command.Flags().Changed("page")
			return o.run(command.Context(), names)
		},
	}
	o.addFlags(command)
	return command
}

func (o *importing) addFlags(command *cobra.Command) {
	flags := command.Flags()
	flags.StringVar(&o.date, "date", "", "the edition's day, `YYYY-MM-DD`, when neither the page nor its path tells it")
	flags.IntVar(&o.page, "page", 0, "the printed page's `number`, when neither the page nor its path tells it")
	flags.StringVar(&o.edition, "edition", "", "a `word` such as evening, for a second edition of the day")
	flags.BoolVar(&o.ignorePrinted, "ignore-printed", false, "don't take the day and number that the page prints: they are misread")
	flags.StringSliceVar(&o.accept, "accept", nil, "take the new reading of an edited or deleted `article`: 01-02, 2023/01/08/01-02, or all")
	flags.BoolVar(&o.diff, "diff", false, "show how the new reading differs from edited articles, of many pages too")
	flags.BoolVar(&o.again, "again", false, "read pages again that were imported before and not touched since")
	flags.BoolVar(&o.replace, "replace", false, "take this text for a page that was imported from another file")
	flags.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	flags.BoolVar(&o.asJSON, "json", false, "with --dry-run: print the readings as JSON, of more than one file an object a line")
	flags.BoolVar(&o.explain, "explain", false, "tell of each line of the page what it was taken for, what else it may be, and why it is not")
	flags.BoolVarP(&o.verbose, "verbose", "v", false, "print the whole table, of many pages too")
}

func (o *importing) run(ctx context.Context, names []string) error {
	if err := o.check(); err != nil {
		return err
	}
	root, err := o.program.root()
	if err != nil {
		return err
	}
	settings, err := config.Load(filepath.Join(root, config.FileName))
	if err != nil {
		return err
	}
	collectGarbage(importGarbage, 0)
	delivery := intake.Collect(names)
	defer delivery.Close()
	if o.pageGiven && len(delivery.Files) > 1 {
		return fmt.Errorf("%w: --page names one page, and %d files are given", errUsage, len(delivery.Files))
	}
	reader := intake.NewReader(settings)
	if o.asJSON {
		return o.printReadings(ctx, reader, delivery, delivery.Alone(names))
	}
	r := &importReport{importing: o, problems: delivery.Problems(), alone: delivery.Alone(names), total: len(delivery.Files), begun: time.Now()}
	err = reader.Import(ctx, delivery.Files, intake.Options{
		Root: root, Given: o.given, Accept: o.accepted, Replace: o.replace, Again: o.again || o.diff || o.explain, DryRun: o.dryRun, Cores: runtime.GOMAXPROCS(0),
		Sorting: func(done, total int) { o.say.progress("looking for days", done, total) },
		Waiting: func() {
			o.say.news("another gen import is at work in this archive; this one goes on when that has ended")
		},
		Each: r.page,
	})
	return r.end(delivery, err)
}

// importGarbage is how much garbage an import may leave lying: it keeps a page at a time, some megabytes. Go's own 100 takes a sixteenth more time.
const importGarbage = 400

// check finds what is wrong with the command line as a whole.
func (o *importing) check() error {
	o.given = intake.Given{Edition: o.edition, Page: o.page, IgnorePrinted: o.ignorePrinted}
	if o.date != "" {
		day, err := edition.ParseDate(o.date)
		if err != nil {
			return fmt.Errorf("%w: --date: %w", errUsage, err)
		}
		o.given.Date = day
	}
	if _, ok := edition.ParseKey((edition.Key{Date: edition.Date{Year: 2000, Month: 1, Day: 1}, Name: o.edition}).Path()); !ok {
		return fmt.Errorf("%w: --edition %q: use lower-case letters and digits, such as evening", errUsage, o.edition)
	}
	var wrong string
	o.accepted, wrong = intake.ParseAccepted(o.accept)
	switch {
	case o.pageGiven && (o.page < 1 || o.page > edition.MostPages):
		return fmt.Errorf("%w: --page %d: a page's number is from 1 to %d", errUsage, o.page, edition.MostPages)
	case wrong != "":
		return fmt.Errorf("%w: --accept %q: write 01-02 for page 1, article 2, or 2023/01/08/01-02, or all", errUsage, wrong)
	case o.asJSON && !o.dryRun:
		return fmt.Errorf("%w: --json goes with --dry-run", errUsage)
	}
	return nil
}

// troubles are what went wrong with single pages: problems for the editor, and defects of the program.
type troubles struct {
	problems source.Problems
	defects  []error
}

func (t *troubles) add(err error) {
	if found, mendable := source.AsProblems(err); mendable {
		t.problems = append(t.problems, found...)
	} else if err != nil {
		t.defects = append(t.defects, err)
	}
}

// end gives the error with which a run ends. When it is not the problems, they are told here.
func (t *troubles) end(say *voice, err error) error {
	if found, mendable := source.AsProblems(err); mendable {
		t.problems = append(t.problems, found...)
		err = nil
	}
	err = errors.Join(append([]error{err}, t.defects...)...)
	if err != nil && len(t.problems) > 0 {
		say.problems(t.problems)
		return err
	}
	return errors.Join(err, t.problems.Err())
}
