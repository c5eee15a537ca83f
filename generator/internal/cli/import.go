package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/intake"
	"backissue/generator/internal/source"
)

// importing is one run of gen import.
type importing struct {
	*program
	date, edition string
	page          int
	dryRun        bool
	asJSON        bool

	root   string
	day    edition.Date
	reader *intake.Reader
}

func newImportCommand(p *program) *cobra.Command {
	o := importing{program: p}
	command := &cobra.Command{
		Use:   "import [--date YYYY-MM-DD] [--page N] FILE...",
		Short: "Reads printed pages and writes their articles into content/",
		Long: `Reads the text of printed pages, finds their articles and writes them as Markdown into content/YYYY/MM/DD/, beside the page
as received.

It prints a table: each article with its length, how sure the reading is (from 0 to 1) and what to look at. Nothing that a
person changed is written over: an edited article stays as it is, a deleted one stays away.

A page that prints its date needs no --date; for one that does not, the newest day that its text names is offered. A page
that prints no number is page 1 unless --page says otherwise.`,
		Example: `  gen import --date 2023-01-08 page.txt
  gen import --date 2023-01-08 --page 3 03.txt
  gen import --dry-run --json page.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, files []string) error { return o.run(files) },
	}
	flags := command.Flags()
	flags.StringVar(&o.date, "date", "", "the edition's day, `YYYY-MM-DD`, when the page does not print it")
	flags.IntVar(&o.page, "page", 0, "the printed page's `number`, when the page does not print it")
	flags.StringVar(&o.edition, "edition", "", "a `word` such as evening, for a second edition of the day")
	flags.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	flags.BoolVar(&o.asJSON, "json", false, "with --dry-run: print the reading as JSON")
	return command
}

func (o *importing) run(files []string) error {
	if err := o.check(files); err != nil {
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
	o.root, o.reader = root, intake.NewReader(settings)
	var problems source.Problems
	for _, file := range files {
		err := o.file(file)
		if found, mendable := source.AsProblems(err); mendable {
			problems = append(problems, found...) // a bad page does not stop the others
		} else if err != nil {
			return err
		}
	}
	return problems.Err()
}

// check finds what is wrong with the command line as a whole.
func (o *importing) check(files []string) error {
	if o.date != "" {
		day, err := edition.ParseDate(o.date)
		if err != nil {
			return fmt.Errorf("%w: --date: %w", errUsage, err)
		}
		o.day = day
	}
	if _, ok := edition.ParseKey((edition.Key{Date: edition.Date{Year: 2000, Month: 1, Day: 1}, Name: o.edition}).Path()); !ok {
		return fmt.Errorf("%w: --edition %q: use lower-case letters and digits, such as evening", errUsage, o.edition)
	}
	switch {
	case o.page < 0 || o.page > 99:
		return fmt.Errorf("%w: --page %d: a page's number is from 1 to 99", errUsage, o.page)
	case o.page > 0 && len(files) > 1:
		return fmt.Errorf("%w: --page names one page, and %d files are given", errUsage, len(files))
	case o.asJSON && !o.dryRun:
		return fmt.Errorf("%w: --json goes with --dry-run", errUsage)
	}
	return nil
}

// file imports one page.
func (o *importing) file(name string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return unreadable(name, err)
	}
	reading, err := o.reader.Read(name, content)
	if err != nil {
		return err
	}
	place, err := reading.Place(name, o.day, o.edition, o.page)
	if o.dryRun && o.asJSON {
		// A reading for programs needs no day; it has one when the page prints it or the command line gives it.
		return printReading(o.say.out, name, place.Key.Date, place.Page, &reading)
	}
	if err != nil {
		return err
	}
	plan, err := reading.Plan(o.root, name, content, place)
	if err != nil {
		return err
	}
	if !o.dryRun {
		if err := plan.Write(); err != nil {
			return err
		}
	}
	printImportTable(o.say.out, plan, reading.Leftovers)
	o.summary(name, plan)
	return nil
}

// unreadable makes a problem of a file that cannot be read.
func unreadable(name string, err error) error {
	hint := "check the file's name"
	if errors.Is(err, os.ErrPermission) {
		hint = "you may not read this file: check its rights"
	}
	cause := err
	if inner, ok := errors.AsType[*os.PathError](err); ok {
		cause = inner.Err
	}
	return source.NewProblem(source.Position{File: name}, nil, "cannot be read: "+cause.Error(), hint)
}

func (o *importing) summary(name string, plan *intake.Plan) {
	folder := "content/" + plan.Place.Key.Path()
	count := map[intake.Action]int{}
	for _, a := range plan.Actions {
		count[a]++
	}
	switch {
	case o.dryRun:
		o.say.result("%s: %s would go to %s; nothing was written", name, counted(len(plan.Articles), "article"), folder)
	case !plan.Changes():
		o.say.result("%s: %s in %s, nothing to change", name, counted(len(plan.Articles), "article"), folder)
	default:
		o.say.result("%s: %s in %s: %d new, %d updated, %d unchanged, %d kept as edited, %d left deleted", name, counted(len(plan.Articles), "article"),
			folder, count[intake.Create], count[intake.Update], count[intake.Unchanged], count[intake.Edited], count[intake.Deleted])
	}
	for _, f := range plan.Stale {
		o.say.result("%s/%s: from an earlier import; this reading has no such article. Its address is public, so it stays: withdraw it if it is wrong", folder, f)
	}
}
