package archive

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/packed"
)

// Lists are the same however many cores gather them, down to the numbers that tags are counted by.
func TestListsAreTheSameOnAnyCores(t *testing.T) {
	cfg := &config.Config{ListSize: 2, City: config.District{Name: "荆州市", Slug: "jingzhou"}}
	var editions []*Stored
	for day := range 7 {
		page := Page{Number: 1}
		for n := range 3 {
			i := 3*day + n
			page.Articles = append(page.Articles, &Article{Page: 1, Order: n + 1, Title: fmt.Sprint("第", i, "篇"), Districts: []string{"荆州市"}, Series: "春运", SeriesNumber: i + 1,
				Tags: []string{fmt.Sprint("甲", i%4), fmt.Sprint("乙", i%5), fmt.Sprint("甲", i%4), fmt.Sprint("丙", day)}, People: []string{fmt.Sprint("人", i%6)}})
		}
		key := edition.Key{Date: edition.Date{Year: 2023, Month: time.May, Day: 1 + day}}
		stored, ok := Restore(key, (&Edition{Key: key, Pages: []Page{page}}).Pack(), new(packed.SharedNames))
		if !ok {
			t.Fatal("a packed edition is not restored")
		}
		editions = append(editions, stored)
	}
	told := func(cores int) string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		a, clashes := Assemble(cfg, NewNames(cfg), slices.Clone(editions))
		if len(clashes) > 0 {
			t.Fatal(clashes)
		}
		var text string
		for _, l := range a.Lists() {
			text += fmt.Sprintln(*l, a.Together(l, 3))
		}
		return text
	}
	one := told(1)
	for _, cores := range []int{2, 3, 7, 8} {
		if many := told(cores); many != one {
			t.Errorf("%d cores:\n%s\none:\n%s", cores, many, one)
		}
	}
}
