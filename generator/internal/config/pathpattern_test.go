package config

import (
	"testing"

	"backissue/generator/internal/edition"
)

// first gives what the first pattern that fits says of a path.
func first(t *testing.T, patterns []string, path string) (PathWords, bool) {
	t.Helper()
	for _, pattern := range patterns {
		p, err := ParsePathPattern(pattern)
		if err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		if w, ok := p.Match(path); ok {
			return w, true
		}
	}
	return PathWords{}, false
}

func TestUsualPaths(t *testing.T) {
	day := edition.Date{Year: 2023, Month: 1, Day: 8}
	for path, want := range map[string]PathWords{
		"2023-01-08/03.txt":                      {Date: day, Page: 3},
		"scans/2023-1-8/3.txt":                   {Date: day, Page: 3},
		"2023-01-08/A03.txt":                     {Date: day, Section: "A", Page: 3},
		"2023-01-08/front.txt":                   {Date: day},
		"20230108_A02.txt":                       {Date: day, Section: "A", Page: 2},
		"20230108_b12.TXT":                       {Date: day, Section: "B", Page: 12},
		"20230108-02.txt":                        {Date: day, Page: 2},
		"20230108/02.txt":                        {Date: day, Page: 2},
		"荆州日报20230108_02.txt":                    {Date: day, Page: 2},
		"jzrb-2023-01-08-12.txt":                 {Date: day, Page: 12},
		"jzrb_20230108.txt":                      {Date: day},
		"2023/01/08/03.txt":                      {Date: day, Page: 3},
		"2023/1/8/第3版.txt":                       {Date: day, Page: 3},
		"2023年1月8日/第3版.txt":                      {Date: day, Page: 3},
		"2023年01月08日第03版.txt":                    {Date: day, Page: 3},
		"2023年1月8日/A2版.txt":                      {Date: day, Section: "A", Page: 2},
		"content/2023/01/08/source/01.txt":       {Date: day, Page: 1},
		"content/2023/01/08-evening/source/01.a": {Date: day, Edition: "evening", Page: 1},
		"2023-01-08/100.txt":                     {Date: day, Page: 100},
		"2023-01-08/第03版：要闻.txt":                 {Date: day, Page: 3},
		"2023-01-08/A03版要闻.txt":                  {Date: day, Section: "A", Page: 3},
		"2023年1月8日/第二版.txt":                      {Date: day, Page: 2},
		"2023-01-08/十二版.txt":                     {Date: day, Page: 12},
		"2023-01-08/头版.txt":                      {Date: day, Page: 1},
		"2023-01-08/page-3.txt":                  {Date: day, Page: 3},
		"2023-01-08/Page_003.txt":                {Date: day, Page: 3},
		"2023-01-08/p3.txt":                      {Date: day, Section: "P", Page: 3},
		"2023-01/08/03.txt":                      {Date: day, Page: 3},
		"2023.01.08/03.txt":                      {Date: day, Page: 3},
		"2023_01_08_03.txt":                      {Date: day, Page: 3},
		"2023-01-08/第3版2.txt":                    {Date: day},
		"2023-01-08/版面.txt":                      {Date: day},
		"03.txt":                                 {Page: 3},
		"pages/第3版.txt":                          {Page: 3},
	} {
		if got, ok := first(t, UsualPaths, path); !ok || got != want {
			t.Errorf("%s gives %+v, %v; want %+v", path, got, ok, want)
		}
	}
}

// A number that only looks like a day or a page must not move an article to a wrong address, which would be for ever.
func TestPathsThatSayNothing(t *testing.T) {
	for _, path := range []string{
		"page.txt", "2023-02-30/page.txt", "20231301.txt", "120230108.txt", "202301081.txt", "1984.txt", "0.txt", "report-2023.txt",
		"2023-01/news.txt", "x03.md.txt", "2023-01-08x/page.txt",
	} {
		if got, ok := first(t, UsualPaths, path); ok {
			t.Errorf("%s gives %+v", path, got)
		}
	}
}

func TestOwnPatterns(t *testing.T) {
	day := edition.Date{Year: 1998, Month: 7, Day: 21}
	for _, c := range []struct {
		pattern, path string
		want          PathWords
		ok            bool
	}{
		{"JZ{year}{month}{day}P{page}.txt", "box 7/jz19980721p04.txt", PathWords{Date: day, Page: 4}, true},
		{"JZ{year}{month}{day}P{page}.txt", "jz19980721p04.ocr", PathWords{}, false},
		{"JZ{year}{month}{day}P{page}", "jz19980721p04.ocr", PathWords{Date: day, Page: 4}, true},
		{"{day}.{month}.{year}/*-{page}", "21.7.1998/anzeiger-4.txt", PathWords{Date: day, Page: 4}, true},
		{"{day}.{month}.{year}/*-{page}", "21.7.1998/deep/anzeiger-4.txt", PathWords{}, false},
		{"{year}-{month}-{day}-{edition}/{page}", "1998-07-21-Evening/4.txt", PathWords{Date: day, Edition: "evening", Page: 4}, true},
		{"{page}/{year}{month}{day}*", "4/19980721 scan.txt", PathWords{Date: day, Page: 4}, true},
		{"{page}/{year}{month}{day}*", "4/199807211.txt", PathWords{}, false},
		{"p{page}", "shop03.txt", PathWords{}, false},
		{"*{page}", "shop3.txt", PathWords{}, false},
		{"*{page}", "page3.txt", PathWords{Page: 3}, true},
		{"*{page}", "page-C3.txt", PathWords{Section: "C", Page: 3}, true},
	} {
		if got, ok := first(t, []string{c.pattern}, c.path); ok != c.ok || got != c.want {
			t.Errorf("%s on %s gives %+v, %v", c.pattern, c.path, got, ok)
		}
	}
}
