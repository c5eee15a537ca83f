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
	beginWithLargePages(int(least * 100 / heapAtFirst))
	runtime.SetFinalizer(&allowance{percent: percent, least: least}, (*allowance).adjust)
}

// inLarge is how much memory is asked for in large pages, in bytes: what a build of 10,000 articles comes to have.
const inLarge = 48 << 20

// beginWithLargePages sets the percentage of garbage and has the memory that Go gives out from now on lie in large pages. Each page that is touched for the first time costs more than a microsecond, and a build of 10,000 articles touched 11,000
// of 4 KB. Go has no way to ask for that, but gives out first what lies first: so this much is made and let go again, untouched. When it is collected the percentage is set already, or Go would
// think that it needs that much no more and give it back to the system.
func beginWithLargePages(percent int) {
	debug.SetGCPercent(-1)
	inLargePages(make([]byte, inLarge))
	debug.SetGCPercent(percent)
	runtime.GC() // next to nothing is kept yet
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
