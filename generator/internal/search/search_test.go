package search

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"backissue/generator/internal/edition"
)

// days gives editions from a day on, each some days after the one before.
func days(from time.Time, n, apart int) []edition.Key {
	keys := make([]edition.Key, n)
	for i := range keys {
		d := from.AddDate(0, 0, i*apart)
		keys[i] = edition.Key{Date: edition.Date{Year: d.Year(), Month: d.Month(), Day: d.Day()}}
	}
	return keys
}

// What the index finds is what a scan of all texts finds, whatever the texts and the query.
func TestTheIndexFindsWhatAScanFinds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		line := rapid.StringOfN(rapid.RuneFrom([]rune("一二三荆州荊㐀𠀀𡀀，“”。 　aA1ａéé5.5x-")), 0, 12, -1)
		document := rapid.Custom(func(r *rapid.T) Document {
			return Document{Title: line.Draw(r, "title"), Kicker: line.Draw(r, "kicker"), Lines: rapid.SliceOfN(line, 0, 3).Draw(r, "lines"),
				Tags: rapid.SliceOfN(rapid.SampledFrom([]string{"春运", "a b", "经济"}), 0, 2).Draw(r, "tags")}
		})
		all := rapid.SliceOfN(document, 1, 60).Draw(r, "documents")
		each := rapid.IntRange(1, 4).Draw(r, "documents of an edition")
		keys := days(time.Date(2018, 11, 20, 0, 0, 0, 0, time.UTC), (len(all)+each-1)/each, rapid.SampledFrom([]int{1, 40, 400}).Draw(r, "days apart"))
		ix := indexOf(t, write(t, keys, each, all, rapid.SampledFrom([]int{1, 50, mostHeld}).Draw(r, "postings held")))
		for range 5 {
			term := Normalise(line.Draw(r, "query"))
			if !strings.ContainsFunc(term, func(c rune) bool { return classOf(c) == han || classOf(c) == word }) {
				continue
			}
			want, _ := scan(all, term)
			got, proves := ix.candidates(term)
			for _, n := range want {
				if !slices.Contains(got, n) {
					r.Errorf("%q: document %d is missed", term, n)
				}
			}
			if proves && len(got) != len(want) {
				r.Errorf("%q: the index finds %v, a scan %v", term, got, want)
			}
		}
		wantHeads(r, ix, all)
	})
}

// Those that have a key in their head are told apart, and tags are keys.
func wantHeads(r *rapid.T, ix *index, all []Document) {
	var heads, tagged []int
	for _, s := range ix.Segments {
		heads = append(heads, ix.pair(s, '州', 0).heads...)
		tagged = append(tagged, ix.word(s, "#a b").documents...)
	}
	_, want := scan(all, "州")
	if diff := cmp.Diff(want, heads); diff != "" {
		r.Error("in heads:", diff)
	}
	want = nil
	for n, d := range all {
		if slices.Contains(d.Tags, "a b") {
			want = append(want, n)
		}
	}
	if diff := cmp.Diff(want, tagged); diff != "" {
		r.Error("tagged:", diff)
	}
}

// The order of work, the memory at hand and places that are left out leave no trace.
func TestSameDocumentsSameBytes(t *testing.T) {
	all := made(500)
	keys := days(time.Date(2021, 12, 1, 0, 0, 0, 0, time.UTC), 50, 1)
	want := write(t, keys, 10, all, mostHeld)
	if diff := cmp.Diff(want, write(t, keys, 10, all, 3000)); diff != "" {
		t.Error(diff)
	}
	of := func(documents int) *Segment {
		return &Divide([]Edition{{Key: keys[0], Pages: []Page{{1, documents}}}, {Key: edition.Key{Date: edition.Date{Year: 2031, Month: 1, Day: 1}}, Pages: []Page{{1, 1}}}})[0]
	}
	files := func(apart int, order []int) map[string]string {
		b, files := NewBuilder(t.TempDir()), map[string]string{}
		b.limit = 3000
		for i, n := range order {
			check(t, b.Add(apart*n, all[n:n+1]))
			if i == 300 {
				check(t, b.Rest())
			}
		}
		check(t, b.Settle(of(500)))
		for n := range b.Parts() {
			check(t, b.Part(n, func(name string, text []byte) error { files[name] = string(text); return nil }))
		}
		return files
	}
	var forward, backward []int
	for n := range all {
		forward, backward = append(forward, n), append(backward, len(all)-1-n)
	}
	want = files(1, forward)
	for _, apart := range []int{1, 3} {
		if diff := cmp.Diff(want, files(apart, backward)); diff != "" {
			t.Error(apart, diff)
		}
	}
}

