package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"

	"backissue/generator/internal/pagetext"
	"backissue/generator/internal/source"
)

// Delivery is what a person hands in: the files of pages, found in what the command line names.
type Delivery struct {
	Files      []File
	PassedOver []string // files in folders and archives that are not pages
	Links      []string // links in folders, which are not followed

	problems source.Problems
	taken    map[string]int // the file of each place, so that one that is named twice comes once
	open     []io.Closer
}

// File is the file of one page, on disk or in an archive.
type File struct {
	Name string // as problems show it: scans/2023.zip/2023-01-08/03.txt

	place string // the whole path with forward slashes, for what paths say; an archive counts as a folder without its ending
	read  func() ([]byte, error)
}

// pageEndings are those of files that folders and archives are searched for. A file that is named itself may have any.
var pageEndings = []string{".txt"}

func isPage(name string) bool {
	return slices.Contains(pageEndings, strings.ToLower(path.Ext(name)))
}

// Collect finds the pages in files, folders with all that is in them, archives, and globs that no shell expanded. What cannot be
// found or read is among the delivery's problems, and does not keep the rest away.
func Collect(names []string) *Delivery {
	d := &Delivery{taken: map[string]int{}}
	for _, name := range names {
		about, err := os.Stat(name)
		switch {
		case err == nil && about.IsDir():
			d.folder(name)
		case err == nil && isArchive(name):
			d.archive(name)
		case err == nil && !about.Mode().IsRegular():
			d.stream(name)
		case err == nil:
			d.file(name)
		case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?["):
			d.glob(name)
		default:
			d.problems = append(d.problems, unreadable(name, err))
		}
	}
	return d
}

// Problems gives what could not be found or read.
func (d *Delivery) Problems() source.Problems { return d.problems }

// Alone tells whether no more than one file was wanted, by its own name: a person then wants to hear all about it.
func (d *Delivery) Alone(names []string) bool {
	return len(names) == 1 && (len(d.Files) == 0 || len(d.Files) == 1 && d.Files[0].Name == legible(filepath.ToSlash(names[0])))
}

// Close closes the archives. No file of the delivery can be read afterwards.
func (d *Delivery) Close() {
	for _, c := range d.open {
		c.Close() // it was only read: nothing can be lost
	}
}

func (d *Delivery) glob(pattern string) {
	names, err := filepath.Glob(pattern)
	switch {
	case err != nil:
		d.problem(pattern, "this is not a pattern for file names: "+err.Error(), "* and ? stand for characters, [ab] for one of some")
	case len(names) == 0:
		d.problem(pattern, "no file has such a name", "check the folder and the file's ending")
	}
	for _, name := range names {
		about, err := os.Stat(name)
		switch {
		case err != nil:
			d.problems = append(d.problems, unreadable(name, err))
		case about.IsDir():
			d.folder(name)
		case isArchive(name):
			d.archive(name)
		default:
			d.file(name)
		}
	}
}

// folder takes the pages and archives in a folder and the folders in it, but nothing that is hidden, and no links: they
// could lead round in a circle.
func (d *Delivery) folder(root string) {
	before, troubles, named := len(d.Files), len(d.problems), root
	if !strings.HasSuffix(root, string(filepath.Separator)) {
		root += string(filepath.Separator) // a link that is named itself is followed
	}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		hidden := name != root && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			d.problems = append(d.problems, unreadable(name, err))
			if entry.IsDir() {
				return fs.SkipDir
			}
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir():
		case entry.Type()&fs.ModeSymlink != 0:
			d.Links = append(d.Links, legible(name))
		case entry.Type().IsRegular() && isArchive(name):
			d.archive(name)
		case entry.Type().IsRegular() && isPage(name):
			d.file(name)
		default:
			d.PassedOver = append(d.PassedOver, legible(name))
		}
		return nil
	})
	if err != nil {
		d.problems = append(d.problems, unreadable(root, err))
	}
	if len(d.Files) == before && len(d.problems) == troubles && err == nil {
		d.problem(named, "there is no page in this folder", "pages in folders are files whose names end in "+strings.Join(pageEndings, ", "))
	}
}

