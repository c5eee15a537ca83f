package files

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// Go's scheduler is not told of the calls that make a file, nor of those that tell about an open one and let it go. When it is told of a call, it looks some 20 µs later whether that has ended, and if not gives the core to whoever else has something to
// do. To make and fill a small file takes about as long, and there are as many goroutines doing so as there are cores: so cores were taken away and given back ten thousand times in a build of
// ten thousand articles, for nobody. What is given up: while a disk keeps such a call waiting, no other goroutine gets its core.

// sysCreate opens a file that is not there yet, in an open folder.
func sysCreate(folder int, name string) (int, error) {
	const flags = unix.O_WRONLY | unix.O_CREAT | unix.O_EXCL | unix.O_CLOEXEC | unix.O_LARGEFILE
	text, err := unix.BytePtrFromString(name)
	if err != nil {
		return -1, err
	}
	return result(unix.RawSyscall6(unix.SYS_OPENAT, uintptr(folder), uintptr(unsafe.Pointer(text)), flags, newMode, 0, 0))
}

func sysWrite(file int, text []byte) (int, error) {
	return result(unix.RawSyscall(unix.SYS_WRITE, uintptr(file), uintptr(unsafe.Pointer(unsafe.SliceData(text))), uintptr(len(text))))
}

func sysClose(file int) error {
	_, err := result(unix.RawSyscall(unix.SYS_CLOSE, uintptr(file), 0, 0))
	return err
}

// sysExpect asks the system to read a file into its memory.
func sysExpect(file int) { unix.Fadvise(file, 0, 0, unix.FADV_WILLNEED) }

func result(first, _ uintptr, failed unix.Errno) (int, error) {
	if failed != 0 {
		return -1, failed
	}
	return int(first), nil
}
