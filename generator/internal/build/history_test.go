package build

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/render"
	"backissue/generator/internal/sample"
	"backissue/generator/internal/source"
)

var (
	firstHistory = flag.Uint64("first-history", 1, "the `number` of the first history, from which all chance in it comes")
	histories    = flag.Uint64("histories", 8, "how many there are; make histories has 200")
)

// The promise that the site is the same bytes whichever way it was reached. Each history is some random edits of a small archive, with a build
// after each, and whatever can happen to the site and to what builds remember in between. Each time the site is compared with one that is built
// anew from the same files, and a second build finds nothing to do. When the archive is at fault both builds tell the same, and the site stays as it was.
//
// A history that fails tells its steps. It runs alone with: go test -run TestHistories -first-history N -histories 1
func TestHistories(t *testing.T) {
	loadLayouts = loadOnce()
	defer func() { loadLayouts = render.Load }()
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	var steps, built atomic.Int64
	t.Run("each", func(t *testing.T) {
		for n := range *histories {
			seed := *firstHistory + n
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				h := &history{T: t, chance: rand.New(rand.NewPCG(seed, 0)), paper: newPaper()}
				h.live()
				steps.Add(int64(h.steps))
				built.Add(int64(h.built))
			})
		}
	})
	if steps, built := steps.Load(), built.Load(); built*10 < steps*7 {
		t.Errorf("only %d of %d steps left an archive without problems: the histories prove little", built, steps)
	}
}

// loadOnce gives a render.Load that loads the same layouts once. It reads the archive's own first, so that those are of one moment.
func loadOnce() func(own, builtIn fs.FS, language string) (*render.Layouts, error) {
	var mu sync.Mutex
	loaded := map[string]*render.Layouts{}
	return func(own, builtIn fs.FS, language string) (*render.Layouts, error) {
		files := fstest.MapFS{}
		key := language
		if own != nil {
			err := fs.WalkDir(own, ".", func(name string, entry fs.DirEntry, err error) error {
				if err != nil || entry.IsDir() {
					return err
				}
				text, err := fs.ReadFile(own, name)
				files[name] = &fstest.MapFile{Data: text}
				key += fmt.Sprintf("\n%q %q", name, text)
				return err
			})
			if err != nil {
				return nil, err
			}
		}
		mu.Lock()
		defer mu.Unlock()
		if l := loaded[key]; l != nil {
			return l, nil
		}
		l, err := render.Load(files, builtIn, language)
		if err == nil {
			loaded[key] = l
		}
		return l, err
	}
}

// history is one archive and what happens to it.
type history struct {
	*testing.T
	chance *rand.Rand
	root   string
	paper  *paper
	sound  *paper            // as it was last built
	site   map[string]string // as it was last built
	kept   string            // a copy of the ledger of an earlier moment
	steps  int
	built  int // steps after which the archive had no problems
}

const stepsInHistory = 3

func (h *history) live() {
	h.root = filepath.Join(h.TempDir(), "archive")
	h.paper.write(h.T, h.root)
	if _, err := Run(context.Background(), Options{Root: h.root}); err != nil {
		h.Fatal(err)
	}
	h.sound, h.site = h.paper.copied(), h.public()
	for range stepsInHistory {
		if h.steps > h.built && h.chance.IntN(4) > 0 {
			h.paper = h.sound.copied()
			h.Logf("all is mended")
		}
		var done []string
		for range 1 + h.chance.IntN(3) {
			done = append(done, h.edit())
		}
		if h.chance.IntN(2) == 0 {
			done = append(done, h.mishap())
		}
		h.step(strings.Join(done, "; "), 1+h.chance.IntN(2))
	}
}

// step writes the paper's files, builds, and compares.
func (h *history) step(what string, cores int) {
	h.Helper()
	h.steps++
	h.paper.write(h.T, h.root)
	if h.chance.IntN(6) == 0 {
		time.Sleep(120 * time.Millisecond) // so long that the files' seals are believed by the next build
		what += "; the files rest"
	}
	h.Logf("%d: %s; %d cores", h.steps, what, cores)
	if h.chance.IntN(5) == 0 {
		h.interrupt()
	}
	if h.chance.IntN(3) == 0 {
		h.leaveIndex()
	}
	before := h.public()
	_, err := Run(context.Background(), Options{Root: h.root, Cores: cores})
	clean, cleanErr := h.buildAnew()
	switch {
	case fmt.Sprint(err) != fmt.Sprint(cleanErr):
		h.Fatalf("a build says\n%v\nand a clean one says\n%v", err, cleanErr)
	case err != nil:
		if _, ok := source.AsProblems(err); !ok {
			h.Fatal(err)
		}
		h.Logf("   with problems: %s", strings.SplitN(err.Error(), "\n", 2)[0])
		h.same("the site of before the problems", before, h.public())
		return
	}
	h.same("a clean build", clean, h.public())
	h.manifest(clean)
	h.built++
	h.sound, h.site = h.paper.copied(), clean
	if _, err := os.Stat(filepath.Join(h.root, "public", ".publishing")); err == nil {
		h.Fatal("the staging folder stays")
	}
	h.idle()
}

