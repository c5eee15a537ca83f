package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/source"
)

// site is a whole site as files; a build publishes it.
type site map[string]string

func build(t *testing.T, dir string, files site) Changes {
	t.Helper()
	folder := stage(t, dir, files)
	changes, err := folder.Publish()
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func stage(t *testing.T, dir string, files site) *Folder {
	t.Helper()
	folder, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for address, text := range files {
		if err := folder.Put(address, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	return folder
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
	if got := build(t, dir, first); got != (Changes{Written: 3, Bytes: 3}) {
		t.Errorf("first build: %+v", got)
	}
	old, _ := os.Stat(filepath.Join(dir, "a.txt"))
	if got := build(t, dir, first); got != (Changes{Unchanged: 3, Bytes: 3}) {
		t.Errorf("second build: %+v", got)
	}
	if got := build(t, dir, site{"a.txt": "1", "b/c.txt": "two"}); got != (Changes{Written: 1, Unchanged: 1, Removed: 1, Bytes: 4}) {
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
	folder := stage(t, dir, site{"a.txt": "one", "c.txt": "3"})
	if err := folder.Discard(); err != nil {
		t.Fatal(err)
	}
	want(t, dir, site{"a.txt": "1", "b.txt": "2"})

	fresh := filepath.Join(t.TempDir(), "fresh")
	if err := stage(t, fresh, site{"a.txt": "1"}).Discard(); err != nil {
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
		folder := stage(t, dir, site{"a.txt": "one", "new.txt": "2"})
		if moment != "staging" {
			if err := folder.writeManifest(map[string]bool{"a.txt": true, "old.txt": true, "new.txt": true}); err != nil {
				t.Fatal(err)
			}
		}
		if moment == "renames" {
			if err := folder.root.Rename(folder.staged["new.txt"], "new.txt"); err != nil {
				t.Fatal(err)
			}
		}
		folder.root.Close() // killed here

		build(t, dir, site{"a.txt": "one", "other.txt": "3"})
		want(t, dir, site{"a.txt": "one", "other.txt": "3"})
	}
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

	folder, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, folder.Put("CNAME", []byte("other")), "CNAME")
	if err := folder.Put("b/own.txt", []byte("mine")); err != nil {
		t.Errorf("a file with the very bytes is refused: %v", err)
	}
	folder.Discard()
	want(t, dir, site{".gitkeep": "", "a.txt": "1", "CNAME": "example.org", "b/own.txt": "mine"})
}

func TestSomebodysFolderIsRefused(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "thesis.doc"), []byte("x"), 0o644)
	_, err := Open(dir)
	refused(t, err, filepath.ToSlash(dir))
	want(t, dir, site{"thesis.doc": "x"})
}

func TestNothingLeavesTheFolder(t *testing.T) {
	outside, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
	os.WriteFile(filepath.Join(outside, "a.txt"), []byte("theirs"), 0o644)
	build(t, dir, site{"a.txt": "1", "b/a.txt": "2"})

	folder := stage(t, dir, nil)
	for _, address := range []string{"../x.txt", "/etc/x", "a/../../x", "", ".", ".git/config", "b/.hidden", `b\x`, "b//x", "x\ny"} {
		if err := folder.Put(address, []byte("x")); err == nil {
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
	folder = stage(t, dir, site{"a.txt": "one"})
	refused(t, folder.Put("b/a.txt", []byte("two")), "b/a.txt")
	folder.Discard()
	want(t, outside, site{"a.txt": "theirs"})

	os.Remove(filepath.Join(dir, "b"))
	os.WriteFile(filepath.Join(dir, manifestName), []byte("a.txt\n../"+filepath.Base(outside)+"/a.txt\n.gitkeep\n"), 0o644)
	build(t, dir, site{"a.txt": "one"})
	want(t, outside, site{"a.txt": "theirs"})
	if info, err := os.Lstat(filepath.Join(dir, "a.txt")); err != nil || !info.Mode().IsRegular() {
		t.Error("the link was not replaced by the file")
	}
}

func TestTwoFilesWithOneAddress(t *testing.T) {
	folder := stage(t, filepath.Join(t.TempDir(), "public"), site{"a/Photo.jpg": "1"})
	defer folder.Discard()
	refused(t, folder.Put("a/photo.jpg", []byte("2")), "a/photo.jpg")
}

func TestMinify(t *testing.T) {
	for address, test := range map[string][2]string{
		"a.html": {"<!doctype html>\n<html lang=\"zh\">\n <body class=\"x\">\n  <p>春运  <b>首日</b>\n  </p>\n", `<!doctype html><html lang=zh><body class=x><p>春运 <b>首日</b>`},
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
