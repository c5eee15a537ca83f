package packed

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// unpacked gives lists as they were added.
func unpacked(lists Lists) (all [][]string) {
	for r := Read(lists.Numbers); r.Rest() != ""; {
		list := make([]string, r.Number())
		for i := range list {
			list[i] = lists.Names[r.Number()]
		}
		all = append(all, list)
	}
	return all
}

// Lists come back as they were added, also those that were gathered elsewhere, and each name is there once.
func TestLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var shared SharedNames
		draw := func(name string) [][]string {
			return rapid.SliceOf(rapid.SliceOfN(rapid.SampledFrom([]string{"", "教育", "水利", "荆州", "石首"}), 0, 4)).Draw(t, name)
		}
		gather := func(all [][]string) Lists {
			return shared.Gather(func(w *ListsWriter) {
				for _, list := range all {
					w.Add(list)
				}
			})
		}
		some, more := draw("some"), draw("more")
		if same := gather(some).Equal(gather(more)); same != cmp.Equal(some, more, cmpopts.EquateEmpty()) {
			t.Fatalf("%q and %q are equal: %v", some, more, same)
		}
		if got := unpacked(gather(some)); !cmp.Equal(some, got, cmpopts.EquateEmpty()) {
			t.Fatalf("%q instead of %q", got, some)
		}
		var all ListsWriter
		var want [][]string
		for range 2 {
			for _, lists := range [][][]string{some, some, more} {
				from := gather(lists)
				for range 2 {
					numbers := all.AddAll(from)
					if !from.Equal(Lists{all.Names, numbers}) {
						t.Fatal("with other numbers they are not equal")
					}
					if diff := cmp.Diff(unpacked(from), unpacked(Lists{all.Names, numbers})); diff != "" {
						t.Fatal(diff)
					}
					want = append(want, unpacked(from)...)
				}
			}
		}
		if diff := cmp.Diff(want, unpacked(all.Lists())); diff != "" {
			t.Fatal(diff)
		}
		seen := map[string]bool{}
		for _, name := range all.Names {
			if seen[name] {
				t.Fatalf("%q stands twice", name)
			}
			seen[name] = true
		}
	})
}

// Lists that nobody wrote add no more than they hold, without a panic.
func FuzzAddAll(f *testing.F) {
	f.Add([]byte{2, 0, 1, 1, 9})
	f.Fuzz(func(t *testing.T, numbers []byte) {
		var w ListsWriter
		w.AddAll(Lists{[]string{"a", "b"}, string(numbers)})
		if len(w.Bytes) > len(numbers) {
			t.Errorf("%d bytes of %d", len(w.Bytes), len(numbers))
		}
	})
}
