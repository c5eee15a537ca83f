package build

import (
	"bytes"
	"compress/gzip"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// node gives Node.js, which runs the published script in tests. A test that could not run it would prove nothing, so without it they fail.
func node(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("node")
	if err != nil {
		t.Fatal("Node.js is missing, and the search script can't be tested. Next step: install Node.js 20 or newer from https://nodejs.org/")
	}
	return program
}

// The functions of the published script, without a page.
func TestSearchScript(t *testing.T) {
	tests, err := filepath.Glob("testdata/search/*.test.js")
	if err != nil || len(tests) == 0 {
		t.Fatalf("no tests of the search script found: %v", err)
	}
	out, err := exec.CommandContext(t.Context(), node(t), append([]string{"--test"}, tests...)...).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// The script comes with each search sheet, whole, so it has a limit.
func TestSearchScriptIsSmall(t *testing.T) {
	root, out := archiveOf(t, 1), t.TempDir()
	if _, err := Run(t.Context(), Options{Root: root, Out: out}); err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(filepath.Join(out, "assets/search.js"))
	if err != nil {
		t.Fatal(err)
	}
	const most = 8000 // bytes, compressed as hosts do
	var packed bytes.Buffer
	to := gzip.NewWriter(&packed)
	if _, err := to.Write(script); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	if t.Logf("the search script has %d bytes, compressed", packed.Len()); packed.Len() >= most {
		t.Errorf("the search script has %d bytes, compressed; it may have less than %d", packed.Len(), most)
	}
}

// The script that readers are given, with the index that a build writes of the archive's first edition: recall and precision are 1, and the order is right.
// make search-truth asks the same of any archive.
func TestSearchFindsWhatAScanFinds(t *testing.T) {
	root, out := t.TempDir(), t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "content"), os.DirFS("../../../content")); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile("../../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "config.yaml"), settings, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(t.Context(), Options{Root: root, Out: out}); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), node(t), "--test", "testdata/search/truth.js")
	command.Env = append(os.Environ(), "SITE="+out, "CONTENT="+filepath.Join(root, "content"))
	if said, err := command.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}
