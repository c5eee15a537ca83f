package cli

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/lmittmann/tint"

	"backissue/generator/internal/source"
)

// The rules of what gen prints:
//   - A command's result goes to stdout and nothing else does, so that it can be piped. With --json it is one JSON value.
//   - Problems, progress, logs and everything else go to stderr.
//   - Colour and progress are for a terminal only; NO_COLOR and TERM=dumb turn colour off.
//   - A problem is shown whole: file:line:column, the line with a caret, the hint. All problems of a run are shown.
//   - Nothing is said twice, and nothing is said that the user can neither use nor needs to know.
type voice struct {
	out      io.Writer
	err      io.Writer
	log      *slog.Logger
	terminal bool // whether stderr is one
	colour   bool
	lost     error // why a result could not be printed; nil when all could
	line     int   // length of the progress line that is on the terminal now
	percent  int   // what it says
}

func newVoice(out, err io.Writer) *voice {
	v := &voice{out: out, err: err, terminal: isTerminal(err)}
	v.colour = v.terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	v.log = slog.New(tint.NewTextHandler(err, &tint.Options{NoColor: !v.colour, TimeFormat: time.TimeOnly}))
	return v
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	about, err := file.Stat()
	return err == nil && about.Mode()&os.ModeCharDevice != 0
}

// result prints a line of the command's result.
func (v *voice) result(format string, values ...any) {
	v.clear()
	if _, err := fmt.Fprintf(v.out, format+"\n", values...); err != nil && v.lost == nil {
		v.lost = err
	}
}

// progress shows how far long work is, on a terminal.
func (v *voice) progress(what string, done, total int) {
	percent := done * 100 / max(total, 1)
	if !v.terminal || v.line > 0 && percent == v.percent {
		return
	}
	v.percent = percent
	line := fmt.Sprintf("%s %d/%d", what, done, total)
	fmt.Fprintf(v.err, "\r%s%s", line, strings.Repeat(" ", max(0, v.line-len(line))))
	v.line = len(line)
}

// clear takes the progress line away before anything else is printed.
func (v *voice) clear() {
	if v.line > 0 {
		fmt.Fprintf(v.err, "\r%s\r", strings.Repeat(" ", v.line))
		v.line = 0
	}
}

func (v *voice) problems(problems source.Problems) {
	v.clear()
	fmt.Fprintln(v.err, problems.Error())
	if n := len(problems); n > 1 {
		fmt.Fprintf(v.err, "\n%d problems\n", n)
	}
}

func (v *voice) usage(command string, err error) {
	v.clear()
	fmt.Fprintf(v.err, "%s: %v\nhint: %s --help shows how it is used\n", command, err, command)
}

// news tells of something that happened while the command runs on.
func (v *voice) news(format string, values ...any) {
	v.clear()
	v.log.Info(fmt.Sprintf(format, values...))
}

func (v *voice) warning(err error) {
	v.clear()
	v.log.Warn(err.Error())
}

func (v *voice) stopped() {
	v.clear()
	fmt.Fprintln(v.err, "stopped; the next run goes on from what is there")
}

func (v *voice) defect(err error) {
	v.clear()
	v.log.Error("this is a defect of gen", "error", err)
	fmt.Fprintln(v.err, "hint: please report it with the lines above and what you ran")
}
