package archive

import (
	"fmt"
	"testing"
	"time"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/packed"
)

const days, perDay = 365, 40

// aYear is one of a daily paper: 40 articles a day, of 300 tags, 12 districts and 120 people.
func aYear(b *testing.B) []*Stored {
	b.Helper()
	var editions []*Stored
	var names packed.SharedNames
	for day := range days {
		page := Page{Number: 1}
		for n := range perDay {
			i := day*perDay + n
			page.Articles = append(page.Articles, &Article{Page: 1, Order: n + 1, Title: fmt.Sprint("第", i, "篇"), Districts: []string{fmt.Sprint("区", i%12)},
				Tags: []string{fmt.Sprint("甲", i%100), fmt.Sprint("乙", i%100), fmt.Sprint("丙", i%100)}, People: []string{fmt.Sprint("人", i%120)}})
		}
		key := edition.Key{Date: edition.Date{Year: 2023, Month: time.Month(1 + day/31), Day: 1 + day%31}}
		stored, ok := Restore(key, (&Edition{Key: key, Pages: []Page{page}}).Pack(), &names)
		if !ok {
			b.Fatal("a packed edition is not restored")
		}
		editions = append(editions, stored)
	}
	return editions
}

func BenchmarkAssemble(b *testing.B) {
	editions, cfg := aYear(b), &config.Config{ListSize: 50}
	b.ReportAllocs()
	for b.Loop() {
		if _, clashes := Assemble(cfg, NewNames(cfg), editions); len(clashes) > 0 {
			b.Fatal(clashes)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*days*perDay), "ns/article")
}

// BenchmarkTogether counts the tags of a list that all articles are in.
func BenchmarkTogether(b *testing.B) {
	cfg := &config.Config{ListSize: 50}
	a, _ := Assemble(cfg, NewNames(cfg), aYear(b))
	all := &List{Folder: "districts"}
	for i, e := range a.Editions {
		for n := range e.Len() {
			all.Articles = append(all.Articles, Place{int32(i), int32(n)})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		a.Together(all, 12)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(all.Articles)), "ns/article")
}
