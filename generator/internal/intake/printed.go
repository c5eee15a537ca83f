package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"backissue/generator/internal/dates"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
)

// Printed is what a page says of itself in its furniture; zero values were not printed.
type Printed struct {
	Date    edition.Date
	DateAt  spot
	Misdate string // what is odd about the day, in words
	Page    int
	Section string // the letter of the part of the paper that Page is counted in: A, of A03
	PageAt  spot
	Name    string // 版名
	Number  string // 总第…期, No. …
}

// spot is a place on the page, counted from 1.
type spot struct{ Line, Column int }

var (
	pageNumber   = regexp.MustCompile(`^第?\s*([A-Z])?0*(\d{1,3})\s*版(?:[：:\s]\s*(\p{Han}{2,8}))?`)
	pageWithin   = regexp.MustCompile(`[^见转接至]第\s*([A-Z])?0*(\d{1,3})\s*版`) // after the day; not where another page is pointed to
	bareNumber   = regexp.MustCompile(`^(?:([A-Z])-?)?0*(\d{1,2})(?:$|\s)`)
	koreanPage   = regexp.MustCompile(`(?:^|[\s　요일])제?\s?()0*(\d{1,3})\s?면$`)
	bracketed    = regexp.MustCompile(`(?:^|[\s　])[（(]()(\d{1,2})[）)]$`)
	numberBehind = regexp.MustCompile(`^\p{Han}{2,8}[\s　]+([A-Z])?0*(\d{1,3})$`) // behind the page's name
	issueNumber  = regexp.MustCompile(`总第\s*(\d+)\s*期`)
	hanPage      = regexp.MustCompile(`(?:^|[\s　日一二三四五六])第[\s　]*(` + dates.Figures + `{1,3})[\s　]*版`)
	namedPage    = regexp.MustCompile(`(?:^|[\s　])()0*(\d{1,3})版(?:$|[\s　：:])`) // behind the page's name or the day; not 今日8版
	pageCount    = regexp.MustCompile(`(?:今日|今天|本期|本报|共)[\s　]*\d{1,3}[\s　]*版`)
	lettered     = regexp.MustCompile(`\d[\s　]+(?:\p{Han}+[\s　]+)*([A-Z])0*(\d{1,2})$`)
	sectionName  = regexp.MustCompile(`^\p{Han}{2,6}$`)
	lastWord     = regexp.MustCompile(`\s(\p{Han}{2,6})$`)

	latinPage     = regexp.MustCompile(`(?:^|[^\p{L}])(?i:page|seite|página|pág\.?|pagina|pag\.|blz\.?|bladzijde|sid(?:an|a|e)?\.?|stron[ay]|strana|str\.?|sivu|стр(?:аница|\.)?)\s+(?:([A-Z])-?)?0*(\d{1,3})\b`)
	latinNumber   = regexp.MustCompile(`(?:\b(?i:no|nr|issue|number)\.?|[Nn]°)\s?(\d[\d,.]*\d|\d)`)
	latinSection  = regexp.MustCompile(`^(?i:sports?|business|opinion|metro|local news|local|world|nation|national|international|arts|culture|obituaries|editorials?|letters|features|finance|markets)$`)
	notPageNumber = regexp.MustCompile(`^\d+\s*(?i:pages|cents?|pence|pfennig|centimes|st|nd|rd|th)\b`)
)

// printedOn reads the furniture of a page of paper. The paper's own name is no name of a page.
func printedOn(leftovers []segment.Leftover, paper string) Printed {
	var p Printed
	var on []int // the lines of furniture
	for _, l := range leftovers {
		if l.Reason == segment.Furniture {
			on = append(on, l.Text.Spans()[0].Line)
		}
	}
	for _, l := range leftovers {
		if l.Reason == segment.Furniture && !signsText(l.Text, on) {
			p.read(l.Text, paper)
		}
	}
	return p
}

// signsText tells whether a piece of furniture is a day alone far from the page's top and from all other furniture on the given lines: a letter or a statement is
// signed with its day, and that is not the paper's.
func signsText(furniture segment.Passage, on []int) bool {
	const top, beside = 12, 4 // lines
	line := furniture.Spans()[0].Line
	if line < top {
		return false
	}
	text := strings.TrimSpace(furniture.String())
	if _, at := dates.Find(text); at == nil || at[0] > 0 || at[1] < len(text) {
		return false
	}
	return !slices.ContainsFunc(on, func(other int) bool { return other != line && max(other, line)-min(other, line) <= beside })
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
	day, dayAt := dates.Find(text)
	if dayAt != nil && p.Date.IsZero() {
		p.Date, p.DateAt, p.Misdate = day, at(dayAt), misdated(day, text)
		if m := lastWord.FindStringSubmatch(text); m != nil {
			name(m[1])
		}
	}
	for _, pattern := range []*regexp.Regexp{pageNumber, pageWithin, namedPage, latinPage, bareNumber, bracketed, koreanPage, numberBehind, lettered} {
		m := pattern.FindStringSubmatchIndex(text)
		if m == nil || p.Page > 0 || pattern == namedPage && pageCount.MatchString(text) || pattern == bareNumber && (dayAt != nil && dayAt[0] == m[0] || notPageNumber.MatchString(text)) {
			continue // the number is a day's or counts something
		}
		p.Page, p.PageAt = number(text[m[4]:m[5]]), at(m[4:])
		if m[2] >= 0 && m[3] > m[2] {
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
		p.Page, p.PageAt = dates.HanNumber(text[m[2]:m[3]]), at(m[2:])
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

// leadWidth is how much of an article tells its news; the days named there are the days the paper is about. A character of Chinese counts as two.
const leadWidth = 180

// newestDay gives the newest day that the openings of the articles name, for a person to judge the edition's day by. A day
// without a year is one of the newest year that the page names.
func newestDay(articles []edition.Article) edition.Date {
	year := 0
	for _, a := range articles {
		for _, b := range a.Body {
			year = max(year, dates.NewestYear(b.Text))
		}
	}
	var newest edition.Date
	for _, a := range articles {
		if len(a.Body) == 0 {
			continue
		}
		if d := dates.NewestNamed(lead(a.Dateline+" "+a.Body[0].Text), year); d.Compare(newest) > 0 {
			newest = d
		}
	}
	return newest
}

// lead gives the opening of text, no wider than leadWidth.
func lead(text string) string {
	width := 0
	for i, c := range text {
		width++
		if unicode.Is(unicode.Han, c) {
			width++
		}
		if width > leadWidth {
			return text[:i]
		}
	}
	return text
}

func nextDay(d edition.Date) edition.Date {
	t := d.Time().AddDate(0, 0, 1)
	return edition.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}
