package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
)

// Printed is what a page says of itself in its furniture; zero values were not printed.
type Printed struct {
	Date    edition.Date
	DateAt  spot
	Page    int
	Section string // the letter of the part of the paper that Page is counted in: A, of A03
	PageAt  spot
	Name    string // 版名
	Number  string // 总第…期, No. …
}

// spot is a place on the page, counted from 1.
type spot struct{ Line, Column int }

var (
	fullDate     = regexp.MustCompile(`((?:19|20)\d\d)\s*(?:年|[.\-/])\s*(\d{1,2})\s*(?:月|[.\-/])\s*(\d{1,2})`)
	pageNumber   = regexp.MustCompile(`^第?\s*([A-Z])?0*(\d{1,3})\s*版(?:[：:\s]\s*(\p{Han}{2,8}))?`)
	pageWithin   = regexp.MustCompile(`[^见转接至]第\s*([A-Z])?0*(\d{1,3})\s*版`) // after the day; not where another page is pointed to
	bareNumber   = regexp.MustCompile(`^(?:([A-Z])-?)?0*(\d{1,2})(?:$|\s)`)
	numberBehind = regexp.MustCompile(`^\p{Han}{2,8}[\s　]+([A-Z])?0*(\d{1,3})$`) // behind the page's name
	issueNumber  = regexp.MustCompile(`总第\s*(\d+)\s*期`)
	sectionName  = regexp.MustCompile(`^\p{Han}{2,6}$`)
	lastWord     = regexp.MustCompile(`\s(\p{Han}{2,6})$`)
)

// printedOn reads the furniture of a page of paper. The paper's own name is no name of a page.
func printedOn(leftovers []segment.Leftover, paper string) Printed {
	var p Printed
	for _, l := range leftovers {
		if l.Reason == segment.Furniture {
			p.read(l.Text, paper)
		}
	}
	return p
}

// read takes what one piece of furniture says, unless another said it before.
func (p *Printed) read(furniture segment.Passage, paper string) {
	text := furniture.String()
	start := furniture.Spans()[0]
	at := func(match []int) spot {
		return spot{start.Line + 1, start.From + utf8.RuneCountInString(text[:match[0]]) + 1}
	}
	name := func(s string) {
		if p.Name == "" && s != paper && !noName.MatchString(segment.Simplified(s)) {
			p.Name = s
		}
	}
	if m := fullDate.FindStringSubmatchIndex(text); m != nil && p.Date.IsZero() {
		if d, ok := dateOf(text[m[2]:m[3]], text[m[4]:m[5]], text[m[6]:m[7]]); ok {
			p.Date, p.DateAt = d, at(m)
			if m := lastWord.FindStringSubmatch(text); m != nil {
				name(m[1])
			}
		}
	}
	day, dayAt := latinDay(text)
	if dayAt == nil {
		day, dayAt = eraDay(text)
	}
	if dayAt != nil && p.Date.IsZero() {
		p.Date, p.DateAt = day, at(dayAt)
	}
	for _, pattern := range []*regexp.Regexp{pageNumber, pageWithin, latinPage, bareNumber, numberBehind} {
		m := pattern.FindStringSubmatchIndex(text)
		if m == nil || p.Page > 0 || pattern == bareNumber && (dayAt != nil && dayAt[0] == m[0] || notPageNumber.MatchString(text)) {
			continue // the number is a day's or counts something
		}
		p.Page, p.PageAt = number(text[m[4]:m[5]]), at(m[4:])
		if m[2] >= 0 {
			p.Section = text[m[2]:m[3]]
		}
		if pattern == pageNumber && m[6] >= 0 {
			p.Name = ""
			name(text[m[6]:m[7]])
		}
	}
	if m := issueNumber.FindStringSubmatch(segment.Simplified(text)); m != nil && p.Number == "" {
		p.Number = m[1]
	}
	if m := latinNumber.FindStringSubmatch(text); m != nil && p.Number == "" {
		p.Number = strings.NewReplacer(",", "", ".", "").Replace(m[1])
	}
	if m := hanPage.FindStringSubmatchIndex(text); m != nil && p.Page == 0 {
		p.Page, p.PageAt = hanNumber(text[m[2]:m[3]]), at(m[2:])
	}
	if numberBehind.MatchString(text) {
		name(strings.Fields(text)[0])
	}
	if sectionName.MatchString(text) || latinSection.MatchString(text) {
		name(text)
	}
}

// noName is what stands where a page's name might: the day of the week, or the name of a paper.
var noName = regexp.MustCompile(`^(?:星期|农历)|(?:日报|晚报|晨报|早报|时报|商报|快报|都市报|导报|周报)$`)

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
	fourDigits = regexp.MustCompile(`^(?:19|20)\d\d$`)
	latinYear  = regexp.MustCompile(`\b(?:in|of|\p{Lu}\p{L}+\.? \d{1,2},) ((?:1[6-9]|20)\d\d)\b`)
	namedDay   = regexp.MustCompile(`(?:((?:19|20)\d\d)年|(去年)|(明年))?(\d{1,2})月(\d{1,2})日`)
)

// leadChars is how many characters of an article tell its news; the days named there are the days the paper is about.
const leadChars = 90

// newestDay gives the newest day that the openings of the articles name, for a person to judge the edition's day by. A day
// without a year is one of the newest year that the page names.
func newestDay(articles []edition.Article) edition.Date {
	year := 0
	for _, a := range articles {
		for _, b := range a.Body {
			year = max(year, newestYear(b.Text))
		}
	}
	var newest edition.Date
	for _, a := range articles {
		newest = later(newest, newestLatinDay(a, year))
	}
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

// newestYear gives the newest year that text names, as 2023年 or in words of Latin letters; 0 when it names none.
func newestYear(text string) int {
	year := 0
	for rest := text; ; {
		before, after, found := strings.Cut(rest, "年")
		if !found {
			break
		}
		if digits := before[max(0, len(before)-4):]; fourDigits.MatchString(digits) {
			year = max(year, number(digits))
		}
		rest = after
	}
	if strings.Contains(text, " 1") || strings.Contains(text, " 2") {
		for _, m := range latinYear.FindAllStringSubmatch(text, -1) {
			year = max(year, number(m[1]))
		}
	}
	return year
}

func nextDay(d edition.Date) edition.Date {
	t := d.Time().AddDate(0, 0, 1)
	return edition.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}
