package ledger

import (
	"errors"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/files"
	"backissue/generator/internal/packed"
)

// records are what is remembered of editions: in a file for each year what every build asks for, and in one for each month the rest, which is read an edition at a time. A year's file says of each of its
// months which seal and which digest the file has. With neither, the month is forgotten.
type records struct {
	folder  string
	ofYear  string                        // what the names of years' files begin with
	ofMonth string                        // and those of months' files
	years   map[string]func() *yearBefore // each is read when the first of its editions is asked for

	mu   sync.Mutex
	kept map[string]*record // by path
}

// yearBefore is a year as the build before remembered it.
type yearBefore struct {
	months   map[string]*month  // by name: 2023-01
	editions map[string]*record // by path
	resealed bool               // a month's file has another seal, and the same bytes
}

// month is a month's file.
type month struct {
	seal   uint64
	digest uint64
	size   int
}

// record is an edition's.
type record struct {
	front string // all that does not follow
	lists packed.Lists

	rest   string // empty when it lies in its month's file
	month  string // there
	offset int
	size   int
	digest uint64
}

func newRecord(front string, lists packed.Lists, rest string) *record {
	return &record{front: front, lists: lists, rest: rest, digest: xxh3.HashString(rest), size: len(rest)}
}

// find finds the years' files in a folder, and gives the years in order.
func (rs *records) find(folder, ofYear, ofMonth string) []string {
	*rs = records{folder: folder, ofYear: ofYear, ofMonth: ofMonth, years: map[string]func() *yearBefore{}, kept: map[string]*record{}}
	names := filesOf(folder, ofYear)
	years := make([]string, len(names))
	for i, name := range names {
		year := strings.TrimPrefix(filepath.Base(name), ofYear)
		years[i] = year
		rs.years[year] = sync.OnceValue(func() *yearBefore { return rs.readYear(name, year) })
	}
	return years
}

// readYear reads a year's file, and leaves out the editions of months whose file is not the one that it says.
func (rs *records) readYear(name, year string) *yearBefore {
	y := &yearBefore{months: map[string]*month{}, editions: map[string]*record{}}
	r := packed.Read(read(name))
	names := r.Texts()
	for range min(r.Number(), len(r.Rest())) {
		name, m := r.Text(), &month{seal: r.Fixed(), digest: r.Fixed(), size: r.Number()}
		seal := m.seal
		if m.isThere(rs.monthFile(name)) {
			y.months[name] = m
			y.resealed = y.resealed || m.seal != seal
		}
	}
	for r.Rest() != "" {
		path := r.Text()
		k := &record{front: r.Text(), lists: packed.Lists{Names: names, Numbers: r.Text()}, month: monthOf(path), offset: r.Number(), size: r.Number(), digest: r.Fixed()}
		if m := y.months[k.month]; m != nil && yearOf(path) == year && k.size <= m.size && k.offset <= m.size-k.size {
			y.editions[path] = k
		}
	}
	return y
}

