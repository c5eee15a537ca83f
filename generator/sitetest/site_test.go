package sitetest

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"backissue/generator/internal/render"
)

// archive is this repository's own.
const archive = "../.."

// TestReaders opens the built sites as readers do.
func TestReaders(t *testing.T) {
	sites, err := BuildAll(t.Context(), archive, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	axe, err := ReadAxe(archive)
	if err != nil {
		t.Fatal(err)
	}
	browser, err := Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer browser.Close()
	t.Run("every kind of sheet is there", func(t *testing.T) { testKinds(t, sites) })
	for _, site := range sites {
		host, err := Serve(site)
		if err != nil {
			t.Fatal(err)
		}
		defer host.Close()
		r := reading{site, host, browser, axe}
		t.Run(site.Name+", every sheet is in reach of the home sheet", r.testReach)
		t.Run(site.Name+", by HTTP", r.testByHTTP)
		t.Run(site.Name+", from a folder", r.testFromFolder)
		t.Run(site.Name+", redirects", r.testRedirects)
		t.Run(site.Name+", by keyboard", r.testKeyboard)
		t.Run(site.Name+", without scripts", r.testWithoutScripts)
		t.Run(site.Name+", with a reader's own settings", r.testOwnSettings)
		t.Run(site.Name+", in forced colours", r.testForcedColours)
		if r.site.Name == "chinese" {
			t.Run(site.Name+", photos as large as the screen", r.testPhotos)
		}
		if r.site.Name == "own" { // the made papers' articles have photos and little else that is ordinary
			t.Run(site.Name+", by weight", r.testWeight)
		}
	}
}

// reading is one site under test.
type reading struct {
	site    *Site
	host    *Host
	browser *Browser
	axe     string
}

func testKinds(t *testing.T, sites []*Site) {
	seen := map[render.Kind]bool{}
	for _, site := range sites {
		for _, sheet := range site.Sheets {
			seen[sheet.Kind] = true
		}
	}
	for _, kind := range render.Kinds {
		if !seen[kind] {
			t.Errorf("no sheet of the kind %q is looked at. Next step: write an article that brings one, in papers.go", kind)
		}
	}
}

// testReach follows all links from the home sheet. What nothing leads to are sheets for old addresses.
func (r reading) testReach(t *testing.T) {
	byAddress := map[string]Sheet{}
	for _, sheet := range r.site.Sheets {
		byAddress[sheet.Address] = sheet
	}
	reached, waiting := map[string]bool{}, []string{"index.html"}
	for len(waiting) > 0 {
		address := waiting[0]
		waiting = waiting[1:]
		if reached[address] {
			continue
		}
		reached[address] = true
		waiting = append(waiting, byAddress[address].Links...)
	}
	for _, sheet := range r.site.Sheets {
		if !reached[sheet.Address] && !slices.Contains([]render.Kind{render.NotFound, render.Redirect, render.Withdrawn}, sheet.Kind) {
			t.Errorf("no way leads from the home sheet to %s", sheet.Address)
		}
	}
}

// each has several tabs look at sheets.
func (r reading) each(t *testing.T, sheets []Sheet, look func(tab *Tab, sheet Sheet) error) {
	next := make(chan Sheet)
	var tabs sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		tab, err := r.browser.Tab()
		if err != nil {
			t.Fatal(err)
		}
		tabs.Go(func() {
			defer tab.Close()
			for sheet := range next {
				if err := look(tab, sheet); err != nil {
					t.Errorf("%s: %v", sheet.Address, err)
				}
			}
		})
	}
	for _, sheet := range sheets {
		next <- sheet
	}
	close(next)
	tabs.Wait()
}

// without gives the sheets that are not of some kinds.
func without(sheets []Sheet, kinds ...render.Kind) []Sheet {
	return slices.DeleteFunc(slices.Clone(sheets), func(s Sheet) bool { return slices.Contains(kinds, s.Kind) })
}

