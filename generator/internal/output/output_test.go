package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"backissue/generator/internal/files"
	"backissue/generator/internal/source"
)

// site is a whole site as files; a build publishes it.
type site map[string]string

// changes count what a build did.
type changes struct{ Staged, Moved, Removed int }

func build(t *testing.T, dir string, now site) changes {
	t.Helper()
	folder, staged := stage(t, dir, now)
	var moved atomic.Int64
	removed, err := folder.Publish(slices.Values(slices.Sorted(maps.Keys(now))), func(string, files.Stat) { moved.Add(1) })
	if err := errors.Join(err, folder.End()); err != nil {
		t.Fatal(err)
	}
	return changes{staged, int(moved.Load()), removed}
}

func stage(t *testing.T, dir string, files site) (folder *Folder, staged int) {
	t.Helper()
	folder, err := Open(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	for address, text := range files {
		_, written, err := folder.Put(address, []byte(text), folder.Look(address))
		if err != nil {
			t.Fatal(err)
		}
		if written {
			staged++
		}
	}
	return folder, staged
}

func put(f *Folder, address, text string) error {
	_, _, err := f.Put(address, []byte(text), f.Look(address))
	return err
}

// on gives the files of a folder but the manifest.
func on(t *testing.T, dir string) site {
	t.Helper()
	files := site{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == manifestName {
			return err
		}
		text, err := os.ReadFile(name)
		relative, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(relative)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func want(t *testing.T, dir string, files site) {
	t.Helper()
	if diff := cmp.Diff(files, on(t, dir)); diff != "" {
		t.Fatal(diff)
	}
}

func TestOnlyWhatDiffersIsWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first := site{"a.txt": "1", "b/c.txt": "2", "b/d/e.txt": "3"}
	if got := build(t, dir, first); got != (changes{Staged: 3, Moved: 1}) {
		t.Errorf("first build: %+v", got)
	}
	old, _ := os.Stat(filepath.Join(dir, "a.txt"))
	if got := build(t, dir, first); got != (changes{}) {
		t.Errorf("second build: %+v", got)
	}
	if got := build(t, dir, site{"a.txt": "1", "b/c.txt": "two"}); got != (changes{1, 1, 1}) {
		t.Errorf("third build: %+v", got)
	}
	now, _ := os.Stat(filepath.Join(dir, "a.txt"))
	if !os.SameFile(old, now) || !old.ModTime().Equal(now.ModTime()) {
		t.Error("a file that did not change was written again")
	}
	want(t, dir, site{"a.txt": "1", "b/c.txt": "two"})
	if _, err := os.Stat(filepath.Join(dir, "b/d")); err == nil {
		t.Error("an empty folder stays")
	}
}

func TestNothingChangesUntilPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, site{"a.txt": "1", "b.txt": "2"})
	folder, _ := stage(t, dir, site{"a.txt": "one", "c.txt": "3"})
	if err := folder.Discard(); err != nil {
		t.Fatal(err)
	}
	want(t, dir, site{"a.txt": "1", "b.txt": "2"})

	fresh := filepath.Join(t.TempDir(), "fresh")
	folder, _ = stage(t, fresh, site{"a.txt": "1"})
	if err := folder.Discard(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(fresh); err == nil {
		t.Error("a failed first build leaves its folder")
	}
}

// A build killed at any moment is mended by the next one. The moments are: while staging, after the first manifest, between
// two renames, and before the last manifest.
func TestKilledBuildIsMended(t *testing.T) {
	for _, moment := range []string{"staging", "manifest", "renames"} {
		dir := filepath.Join(t.TempDir(), "public")
		build(t, dir, site{"a.txt": "1", "old.txt": "x"})
		folder, _ := stage(t, dir, site{"a.txt": "one", "new.txt": "2"})
		if moment != "staging" {
			if err := folder.writeManifest(manifest("a.txt\nnew.txt\nold.txt\n")); err != nil {
				t.Fatal(err)
			}
		}
		if moment == "renames" {
			if err := folder.root.Rename(stagingName+"/new.txt", "new.txt"); err != nil {
				t.Fatal(err)
			}
		}
		folder.close() // killed here

		build(t, dir, site{"a.txt": "one", "other.txt": "3"})
		want(t, dir, site{"a.txt": "one", "other.txt": "3"})
	}
}

// Folders are moved at once, whatever lies in what, and each file that is moved by itself is told of once, with what it is in its place.
func TestManyFoldersAreMoved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	before, now := site{}, site{}
	for n := range 300 {
		address := fmt.Sprintf("%d/%d/%d.txt", n%3, n%50, n)
		before[address], now[address] = "1", "two"
	}
	build(t, dir, before)
	now["0/new.txt"], now["3/0/new/folder.txt"] = "3", "4"
	folder, _ := stage(t, dir, now)
	told := map[string]files.Stat{}
	var mu sync.Mutex
	_, err := folder.Publish(slices.Values(slices.Sorted(maps.Keys(now))), func(address string, file files.Stat) {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := told[address]; twice {
			t.Errorf("%s is told of twice", address)
		}
		told[address] = file
	})
	if err := errors.Join(err, folder.End()); err != nil || len(told) != len(now)-1 {
		t.Fatalf("%d of %d files are told of, %v", len(told), len(now)-1, err)
	}
	for address, file := range told {
		if there, err := files.Lstat(filepath.Join(dir, filepath.FromSlash(address))); err != nil || there != file {
			t.Errorf("%s is told to be %+v and is %+v, %v", address, file, there, err)
		}
	}
	want(t, dir, now)
}

