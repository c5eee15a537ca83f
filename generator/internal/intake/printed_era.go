package intake

import (
	"regexp"
	"strconv"
	"strings"

	"backissue/generator/internal/edition"
)

// Days as older pages in Chinese and Japanese print them: in the years of an era, 民国九十八年三月十二日, or with figures in characters, 二〇二三年一月八日.

const hanFigures = `[一二三四五六七八九十百廿〇○零]`

var (
	eraDate = regexp.MustCompile(`(民[国國]|明治|大正|昭和|平成|令和)[\s　]*(元|\d{1,3}|` + hanFigures + `{1,5})[\s　]*年[\s　]*(\d{1,2}|` + hanFigures + `{1,2})[\s　]*月[\s　]*(\d{1,2}|` + hanFigures + `{1,3})[\s　]*日`)
	hanPage = regexp.MustCompile(`(?:^|[\s　])第[\s　]*(` + hanFigures + `{1,3})[\s　]*版`)
	hanDate = regexp.MustCompile(`([一二][一二三四五六七八九〇○零]{3})年(` + hanFigures + `{1,2})月(` + hanFigures + `{1,3})日`)
)

// beforeEra is the year before the first of an era.
var beforeEra = map[string]int{"民国": 1911, "民國": 1911, "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}

// eraDay finds such a day in text, and where it stands.
func eraDay(text string) (day edition.Date, at []int) {
	if m := eraDate.FindStringSubmatchIndex(text); m != nil {
		year := beforeEra[text[m[2]:m[3]]] + hanNumber(text[m[4]:m[5]])
		if d, ok := dateOf(strconv.Itoa(year), strconv.Itoa(hanNumber(text[m[6]:m[7]])), strconv.Itoa(hanNumber(text[m[8]:m[9]]))); ok {
			return d, m[:2]
		}
	}
	if m := hanDate.FindStringSubmatchIndex(text); m != nil {
		year := 0
		for _, c := range text[m[2]:m[3]] {
			year = 10*year + hanDigit(c)
		}
		if d, ok := dateOf(strconv.Itoa(year), strconv.Itoa(hanNumber(text[m[4]:m[5]])), strconv.Itoa(hanNumber(text[m[6]:m[7]]))); ok {
			return d, m[:2]
		}
	}
	return edition.Date{}, nil
}

// hanDigit gives the figure that c is; 0 when it is none.
func hanDigit(c rune) int {
	before, _, found := strings.Cut("〇一二三四五六七八九", string(c))
	if !found {
		return 0
	}
	return len(before) / len("一")
}

// hanNumber reads a number below 1,000: in figures, or in words (九十八, 一百零三, 廿六). 元 is an era's first year.
func hanNumber(s string) int {
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
		default:
			digit = hanDigit(c)
		}
	}
	return total + digit
}
