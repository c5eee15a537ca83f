package intake

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// What an archive may hold. A year of a daily paper with eight pages is some 60 MB of text; beyond these sizes an archive is
// one that unpacks to far more than its size, made to fill a machine.
const (
	largestArchive = 256 << 20 // bytes of text
	longestArchive = 4 << 30   // bytes unpacked, with all that is not text
	mostMembers    = 100_000   // files
)

const archiveHint = "unpack it and give the folder"

// archiveEndings are those of archives. The longer of two that fit comes first.
var archiveEndings = []string{".tar.gz", ".tgz", ".tar", ".zip"}

func archiveEnding(name string) string {
	name = strings.ToLower(name)
	for _, ending := range archiveEndings {
		if strings.HasSuffix(name, ending) {
			return ending
		}
	}
	return ""
}

func isArchive(name string) bool { return archiveEnding(name) != "" }

// archive takes the pages in an archive. The names of its files are shown and searched for days; nothing is written under them.
func (d *Delivery) archive(name string) {
	before := len(d.Files)
	var err error
	if archiveEnding(name) == ".zip" {
		err = d.zip(name)
	} else {
		err = d.tar(name)
	}
	switch {
	case errors.Is(err, os.ErrPermission):
		d.problems = append(d.problems, unreadable(name, err))
	case err != nil:
		d.drop(before)
		d.problem(name, "cannot be read as an archive: "+err.Error(), archiveHint)
	case len(d.Files) == before:
		d.problem(name, "there is no page in this archive", "pages in archives are files whose names end in "+strings.Join(pageEndings, ", "))
	}
}

// member takes a file of an archive, or passes it over.
func (d *Delivery) member(archive, member string, read func() ([]byte, error)) {
	inside := path.Join("/", legible(strings.ReplaceAll(member, `\`, "/"))) // climbs out of nothing
	shown := filepath.ToSlash(archive) + inside
	switch {
	case strings.HasPrefix(path.Base(inside), "."), strings.HasPrefix(inside, "/__MACOSX/"):
		// what a system leaves in archives, unseen by people
	case isPage(inside):
		folder := place(archive)
		d.add(shown, folder[:len(folder)-len(archiveEnding(archive))]+inside, read)
	default:
		d.PassedOver = append(d.PassedOver, shown)
	}
}

var errTooLarge = fmt.Errorf("it unpacks to more than %d MB of text", largestArchive>>20)

func (d *Delivery) zip(name string) error {
	z, err := zip.OpenReader(name)
	if err != nil {
		return err
	}
	d.open = append(d.open, z)
	if len(z.File) > mostMembers {
		return fmt.Errorf("it holds %d files, at most %d are read", len(z.File), mostMembers)
	}
	const encrypted = 1
	size := uint64(0)
	for _, f := range z.File {
		if !f.Mode().IsRegular() {
			continue
		}
		if isPage(f.Name) {
			size += f.UncompressedSize64
		}
		if size > largestArchive {
			return errTooLarge
		}
		if f.Flags&encrypted != 0 {
			return fmt.Errorf("it is locked with a password")
		}
		d.member(name, f.Name, func() ([]byte, error) {
			r, err := f.Open()
			if err != nil {
				return nil, err
			}
			defer r.Close()
			return readPage(r)
		})
	}
	return nil
}

// tar reads an archive through, for it has no list of contents, and keeps the pages: a compressed one can be read in
// one direction only.
func (d *Delivery) tar(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var stream io.Reader = f
	if archiveEnding(name) != ".tar" {
		z, err := gzip.NewReader(f)
		if err != nil {
			return err
		}
		defer z.Close()
		stream = &io.LimitedReader{R: z, N: longestArchive}
	}
	t := tar.NewReader(stream)
	size := 0
	for range mostMembers {
		header, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if header.Typeflag != tar.TypeReg {
			continue
		}
		var text []byte
		if isPage(header.Name) {
			if text, err = readPage(t); err != nil {
				return err
			}
		}
		if size += len(text); size > largestArchive {
			return errTooLarge
		}
		d.member(name, header.Name, func() ([]byte, error) { return text, nil })
	}
	return fmt.Errorf("it holds more than %d files", mostMembers)
}
