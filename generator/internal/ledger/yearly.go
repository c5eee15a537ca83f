package ledger

import (
	"errors"
	"iter"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"backissue/generator/internal/packed"
)

// yearly has a text for each edition, by its path, and a file for each year.
type yearly struct {
	prefix string // of the files' names
	before map[string]string
	years  map[string]bool // that have a file

	mu   sync.Mutex
	kept map[string]string // as they shall be
}

// load reads the files in a folder, on all cores.
func (y *yearly) load(folder, prefix string) {
	*y = yearly{prefix: prefix, before: map[string]string{}, years: map[string]bool{}, kept: map[string]string{}}
	names, err := filepath.Glob(filepath.Join(escapeGlob(folder), prefix+"*"))
	if err != nil {
		return
	}
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var loaded sync.WaitGroup
	for _, name := range names {
		slots <- struct{}{}
		loaded.Go(func() {
			defer func() { <-slots }()
			y.loadYear(strings.TrimPrefix(filepath.Base(name), prefix), read(name))
		})
	}
	loaded.Wait()
}

func (y *yearly) loadYear(year, text string) {
	y.mu.Lock()
	defer y.mu.Unlock()
	y.years[year] = true
	r := packed.Read(text)
	for r.Rest() != "" {
		path, edition := r.Text(), r.Text()
		if yearOf(path) == year {
			y.before[path] = edition
		}
	}
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

// keptOf gives what shall be remembered.
func (y *yearly) keptOf(path string) string {
	y.mu.Lock()
	defer y.mu.Unlock()
	return y.kept[path]
}

// save writes the files of those years in which an edition is new, changed or gone.
func (y *yearly) save(l *Ledger) error {
	changed := map[string]bool{}
	byYear := map[string][]string{}
	for path, text := range y.kept {
		year := yearOf(path)
		byYear[year] = append(byYear[year], path)
		if before, ok := y.before[path]; !ok || before != text {
			changed[year] = true
		}
	}
	for path := range y.before {
		if _, ok := y.kept[path]; !ok {
			changed[yearOf(path)] = true
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
		errs = append(errs, l.write(y.prefix+year, y.text(byYear[year])))
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
