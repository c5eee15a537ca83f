package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// usage is what one run of a program took.
type usage struct {
	Wall time.Duration
	CPU  time.Duration // user and system, all cores
	Peak int64         // bytes of memory resident at most; 0 where the system doesn't tell
}

// gauge is the first argument of a run of this program that only runs another and measures it.
//
// The system counts to a process's peak what the process that started it had resident at that moment. This program holds lists of millions of
// files; started by it, gen would seem to take as much. Between the two stands a copy that holds nothing.
const gauge = "measure-one-run"

// runMeasured runs a command and gives what it took and what it printed.
func runMeasured(ctx context.Context, command, env []string) (usage, []byte, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, nil, err
	}
	note, err := os.CreateTemp("", "usage-*.json")
	if err != nil {
		return usage{}, nil, err
	}
	note.Close()
	defer os.Remove(note.Name())
	run := exec.CommandContext(ctx, self, append([]string{gauge, note.Name()}, command...)...)
	run.Cancel = func() error { return run.Process.Signal(syscall.SIGTERM) } // so that it can end what it runs
	run.Env = append(os.Environ(), env...)
	run.Stderr = os.Stderr
	printed, err := run.Output()
	if err != nil {
		return usage{}, nil, fmt.Errorf("%s: %w", command[0], err)
	}
	text, err := os.ReadFile(note.Name())
	if err != nil {
		return usage{}, nil, err
	}
	var u usage
	return u, printed, json.Unmarshal(text, &u)
}

// measureOneRun is the whole of a run as gauge: the file to write the usage to, and the command.
func measureOneRun(ctx context.Context, args []string) error {
	if len(args) < 2 {
		return errors.New(gauge + " needs a file and a command")
	}
	run := exec.CommandContext(ctx, args[1], args[2:]...)
	run.Stdout, run.Stderr = os.Stdout, os.Stderr
	began := time.Now()
	if err := run.Run(); err != nil {
		return err
	}
	u := usage{Wall: time.Since(began), CPU: run.ProcessState.UserTime() + run.ProcessState.SystemTime(), Peak: peak(run.ProcessState)}
	text, err := json.Marshal(u)
	if err != nil {
		return err
	}
	return os.WriteFile(args[0], text, 0o644)
}
