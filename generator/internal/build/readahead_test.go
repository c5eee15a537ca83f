package build

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"backissue/generator/internal/content"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
)

// However many editions' files take long at once, each edition after them is asked for once.
func TestEachEditionIsAskedForOnce(t *testing.T) {
	const editions = 1000
	var ahead readAhead
	asked := make([]int, editions)
	var mu sync.Mutex
	var workers sync.WaitGroup
	for worker := range 8 {
		workers.Go(func() {
			for number := worker; number < editions; number += 8 {
				first, after := ahead.take(number+1, min(number+1+editionsAhead, editions))
				mu.Lock()
				for i := first; i < after; i++ {
					asked[i]++
				}
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	for number, times := range asked {
		if times > 1 {
			t.Fatalf("edition %d was asked for %d times", number, times)
		}
	}
}

// When files are long in coming, the system is asked for the next editions' files, and one that is gone by then is no error. It is asked once.
func TestLongReadsHaveTheNextFilesAskedFor(t *testing.T) {
	root := archiveOf(t, 3)
	folders, err := content.Walk(filepath.Join(root, content.Dir), func(content.Folder, *files.Folder) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	p := &publication{options: Options{Root: root}, folders: folders}
	if err := os.RemoveAll(filepath.Join(root, content.Dir, folders[2].Key.Path())); err != nil {
		t.Fatal(err)
	}
	s := &survey{publication: p, folder: folders[0], files: make([]ledger.File, 2)}
	s.files[1].Name = "gone.md"
	done, err := s.openAgain()
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	long, short := time.Now().Add(-time.Second), time.Now().Add(time.Hour)
	for _, began := range []time.Time{long, long, short, long, long} {
		s.hurry(0, began)
	}
	if asked := p.ahead.next.Load(); s.hurried || asked != 0 {
		t.Errorf("files were asked for up to edition %d, though never three in a row were waited for", asked)
	}
	s.hurry(0, long)
	if asked := p.ahead.next.Load(); !s.hurried || asked != 3 {
		t.Errorf("the editions up to %d were asked for, want all 3", asked)
	}
}
