package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"backissue/generator/internal/source"
)

func TestInOrder(t *testing.T) {
	items := make([]int, 100)
	for i := range items {
		items[i] = i
	}
	var running, most atomic.Int32
	var got []int
	for item, result := range inOrder(t.Context(), 4, items, func(i int) int {
		now := running.Add(1)
		defer running.Add(-1)
		for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
		}
		time.Sleep(time.Duration(i%7) * time.Microsecond) // the later is often the sooner done
		return i * i
	}) {
		if result != item*item {
			t.Fatalf("%d gives %d", item, result)
		}
		got = append(got, item)
	}
	if !slices.Equal(got, items) || most.Load() > 5 || running.Load() != 0 {
		t.Errorf("%d results, at most %d at once, %d still running", len(got), most.Load(), running.Load())
	}
}

func TestInOrderStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	begun := atomic.Int32{}
	for range inOrder(ctx, 2, make([]int, 1000), func(int) int { begun.Add(1); return 0 }) {
		cancel()
	}
	if n := begun.Load(); n > 5 {
		t.Errorf("%d of 1000 were begun after the first was asked to be the last", n)
	}
}

const smallPage = "河口镇新桥正式通车\n本报讯（记者张明）1月7日上\n午，东城县河口镇新桥正式通车，两岸居民出\n行时间缩短半个小时。\n"

// files makes pages that are read from memory.
func pagesOf(editions, pages int) []File {
	var files []File
	for e := range editions {
		for p := range pages {
			name := fmt.Sprintf("/2023-01-%02d/%02d.txt", e+1, p+1)
			files = append(files, File{Name: name[1:], place: name, read: func() ([]byte, error) { return []byte(smallPage), nil }})
		}
	}
	return files
}

// importing runs an import and gives the outcomes in their order.
func importing(t *testing.T, ctx context.Context, root string, files []File, each func(Outcome)) ([]Outcome, error) {
	t.Helper()
	var outcomes []Outcome
	err := firstReader(t).Import(ctx, files, Options{Root: root, Cores: 4, Sorting: func(int, int) {}, Each: func(o Outcome) {
		outcomes = append(outcomes, o)
		if each != nil {
			each(o)
		}
	}})
	return outcomes, err
}

func TestPagesAreToldInOrder(t *testing.T) {
	files := pagesOf(5, 6)
	slices.Reverse(files)
	outcomes, err := importing(t, t.Context(), t.TempDir(), files, nil)
	if err != nil || len(outcomes) != 30 {
		t.Fatalf("%d outcomes, %v", len(outcomes), err)
	}
	if !slices.IsSortedFunc(outcomes, func(a, b Outcome) int {
		if c := a.Key.Compare(b.Key); c != 0 {
			return c
		}
		return a.Imported.Place.Page - b.Imported.Place.Page
	}) {
		t.Error("the pages are not told in the order of their editions and numbers")
	}
}

// A page at which the program itself fails keeps no other away, and is told as what it is.
func TestPageThatBreaksTheProgram(t *testing.T) {
	root, files := t.TempDir(), pagesOf(1, 3)
	files[1].read = func() ([]byte, error) { panic("a defect") }
	outcomes, err := importing(t, t.Context(), root, files, nil)
	if err != nil || len(outcomes) != 3 {
		t.Fatalf("%d outcomes, %v", len(outcomes), err)
	}
	failed := outcomes[2].Err
	if _, mendable := source.AsProblems(failed); mendable || failed == nil || !strings.Contains(failed.Error(), "a defect") {
		t.Errorf("the page that failed is told with %v", failed)
	}
	if _, err := os.Stat(filepath.Join(root, "content/2023/01/01/03-01.md")); err != nil {
		t.Error(err)
	}
}

// When one file of an edition cannot be written, none is.
func TestEditionIsWrittenWholeOrNotAtAll(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "content/2023/01/02/source"), []byte("a file where a folder should be"))
	outcomes, err := importing(t, t.Context(), root, pagesOf(3, 2), nil)
	if err == nil {
		t.Fatal("nobody was told")
	}
	if len(outcomes) != 2 {
		t.Errorf("%d pages are told to be imported, want those of the first edition", len(outcomes))
	}
	left, err := os.ReadDir(filepath.Join(root, "content/2023/01/02"))
	if err != nil || len(left) != 1 {
		t.Errorf("the edition's folder holds %v, %v", left, err)
	}
}

func TestStoppedImportBeginsNoEdition(t *testing.T) {
	root := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	outcomes, err := importing(t, ctx, root, pagesOf(20, 3), func(o Outcome) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped with %v", err)
	}
	if len(outcomes) != 3 {
		t.Errorf("%d pages were told after the stop, want the three of the edition that was being written", len(outcomes))
	}
	editions, err := filepath.Glob(filepath.Join(root, "content/2023/01/*"))
	if err != nil || len(editions) != 1 {
		t.Errorf("editions written: %v, %v", editions, err)
	}
}

func TestLeftoversOfAKilledImportAreSwept(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{".import-123", "source/.import-456"} {
		write(t, filepath.Join(root, "content/2023/01/01", name), []byte("half"))
	}
	if _, err := importing(t, t.Context(), root, pagesOf(1, 1), nil); err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{".import-*", "source/.import-*"} {
		if left, err := filepath.Glob(filepath.Join(root, "content/2023/01/01", pattern)); err != nil || len(left) > 0 {
			t.Errorf("left: %v, %v", left, err)
		}
	}
}
