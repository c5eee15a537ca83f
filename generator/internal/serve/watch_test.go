package serve

import (
	"path/filepath"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// When the system's queue was full nobody knows what was lost: perhaps that a folder appeared. All are watched anew.
func TestAFullQueueLosesNoFolder(t *testing.T) {
	root := t.TempDir()
	folder := filepath.Join(root, "content", "2023", "01", "08")
	write(t, filepath.Join(folder, "01-01.md"), "")
	w := &watcher{root: root, unwatched: func(err error) { t.Errorf("changes go unnoticed: %v", err) }}
	if err := w.watchAnew(); err != nil {
		t.Fatal(err)
	}
	if err := w.system.Remove(folder); err != nil { // as if the folder had appeared unseen
		t.Fatal(err)
	}
	changes := make(chan struct{}, 1)
	go w.follow(t.Context(), changes)

	w.system.Errors <- fsnotify.ErrEventOverflow
	<-changes
	write(t, filepath.Join(folder, "01-02.md"), "")
	<-changes
}

func TestOnlyWhatABuildReadsMatters(t *testing.T) {
	w := &watcher{root: "/archive"}
	for path, want := range map[string]bool{
		"/archive/config.yaml":                      true,
		"/archive/content":                          true,
		"/archive/content/2023/01/08/01-01.md":      true,
		"/archive/layouts/words/zh-Hans.yaml":       true,
		"/archive/content/2023/01/08/.01-01.md.swp": false,
		"/archive/content/2023/01/08/01-01.md~":     false,
		"/archive/content/.git":                     false,
		"/archive/public/index.html":                false,
		"/archive/contents.md":                      false,
		"/archive/config.yaml.orig":                 false,
		"/archive/content/2023/01/08/source/01.txt": true,
		"/archive/content/2023/01/08/config.yaml":   true,
	} {
		if got := w.matters(filepath.FromSlash(path)); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}
