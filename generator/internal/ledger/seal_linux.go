package ledger

import (
	"io/fs"
	"syscall"
)

func systemTimes(file fs.FileInfo) (inode uint64, changed int64) {
	if s, ok := file.Sys().(*syscall.Stat_t); ok {
		return s.Ino, s.Ctim.Nano()
	}
	return 0, 0
}
