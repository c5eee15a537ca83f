package archive

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/packed"
)

// What stands together is counted once an article, though several parts of one that runs over pages name it, and goes by the name where counts are the same.
func TestTogether(t *testing.T) {
	var editions []*Stored
	for _, year := range []int{2021, 2023} {
		e := &Edition{Key: edition.Key{Date: edition.Date{Year: year, Month: 1, Day: 8}}}
		e.Add(&Article{Page: 1, Order: 1, Title: "上", Districts: []string{"东县"}, Tags: []string{"春运", "教育"}, To: edition.Part{Page: 2, Order: 1}})
		e.Add(&Article{Page: 2, Order: 1, Title: "下", Tags: []string{"春运", "税收"}})
		e.Add(&Article{Page: 2, Order: 2, Title: "又", Districts: []string{"东县"}, Tags: []string{"春运", "春运"}})
		e.Add(&Article{Page: 2, Order: 3, Title: "撤", Districts: []string{"东县"}, Tags: []string{"春运", "消防"}, Withdrawn: true})
		e.Settle()
		stored, ok := Restore(e.Key, e.Pack(), new(packed.SharedNames))
		if !ok {
			t.Fatal("a packed edition is not restored")
		}
		editions = append(editions, stored)
	}
	cfg := &config.Config{ListSize: 5, Districts: []config.District{{Name: "东县", Slug: "dongxian"}}}
	a, clashes := Assemble(cfg, NewNames(cfg), editions)
	if len(clashes) > 0 {
		t.Fatal(clashes)
	}
	if diff := cmp.Diff([]Counted{{"春运", 4}, {"教育", 2}}, a.Together(a.Districts[0], 2)); diff != "" {
		t.Error(diff)
	}
	for _, tag := range a.Tags {
		if tag.Name == "春运" {
			if diff := cmp.Diff([]Counted{{"教育", 2}, {"税收", 2}}, a.Together(tag, 12)); diff != "" {
				t.Error(diff)
			}
		}
	}
	if diff := cmp.Diff([]ListYear{{2021, 2, 1}, {2023, 2, 3}}, a.YearsIn(a.Districts[0])); diff != "" {
		t.Error(diff)
	}
}
