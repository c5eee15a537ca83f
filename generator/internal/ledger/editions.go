package ledger

import (
	"errors"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/files"
	"backissue/generator/internal/packed"
)

// editions are what is remembered of editions' folders: in a file for each year what every build asks for, and in one for each month their list data, of which a build reads that of the editions
// that it shows in lists. A year's file says of each of its months which seal and which digest the file has. With neither, the month is forgotten.
type editions struct {
	folder string
	years  map[string]func() *yearBefore // each is read when the first of its editions is asked for

	mu   sync.Mutex
	kept map[string]*keptEdition // by path
	lost atomic.Pointer[string]  // a file that was not as it should be when it was read
}

// yearBefore is a year as the build before remembered it.
type yearBefore struct {
	months   map[string]*month // by name: 2023-01
	editions map[string]*keptEdition
	resealed bool // a month's file has another seal, and the same bytes
}

// month is the file of a month's list data.
type month struct {
	seal   uint64
	digest uint64
	size   int
}

// keptEdition is an edition as it is kept.
type keptEdition struct {
	fixed string // all that does not follow
	lists packed.Lists

	text   string // its list data; empty when it lies in its month's file
	month  string // there
	offset int
	size   int
	digest uint64
}

const monthPrefix = "lists-"

// find finds the years' files in a folder, and gives the years in order.
func (e *editions) find(folder string) []string {
	*e = editions{folder: folder, years: map[string]func() *yearBefore{}, kept: map[string]*keptEdition{}}
	names := filesOf(folder, editionsPrefix)
	years := make([]string, len(names))
	for i, name := range names {
		year := strings.TrimPrefix(filepath.Base(name), editionsPrefix)
		years[i] = year
		e.years[year] = sync.OnceValue(func() *yearBefore { return readYear(folder, name, year) })
	}
	return years
}

// readYear reads a year's file, and leaves out the editions of months whose file is not the one that it says.
func readYear(folder, name, year string) *yearBefore {
	y := &yearBefore{months: map[string]*month{}, editions: map[string]*keptEdition{}}
	r := packed.Read(read(name))
	names := r.Texts()
	for range min(r.Number(), len(r.Rest())) {
		name, m := r.Text(), &month{seal: r.Fixed(), digest: r.Fixed(), size: r.Number()}
		seal := m.seal
		if m.isThere(filepath.Join(folder, monthPrefix+name)) {
			y.months[name] = m
			y.resealed = y.resealed || m.seal != seal
		}
	}
	for r.Rest() != "" {
		path := r.Text()
		k := &keptEdition{fixed: r.Text(), lists: packed.Lists{Names: names, Numbers: r.Text()}, month: monthOf(path), offset: r.Number(), size: r.Number(), digest: r.Fixed()}
		if m := y.months[k.month]; m != nil && yearOf(path) == year && k.size <= m.size && k.offset <= m.size-k.size {
			y.editions[path] = k
		}
	}
	return y
}

// isThere tells whether the file of that name is the month's: it has its seal, or its bytes, and is then known by the seal that it has.
func (m *month) isThere(name string) bool {
	there, err := files.Lstat(name)
	if err != nil {
		return false
	}
	seal := Seal(there)
	if m.seal == seal {
		return true
	}
	m.seal = seal
	text := read(name)
	return len(text) == m.size && xxh3.HashString(text) == m.digest
}

// before gives what was remembered of an edition; nil for nothing.
func (e *editions) before(path string) *keptEdition {
	year := e.years[yearOf(path)]
	if year == nil {
		return nil
	}
	return year().editions[path]
}

func (e *editions) keep(path string, k *keptEdition) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.kept[path] = k
}

func (e *editions) keptOf(path string) *keptEdition {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.kept[path]
}

// listData gives an edition's list data. A file that should have it and doesn't is removed, so that the next build doesn't go by it.
func (e *editions) listData(k *keptEdition) string {
	if k.text != "" || k.size == 0 {
		return k.text
	}
	name := filepath.Join(e.folder, monthPrefix+k.month)
	text, err := files.ReadAt(name, int64(len(form)+k.offset), k.size)
	if err != nil || xxh3.Hash(text) != k.digest {
		e.lost.Store(&name)
		remove(name)
		return ""
	}
	return string(text)
}

// sameAs tells whether an edition is kept as it was.
func (k *keptEdition) sameAs(before *keptEdition) bool {
	return k == before || before != nil && k.fixed == before.fixed && k.sameText(before) && k.lists.Equal(before.lists)
}

func (k *keptEdition) sameText(before *keptEdition) bool {
	return before != nil && k.digest == before.digest && k.size == before.size
}

