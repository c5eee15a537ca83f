package cli

import (
	"os"
	"runtime/debug"
)

// memoryLimit is from where on garbage is collected more often: the list data of a million articles and as much garbage again would be too much for
// a laptop.
const memoryLimit = 1500 << 20

// collectGarbage says how much garbage may lie, in percent of what is kept, before it is collected. Who set that in the environment knows better.
func collectGarbage(percent int) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(memoryLimit)
}
