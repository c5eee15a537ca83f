package build

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"backissue/generator/internal/sample"
)

// mishap does something to the site, to what builds remember or to the whole archive, and says what.
func (h *history) mishap() string {
	mishaps := []func() string{h.loseLedger, h.harmLedger, h.harmLedger, h.keepLedger, h.bringBackLedger, h.takeOthersLedger,
		h.harmSite, h.harmSite, h.loseSite, h.buildElsewhere, h.move, h.copy, h.touch}
	return oneOf(h, mishaps...)()
}

func (h *history) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

func (h *history) ledger() string { return filepath.Join(h.root, ".gen", "ledger", "public") }

// ledgerFiles gives the files of the ledger.
func (h *history) ledgerFiles() []string {
	files, err := filepath.Glob(filepath.Join(h.ledger(), "*"))
	h.must(err)
	return files
}

func (h *history) loseLedger() string {
	if files := h.ledgerFiles(); len(files) > 0 && h.chance.IntN(2) == 0 {
		file := oneOf(h, files...)
		h.must(os.Remove(file))
		return "the ledger's " + filepath.Base(file) + " is lost"
	}
	h.must(os.RemoveAll(h.ledger()))
	return "the ledger is lost"
}

func (h *history) harmLedger() string {
	files := h.ledgerFiles()
	if len(files) == 0 {
		return "there is no ledger"
	}
	file := oneOf(h, files...)
	text, err := os.ReadFile(file)
	h.must(err)
	if len(text) == 0 {
		return "nothing"
	}
	at := h.chance.IntN(len(text))
	what := " is cut short"
	switch h.chance.IntN(3) {
	case 0:
		text = text[:at]
	case 1:
		text[at] ^= 1 << h.chance.IntN(8)
		what = " has a bit flipped"
	default:
		text = append(text, text[at:]...)
		what = " grows"
	}
	h.must(os.WriteFile(file, text, 0o644))
	return "the ledger's " + filepath.Base(file) + what
}

// keepLedger keeps a copy of the ledger as it is now, for bringBackLedger.
func (h *history) keepLedger() string {
	h.kept = filepath.Join(h.TempDir(), "ledger")
	if _, err := os.Stat(h.ledger()); err == nil {
		h.must(os.CopyFS(h.kept, os.DirFS(h.ledger())))
	}
	return "the ledger is kept aside"
}

func (h *history) bringBackLedger() string {
	if h.kept == "" {
		return h.keepLedger()
	}
	h.must(os.RemoveAll(h.ledger()))
	if _, err := os.Stat(h.kept); err == nil {
		h.must(os.CopyFS(h.ledger(), os.DirFS(h.kept)))
	}
	return "the ledger of an earlier moment comes back"
}

// takeOthersLedger brings the ledger of another checkout, in which other things were changed.
func (h *history) takeOthersLedger() string {
	other := &history{T: h.T, chance: h.chance, root: filepath.Join(h.TempDir(), "other"), paper: newPaper()}
	for range 4 {
		other.changeText()
	}
	other.paper.write(h.T, other.root)
	if _, err := Run(context.Background(), Options{Root: other.root}); err != nil {
		h.Fatal(err)
	}
	h.must(os.RemoveAll(h.ledger()))
	h.must(os.CopyFS(h.ledger(), os.DirFS(other.ledger())))
	return "the ledger is that of another checkout"
}

// harmSite changes a file of the site by hand.
func (h *history) harmSite() string {
	site := h.public()
	address := anyKey(h, site)
	if address == "" {
		return "there is no site"
	}
	file := filepath.Join(h.root, "public", filepath.FromSlash(address))
	there, err := os.Stat(file)
	h.must(err)
	text := []byte(site[address])
	switch what := h.chance.IntN(5); {
	case what == 0:
		h.must(os.Remove(file))
		return address + " is removed by hand"
	case what == 1:
		h.must(os.Chtimes(file, time.Now(), time.Unix(1, 0)))
		return address + " is touched"
	case what == 2 || len(text) == 0:
		h.must(os.WriteFile(file, append(text, '!'), 0o644))
		return address + " grows by hand"
	case what == 3:
		h.must(os.WriteFile(file+"~", bytes.ToUpper(text), 0o644))
		h.must(os.Chtimes(file+"~", there.ModTime(), there.ModTime()))
		h.must(os.Rename(file+"~", file))
		return address + " is replaced, its time kept"
	}
	text[h.chance.IntN(len(text))]++
	h.must(os.WriteFile(file, text, 0o644))
	h.must(os.Chtimes(file, there.ModTime(), there.ModTime()))
	return address + " changes by hand, and keeps its length and time"
}

func (h *history) loseSite() string {
	h.must(os.RemoveAll(filepath.Join(h.root, "public")))
	return "the site is lost"
}

// buildElsewhere builds the archive as it was last written into another folder, which has a ledger of its own.
func (h *history) buildElsewhere() string {
	out := filepath.Join(h.root, "other")
	if _, err := Run(context.Background(), Options{Root: h.root, Out: out}); err == nil {
		h.same("a build into another folder", h.site, sample.Site(h, out))
	}
	return "a build into another folder"
}

func (h *history) move() string {
	to := filepath.Join(h.TempDir(), "moved")
	h.must(os.Rename(h.root, to))
	h.root = to
	return "the archive is moved"
}

// copy goes on in a copy of the archive, with or without the times of the files.
func (h *history) copy() string {
	from := h.root
	h.root = filepath.Join(h.TempDir(), "copied")
	h.must(os.CopyFS(h.root, os.DirFS(from)))
	if h.chance.IntN(2) == 0 {
		return "the archive is copied"
	}
	h.must(filepath.WalkDir(from, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		there, err := entry.Info()
		if err != nil {
			return err
		}
		return os.Chtimes(h.root+strings.TrimPrefix(name, from), there.ModTime(), there.ModTime())
	}))
	return "the archive is copied with its times"
}

// touch gives files of the archive another time, as a fresh checkout does.
func (h *history) touch() string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(h.paper.files())), func(string) bool { return h.chance.IntN(2) == 0 })
	for _, name := range names {
		file := filepath.Join(h.root, filepath.FromSlash(name))
		if _, err := os.Stat(file); err == nil {
			h.must(os.Chtimes(file, time.Now(), time.Now()))
		}
	}
	return "some files are touched"
}
