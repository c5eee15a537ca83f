// Package output writes the site into its folder.
//
// Its promises:
//   - A file in the folder is always whole. Text is written beside the site first and then renamed to its place.
//   - Nothing changes until Publish, so a build that fails leaves the site as it was.
//   - Only bytes that differ are written; a file that stays keeps its time, and a copy tool need not send it again.
//   - What is no longer published is removed, and nothing else ever is: the manifest says what earlier builds wrote. A file
//     that it does not name is somebody's own, and is neither removed nor overwritten.
//   - Nothing is written, read or removed outside the folder, whatever symbolic links stand in it (os.Root sees to it).
//
// A build that was killed leaves whole files, a manifest that names at least all of them, and its staging folder, which
// the next build empties. The disk is not told to flush: after a power cut, build again.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"backissue/generator/internal/source"
)

const (
	manifestName = ".published"  // the addresses of all files that builds wrote here, a line each, sorted
	stagingName  = ".publishing" // new files wait here until all are made
)

// Folder is a site's folder while a build writes to it. Put may be called by several goroutines at once.
type Folder struct {
	name    string // as the user knows it, for problems
	root    *os.Root
	created bool            // by this build
	before  map[string]bool // what the manifest named

	mu      sync.Mutex
	put     map[string]string // addresses in lower case, and as they are
	staged  map[string]string // address -> file in staging
	changes Changes
}

// Changes count what a build did to the folder.
type Changes struct {
	Written   int
	Unchanged int
	Removed   int
	Bytes     int64 // of the whole site
}

// Open prepares a folder, and makes it when it is not there. A folder that holds files but no manifest is not a site's:
// it is refused with a Problem, lest a slip of the hand with --out fills or sweeps somebody's folder. Hidden files such
// as .gitkeep don't count.
func Open(name string) (*Folder, error) {
	_, err := os.Stat(name)
	created := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(name, 0o755); err != nil {
		return nil, problem(name, fmt.Sprintf("the folder can't be made: %v", err), "choose another folder with --out")
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, problem(name, fmt.Sprintf("the folder can't be opened: %v", err), "choose another folder with --out")
	}
	f := &Folder{name: name, root: root, created: created, put: map[string]string{}, staged: map[string]string{}}
	if err := f.prepare(); err != nil {
		root.Close()
		return nil, err
	}
	return f, nil
}

func (f *Folder) prepare() error {
	manifest, err := f.root.ReadFile(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		if err := f.refuseForeign(); err != nil {
			return err
		}
	} else if err != nil {
		return fmt.Errorf("read %s: %w", manifestName, err)
	}
	f.before = addresses(manifest)
	if err := f.root.RemoveAll(stagingName); err != nil {
		return fmt.Errorf("empty the staging folder of a build that was stopped: %w", err)
	}
	if err := f.root.Mkdir(stagingName, 0o755); err != nil {
		return fmt.Errorf("make the staging folder: %w", err)
	}
	return nil
}

func (f *Folder) refuseForeign() error {
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil {
		return fmt.Errorf("look into %s: %w", f.name, err)
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), ".") {
			return problem(f.name, fmt.Sprintf("the folder holds %q, and no site that gen built", entry.Name()),
				"empty it, or choose another folder with --out")
		}
	}
	return nil
}

// addresses reads a manifest. Lines that no build writes are left out: the file could have been changed to point at others.
func addresses(manifest []byte) map[string]bool {
	found := map[string]bool{}
	for line := range strings.Lines(string(manifest)) {
		if address := strings.TrimSuffix(line, "\n"); fit(address) {
			found[address] = true
		}
	}
	return found
}

