package archive

import (
	"fmt"
	"testing"
	"time"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
)

// BenchmarkAssemble orders a year of a daily paper: 40 articles a day, of 300 tags, 12 districts and 120 people.
func BenchmarkAssemble(b *testing.B) {
	const days, perDay = 365, 40
	var editions []*Stored
	for day := range days {
		page := Page{Number: 1}
		for n := range perDay {
			i := day*perDay + n
			page.Articles = append(page.Articles, &Article{Page: 1, Order: n + 1, Title: fmt.Sprint("第", i, "篇"), Districts: []string{fmt.Sprint("区", i%12)},
				Tags: []string{fmt.Sprint("甲", i%100), fmt.Sprint("乙", i%100), fmt.Sprint("丙", i%100)}, People: []string{fmt.Sprint("人", i%120)}})
		}
		key := edition.Key{Date: edition.Date{Year: 2023, Month: time.Month(1 + day/31), Day: 1 + day%31}}
		stored, ok := Restore(key, (&Edition{Key: key, Pages: []Page{page}}).Pack())
		if !ok {
			b.Fatal("a packed edition is not restored")
		}
		editions = append(editions, stored)
	}
	cfg := &config.Config{ListSize: 50}
	b.ReportAllocs()
	for b.Loop() {
		if _, clashes := Assemble(cfg, NewNames(cfg), editions); len(clashes) > 0 {
			b.Fatal(clashes)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*days*perDay), "ns/article")
}
