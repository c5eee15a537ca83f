package intake

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"

	"backissue/generator/internal/content"
)

// carryOut writes the plan's files: first all of them aside, then each renamed to its name, the edition's record last. A full disk is met
// before anything was changed. Killed between two renames, an import leaves whole files, and the next one goes on from them.
func (p *plan) carryOut() error {
	files := slices.Clone(p.files)
	slices.SortStableFunc(files, func(a, b plannedFile) int { return rank(a.name) - rank(b.name) })
	aside := make([]string, 0, len(files))
	defer func() {
		for _, name := range aside {
			os.Remove(name) // gone already when the rename succeeded
		}
	}()
	for _, f := range files {
		name, err := writeAside(filepath.Join(p.folder, filepath.FromSlash(f.name)), f.text)
		if err != nil {
			return fmt.Errorf("writing %s: %w", path.Join(shown(p.key), f.name), err)
		}
		aside = append(aside, name)
	}
	for i, f := range files {
		if err := os.Rename(aside[i], filepath.Join(p.folder, filepath.FromSlash(f.name))); err != nil {
			return fmt.Errorf("writing %s: %w", path.Join(shown(p.key), f.name), err)
		}
	}
	return nil
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

// writeAside writes text into a hidden file beside the one that it is meant for.
func writeAside(name string, text []byte) (aside string, err error) {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(dir, ".import-*")
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