var (
	allLooks = []Look{{390, false}, {390, true}, {1280, false}, {1280, true}}
	extremes = []Look{{320, false}, {1920, false}}
)

// testByHTTP looks at all sheets at the extremes of width, and at those in which all kinds are seen also with axe-core. A redirect is gone before
// one can look at it.
func (r reading) testByHTTP(t *testing.T) {
	closely := map[string]bool{}
	for _, sheet := range r.site.Representatives() {
		closely[sheet.Address] = true
	}
	r.each(t, without(r.site.Sheets, render.Redirect), func(tab *Tab, sheet Sheet) error {
		if err := tab.Open(r.host.URL, r.host.URL+sheet.Address); err != nil {
			return err
		}
		err := r.look(t, tab, sheet, extremes)
		if err == nil && closely[sheet.Address] {
			err = r.look(t, tab, sheet, allLooks)
		}
		if err == nil && closely[sheet.Address] {
			err = r.judge(t, tab, sheet, allLooks)
		}
		return cmp.Or(err, r.listen(t, tab, sheet))
	})
}

// testFromFolder looks at a sheet of each kind without a host. The sheet 404.html is left out: only a host shows it, and its links start from the site's path there.
func (r reading) testFromFolder(t *testing.T) {
	r.each(t, without(onePerKind(r.site.Sheets), render.Redirect, render.NotFound), func(tab *Tab, sheet Sheet) error {
		if err := tab.Open(r.site.fileRoot(), r.site.FileURL(sheet)); err != nil {
			return err
		}
		err := r.look(t, tab, sheet, allLooks)
		if err == nil {
			err = r.judge(t, tab, sheet, allLooks[:1])
		}
		return cmp.Or(err, r.listen(t, tab, sheet))
	})
}

// look sees whether a sheet fits.
func (r reading) look(t *testing.T, tab *Tab, sheet Sheet, looks []Look) error {
	for _, look := range looks {
		if err := tab.See(look); err != nil {
			return err
		}
		faults, err := tab.Faults()
		if err != nil {
			return err
		}
		tell(t, sheet, look.String(), faults)
	}
	return nil
}

// judge asks axe-core.
func (r reading) judge(t *testing.T, tab *Tab, sheet Sheet, looks []Look) error {
	for _, look := range looks {
		if err := tab.See(look); err != nil {
			return err
		}
		broken, err := tab.Broken(r.axe, look)
		if err != nil {
			return err
		}
		tell(t, sheet, look.String(), broken)
	}
	return nil
}

// listen tells what was heard while a sheet was open.
func (r reading) listen(t *testing.T, tab *Tab, sheet Sheet) error {
	lost, err := tab.LostPictures()
	tell(t, sheet, "what the browser said", append(lost, tab.Heard()...))
	return err
}

func tell(t *testing.T, sheet Sheet, how string, faults []string) {
	if len(faults) > 0 {
		t.Errorf("%s, %s:\n%s", sheet.Address, how, strings.Join(faults, "\n"))
	}
}

// testRedirects follows the sheets of old addresses, both ways.
func (r reading) testRedirects(t *testing.T) {
	redirects := slices.DeleteFunc(slices.Clone(r.site.Sheets), func(s Sheet) bool { return s.Kind != render.Redirect })
	for _, root := range []string{r.host.URL, r.site.fileRoot()} {
		r.each(t, redirects, func(tab *Tab, sheet Sheet) error {
			if err := tab.follow(root, sheet.Address, sheet.Links[0]); err != nil {
				return fmt.Errorf("it doesn't lead to %s: %w", sheet.Links[0], err)
			}
			tell(t, sheet, "as a redirect", tab.Heard())
			return nil
		})
	}
}

const loaded = `new Promise(done => document.readyState == "complete" ? done(true) : addEventListener("load", () => done(true)))`

