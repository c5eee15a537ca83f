package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/sample"
)

// The same on a disk that is full indeed: a small one in memory, which a process in a user namespace of its own may mount without being root.
// Some systems forbid such namespaces; there TestABuildThatCannotWrite alone tells.
func TestABuildOnAFullDisk(t *testing.T) {
	disk, root := t.TempDir(), t.TempDir()
	sample.Archive(t, root, 3)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// The shell mounts the disk, builds twice, the second time with more than the disk has room for, and copies what is then there.
	script := `mount -t tmpfs -o size=2m none "$DISK" || exit 99
gen() { exec -a gen "$SELF" build --source "$ROOT" --out "$DISK/public"; }
(gen) >/dev/null || exit 98
cp -R "$DISK/public" "$ROOT/before" && cat "$ROOT/large" > "$DISK/large" 2>/dev/null
mkdir "$ROOT/layouts" && echo '<p>{{.Title}}' > "$ROOT/layouts/tag.html"
(gen); code=$?
cp -R "$DISK/public" "$ROOT/after" || exit 97
exit $code`
	sample.File(t, root, "large", strings.Repeat("full\n", 1<<20))
	command := exec.Command("bash", "-c", script)
	command.Env = append(os.Environ(), "DISK="+disk, "ROOT="+root, "SELF="+self)
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}}
	text, err := command.CombinedOutput()
	if failed, ok := err.(*exec.ExitError); err != nil && !ok || ok && failed.ExitCode() == 99 {
		t.Skipf("this system lets nobody mount a small disk: %v %s", err, text)
	}
	wantFull(t, "no space left on device", func() ([]byte, error) { return text, err })
	if diff := cmp.Diff(sample.Site(t, filepath.Join(root, "before")), sample.Site(t, filepath.Join(root, "after"))); diff != "" {
		t.Errorf("the last good site changed: %s", diff)
	}
}