// manifest looks whether the site's list of what is published names its files, no more and no fewer.
func (h *history) manifest(site map[string]string) {
	h.Helper()
	text, err := os.ReadFile(filepath.Join(h.root, "public", ".published"))
	if err != nil {
		h.Fatal(err)
	}
	named := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if diff := cmp.Diff(slices.Sorted(maps.Keys(site)), named); len(site) > 0 && diff != "" {
		h.Fatalf("the list of what is published: %s", diff)
	}
}

// idle builds once more, which must find nothing to do.
func (h *history) idle() {
	h.Helper()
	report, err := Run(context.Background(), Options{Root: h.root})
	if err != nil {
		h.Fatal(err)
	}
	if report.Parsed+report.Rendered+report.Written+report.Removed > 0 || report.Forgot != "" {
		h.Fatalf("a second build has something to do: %+v", report)
	}
}

// buildAnew gives the site that is built of the same files with nothing remembered.
func (h *history) buildAnew() (map[string]string, error) {
	fresh := h.TempDir()
	out := filepath.Join(fresh, "public")
	_, err := Run(context.Background(), Options{Root: h.root, Out: out, Ledger: filepath.Join(fresh, "ledger")})
	if err != nil {
		return nil, err
	}
	return sample.Site(h, out), nil
}

// interrupt begins a build and stops it somewhere. The site must be as it was, unless the build came to its end before.
func (h *history) interrupt() {
	h.Helper()
	before := h.public()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	calls, last := 0, h.chance.IntN(30)
	_, err := Run(ctx, Options{Root: h.root, Cores: 2, Progress: func(string, int, int) {
		if calls++; calls > last {
			stop()
		}
	}})
	if err == nil {
		return
	}
	if _, ok := source.AsProblems(err); !ok && !errors.Is(err, context.Canceled) {
		h.Fatal(err)
	}
	h.Logf("   a build was stopped after %d calls of Progress: %v", calls, err)
	h.same("the site of before a build that was stopped", before, h.public())
}

// leaveIndex builds as serve does, which may leave the search index behind and nothing else.
func (h *history) leaveIndex() {
	h.Helper()
	before := h.public()
	report, err := Run(context.Background(), Options{Root: h.root, IndexLater: true})
	if err != nil {
		h.same("the site of before a build that failed", before, h.public())
		return
	}
	clean, err := h.buildAnew()
	h.must(err)
	h.Logf("   a build that may leave the index behind, and did: %v", report.Behind)
	got := h.public()
	if !report.Behind {
		h.same("a clean build", clean, got)
		return
	}
	left := map[string]bool{} // segments that are not as they must be; one of which a file was changed by hand is made again even so
	for address, text := range clean {
		if strings.HasPrefix(address, "search/") && got[address] != text {
			left[path.Dir(address)] = true
		}
	}
	for address := range clean {
		if left[path.Dir(address)] {
			clean[address] = before[address]
		}
	}
	h.same("a clean build but for the index", clean, got)
}

func (h *history) public() map[string]string {
	if _, err := os.Stat(filepath.Join(h.root, "public")); err != nil {
		return nil
	}
	return sample.Site(h, filepath.Join(h.root, "public"))
}

// same compares a site with what it must be.
func (h *history) same(name string, want, got map[string]string) {
	h.Helper()
	differ := changed(want, got)
	if len(differ) == 0 {
		return
	}
	for _, address := range differ[:min(len(differ), 5)] {
		a, b := want[address], got[address]
		at := 0
		for at < len(a) && at < len(b) && a[at] == b[at] {
			at++
		}
		h.Errorf("%s\n   want …%.200q\n    got …%.200q", address, a[max(0, min(len(a), at)-40):], b[max(0, min(len(b), at)-40):])
	}
	h.Fatalf("the site is not that of %s: %d files differ", name, len(differ))
}
