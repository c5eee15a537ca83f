package ledger

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"backissue/generator/internal/files"
)

func stat(t *testing.T, name string) files.Stat {
	t.Helper()
	there, err := files.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return there
}

func written(file files.Stat) time.Time { return time.Unix(0, file.Modified) }

// Every way to change a file changes its seal, also those that leave its length and time as they were. Only systems that tell when a file was last
// changed in any way show all of it; the tests run on such.
func TestEveryChangeBreaksTheSeal(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	write := func(text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	first := stat(t, name)
	if Seal(first) != Seal(stat(t, name)) {
		t.Fatal("a file that nobody touched has two seals")
	}
	for what, do := range map[string]func(){
		"other bytes of the same length, the time put back": func() { write("two"); os.Chtimes(name, written(first), written(first)) },
		"another length":    func() { write("three") },
		"another time":      func() { os.Chtimes(name, time.Unix(1, 0), time.Unix(1, 0)) },
		"other permissions": func() { os.Chmod(name, 0o600) },
		"another file, its time put back": func() {
			os.WriteFile(name+"~", []byte("two"), 0o644)
			os.Chtimes(name+"~", written(first), written(first))
			os.Rename(name+"~", name)
		},
		"another name and back": func() { os.Rename(name, name+"~"); os.Rename(name+"~", name) },
	} {
		before := Seal(stat(t, name))
		time.Sleep(Tick) // as a build does, so that what comes after it has another time
		do()
		if after := Seal(stat(t, name)); after == before || after == 0 {
			t.Errorf("%s: the seal stays %d", what, after)
		}
	}
}

// A seal is believed only of a file that was left alone: one that is written again in the same tick could keep it.
func TestFreshFilesHaveNoSeal(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte("one"), 0o644); err != nil {
		t.Fatal(err)
	}
	there := stat(t, name)
	for after, settled := range map[time.Duration]bool{-time.Hour: false, 0: false, settling - 1: false, settling + Tick: true, time.Hour: true} {
		want := uint64(0)
		if settled {
			want = Seal(there)
		}
		if got := SettledSeal(there, written(there).Add(after)); got != want {
			t.Errorf("after %v: %d, want %d", after, got, want)
		}
	}
	// The time that people can set does not make it settled, where the other one is told.
	if err := os.Chtimes(name, time.Unix(1, 0), time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	if SettledSeal(stat(t, name), written(there)) != 0 {
		t.Error("a file that was changed just now, with a time of long ago, has a seal")
	}
}
