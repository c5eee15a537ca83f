//go:build unix

package cli

import (
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/sample"
)

func init() { programs["gen-with-small-files"] = genWithSmallFiles }

// genWithSmallFiles is gen where no file can be longer than some bytes: as on a full disk, a file's end can't be written.
func genWithSmallFiles() {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: 8 << 10, Max: 8 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		os.Stderr.WriteString(err.Error())
		os.Exit(exitDefect)
	}
	os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// A build that can't write leaves the last good site, says what the matter is and whose it is, and the next one goes on.
func TestABuildThatCannotWrite(t *testing.T) {
	root := t.TempDir()
	public := filepath.Join(root, "public")
	sample.Archive(t, root, 3)
	if text, err := gen(t, "build", "--source", root).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	before := sample.Site(t, public)
	sample.Edition(t, root, 3)
	sample.File(t, root, "layouts/assets/large.txt", strings.Repeat("large\n", 4<<10))

	command := gen(t, "build", "--source", root)
	command.Args[0] = "gen-with-small-files"
	wantFull(t, "file too large", command.CombinedOutput)
	if diff := cmp.Diff(before, sample.Site(t, public)); diff != "" {
		t.Errorf("the last good site changed: %s", diff)
	}
	if left := staged(public); left > 0 {
		t.Errorf("%d files stay staged, and fill the disk", left)
	}
	if text, err := gen(t, "build", "--source", root).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if site := sample.Site(t, public); site["assets/large.txt"] == "" || site["2023/01/02/01-01.html"] == "" {
		t.Error("the next build does not go on")
	}
}

// wantFull runs a build and wants it to end as one whose disk is full.
func wantFull(t *testing.T, message string, run func() ([]byte, error)) {
	t.Helper()
	text, err := run()
	failed, ok := err.(interface{ ExitCode() int })
	if !ok || failed.ExitCode() != exitProblems {
		t.Fatalf("the build ends with %v\n%s", err, text)
	}
	for _, want := range []string{message, "\nhint: ", "check space"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the user reads\n%s\nwithout %q", text, want)
		}
	}
}
