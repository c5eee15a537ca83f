package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"backissue/generator/internal/sample"
)

// printsOf lists the prints that are kept.
func printsOf(t *testing.T, root string) []string {
	t.Helper()
	var names []string
	for name := range sample.Site(t, filepath.Join(root, ".gen", "photos")) {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestOldPrintsGo(t *testing.T) {
	root, photo := withPhoto(t)
	build(t, root)
	first := printsOf(t, root)
	sample.File(t, root, photo, sample.Photo("a.jpg", 2000, 1000, 50))
	build(t, root)
	second := printsOf(t, root)
	if len(first) != 2 || len(second) != 2 || slices.ContainsFunc(second, func(name string) bool { return slices.Contains(first, name) }) {
		t.Errorf("of another photo the old prints stay: %q, then %q", first, second)
	}
	// A build that finds a problem publishes nothing, so it removes nothing.
	sample.File(t, root, photo, "no photo")
	wantProblems(t, root, photo+": the photo is damaged")
	if now := printsOf(t, root); !slices.Equal(now, second) {
		t.Errorf("after a problem there are %q, want %q", now, second)
	}
	sample.Article(t, root, sample.Day(0), 1, 1, "title: 头条\nphotos: [{caption: 桥通了。}]\n", "文。\n")
	build(t, root)
	if left, _ := os.ReadDir(filepath.Join(root, ".gen", "photos")); len(left) > 0 {
		t.Errorf("when no article has a photo, %d folders stay", len(left))
	}
}

// Only prints go: no other file, and nothing that a link leads to.
func TestNothingButPrintsGoes(t *testing.T) {
	root, _ := withPhoto(t)
	outside, old := t.TempDir(), strings.Repeat("a", 30)
	kept := filepath.Join(root, ".gen", "photos")
	sample.File(t, outside, old, "outside")
	for name, text := range map[string]string{"README": "hers", "ab/notes.txt": "hers", "ab/" + old: "a print", "ab/new-1": "half a print", "ab/new-2": "half a print",
		"not/" + old: "hers", old: "hers", "ab/" + old + "a": "hers", "ac/" + old: "a print"} {
		sample.File(t, kept, name, text)
	}
	long := time.Now().Add(-2 * time.Hour)
	for _, err := range []error{os.Symlink(outside, filepath.Join(kept, "ad")), os.Symlink(filepath.Join(outside, old), filepath.Join(kept, "ab", strings.Repeat("b", 30))),
		os.Mkdir(filepath.Join(kept, "ab", strings.Repeat("c", 30)), 0o755), os.Chtimes(filepath.Join(kept, "ab", "new-2"), long, long)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	build(t, root)
	for name, stays := range map[string]bool{"README": true, "ab/notes.txt": true, "not/" + old: true, old: true, "ad/" + old: true, "ab/" + strings.Repeat("b", 30): true,
		"ab/" + old + "a": true, "ab/new-1": true, "ab/" + strings.Repeat("c", 30): true, "ab/" + old: false, "ab/new-2": false, "ac": false} {
		if _, err := os.Lstat(filepath.Join(kept, name)); (err == nil) != stays {
			t.Errorf("%s: %v, stays: %t", name, err, stays)
		}
	}
}

// A build that was killed before it swept, or while it did, has not saved what it remembers: the next one sweeps.
func TestASweepThatWasCutShort(t *testing.T) {
	root, photo := withPhoto(t)
	build(t, root)
	ledger := filepath.Join(root, ".gen", "ledger")
	before, old := sample.Site(t, ledger), sample.Site(t, filepath.Join(root, ".gen", "photos"))
	sample.File(t, root, photo, sample.Photo("a.jpg", 2000, 1000, 50))
	build(t, root)
	want := printsOf(t, root)
	for name, text := range before {
		sample.File(t, ledger, name, text)
	}
	for name, text := range old {
		sample.File(t, filepath.Join(root, ".gen", "photos"), name, text)
		break // one of two was removed
	}
	build(t, root)
	if now := printsOf(t, root); !slices.Equal(now, want) {
		t.Errorf("%q, want %q", now, want)
	}
}

// Two checkouts may share .gen: each makes again what the other swept, at the same time too, and none comes out other than by itself.
func TestTwoCheckoutsShareTheirPrints(t *testing.T) {
	shared := t.TempDir()
	var roots []string
	var alone []map[string]string
	for tint := range byte(2) {
		root, photo := withPhoto(t)
		sample.File(t, root, photo, sample.Photo("a.jpg", 2000, 1000, 100*tint))
		build(t, root)
		alone = append(alone, public(t, root))
		if err := os.RemoveAll(filepath.Join(root, ".gen")); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(shared, filepath.Join(root, ".gen")); err != nil {
			t.Fatal(err)
		}
		roots = append(roots, root)
	}
	for range 4 {
		var both sync.WaitGroup
		for _, root := range roots {
			if err := os.RemoveAll(filepath.Join(root, "public")); err != nil {
				t.Fatal(err)
			}
			both.Go(func() {
				if _, err := Run(t.Context(), Options{Root: root}); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		for n, root := range roots {
			if differ := changed(alone[n], public(t, root)); len(differ) > 0 {
				t.Errorf("checkout %d: %v", n, differ)
			}
		}
	}
}
