//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
)

// peak gives the most memory that a process had resident.
func peak(state *os.ProcessState) int64 {
	used, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(used.Maxrss) // in bytes there, in kilobytes elsewhere
	}
	return int64(used.Maxrss) << 10
}

// settle waits until what was written is on the disk, so that no run pays for the one before.
func settle() { syscall.Sync() }
