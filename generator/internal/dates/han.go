package dates

import (
	"strconv"
	"strings"

	"backissue/generator/internal/edition"
)

// Eras are the names that years are counted by in a republic or under an emperor.
var Eras = []string{"民国", "民國", "明治", "大正", "昭和", "平成", "令和"}

// beforeEra is the year before the first of an era.
var beforeEra = map[string]int{"民国": 1911, "民國": 1911, "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}

// Figures are those that numbers are written with in characters.
const Figures = `[一二三四五六七八九十百廿卅〇○零]`

// Era is a day in a year of an era.
var Era = `(?:` + strings.Join(Eras, "|") + `)` + space + `(?:元|\d{1,3}|` + Figures + `{1,5})` + space + `年` +
	space + `(?:\d{1,2}|` + Figures + `{1,2})` + space + `月` + space + `(?:\d{1,2}|` + Figures + `{1,3})` + space + `日`

// Han is a day in Chinese figures.
const Han = `(?:一[六七八九]|二[〇零○])[〇零○一二三四五六七八九]{2}年` + Figures + `{1,2}月` + Figures + `{1,3}日`

func readEra(printed string) (edition.Date, bool) {
	for _, era := range Eras {
		if counted, found := strings.CutPrefix(printed, era); found {
			year, month, day := parts(counted)
			return dayOf(beforeEra[era]+HanNumber(year), HanNumber(month), HanNumber(day))
		}
	}
	return edition.Date{}, false
}

func readHan(printed string) (edition.Date, bool) {
	figures, month, day := parts(printed)
	year := 0
	for _, c := range figures {
		year = 10*year + hanDigit(c)
	}
	return dayOf(year, HanNumber(month), HanNumber(day))
}

// parts gives what stands before 年, 月 and 日.
func parts(printed string) (year, month, day string) {
	year, rest, _ := strings.Cut(printed, "年")
	month, rest, _ = strings.Cut(rest, "月")
	day, _, _ = strings.Cut(rest, "日")
	return strings.TrimSpace(year), strings.TrimSpace(month), strings.TrimSpace(day)
}

// hanDigit gives the figure that c is; 0 when it is none.
func hanDigit(c rune) int {
	before, _, found := strings.Cut("〇一二三四五六七八九", string(c))
	if !found {
		return 0
	}
	return len(before) / len("一")
}

// HanNumber reads a number below 1,000: in figures, or in words (九十八, 一百零三, 廿六). 元 is an era's first year.
func HanNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	total, digit := 0, 0
	for _, c := range s {
		switch c {
		case '元':
			return 1
		case '百':
			total, digit = total+100*max(1, digit), 0
		case '十':
			total, digit = total+10*max(1, digit), 0
		case '廿':
			total, digit = total+20, 0
		case '卅':
			total, digit = total+30, 0
		default:
			digit = hanDigit(c)
		}
	}
	return total + digit
}
