package serve

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"strconv"
	"sync"

	"backissue/generator/internal/build"
)

// events tells open pages how the last build ended, and that it ended.
//
// A page knows the edition of the site it came from, its version. A stream starts with the version of now, so that
// a page that was loaded before a build, or before the server was started anew, finds out as soon as it connects.
type events struct {
	mu      sync.Mutex
	last    Outcome
	version int           // counts what a reader could tell apart; a build that changed nothing leaves it
	changed chan struct{} // closed at the next build
	unsaid  bool          // the site changed since, and no version tells
	run     string        // tells this run's versions from those of an earlier one
	ended   chan struct{}
}

func newEvents() *events {
	return &events{changed: make(chan struct{}), run: rand.Text()[:8], ended: make(chan struct{})}
}

// publish counts one more build and wakes every stream.
func (e *events) publish(report build.Report, err error) Outcome {
	e.mu.Lock()
	defer e.mu.Unlock()
	if err != nil || e.last.Err != nil || e.last.Number == 0 || e.unsaid || report.Written+report.Removed > 0 {
		e.version++
	}
	e.unsaid = false
	e.last = Outcome{Number: e.last.Number + 1, Report: report, Err: err}
	close(e.changed)
	e.changed = make(chan struct{})
	return e.last
}

// silently counts a build that no open page need load itself anew for. The next one that is published makes up for it.
func (e *events) silently(report build.Report) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.unsaid = e.unsaid || report.Written+report.Removed > 0
}

// state gives the last build's outcome, the site's version, and a channel that is closed at the next build.
func (e *events) state() (last Outcome, version string, next <-chan struct{}) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.last, e.run + "-" + strconv.Itoa(e.version), e.changed
}

// end closes every stream: a server that shuts down would wait for them.
func (e *events) end() { close(e.ended) }

// ServeHTTP streams one server-sent event for each build: "build 3 ok" or "build 3 failed", the site's version its id.
// A stream that is slow gets the newest outcome only.
func (e *events) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	fmt.Fprint(w, "retry: 500\n\n") // milliseconds until a browser asks a server again that went away
	for {
		last, version, next := e.state()
		result := "ok"
		if last.Err != nil {
			result = "failed"
		}
		fmt.Fprintf(w, "id: %s\nevent: build\ndata: build %d %s\n\n", version, last.Number, result)
		if out.Flush() != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		case <-e.ended:
			return
		}
	}
}
