package ledger

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// List data that stays is kept beside what is new in its month, and an edition whose files alone have other seals keeps its own.
func TestListDataOfAMonth(t *testing.T) {
	folder := t.TempDir()
	path := func(n int) string { return fmt.Sprintf("2023/01/%02d", n) }
	save := func(keep func(l *Ledger)) *Ledger {
		t.Helper()
		l := Open(folder)
		keep(l)
		if err := l.Save(nil); err != nil {
			t.Fatal(err)
		}
		return Open(folder)
	}
	save(func(l *Ledger) {
		for _, n := range []int{1, 2, 3} {
			l.KeepEdition(path(n), editionOf(n), listDataOf(n))
		}
	})
	touched := []File{{Name: "01-01.md", Seal: 8}}
	l := save(func(l *Ledger) {
		l.StayEdition(path(1))
		l.ResealEdition(path(3), touched)
		l.KeepEdition(path(4), editionOf(44), listDataOf(44))
		l.StayEdition(path(9))
		l.ResealEdition(path(9), touched)
	})
	for n, want := range map[int]int{1: 1, 2: 0, 3: 3, 4: 44, 9: 0} {
		e, known := l.Edition(path(n), nil)
		if known != (want > 0) || known && (l.ListData(path(n)) != listDataOf(want) || !e.Lists.Equal(editionOf(want).Lists)) {
			t.Errorf("edition %d: %+v, %v, %q", n, e, known, l.ListData(path(n)))
		}
		if n == 3 && !cmp.Equal(e.Files, touched) {
			t.Errorf("files of edition %d: %+v", n, e.Files)
		}
	}
	if file, lost := l.Lost(); lost {
		t.Errorf("%s is lost", file)
	}
}

// What was kept of content/ can be saved ahead of the rest, of which nothing is then known, and is not forgotten with it.
func TestContentIsSavedAhead(t *testing.T) {
	folder := t.TempDir()
	keep(t, folder, 1)
	l := Open(folder)
	l.KeepEdition("2001/01/01", editionOf(2), listDataOf(2))
	l.KeepMade("2001/01/01", madeOf(2))
	l.SaveContent()
	half := Open(folder)
	made, _ := half.Made("2001/01/01")
	if half.Edition("2001/01/01", nil); half.ListData("2001/01/01") != listDataOf(2) || !cmp.Equal(made, madeOf(1)) {
		t.Errorf("before the rest is saved: %q, %+v", half.ListData("2001/01/01"), made)
	}
	if err := l.Save(nil); err != nil {
		t.Fatal(err)
	}
	whole := Open(folder)
	made, _ = whole.Made("2001/01/01")
	if whole.Edition("2001/01/01", nil); whole.ListData("2001/01/01") != listDataOf(2) || !cmp.Equal(made, madeOf(2)) {
		t.Errorf("when all is saved: %q, %+v", whole.ListData("2001/01/01"), made)
	}
}

// List data that is changed after its edition was asked for is told as lost, and forgotten.
func TestLostListData(t *testing.T) {
	folder := t.TempDir()
	keep(t, folder, 1, 2)
	l := Open(folder)
	if _, known := l.Edition("2001/01/01", nil); !known {
		t.Fatal("the edition is not known")
	}
	file := filepath.Join(folder, "lists-2001-01")
	if err := os.WriteFile(file, []byte(form+"list data 9"), 0o644); err != nil {
		t.Fatal(err)
	}
	if text := l.ListData("2001/01/01"); text != "" {
		t.Errorf("changed list data: %q", text)
	}
	if name, lost := l.Lost(); !lost || name != file {
		t.Errorf("lost: %q %v", name, lost)
	}
	if _, known := Open(folder).Edition("2001/01/01", nil); known {
		t.Error("an edition without its list data is known")
	}
}

// A sheet's seal can come after it, whether it was remembered before or not.
func TestReseal(t *testing.T) {
	folder := t.TempDir()
	keep(t, folder, 1, 2)
	l := Open(folder)
	changed := sheetOf(1)
	changed.Inputs = 99
	l.KeepSheet(address(1), changed)
	l.KeepSheet(address(2), sheetOf(2))
	l.KeepSheet(address(3), sheetOf(3))
	l.Reseal(address(1), 41)
	l.Reseal(address(3), 43)
	l.Reseal(address(4), 44) // nobody kept it
	l.KeepMade("2023/01/01", madeOf(5))
	l.StayMade("2001/01/01")
	l.Reseal("2001/01/01/01-01.html", 45)
	l.Reseal("2001/01/01/99.html", 46) // it is none of the edition's
	if err := l.Save(nil); err != nil {
		t.Fatal(err)
	}
	l = Open(folder)
	for n, seal := range map[int]uint64{1: 41, 2: 6, 3: 43} {
		if s, ok := l.Sheet(address(n)); !ok || s.Seal != seal {
			t.Errorf("sheet %d: %+v", n, s)
		}
	}
	for path, seals := range map[string][]uint64{"2023/01/01": {41, 6}, "2001/01/01": {6, 45}} {
		made, ok := l.Made(path)
		if !ok || made.Sheets[0].Seal != seals[0] || made.Sheets[1].Seal != seals[1] {
			t.Errorf("files of %s: %+v", path, made)
		}
	}
	if _, ok := l.Sheet(address(4)); ok {
		t.Error("a seal alone became a sheet")
	}
}
