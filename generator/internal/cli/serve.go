package cli

import (
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"backissue/generator/internal/serve"
	"backissue/generator/internal/source"
)

// usualPort is where the site is shown unless somebody else is there; then the next few are tried.
const (
	usualPort  = 8080
	portsTried = 20
)

func newServeCommand(p *program) *cobra.Command {
	var port int
	command := &cobra.Command{
		Use:   "serve [--port N]",
		Short: "Shows the site on this machine and follows every change",
		Long: `Builds the site into a temporary folder and shows it on this machine only. When a file of content/, layouts/ or config.yaml
is saved, the site is built again and open pages load anew. A problem is shown in place of the pages until it is mended.
public/ is not touched. Ctrl-C ends it.`,
		Example: `  gen serve
  gen serve --port 9000
  gen serve --source ~/papers/jingzhou`,
		Args: cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			ports, err := portsToTry(port, command.Flags().Changed("port"))
			if err != nil {
				return err
			}
			root, err := p.root()
			if err != nil {
				return err
			}
			return serve.Run(command.Context(), p.whileServing(root, ports))
		},
	}
	command.Flags().IntVar(&port, "port", usualPort, "the `port` to listen on; when not given, the next free one is taken if this is busy; 0 for any")
	return command
}

// portsToTry gives the one port that was asked for, or the usual ones.
func portsToTry(port int, given bool) ([]int, error) {
	if port < 0 || port > 65535 {
		return nil, fmt.Errorf("%w: --port %d: a port's number is from 0 to 65535", errUsage, port)
	}
	if given {
		return []int{port}, nil
	}
	ports := make([]int, portsTried)
	for i := range ports {
		ports[i] = usualPort + i
	}
	return ports, nil
}

// whileServing says what happens while the site is served. The address is the result; builds and problems are news, and
// two pieces of news may come at once.
func (p *program) whileServing(root string, ports []int) serve.Options {
	var turn sync.Mutex
	inTurn := func(say func()) {
		turn.Lock()
		defer turn.Unlock()
		say()
	}
	steps := p.say.steps()
	return serve.Options{
		Root:  root,
		Ports: ports,
		Listening: func(address string) {
			inTurn(func() { p.say.result("%s shows the archive and follows every change; Ctrl-C ends it", address) })
		},
		Progress:  func(step string, done, total int) { inTurn(func() { steps(step, done, total) }) },
		Built:     func(o serve.Outcome) { inTurn(func() { p.sayBuilt(o) }) },
		Unwatched: func(err error) { inTurn(func() { p.say.warning(err) }) },
	}
}

func (p *program) sayBuilt(o serve.Outcome) {
	problems, mendable := source.AsProblems(o.Err)
	switch {
	case mendable:
		p.say.problems(problems)
	case o.Err != nil:
		p.say.defect(o.Err)
	default:
		p.sayNotes(o.Report)
		p.say.news("built: %s changed, %d removed, in %.2f s", counted(o.Report.Written, "file"), o.Report.Removed, o.Report.Elapsed.Seconds())
	}
}
