package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// measured is what one build took and did, or the medians of several.
type measured struct {
	usage
	files            int
	bytes            int64 // of the site
	changed, written int   // files with other bytes than before, and files written whatever their bytes
	rewritten        int   // files that were there before and have other bytes now
	rendered         int   // files made, whether or not they were written; -1 when the program doesn't tell
}

// results of one size: a row for each scenario.
type results struct {
	size int
	rows []row
}

type row struct {
	scenario  string
	gen, hugo *measured // nil when not run
}

// find gives a scenario's row; false when it was left out.
func (r results) find(scenario string) (row, bool) {
	i := slices.IndexFunc(r.rows, func(row row) bool { return row.scenario == scenario })
	if i < 0 {
		return row{}, false
	}
	return r.rows[i], true
}

// workshop is where the measuring is done.
type workshop struct {
	folder   string
	made     *paper
	gen      string // its program
	hugo     string // its program; empty when no size asks for it
	runs     int    // of each build; 0 for as many as fit the size
	hugoRuns int
	hugoMost int      // articles: of a larger archive gen alone is measured
	only     []string // builds whose name has none of these are left out
}

// runsOf says how often a program does each build. When nobody said, it is done once where it takes very long: with Hugo, or where each clean
// build fills tens of gigabytes.
func (w *workshop) runsOf(p *program, size int) int {
	runs, once := w.runs, 1_000_000
	if p.name == "Hugo" {
		runs, once = w.hugoRuns, 100_000
	}
	switch {
	case runs > 0:
		return runs
	case size >= once:
		return 1
	}
	return 3
}

// measure measures all scenarios on an archive of one size.
func (w *workshop) measure(ctx context.Context, size int) (results, error) {
	folder := w.folderOf(size)
	if err := setAside(folder); err != nil { // of a run that was stopped
		return results{}, err
	}
	programs, err := w.prepare(folder, size)
	if err != nil {
		return results{}, err
	}
	r := results{size: size}
	for _, s := range scenarios {
		if !slices.ContainsFunc(w.only, func(word string) bool { return strings.Contains(s.name, word) }) {
			continue
		}
		row, err := w.row(ctx, s, programs, size)
		if err != nil {
			return results{}, err
		}
		r.rows = append(r.rows, row)
	}
	return r, nil
}

func (w *workshop) folderOf(size int) string { return filepath.Join(w.folder, strconv.Itoa(size)) }

// remove removes what was made of some sizes, when all are measured: for minutes after a hundred thousand files are gone, ext4 makes new ones ten times as slowly, as it passes over each inode
// that was freed lately.
func (w *workshop) remove(sizes []int) error {
	say("removing what was made")
	for _, size := range sizes {
		folders, err := filepath.Glob(w.folderOf(size) + ".old*")
		if err != nil {
			return err
		}
		for _, folder := range append(folders, w.folderOf(size)) {
			if err := os.RemoveAll(folder); err != nil {
				return err
			}
		}
	}
	return nil
}

// prepare makes the archive of one size for each program that is measured on it.
func (w *workshop) prepare(folder string, size int) ([]*program, error) {
	gen, err := newGen(filepath.Join(folder, "gen"), w.gen)
	if err != nil {
		return nil, err
	}
	programs := []*program{gen}
	if size <= w.hugoMost {
		hugo, err := newHugo(filepath.Join(folder, "hugo"), w.hugo)
		if err != nil {
			return nil, err
		}
		programs = append(programs, hugo)
	}
	say("%s: making the articles", grouped(size))
	for _, p := range programs {
		if err := p.writeEditions(w.made, 0, (size+perDay-1)/perDay, size); err != nil {
			return nil, err
		}
	}
	return programs, nil
}

// row measures one scenario, the programs in turn.
func (w *workshop) row(ctx context.Context, s scenario, programs []*program, size int) (row, error) {
	all := make([][]measured, len(programs))
	for run, more := 0, true; more; run++ {
		more = false
		for i, p := range programs {
			if run >= w.runsOf(p, size) {
				continue
			}
			more = true
			if err := s.change(p, w.made, size, run); err != nil {
				return row{}, fmt.Errorf("%s, %s: %w", p.name, s.name, err)
			}
			settle()
			m, err := p.build(ctx)
			if err != nil {
				return row{}, fmt.Errorf("%s, %s: %w", p.name, s.name, err)
			}
			say("%s: %s, run %d, %s: %s, %s, %d files changed", grouped(size), s.name, run+1, p.name, seconds(m.Wall.Seconds()), megabytes(float64(m.Peak)), m.changed)
			all[i] = append(all[i], m)
		}
	}
	r := row{scenario: s.name, gen: medians(all[0])}
	if len(all) > 1 {
		r.hugo = medians(all[1])
	}
	return r, nil
}

// build runs the program once and looks at what it did to the site.
func (p *program) build(ctx context.Context) (measured, error) {
	used, printed, err := runMeasured(ctx, p.command, p.env)
	if err != nil {
		return measured{}, err
	}
	now, err := look(p.site, p.seen)
	if err != nil {
		return measured{}, err
	}
	m := measured{usage: used, files: len(now), bytes: now.bytes(), rendered: -1}
	m.written, m.changed, m.rewritten = now.since(p.seen)
	p.seen = now
	var told struct{ Rendered *int }
	if json.Unmarshal(printed, &told) == nil && told.Rendered != nil {
		m.rendered = *told.Rendered
	}
	return m, nil
}

// medians gives each figure's median; nil of no runs.
func medians(runs []measured) *measured {
	if len(runs) == 0 {
		return nil
	}
	return &measured{
		usage: usage{
			Wall: median(runs, func(m measured) time.Duration { return m.Wall }),
			CPU:  median(runs, func(m measured) time.Duration { return m.CPU }),
			Peak: median(runs, func(m measured) int64 { return m.Peak }),
		},
		files:     median(runs, func(m measured) int { return m.files }),
		bytes:     median(runs, func(m measured) int64 { return m.bytes }),
		changed:   median(runs, func(m measured) int { return m.changed }),
		written:   median(runs, func(m measured) int { return m.written }),
		rewritten: median(runs, func(m measured) int { return m.rewritten }),
		rendered:  median(runs, func(m measured) int { return m.rendered }),
	}
}

// median gives the middle figure, the greater of the two middle ones of an even number: no figure is made up.
func median[T cmp.Ordered](runs []measured, of func(measured) T) T {
	figures := make([]T, len(runs))
	for i, m := range runs {
		figures[i] = of(m)
	}
	slices.Sort(figures)
	return figures[len(figures)/2]
}
