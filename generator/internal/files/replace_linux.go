package files

import (
	"os"

	"golang.org/x/sys/unix"
)

// Replace moves a file to a place where another file may lie, which is then where the first came from, or gone: it is the caller's to remove. At every moment one of
// the two lies there.
//
// The two change places where the file system can do that. Of a file that is renamed over another, ext4 sends the bytes to the disk at once, lest a power cut leave neither; which takes it
// a fifth of a millisecond and up to two, where changing places takes 0.01.
func Replace(from, to string) error {
	_, err := again(func() (int, error) {
		return 0, unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_EXCHANGE)
	})
	if err == nil {
		return nil
	}
	return os.Rename(from, to)
}
