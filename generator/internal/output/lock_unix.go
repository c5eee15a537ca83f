//go:build unix

package output

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps other builds out of a folder until its file is closed, or the program ends in whatever way: the system itself takes the lock back, so
// nothing is left behind. Where the file system knows no locks there is none.
func lock(name string) (held *os.File, taken bool, err error) {
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
