package cli

import "golang.org/x/sys/unix"

// inLargePages asks the system to give memory in pages of 2 MB, where they lie in it whole and it has some. It is free not to.
func inLargePages(memory []byte) { _ = unix.Madvise(memory, unix.MADV_HUGEPAGE) }
