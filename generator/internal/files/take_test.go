//go:build linux || darwin

package files

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// A file is read whole and told about as it is; a link is not followed, and a pipe not waited for.
func TestTake(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), "one")
	err := errors.Join(os.Symlink("a.md", filepath.Join(dir, "link")), os.Mkdir(filepath.Join(dir, "folder"), 0o755), unix.Mkfifo(filepath.Join(dir, "pipe"), 0o644))
	if err != nil {
		t.Fatal(err)
	}
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	memory := make([]byte, 4)
	text, there, err := folder.Take("a.md", func(size int64) []byte { return memory[: 0 : size+1] })
	want, _ := folder.Lstat("a.md")
	if err != nil || string(text) != "one" || &text[0] != &memory[0] || there != want {
		t.Errorf("%q, %+v, %v; want %+v", text, there, err, want)
	}
	for _, name := range []string{"link", "folder", "pipe", "nothing"} {
		folder.Expect(name) // which would hang here
		if text, _, err := folder.Take(name, func(int64) []byte { return nil }); err == nil {
			t.Errorf("%s was read: %q", name, text)
		}
	}
}
