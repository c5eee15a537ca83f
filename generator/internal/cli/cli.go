// Package cli is the program gen as a person meets it: commands, options, messages, exit codes.
//
// A command is one file: its options, its function, and beside it in testdata/script the story of its use, which the
// tests run against the real program. Everything that prints or exits is in this package; say.go has the rules.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"backissue/generator/internal/config"
	"backissue/generator/internal/source"
)

// The exit codes.
const (
	exitDone     = 0
	exitProblems = 1 // something in the archive, or on the machine, is the user's to mend
	exitUsage    = 2 // the command line is wrong
	exitDefect   = 3 // the program is
)

// program is one run of gen.
type program struct {
	in      io.Reader
	say     *voice
	source  string // --source
	started bool   // whether the command line was understood and its command begun
}

// commands makes each command. A new one is a file with a function of this kind, and a line here.
var commands = []func(*program) *cobra.Command{
	newImportCommand,
	newBuildCommand,
	newServeCommand,
}

// Main runs gen and gives its exit code.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	p := &program{in: stdin, say: newVoice(stdout, stderr)}
	defer func() {
		if r := recover(); r != nil {
			p.say.defect(fmt.Errorf("%v\n%s", r, debug.Stack()))
			code = exitDefect
		}
	}()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // who is asked a second time to end, and waits for a disk that does not answer, ends at once
	root := p.newRootCommand()
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	return p.end(ctx, command, err)
}

func (p *program) newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "gen",
		Short: "Turns the printed pages of a newspaper into a public archive",
		Long: `gen turns the printed pages of a newspaper into a public archive: a folder of plain pages that any
static host can serve and that opens from a disk.

It works on the archive in the current folder or the nearest folder above it that has a config.yaml.

Exit codes: 0 done, 1 something to mend, 2 wrong use, 3 a defect of gen.`,
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		PersistentPreRun:  func(*cobra.Command, []string) { p.started = true },
	}
	root.PersistentFlags().StringVar(&p.source, "source", "", "the archive's `folder`, the one with config.yaml")
	root.SetIn(p.in)
	root.SetOut(p.say.out)
	root.SetErr(p.say.err)
	for _, newCommand := range commands {
		root.AddCommand(newCommand(p))
	}
	return root
}

// end tells how the command ended, unless all went well, and gives the exit code.
func (p *program) end(ctx context.Context, command *cobra.Command, err error) int {
	if err == nil && p.say.lost != nil {
		err = &source.Problem{Message: fmt.Sprintf("all was done, but the result can't be printed: %v", p.say.lost), Hint: "look at what standard output leads to, then run again"}
	}
	problems, mendable := source.AsProblems(err)
	switch {
	case err == nil:
		return exitDone
	case !p.started:
		p.say.usage(command.CommandPath(), err)
		return exitUsage
	case errors.Is(err, errUsage):
		p.say.usage(command.CommandPath(), err)
		return exitUsage
	case mendable:
		p.say.problems(problems)
		return exitProblems
	case ctx.Err() != nil:
		p.say.stopped()
		return exitProblems
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.EEXIST):
		p.say.problems(source.Problems{{Message: err.Error(), Hint: "a file stands where a folder should be, or a folder where a file should be: move it away, then try again"}})
		return exitProblems
	case onThisMachine(err):
		p.say.problems(source.Problems{{Message: err.Error(), Hint: "this is the machine's doing, not the archive's: check space and rights, then try again"}})
		return exitProblems
	}
	p.say.defect(err)
	return exitDefect
}

// errUsage marks an error as a wrong use that only the command itself could see.
var errUsage = errors.New("wrong use")

// onThisMachine tells whether an error comes from the disk: full, read-only, not ours to write.
func onThisMachine(err error) bool {
	for _, cause := range []error{os.ErrPermission, syscall.ENOSPC, syscall.EROFS, syscall.EDQUOT, syscall.EFBIG, syscall.EIO} {
		if errors.Is(err, cause) {
			return true
		}
	}
	return false
}

// root gives the folder of the archive that the command works on.
func (p *program) root() (string, error) {
	if p.source != "" {
		return p.source, nil
	}
	return config.Find(".")
}
