package intake

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"backissue/generator/internal/content"
)

// carryOut writes the plan's files: first all of them aside, then each renamed to its name, the edition's record last. A full disk is met
// before anything was changed. Killed between two renames, an import leaves whole files, and the next one goes on from them.
func (p *plan) carryOut() error {
	files := slices.Clone(p.files)
	slices.SortStableFunc(files, func(a, b plannedFile) int { return rank(a.name) - rank(b.name) })
	p.sweep()
	aside := make([]string, len(files))
	defer func() {
		for _, name := range aside {
			os.Remove(name) // gone already when the rename succeeded
		}
	}()
	if err := p.writeAllAside(files, aside); err != nil {
		return err
	}
	for i, f := range files {
		if err := os.Rename(aside[i], filepath.Join(p.folder, filepath.FromSlash(f.name))); err != nil {
			return fmt.Errorf("writing %s: %w", path.Join(shown(p.key), f.name), err)
		}
	}
	return nil
}

// atOnce is how many files are written at the same time. A disk that is asked to keep several at once keeps them in little more
// time than one.
const atOnce = 16

// writeAllAside writes the files aside, and puts where they are now into aside.
func (p *plan) writeAllAside(files []plannedFile, aside []string) error {
	errs := make([]error, len(files))
	slots := make(chan struct{}, atOnce)
	var writing sync.WaitGroup
	for i, f := range files {
		slots <- struct{}{}
		writing.Go(func() {
			defer func() { <-slots }()
			name, err := writeAside(filepath.Join(p.folder, filepath.FromSlash(f.name)), f.text)
			if err != nil {
				errs[i] = fmt.Errorf("writing %s: %w", path.Join(shown(p.key), f.name), err)
			}
			aside[i] = name
		})
	}
	writing.Wait()
	return errors.Join(errs...)
}

// sweep removes what an import that was killed had written aside.
func (p *plan) sweep() {
	for _, dir := range []string{p.folder, filepath.Join(p.folder, "source")} {
		left, _ := filepath.Glob(filepath.Join(dir, asidePattern)) // the pattern is ours
		for _, name := range left {
			os.Remove(name) // one that stays is hidden, and no harm
		}
	}
}

// rank orders the files of an edition for writing: the page as received first, what is made from it, then the record.
func rank(name string) int {
	switch {
	case name == content.EditionFile:
		return 2
	case path.Dir(name) != ".":
		return 0
	}
	return 1
}

// asidePattern names files that are written aside. They are hidden: nothing that reads an archive sees them.
const asidePattern = ".import-*"

// writeAside writes text into a hidden file beside the one that it is meant for.
func writeAside(name string, text []byte) (aside string, err error) {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, asidePattern)
	if err != nil {
		return "", err
	}
	defer func() {
		if closing := f.Close(); err == nil {
			err = closing
		}
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(text); err != nil {
		return "", err
	}
	if err := f.Chmod(0o644); err != nil {
		return "", err
	}
	return f.Name(), f.Sync() // what an archive keeps is worth the wait; a page has some ten files
}
