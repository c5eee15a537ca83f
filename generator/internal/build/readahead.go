package build

import (
	"slices"
	"sync/atomic"
	"time"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/files"
	"backissue/generator/internal/photo"
)

// A small file that the system has in memory is read in some microseconds. One that it has not is waited for many times as long, and a core with it: one after the other, a hundred thousand of them are
// seconds of waiting. So when files took long to read, the system is asked for those that come next, all at once. One that has them all is asked for none.

// longRead is longer than it takes to read a file that is in memory, and shorter than a disk takes.
const longRead = 50 * time.Microsecond

// longReads in a row are the disk's. One alone may be of a goroutine whose core was given to somebody else meanwhile.
const longReads = 3

// editionsAhead are enough for the disk to be busy while the first of them are made, and 320 files with 40 articles each.
const editionsAhead = 8

// readAhead tells whether files are waited for, and which editions' the system was asked for.
type readAhead struct {
	long atomic.Int32 // files, read one after the other by whoever, that took long
	next atomic.Int64 // the edition that follows those asked for
}

// waits takes how long a file took, and tells whether it has come to be that files are waited for.
func (a *readAhead) waits(took time.Duration) bool {
	if took >= longRead {
		return a.long.Add(1) >= longReads
	}
	if a.long.Load() != 0 {
		a.long.Store(0)
	}
	return false
}

// take gives those of some editions, by number, that nobody has asked for, to be asked for now.
func (a *readAhead) take(first, after int) (int, int) {
	for {
		next := a.next.Load()
		if first = max(first, int(next)); first >= after {
			return 0, 0
		}
		if a.next.CompareAndSwap(next, int64(after)) {
			return first, after
		}
	}
}

// hurry, told when the read of a file began, has those that follow it asked for if files are waited for: the edition's, and those of the next editions.
func (s *survey) hurry(n int, began time.Time) {
	allAreRead := s.dir != nil && (s.again || !s.known)
	if !allAreRead || photo.IsPhoto(s.files[n].Name) || !s.ahead.waits(time.Since(began)) || s.hurried {
		return
	}
	s.hurried = true
	for _, file := range s.files[n+1:] {
		expect(s.dir, file.Name)
	}
	number, _ := slices.BinarySearchFunc(s.folders, s.folder.Key, func(f content.Folder, key edition.Key) int { return f.Key.Compare(key) })
	first, after := s.ahead.take(number+1, min(number+1+editionsAhead, len(s.folders)))
	for _, folder := range s.folders[first:after] {
		if s.again || !folder.Known {
			s.expectAll(folder)
		}
	}
}

// expectAll asks the system for an edition's files. That something can't be read, whoever reads it will tell.
func (p *publication) expectAll(folder content.Folder) {
	dir, err := files.OpenFolder(p.onDisk(content.Dir + "/" + folder.Key.Path()))
	if err != nil {
		return
	}
	defer dir.Close()
	for name := range filesOf(folder) {
		expect(dir, name)
	}
}

// expect asks the system for a file, unless that is a photo: photos are large, and those of nine editions at once would push others out of memory.
func expect(dir *files.Folder, name string) {
	if !photo.IsPhoto(name) {
		dir.Expect(name)
	}
}
