//go:build amd64 || arm64

package files

import (
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// longestName is how long a name may be, in bytes, that needs no memory of its own.
const longestName = 127

// sysLook looks at a file in an open folder, at a link itself. Most builds look at each file of an archive and of its site, and memory for each name was a twentieth of all that they asked for.
func sysLook(folder int, name string, there *unix.Stat_t) error {
	if len(name) > longestName || strings.IndexByte(name, 0) >= 0 {
		return unix.Fstatat(folder, name, there, unix.AT_SYMLINK_NOFOLLOW)
	}
	var text [longestName + 1]byte
	copy(text[:], name)
	_, _, failed := unix.Syscall6(unix.SYS_NEWFSTATAT, uintptr(folder), uintptr(unsafe.Pointer(&text)), uintptr(unsafe.Pointer(there)), unix.AT_SYMLINK_NOFOLLOW, 0, 0)
	if failed != 0 {
		return failed
	}
	return nil
}

// sysFstat tells about an open file.
func sysFstat(file int, there *unix.Stat_t) error {
	_, err := result(unix.RawSyscall(unix.SYS_FSTAT, uintptr(file), uintptr(unsafe.Pointer(there)), 0))
	return err
}
