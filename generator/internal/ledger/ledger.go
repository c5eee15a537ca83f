// Package ledger remembers, from one build to the next, what the files of content/ held and what each file of the site was made of.
//
// It is a memory, never an authority. Of a file of content/ it says: when the file still has this seal, or else these bytes, then this is its list
// data. Of a file of the site it says: it was made of inputs with this digest, it had bytes with that digest, and this seal. Whoever asks
// compares both with what is there. So a ledger may be deleted, be of another day, another checkout or another machine, or be written by two
// builds at once: what it says is then not believed, and costs time, never truth. A part of it that is torn or changed fails its checksum and
// is forgotten.
//
// On disk it is a folder: for each year a file of what its editions held and one of what they were made into, for each month two of what few builds ask of them, so that a new edition rewrites
// four of them; one table of all other files of the site, sorted by the digest of their address, and a file for what was read of each edition of the newest
// month. A database was the other way; this reads a hundred thousand records in the time that it takes to read the files. List data, five sixths of it all, is read an edition at a time when it
// is asked for.
package ledger

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"unsafe"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/files"
	"backissue/generator/internal/packed"
)

// form changes with the form of the files. Those of another form are forgotten.
const form = "gen ledger 6\n"

const (
	sheetsFile     = "sheets"
	madeOfFile     = "made-of"
	editionsPrefix = "content-" // of years
	listsPrefix    = "lists-"   // of months
	madePrefix     = "sheets-"  // of years
	inputsPrefix   = "inputs-"  // of months
)

// Ledger is what was remembered, and what shall be. It may be used by several goroutines at once.
type Ledger struct {
	folder   string
	editions records // what they held, with list data apart
	made     records // what they were made into, with what that was made of apart
	sheets   sheets  // all other files of the site
	madeOf   map[string]uint64

	stayed atomic.Int64           // how many editions were kept that were remembered
	gone   atomic.Bool            // an edition was made into fewer files than were remembered
	lost   atomic.Pointer[string] // a file whose list data was not there any more when it was read

	saveContent func() error // once

	mu       sync.Mutex
	added    []string            // addresses of files that were kept and not remembered, unless nothing was
	seals    map[string][]seal   // that came later than what was made, by edition
	readings map[string][]string // by file, in parts; nil for one that stays
}

// Open reads what the last build remembered in a folder. What can't be read is as if it had never been. Of editions it reads on while others work, a year
// after the other: whoever asks for one waits for its year alone.
func Open(folder string) *Ledger {
	l := &Ledger{folder: folder, madeOf: map[string]uint64{}, seals: map[string][]seal{}, readings: map[string][]string{}}
	l.saveContent = sync.OnceValue(func() error {
		if err := l.makeFolder(); err != nil {
			return err
		}
		return errors.Join(l.editions.save(l), l.saveReadings())
	})
	l.sheets.load(read(filepath.Join(folder, sheetsFile)))
	made, editions := l.made.find(folder, madePrefix, inputsPrefix), l.editions.find(folder, editionsPrefix, listsPrefix)
	go l.readAhead(made, editions)
	r := packed.Read(read(filepath.Join(folder, madeOfFile)))
	for r.Rest() != "" {
		name, digest := r.Text(), r.Fixed()
		l.madeOf[name] = digest
	}
	return l
}

// Size gives the size, in bytes, of what Open reads of a folder, then or later.
func Size(folder string) (size int64) {
	names := []string{filepath.Join(folder, sheetsFile)}
	for _, prefix := range []string{editionsPrefix, madePrefix} {
		names = append(names, filesOf(folder, prefix)...)
	}
	for _, name := range names {
		if there, err := files.Lstat(name); err == nil {
			size += there.Size
		}
	}
	return size
}

// readAhead reads the years in order, those of one table beside those of the other.
func (l *Ledger) readAhead(made, editions []string) {
	for i := range max(len(made), len(editions)) {
		if i < len(editions) {
			l.editions.years[editions[i]]()
		}
		if i < len(made) {
			l.made.years[made[i]]()
		}
	}
}

