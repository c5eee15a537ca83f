//go:build !linux && !darwin

package ledger

import "io/fs"

func systemTimes(fs.FileInfo) (inode uint64, changed int64) { return 0, 0 }
