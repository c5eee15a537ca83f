package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime/pprof"
	"strings"

	"github.com/spf13/cobra"

	"backissue/generator/internal/build"
	"backissue/generator/internal/source"
)

// buildFlags are those of gen build.
type buildFlags struct {
	out     string
	explain string
	profile string
	asJSON  bool
}

func newBuildCommand(p *program) *cobra.Command {
	var flags buildFlags
	command := &cobra.Command{
		Use:   "build",
		Short: "Makes the site of the archive",
		Long: `Makes the site of the archive: reads config.yaml, content/ and layouts/, and writes public/.

Only what has changed is read and made again, only files that differ are written, and files that are no longer part of the site are
removed; anything else in the folder stays. When something is wrong, all problems are told and the site stays as it was.

What a build remembers for the next one lies in .gen/. It can be deleted at any time: the next build then takes longer.`,
		Example: `  gen build
  gen build --out /srv/www/archive
  gen build --source ~/papers/jingzhou --json
  gen build --explain 2023/01/08/01-02.html`,
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error { return p.build(command.Context(), flags) },
	}
	command.Flags().StringVar(&flags.out, "out", "", "the site's `folder`, public in the archive's folder when not given")
	command.Flags().BoolVar(&flags.asJSON, "json", false, "print the report as JSON")
	command.Flags().StringVar(&flags.explain, "explain", "", "say why the file at an `address` of the site is made again, or why not")
	command.Flags().StringVar(&flags.profile, "profile", "", "write a profile of the time it takes to a `file`, for go tool pprof")
	return command
}

func (p *program) build(ctx context.Context, flags buildFlags) (err error) {
	root, err := p.root()
	if err != nil {
		return err
	}
	out := flags.out
	if out == "" {
		out = filepath.Join(root, "public")
	}
	if err := outsideContent(root, out); err != nil {
		return err
	}
	if flags.profile != "" {
		stop, err := profile(flags.profile)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, stop()) }()
	}
	options := build.Options{Root: root, Out: out, Explain: addressOf(out, flags.explain), Progress: p.say.steps()}
	collectGarbage(buildGarbage, leastGarbage+garbageForRemembered*uint64(build.Remembered(options)))
	report, err := build.Run(ctx, options)
	if err != nil {
		return err
	}
	p.sayNotes(report)
	if report.Forgot != "" {
		p.say.warning(fmt.Errorf("the site is made, but this build can't be remembered whole, and the next one takes longer: %s", report.Forgot))
	}
	if flags.asJSON {
		return p.reportJSON(report)
	}
	p.report(out, report)
	return p.reportWhy(flags.explain, report)
}

// outsideContent refuses a folder for the site that is among what the site is made of: the next build would take it for that.
func outsideContent(root, out string) error {
	for _, name := range []string{"content", "layouts"} {
		relative, err := filepath.Rel(resolved(filepath.Join(root, name)), resolved(out))
		if err == nil && filepath.IsLocal(relative) {
			return &source.Problem{Position: source.Position{File: out}, Message: "the site can't lie in " + name + "/, of which it is made", Hint: "choose another folder with --out"}
		}
	}
	return nil
}

// resolved gives the absolute path of a file without links in it, as far as there is something.
func resolved(name string) string {
	absolute, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if real, err := filepath.EvalSymlinks(absolute); err == nil {
		return real
	}
	if parent := filepath.Dir(absolute); parent != absolute {
		return filepath.Join(resolved(parent), filepath.Base(absolute))
	}
	return absolute
}

// buildGarbage is how much garbage a build may leave lying, in percent of what it keeps. With the 100 that Go has by itself, a build of 10,000 articles takes as long and five megabytes more. Until that
// is as much as leastGarbage, in bytes and with what is kept, it may leave more: a build of 10,000 articles keeps 14 to 25 MB, and with the percentage alone collects twice as often. With 43 MB it takes
// as long, and five megabytes more at its peak.
const (
	buildGarbage = 80
	leastGarbage = 36 << 20
)

// garbageForRemembered is how much more of garbage may lie, for each byte of what earlier builds remember and this one will read. A build of a great archive of which most stands goes through it once and is done: with 100,000
// articles it collected three to five times what it hardly had gathered, a twentieth of its time, and takes some ten megabytes more without. With an edition added it asks for ten times what is remembered.
const garbageForRemembered = 8

// addressOf gives a file's address in the site. People may as well name the file itself, public/2023/index.html, or its folder, and begin an address with a slash.
func addressOf(out, name string) string {
	if name == "" {
		return ""
	}
	if absolute, err := filepath.Abs(name); err == nil {
		if folder, err := filepath.Abs(out); err == nil {
			if relative, err := filepath.Rel(folder, absolute); err == nil && filepath.IsLocal(relative) {
				name = relative
			}
		}
	}
	address := strings.TrimPrefix(path.Clean(filepath.ToSlash(name)), "/")
	if last := path.Base(address); !strings.Contains(strings.TrimPrefix(last, "."), ".") && !strings.HasPrefix(last, "_") { // _headers is a file without an ending
		address = path.Join(address, "index.html")
	}
	return address
}

// profile writes a CPU profile until stop is called.
func profile(name string) (stop func() error, err error) {
	file, err := os.Create(name)
	if err != nil {
		return nil, &source.Problem{Position: source.Position{File: name}, Message: fmt.Sprintf("the profile can't be written: %v", err),
			Hint: "choose another file with --profile"}
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, fmt.Errorf("begin the profile: %w", errors.Join(err, file.Close()))
	}
	return func() error {
		pprof.StopCPUProfile()
		return file.Close()
	}, nil
}

func (p *program) sayNotes(r build.Report) {
	for _, note := range r.Notes {
		p.say.warning(errors.New(note))
	}
}

func (p *program) report(out string, r build.Report) {
	p.say.result("%s: %s, %s, %s", fromHere(out), counted(r.Editions, "edition"), counted(r.Pages, "page"), counted(r.Articles, "article"))
	p.say.result("%d files written, %d unchanged, %d removed; %s in %.2f s", r.Written, r.Unchanged, r.Removed, size(r.Bytes), r.Elapsed.Seconds())
}

// reportWhy prints what --explain asked for.
func (p *program) reportWhy(asked string, r build.Report) error {
	if asked == "" {
		return nil
	}
	if len(r.Why) == 0 {
		return &source.Problem{Position: source.Position{File: asked}, Message: "the site has no file at this address",
			Hint: "give an address as it stands after the site's own, such as 2023/01/08/01-02.html"}
	}
	p.say.result("%s:", asked)
	for _, why := range r.Why {
		p.say.result("  %s", why)
	}
	return nil
}

func (p *program) reportJSON(r build.Report) error {
	text, err := json.Marshal(struct {
		build.Report
		Seconds float64 `json:"seconds"`
	}{r, r.Elapsed.Seconds()})
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	p.say.result("%s", text)
	return nil
}

// fromHere gives a path as it is from the current folder, when it lies in there.
func fromHere(name string) string {
	here, err := os.Getwd()
	if err != nil {
		return name
	}
	if relative, err := filepath.Rel(here, name); err == nil && filepath.IsLocal(relative) {
		return relative
	}
	return name
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// size gives bytes in the unit that leaves one to three digits before the point.
func size(bytes int64) string {
	const step = 1000
	if bytes < step {
		return fmt.Sprintf("%d bytes", bytes)
	}
	value, unit := float64(bytes)/step, "KB"
	for _, larger := range []string{"MB", "GB", "TB"} {
		if value < step {
			break
		}
		value, unit = value/step, larger
	}
	return fmt.Sprintf("%.1f %s", value, unit)
}
