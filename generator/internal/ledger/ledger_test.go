package ledger

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/zeebo/xxh3"

	"backissue/generator/internal/packed"
)

func editionOf(n int) Edition {
	var lists packed.ListsWriter
	lists.Add([]string{"教育", fmt.Sprint("第", n)})
	return Edition{Files: []File{{Name: "01-01.md", Seal: 7, Digest: xxh3.Uint128{Hi: 1, Lo: uint64(n)}}, {Name: "edition.yaml"}},
		Checked: 9, Brief: "brief", Lists: lists.Lists(), Links: "links"}
}

func listDataOf(n int) string { return fmt.Sprintf("list data %d", n) }

func sheetOf(n int) Sheet {
	return Sheet{Inputs: uint64(n), Parts: [4]uint32{1, 2, 3, uint32(n)}, Made: 5, Seal: 6, Size: 7}
}

func madeOf(n int) Made {
	return Made{Of: uint64(n), Sheets: []NamedSheet{{"index.html", sheetOf(n)}, {"01-01.html", sheetOf(n + 1)}}}
}

func address(n int) string { return fmt.Sprintf("2023/01/%02d/index.html", n) }

// keep saves editions and sheets by number.
func keep(t testing.TB, folder string, numbers ...int) {
	t.Helper()
	l := Open(folder)
	for _, n := range numbers {
		l.KeepEdition(fmt.Sprintf("%d/01/01", 2000+n), editionOf(n), listDataOf(n))
		l.KeepMade(fmt.Sprintf("%d/01/01", 2000+n), madeOf(n))
		l.KeepSheet(address(n), sheetOf(n))
	}
	if err := l.Save(map[string]uint64{"layouts/article.html": 3}); err != nil {
		t.Fatal(err)
	}
}

// remembered gives the numbers, up to a hundred, whose edition, whose files and whose other sheet a ledger remembers. It fails for what is
// remembered wrongly.
func remembered(t testing.TB, l *Ledger) (editions, made, sheets []int) {
	t.Helper()
	for n := range 100 {
		if e, ok := l.Edition(fmt.Sprintf("%d/01/01", 2000+n), nil); ok {
			editions = append(editions, n)
			if diff := cmp.Diff(editionOf(n), e, cmp.Comparer(packed.Lists.Equal)); diff != "" {
				t.Errorf("edition %d: %s", n, diff)
			}
			if got := l.ListData(fmt.Sprintf("%d/01/01", 2000+n)); got != listDataOf(n) {
				t.Errorf("list data of edition %d: %q", n, got)
			}
		}
		if m, ok := l.Made(fmt.Sprintf("%d/01/01", 2000+n)); ok {
			made = append(made, n)
			if diff := cmp.Diff(madeOf(n), m); diff != "" {
				t.Errorf("files of edition %d: %s", n, diff)
			}
		}
		if s, ok := l.Sheet(address(n)); ok {
			sheets = append(sheets, n)
			if s != sheetOf(n) {
				t.Errorf("sheet %d: %+v", n, s)
			}
		}
	}
	return editions, made, sheets
}

func wantRemembered(t *testing.T, folder string, want ...int) {
	t.Helper()
	editions, made, sheets := remembered(t, Open(folder))
	if diff := cmp.Diff([][]int{want, want, want}, [][]int{editions, made, sheets}); diff != "" {
		t.Error(diff)
	}
}

// What was kept comes back, and what the last build did not keep is forgotten.
func TestWhatWasKeptComesBack(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "[odd] *name?", "ledger")
	wantRemembered(t, folder)
	keep(t, folder, 1, 2, 30)
	wantRemembered(t, folder, 1, 2, 30)
	if digest, ok := Open(folder).MadeOf("layouts/article.html"); !ok || digest != 3 {
		t.Errorf("what the site was made of: %d %v", digest, ok)
	}
	keep(t, folder, 2, 3)
	wantRemembered(t, folder, 2, 3)
	for _, name := range []string{"content-2001", "lists-2001-01", "sheets-2001", "inputs-2001-01"} {
		if _, err := os.Stat(filepath.Join(folder, name)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s stays, of a year that is gone", name)
		}
	}
	l := Open(folder)
	l.StayEdition("2002/01/01")
	l.StayMade("2002/01/01")
	l.KeepSheet(address(2), sheetOf(2))
	if err := l.Save(nil); err != nil {
		t.Fatal(err)
	}
	wantRemembered(t, folder, 2)
	if _, ok := Open(folder).MadeOf("layouts/article.html"); ok {
		t.Error("what the site is no longer made of is remembered")
	}
}

