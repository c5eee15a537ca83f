package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"backissue/generator/internal/config"
)

const (
	quiet       = 60 * time.Millisecond // how long nothing must happen before a burst counts as over
	longestWait = 2 * time.Second       // after which a burst that doesn't end is built all the same
)

// watcher follows the folders that a site is built from. The system tells of folders, not of trees, so every folder has
// a watch of its own, and one that appears gets one at once.
type watcher struct {
	root      string
	system    *fsnotify.Watcher
	folders   map[string]bool
	stale     bool // a watch may be missing or bear an old name: set all of them anew
	full      bool // the system lets no more folders be watched
	unwatched func(error)
}

// watch tells, until ctx ends, whenever something changed that a build reads. Changes that come close together are
// told once. One that comes while nobody listens is told when somebody does.
func watch(ctx context.Context, root string, unwatched func(error)) (<-chan struct{}, error) {
	w := &watcher{root: root, unwatched: unwatched}
	if err := w.watchAnew(); err != nil {
		return nil, err
	}
	changes := make(chan struct{}, 1)
	go w.follow(ctx, changes)
	return changes, nil
}

// follow gathers bursts: a save is several events, a branch switch thousands.
func (w *watcher) follow(ctx context.Context, changes chan<- struct{}) {
	defer func() { w.system.Close() }()
	var settled, overdue <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.system.Events:
			if !w.notice(event) {
				continue
			}
		case err := <-w.system.Errors:
			// The queue was full: what was lost isn't known. Any other error leaves as little to rely on.
			w.stale = true
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.unwatched(err)
			}
		case <-settled:
			settled, overdue = nil, nil
			w.settle(changes)
			continue
		case <-overdue:
			settled, overdue = nil, nil
			w.settle(changes)
			continue
		}
		settled = time.After(quiet)
		if overdue == nil {
			overdue = time.After(longestWait)
		}
	}
}

func (w *watcher) settle(changes chan<- struct{}) {
	if w.stale {
		if err := w.watchAnew(); err != nil {
			w.unwatched(err)
		}
	}
	select {
	case changes <- struct{}{}:
	default: // one is waiting already, and the build that it leads to will see this change too
	}
}

// notice tells whether a build could come out differently after the event, and follows folders that come and go.
func (w *watcher) notice(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod || !w.matters(event.Name) {
		return false
	}
	if event.Has(fsnotify.Create) {
		w.add(event.Name)
	}
	if event.Has(fsnotify.Remove) {
		delete(w.folders, event.Name)
	}
	if event.Has(fsnotify.Rename) && w.folders[event.Name] {
		// A folder that moved keeps its watch and those of the folders in it, under the old names, and a watch set
		// under the new name would be taken for the old one and be dropped with it. Only a new start is sure.
		w.stale = true
	}
	return true
}

// matters tells whether a build reads the path: config.yaml, and what is in content/ and layouts/, but for the hidden
// files and copies (name~) that editors keep beside the one being edited.
func (w *watcher) matters(path string) bool {
	inside, err := filepath.Rel(w.root, path)
	if err != nil {
		return false
	}
	name := filepath.Base(inside)
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") {
		return false
	}
	top, _, _ := strings.Cut(filepath.ToSlash(inside), "/")
	return top == "content" || top == "layouts" || inside == config.FileName
}

// watchAnew sets every watch from nothing and drops those of before once that is done, so that no change falls between.
func (w *watcher) watchAnew() error {
	system, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch for changes: %w", err)
	}
	if err := system.Add(w.root); err != nil {
		return errors.Join(fmt.Errorf("watch %s: %w", w.root, err), system.Close())
	}
	before := w.system
	w.system, w.folders, w.stale, w.full = system, map[string]bool{}, false, false
	w.add(filepath.Join(w.root, "content"))
	w.add(filepath.Join(w.root, "layouts"))
	if before != nil {
		before.Close()
	}
	return nil
}

// add watches a folder and all folders in it; of anything else it takes no notice. A folder is watched before it is read:
// one made in between is either read or told of.
func (w *watcher) add(folder string) {
	if w.full || !w.isFolder(folder) {
		return
	}
	if err := w.system.Add(folder); err != nil {
		w.full = errors.Is(err, syscall.ENOSPC)
		if !errors.Is(err, fs.ErrNotExist) {
			w.unwatched(explain(folder, err))
		}
		return
	}
	w.folders[folder] = true
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if entry.IsDir() && w.matters(filepath.Join(folder, entry.Name())) {
			w.add(filepath.Join(folder, entry.Name()))
		}
	}
}

// isFolder tells whether there is a folder at the path. content/ and layouts/ may be links to folders elsewhere; inside
// them a link is not followed, for it could lead round in a circle.
func (w *watcher) isFolder(path string) bool {
	look := os.Lstat
	if filepath.Dir(path) == w.root {
		look = os.Stat
	}
	about, err := look(path)
	return err == nil && about.IsDir()
}

// explain names the way out when the system's limit is met: a folder a day for decades is more than some allow.
func explain(folder string, err error) error {
	if errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("changes in %s and other folders go unnoticed: the system lets no more be watched "+
			"(on Linux: sudo sysctl fs.inotify.max_user_watches=1048576)", folder)
	}
	return fmt.Errorf("changes in %s go unnoticed: %w", folder, err)
}
