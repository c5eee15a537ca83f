package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"backissue/generator/internal/build"
)

func newBuildCommand(p *program) *cobra.Command {
	var out string
	var asJSON bool
	command := &cobra.Command{
		Use:   "build",
		Short: "Makes the site of the archive",
		Long: `Makes the site of the archive: reads config.yaml, content/ and layouts/, and writes public/.

Only files that differ are written, and files that are no longer part of the site are removed; anything else in the
folder stays. When something is wrong, all problems are told and the site stays as it was.`,
		Example: `  gen build
  gen build --out /srv/www/archive
  gen build --source ~/papers/jingzhou --json`,
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			root, err := p.root()
			if err != nil {
				return err
			}
			if out == "" {
				out = filepath.Join(root, "public")
			}
			report, err := build.Run(command.Context(), build.Options{Root: root, Out: out,
				Progress: p.say.progress})
			if err != nil {
				return err
			}
			if asJSON {
				return p.reportJSON(report)
			}
			p.report(out, report)
			return nil
		},
	}
	command.Flags().StringVar(&out, "out", "", "the site's `folder`, public in the archive's folder when not given")
	command.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return command
}

func (p *program) report(out string, r build.Report) {
	p.say.result("%s: %s, %s, %s", fromHere(out), counted(r.Editions, "edition"), counted(r.Pages, "page"), counted(r.Articles, "article"))
	p.say.result("%d files written, %d unchanged, %d removed; %s in %.2f s", r.Written, r.Unchanged, r.Removed, size(r.Bytes), r.Elapsed.Seconds())
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