// A file in which nothing changes is not written: of a million articles a new edition writes one year's two, one month's, and the table. A year says which seals its months have.
func TestWhatStaysIsNotWritten(t *testing.T) {
	folder := t.TempDir()
	keep(t, folder, 1, 2, 3)
	longAgo := time.Unix(1, 0)
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) != 14 {
		t.Fatalf("%v %v", files, err)
	}
	setBack := func(files ...string) {
		for _, file := range files {
			if err := os.Chtimes(file, longAgo, longAgo); err != nil {
				t.Fatal(err)
			}
		}
	}
	setBack(files...)
	written := func() (names []string) {
		for _, file := range files {
			if there, err := os.Stat(file); err != nil || !there.ModTime().Equal(longAgo) {
				names = append(names, filepath.Base(file))
			}
		}
		return names
	}
	keep(t, folder, 1, 2, 3)
	if diff := cmp.Diff([]string{"content-2001", "content-2002", "content-2003", "sheets-2001", "sheets-2002", "sheets-2003"}, written()); diff != "" {
		t.Errorf("where months' files have other seals: %s", diff)
	}
	for _, name := range written() {
		setBack(filepath.Join(folder, name))
	}
	keep(t, folder, 1, 2, 3)
	if got := written(); len(got) > 0 {
		t.Errorf("the same again writes %v", got)
	}
	keep(t, folder, 1, 2, 3, 4)
	if diff := cmp.Diff([]string{"made-of", "sheets"}, written()); diff != "" {
		t.Errorf("a new year: %s", diff)
	}
}

// The files of an edition stand as a whole or not at all.
func TestStands(t *testing.T) {
	folder := t.TempDir()
	keep(t, folder, 1)
	l := Open(folder)
	for what, test := range map[string]struct {
		path  string
		of    uint64
		seals map[string]uint64
		stand bool
	}{
		"as it was":        {"2001/01/01", 1, map[string]uint64{"index.html": 6, "01-01.html": 6}, true},
		"of other inputs":  {"2001/01/01", 2, map[string]uint64{"index.html": 6, "01-01.html": 6}, false},
		"a changed file":   {"2001/01/01", 1, map[string]uint64{"index.html": 6, "01-01.html": 7}, false},
		"a file gone":      {"2001/01/01", 1, map[string]uint64{"index.html": 6}, false},
		"nothing known":    {"2001/01/02", 1, map[string]uint64{"index.html": 6, "01-01.html": 6}, false},
		"a year not known": {"2002/01/01", 1, map[string]uint64{"index.html": 6, "01-01.html": 6}, false},
		"no year at all":   {"", 1, nil, false},
	} {
		files, size, all := l.Stands(test.path, test.of, func(name string) uint64 { return test.seals[name] })
		if all != test.stand || all && (files != 2 || size != 14) {
			t.Errorf("%s: %d files, %d bytes, %v", what, files, size, all)
		}
	}
}

// What is new is told, and that something is gone; whatever is in the files.
func TestAdded(t *testing.T) {
	folder := t.TempDir()
	keep(t, folder, 1, 2)
	other, renamed, more, fewer := madeOf(1), madeOf(1), madeOf(1), madeOf(1)
	other.Sheets[0].Seal = 9
	renamed.Sheets[0].Name = "01.html"
	more.Sheets = append(more.Sheets, NamedSheet{Name: "02.html"})
	fewer.Sheets = fewer.Sheets[1:]
	type given struct {
		made         Made
		stay, newDay bool
		sheets       []int
	}
	for what, test := range map[string]struct {
		given
		added []string
		known bool
	}{
		"another seal":       {given{other, true, false, []int{1, 2}}, nil, true},
		"a file more":        {given{more, true, false, []int{1, 2}}, []string{"2001/01/01/02.html"}, true},
		"another name":       {given{renamed, true, false, []int{1, 2}}, []string{"2001/01/01/01.html"}, false},
		"a file less":        {given{fewer, true, false, []int{1, 2}}, nil, false},
		"an edition is gone": {given{other, false, false, []int{1, 2}}, nil, false},
		"an edition more":    {given{other, true, true, []int{1, 2}}, []string{"2003/01/01/" + madeOf(3).Sheets[0].Name, "2003/01/01/" + madeOf(3).Sheets[1].Name}, true},
		"a list more":        {given{other, true, false, []int{1, 2, 3}}, []string{address(3)}, true},
		"a list less":        {given{other, true, false, []int{1}}, nil, false},
		"another list":       {given{other, true, false, []int{1, 3}}, []string{address(3)}, false},
	} {
		l := Open(folder)
		l.KeepMade("2001/01/01", test.made)
		if test.stay {
			l.StayMade("2002/01/01")
		}
		if test.newDay {
			l.KeepMade("2003/01/01", madeOf(3))
		}
		for _, n := range test.sheets {
			l.KeepSheet(address(n), sheetOf(n))
		}
		if added, known := l.Added(); known != test.known || !slices.Equal(added, test.added) {
			t.Errorf("%s: %v, %v", what, added, known)
		}
	}
	l := Open(t.TempDir())
	l.KeepMade("2001/01/01", other)
	if added, known := l.Added(); known || added != nil {
		t.Errorf("of a first build: %v", added)
	}
	if err := os.Remove(filepath.Join(folder, "inputs-2001-01")); err != nil {
		t.Fatal(err)
	}
	l = Open(folder)
	l.KeepMade("2001/01/01", fewer)
	l.StayMade("2002/01/01")
	l.KeepSheet(address(1), sheetOf(1))
	l.KeepSheet(address(2), sheetOf(2))
	if _, known := l.Added(); known {
		t.Error("what is gone of an edition that is forgotten is known")
	}
}