func (d *Delivery) file(name string) { d.add(name, place(name), pageReader(name)) }

// stream takes a page that another program writes, as /dev/stdin or a shell's <(…) name it. It can be read once, and pages are read more often.
func (d *Delivery) stream(name string) { d.add(name, place(name), sync.OnceValues(pageReader(name))) }

// pageReader gives the function that reads the file of a page.
func pageReader(name string) func() ([]byte, error) {
	return func() ([]byte, error) {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		return readPage(f)
	}
}

func (d *Delivery) add(name, place string, read func() ([]byte, error)) {
	if first, there := d.taken[place]; there {
		d.compare(&d.Files[first], name, read)
		return
	}
	d.taken[place] = len(d.Files)
	d.Files = append(d.Files, File{Name: legible(filepath.ToSlash(name)), place: place, read: read})
}

// compare makes a problem of a file whose place another one has with another text: an archive may hold a name twice, and lie beside the folder that it was
// unpacked to. Nobody can tell which of the two is the page.
func (d *Delivery) compare(first *File, name string, read func() ([]byte, error)) {
	one, err := first.read()
	other, otherErr := read()
	if err != nil || otherErr == nil && bytes.Equal(one, other) {
		return // the first tells of itself what is wrong
	}
	message := "another file of this name has another text: " + legible(filepath.ToSlash(name))
	if legible(filepath.ToSlash(name)) == first.Name {
		message = "the archive holds two files of this name, with different texts"
	}
	problem := source.NewProblem(source.Position{File: first.Name}, nil, message, "leave one of them out")
	first.read = func() ([]byte, error) { return nil, problem }
}

// drop takes away the files from the given one on.
func (d *Delivery) drop(from int) {
	for _, f := range d.Files[from:] {
		delete(d.taken, f.place)
	}
	d.Files = d.Files[:from]
}

// place gives the whole path of a file: in a folder named after its day, 03.txt has a day too.
func place(name string) string {
	if whole, err := filepath.Abs(name); err == nil {
		name = whole
	}
	return legible(filepath.ToSlash(name))
}

// readPage reads a page's file, and of one that is too large just enough for pagetext to see that it is.
func readPage(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, pagetext.Largest+1)) }

// legible gives a name that can be shown and searched: old Chinese systems wrote names in GB18030, and a name may hold
// characters that would run in a terminal.
func legible(name string) string {
	if strings.ToValidUTF8(name, "") != name {
		if text, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = text
		}
	}
	return strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || unicode.Is(unicode.Cf, c) {
			return '·'
		}
		return c
	}, name)
}

func (d *Delivery) problem(name, message, hint string) {
	d.problems = append(d.problems, source.NewProblem(source.Position{File: legible(filepath.ToSlash(name))}, nil, message, hint))
}

// unreadable makes a problem of a file that cannot be read.
func unreadable(name string, err error) *source.Problem {
	if told, ok := errors.AsType[*source.Problem](err); ok {
		return told
	}
	hint := "try it with another program: it may be damaged"
	switch {
	case errors.Is(err, os.ErrPermission):
		hint = "you may not read this file: check its rights"
	case errors.Is(err, os.ErrNotExist):
		hint = "check the file's name"
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrAlgorithm), errors.Is(err, io.ErrUnexpectedEOF):
		hint = "the archive is damaged, or packed in a way that is not known here: " + archiveHint
	}
	cause := err
	if inner, ok := errors.AsType[*os.PathError](err); ok {
		cause = inner.Err
	}
	return source.NewProblem(source.Position{File: legible(filepath.ToSlash(name))}, nil, fmt.Sprintf("cannot be read: %v", cause), hint)
}
