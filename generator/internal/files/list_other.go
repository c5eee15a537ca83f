//go:build !linux

package files

import "os"

// List gives what lies in a folder, sorted by name.
func List(name string) ([]Entry, error) {
	found, err := os.ReadDir(name)
	all := make([]Entry, len(found))
	for i, e := range found {
		all[i] = Entry{e.Name(), e.Type()}
	}
	return all, err
}

// List does the same with a folder that is open, in memory of its own.
func (f *Folder) List([]Entry) ([]Entry, error) { return List(f.name) }
