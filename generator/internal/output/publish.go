package output

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path"

	"backissue/generator/internal/files"
)

// Publish moves the staged files to their places and removes what is no longer published: everything that earlier builds wrote and that is
// not among now, the addresses of the whole site in order. Before the first file appears the manifest names it, so that whenever the build is
// killed, the next one knows what is its own. now is nil when the addresses are those that the manifest names; one that
// ends with a slash stands for all files in that folder that the manifest names. moved is told of each file whose place on the disk changed after Put gave it. The folder is then closed.
func (f *Folder) Publish(now iter.Seq[string], moved func(address string, file files.Stat)) (removed int, err error) {
	defer func() { err = errors.Join(err, f.end()) }()
	next, both, gone := f.manifest, f.manifest, []string(nil)
	if now != nil {
		next, both, gone = f.manifest.compare(now)
	}
	if err := f.writeManifest(both); err != nil {
		return 0, err
	}
	if err := f.moveIn(".", moved); err != nil {
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

// moveIn moves what is staged for a folder of the site into it. A folder that the site does not have yet is moved as one.
func (f *Folder) moveIn(dir string, moved func(address string, file files.Stat)) error {
	entries, err := os.ReadDir(f.place(stagingName + "/" + dir))
	if err != nil {
		return fmt.Errorf("list what is staged: %w", err)
	}
	for _, entry := range entries {
		address := path.Join(dir, entry.Name())
		there := f.lstat(address) // the folders above it were looked at before, and are no links
		switch {
		case there != nil && there.Mode.IsDir() && entry.IsDir():
			if err := f.moveIn(address, moved); err != nil {
				return err
			}
			continue
		case there != nil && (there.Mode.IsDir() || entry.IsDir()):
			return f.foreign(address, "is in the way")
		}
		if err := os.Rename(f.place(stagingName+"/"+address), f.place(address)); err != nil {
			return fmt.Errorf("publish %s: %w", address, err)
		}
		if entry.IsDir() {
			continue
		}
		if file := f.lstat(address); file != nil { // else somebody took it away again, and the next build sees that
			moved(address, *file)
		}
	}
	return nil
}
