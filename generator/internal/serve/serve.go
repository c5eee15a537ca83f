// Package serve shows an archive in the browser while an editor works on it.
//
// It builds the site into a temporary folder, never into public/, and serves that folder on the loopback address only.
// When content/, layouts/ or config.yaml change it builds again, and every page that stands open in a browser loads
// itself anew.
//
// What it promises:
//   - The site served is the site built: the only thing added is one script at the end of each HTML page, when it is
//     sent. Nothing is written inside the archive.
//   - While the archive has a problem, no page of the last good site is shown as if it were the present one: every
//     address shows the problems. Mending them brings the page back without a reload by hand.
//   - A save shows without waiting for the search index. What of that would have to be read once more is made when nothing has
//     changed for a moment; until then a search may find what the articles were.
//   - Another site open in the same browser can't read the archive: requests that name any other host than this
//     machine are refused, whatever their address resolves to.
//
// It prints nothing: what happens is told to the functions of Options.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"backissue/generator/internal/build"
	"backissue/generator/internal/config"
	"backissue/generator/internal/source"
)

// Options say what to serve and where, and who is told.
type Options struct {
	Root  string // the archive's folder
	Ports []int  // tried in this order; 0 lets the system choose one

	Listening func(address string)               // called once, when pages can be asked for
	Progress  func(step string, done, total int) // called while a build goes on
	Built     func(Outcome)                      // called after every build
	Unwatched func(error)                        // called when changes may go unnoticed, with the reason; from any goroutine
}

// Outcome is how one build ended.
type Outcome struct {
	Number int // counts the builds of this run, from 1
	Report build.Report
	Err    error // source.Problems for the editor to mend; anything else is a defect
}

// Run serves the archive until ctx ends, which is no error. The temporary folder is gone when it returns.
func Run(ctx context.Context, o Options) (err error) {
	if o.Root, err = filepath.Abs(o.Root); err != nil {
		return fmt.Errorf("find the archive: %w", err)
	}
	listener, err := listen(o.Ports)
	if err != nil {
		return err
	}
	defer listener.Close()
	out, err := os.MkdirTemp("", "backissue-serve-")
	if err != nil {
		return fmt.Errorf("make a folder to build into: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(out)) }()

	site, err := openSite(filepath.Join(out, "site"))
	if err != nil {
		return err
	}
	defer site.close()
	return site.run(ctx, o, listener)
}

// run watches before it builds for the first time, so that no change falls between the two.
func (s *site) run(ctx context.Context, o Options, listener net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	changes, err := watch(ctx, o.Root, o.Unwatched)
	if err != nil {
		return err
	}
	stopIndex := s.rebuild(ctx, o)
	defer func() { stopIndex() }()
	if ctx.Err() != nil {
		return nil
	}

	server := &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	o.Listening("http://" + listener.Addr().String() + "/")
	for {
		select {
		case <-changes:
			stopIndex()
			stopIndex = s.rebuild(ctx, o)
		case err := <-failed:
			return fmt.Errorf("serve %s: %w", listener.Addr(), err)
		case <-ctx.Done():
			return stop(server, s.events)
		}
	}
}

// rebuild builds once and lets everybody know how it went. A build that was interrupted is not told: the run is ending. What the build left of the
// search index is made soon, unless the function that rebuild gives is called before.
func (s *site) rebuild(ctx context.Context, o Options) (stopIndex func()) {
	report, err := build.Run(ctx, build.Options{Root: o.Root, Out: s.folder, Ledger: s.ledger(), Progress: o.Progress, IndexLater: true, MayEmpty: true})
	if ctx.Err() != nil {
		return func() {}
	}
	if c, err := config.Load(filepath.Join(o.Root, config.FileName)); err == nil {
		s.publishAt(c.Base)
	}
	o.Built(s.events.publish(report, err))
	if !report.Behind {
		return func() {}
	}
	return s.indexSoon(ctx, o)
}

// restBeforeIndex is how long nothing must change before the rest of the search index is made: an editor who saves often should not share the
// machine with it.
const restBeforeIndex = 2 * time.Second

// indexSoon makes the rest of the search index when the time has come. The function that it gives stops it, and returns when it has stopped.
func (s *site) indexSoon(ctx context.Context, o Options) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-time.After(restBeforeIndex):
			s.completeIndex(ctx, o)
		case <-ctx.Done():
		}
	}()
	return func() { cancel(); <-ended }
}

// completeIndex builds without a word, unless that fails: pages that are open show already what they have to.
func (s *site) completeIndex(ctx context.Context, o Options) {
	report, err := build.Run(ctx, build.Options{Root: o.Root, Out: s.folder, Ledger: s.ledger(), MayEmpty: true})
	s.events.silently(report) // perhaps of a change, too, that the watcher is about to tell
	if err != nil && ctx.Err() == nil {
		o.Built(s.events.publish(report, err))
	}
}

// ledger is the folder of what builds remember.
func (s *site) ledger() string { return s.folder + "-ledger" }

// timeToFinish is how long answers under way may take when the run ends.
const timeToFinish = 2 * time.Second

func stop(server *http.Server, events *events) error {
	events.end()
	ctx, cancel := context.WithTimeout(context.Background(), timeToFinish)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}

// listen opens the first of the ports that is free, on the loopback address.
func listen(ports []int) (net.Listener, error) {
	for i, port := range ports {
		listener, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			return listener, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) && !errors.Is(err, syscall.EACCES) {
			return nil, fmt.Errorf("listen on port %d: %w", port, err)
		}
		if i == len(ports)-1 {
			return nil, unavailable(ports, err)
		}
	}
	return nil, errors.New("listen: no port given")
}

func unavailable(ports []int, err error) error {
	message := fmt.Sprintf("port %d is in use", ports[0])
	if errors.Is(err, syscall.EACCES) {
		message = fmt.Sprintf("port %d is kept for the system", ports[0])
	}
	if len(ports) > 1 {
		message = fmt.Sprintf("the ports from %d to %d are in use", ports[0], ports[len(ports)-1])
	}
	return &source.Problem{Message: message, Hint: "choose another one: gen serve --port 9000"}
}
