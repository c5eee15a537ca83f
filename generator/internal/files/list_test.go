package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestListTellsWhatPackageOsTells(t *testing.T) {
	dir := t.TempDir()
	for n := range 1500 { // more than one call gives
		write(t, filepath.Join(dir, fmt.Sprintf("%04d-第%d篇.md", (n*7)%1500, n)), "")
	}
	write(t, filepath.Join(dir, ".hidden"), "")
	for _, err := range []error{os.Mkdir(filepath.Join(dir, "source"), 0o755), os.Symlink("source", filepath.Join(dir, "link")), os.Symlink("nowhere", filepath.Join(dir, "dead"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{dir, filepath.Join(dir, "source"), filepath.Join(dir, "link")} {
		want, err := os.ReadDir(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := List(name)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %d entries, %v; package os has %d", name, len(got), err, len(want))
		}
		for i, e := range want {
			if got[i] != (Entry{e.Name(), e.Type()}) {
				t.Errorf("%v, and package os has %v", got[i], e)
			}
		}
	}
	for _, name := range []string{filepath.Join(dir, "none"), filepath.Join(dir, ".hidden")} {
		if _, err := List(name); err == nil {
			t.Errorf("%s is listed", name)
		}
	}
	if _, err := List(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
