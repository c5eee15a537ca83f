package madepages_test

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"backissue/generator/internal/segment/madepages"
)

// sources gives articles of made-up sentences, no two alike.
func sources(n int) []madepages.Source {
	var out []madepages.Source
	for i := range n {
		s := madepages.Source{Title: fmt.Sprintf("第%d届“荷花节”开幕 各地游客纷至沓来", i+1)}
		for j := range 1 + i%5 {
			s.Paragraphs = append(s.Paragraphs, fmt.Sprintf("%d月%d日，记者从市文旅局了解到，今年的“荷花节”预计接待游客%d万人次，同比增长12.5%%。负责人说，当地将推出《荷塘月色》等活动，让市民乐享盛夏。", i+1, j+1, 10*i+j))
		}
		out = append(out, s)
	}
	return out
}

// printed gives the characters of texts and how often each is there, white space aside.
func printed(texts ...string) map[rune]int {
	count := map[rune]int{}
	for _, t := range texts {
		for _, c := range norm.NFKC.String(t) {
			if !unicode.IsSpace(c) {
				count[c]++
			}
		}
	}
	return count
}

func TestEveryPrintedCharacterIsInOneField(t *testing.T) {
	for seed := range uint64(400) {
		page := madepages.Make(sources(1+int(seed%9)), seed)
		fields := append([]string{}, page.Spoilt...)
		for _, p := range page.Pieces {
			fields = append(fields, p.Kicker, p.Title, p.Deck, p.Byline, p.Lede, p.Tail)
			fields = append(fields, p.Paragraphs...)
			fields = append(fields, p.Subheads...)
			fields = append(fields, p.Loose...)
		}
		if got, want := printed(fields...), printed(page.Text); !maps.Equal(got, want) {
			t.Fatalf("seed %d: the fields have other characters than the page:\n%s", seed, page.Text)
		}
	}
}

func TestEveryArticleAndBoxIsAPiece(t *testing.T) {
	for seed := range uint64(200) {
		page := madepages.Make(sources(6), seed)
		bodies := map[string]int{}
		for _, p := range page.Pieces {
			if len(p.Paragraphs) > 0 {
				bodies[p.Title+"\n"+strings.Join(p.Paragraphs, "\n")]++
			}
		}
		for _, a := range page.Articles {
			bodies[a.Title+"\n"+strings.Join(a.Paragraphs, "\n")]--
			for _, b := range a.Boxes {
				bodies[b.Title+"\n"+strings.Join(b.Paragraphs, "\n")]--
			}
		}
		for body, n := range bodies {
			if n != 0 {
				t.Errorf("seed %d: %+d times a piece rather than an article or a box: %s", seed, n, body)
			}
		}
	}
}

func TestAPageIsAFunctionOfItsSeed(t *testing.T) {
	for seed := range uint64(50) {
		if a, b := madepages.Make(sources(5), seed), madepages.Make(sources(5), seed); !reflect.DeepEqual(a, b) {
			t.Fatalf("seed %d gave two pages", seed)
		}
	}
	if madepages.Make(sources(5), 1).Text == madepages.Make(sources(5), 2).Text {
		t.Error("two seeds gave one page")
	}
}
