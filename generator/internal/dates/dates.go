// Package dates knows days as papers print them, in mastheads and in texts: how they look, as pieces of patterns, and which day of the
// calendar they are.
//
// It knows days in figures (2023年1月8日, 1997년 6월 12일, 1998.7.21), in Chinese figures (二〇二三年一月八日), in the years of an era (民国三十八年三月十二日,
// 平成十年7月21日), and with the names of months in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish, Polish, Czech and Russian (Saturday,
// January 7, 1893; 7 de enero de 1893).
//
// Whoever tells a masthead from a text and whoever reads the masthead's day use the same pieces, so that a day which is seen is a day which
// is understood. None of the pieces has groups.
package dates

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"backissue/generator/internal/edition"
)

const (
	space = `[\s　]*`

	// otherYear is the year as another calendar counts it: 2004年（平成16年）9月8日.
	otherYear = `(?:[（(]\p{Han}{2}(?:\d{1,3}|元)年[)）])?`

	// Numeric is a day in figures.
	Numeric = `(?:19|20)\d\d(?:` + space + `[年년]` + otherYear + space + `\d{1,2}` + space + `[月월]` + space + `\d{1,2}` + space + `[日일]|` + space + `[.\-/]` + space + `\d{1,2}` + space + `[.\-/]` + space + `\d{1,2})`
)

// A form is one way to print a day.
type form struct {
	pattern func() *regexp.Regexp
	read    func(printed string) (edition.Date, bool)
}

var forms = []form{
	{patternOf(Numeric), readNumeric},
	{patternOf(Latin), readLatin},
	{patternOf(Era), readEra},
	{patternOf(Han), readHan},
}

// patternOf compiles a pattern when it is first tried: most commands of the program read no page.
func patternOf(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// Find gives the first day of the calendar in text that is printed with its year, and where it stands; at is nil where there is none.
func Find(text string) (day edition.Date, at []int) {
	for _, f := range forms {
		loc := f.pattern().FindStringIndex(text)
		if loc == nil {
			continue
		}
		if d, ok := f.read(text[loc[0]:loc[1]]); ok {
			return d, loc
		}
	}
	return edition.Date{}, nil
}

var (
	digits = regexp.MustCompile(`\d+`)

	inBrackets = patternOf(`[（(].*[)）]`)
	hanNamed   = patternOf(`(?:((?:19|20)\d\d)年|(去年)|(明年))?(\d{1,2})月(\d{1,2})日`)
	latinNamed = patternOf(`\b` + Month + `\s?\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th|\.)?\s` + Month)
	latinYear  = patternOf(`\b(?:in|of|\p{Lu}\p{L}+\.? \d{1,2},) ((?:1[6-9]|20)\d\d)\b`)
)

// NewestNamed gives the newest day that text names, with its year or without it: then it is one of the year that is given, if that is not 0. The
// date is zero when text names none.
func NewestNamed(text string, year int) edition.Date {
	var newest edition.Date
	take := func(year, month, day int) {
		if d, ok := dayOf(year, month, day); ok && year > 0 && d.Compare(newest) > 0 {
			newest = d
		}
	}
	for _, m := range hanNamed().FindAllStringSubmatch(text, -1) {
		y := year
		switch {
		case m[1] != "":
			y = number(m[1])
		case m[2] != "":
			y = year - 1
		case m[3] != "":
			continue // of next year: no paper of this one is as late
		}
		take(y, number(m[4]), number(m[5]))
	}
	for _, named := range latinNamed().FindAllString(text, -1) {
		take(year, monthIn(named), number(digits.FindString(named)))
	}
	return newest
}

// NewestYear gives the newest year that text names, as 2023年 or in words of Latin letters; 0 when it names none.
func NewestYear(text string) int {
	year := 0
	for rest := text; ; {
		before, after, found := strings.Cut(rest, "年")
		if !found {
			break
		}
		if figures := before[max(0, len(before)-4):]; isYear(figures) {
			year = max(year, number(figures))
		}
		rest = after
	}
	if strings.Contains(text, " 1") || strings.Contains(text, " 2") {
		for _, m := range latinYear().FindAllStringSubmatch(text, -1) {
			year = max(year, number(m[1]))
		}
	}
	return year
}

func isYear(figures string) bool {
	if len(figures) != 4 || !strings.HasPrefix(figures, "19") && !strings.HasPrefix(figures, "20") {
		return false
	}
	_, err := strconv.ParseUint(figures, 10, 16)
	return err == nil
}

func readNumeric(printed string) (edition.Date, bool) {
	figures := digits.FindAllString(inBrackets().ReplaceAllString(printed, " "), 3)
	return dayOf(number(figures[0]), number(figures[1]), number(figures[2]))
}

// dayOf gives the day, when the calendar has it.
func dayOf(year, month, day int) (edition.Date, bool) {
	d := edition.Date{Year: year, Month: time.Month(month), Day: day}
	_, err := edition.ParseDate(d.String())
	return d, err == nil
}

// number reads figures, of which a pattern allows no more than a number holds.
func number(figures string) int {
	n, _ := strconv.Atoi(figures)
	return n
}
