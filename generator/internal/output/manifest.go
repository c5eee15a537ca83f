package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/files"
)

const manifestName = ".published" // the addresses of all files that builds wrote here, a line each, sorted

// manifest is the text of a manifest. It is searched and compared as it is: as a table a million addresses would take ten times the memory.
type manifest []byte

// newManifest takes the text of a manifest file. One that a hand disordered is put in order; with the digest of the one that the last build left, it is that, and need not be looked through.
func newManifest(text []byte, left uint64) manifest {
	if xxh3.Hash(text) == left {
		return text
	}
	var before []byte
	for rest := text; len(rest) > 0; {
		line, after, ended := bytes.Cut(rest, []byte("\n"))
		if !ended || bytes.Compare(line, before) <= 0 {
			return sorted(strings.Split(string(text), "\n"))
		}
		before, rest = line, after
	}
	return text
}

func sorted(addresses []string) manifest {
	slices.Sort(addresses)
	addresses = slices.DeleteFunc(slices.Compact(addresses), func(line string) bool { return line == "" })
	return manifest(strings.Join(append(addresses, ""), "\n"))
}

// has tells whether the manifest names an address.
func (m manifest) has(address string) bool {
	_, found := m.find(address)
	return found && fit(address)
}

// find gives the place where an address stands, or would.
func (m manifest) find(address string) (place int, found bool) {
	low, high := 0, len(m)
	for low < high {
		start := bytes.LastIndexByte(m[:(low+high)/2], '\n') + 1
		line, _, _ := bytes.Cut(m[start:], []byte("\n"))
		switch c := strings.Compare(string(line), address); {
		case c == 0:
			return start, true
		case c < 0:
			low = start + len(line) + 1
		default:
			high = start
		}
	}
	return low, false
}

// addresses gives those that the manifest names.
func (m manifest) addresses() iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range bytes.Lines(m) {
			if !yield(string(bytes.TrimSuffix(line, []byte("\n")))) {
				return
			}
		}
	}
}

// with gives the manifest with more addresses.
func (m manifest) with(added []string) manifest {
	if len(added) == 0 {
		return m
	}
	size := len(m)
	for _, address := range added {
		size += len(address) + 1
	}
	next, copied := make(manifest, 0, size), 0
	for _, address := range slices.Sorted(slices.Values(added)) {
		place, found := m.find(address)
		next, copied = append(next, m[copied:place]...), place
		if !found {
			next = append(append(next, address...), '\n')
		}
	}
	return append(next, m[copied:]...)
}

// compare gives the manifest of the addresses that there are now, in order, of these and the old ones together, and the old ones that are gone. Lines that
// no build writes are never among the last: the file could have been changed to point at others.
func (m manifest) compare(now iter.Seq[string]) (next, both manifest, gone []string) {
	next = make(manifest, 0, len(m))
	rest := []byte(m)
	passed := func(line []byte) {
		rest = rest[len(line)+1:]
		if fit(string(line)) {
			gone = append(gone, string(line))
		}
	}
	for address := range now {
		for len(rest) > 0 {
			line := rest[:bytes.IndexByte(rest, '\n')]
			if string(line) == address {
				rest = rest[len(line)+1:]
				break
			}
			if string(line) > address {
				break
			}
			passed(line)
		}
		next = append(append(next, address...), '\n')
	}
	for len(rest) > 0 {
		passed(rest[:bytes.IndexByte(rest, '\n')])
	}
	if len(gone) == 0 {
		return next, next, nil
	}
	return next, sorted(append(strings.Split(string(next), "\n"), gone...)), gone
}

// ManifestDigest tells manifests apart.
func (f *Folder) ManifestDigest() uint64 { return xxh3.Hash(f.manifest) }

// writeManifest replaces the manifest file when it differs.
func (f *Folder) writeManifest(text manifest) error {
	if bytes.Equal(f.manifest, text) {
		if _, err := f.root.Lstat(manifestName); err == nil {
			return nil
		}
	}
	const staged = stagingName + "/" + manifestName
	if err := f.root.Remove(staged); err != nil && !errors.Is(err, fs.ErrNotExist) { // the one that was replaced before
		return fmt.Errorf("write the manifest: %w", err)
	}
	if err := f.root.WriteFile(staged, text, 0o644); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	if err := files.Replace(f.place(staged), f.place(manifestName)); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	f.manifest = text
	return nil
}

// remove takes a file away, and the folders that are empty without it. It tells whether the file was there.
func (f *Folder) remove(address string) (bool, error) {
	if there, err := f.root.Lstat(address); err == nil && there.IsDir() {
		return false, nil // somebody put it where the file was
	}
	err := f.root.Remove(address)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("remove %s, which is no longer published: %w", address, err)
	}
	for dir := path.Dir(address); dir != "."; dir = path.Dir(dir) {
		if f.root.Remove(dir) != nil {
			break // it still holds something
		}
	}
	return err == nil, nil
}
