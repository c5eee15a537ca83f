package ledger

import (
	"errors"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"backissue/generator/internal/packed"
)

// yearly has a text for each edition, by its path, and a file for each year.
type yearly struct {
	prefix string                              // of the files' names
	years  map[string]func() map[string]string // as they were, of each year that has a file; it is read when the first of them is asked for

	mu   sync.Mutex
	kept map[string]string // as they shall be
}

// find finds the files in a folder, and gives their years in order.
func (y *yearly) find(folder, prefix string) []string {
	*y = yearly{prefix: prefix, years: map[string]func() map[string]string{}, kept: map[string]string{}}
	names := filesOf(folder, prefix)
	years := make([]string, len(names))
	for i, name := range names {
		year := strings.TrimPrefix(filepath.Base(name), prefix)
		years[i] = year
		y.years[year] = sync.OnceValue(func() map[string]string { return editionsIn(read(name), year) })
	}
	return years
}

// filesOf gives the names of the files in a folder that begin with a prefix, in order.
func filesOf(folder, prefix string) []string {
	names, err := filepath.Glob(filepath.Join(escapeGlob(folder), prefix+"*"))
	if err != nil {
		return nil
	}
	return names
}

// editionsIn gives the editions in the text of a year's file.
func editionsIn(text, year string) map[string]string {
	all := map[string]string{}
	r := packed.Read(text)
	for r.Rest() != "" {
		path, edition := r.Text(), r.Text()
		if yearOf(path) == year {
			all[path] = edition
		}
	}
	return all
}

// before gives what was remembered of an edition.
func (y *yearly) before(path string) (string, bool) {
	year := y.years[yearOf(path)]
	if year == nil {
		return "", false
	}
	text, ok := year()[path]
	return text, ok
}

// count gives the number of editions that were remembered.
func (y *yearly) count() int {
	all := 0
	for _, year := range y.years {
		all += len(year())
	}
	return all
}

// escapeGlob makes a folder's name mean itself in a pattern.
func escapeGlob(folder string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(folder)
}

func (y *yearly) keep(path, text string) {
	y.mu.Lock()
	defer y.mu.Unlock()
	y.kept[path] = text
}

// save writes the files of those years in which an edition is new, changed or gone.
func (y *yearly) save(l *Ledger) error {
	changed := map[string]bool{}
	byYear := map[string][]string{}
	for path, text := range y.kept {
		year := yearOf(path)
		byYear[year] = append(byYear[year], path)
		if before, ok := y.before(path); !ok || before != text {
			changed[year] = true
		}
	}
	for name, year := range y.years {
		for path := range year() {
			if _, ok := y.kept[path]; !ok {
				changed[name] = true
			}
		}
	}
	var errs []error
	for year := range y.years {
		if len(byYear[year]) == 0 {
			errs = append(errs, remove(filepath.Join(l.folder, y.prefix+year)))
			delete(changed, year)
		}
	}
	for year := range changed {
		slices.Sort(byYear[year])
		_, err := l.write(y.prefix+year, y.text(byYear[year]))
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// text gives the text of a year's file, in parts.
func (y *yearly) text(paths []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, path := range paths {
			var w packed.Writer
			w.Text(path)
			w.Number(len(y.kept[path]))
			if !yield(string(w.Bytes)) || !yield(y.kept[path]) {
				return
			}
		}
	}
}

func yearOf(path string) string { return path[:min(len(path), len("2006"))] }
