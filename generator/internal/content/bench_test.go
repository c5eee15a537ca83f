package content

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkParseFirstEdition reads the articles of content/ as a build does: whole files, of the length that articles have.
func BenchmarkParseFirstEdition(b *testing.B) {
	names, err := filepath.Glob("../../../content/2023/01/08/*.md")
	if err != nil || len(names) == 0 {
		b.Fatalf("the articles of the first edition are not there (%v)", err)
	}
	files, size := map[string][]byte{}, 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		files[Dir+"/2023/01/08/"+filepath.Base(name)] = text
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for name, text := range files {
			if _, err := ParseArticle(name, text); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(files)), "ns/article")
}
