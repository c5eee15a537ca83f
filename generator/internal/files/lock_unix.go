//go:build unix

package files

import (
	"errors"
	"os"
	"syscall"
)

// Lock keeps other programs that ask for the same lock out of a folder until its file is closed, or the program ends in whatever way: the system itself
// takes the lock back, so nothing is left behind. It does not wait: taken tells that another program has the lock. Where the file system knows no locks
// there is none.
func Lock(name string) (held *os.File, taken bool, err error) {
	held, err = os.Open(name)
	if err != nil {
		return nil, false, err
	}
	for {
		switch err := syscall.Flock(int(held.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			held.Close()
			return nil, true, nil
		}
		return held, false, nil
	}
}
