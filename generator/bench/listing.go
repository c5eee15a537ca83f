package main

import (
	"errors"
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// listing is a site as its files are: by path, without hidden ones, which are a program's own notes.
type listing map[string]stamp

type stamp struct {
	size int64
	time time.Time
	hash uint64 // of this process only
}

var hashSeed = maphash.MakeSeed()

// look lists a site. A file that has the size and time it had before is not read again.
func look(site string, before listing) (listing, error) {
	found, unread := listing{}, []string(nil)
	err := filepath.WalkDir(site, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name != site && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		file, err := entry.Info()
		if err != nil {
			return err
		}
		now := stamp{size: file.Size(), time: file.ModTime()}
		if old, ok := before[name]; ok && old.size == now.size && old.time.Equal(now.time) {
			now.hash = old.hash
		} else {
			unread = append(unread, name)
		}
		found[name] = now
		return nil
	})
	if err != nil {
		return nil, err
	}
	hashes, err := hashAll(unread)
	for i, hash := range hashes {
		now := found[unread[i]]
		now.hash = hash
		found[unread[i]] = now
	}
	return found, err
}

func hashAll(names []string) ([]uint64, error) {
	hashes := make([]uint64, len(names))
	cores := runtime.GOMAXPROCS(0)
	errs := make([]error, cores)
	var all sync.WaitGroup
	for core := range cores {
		all.Go(func() {
			for i := core; i < len(names) && errs[core] == nil; i += cores {
				var text []byte
				text, errs[core] = os.ReadFile(names[i])
				hashes[i] = maphash.Bytes(hashSeed, text)
			}
		})
	}
	all.Wait()
	return hashes, errors.Join(errs...)
}

func (l listing) bytes() int64 {
	var total int64
	for _, file := range l {
		total += file.size
	}
	return total
}

// since tells how many files were written since an earlier listing, how many of them have other bytes, and how many of these were there before. Those
// that are gone count as changed.
func (l listing) since(before listing) (written, changed, rewritten int) {
	for name, now := range l {
		old, was := before[name]
		if !was || now.size != old.size || !now.time.Equal(old.time) {
			written++
		}
		if !was || now.size != old.size || now.hash != old.hash {
			changed++
			if was {
				rewritten++
			}
		}
	}
	for name := range before {
		if _, stays := l[name]; !stays {
			changed++
		}
	}
	return written, changed, rewritten
}
