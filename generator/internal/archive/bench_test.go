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
	cfg := &config.Config{ListSize: 50}
	var editions []*Edition
	for day := range days {
		e := &Edition{Key: edition.Key{Date: edition.Date{Year: 2023, Month: time.Month(1 + day/31), Day: 1 + day%31}}}
		page := Page{Number: 1}
		for n := range perDay {
			i := day*perDay + n
			page.Articles = append(page.Articles, &Article{Page: 1, Order: n + 1, Title: fmt.Sprint("第", i, "篇"), Districts: []string{fmt.Sprint("区", i%12)},
				Tags: []string{fmt.Sprint("甲", i%100), fmt.Sprint("乙", i%100), fmt.Sprint("丙", i%100)}, People: []string{fmt.Sprint("人", i%120)}})
		}
		e.Pages = []Page{page}
		editions = append(editions, e)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, clashes := Assemble(cfg, editions); len(clashes) > 0 {
			b.Fatal(clashes)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*days*perDay), "ns/article")
}
