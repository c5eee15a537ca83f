package intake

import (
	"regexp"
	"strconv"
	"time"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
)

// Printed is what a page says of itself in its furniture; zero values were not printed.
type Printed struct {
	Date     edition.Date
	DateLine int // counted from 1
	Page     int
	Section  string // the letter of the part of the paper that Page is counted in: A, of A03
	PageLine int
	Name     string // 版名
	Number   string // 总第…期
}

var (
	fullDate    = regexp.MustCompile(`((?:19|20)\d\d)\s*(?:年|[.\-/])\s*(\d{1,2})\s*(?:月|[.\-/])\s*(\d{1,2})`)
	pageNumber  = regexp.MustCompile(`^第?\s*([A-Z])?0*(\d{1,3})\s*版(?:[：:\s]\s*(\p{Han}{2,8}))?`)
	pageWithin  = regexp.MustCompile(`[^见转接至]第\s*([A-Z])?0*(\d{1,3})\s*版`) // after the day; not where another page is pointed to
	bareNumber  = regexp.MustCompile(`^([A-Z])?0*(\d{1,2})(?:$|\s)`)
	issueNumber = regexp.MustCompile(`总第\s*(\d+)\s*期`)
	sectionName = regexp.MustCompile(`^\p{Han}{2,6}$`)
	lastWord    = regexp.MustCompile(`\s(\p{Han}{2,6})$`)
)

// printedOn reads the furniture of a page.
func printedOn(leftovers []segment.Leftover) Printed {
	var p Printed
	for _, l := range leftovers {
		if l.Reason != segment.Furniture {
			continue
		}
		text, line := l.Text.String(), l.Text.Lines()[0].From
		if m := fullDate.FindStringSubmatch(text); m != nil && p.Date.IsZero() {
			if d, ok := dateOf(m[1], m[2], m[3]); ok {
				p.Date, p.DateLine = d, line
				if m := lastWord.FindStringSubmatch(text); m != nil && p.Name == "" && !weekday.MatchString(m[1]) {
					p.Name = m[1]
				}
			}
		}
		if m := pageNumber.FindStringSubmatch(text); m != nil && p.Page == 0 {
			p.Section, p.Page, p.PageLine = m[1], number(m[2]), line
			p.Name = m[3]
		} else if m := pageWithin.FindStringSubmatch(text); m != nil && p.Page == 0 {
			p.Section, p.Page, p.PageLine = m[1], number(m[2]), line
		} else if m := bareNumber.FindStringSubmatch(text); m != nil && p.Page == 0 {
			p.Section, p.Page, p.PageLine = m[1], number(m[2]), line
		}
		if m := issueNumber.FindStringSubmatch(text); m != nil && p.Number == "" {
			p.Number = m[1]
		}
		if p.Name == "" && sectionName.MatchString(text) && !weekday.MatchString(text) {
			p.Name = text
		}
	}
	return p
}

var weekday = regexp.MustCompile(`^(?:星期|农历)`)

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func dateOf(year, month, day string) (edition.Date, bool) {
	d := edition.Date{Year: number(year), Month: time.Month(number(month)), Day: number(day)}
	_, err := edition.ParseDate(d.String())
	return d, err == nil
}

var (
	namedYear = regexp.MustCompile(`((?:19|20)\d\d)年`)
	namedDay  = regexp.MustCompile(`(?:((?:19|20)\d\d)年|(去年)|(明年))?(\d{1,2})月(\d{1,2})日`)
)

// leadChars is how many characters of an article tell its news; the days named there are the days the paper is about.
const leadChars = 90

// newestDay gives the newest day that the openings of the articles name, for a person to judge the edition's day by. A day
// without a year is one of the newest year that the page names.
func newestDay(articles []edition.Article) edition.Date {
	year := 0
	for _, a := range articles {
		for _, b := range a.Body {
			for _, m := range namedYear.FindAllStringSubmatch(b.Text, -1) {
				year = max(year, number(m[1]))
			}
		}
	}
	var newest edition.Date
	for _, a := range articles {
		if len(a.Body) == 0 {
			continue
		}
		lead := []rune(a.Dateline + a.Body[0].Text)
		for _, m := range namedDay.FindAllStringSubmatch(string(lead[:min(len(lead), leadChars)]), -1) {
			y := strconv.Itoa(year)
			switch {
			case m[1] != "":
				y = m[1]
			case m[2] != "":
				y = strconv.Itoa(year - 1)
			case m[3] != "":
				continue
			}
			if d, ok := dateOf(y, m[4], m[5]); ok && d.Compare(newest) > 0 {
				newest = d
			}
		}
	}
	return newest
}

func nextDay(d edition.Date) edition.Date {
	t := d.Time().AddDate(0, 0, 1)
	return edition.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}
