package cli

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// memoryLimit is from where on garbage is collected more often: the list data of a million articles and as much garbage again would be too much for
// a laptop.
const memoryLimit = 1500 << 20

// collectGarbage says how much garbage may lie, in percent of what is kept, before it is collected; and that it may lie in any case until all memory together is at least so many
// bytes. Who set that in the environment knows better.
func collectGarbage(percent int, least uint64) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetMemoryLimit(memoryLimit)
	if least == 0 {
		debug.SetGCPercent(percent)
		return
	}
	debug.SetGCPercent(int(least * 100 / heapAtFirst))
	runtime.SetFinalizer(&allowance{percent: percent, least: least}, (*allowance).adjust)
}

// allowance is how much garbage may lie. What is kept grows while a build goes on: with a percentage alone, garbage is collected again and again while there is little of
// anything. So after each collection, which finds that nobody holds the allowance, the percentage is set anew. Before the first there is nothing to go by but the least that Go itself waits for.
type allowance struct {
	percent int
	least   uint64
}

// heapAtFirst is how much there must be, in bytes, before Go collects for the first time with 100 percent.
const heapAtFirst = 4 << 20

// mostPercent bounds what may lie if more is kept by the next collection than was by the last.
const mostPercent = 160

func (a *allowance) adjust() {
	kept := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(kept)
	if live := kept[0].Value.Uint64(); live > 0 {
		debug.SetGCPercent(max(a.percent, min(mostPercent, int(a.least*100/live)-100)))
	}
	runtime.SetFinalizer(a, (*allowance).adjust)
}