// The second of two builds into one folder is refused, and what the first one has staged stays. It leaves nothing behind that would keep out a third.
func TestTwoBuildsAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, site{"a.txt": "1"})
	first, _ := stage(t, dir, site{"a.txt": "one", "b.txt": "2"})
	_, err := Open(dir, 0)
	refused(t, err, filepath.ToSlash(dir))
	_, err = first.Publish(slices.Values([]string{"a.txt", "b.txt"}), func(string, files.Stat) {})
	if err := errors.Join(err, first.End()); err != nil {
		t.Fatal(err)
	}
	want(t, dir, site{"a.txt": "one", "b.txt": "2"})
	build(t, dir, site{"a.txt": "three"})

	failed, _ := stage(t, dir, site{"a.txt": "four", "c/d.txt": "5"})
	os.Remove(filepath.Join(dir, "c"))
	os.WriteFile(filepath.Join(dir, "c"), nil, 0o644)
	if _, err := failed.Publish(slices.Values([]string{"a.txt", "c/d.txt"}), func(string, files.Stat) {}); err == nil {
		t.Fatal("a folder took the place of somebody's file")
	}
	failed.End()
	os.Remove(filepath.Join(dir, "c"))
	build(t, dir, site{"a.txt": "six"})
	want(t, dir, site{"a.txt": "six"})
}

func refused(t *testing.T, err error, file string) {
	t.Helper()
	if p, ok := errors.AsType[*source.Problem](err); !ok || !strings.HasSuffix(p.File, file) || p.Hint == "" {
		t.Errorf("want a problem with %s, got %v", file, err)
	}
}

func TestForeignFilesSurvive(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, ".gitkeep"), nil, 0o644)
	build(t, dir, site{"a.txt": "1", "b/c.txt": "2"})
	os.WriteFile(filepath.Join(dir, "CNAME"), []byte("example.org"), 0o644)
	os.WriteFile(filepath.Join(dir, "b/own.txt"), []byte("mine"), 0o644)
	build(t, dir, site{"a.txt": "1"})
	want(t, dir, site{".gitkeep": "", "a.txt": "1", "CNAME": "example.org", "b/own.txt": "mine"})

	folder, err := Open(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, put(folder, "CNAME", "other"), "CNAME")
	if err := put(folder, "b/own.txt", "mine"); err != nil {
		t.Errorf("a file with the very bytes is refused: %v", err)
	}
	folder.Discard()
	want(t, dir, site{".gitkeep": "", "a.txt": "1", "CNAME": "example.org", "b/own.txt": "mine"})
}