// fit tells whether an address is a clean relative path without hidden parts.
func fit(address string) bool {
	if address == "" || path.Clean(address) != address || !filepath.IsLocal(filepath.FromSlash(address)) || strings.Contains(address, `\`) {
		return false
	}
	for part := range strings.SplitSeq(address, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return !strings.ContainsAny(address, "\n\r")
}

// Put makes a file part of the site: it is minified by its name's ending, and staged when it differs from what is there.
// The error is a *Fault when the text can't be minified, and a *source.Problem when the file can't stand there.
func (f *Folder) Put(address string, text []byte) error {
	if !fit(address) {
		return problem(address, "this can't be the address of a file", "choose a relative path without hidden parts")
	}
	small, err := Minify(address, text)
	if err != nil {
		return err
	}
	number, err := f.claim(address)
	if err != nil {
		return err
	}
	same, err := f.same(address, small)
	if err != nil {
		return err
	}
	staged := ""
	if !same {
		staged = stagingName + "/" + strconv.Itoa(number)
		if err := f.root.WriteFile(staged, small, 0o644); err != nil {
			return fmt.Errorf("stage %s: %w", address, err)
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.changes.Bytes += int64(len(small))
	if same {
		f.changes.Unchanged++
	} else {
		f.changes.Written++
		f.staged[address] = staged
	}
	return nil
}

// Has tells whether a file has been put at an address.
func (f *Folder) Has(address string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.put[strings.ToLower(address)] == address
}

// claim takes an address for this build. Disks that ignore case would keep only one of two that differ in nothing else.
func (f *Folder) claim(address string) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	folded := strings.ToLower(address)
	if other, taken := f.put[folded]; taken {
		return 0, problem(address, fmt.Sprintf("two files of the site have this address (the other is %q)", other), "give one of them another name")
	}
	f.put[folded] = address
	return len(f.put), nil
}

// same tells whether the file at address already holds text. It refuses to write over what no build of ours wrote.
func (f *Folder) same(address string, text []byte) (bool, error) {
	there, err := f.root.Lstat(address)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, f.foreign(address, "can't be written: "+err.Error())
	case there.IsDir():
		return false, f.foreign(address, "is a folder, where a file of the site must be")
	}
	if there.Mode().IsRegular() && there.Size() == int64(len(text)) {
		old, err := f.root.ReadFile(address)
		if err == nil && bytes.Equal(old, text) {
			return true, nil
		}
	}
	if !f.before[address] {
		return false, f.foreign(address, "was not written by gen")
	}
	return false, nil
}

func (f *Folder) foreign(address, what string) error {
	return problem(filepath.Join(f.name, filepath.FromSlash(address)), "this file "+what, "move it out of the site's folder, then build again")
}

func problem(file, message, hint string) *source.Problem {
	return &source.Problem{Position: source.Position{File: filepath.ToSlash(file)}, Message: message, Hint: hint}
}

// Publish moves the staged files to their places and removes what is no longer published. Before the first file
// appears the manifest names it, so that whenever the build is killed, the next one knows what is its own.
func (f *Folder) Publish() (Changes, error) {
	now := map[string]bool{}
	for _, address := range f.put {
		now[address] = true
	}
	all := maps.Clone(f.before)
	maps.Copy(all, now)
	if err := f.writeManifest(all); err != nil {
		return Changes{}, err
	}
	for _, address := range slices.Sorted(maps.Keys(f.staged)) {
		if err := f.root.MkdirAll(path.Dir(address), 0o755); err != nil {
			return Changes{}, f.foreign(path.Dir(address), "stands where a folder of the site must be")
		}
		if err := f.root.Rename(f.staged[address], address); err != nil {
			return Changes{}, fmt.Errorf("publish %s: %w", address, err)
		}
	}
	for _, address := range slices.Sorted(maps.Keys(f.before)) {
		if !now[address] {
			if err := f.remove(address); err != nil {
				return Changes{}, err
			}
		}
	}
	return f.changes, errors.Join(f.writeManifest(now), f.close())
}

// remove takes a file away, and the folders that are empty without it.
func (f *Folder) remove(address string) error {
	err := f.root.Remove(address)
	switch {
	case err == nil:
		f.changes.Removed++
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("remove %s, which is no longer published: %w", address, err)
	}
	for dir := path.Dir(address); dir != "."; dir = path.Dir(dir) {
		if f.root.Remove(dir) != nil {
			break // it still holds something
		}
	}
	return nil
}

func (f *Folder) writeManifest(addresses map[string]bool) error {
	var b bytes.Buffer
	for _, address := range slices.Sorted(maps.Keys(addresses)) {
		b.WriteString(address + "\n")
	}
	if old, err := f.root.ReadFile(manifestName); err == nil && bytes.Equal(old, b.Bytes()) {
		return nil
	}
	const staged = stagingName + "/manifest"
	if err := f.root.WriteFile(staged, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	if err := f.root.Rename(staged, manifestName); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	return nil
}

// Discard ends a build without publishing: the folder is as it was.
func (f *Folder) Discard() error {
	err := f.close()
	if f.created {
		os.Remove(f.name) // it is empty, unless somebody else put something in
	}
	return err
}

func (f *Folder) close() error {
	return errors.Join(f.root.RemoveAll(stagingName), f.root.Close())
}
