package output

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"

	"backissue/generator/internal/files"
)

// BenchmarkPut builds a folder of an edition's sheets: all new, all as they were, and all with other text.
func BenchmarkPut(b *testing.B) {
	const sheets = 40
	text := func(version int) []byte {
		return fmt.Appendf(nil, "<!doctype html><title>%d</title>%s", version, bytes.Repeat([]byte("<p>第一句。第二句。\n"), 250))
	}
	put := func(b *testing.B, dir string, text []byte) {
		folder, err := Open(dir, 0)
		if err != nil {
			b.Fatal(err)
		}
		var addresses []string
		for n := range sheets {
			address := fmt.Sprintf("2023/01/08/%02d.html", n)
			if _, _, err := folder.Put(address, text, folder.Look(address)); err != nil {
				b.Fatal(err)
			}
			addresses = append(addresses, address)
		}
		_, err = folder.Publish(slices.Values(addresses), func(string, files.Stat) {})
		if err := errors.Join(err, folder.End()); err != nil {
			b.Fatal(err)
		}
	}
	perSheet := func(b *testing.B) {
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*sheets), "ns/sheet")
	}
	b.Run("new", func(b *testing.B) {
		dir, n, same := b.TempDir(), 0, text(0)
		for b.Loop() {
			n++
			put(b, fmt.Sprintf("%s/%d", dir, n), same)
		}
		perSheet(b)
	})
	b.Run("same", func(b *testing.B) {
		dir, same := b.TempDir(), text(0)
		put(b, dir, same)
		for b.Loop() {
			put(b, dir, same)
		}
		perSheet(b)
	})
	b.Run("changed", func(b *testing.B) {
		dir, n := b.TempDir(), 0
		for b.Loop() {
			n++
			put(b, dir, text(n))
		}
		perSheet(b)
	})
}