// What somebody put where a file of the site was stays, though the site has no such file any more; nor is it a defect.
func TestAFolderWhereAFileWas(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, site{"a.txt": "1", "b/c.txt": "2"})
	os.Remove(filepath.Join(dir, "b/c.txt"))
	os.Mkdir(filepath.Join(dir, "b/c.txt"), 0o755)
	os.WriteFile(filepath.Join(dir, "b/c.txt/own.txt"), []byte("mine"), 0o644)
	build(t, dir, site{"a.txt": "1"})
	want(t, dir, site{"a.txt": "1", "b/c.txt/own.txt": "mine"})
}

// A manifest that is none is somebody's to look at, and no defect.
func TestAManifestThatIsNone(t *testing.T) {
	for what, put := range map[string]func(name string) error{
		"a folder":        func(name string) error { return os.Mkdir(name, 0o755) },
		"a link outwards": func(name string) error { return os.Symlink(os.DevNull, name) },
	} {
		dir := t.TempDir()
		build(t, dir, site{"a.txt": "1"})
		os.Remove(filepath.Join(dir, manifestName))
		if err := put(filepath.Join(dir, manifestName)); err != nil {
			t.Fatal(err)
		}
		_, err := Open(dir, 0)
		t.Log(what)
		refused(t, err, manifestName)
		want(t, dir, site{"a.txt": "1"})
	}
}

func TestSomebodysFolderIsRefused(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "thesis.doc"), []byte("x"), 0o644)
	_, err := Open(dir, 0)
	refused(t, err, filepath.ToSlash(dir))
	want(t, dir, site{"thesis.doc": "x"})
}

func TestNothingLeavesTheFolder(t *testing.T) {
	outside, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	os.WriteFile(filepath.Join(outside, "a.txt"), []byte("theirs"), 0o644)
	build(t, dir, site{"a.txt": "1", "b/a.txt": "2"})

	folder, _ := stage(t, dir, nil)
	for _, address := range []string{"../x.txt", "/etc/x", "a/../../x", "", ".", ".git/config", "b/.hidden", `b\x`, "b//x", "x\ny"} {
		if err := put(folder, address, "x"); err == nil {
			t.Errorf("%q is taken", address)
		}
	}
	folder.Discard()

	os.RemoveAll(filepath.Join(dir, "b"))
	if err := os.Symlink(outside, filepath.Join(dir, "b")); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(dir, "a.txt"))
	os.Symlink(filepath.Join(outside, "a.txt"), filepath.Join(dir, "a.txt"))
	folder, _ = stage(t, dir, site{"a.txt": "one"})
	refused(t, put(folder, "b/a.txt", "two"), "b/a.txt")
	folder.Discard()
	want(t, outside, site{"a.txt": "theirs"})

	os.Remove(filepath.Join(dir, "b"))
	os.WriteFile(filepath.Join(dir, manifestName), []byte("a.txt\n../"+filepath.Base(outside)+"/a.txt\n.gitkeep\na\x00b\n"), 0o644)
	build(t, dir, site{"a.txt": "one"})
	want(t, outside, site{"a.txt": "theirs"})
	if info, err := os.Lstat(filepath.Join(dir, "a.txt")); err != nil || !info.Mode().IsRegular() {
		t.Error("the link was not replaced by the file")
	}
}

