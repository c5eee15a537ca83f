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
		setIsRead(t, all, low, high, rapid.IntRange(0, 7).Draw(r, "bits before"))
	})
}

func setIsRead(t *testing.T, all []uint32, low, high uint32, before int) {
	t.Helper()
	var w bitWriter
	w.reserve(1)
	w.last = w.last.put(w.bytes, 0, uint(before))
	w.set(all, low, high)
	w.set(all, low, high)
	in := bitReader{bytes: w.end(), at: before}
	for range 2 {
		got := in.set(len(all), int(low), int(high))
		for i, n := range all {
			if got[i] != int(n) {
				t.Fatalf("%v from %d to %d behind %d bits, not %v", got, low, high, before, all)
			}
		}
	}
}

// So it is with three numbers, which are put as one, of any length together.
func TestThreeNumbersOfAnyLength(t *testing.T) {
	for size := 6; size < 32; size++ {
		high := uint32(1)<<size - 1
		for part := uint32(1); part < 16; part++ {
			middle := high / 16 * part
			for before := range 8 {
				setIsRead(t, []uint32{middle - 1, middle, high}, 0, high, before)
				setIsRead(t, []uint32{middle / 2, middle, middle + 1}, 0, high, before)
			}
		}
	}
}
