//go:build darwin || (linux && !amd64 && !arm64)

package files

import "golang.org/x/sys/unix"

// sysLook looks at a file in an open folder, at a link itself.
func sysLook(folder int, name string, there *unix.Stat_t) error {
	return unix.Fstatat(folder, name, there, unix.AT_SYMLINK_NOFOLLOW)
}

// sysFstat tells about an open file.
func sysFstat(file int, there *unix.Stat_t) error { return unix.Fstat(file, there) }