// isThere tells whether the file of that name is the month's: it has its seal, or its bytes, and is then known by the seal that it has.
func (m *month) isThere(name string) bool {
	there, err := files.Lstat(name)
	if err != nil || !there.Mode.IsRegular() {
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
func (rs *records) before(path string) *record {
	year := rs.years[yearOf(path)]
	if year == nil {
		return nil
	}
	return year().editions[path]
}

func (rs *records) keep(path string, k *record) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	rs.kept[path] = k
}

func (rs *records) keptOf(path string) *record {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	return rs.kept[path]
}

// count gives the number of editions that were remembered.
func (rs *records) count() int {
	all := 0
	for _, year := range rs.years {
		all += len(year().editions)
	}
	return all
}

func (rs *records) monthFile(month string) string { return filepath.Join(rs.folder, rs.ofMonth+month) }

// restOf gives what a record has in its month's file. A file that should have it and doesn't is removed, so that the next build doesn't go by it.
func (rs *records) restOf(k *record) (rest string, ok bool) {
	if k.rest != "" || k.size == 0 {
		return k.rest, true
	}
	name := rs.monthFile(k.month)
	text, err := files.ReadAt(name, int64(len(form)+k.offset), k.size)
	if err != nil || xxh3.Hash(text) != k.digest {
		remove(name)
		return "", false
	}
	return unsafe.String(unsafe.SliceData(text), len(text)), true // nobody else has these bytes
}

// sameAs tells whether an edition is kept as it was.
func (k *record) sameAs(before *record) bool {
	return k == before || before != nil && k.front == before.front && k.sameRest(before) && k.lists.Equal(before.lists)
}

func (k *record) sameRest(before *record) bool {
	return before != nil && k.digest == before.digest && k.size == before.size
}

// save writes the files of those years and months in which an edition is new, changed or gone.
func (rs *records) save(l *Ledger) error {
	paths := map[string][]string{}
	changed := map[string]bool{}
	for path, k := range rs.kept {
		year := yearOf(path)
		paths[year] = append(paths[year], path)
		changed[year] = changed[year] || !k.sameAs(rs.before(path))
	}
	var errs []error
	inUse := map[string]bool{}
	for name, year := range rs.years {
		if len(paths[name]) == 0 {
			errs = append(errs, remove(filepath.Join(rs.folder, rs.ofYear+name)))
			continue
		}
		y := year()
		changed[name] = changed[name] || y.resealed || len(y.editions) != len(paths[name])
	}
	for year, all := range paths {
		for _, path := range all {
			inUse[rs.ofMonth+monthOf(path)] = true
		}
		if changed[year] {
			slices.Sort(all)
			errs = append(errs, rs.saveYear(l, year, all))
		}
	}
	for _, name := range filesOf(rs.folder, rs.ofMonth) {
		if !inUse[filepath.Base(name)] {
			errs = append(errs, remove(name))
		}
	}
	return errors.Join(errs...)
}

// saveYear writes a year's file, and those of its months in which there is something new.
func (rs *records) saveYear(l *Ledger, year string, paths []string) error {
	before := &yearBefore{}
	if known := rs.years[year]; known != nil {
		before = known()
	}
	months := map[string]*month{}
	now := make(map[string]record, len(paths))
	var errs []error
	for from := 0; from < len(paths); {
		name, to := monthOf(paths[from]), from+1
		for to < len(paths) && monthOf(paths[to]) == name {
			to++
		}
		m, err := rs.saveMonth(l, name, paths[from:to], before, now)
		months[name], errs = m, append(errs, err)
		from = to
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	_, err := l.write(rs.ofYear+year, yearText(months, now))
	return err
}

// yearText gives the text of a year's file, in parts.
func yearText(months map[string]*month, editions map[string]record) iter.Seq[string] {
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
			w.Number(len(k.front))
			if !yield(string(w.Bytes)) || !yield(k.front) {
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

// saveMonth writes a month's file, unless all of it stays, and puts its editions into now, with their places in the file. An edition of which the rest is not where it was is forgotten.
func (rs *records) saveMonth(l *Ledger, name string, paths []string, before *yearBefore, now map[string]record) (*month, error) {
	stays, were := before.months[name] != nil, 0
	for _, k := range before.editions {
		if k.month == name {
			were++
		}
	}
	for _, path := range paths {
		stays = stays && rs.kept[path].sameRest(before.editions[path])
	}
	if stays && were == len(paths) {
		for _, path := range paths {
			k := *rs.kept[path]
			k.offset = before.editions[path].offset
			now[path] = k
		}
		return before.months[name], nil
	}
	old := ""
	if before.months[name] != nil {
		old = read(rs.monthFile(name))
	}
	m, sum := &month{}, xxh3.New()
	var texts []string
	for _, path := range paths {
		k := *rs.kept[path]
		if k.rest == "" && k.offset+k.size <= len(old) {
			k.rest = old[k.offset : k.offset+k.size]
		}
		if xxh3.HashString(k.rest) != k.digest {
			continue
		}
		k.offset = m.size
		m.size += k.size
		sum.WriteString(k.rest)
		texts, now[path] = append(texts, k.rest), k
	}
	m.digest = sum.Sum64()
	var err error
	m.seal, err = l.write(rs.ofMonth+name, slices.Values(texts))
	return m, err
}

// monthOf gives the month of an edition as its file is named.
func monthOf(path string) string {
	return strings.ReplaceAll(path[:min(len(path), len("2006-01"))], "/", "-")
}

func yearOf(path string) string { return path[:min(len(path), len("2006"))] }

// filesOf gives the names of the files in a folder that begin with a prefix, in order.
func filesOf(folder, prefix string) []string {
	escaped := strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(folder) // it means itself in a pattern
	names, err := filepath.Glob(filepath.Join(escaped, prefix+"*"))
	if err != nil {
		return nil
	}
	return names
}
