package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/sample"
)

// Promise 5: kill a build at any moment: what is in public/ is whole files, and the next build mends it.
func TestKilledBuildLeavesWholeFiles(t *testing.T) {
	const editions = 40
	root, clean := t.TempDir(), filepath.Join(t.TempDir(), "public")
	public := filepath.Join(root, "public")
	sample.Archive(t, root, editions)
	build := func(out string) {
		t.Helper()
		if text, err := gen(t, "build", "--source", root, "--out", out).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	}
	build(public)
	before := sample.Site(t, public)
	restore(t, public, before)
	// Another title on every sheet, so that each file of the site is written again.
	sample.File(t, root, "layouts/partials/sections.html", "<p>{{.Site.Name}} {{.T \"home\"}}</p>")
	build(clean)
	after := sample.Site(t, clean)

	killed := 0
	for _, moment := range moments {
		command := gen(t, "build", "--source", root, "--out", public)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- command.Wait() }()
		if waitFor(ended, func() bool { return moment.reached(public) }) {
			t.Logf("killed %s: %d files are staged", moment.name, staged(public))
			if err := command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
			<-ended
			killed++
		}
		for address, text := range sample.Site(t, public) {
			if text != before[address] && text != after[address] {
				t.Fatalf("killed %s: %s is not whole: %d bytes", moment.name, address, len(text))
			}
		}
		build(public)
		if diff := cmp.Diff(after, sample.Site(t, public)); diff != "" {
			t.Fatalf("killed %s: the next build does not mend it: %s", moment.name, diff)
		}
		if _, err := os.Stat(filepath.Join(public, ".publishing")); err == nil {
			t.Fatalf("killed %s: the staging folder stays", moment.name)
		}
		restore(t, public, before)
	}
	if killed < len(moments)/2 {
		t.Fatalf("only %d of %d builds were still running when they were to be killed: use more editions", killed, len(moments))
	}
}

// moment is a state of the site's folder in which the build is killed.
type moment struct {
	name    string
	reached func(public string) bool
}

var moments = []moment{
	{"at once", func(string) bool { return true }},
	{"when it begins to stage", func(public string) bool { return staged(public) > 0 }},
	{"when it has staged a hundred files", func(public string) bool { return staged(public) > 100 }},
	{"when it has staged most", func(public string) bool { return staged(public) > 250 }},
	{"when it has published a few", func(public string) bool { return isNew(public, "2022/12/30/01-01.html") }},
	{"when it has published half", func(public string) bool { return isNew(public, "2023/01/30/01.html") }},
}

// staged counts the files that wait to be published.
func staged(public string) (files int) {
	filepath.WalkDir(filepath.Join(public, ".publishing"), func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files++
		}
		return nil // what goes while it is counted is published
	})
	return files
}

// isNew tells whether a file was published again: it has lost the old time that restore gave it.
func isNew(public, address string) bool {
	about, err := os.Stat(filepath.Join(public, address))
	return err == nil && about.ModTime().Year() > 2000
}

// waitFor watches until a moment has come; it is false when the program ended before.
func waitFor(ended <-chan error, reached func() bool) bool {
	for {
		select {
		case <-ended:
			return false
		default:
			if reached() {
				return true
			}
		}
	}
}

var longAgo = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// restore puts an earlier site back, with times of long ago.
func restore(t *testing.T, public string, site map[string]string) {
	t.Helper()
	for address, text := range site {
		sample.File(t, public, address, text)
		if err := os.Chtimes(filepath.Join(public, address), longAgo, longAgo); err != nil {
			t.Fatal(err)
		}
	}
}

// Promise 4: the machine's time zone, language and cores, and the folder that the archive lies in, change no byte.
func TestTheMachineChangesNothing(t *testing.T) {
	var want map[string]string
	for i, env := range [][]string{
		{"TZ=UTC", "GOMAXPROCS=1", "LANG=C"},
		{"TZ=America/New_York", "GOMAXPROCS=2", "LANG=zh_CN.UTF-8"},
		{"TZ=Pacific/Auckland", "GOMAXPROCS=4", "SOURCE_DATE_EPOCH=1"},
	} {
		root := filepath.Join(t.TempDir(), fmt.Sprintf("档案 %d", i))
		sample.Archive(t, root, 12)
		command := gen(t, "build", "--source", root)
		command.Env = append(command.Env, env...)
		if text, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		site := sample.Site(t, filepath.Join(root, "public"))
		if want == nil {
			want = site
		}
		if diff := cmp.Diff(want, site); diff != "" {
			t.Fatalf("%v: %s", env, diff)
		}
	}
}
