package sitetest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long one step of a browser may take on a machine that has much else to do.
const patience = time.Minute

// Tab is a tab of a browser that writes down what should not happen in it.
type Tab struct {
	ctx    context.Context
	cancel context.CancelFunc

	mutex  sync.Mutex
	site   string // where all requests must go
	heard  []string
	wanted []string // addresses that were asked for
}

// Tab opens a tab.
func (b *Browser) Tab() (*Tab, error) {
	ctx, cancel := chromedp.NewContext(b.ctx)
	t := &Tab{ctx: ctx, cancel: cancel}
	if err := chromedp.Listen(ctx, t.hear); err != nil {
		cancel()
		return nil, err
	}
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		cancel()
		return nil, err
	}
	return t, nil
}

// Close closes the tab.
func (t *Tab) Close() { t.cancel() }

// hear is called in the order of events. It must not wait for anything.
func (t *Tab) hear(event any) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		t.note("console: %s %v", e.Type, e.Args)
	case *runtime.EventExceptionThrown:
		t.note("console: %s %v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
	case *log.EventEntryAdded:
		t.note("console: %s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *network.EventRequestWillBeSent:
		t.wanted = append(t.wanted, e.Request.URL)
		if !strings.HasPrefix(e.Request.URL, t.site) && !strings.HasPrefix(e.Request.URL, "data:") {
			t.note("a request outside the site: %s", e.Request.URL)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			t.note("a request that fails: %d %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled { // by going on to the next sheet
			t.note("a request that fails: %s %s", e.Type, e.ErrorText)
		}
	}
}

func (t *Tab) note(format string, args ...any) {
	t.heard = append(t.heard, fmt.Sprintf(format, args...))
}

// Open goes to an address and forgets what was heard before. All requests must go to the site.
func (t *Tab) Open(site, address string) error {
	t.mutex.Lock()
	t.site, t.heard, t.wanted = site, nil, nil
	t.mutex.Unlock()
	return t.do(chromedp.Navigate(address))
}

// Heard gives what should not have happened since the tab was opened.
func (t *Tab) Heard() []string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return append([]string(nil), t.heard...)
}

// Wanted gives the addresses that were asked for since the tab was opened.
func (t *Tab) Wanted() []string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return append([]string(nil), t.wanted...)
}

func (t *Tab) do(steps ...chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	return chromedp.Do(ctx, steps...)
}

// Look is how a reader sees a sheet.
type Look struct {
	Width int
	Dark  bool
}

func (l Look) String() string {
	return fmt.Sprintf("%d px, %s", l.Width, l.scheme())
}

func (l Look) scheme() string {
	if l.Dark {
		return "dark"
	}
	return "light"
}

// See changes how the tab is seen.
func (t *Tab) See(look Look) error {
	return t.do(chromedp.EmulateViewport(int64(look.Width), 844), call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme()}, {Name: "prefers-reduced-motion", Value: "reduce"}}}))
}

// AllowScripts turns the scripts of the sheets that are opened from now on off or on.
func (t *Tab) AllowScripts(allowed bool) error {
	return t.do(call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !allowed}))
}

func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

// ask runs a script, waits for its promise if it gives one, and returns its value.
func ask[T any](t *Tab, script string) (T, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}
