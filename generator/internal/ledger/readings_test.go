package ledger

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// A reading is there for whoever asks with what it was made of, as long as each build keeps it.
func TestReadings(t *testing.T) {
	folder := t.TempDir()
	const path, file = "2023/01/08-evening", "found-2023-01-08-evening"
	save := func(keep func(l *Ledger)) {
		t.Helper()
		l := Open(folder)
		keep(l)
		if err := l.Save(nil); err != nil {
			t.Fatal(err)
		}
	}
	want := func(of uint64, known bool) {
		t.Helper()
		if text, ok := Open(folder).Reading(path, of); ok != known || ok && text != "reading" {
			t.Errorf("of %d: %q %v", of, text, ok)
		}
	}
	want(0, false)
	save(func(l *Ledger) { l.StayReading(path) })
	save(func(l *Ledger) { l.KeepReading(path, 7, "reading") })
	want(7, true)
	want(8, false)
	save(func(l *Ledger) { l.StayReading(path) })
	want(7, true)
	whole, err := os.ReadFile(filepath.Join(folder, file))
	if err != nil {
		t.Fatal(err)
	}
	for at := range whole {
		changed := append([]byte(nil), whole...)
		changed[at] ^= 0x10
		for _, text := range [][]byte{whole[:at], changed} {
			if err := os.WriteFile(filepath.Join(folder, file), text, 0o644); err != nil {
				t.Fatal(err)
			}
			want(7, false)
		}
	}
	save(func(l *Ledger) {})
	if _, err := os.Stat(filepath.Join(folder, file)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what nobody kept is there: %v", err)
	}
}
