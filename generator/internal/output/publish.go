package output

import (
	"fmt"
	"iter"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"

	"backissue/generator/internal/files"
)

// Publish moves the staged files to their places and removes what is no longer published: everything that earlier builds wrote and that is
// not among now, the addresses of the whole site in order. Before the first file appears the manifest names it, so that whenever the build is
// killed, the next one knows what is its own. moved is told of each file whose place on the disk changed after Put gave it, by several
// goroutines at once. What remains to be done is End, in any case.
func (f *Folder) Publish(now iter.Seq[string], moved func(address string, file files.Stat)) (removed int, err error) {
	next, both, gone := f.manifest.compare(now)
	if err := f.moveIn(both, moved); err != nil {
		return 0, err
	}
	for _, address := range gone {
		was, err := f.remove(address)
		if err != nil {
			return removed, err
		}
		if was {
			removed++
		}
	}
	return removed, f.writeManifest(next)
}

// PublishMore does as Publish where the site has all files that the manifest names and these addresses, in any order. It need not look at each name.
func (f *Folder) PublishMore(added []string, moved func(address string, file files.Stat)) error {
	return f.moveIn(f.manifest.with(added), moved)
}

// moveIn writes the manifest and moves what is staged to its place, folders on all cores: a disk takes its time over a file that replaces another.
func (f *Folder) moveIn(named manifest, moved func(address string, file files.Stat)) error {
	if err := f.writeManifest(named); err != nil {
		return err
	}
	m := move{Folder: f, moved: moved, slots: make(chan struct{}, runtime.GOMAXPROCS(0))}
	if err := m.replace(); err != nil {
		return err
	}
	m.begin(".")
	m.folders.Wait()
	return m.err
}

// move is the moving of all that is staged.
type move struct {
	*Folder
	moved   func(address string, file files.Stat)
	slots   chan struct{} // of folders that are moved at once
	folders sync.WaitGroup

	mu  sync.Mutex
	err error // the first, after which nothing more is moved
}

// begin moves what is staged for a folder of the site, beside others when there is room for it.
func (m *move) begin(dir string) {
	select {
	case m.slots <- struct{}{}:
		m.folders.Go(func() {
			defer func() { <-m.slots }()
			m.folder(dir)
		})
	default:
		m.folder(dir)
	}
}

func (m *move) folder(dir string) {
	staged := m.place(stagingName + "/" + dir)
	entries, err := os.ReadDir(staged)
	if err != nil {
		m.fail(fmt.Errorf("list what is staged: %w", err))
		return
	}
	for _, entry := range entries {
		if m.failed() {
			return
		}
		if strings.HasPrefix(entry.Name(), ".") {
			continue // no part of the site: what was replaced
		}
		if err := m.entry(path.Join(dir, entry.Name()), entry.IsDir()); err != nil {
			m.fail(err)
			return
		}
	}
	if dir != "." {
		os.Remove(staged) // it is empty when no folder in it is still at work; what stays is removed at the end
	}
}

// entry moves a file, or a folder that the site does not have yet as one, and begins with one that it has.
func (m *move) entry(address string, isFolder bool) error {
	there := m.lstat(address) // the folders above it were looked at before, and are no links
	switch {
	case there != nil && there.Mode.IsDir() && isFolder:
		m.begin(address)
		return nil
	case there != nil && (there.Mode.IsDir() || isFolder):
		return m.foreign(address, "is in the way")
	}
	staged := stagingName + "/" + address
	if isFolder {
		if err := os.Rename(m.place(staged), m.place(address)); err != nil {
			return fmt.Errorf("publish %s: %w", address, err)
		}
		return nil
	}
	if err := m.file(staged, address); err != nil || there == nil {
		return err
	}
	os.Remove(m.place(staged)) // what was replaced; what stays is removed at the end
	return nil
}

// file moves a staged file to its place.
func (m *move) file(staged, address string) error {
	if err := files.Replace(m.place(staged), m.place(address)); err != nil {
		return fmt.Errorf("publish %s: %w", address, err)
	}
	if file := m.lstat(address); file != nil { // else somebody took it away again, and the next build sees that
		m.moved(address, *file)
	}
	return nil
}

func (m *move) fail(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err == nil {
		m.err = err
	}
}

func (m *move) failed() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.err != nil
}
