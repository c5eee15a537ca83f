// Package ledger remembers, from one build to the next, what the files of content/ held and what each file of the site was made of.
//
// It is a memory, never an authority. Of a file of content/ it says: when the file still has this seal, or else these bytes, then this is its list
// data. Of a file of the site it says: it was made of inputs with this digest, it had bytes with that digest, and this seal. Whoever asks
// compares both with what is there. So a ledger may be deleted, be of another day, another checkout or another machine, or be written by two
// builds at once: what it says is then not believed, and costs time, never truth. A part of it that is torn or changed fails its checksum and
// is forgotten.
//
// On disk it is a folder: a file for each year's editions, so that a new edition rewrites one of them, and one table of all files of the
// site, sorted by the digest of their address. A database was the other way; this reads a hundred thousand records in the time that it
// takes to read the file.
package ledger

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/packed"
)

// form changes with the form of the files. Those of another form are forgotten.
const form = "gen ledger 1\n"

const (
	sheetsFile  = "sheets"
	madeOfFile  = "made-of"
	yearsPrefix = "content-"
)

// Ledger is what was remembered, and what shall be. It may be used by several goroutines at once.
type Ledger struct {
	folder string
	sheets sheets
	madeOf map[string]uint64

	mu       sync.Mutex
	editions map[string]string // packed, by path, as the files have them
	years    map[string]bool   // the files
	kept     map[string]string // as they shall be
}

// Open reads what the last build remembered in a folder. What can't be read is as if it had never been.
func Open(folder string) *Ledger {
	l := &Ledger{folder: folder, madeOf: map[string]uint64{}, editions: map[string]string{}, years: map[string]bool{}, kept: map[string]string{}}
	l.sheets.load(read(filepath.Join(folder, sheetsFile)))
	r := packed.Read(read(filepath.Join(folder, madeOfFile)))
	for r.Rest() != "" {
		name, digest := r.Text(), r.Fixed()
		l.madeOf[name] = digest
	}
	names, err := filepath.Glob(filepath.Join(escapeGlob(folder), yearsPrefix+"*"))
	if err != nil {
		return l
	}
	for _, name := range names {
		year := strings.TrimPrefix(filepath.Base(name), yearsPrefix)
		l.years[year] = true
		r := packed.Read(read(name))
		for r.Rest() != "" {
			path, edition := r.Text(), r.Text()
			if yearOf(path) == year {
				l.editions[path] = edition
			}
		}
	}
	return l
}

// escapeGlob makes a folder's name mean itself in a pattern.
func escapeGlob(folder string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(folder)
}

// MadeOf gives the digest that something named, such as a layout, had in the build before. It is false when there was none.
func (l *Ledger) MadeOf(name string) (uint64, bool) {
	digest, ok := l.madeOf[name]
	return digest, ok
}

// Save writes down what was kept, for the next build. What was not kept is forgotten. madeOf names what the site was made of beside its content.
func (l *Ledger) Save(madeOf map[string]uint64) error {
	if err := os.MkdirAll(l.folder, 0o755); err != nil {
		return fmt.Errorf("make the folder for what builds remember: %w", err)
	}
	var years error
	var saved sync.WaitGroup
	saved.Go(func() { years = l.saveYears() })
	err := errors.Join(l.saveMadeOf(madeOf), l.saveSheets())
	saved.Wait()
	return errors.Join(years, err)
}

func (l *Ledger) saveSheets() error {
	if !l.sheets.changed() {
		return nil
	}
	return l.write(sheetsFile, l.sheets.text())
}

func (l *Ledger) saveMadeOf(madeOf map[string]uint64) error {
	var w packed.Writer
	names := make([]string, 0, len(madeOf))
	same := len(madeOf) == len(l.madeOf)
	for name, digest := range madeOf {
		names = append(names, name)
		before, ok := l.madeOf[name]
		same = same && ok && before == digest
	}
	if same {
		return nil
	}
	slices.Sort(names)
	for _, name := range names {
		w.Text(name)
		w.Fixed(madeOf[name])
	}
	return l.write(madeOfFile, slices.Values([]string{string(w.Bytes)}))
}

// write replaces a file of the ledger by the parts of its text. Its end is a checksum of the rest. It is written aside, so that it is whole at
// every moment.
func (l *Ledger) write(name string, parts iter.Seq[string]) (err error) {
	file, err := os.CreateTemp(l.folder, "."+name+"-*")
	if err != nil {
		return fmt.Errorf("write what builds remember: %w", err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write what builds remember: %w", err)
			os.Remove(file.Name())
		}
	}()
	sum, out := xxh3.New(), bufio.NewWriterSize(file, 1<<16)
	out.WriteString(form)
	for part := range parts {
		sum.WriteString(part)
		out.WriteString(part)
	}
	var end packed.Writer
	end.Fixed(sum.Sum64())
	out.Write(end.Bytes)
	if err := errors.Join(out.Flush(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), filepath.Join(l.folder, name))
}

// read gives what write wrote, or nothing.
func read(name string) string {
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	var b strings.Builder
	if about, err := file.Stat(); err == nil {
		b.Grow(int(about.Size()))
	}
	if _, err := io.Copy(&b, file); err != nil {
		return ""
	}
	text := b.String()
	if len(text) < len(form)+8 || text[:len(form)] != form {
		return ""
	}
	body, end := text[len(form):len(text)-8], packed.Read(text[len(text)-8:])
	if xxh3.HashString(body) != end.Fixed() {
		return ""
	}
	return body
}

func remove(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