// What happens to the site's folder while a build is under way leads no file out of it, and takes nobody's place.
func TestReplacementsStayInTheFolder(t *testing.T) {
	for what, happens := range map[string]func(dir, outside string) error{
		"a link stands for the folder": func(dir, outside string) error {
			return errors.Join(os.RemoveAll(filepath.Join(dir, "b")), os.Symlink(outside, filepath.Join(dir, "b")))
		},
		"a folder stands for the file": func(dir, _ string) error {
			return errors.Join(os.Remove(filepath.Join(dir, "b/a.txt")), os.MkdirAll(filepath.Join(dir, "b/a.txt/theirs"), 0o755))
		},
	} {
		outside, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
		os.WriteFile(filepath.Join(outside, "a.txt"), []byte("theirs"), 0o644)
		build(t, dir, site{"b/a.txt": "1"})
		folder, _ := stage(t, dir, site{"b/a.txt": "two"})
		if err := happens(dir, outside); err != nil {
			t.Fatal(err)
		}
		if _, err := folder.Publish(slices.Values([]string{"b/a.txt"}), func(string, files.Stat) {}); err == nil {
			t.Errorf("%s, and nobody says so", what)
		}
		folder.End()
		want(t, outside, site{"a.txt": "theirs"})
	}
}

func TestTwoFilesWithOneAddress(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, site{"b/photo.jpg": "1"})
	folder, _ := stage(t, dir, site{"a/photo.jpg": "1", "b/photo.jpg": "two"})
	defer folder.Discard()
	refused(t, put(folder, "a/photo.jpg", "2"), "a/photo.jpg")
	refused(t, put(folder, "b/photo.jpg", "three"), "b/photo.jpg")
}

// A manifest that a hand disordered still tells what is whose.
func TestADisorderedManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build(t, dir, site{"a.txt": "1", "b/c.txt": "2", "d.txt": "3"})
	os.WriteFile(filepath.Join(dir, manifestName), []byte("d.txt\nb/c.txt\na.txt\na.txt\nsomething else"), 0o644)
	build(t, dir, site{"d.txt": "4"})
	want(t, dir, site{"d.txt": "4"})
}

func TestManifestsAreSearched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfDistinct(rapid.StringMatching(`[a-c]{1,3}(/[a-c]{1,3})?`), rapid.ID[string])
		old, now := names.Draw(t, "old"), names.Draw(t, "now")
		m := sorted(slices.Clone(old))
		for _, name := range slices.Concat(old, now) {
			if m.has(name) != slices.Contains(old, name) {
				t.Fatalf("%q has %q: %v", m, name, m.has(name))
			}
		}
		next, both, gone := m.compare(slices.Values(slices.Sorted(slices.Values(now))))
		for _, name := range slices.Concat(old, now) {
			if next.has(name) != slices.Contains(now, name) || !both.has(name) || slices.Contains(gone, name) == slices.Contains(now, name) {
				t.Fatalf("%q: next %q, both %q, gone %q", name, next, both, gone)
			}
		}
		if more := m.with(now); string(more) != string(both) {
			t.Fatalf("%q with %q is %q, not %q", m, now, more, both)
		}
	})
}

func TestMinify(t *testing.T) {
	for address, test := range map[string][2]string{
		"a.html": {"<p>a  b</p>\n", "<p>a  b</p>\n"},
		"a.css":  {"a {\n color: #ff0000;\n}\n", "a{color:red}"},
		"a.js":   {"function f( ) { return 1 + 2 ; }\n", "function f(){return 1+2}"},
		"a.json": {"{ \"a\": [1, 2] }\n", `{"a":[1,2]}`},
		"a.xml":  {"<?xml version=\"1.0\"?>\n<a>\n <b>x y</b>\n</a>\n", `<?xml version="1.0"?><a><b>x y</b></a>`},
		"a.txt":  {"a  b\n", "a  b\n"},
	} {
		got, err := Minify(address, []byte(test[0]))
		if err != nil || string(got) != test[1] {
			t.Errorf("%s: %q %v", address, got, err)
		}
	}
	_, err := Minify("a.js", []byte("var a = 1;\nvar 2b;\n"))
	if fault, ok := errors.AsType[*Fault](err); !ok || fault.Line != 2 {
		t.Errorf("a broken script: %v", err)
	}
}
