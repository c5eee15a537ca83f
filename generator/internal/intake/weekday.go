package intake

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"backissue/generator/internal/edition"
)

// printedWeekday is a day of the week as mastheads print it beside the day. One on which the paper comes out or doesn't (每星期日出版, except Sunday) has no group.
var printedWeekday = regexp.MustCompile(`(?:^|[^每逢])(?:星\s?期|[礼禮]\s?拜)\s?([一二三四五六日天])(?:[^出]|$)|([日月火水木金土])曜|([일월화수목금토])요일|` +
	`\b(?i:(?:every|each|except|but)\s+(?:sun|mon|tues|wednes|thurs|fri|satur)day)|\b(?i:(sun|mon|tues|wednes|thurs|fri|satur)day)\b`)

// The days of the week from Sunday on, as the groups of printedWeekday have them.
var weekdaysIn = [][]string{
	{"日", "一", "二", "三", "四", "五", "六"},
	{"日", "月", "火", "水", "木", "金", "土"},
	{"일", "월", "화", "수", "목", "금", "토"},
	{"sun", "mon", "tues", "wednes", "thurs", "fri", "satur"},
}

// weekdayIn gives the day of the week that a masthead prints.
func weekdayIn(text string) (day time.Weekday, found bool) {
	m := printedWeekday.FindStringSubmatch(text)
	for language := range m {
		if language == 0 || m[language] == "" {
			continue
		}
		printed := strings.ToLower(strings.Replace(m[language], "天", "日", 1))
		for n, name := range weekdaysIn[language-1] {
			if name == printed {
				return time.Weekday(n), true
			}
		}
	}
	return 0, false
}

// misdated tells that the day of the week that is printed beside a day is another than the day's. One figure that was misread does that six times in seven, and
// an article's address is for ever; but papers misprint it too, so it is no more than a word to the person who looks.
func misdated(day edition.Date, printed string) string {
	weekday, found := weekdayIn(printed)
	if !found || day.IsZero() || day.Time().Weekday() == weekday {
		return ""
	}
	return fmt.Sprintf("the page prints the day %s and a %s, but that day was a %s: look whether it is misread", day, weekday, day.Time().Weekday())
}
