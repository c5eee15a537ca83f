package intake

import "testing"

// BenchmarkReadPages reads pages whole, as an import does before it writes: decode, segment, subjects, compose, prove. It is of one core.
//
//	make bench-import
func BenchmarkReadPages(b *testing.B) {
	r, pages := archiveReader(b), seedPages(b)
	sets := []struct {
		name  string
		pages [][]byte
	}{{"first-edition", pages[:1]}, {"made", pages[1:]}}
	for _, set := range sets {
		b.Run(set.name, func(b *testing.B) {
			bytes := 0
			for _, p := range set.pages {
				bytes += len(p)
			}
			b.SetBytes(int64(bytes))
			n := 0
			for b.Loop() {
				for _, p := range set.pages {
					if err := take(b, r, p); err != nil {
						b.Fatal(err)
					}
					n++
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
