package ledger

import (
	"encoding/binary"
	"time"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/files"
)

// Seal is a digest of what the file system says of a file: where it lies on the disk, how long it is, when it was written and when it was
// last changed in any way. While the seal is the same the bytes are, for no program can set the last of these times. Where a system does not tell
// it, a change that keeps length and time would go unseen. It is never 0.
func Seal(file files.Stat) uint64 {
	var b [40]byte
	binary.LittleEndian.PutUint64(b[0:], uint64(file.Size))
	binary.LittleEndian.PutUint64(b[8:], uint64(file.Modified))
	binary.LittleEndian.PutUint64(b[16:], file.Inode)
	binary.LittleEndian.PutUint64(b[24:], uint64(file.Changed))
	binary.LittleEndian.PutUint64(b[32:], uint64(file.Mode))
	return max(1, xxh3.Hash(b[:]))
}

// Tick is longer than a tick of any file system's clock, which is a few milliseconds: a file that is written twice within one has one seal for two
// texts.
const Tick = 20 * time.Millisecond

// settling is how long a file must have been left alone for its seal to be trusted.
const settling = 5 * Tick

// SettledSeal gives a file's seal, or 0 when it was changed just before now.
func SettledSeal(file files.Stat, now time.Time) uint64 {
	if now.Sub(time.Unix(0, max(file.Modified, file.Changed))) < settling {
		return 0
	}
	return Seal(file)
}
