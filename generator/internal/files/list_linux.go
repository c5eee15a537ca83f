package files

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// listing is memory that a folder is listed into. A day's takes one call.
type listing struct {
	records [1 << 14]byte
	names   []byte // with a zero behind each
}

var listings = sync.Pool{New: func() any { return new(listing) }}

// List gives what lies in a folder, sorted by name. Package os gives each entry memory of its own, and asks the poller for each folder.
func List(name string) ([]Entry, error) {
	folder, err := OpenFolder(name)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	return folder.List(nil)
}

// List does the same with a folder that was not listed since it was opened, in the memory of room if that is enough.
func (f *Folder) List(room []Entry) ([]Entry, error) {
	l := listings.Get().(*listing)
	defer listings.Put(l)
	l.names = l.names[:0]
	all := room[:0]
	for {
		n, err := again(func() (int, error) { return unix.ReadDirent(f.file, l.records[:]) })
		if err != nil {
			return nil, &fs.PathError{Op: "readdirent", Path: f.name, Err: err}
		}
		if n <= 0 {
			break
		}
		all = l.appendEntries(all, l.records[:n])
	}
	names := string(l.names) // all in one piece
	for i := range all {
		all[i].Name, names, _ = strings.Cut(names, "\x00")
	}
	all = slices.DeleteFunc(all, func(e Entry) bool { return e.Name == "." || e.Name == ".." })
	slices.SortFunc(all, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return all, askTypes(f.name, all)
}

// appendEntries reads records of the system's form: an inode, a place, the record's length, a type, and a name that a zero ends. The entries have no names yet.
func (l *listing) appendEntries(all []Entry, records []byte) []Entry {
	const lengthAt, typeAt, nameAt, least = 16, 18, 19, 24
	all = slices.Grow(all, len(records)/least)
	for len(records) > nameAt {
		length := int(binary.NativeEndian.Uint16(records[lengthAt:]))
		if length <= nameAt || length > len(records) {
			break
		}
		name, _, _ := bytes.Cut(records[nameAt:length], []byte{0})
		l.names = append(append(l.names, name...), 0)
		all = append(all, Entry{Type: typeOf(records[typeAt])})
		records = records[length:]
	}
	return all
}

// unknown is the type of an entry whose file system does not tell it in listings.
const unknown = fs.ModeType

func typeOf(kind byte) fs.FileMode {
	switch kind {
	case unix.DT_REG:
		return 0
	case unix.DT_DIR:
		return fs.ModeDir
	case unix.DT_LNK:
		return fs.ModeSymlink
	}
	return unknown
}

// askTypes finds out the types that the listing did not tell. A file that is gone meanwhile passes for one, and whoever opens it sees that it is not there.
func askTypes(name string, all []Entry) error {
	for i := range all {
		if all[i].Type != unknown {
			continue
		}
		there, err := Lstat(name + "/" + all[i].Name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		all[i].Type = there.Mode.Type()
	}
	return nil
}
