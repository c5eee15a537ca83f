package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/content"
	onDisk "backissue/generator/internal/files"
)

const (
	stoppedEditions = 150
	stoppedPages    = 2
)

// Ctrl-C in the middle of an import leaves whole editions, and the next run goes on from them to the very archive that a run
// which nobody stopped makes.
func TestStoppedImportLeavesWholeEditions(t *testing.T) {
	root, scans := importingArchive(t), t.TempDir()
	for e := range stoppedEditions {
		for p := range stoppedPages {
			name := filepath.Join(scans, fmt.Sprintf("2000-%02d-%02d", e/25+1, e%25+1), fmt.Sprintf("%02d.txt", p+1))
			writeFile(t, name, fmt.Sprintf("第%d座新桥正式通车\n本报讯（记者张明）昨日上\n午，东城县河口镇新桥正式通车，两岸居民出\n行时间缩短半个小时。\n", e*10+p))
		}
	}
	command := gen(t, "import", "--source", root, scans)
	stderr := interruptAtFirstLine(t, command)
	if code := command.ProcessState.ExitCode(); code != exitProblems {
		t.Fatalf("the stopped import ended with %d, want %d\n%s", code, exitProblems, stderr)
	}
	if !strings.Contains(stderr, "stopped; the next run goes on from what is there") {
		t.Errorf("the user reads\n%s", stderr)
	}
	editions := wholeEditions(t, root)
	if editions == 0 || editions == stoppedEditions {
		t.Fatalf("%d editions of %d were written: the import was not stopped in the middle", editions, stoppedEditions)
	}

	if text, err := gen(t, "import", "--source", root, scans).CombinedOutput(); err != nil || !strings.Contains(string(text), fmt.Sprintf("\n%d pages skipped", editions*stoppedPages)) {
		t.Fatalf("the next run: %v\n%s", err, text)
	}
	clean := importingArchive(t)
	if text, err := gen(t, "import", "--source", clean, scans).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if diff := cmp.Diff(filesIn(t, clean), filesIn(t, root)); diff != "" {
		t.Errorf("an import that was stopped and went on makes another archive (-clean +stopped):\n%s", diff)
	}
}

func importingArchive(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	writeFile(t, filepath.Join(root, "config.yaml"), "name: 样报\nlanguage: zh-Hans\nbase: https://example.org/sample/\n")
	return root
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// interruptAtFirstLine runs a command, interrupts it as Ctrl-C does as soon as it has printed a line, and gives what it said.
func interruptAtFirstLine(t *testing.T, command *exec.Cmd) string {
	t.Helper()
	var stderr bytes.Buffer
	command.Stderr = &stderr
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stdout)
	if _, err := lines.ReadString('\n'); err != nil {
		t.Fatalf("nothing was imported: %v\n%s", err, &stderr)
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Skip("this system has no interrupts to send: ", err)
	}
	if _, err := lines.WriteTo(new(bytes.Buffer)); err != nil {
		t.Fatal(err)
	}
	command.Wait() // its error is the exit code, which the caller judges
	return stderr.String()
}

// wholeEditions counts the editions, and checks that each has all its pages, that each page has its articles and its file as
// received, and that nothing else lies about.
func wholeEditions(t *testing.T, root string) int {
	t.Helper()
	folders, err := content.Walk(filepath.Join(root, content.Dir), func(content.Folder, *onDisk.Folder) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	files := filesIn(t, root)
	recorded := 1 // config.yaml
	for _, f := range folders {
		name := content.Dir + "/" + f.Key.Path() + "/"
		e, err := content.ParseEdition(name+content.EditionFile, []byte(files[name+content.EditionFile]))
		if err != nil {
			t.Fatal(err)
		}
		if len(e.Pages) != stoppedPages {
			t.Errorf("%s has %d pages, want %d", name, len(e.Pages), stoppedPages)
		}
		recorded++
		for _, p := range e.Pages {
			recorded += 1 + len(p.Imported)
			if files[name+p.File] == "" || len(p.Imported) == 0 {
				t.Errorf("%s: page %d has %d articles, and %d bytes as received", name, p.Number, len(p.Imported), len(files[name+p.File]))
			}
			for _, a := range p.Imported {
				if _, err := content.ParseArticle(name+a.File, []byte(files[name+a.File])); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if recorded != len(files) {
		t.Errorf("%d files, of which the records know %d", len(files), recorded)
	}
	return len(folders)
}

// filesIn gives the texts of the files in a folder, hidden ones too, by their paths with forward slashes.
func filesIn(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		relative, _ := filepath.Rel(root, name) // it is in root
		files[filepath.ToSlash(relative)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
