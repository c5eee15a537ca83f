//go:build unix

package ledger

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What stands in a file's place and has no end, such as a pipe, is not waited for.
func TestWhatIsNoFileIsForgotten(t *testing.T) {
	for _, name := range []string{"sheets", "content-2001", "lists-2001-01", "sheets-2001", "made-of"} {
		folder := t.TempDir()
		keep(t, folder, 1)
		file := filepath.Join(folder, name)
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(file, 0o600); err != nil {
			t.Skipf("this file system has no pipes: %v", err)
		}
		remembered(t, Open(folder))
		keep(t, folder, 1)
		wantRemembered(t, folder, 1)
	}
}
