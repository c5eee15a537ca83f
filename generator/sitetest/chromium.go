package sitetest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/chromedp/chromedp"
)

// browserNames are what the browser is called on the systems that have it, and where macOS keeps it.
var browserNames = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"}

// FindChromium gives the browser's program: what CHROMIUM names, or the first that is installed.
func FindChromium() (string, error) {
	if named := os.Getenv("CHROMIUM"); named != "" {
		program, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("CHROMIUM names no program: %w", err)
		}
		return program, nil
	}
	for _, name := range browserNames {
		if program, err := exec.LookPath(name); err == nil {
			return program, nil
		}
	}
	return "", errors.New("no Chromium is installed. Next step: make browser-ready, or name one: CHROMIUM=/path/to/chrome make test")
}

// Browser is a Chromium without a window.
type Browser struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// Start starts a browser; its first tab is opened by Tab. It runs without the sandbox: containers often allow none, and it opens nothing but the
// sites built here. Scrollbars take no room, as on a phone.
func Start(ctx context.Context) (*Browser, error) {
	program, err := FindChromium()
	if err != nil {
		return nil, err
	}
	// Chromium that is ended at once leaves files where temporary ones lie.
	temporary, err := os.MkdirTemp("", "browser-")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.Flag("lang", "zh-CN"), chromedp.Env("TMPDIR="+temporary))
	allocator, stop := chromedp.NewExecAllocator(ctx, options...)
	browser, leave := chromedp.NewContext(allocator)
	b := &Browser{ctx: browser, cancel: func() {
		leave()
		stop()
		os.RemoveAll(temporary)
	}}
	if err := chromedp.Do(browser); err != nil {
		b.Close()
		return nil, fmt.Errorf("%s does not start: %w", program, err)
	}
	return b, nil
}

// Close ends the browser.
func (b *Browser) Close() { b.cancel() }