// A reading takes the place of its documents wherever they lie, and what can't be one is refused and adds nothing.
func TestReadingsAreAsTheirDocuments(t *testing.T) {
	all := made(60)
	keys := days(time.Date(2021, 12, 1, 0, 0, 0, 0, time.UTC), 6, 1)
	want := write(t, keys, 10, all, mostHeld)
	var editions []Edition
	for _, key := range keys {
		editions = append(editions, Edition{Key: key, Pages: []Page{{1, 10}}})
	}
	s := &Divide(editions)[0]
	b := NewBuilder(t.TempDir())
	refused := func(what string, count int, reading string) {
		t.Helper()
		if ok, err := b.AddReading(0, count, reading); ok || err != nil {
			t.Errorf("%s: taken %v, %v", what, ok, err)
		}
	}
	for n := len(keys) - 1; n >= 0; n-- {
		documents := all[10*n : 10*n+10]
		reading := Read(documents)
		refused("a reading of other documents", 11, reading)
		for at := 0; at < len(reading); at += 1 + at/7 {
			refused(fmt.Sprintf("cut at %d", at), 10, reading[:at])
		}
		refused("more than a reading", 10, reading+"x")
		switch n {
		case 2, 4:
			check(t, b.Add(10*n, documents))
		default:
			if ok, err := b.AddReading(10*n, 10, reading); !ok || err != nil {
				t.Fatalf("edition %d: taken %v, %v", n, ok, err)
			}
		}
	}
	check(t, b.Settle(s))
	for n := range b.Parts() {
		check(t, b.Part(n, func(name string, text []byte) error {
			if want[name] != string(text) {
				t.Errorf("%s is another", name)
			}
			return nil
		}))
	}
	check(t, b.Close())
}

// A reading that was changed in any byte is refused or taken, and nothing worse.
func FuzzAddReading(f *testing.F) {
	f.Add(Read(made(2)))
	f.Fuzz(func(t *testing.T, reading string) {
		b := NewBuilder(t.TempDir())
		if _, err := b.AddReading(7, 2, reading); err != nil {
			t.Error(err)
		}
	})
}

// Whatever was read before, a text is that of its documents.
func TestReadingsAreOfTheirDocumentsAlone(t *testing.T) {
	afresh := func() { readings = sync.Pool{New: readings.New} }
	all := made(40)
	afresh()
	want := Read(all[:5])
	afresh()
	for n := range 30 {
		Read(all[5+n : 10+n])
		if Read(all[:5]) != want {
			t.Fatalf("the reading is another one behind that of document %d", 5+n)
		}
	}
}

