// Package output writes the site into its folder.
//
// Its promises:
//   - A file in the folder is always whole. Text is written beside the site first and then renamed to its place, or changes places with the file that is
//     there; a folder that is new is renamed as one, so the first build of a million files renames some dozens.
//   - Nothing changes until Publish, so a build that fails leaves the site as it was.
//   - Only bytes that differ are written; a file that stays keeps its time, and a copy tool need not send it again.
//   - What is no longer published is removed, and nothing else ever is: the manifest says what earlier builds wrote. A file
//     that it does not name is somebody's own, and is neither removed nor overwritten.
//   - Two builds never write to one folder at once: the second is refused.
//   - Nothing is written, read or removed outside the folder, whatever symbolic links stand in it.
//
// A build that was killed leaves whole files, a manifest that names at least all of them, and its staging folder, which
// the next build empties. The disk is not told to flush: after a power cut, forget what builds remember (.gen) and build again, for a disk can have
// kept a file's length and times and lost its bytes.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"backissue/generator/internal/files"
	"backissue/generator/internal/source"
)

const stagingName = ".publishing" // new files wait here, at their addresses, until all are made

// Folder is a site's folder while a build writes to it. Look and Put may be called by several goroutines at once.
type Folder struct {
	name     string // as the user knows it, for problems
	root     *os.Root
	lock     *os.File // the folder itself, held for this build alone
	created  bool     // by this build
	empty    bool     // it held nothing when it was opened
	manifest manifest // as earlier builds left it
	replaced replacements
}

// Open prepares a folder, and makes it when it is not there. Left is the digest of the manifest that the last build left there, if that is known (ManifestDigest). A folder that another build is writing to is refused with a Problem. So is one that
// holds files but no manifest, which is not a site's, lest a slip of the hand with --out fills or sweeps somebody's folder. Hidden files such
// as .gitkeep don't count.
func Open(name string, left uint64) (*Folder, error) {
	_, err := os.Stat(name)
	created := errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(name, 0o755); err != nil {
		return nil, problem(name, fmt.Sprintf("the folder can't be made: %v", err), "choose another folder with --out")
	}
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, problem(name, fmt.Sprintf("the folder can't be opened: %v", err), "choose another folder with --out")
	}
	f := &Folder{name: name, root: root, created: created}
	if err := f.prepare(left); err != nil {
		return nil, errors.Join(err, f.close())
	}
	return f, nil
}

func (f *Folder) prepare(left uint64) error {
	held, taken, err := files.Lock(f.name)
	switch {
	case taken:
		return problem(f.name, "another build is writing to this folder", "wait until it has ended, then build again; or choose another folder with --out")
	case err != nil:
		return fmt.Errorf("open %s: %w", f.name, err)
	}
	f.lock = held
	text, err := f.root.ReadFile(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		if err := f.refuseForeign(); err != nil {
			return err
		}
	} else if err != nil {
		return f.unreadable(err)
	}
	f.manifest, f.empty = newManifest(text, left), err != nil
	if err := f.root.RemoveAll(stagingName); err != nil {
		return fmt.Errorf("empty the folder in which new files wait: %w", err)
	}
	if err := f.root.Mkdir(stagingName, 0o755); err != nil {
		return fmt.Errorf("make the folder in which new files wait: %w", err)
	}
	return nil
}

// unreadable is a manifest that can't be read. No build of ours left it so.
func (f *Folder) unreadable(err error) error {
	if there, lookErr := f.root.Lstat(manifestName); lookErr == nil && !there.Mode().IsRegular() {
		return problem(filepath.Join(f.name, manifestName), "this is not the file in which builds keep what they published, which has its name",
			"remove it, and the site's files with it; then build again")
	}
	return fmt.Errorf("read %s: %w", manifestName, err)
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
	return !strings.ContainsAny(address, "\n\r\x00")
}

// Published gives the addresses of all files that earlier builds left here, in order.
func (f *Folder) Published() iter.Seq[string] { return f.manifest.addresses() }

// Look gives what is known of the file at an address; nil when none is there. It may follow a symbolic link out of the folder, as it is asked
// a million times and to walk each path anew takes time: what it tells is to be compared, never trusted.
func (f *Folder) Look(address string) *files.Stat {
	if f.empty {
		return nil
	}
	return f.lstat(address)
}

// Open opens a folder of the site to look at its files; nil when it is not there. What Look says of links holds for it too.
func (f *Folder) Open(dir string) *files.Folder {
	if f.empty {
		return nil
	}
	folder, err := files.OpenFolder(f.place(dir))
	if err != nil {
		return nil
	}
	return folder
}

func (f *Folder) lstat(address string) *files.Stat {
	there, err := files.Lstat(f.place(address))
	if err != nil {
		return nil
	}
	return &there
}

// Read gives the bytes of the file at an address.
func (f *Folder) Read(address string) ([]byte, error) { return f.root.ReadFile(address) }

func (f *Folder) place(address string) string {
	return f.name + string(filepath.Separator) + filepath.FromSlash(address)
}

// Put makes a file part of the site: it is staged, unless the file that Look found there has the same bytes already. It gives the file as
// it is, and whether it was staged. The error is a *source.Problem when the file can't stand there.
func (f *Folder) Put(address string, text []byte, there *files.Stat) (file files.Stat, staged bool, err error) {
	return f.PutIn(nil, address, text, there)
}

