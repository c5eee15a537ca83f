package ledger

import (
	"errors"
	"iter"
	"path/filepath"
	"slices"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/packed"
)

// Edition is what is remembered of an edition's folder.
type Edition struct {
	Files   []File
	Checked uint64 // a digest of what its articles were held against beside their own files: the gazetteer, the program
	Text    string // its list data, as package archive packs it
	Links   string // what its bodies lead to outside their edition, as package build packs it
}

// File is a file of an edition's folder.
type File struct {
	Name   string
	Seal   uint64       // 0 when it was so new that a later change could leave its seal the same
	Digest xxh3.Uint128 // of its bytes
}

// Edition gives what the build before remembered of the edition with a path, 2023/01/08.
func (l *Ledger) Edition(path string) (Edition, bool) {
	text, ok := l.editions[path]
	if !ok {
		return Edition{}, false
	}
	return unpackEdition(text)
}

// Kept gives what shall be remembered of an edition.
func (l *Ledger) Kept(path string) (Edition, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return unpackEdition(l.kept[path])
}

func unpackEdition(text string) (Edition, bool) {
	r := packed.Read(text)
	e := Edition{Checked: r.Fixed(), Files: make([]File, min(r.Number(), len(text)))}
	for i := range e.Files {
		e.Files[i] = File{Name: r.Text(), Seal: r.Fixed(), Digest: xxh3.Uint128{Hi: r.Fixed(), Lo: r.Fixed()}}
	}
	e.Text, e.Links = r.Text(), r.Text()
	return e, !r.Torn()
}

// KeepEdition remembers an edition for the next build. It gives e.Text as it is kept, so that whoever goes on using it shares its memory: that of a
// million articles should be there once.
func (l *Ledger) KeepEdition(path string, e Edition) string {
	w := packed.Writer{Bytes: make([]byte, 0, len(e.Text)+len(e.Links)+64*len(e.Files)+64)}
	w.Fixed(e.Checked)
	w.Number(len(e.Files))
	for _, f := range e.Files {
		w.Text(f.Name)
		w.Fixed(f.Seal)
		w.Fixed(f.Digest.Hi)
		w.Fixed(f.Digest.Lo)
	}
	w.Text(e.Text)
	end := len(w.Bytes)
	w.Text(e.Links)
	text := string(w.Bytes)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept[path] = text
	return text[end-len(e.Text) : end]
}

// StayEdition remembers an edition for the next build as it was remembered for this one.
func (l *Ledger) StayEdition(path string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept[path] = l.editions[path]
}

// saveYears writes the files of those years in which an edition is new, changed or gone.
func (l *Ledger) saveYears() error {
	changed := map[string]bool{}
	byYear := map[string][]string{}
	for path, text := range l.kept {
		year := yearOf(path)
		byYear[year] = append(byYear[year], path)
		if before, ok := l.editions[path]; !ok || before != text {
			changed[year] = true
		}
	}
	for path := range l.editions {
		if _, ok := l.kept[path]; !ok {
			changed[yearOf(path)] = true
		}
	}
	var errs []error
	for year := range l.years {
		if len(byYear[year]) == 0 {
			errs = append(errs, remove(filepath.Join(l.folder, yearsPrefix+year)))
			delete(changed, year)
		}
	}
	for year := range changed {
		slices.Sort(byYear[year])
		errs = append(errs, l.write(yearsPrefix+year, l.yearText(byYear[year])))
	}
	return errors.Join(errs...)
}

// yearText gives the text of a year's file, in parts.
func (l *Ledger) yearText(paths []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, path := range paths {
			var w packed.Writer
			w.Text(path)
			w.Number(len(l.kept[path]))
			if !yield(string(w.Bytes)) || !yield(l.kept[path]) {
				return
			}
		}
	}
}

func yearOf(path string) string { return path[:min(len(path), len("2006"))] }