// A large segment has several files for each common character.
func TestALargeSegment(t *testing.T) {
	count := 2*commons*ofFrozen.common + 1 // the last is alone in the newest month
	all := made(200)
	for len(all) < count {
		all = append(all, Document{Lines: []string{[...]string{"的国中", "中国的", "国龘的"}[len(all)%3]}})
	}
	ix := indexOf(t, write(t, days(time.Date(2021, 12, 1, 0, 0, 0, 0, time.UTC), 2, 400), count-1, all, mostHeld))
	if s := ix.Segments[0]; s.Common != 2*commons {
		t.Fatalf("%d files of common characters", s.Common)
	}
	for _, pair := range [][2]rune{{'的', '国'}, {'国', '的'}, {'国', '中'}, {'中', '国'}, {'国', '龘'}, {'龘', '的'}, {'中', 0}, {'龘', 0}, {'业', '会'}} {
		term := strings.TrimRight(string(pair[:]), "\x00")
		want, _ := scan(all, term)
		var got []int
		for _, s := range ix.Segments {
			got = append(got, ix.pair(s, pair[0], pair[1]).documents...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(term, len(want), len(got))
		}
	}
}

// made gives documents of many different keys.
func made(n int) []Document {
	all := make([]Document, n)
	seed := uint32(1)
	for i := range all {
		var text strings.Builder
		for range 200 {
			seed = seed*1664525 + 1013904223
			text.WriteRune(rune(0x4E00 + (seed>>16)%900*((seed>>8)%3+1)))
		}
		all[i] = Document{Title: text.String()[:30], Lines: []string{text.String()}}
	}
	return all
}

// An edition that is added changes the segment of its month, and one of a new month or year moves the ones before into larger segments.
func TestAnAddedEditionChangesTheNewestMonth(t *testing.T) {
	names := func(keys ...string) string {
		var all []Edition
		for _, key := range keys {
			k, _ := edition.ParseKey(key)
			all = append(all, Edition{Key: k, Pages: []Page{{1, 1}}})
		}
		var names []string
		for _, s := range Divide(all) {
			names = append(names, s.Name)
		}
		return strings.Join(names, " ")
	}
	for want, keys := range map[string][]string{
		"":                               {},
		"2023-01":                        {"2023/01/08", "2023/01/09-evening"},
		"2023 2023-02":                   {"2023/01/08", "2023/01/09", "2023/02/01"},
		"1950s 2010s 2020s 2023 2023-02": {"1957/01/08", "2019/12/31", "2020/01/01", "2022/01/01", "2023/01/09", "2023/02/01"},
		"1950s 2010s 2020s 2024-03":      {"1957/01/08", "2019/12/31", "2020/01/01", "2022/01/01", "2023/01/09", "2023/02/01", "2024/03/01"},
	} {
		if got := names(keys...); got != want {
			t.Errorf("%v: segments %q, want %q", keys, got, want)
		}
	}
}

// The vectors hold this writer and the site's reader to one normal form.
func TestNormalForms(t *testing.T) {
	text, err := os.ReadFile("testdata/normalise.json")
	check(t, err)
	var vectors []struct{ In, Out string }
	check(t, json.Unmarshal(text, &vectors))
	for _, v := range vectors {
		if got := Normalise(v.In); got != v.Out {
			t.Errorf("%q: %q, want %q", v.In, got, v.Out)
		}
	}
}

// The quick way to a normal form is the general one, and a normal form is its own, but for what only comes together in it.
func FuzzNormalise(f *testing.F) {
	for _, s := range []string{"荊州 GDP增长5.3％", "ｶﾞ", "é", "각", "①Ⅷ㈱", "a\u00a0 b 　c", "\xff中", "5 。6", "5😀6", "𐐨 a", "\xe800"} {
		f.Add(s)
	}
	a := theAlphabet()
	f.Fuzz(func(t *testing.T, s string) {
		var got, want line
		got.read(s, a)
		want.readSlowly(s, a)
		if !slices.Equal(got.symbols, want.symbols) || !slices.Equal(got.letters, want.letters) || !slices.Equal(got.words, want.words) {
			t.Errorf("%q: %v, and the general way %v", s, got, want)
		}
	})
}

func TestTheFoldTable(t *testing.T) {
	table := folds()
	if len(table) < 1500 {
		t.Fatalf("%d pairs", len(table))
	}
	for from, to := range table {
		if classOf(from) != han || classOf(to) != han || table[to] != 0 || norm.NFKC.String(string(from)) != string(from) {
			t.Errorf("%c to %c", from, to)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	all := made(100)
	for i := range all {
		for range 4 {
			all[i].Lines = append(all[i].Lines, all[(i+1)%100].Lines[0])
		}
	}
	s := NewBuilder(b.TempDir())
	for n := 0; b.Loop(); n++ {
		check(b, s.Add(n, all[n%100:n%100+1]))
	}
}

// Keys that were chosen to lie in one sixty-fourth of the slots, by a factor that is used for such tables, are spread all the same.
func TestKeysAreSpreadWhateverTheyAre(t *testing.T) {
	var o occurrences
	o.clear()
	const keys = 1 << 15
	for key := uint32(1); len(o.used) < keys; key++ {
		if key*0x9E3779B1>>26 == 0 {
			o.add(key, 1, 0)
		}
	}
	far := 0
	for _, at := range o.used {
		last := uint32(len(o.slots) - 1)
		far += int((at - home(o.slots[at].key, o.shift)) & last)
	}
	if far > 4*keys {
		t.Errorf("%d keys are %d slots from where they are looked for first", keys, far)
	}
}
