package archive

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
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

func numbered(n int) []*Article {
	articles := make([]*Article, n)
	for i := range articles {
		articles[i] = &Article{Order: i + 1}
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
		sheets := list.Sheets(size)
		for _, sheet := range sheets {
			covered += len(sheet.Articles)
			if sheet.Number == 0 {
				if len(sheet.Articles) >= 2*size || n >= size && len(sheet.Articles) < size {
					t.Fatalf("%d articles: index.html holds %d", n, len(sheet.Articles))
				}
				continue
			}
			before, known := seen[sheet.Address]
			if known && !cmp.Equal(before, sheet, cmp.Comparer(func(a, b *Article) bool { return a == b })) {
				t.Fatalf("%d articles: %s changed", n, sheet.Address)
			}
			seen[sheet.Address] = sheet
		}
		if covered != n {
			t.Fatalf("%d articles: %d on sheets", n, covered)
		}
		if last := sheets[len(sheets)-1]; last.Number > 0 && last.Newer != list.Ahead(size) {
			t.Fatalf("%d articles: %s points to %s, which is not there", n, last.Address, last.Newer)
		}
	}
}

func paper(day, page int, articles ...*Article) *Edition {
	for i, a := range articles {
		a.Page, a.Order = page, i+1
		a.File = fmt.Sprintf("content/2023/01/%02d/%s.md", day, edition.ArticleName(page, i+1))
	}
	key := edition.Key{Date: edition.Date{Year: 2023, Month: 1, Day: day}}
	return &Edition{Key: key, Pages: []Page{{Number: page, Articles: articles}}}
}

func TestOrderOfArrivalDoesNotMatter(t *testing.T) {
	cfg := &config.Config{ListSize: 2}
	make := func(shuffle bool) *Archive {
		var editions []*Edition
		for day := 1; day <= 9; day++ {
			editions = append(editions, paper(day, 1, &Article{Tags: []string{"春运", "交通"}}, &Article{Tags: []string{"春运"}}))
		}
		if shuffle {
			rand.Shuffle(len(editions), func(i, j int) { editions[i], editions[j] = editions[j], editions[i] })
		}
		a, clashes := Assemble(cfg, editions)
		if len(clashes) > 0 {
			t.Fatal(clashes)
		}
		return a
	}
	addresses := func(a *Archive) (all []string) {
		a.eachAddress(2, func(address string, _ Claim) { all = append(all, address) })
		for _, l := range a.Tags {
			for _, article := range l.Articles {
				all = append(all, l.Slug+" "+article.Address())
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
	a, _ := Assemble(&config.Config{ListSize: 5}, []*Edition{paper(1, 1, spring(), spring()), paper(2, 1, spring(), spring(), spring())})
	var got []string
	for _, article := range a.Tags[0].Sheets(5)[0].Articles {
		got = append(got, article.Address())
	}
	want := []string{"2023/01/02/01-01.html", "2023/01/02/01-02.html", "2023/01/02/01-03.html", "2023/01/01/01-01.html", "2023/01/01/01-02.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWithdrawnArticlesAreInNoList(t *testing.T) {
	gone := &Article{Tags: []string{"春运"}, People: []string{"张伟"}, Withdrawn: true}
	a, _ := Assemble(&config.Config{ListSize: 5}, []*Edition{paper(1, 1, gone, &Article{Tags: []string{"春运"}})})
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
		if _, clashes := Assemble(&config.Config{ListSize: 5}, []*Edition{paper(1, 1, articles...)}); len(clashes) != 1 {
			t.Errorf("%s: %d clashes %v", name, len(clashes), clashes)
		}
	}
	unknown := []*Article{{Districts: []string{"甲县"}}, {Districts: []string{"乙县"}}}
	if _, clashes := Assemble(&config.Config{ListSize: 5}, []*Edition{paper(1, 1, unknown...)}); len(clashes) > 0 {
		t.Errorf("districts that the config lacks: %v", clashes)
	}
	fine := &Article{Aliases: []string{"html/2023-01/08/content_12.html"}}
	a, clashes := Assemble(&config.Config{ListSize: 5}, []*Edition{paper(1, 1, fine)})
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
