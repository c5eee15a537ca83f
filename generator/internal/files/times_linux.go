package files

import "syscall"

func times(s *syscall.Stat_t) (modified, changed int64) { return s.Mtim.Nano(), s.Ctim.Nano() }
