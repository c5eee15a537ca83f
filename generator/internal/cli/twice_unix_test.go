//go:build unix

package cli

import (
	"syscall"
	"testing"
	"time"
)

// A command that waits for what never comes, such as the end of a pipe, can't go to its own end when it is asked to. Asked once more, it ends at once.
func TestASecondSignalEndsWhatWaits(t *testing.T) {
	command := gen(t, "import", "--source", importingArchive(t), "--date", "2023-01-08", "/dev/stdin")
	pipe, err := command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := pipe.Write(make([]byte, 1<<20)); err != nil { // more than a pipe holds: when it is written, the command reads
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	for {
		select {
		case err := <-ended:
			if err == nil {
				t.Error("it ended as if all had been done")
			}
			return
		case <-time.After(10 * time.Millisecond):
			command.Process.Signal(syscall.SIGINT)
		}
	}
}
