package main

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/config"
)

// The test binary is the gauge when it is called as one.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == gauge {
		if err := measureOneRun(context.Background(), os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func testPaper(t *testing.T) *paper {
	t.Helper()
	made, err := newPaper(1, "../../content/2023/01/08")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestPaperIsAsDescribed(t *testing.T) {
	made := testPaper(t)
	for what, names := range map[string][]string{"tags": made.tags, "reporters": made.reporters, "districts": districts} {
		different := slices.Compact(slices.Sorted(slices.Values(names)))
		if want := map[string]int{"tags": 300, "reporters": 120, "districts": 12}[what]; len(different) != want {
			t.Errorf("%d different %s, want %d", len(different), what, want)
		}
	}
	cfg, err := config.Parse("config.yaml", []byte(genConfig))
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for _, d := range cfg.Districts {
		known = append(known, d.Name)
	}
	if diff := cmp.Diff(districts, known); diff != "" {
		t.Errorf("the articles' districts are not those of config.yaml (-articles +config):\n%s", diff)
	}
	characters := 0
	const articles = 400
	for i := range articles {
		characters += len([]rune(made.story(i).paragraphs))
	}
	if mean := characters / articles; mean < length*9/10 || mean > length*12/10 {
		t.Errorf("an article has %d characters on average, want about %d", mean, length)
	}
}

// Each size is made in a folder of its own, and the larger holds the smaller, byte for byte.
func TestLargerArchiveOnlyAddsEditions(t *testing.T) {
	small, again, large := t.TempDir(), t.TempDir(), t.TempDir()
	for folder, size := range map[string]int{small: 2 * perDay, again: 2 * perDay, large: 3 * perDay} {
		if err := writeArchive(folder, testPaper(t), size); err != nil {
			t.Fatal(err)
		}
	}
	first, more := read(t, small), read(t, large)
	if diff := cmp.Diff(first, read(t, again)); diff != "" {
		t.Errorf("made twice, not the same (-first +again):\n%s", diff)
	}
	if articles := len(first) - 3; articles != 2*perDay { // beside the config and two editions' files
		t.Errorf("%d articles, want %d", articles, 2*perDay)
	}
	for name, text := range more {
		if old, there := first[name]; there && old != text {
			t.Errorf("%s differs in the larger archive", name)
		} else if !there && !strings.HasPrefix(name, "content/1950/01/03/") {
			t.Errorf("%s is new, and not of the third edition", name)
		}
	}
	if err := writeArchive(small, testPaper(t), 3*perDay); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(more, read(t, small)); diff != "" {
		t.Errorf("grown, it is not as made at once (-at once +grown):\n%s", diff)
	}
}

// Every scenario of gen's is run, for both programs' archives have to hold what a change looks for.
func TestScenariosChangeWhatTheySay(t *testing.T) {
	const size = 2 * perDay
	made, folder := testPaper(t), t.TempDir()
	binary := filepath.Join(folder, "gen.exe")
	if text, err := exec.Command("go", "build", "-o", binary, "..").CombinedOutput(); err != nil {
		t.Fatalf("build gen: %v\n%s", err, text)
	}
	w := &workshop{folder: folder, made: made, gen: binary}
	programs, err := w.prepare(filepath.Join(folder, "work"), size)
	if err != nil {
		t.Fatal(err)
	}
	gen := programs[0]
	for _, s := range scenarios {
		if err := s.change(gen, made, size, 0); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		m, err := gen.build(context.Background())
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		switch {
		case s.name == noChange && m.changed != 0, s.name != noChange && m.changed == 0, s.name == cleanBuild && m.changed != m.files:
			t.Errorf("%s: %d of %d files changed", s.name, m.changed, m.files)
		case s.name == bodyEdited && m.changed > 10:
			t.Errorf("%s: %d files changed: more than the article, its page, its edition and what quotes it", s.name, m.changed)
		case s.name == editionAdded && m.changed < perDay:
			t.Errorf("%s: %d files changed: fewer than its articles", s.name, m.changed)
		case s.name == layoutEdited && m.changed < size:
			t.Errorf("%s: %d files changed: fewer than there are articles", s.name, m.changed)
		}
	}
}

// What Hugo is given is tried without Hugo: each change finds what it is to change.
func TestHugoGetsTheSameChanges(t *testing.T) {
	const size = 2 * perDay
	made := testPaper(t)
	hugo, err := newHugo(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := hugo.writeEditions(made, 0, size/perDay, size); err != nil {
		t.Fatal(err)
	}
	for _, s := range scenarios {
		before := read(t, hugo.folder)
		if err := s.change(hugo, made, size, 0); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		changes := !maps.Equal(before, read(t, hugo.folder))
		if want := s.name != cleanBuild && s.name != noChange; changes != want {
			t.Errorf("%s: something changed: %v", s.name, changes)
		}
	}
}

// The peak of a run is its own and not that of the process that measures.
func TestPeakMemoryIsTheRunsOwn(t *testing.T) {
	const mine = 256 << 20
	held := make([]byte, mine)
	for i := range held {
		held[i] = byte(i)
	}
	used, printed, err := runMeasured(context.Background(), []string{"go", "env", "GOOS"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(printed) == 0 || used.Wall <= 0 || used.CPU <= 0 {
		t.Errorf("printed %q, took %v", printed, used)
	}
	if used.Peak >= mine || held[1] != 1 {
		t.Errorf("go env seems to take %d bytes", used.Peak)
	}
}

func TestSinceCountsBytesAndWrites(t *testing.T) {
	dir := t.TempDir()
	names := []string{"same", "touched", "edited", "gone"}
	for _, name := range names {
		if err := write(filepath.Join(dir, name), "text"); err != nil {
			t.Fatal(err)
		}
	}
	before, err := look(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	later := before[filepath.Join(dir, "same")].time.Add(1e9)
	for name, text := range map[string]string{"touched": "text", "edited": "else", "new": "text", ".hidden": "text"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, later, later); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "gone")); err != nil {
		t.Fatal(err)
	}
	now, err := look(dir, before)
	if err != nil {
		t.Fatal(err)
	}
	if written, changed, rewritten := now.since(before); written != 3 || changed != 3 || rewritten != 1 || len(now) != 4 {
		t.Errorf("%d files, %d written, %d changed, %d rewritten; want 4, 3, 3 and 1", len(now), written, changed, rewritten)
	}
}

func TestBarsAreJudged(t *testing.T) {
	gen := &measured{changed: 300}
	gen.Wall = 2e9
	hugo := &measured{}
	hugo.Wall = 8e9
	for _, c := range []struct {
		bar  bar
		hugo *measured
		want string
	}{
		{bar{figure: wall, ofHugo: 4}, hugo, "met"},
		{bar{figure: wall, ofHugo: 8}, hugo, "missed: 2.00 times the bar"},
		{bar{figure: wall, ofHugo: 8}, nil, "Hugo not measured"},
		{bar{figure: changed, most: 200}, nil, "missed: 1.50 times the bar"},
	} {
		if got := c.bar.verdict(row{gen: gen, hugo: c.hugo}); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.bar.figure.title, c.bar, got, c.want)
		}
	}
	if s := slope([]float64{1e3, 1e4, 1e5}, []float64{2, 20, 200}); s < 0.999 || s > 1.001 {
		t.Errorf("the slope of a straight line is %f", s)
	}
}

// read gives the text of each file below a folder.
func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	root := os.DirFS(folder)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		found[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