// save writes the files of those years and months in which an edition is new, changed or gone.
func (e *editions) save(l *Ledger) error {
	paths := map[string][]string{}
	changed := map[string]bool{}
	for path, k := range e.kept {
		year := yearOf(path)
		paths[year] = append(paths[year], path)
		changed[year] = changed[year] || !k.sameAs(e.before(path))
	}
	var errs []error
	inUse := map[string]bool{}
	for name, year := range e.years {
		if len(paths[name]) == 0 {
			errs = append(errs, remove(filepath.Join(l.folder, editionsPrefix+name)))
			continue
		}
		y := year()
		changed[name] = changed[name] || y.resealed || len(y.editions) != len(paths[name])
	}
	for year, all := range paths {
		for _, path := range all {
			inUse[monthPrefix+monthOf(path)] = true
		}
		if changed[year] {
			slices.Sort(all)
			errs = append(errs, e.saveYear(l, year, all))
		}
	}
	for _, name := range filesOf(l.folder, monthPrefix) {
		if !inUse[filepath.Base(name)] {
			errs = append(errs, remove(name))
		}
	}
	return errors.Join(errs...)
}

// saveYear writes a year's file, and those of its months whose list data changed.
func (e *editions) saveYear(l *Ledger, year string, paths []string) error {
	before := &yearBefore{}
	if known := e.years[year]; known != nil {
		before = known()
	}
	months := map[string]*month{}
	now := make(map[string]keptEdition, len(paths))
	var errs []error
	for from := 0; from < len(paths); {
		name, to := monthOf(paths[from]), from+1
		for to < len(paths) && monthOf(paths[to]) == name {
			to++
		}
		m, err := e.saveMonth(l, name, paths[from:to], before, now)
		months[name], errs = m, append(errs, err)
		from = to
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	_, err := l.write(editionsPrefix+year, yearText(months, now))
	return err
}

// yearText gives the text of a year's file, in parts.
func yearText(months map[string]*month, editions map[string]keptEdition) iter.Seq[string] {
	paths := slices.Sorted(maps.Keys(editions))
	var names packed.ListsWriter
	numbers := make([]string, len(paths))
	for i, path := range paths {
		names.Bytes = names.Bytes[:0]
		numbers[i] = names.AddAll(editions[path].lists)
	}
	return func(yield func(string) bool) {
		var w packed.Writer
		w.Texts(names.Names)
		w.Number(len(months))
		for _, name := range slices.Sorted(maps.Keys(months)) {
			w.Text(name)
			w.Fixed(months[name].seal)
			w.Fixed(months[name].digest)
			w.Number(months[name].size)
		}
		for i, path := range paths {
			k := editions[path]
			w.Text(path)
			w.Number(len(k.fixed))
			if !yield(string(w.Bytes)) || !yield(k.fixed) {
				return
			}
			w.Bytes = w.Bytes[:0]
			w.Text(numbers[i])
			w.Number(k.offset)
			w.Number(k.size)
			w.Fixed(k.digest)
		}
		yield(string(w.Bytes))
	}
}

// saveMonth writes a month's file, unless its list data stays, and puts its editions into now, with their places in the file. An edition whose list data is not where it was is forgotten.
func (e *editions) saveMonth(l *Ledger, name string, paths []string, before *yearBefore, now map[string]keptEdition) (*month, error) {
	stays, were := before.months[name] != nil, 0
	for _, k := range before.editions {
		if k.month == name {
			were++
		}
	}
	for _, path := range paths {
		stays = stays && e.kept[path].sameText(before.editions[path])
	}
	if stays && were == len(paths) {
		for _, path := range paths {
			k := *e.kept[path]
			k.offset = before.editions[path].offset
			now[path] = k
		}
		return before.months[name], nil
	}
	old := ""
	if before.months[name] != nil {
		old = read(filepath.Join(l.folder, monthPrefix+name))
	}
	m, sum := &month{}, xxh3.New()
	var texts []string
	for _, path := range paths {
		k := *e.kept[path]
		if k.text == "" && k.offset+k.size <= len(old) {
			k.text = old[k.offset : k.offset+k.size]
		}
		if xxh3.HashString(k.text) != k.digest {
			continue
		}
		k.offset = m.size
		m.size += k.size
		sum.WriteString(k.text)
		texts, now[path] = append(texts, k.text), k
	}
	m.digest = sum.Sum64()
	var err error
	m.seal, err = l.write(monthPrefix+name, slices.Values(texts))
	return m, err
}

// monthOf gives the month of an edition as its file is named.
func monthOf(path string) string {
	return strings.ReplaceAll(path[:min(len(path), len("2006-01"))], "/", "-")
}
