package files

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// sameError asks for the error that package os gives of the same.
func sameError(t *testing.T, what string, got, want error) {
	t.Helper()
	if got == nil || want == nil {
		t.Fatalf("%s: error %v, and package os has %v", what, got, want)
	}
	a, isPath := errors.AsType[*fs.PathError](got)
	b, _ := errors.AsType[*fs.PathError](want)
	if !isPath || b == nil || a.Path != b.Path || got.Error() != want.Error() {
		t.Errorf("%s: %v, and package os has %v", what, got, want)
	}
	for _, kind := range []error{fs.ErrNotExist, fs.ErrExist, fs.ErrInvalid, fs.ErrPermission} {
		if errors.Is(got, kind) != errors.Is(want, kind) {
			t.Errorf("%s: %v is or is not %v, other than package os has it", what, got, kind)
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestLstatTellsWhatPackageOsTells(t *testing.T) {
	dir := t.TempDir()
	file, link, lost := filepath.Join(dir, "a.txt"), filepath.Join(dir, "link"), filepath.Join(dir, "lost")
	write(t, file, "one")
	names := []string{dir, file}
	if err := errors.Join(os.Symlink("a.txt", link), os.Symlink("nowhere at all", lost)); err != nil {
		t.Logf("links are not looked at: %v", err)
	} else {
		names = append(names, link, lost)
	}
	for _, mode := range []fs.FileMode{0, 0o755, 0o640 | fs.ModeSetuid, 0o640 | fs.ModeSetgid, 0o640 | fs.ModeSticky} {
		name := filepath.Join(dir, mode.String())
		write(t, name, "")
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	for _, name := range names {
		got, err := Lstat(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.Lstat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got.Size != want.Size() || got.Mode != want.Mode() || got.Modified != want.ModTime().UnixNano() {
			t.Errorf("%s: %+v, and package os has %d %v %v", name, got, want.Size(), want.Mode(), want.ModTime())
		}
	}
}

// A file looked at in an open folder is what it is by its whole name, and so are links and files in folders below.
func TestAFolderTellsOfItsFiles(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), "one")
	if err := os.MkdirAll(filepath.Join(dir, "below"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "below", "b.txt"), "two")
	names := []string{"a.txt", "below", "below/b.txt"}
	if err := os.Symlink("nowhere", filepath.Join(dir, "link")); err != nil {
		t.Logf("links are not looked at: %v", err)
	} else {
		names = append(names, "link")
	}
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	for _, name := range names {
		want, wantErr := Lstat(filepath.Join(dir, filepath.FromSlash(name)))
		if got, err := folder.Lstat(name); err != nil || wantErr != nil || got != want {
			t.Errorf("%s: %+v %v, and by its whole name %+v %v", name, got, err, want, wantErr)
		}
	}
	if _, err := folder.Lstat("missing"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	for _, name := range []string{"a.txt", "missing"} {
		if _, err := OpenFolder(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is opened as a folder", name)
		}
	}
}

func TestErrorsAreThoseOfPackageOs(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "file"), "one")
	for _, name := range []string{"missing", "missing/a", "file/a", "nul\x00", "", strings.Repeat("long", 100), strings.Repeat("deep/", 2000)} {
		if name != "" {
			name = filepath.Join(dir, name)
		}
		_, err := Lstat(name)
		_, want := os.Lstat(name)
		sameError(t, "Lstat", err, want)
		_, err = Read(name, 3, nil)
		_, want = os.ReadFile(name)
		sameError(t, "Read", err, want)
	}
	_, err := Read(dir, 4096, nil)
	_, want := os.ReadFile(dir)
	sameError(t, "Read of a folder", err, want)
}

// A file is read whole whatever was told of its size before: it grew, it shrank, or it is a link whose own length was told.
func TestFilesAreReadWhole(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.Byte(), 0, 3000).Draw(t, "text")
		told := len(text) + rapid.IntRange(-3000, 3000).Draw(t, "more")
		if rapid.Bool().Draw(t, "told right") {
			told = len(text)
		}
		buffer := make([]byte, rapid.IntRange(0, 6001).Draw(t, "buffer"))
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := Read(name, int64(told), buffer)
		if err != nil || !bytes.Equal(got, text) {
			t.Fatalf("%d bytes, told to be %d: %d bytes, %v", len(text), told, len(got), err)
		}
		if told == len(text) && len(buffer) > told && len(got) > 0 && &got[0] != &buffer[0] {
			t.Fatalf("%d bytes are not in the buffer of %d", len(text), len(buffer))
		}
	})
}

// What is behind a buffer's capacity is another's, even when the file grew.
func TestNoMoreThanTheBufferIsWritten(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.txt")
	write(t, name, strings.Repeat("x", 100))
	shared := make([]byte, 50)
	if got, err := Read(name, 9, shared[:0:10]); err != nil || len(got) != 100 {
		t.Fatal(len(got), err)
	}
	if i := bytes.IndexByte(shared[10:], 'x'); i >= 0 {
		t.Errorf("written at %d", 10+i)
	}
}

// A read that gives less than it was asked for is no end.
func TestShortReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.Byte(), 0, 100).Draw(t, "text")
		rest := text
		got, err := readWhole(int64(len(text)), nil, func(room []byte) (int, error) {
			n := copy(room, rest[:min(len(rest), rapid.IntRange(1, 40).Draw(t, "most"))])
			rest = rest[n:]
			return n, nil
		})
		if err != nil || !bytes.Equal(got, text) {
			t.Fatalf("%q: %q, %v", text, got, err)
		}
	})
}

func TestOneReadWhenTheSizeIsKnown(t *testing.T) {
	reads := 0
	_, err := readWhole(5, nil, func(room []byte) (int, error) {
		reads++
		return copy(room, "whole"), nil
	})
	if err != nil || reads != 1 {
		t.Errorf("%d reads, %v", reads, err)
	}
}

func TestWriteNew(t *testing.T) {
	dir := t.TempDir()
	for size, name := range map[int]string{0: "empty", 3: "short", 5 << 20: "long"} {
		name, text := filepath.Join(dir, name), bytes.Repeat([]byte("x"), size)
		there, err := WriteNew(name, text)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Lstat(name); err != nil || again != there {
			t.Errorf("told %+v, and it is %+v, %v", there, again, err)
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, text) {
			t.Errorf("%d bytes written, %d there, %v", size, len(got), err)
		}
	}
	_, err := WriteNew(filepath.Join(dir, "missing", "a"), nil)
	_, want := os.OpenFile(filepath.Join(dir, "missing", "a"), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	sameError(t, "in a folder that is not there", err, want)
}

func TestWriteNewLeavesWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a.txt"), filepath.Join(dir, "link")
	write(t, file, "theirs")
	names := []string{file, dir}
	if err := os.Symlink("new.txt", link); err != nil {
		t.Logf("links are not looked at: %v", err)
	} else {
		names = append(names, link)
	}
	for _, name := range names {
		if _, err := WriteNew(name, []byte("ours")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != "theirs" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := Lstat(filepath.Join(dir, "new.txt")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file was written through a link: %v", err)
	}
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "new"), filepath.Join(dir, "place")
	for _, text := range []string{"first", "second"} { // into a free place, and into one that is taken
		if _, err := WriteNew(from, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := Replace(from, to); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(to); string(got) != text || err != nil {
			t.Errorf("want %q, got %q, %v", text, got, err)
		}
	}
	if old, err := os.ReadFile(from); err == nil && string(old) != "first" {
		t.Errorf("%q lies where the file came from", old)
	}
	if err := Replace(filepath.Join(dir, "none"), to); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}
