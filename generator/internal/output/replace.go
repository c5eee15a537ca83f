package output

import (
	"fmt"
	"path"
	"sync"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/files"
)

// replacingName is the folder in staging of files that take the place of others. They lie side by side, under digests of their addresses: an edition that is added
// rewrites one or two files in each of some hundred folders, and to make those anew in staging, and to remove them, takes longer than to write the files.
const replacingName = stagingName + "/.replacing"

// replacements are files that were staged to take the place of others.
type replacements struct {
	mu        sync.Mutex
	folder    *files.Folder // nil until there is one
	addresses []string
}

// stageReplacement writes a file into staging that will take the place of another.
func (f *Folder) stageReplacement(address string, text []byte) (files.Stat, error) {
	folder, err := f.replacing()
	if err != nil {
		return files.Stat{}, err
	}
	file, err := folder.WriteNew(replacementOf(address), text)
	if err == nil {
		f.replaced.mu.Lock()
		f.replaced.addresses = append(f.replaced.addresses, address)
		f.replaced.mu.Unlock()
	}
	return file, err
}

func replacementOf(address string) string { return fmt.Sprintf("%016x", xxh3.HashString(address)) }

// replacing gives the folder of replacements, which it makes for the first.
func (f *Folder) replacing() (*files.Folder, error) {
	f.replaced.mu.Lock()
	defer f.replaced.mu.Unlock()
	if f.replaced.folder != nil {
		return f.replaced.folder, nil
	}
	if err := f.root.Mkdir(replacingName, 0o755); err != nil {
		return nil, fmt.Errorf("make a folder in staging: %w", err)
	}
	folder, err := files.OpenFolder(f.place(replacingName))
	f.replaced.folder = folder
	return folder, err
}

// close lets the folder go.
func (r *replacements) close() error {
	if r.folder == nil {
		return nil
	}
	return r.folder.Close()
}

// replace moves replacements to their places.
func (m *move) replace() error {
	folders := map[string]bool{".": true}
	for _, address := range m.replaced.addresses {
		if dir := path.Dir(address); !m.isFolder(dir, folders) {
			return m.foreign(dir, "stands where a folder of the site must be")
		}
		if there := m.lstat(address); there != nil && there.Mode.IsDir() {
			return m.foreign(address, "is in the way")
		}
		if err := m.file(replacingName+"/"+replacementOf(address), address); err != nil {
			return err
		}
	}
	return nil
}

// isFolder tells whether a folder of the site is there, with no link on the way to it. What is known is noted.
func (m *move) isFolder(dir string, known map[string]bool) bool {
	is, asked := known[dir]
	if !asked {
		there := m.lstat(dir)
		is = there != nil && there.Mode.IsDir() && m.isFolder(path.Dir(dir), known)
		known[dir] = is
	}
	return is
}