// MadeOf gives the digest that something named, such as a layout, had in the build before. It is false when there was none.
func (l *Ledger) MadeOf(name string) (uint64, bool) {
	digest, ok := l.madeOf[name]
	return digest, ok
}

// SaveContent writes down what was kept of content/, ahead of Save, which then need not, and tells of its error. It says nothing of the site, so the site may be published meanwhile. All of it must have been kept.
func (l *Ledger) SaveContent() { _ = l.saveContent() }

// Save writes down what was kept, for the next build. What was not kept is forgotten. madeOf names what the site was made of beside its content.
func (l *Ledger) Save(madeOf map[string]uint64) error {
	if err := l.makeFolder(); err != nil {
		return err
	}
	l.resealMade()
	var made error
	var saved sync.WaitGroup
	saved.Go(func() { made = l.made.save(l) })
	all := map[string]uint64{countName: uint64(len(l.made.kept))}
	maps.Copy(all, madeOf)
	err := errors.Join(l.saveContent(), l.saveMadeOf(all), l.saveSheets())
	saved.Wait()
	return errors.Join(made, err)
}

func (l *Ledger) makeFolder() error {
	if err := os.MkdirAll(l.folder, 0o755); err != nil {
		return fmt.Errorf("make the folder for what builds remember: %w", err)
	}
	return nil
}

func (l *Ledger) saveSheets() error {
	if !l.sheets.changed() {
		return nil
	}
	_, err := l.write(sheetsFile, l.sheets.text())
	return err
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
	_, err := l.write(madeOfFile, slices.Values([]string{string(w.Bytes)}))
	return err
}

// outs are writers of files that were written, for there are some for each year.
var outs = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 1<<16) }}

// write replaces a file of the ledger by the parts of its text, and gives its seal; 0 when another build has replaced it meanwhile. Its end is a checksum of the rest. It is
// written aside, so that it is whole at every moment.
func (l *Ledger) write(name string, parts iter.Seq[string]) (seal uint64, err error) {
	file, err := os.CreateTemp(l.folder, "."+name+"-*")
	if err != nil {
		return 0, fmt.Errorf("write what builds remember: %w", err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write what builds remember: %w", err)
			os.Remove(file.Name())
		}
	}()
	sum, out := xxh3.New(), outs.Get().(*bufio.Writer)
	defer outs.Put(out)
	out.Reset(file)
	out.WriteString(form)
	for part := range parts {
		sum.WriteString(part)
		out.WriteString(part)
	}
	var end packed.Writer
	end.Fixed(sum.Sum64())
	out.Write(end.Bytes)
	if err := errors.Join(out.Flush(), file.Close()); err != nil {
		return 0, err
	}
	written, err := files.Lstat(file.Name())
	if err != nil {
		return 0, err
	}
	if err := files.Replace(file.Name(), filepath.Join(l.folder, name)); err != nil {
		return 0, err
	}
	if there, err := files.Lstat(filepath.Join(l.folder, name)); err == nil && there.Inode == written.Inode && there.Modified == written.Modified && there.Size == written.Size {
		seal = Seal(there)
	}
	return seal, remove(file.Name()) // what was replaced
}

// read gives what write wrote, or nothing.
func read(name string) string {
	there, err := files.Lstat(name)
	if err != nil || !there.Mode.IsRegular() { // what is no file could go on for ever
		return ""
	}
	text, err := files.Read(name, there.Size, nil)
	if err != nil || len(text) < len(form)+8 || string(text[:len(form)]) != form {
		return ""
	}
	body := text[len(form) : len(text)-8]
	end := packed.Read(string(text[len(text)-8:]))
	if xxh3.Hash(body) != end.Fixed() {
		return ""
	}
	return unsafe.String(unsafe.SliceData(body), len(body)) // nobody else has these bytes, and a copy of a hundred megabytes takes time
}

func remove(name string) error {
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
