package archive

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/packed"
)

// Published links hold these slugs. A change here breaks every archive out there, so it can't be an accident of a
// library's new version.
func TestSlugsStay(t *testing.T) {
	for name, want := range map[string]string{
		"春运":             "chun-yun",
		"数说“双优化”":        "shu-shuo-shuang-you-hua",
		"打赢“四大会战”":       "da-ying-si-da-hui-zhan",
		"二十大":            "er-shi-da",
		"GDP增长5.8%":      "gdp-zeng-zhang-5-8",
		"ＡＢＣ１２":          "abc12",
		"Café society":   "cafe-society",
		"女足":             "nv-zu",
		"绿色":             "lv-se",
		"垱":              "dang",
		"2023":           "n-2023",
		"index":          "n-index",
		"CON":            "n-con",
		"ひらがな":           "u3072-u3089-u304b-u306a",
		"……":             "n-a7f878b8",
		"../../etc/pass": "etc-pass",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestLongNamesStayApart(t *testing.T) {
	long := "关于进一步优化营商环境更好服务市场主体的若干实施意见的通知及其说明之一"
	a, b := Slug(long+"甲"), Slug(long+"乙")
	if a == b || len(a) > longestSlug || len(b) > longestSlug {
		t.Errorf("slugs %q and %q", a, b)
	}
}

func TestSameSoundingPeopleStayApart(t *testing.T) {
	s := newSlugs(&config.Config{Slugs: map[string]string{"李四": "li-si"}})
	if a, b := s.person("张伟"), s.person("章玮"); a == b {
		t.Errorf("张伟 and 章玮 share %q", a)
	}
	if got := s.person("李四"); got != "li-si" {
		t.Errorf("the config's slug is not used: %q", got)
	}
}

func numbered(n int) []Place {
	articles := make([]Place, n)
	for i := range articles {
		articles[i] = Place{Edition: int32(i)}
	}
	return articles
}

// The promise that the past stays still: once a numbered sheet is there, it never changes.
func TestNumberedSheetsNeverChange(t *testing.T) {
	const size = 5
	seen := map[string]ListSheet{}
	all := numbered(200)
	for n := range len(all) {
		list := List{Folder: "tags", Slug: "x", Articles: all[:n]}
		covered := 0
		var last ListSheet
		for number := range list.Sheets(size) {
			sheet := list.Sheet(number, size)
			last = sheet
			covered += len(sheet.Articles)
			if sheet.Number == 0 {
				if len(sheet.Articles) >= 2*size || n >= size && len(sheet.Articles) < size {
					t.Fatalf("%d articles: index.html holds %d", n, len(sheet.Articles))
				}
				continue
			}
			before, known := seen[sheet.Address]
			if known && !cmp.Equal(before, sheet) {
				t.Fatalf("%d articles: %s changed", n, sheet.Address)
			}
			seen[sheet.Address] = sheet
		}
		if covered != n {
			t.Fatalf("%d articles: %d on sheets", n, covered)
		}
		if last.Number > 0 && last.Newer != list.Ahead(size) {
			t.Fatalf("%d articles: %s points to %s, which is not there", n, last.Address, last.Newer)
		}
	}
}

func paper(t *testing.T, day, page int, articles ...*Article) *Stored {
	t.Helper()
	for i, a := range articles {
		a.Page, a.Order = page, i+1
	}
	key := edition.Key{Date: edition.Date{Year: 2023, Month: 1, Day: day}}
	return stored(t, &Edition{Key: key, Pages: []Page{{Number: page, Articles: articles}}})
}

func stored(t *testing.T, e *Edition) *Stored {
	t.Helper()
	if bad := e.Settle(); len(bad) > 0 {
		t.Fatal(bad)
	}
	s, ok := Restore(e.Key, e.Pack(), new(packed.SharedNames))
	if !ok {
		t.Fatal("a packed edition is not restored")
	}
	return s
}

func assemble(cfg *config.Config, editions ...*Stored) (*Archive, []Clash) {
	return Assemble(cfg, NewNames(cfg), editions)
}

// An edition comes back as it was, and no text that was torn or changed is restored as something that never ends.
func TestPackedEditionsComeBack(t *testing.T) {
	e := &Edition{Key: edition.Key{Date: edition.Date{Year: 2023, Month: 1, Day: 8}, Name: "evening"}, Number: "123", DateSource: "printed", Pages: []Page{
		{Number: 1, Name: "要闻", Articles: []*Article{
			{Page: 1, Order: 1, Title: "题", Kicker: "引", Deck: "副", Byline: "（记者 张三）", Summary: "首句。", Type: "news", Photo: true,
				Districts: []string{"甲"}, Tags: []string{"乙", "丙"}, People: []string{"张三"}, Series: "系列", SeriesNumber: 4, Aliases: []string{"a/"},
				To: edition.Part{Page: 2, Order: 1}},
			{Page: 1, Order: 2, Title: "撤", Withdrawn: true, From: edition.Part{Page: 9}},
		}},
		{Number: 2, Articles: []*Article{{Page: 2, Order: 1, Title: "续", Tags: []string{"丁"}}}},
	}}
	s := stored(t, e)
	if diff := cmp.Diff(e, s.Files(), cmp.Comparer(samePart)); diff != "" {
		t.Error(diff)
	}
	if whole := s.Unpack(); !slices.Contains(whole.Pages[0].Articles[0].Tags, "丁") {
		t.Error("the beginning does not have its continuation's tag")
	}
	brief, fetch := s.Brief(), s.Text
	lean, ok := RestoreBrief(e.Key, brief, s.Lists(), fetch)
	if !ok {
		t.Fatal("a brief is not restored")
	}
	if diff := cmp.Diff(e, lean.Files(), cmp.Comparer(samePart)); diff != "" {
		t.Error(diff)
	}
	for n := range s.Len() {
		if lean.Digest(n) != s.Digest(n) || lean.ArticleAddress(n) != s.ArticleAddress(n) || lean.IsShown(n) != s.IsShown(n) {
			t.Errorf("article %d is another in the brief", n)
		}
	}
	for i := range len(brief) {
		if torn, ok := RestoreBrief(e.Key, brief[:i], s.Lists(), fetch); ok {
			t.Errorf("cut at %d: %v", i, torn)
		}
		for _, c := range []byte{0, 1, 2, 3, 8, 0x80, 0xff} {
			changed := []byte(brief)
			changed[i] = c
			if other, ok := RestoreBrief(e.Key, string(changed), s.Lists(), fetch); ok {
				assemble(&config.Config{ListSize: 2}, other)
			}
		}
	}
	if gone, ok := RestoreBrief(e.Key, brief, s.Lists(), func() string { return "" }); ok {
		gone.Unpack() // without its text an edition is nothing that can be shown, but no panic
	}
	for cut := range len(s.Text()) {
		if torn, ok := Restore(e.Key, s.Text()[:cut], new(packed.SharedNames)); ok {
			torn.Unpack()
		}
	}
	for i := range len(s.Text()) {
		for _, c := range []byte{0, 1, 2, 3, 8, 0x80, 0xff} {
			changed := []byte(s.Text())
			changed[i] = c
			if other, ok := Restore(e.Key, string(changed), new(packed.SharedNames)); ok {
				other.Unpack()
				assemble(&config.Config{ListSize: 2}, other)
			}
		}
	}
}

func samePart(a, b *Article) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, y := *a, *b
	x.Before, x.After, y.Before, y.After = nil, nil, nil, nil
	return cmp.Equal(x, y, cmpopts.EquateEmpty()) && (a.Before == nil) == (b.Before == nil) && (a.After == nil) == (b.After == nil)
}

func TestOrderOfArrivalDoesNotMatter(t *testing.T) {
	cfg := &config.Config{ListSize: 2}
	make := func(shuffle bool) *Archive {
		var editions []*Stored
		for day := 1; day <= 9; day++ {
			editions = append(editions, paper(t, day, 1, &Article{Tags: []string{"春运", "交通"}}, &Article{Tags: []string{"春运"}}))
		}
		if shuffle {
			rand.Shuffle(len(editions), func(i, j int) { editions[i], editions[j] = editions[j], editions[i] })
		}
		a, clashes := assemble(cfg, editions...)
		if len(clashes) > 0 {
			t.Fatal(clashes)
		}
		return a
	}
	addresses := func(a *Archive) (all []string) {
		for _, l := range a.Tags {
			for _, at := range l.Articles {
				all = append(all, l.Slug+" "+a.Article(at).Address())
			}
		}
		return all
	}
	want := addresses(make(false))
	for range 5 {
		if diff := cmp.Diff(want, addresses(make(true))); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestListsShowTheNewestEditionFirstAndEachInReadingOrder(t *testing.T) {
	spring := func() *Article { return &Article{Tags: []string{"春运"}} }
	a, _ := assemble(&config.Config{ListSize: 5}, paper(t, 1, 1, spring(), spring()), paper(t, 2, 1, spring(), spring(), spring()))
	var got []string
	for _, at := range NewestFirst(a.Tags[0].Sheet(0, 5).Articles) {
		got = append(got, a.Article(at).Address())
	}
	want := []string{"2023/01/02/01-01.html", "2023/01/02/01-02.html", "2023/01/02/01-03.html", "2023/01/01/01-01.html", "2023/01/01/01-02.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWithdrawnArticlesAreInNoList(t *testing.T) {
	gone := &Article{Tags: []string{"春运"}, People: []string{"张伟"}, Withdrawn: true}
	a, _ := assemble(&config.Config{ListSize: 5}, paper(t, 1, 1, gone, &Article{Tags: []string{"春运"}}))
	if n := len(a.Tags[0].Articles); n != 1 || len(a.People) != 0 || len(a.Newest(9)) != 1 {
		t.Errorf("%d articles in the tag, %d people, %d in feeds", n, len(a.People), len(a.Newest(9)))
	}
}

func TestClashes(t *testing.T) {
	tests := map[string][]*Article{
		"two tags that sound the same": {{Tags: []string{"实施"}}, {Tags: []string{"实事"}}},
		"two aliases":                  {{Aliases: []string{"old/1.html"}}, {Aliases: []string{"OLD/1.html"}}},
		"alias of an article":          {{Aliases: []string{"2023/01/01/01-02.html"}}, {}},
		"alias of itself":              {{Aliases: []string{"2023/01/01/01-01.html"}}, {}},
		"alias of a page":              {{Aliases: []string{"2023/01/01/01.html"}}},
		"alias of the home page":       {{Aliases: []string{"index.html"}}},
		"alias of a tag":               {{Aliases: []string{"tags/chun-yun/"}, Tags: []string{"春运"}}},
	}
	for name, articles := range tests {
		if _, clashes := assemble(&config.Config{ListSize: 5}, paper(t, 1, 1, articles...)); len(clashes) != 1 {
			t.Errorf("%s: %d clashes %v", name, len(clashes), clashes)
		}
	}
	unknown := []*Article{{Districts: []string{"甲县"}}, {Districts: []string{"乙县"}}}
	if _, clashes := assemble(&config.Config{ListSize: 5}, paper(t, 1, 1, unknown...)); len(clashes) > 0 {
		t.Errorf("districts that the config lacks: %v", clashes)
	}
	fine := &Article{Aliases: []string{"html/2023-01/08/content_12.html"}}
	a, clashes := assemble(&config.Config{ListSize: 5}, paper(t, 1, 1, fine))
	if len(clashes) > 0 || len(a.Redirects) != 1 {
		t.Errorf("clashes %v, redirects %v", clashes, a.Redirects)
	}
}

func TestWeeksHoldEveryDayOnce(t *testing.T) {
	for month := 1; month <= 12; month++ {
		m := Month{Year: 2024, Number: month}
		var days []int
		for _, week := range m.Weeks() {
			for i, day := range week {
				if day == 0 {
					continue
				}
				days = append(days, day)
				date := edition.Date{Year: 2024, Month: time.Month(month), Day: day}
				if (int(date.Weekday())+6)%7 != i {
					t.Errorf("%s stands in column %d", date, i)
				}
			}
		}
		if !slices.IsSorted(days) || days[0] != 1 || len(days) != days[len(days)-1] {
			t.Errorf("month %d: %v", month, days)
		}
	}
}
