package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What is written of a set is what is read of it, wherever its first bit lies and however far apart its numbers are.
func TestSetsAreReadAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		low := rapid.Uint32Range(0, 100).Draw(r, "low")
		high := low + rapid.SampledFrom([]uint32{9, 40, 1 << 10, 1 << 20, 1<<31 - 200}).Draw(r, "more")
		all := rapid.SliceOfNDistinct(rapid.Uint32Range(low, high), 0, 40, rapid.ID).Draw(r, "numbers")
		slices.Sort(all)
		before := rapid.IntRange(0, 7).Draw(r, "bits before")
		var w bitWriter
		w.reserve(1)
		w.last = w.last.put(w.bytes, 0, uint(before))
		w.set(all, low, high)
		in := bitReader{bytes: w.end(), at: before}
		got := in.set(len(all), int(low), int(high))
		for i, n := range all {
			if got[i] != int(n) {
				t.Fatalf("%v, not %v", got, all)
			}
		}
	})
}
