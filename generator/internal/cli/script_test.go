package cli

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"backissue/generator/internal/sample"
)

// programs are what the test binary is when it is called by a name.
var programs = map[string]func(){
	"gen": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
}

// The test binary is gen itself when it is called by that name.
func TestMain(m *testing.M) {
	testscript.Main(m, programs)
}

// Each story in testdata/script is what a person types, what they see, and which files are there afterwards.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "C.UTF-8")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"snapshot":  snapshot,
			"unchanged": unchanged,
			"photo":     photo,
			"files":     files,
		},
	})
}

// photo FILE WIDTH HEIGHT [PROFILE] writes a photo that tells where it was taken, and what its colours are: adobe, or torn. Of one that is larger than a
// camera's, only the head says how large it is.
func photo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 && len(args) != 4 {
		ts.Fatalf("usage: photo FILE WIDTH HEIGHT [PROFILE]")
	}
	width, err := strconv.Atoi(args[1])
	ts.Check(err)
	height, err := strconv.Atoi(args[2])
	ts.Check(err)
	said := sample.Photo("a.jpg", min(width, 4000), min(height, 4000), 120)
	head := strings.Index(said, "\xff\xc0") + len("\xff\xc0\x00\x11\x08")
	said = said[:head] + string(binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(nil, uint16(height)), uint16(width))) + said[head+4:]
	if profile := sample.Profile(sample.AdobeRGB, sample.Power(563)); len(args) == 4 {
		said = sample.WithProfile(said, map[string]string{"adobe": profile, "torn": profile[:200]}[args[3]], 1)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(sample.WithEXIF(said, 1)), 0o644))
}

// files FOLDER NUMBER wants a folder to hold so many files.
func files(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: files FOLDER NUMBER")
	}
	count := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			count++
		}
		return err
	}))
	if got := strconv.Itoa(count); got != args[1] {
		ts.Fatalf("%s holds %s files, want %s", args[0], got, args[1])
	}
}

// snapshot FOLDER COPY keeps a copy of a folder, to compare it with later.
func snapshot(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: snapshot FOLDER COPY")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// unchanged FOLDER COPY tells whether a folder holds the same files and bytes as its copy.
func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] unchanged FOLDER COPY")
	}
	same := bytes.Equal(listing(ts, ts.MkAbs(args[0])), listing(ts, ts.MkAbs(args[1])))
	if same == neg {
		ts.Fatalf("%s is unchanged: %v", args[0], same)
	}
}

func listing(ts *testscript.TestScript, dir string) []byte {
	var all bytes.Buffer
	ts.Check(filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		relative, _ := filepath.Rel(dir, name)
		all.WriteString(relative + "\n")
		all.Write(text)
		return err
	}))
	return all.Bytes()
}

// gen makes a command that runs the real program in another process.
func gen(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &exec.Cmd{Path: self, Args: append([]string{"gen"}, args...), Env: os.Environ()}
}