// Place is a folder of the site that many files are put into, one after the other. Its own folder in staging is made with the first and stays open until Close, so that the
// system need not find its way there for each.
type Place struct {
	Dir    string
	staged *files.Folder
}

// Close lets the folder go.
func (p *Place) Close() error {
	if p.staged == nil {
		return nil
	}
	return p.staged.Close()
}

// PutIn does as Put with a file that may lie in a place; nil for none.
func (f *Folder) PutIn(place *Place, address string, text []byte, there *files.Stat) (file files.Stat, staged bool, err error) {
	if !fit(address) {
		return file, false, problem(address, "this can't be the address of a file", "choose a relative path without hidden parts")
	}
	if there != nil {
		same, err := f.same(address, text, there)
		if same || err != nil {
			return *there, false, err
		}
	}
	file, err = f.stage(place, address, text, there != nil)
	return file, err == nil, err
}

// same tells whether the file at address already holds text. It refuses to write over what no build of ours wrote.
func (f *Folder) same(address string, text []byte, there *files.Stat) (bool, error) {
	if there.Mode.IsDir() {
		return false, f.foreign(address, "is a folder, where a file of the site must be")
	}
	if there.Mode.IsRegular() && there.Size == int64(len(text)) {
		old, err := f.root.ReadFile(address)
		if err == nil && bytes.Equal(old, text) {
			return true, nil
		}
	}
	if !f.manifest.has(address) {
		return false, f.foreign(address, "was not written by gen")
	}
	if _, err := f.root.Lstat(address); err != nil {
		return false, f.foreign(address, "can't be written: "+err.Error())
	}
	return false, nil
}

// stage writes a file into the staging folder, which this build has made and nobody else writes to.
func (f *Folder) stage(place *Place, address string, text []byte, replaces bool) (file files.Stat, err error) {
	if replaces && place == nil {
		file, err = f.stageReplacement(address, text)
	} else {
		file, err = f.write(place, address, text)
	}
	if err == nil {
		return file, nil
	}
	var stands *source.Problem
	switch {
	case errors.As(err, &stands):
		return file, err
	case errors.Is(err, fs.ErrExist):
		return file, problem(address, "two files of the site have this address, or one that differs from it only in capitals", "give one of them another name")
	}
	return file, fmt.Errorf("stage %s: %w", address, err)
}

// write makes a file in staging, and its folder when that is not there.
func (f *Folder) write(place *Place, address string, text []byte) (files.Stat, error) {
	if place != nil && path.Dir(address) == place.Dir {
		if err := f.open(place); err != nil {
			return files.Stat{}, err
		}
		return place.staged.WriteNew(path.Base(address), text)
	}
	name := f.place(stagingName + "/" + address)
	file, err := files.WriteNew(name, text)
	if errors.Is(err, fs.ErrNotExist) {
		if err := f.makeFolder(path.Dir(address)); err != nil {
			return files.Stat{}, err
		}
		file, err = files.WriteNew(name, text)
	}
	return file, err
}

// open opens a place's folder in staging, if it is not open.
func (f *Folder) open(place *Place) error {
	if place.staged != nil {
		return nil
	}
	if err := f.makeFolder(place.Dir); err != nil {
		return err
	}
	staged, err := files.OpenFolder(f.place(stagingName + "/" + place.Dir))
	place.staged = staged
	return err
}

// makeFolder makes a folder in staging, when it can become one of the site.
func (f *Folder) makeFolder(dir string) error {
	for at := dir; at != "." && !f.empty; at = path.Dir(at) {
		there, err := f.root.Lstat(at)
		if err == nil && !there.IsDir() {
			return f.foreign(at, "stands where a folder of the site must be")
		}
	}
	if err := f.makeStaged(dir); err != nil {
		return fmt.Errorf("make a folder in staging: %w", err)
	}
	return nil
}

// makeStaged makes a folder in staging, and those above it that are not there. In staging, which is this build's alone, no link leads elsewhere.
func (f *Folder) makeStaged(dir string) error {
	name := f.place(stagingName + "/" + dir)
	err := os.Mkdir(name, 0o755)
	if errors.Is(err, fs.ErrNotExist) && dir != "." {
		if err := f.makeStaged(path.Dir(dir)); err != nil {
			return err
		}
		err = os.Mkdir(name, 0o755)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil // or a file of that name, with which what is put into the folder fails
	}
	return err
}

func (f *Folder) foreign(address, what string) error {
	return problem(filepath.Join(f.name, filepath.FromSlash(address)), "this file "+what, "move it out of the site's folder, then build again")
}

func problem(file, message, hint string) *source.Problem {
	return &source.Problem{Position: source.Position{File: filepath.ToSlash(file)}, Message: message, Hint: hint}
}

// Discard ends a build without publishing: the folder is as it was.
func (f *Folder) Discard() error {
	err := f.End()
	if f.created {
		os.Remove(f.name) // it is empty, unless somebody else put something in
	}
	return err
}

// End takes away what is still staged or was replaced, and lets other builds in. The folder is then closed.
func (f *Folder) End() error {
	return errors.Join(f.replaced.close(), f.root.RemoveAll(stagingName), f.close())
}

func (f *Folder) close() error {
	if f.lock == nil {
		return f.root.Close()
	}
	return errors.Join(f.root.Close(), f.lock.Close())
}