// follow opens a sheet and waits until it has led to another.
func (t *Tab) follow(root, from, to string) error {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	steps := chromedp.Events(ctx, page.FrameNavigated)
	if err := t.Open(root, root+from); err != nil {
		return err
	}
	for step, err := range steps {
		if err != nil {
			return err
		}
		if step.Frame.URL == root+to {
			_, err := ask[bool](t, loaded)
			return err
		}
	}
	return ctx.Err()
}

// reachable counts what can have the focus: it must, and one must see it.
const reachable = `(() => {
	window.places = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(e =>
		e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}) && (e.type != "radio" || e.checked))
	window.visited = new Set()
	window.unseen = new Set()
})()`

const visit = `(() => {
	const e = document.activeElement
	visited.add(e)
	const style = getComputedStyle(e)
	if (e != document.body && (style.outlineStyle == "none" || parseFloat(style.outlineWidth) < 2) && style.boxShadow == "none") unseen.add(e)
})()`

const missed = `[...places.filter(e => !visited.has(e)).map(e => "Tab never comes to " + e.outerHTML.slice(0, 120)), ...[...unseen].map(e => "the focus can't be seen on " + e.outerHTML.slice(0, 120))]`

// testKeyboard goes with the Tab key through a sheet of each kind, on a phone and on a desk.
func (r reading) testKeyboard(t *testing.T) {
	r.each(t, onePerKind(without(r.site.Sheets, render.Redirect)), func(tab *Tab, sheet Sheet) error {
		for _, width := range []int{390, 1280} {
			if err := tab.See(Look{width, false}); err != nil {
				return err
			}
			missed, err := tab.walk(r.host.URL, sheet)
			tell(t, sheet, fmt.Sprintf("%d px", width), missed)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// walk presses Tab as often as there are places to come to.
func (t *Tab) walk(root string, sheet Sheet) ([]string, error) {
	if err := t.Open(root, root+sheet.Address); err != nil {
		return nil, err
	}
	places, err := ask[int](t, reachable+";\n"+visit+";\nplaces.length") // a sheet may set the focus itself, and be walked from there
	if err != nil {
		return nil, err
	}
	for range places {
		if err := t.do(chromedp.KeyEvent(kb.Tab)); err != nil {
			return nil, err
		}
		if _, err := ask[bool](t, visit+"\n;true"); err != nil {
			return nil, err
		}
	}
	return ask[[]string](t, missed)
}

// onePerKind keeps the largest sheet of each kind.
func onePerKind(sheets []Sheet) []Sheet {
	sheets = slices.Clone(sheets)
	slices.SortStableFunc(sheets, func(a, b Sheet) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Bytes, a.Bytes)) })
	return slices.CompactFunc(sheets, func(a, b Sheet) bool { return a.Kind == b.Kind })
}

// shown gives the lines of text that a sheet shows, but for what one only works with.
const shown = `(() => {
	for (const e of document.querySelectorAll("form, button, input, select, textarea, label, output, noscript")) e.remove()
	return document.body.innerText.split("\n").map(l => l.trim()).filter(l => l)
})()`

// testWithoutScripts compares what a sheet says with scripts and without.
func (r reading) testWithoutScripts(t *testing.T) {
	r.each(t, without(r.site.Representatives(), render.Redirect), func(tab *Tab, sheet Sheet) error {
		var texts [2][]string
		for n, scripts := range []bool{false, true} {
			err := tab.AllowScripts(scripts)
			if err == nil {
				err = tab.Open(r.host.URL, r.host.URL+sheet.Address)
			}
			if err == nil {
				texts[n], err = ask[[]string](tab, shown)
			}
			if err != nil {
				return err
			}
		}
		if len(texts[0]) == 0 {
			t.Errorf("%s shows nothing without scripts", sheet.Address)
		}
		for _, line := range texts[1] {
			if !slices.Contains(texts[0], line) {
				t.Errorf("%s: %q is shown by a script only", sheet.Address, line)
			}
		}
		return nil
	})
}
