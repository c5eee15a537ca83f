package intake

import (
	"strings"
	"testing"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
)

func firstReader(t *testing.T) *Reader {
	t.Helper()
	c, err := config.Load(siteConfig)
	if err != nil {
		t.Fatal(err)
	}
	return NewReader(c)
}

func day(t *testing.T, s string) edition.Date {
	t.Helper()
	d, err := edition.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// What a page prints comes first; the command line and then the path tell what it does not print; two that contradict each other
// are never settled silently.
func TestPlaces(t *testing.T) {
	jan8, jan9 := day(t, "2023-01-08"), day(t, "2023-01-09")
	prints := func(d edition.Date, section string, page int) Printed {
		return Printed{Date: d, DateAt: spot{1, 1}, Section: section, Page: page, PageAt: spot{1, 1}}
	}
	for _, c := range []struct {
		name    string
		path    string
		printed Printed
		given   Given
		want    string // edition, page, how the day is known, unread figures; or part of the problem
	}{
		{"the page alone", "/a.txt", prints(jan8, "", 3), Given{}, "2023/01/08 3 printed"},
		{"the path alone", "/2023-01-08/03.txt", Printed{}, Given{}, "2023/01/08 3 given"},
		{"the path, no number", "/2023-01-08/front.txt", Printed{}, Given{}, "2023/01/08 1 given"},
		{"the command line alone", "/a.txt", Printed{}, Given{Date: jan8, Page: 3, Edition: "evening"}, "2023/01/08-evening 3 given"},
		{"nobody", "/a.txt", Printed{}, Given{Page: 3}, "the page prints no date"},
		{"the page and its path agree", "/2023-01-08/03.txt", prints(jan8, "", 3), Given{}, "2023/01/08 3 printed"},
		{"the page and the command line agree", "/a.txt", prints(jan8, "", 3), Given{Date: jan8, Page: 3}, "2023/01/08 3 printed"},
		{"the command line outranks the path", "/2023-01-08/03.txt", Printed{}, Given{Date: jan9, Page: 4}, "2023/01/09 4 given"},
		{"the path contradicts the day", "/2023-01-08/03.txt", prints(jan9, "", 3), Given{}, "prints the day 2023-01-09, but its path says 2023-01-08"},
		{"the path contradicts the number", "/2023-01-08/03.txt", prints(jan8, "", 4), Given{}, "prints the number 4, but its path says 3"},
		{"the command line contradicts the day", "/a.txt", prints(jan9, "", 3), Given{Date: jan8}, "prints the day 2023-01-09, but --date says 2023-01-08"},
		{"the command line contradicts the number", "/a.txt", prints(jan9, "", 3), Given{Page: 2}, "prints the number 3, but --page says 2"},
		{"a misread page", "/2023-01-08/03.txt", prints(jan9, "", 4), Given{IgnorePrinted: true}, "2023/01/08 3 given"},
		{"the number of a scan", "/0007.txt", prints(jan8, "", 4), Given{}, "2023/01/08 4 printed"},
		{"the number of a file", "/07.txt", prints(jan8, "", 0), Given{}, "2023/01/08 7 printed"},
		{"the letter for a page", "/p2.txt", prints(jan8, "", 0), Given{}, "2023/01/08 2 printed"},
		{"the letter of a file", "/c2.txt", prints(jan8, "", 0), Given{}, "2023/01/08 1 printed unread"},
		{"figures that nobody understands", "/2023-01-08/scan7-2.txt", Printed{}, Given{}, "2023/01/08 1 given unread"},
		{"a day's figures", "/jzrb-20230108.txt", Printed{}, Given{}, "2023/01/08 1 given"},
		{"section A", "/20230108_A02.txt", prints(jan8, "A", 2), Given{}, "2023/01/08 2 printed"},
		{"section B", "/20230108_B02.txt", prints(jan8, "B", 2), Given{}, "2023/01/08 22 printed"},
		{"the page counts on, its path by section", "/20230108_B02.txt", prints(jan8, "", 22), Given{}, "2023/01/08 22 printed"},
		{"sections contradict", "/20230108_A02.txt", prints(jan8, "B", 2), Given{}, "prints the number 22, but its path says 2"},
		{"an unknown section of a path", "/20230108_C02.txt", Printed{}, Given{}, "config.yaml does not say with which page section C begins"},
		{"an unknown section of a page", "/a.txt", prints(jan8, "C", 2), Given{}, "config.yaml does not say with which page section C begins"},
		{"an unknown section with a number", "/a.txt", prints(jan8, "C", 2), Given{Page: 42}, "2023/01/08 42 printed"},
		{"a second edition's path", "/2023/01/08-evening/source/02.txt", Printed{}, Given{}, "2023/01/08-evening 2 given"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := firstReader(t)
			r.sections = sections{"B": 20}
			reading := &Reading{Printed: c.printed, page: edition.Page{Lines: []edition.Line{{Text: "第4版 1月8日"}}}}
			p, problems := r.place(File{Name: "x.txt", place: c.path}, reading, c.given)
			got := p.Key.Path() + " " + edition.PageName(p.Page)[1:] + " " + p.DateSource
			if p.Page > 9 {
				got = p.Key.Path() + " " + edition.PageName(p.Page) + " " + p.DateSource
			}
			if p.Unread {
				got += " unread"
			}
			if err := problems.Err(); err != nil {
				got = err.Error()
				if len(problems) > 1 || problems[0].Hint == "" {
					t.Errorf("want one problem with a hint, got\n%v", err)
				}
			}
			if !strings.Contains(got, c.want) || p.Unread && !strings.Contains(c.want, "unread") {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
