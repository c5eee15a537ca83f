// Package files reads and writes the many small files of an archive and its site, with as few system calls as can be.
//
// Package os registers every file that it opens with the poller, which is of no use for a file on a disk, asks it for its size before it
// reads, and allocates for each: some tenth of the time of a build of ten thousand articles. Here a file is read with one open, one read and
// one close when its size is known, and written with one open, one write, one fstat and one close.
//
// Its promises:
//   - Errors are those of package os: *fs.PathError, of which errors.Is knows fs.ErrNotExist and fs.ErrExist.
//   - Read gives a regular file whole, whatever its size was taken for; a call that a signal interrupts is made again.
//   - WriteNew never writes to a file that is there, nor through a symbolic link.
//
// Other systems than Linux and macOS are served by package os, with the same promises.
package files

import (
	"errors"
	"io/fs"
)

// Stat is what the file system says of a file.
type Stat struct {
	Size     int64 // in bytes
	Mode     fs.FileMode
	Modified int64  // when it was written, in nanoseconds since 1970; programs can set it
	Changed  int64  // when it was last changed in any way, which no program can set; 0 where the system does not tell
	Inode    uint64 // where it lies on the disk; 0 where the system does not tell
}

// Entry is what a folder's listing tells of a file.
type Entry struct {
	Name string
	Type fs.FileMode // its bits of type alone: 0 for a regular file
}

var errNoFile = errors.New("this is no file, but a folder, a link, a pipe or a device")

// mostAtOnce is what one call reads or writes, in bytes; macOS refuses more than twice as much.
const mostAtOnce = 1 << 30

// readWhole reads until the file is known to be whole: when a read finds nothing more, or comes to an end just where the file should. It takes
// the memory of buffer, or its own when size bytes and one more, which shows that the end was seen, don't fit in.
func readWhole(size int64, buffer []byte, read func(room []byte) (int, error)) ([]byte, error) {
	text := buffer[:0]
	if int64(cap(text)) <= size {
		text = make([]byte, 0, min(size, mostAtOnce)+1)
	}
	for {
		if len(text) == cap(text) {
			text = append(text, 0)[:len(text)] // it is longer than it was
		}
		room := text[len(text):min(cap(text), len(text)+mostAtOnce)]
		n, err := read(room)
		if err != nil {
			return nil, err
		}
		text = text[:len(text)+n]
		if n == 0 || n < len(room) && int64(len(text)) == size {
			return text, nil
		}
	}
}