// Two builds that save at once leave whole files, each of one of them.
func TestTwoSavesAtOnce(t *testing.T) {
	folder := t.TempDir()
	keep(t, folder, 1, 2)
	var both sync.WaitGroup
	for _, numbers := range [][]int{{1, 2, 3}, {2, 5}} {
		both.Go(func() {
			for range 20 {
				keep(t, folder, numbers...)
			}
		})
	}
	both.Wait()
	_, _, sheets := remembered(t, Open(folder))
	if a, b := cmp.Equal(sheets, []int{1, 2, 3}), cmp.Equal(sheets, []int{2, 5}); !a && !b {
		t.Errorf("the table is of neither: %v", sheets)
	}
	if left, err := filepath.Glob(filepath.Join(folder, ".*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// A file that was cut short, changed in any byte, or is of another form is forgotten, the others are not, and the next save mends it.
func TestHarmedFilesAreForgotten(t *testing.T) {
	folder := t.TempDir()
	keep(t, folder, 1, 2)
	writes := int64(0)
	for _, name := range []string{"sheets", "content-2001", "lists-2001-01", "sheets-2001", "inputs-2001-01", "made-of"} {
		file := filepath.Join(folder, name)
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		forgotten := func(what string, text []byte) {
			t.Helper()
			if err := os.WriteFile(file, text, 0o644); err != nil {
				t.Fatal(err)
			}
			writes++
			if err := os.Chtimes(file, time.Time{}, time.Unix(writes, 0)); err != nil { // it may have been written within a tick
				t.Fatal(err)
			}
			l := Open(folder)
			editions, made, sheets := remembered(t, l)
			_, madeOf := l.MadeOf("layouts/article.html")
			got := []bool{len(sheets) == 2, len(editions) == 2, len(made) == 2, madeOf}
			if diff := cmp.Diff([]bool{name != "sheets", name != "content-2001" && name != "lists-2001-01", name != "sheets-2001" && name != "inputs-2001-01", name != "made-of"}, got); diff != "" {
				t.Errorf("%s %s: %s", name, what, diff)
			}
		}
		for at := range whole {
			forgotten(fmt.Sprintf("cut at %d", at), whole[:at])
			changed := append([]byte(nil), whole...)
			changed[at] ^= 0x10
			forgotten(fmt.Sprintf("changed at %d", at), changed)
		}
		forgotten("of another form", append([]byte("gen ledger 1\n"), whole[len(form):]...))
		keep(t, folder, 1, 2)
		wantRemembered(t, folder, 1, 2)
	}
}

// What can't be saved is an error, and no more than that.
func TestALedgerThatCannotBeSaved(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	l := Open(filepath.Join(file, "ledger"))
	l.KeepSheet(address(1), sheetOf(1))
	if err := l.Save(nil); err == nil {
		t.Error("saved below a file")
	}
}

// Whatever stands in a ledger's files, even with a checksum that is right, is read without a crash.
func FuzzOpen(f *testing.F) {
	folder := f.TempDir()
	keep(f, folder, 1, 2)
	for _, name := range []string{"sheets", "content-2001", "lists-2001-01", "sheets-2001", "inputs-2001-01", "made-of"} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text[len(form) : len(text)-8])
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		folder := t.TempDir()
		l := &Ledger{folder: folder}
		for _, name := range []string{"sheets", "content-2001", "lists-2001-01", "sheets-2001", "inputs-2001-01", "made-of"} {
			if _, err := l.write(name, slices.Values([]string{string(text)})); err != nil {
				t.Fatal(err)
			}
		}
		opened := Open(folder)
		for n := range 4 {
			opened.Edition(fmt.Sprintf("%d/01/01", 2000+n), nil)
			opened.Sheet(address(n))
			opened.KeepSheet(address(n), sheetOf(n))
			opened.StayEdition(fmt.Sprintf("%d/01/01", 2000+n))
		}
		for path := range opened.editions.years["2001"]().editions {
			opened.Edition(path, nil)
			opened.ListData(path)
			opened.ResealEdition(path, nil)
		}
		for path := range opened.made.years["2001"]().editions {
			opened.Made(path)
			opened.Stands(path, 1, func(string) uint64 { return 6 })
			opened.StayMade(path)
			opened.Reseal(path+"/index.html", 9)
		}
		if err := opened.Save(nil); err != nil {
			t.Fatal(err)
		}
		for n := range 4 {
			if s, ok := Open(folder).Sheet(address(n)); !ok || s != sheetOf(n) {
				t.Fatalf("sheet %d does not come back: %+v %v", n, s, ok)
			}
		}
	})
}
