package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"backissue/generator/internal/edition"
)

// Days as pages in Latin letters print them: Saturday, January 7, 1893; 7th January 1893; 12. Mai 1998; 3 octobre 1934.

// monthOpenings are the letters that the names of the months open with, in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian. Longer
// ones come first where one opens like another.
var monthOpenings = []struct {
	opening string
	month   time.Month
}{
	{"jan", 1}, {"jän", 1}, {"ene", 1}, {"gen", 1}, {"fe", 2}, {"fé", 2}, {"mar", 3}, {"mär", 3}, {"maa", 3}, {"ap", 4}, {"av", 4}, {"abr", 4},
	{"may", 5}, {"mai", 5}, {"mag", 5}, {"mei", 5}, {"jun", 6}, {"juin", 6}, {"giu", 6}, {"jul", 7}, {"juil", 7}, {"lug", 7}, {"au", 8}, {"ao", 8}, {"ag", 8},
	{"se", 9}, {"oc", 10}, {"ok", 10}, {"ot", 10}, {"ou", 10}, {"no", 11}, {"de", 12}, {"dé", 12}, {"di", 12},
	{"янв", 1}, {"фев", 2}, {"мар", 3}, {"апр", 4}, {"ма", 5}, {"июн", 6}, {"июл", 7}, {"авг", 8}, {"сен", 9}, {"окт", 10}, {"ноя", 11}, {"дек", 12},
}

const monthWord = `((?i:jan|jän|ene|gen|fe[bv]|fé|mar|mär|maa|apr|avr|abr|may|mai|mag|mei|jun|juin|giu|jul|juil|lug|aug|aoû|ago|se[pt]|oct|okt|ott|out|nov|de[czs]|déc|dic|янв|фев|март|апр|ма[йя]|июн|июл|авг|сент|окт|нояб|дек)\p{L}*)\.?`

var (
	monthFirst = regexp.MustCompile(monthWord + `\s?(\d{1,2})(?:st|nd|rd|th)?[.,]?\s*((?:1[6-9]|20)\d\d)\b`)
	dayFirst   = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:(?:de|of)\s+)?` + monthWord + `,?\s+(?:del?\s+)?((?:1[6-9]|20)\d\d)\b`)

	latinPage     = regexp.MustCompile(`(?i:\b(?:page|seite|página|pagina))\s+(?:([A-Z])-?)?0*(\d{1,3})\b`)
	latinNumber   = regexp.MustCompile(`(?:\b(?i:no|nr|issue|number)\.?|[Nn]°)\s?(\d[\d,.]*\d|\d)`)
	latinSection  = regexp.MustCompile(`^(?i:sports?|business|opinion|metro|local news|local|world|nation|national|international|arts|culture|obituaries|editorials?|letters|features|finance|markets)$`)
	notPageNumber = regexp.MustCompile(`^\d+\s*(?i:pages|cents?|pence|pfennig|centimes|st|nd|rd|th)\b`)
)

// latinDay finds a day in text, and where it stands.
func latinDay(text string) (day edition.Date, at []int) {
	if m := monthFirst.FindStringSubmatchIndex(text); m != nil {
		if d, ok := latinDate(text[m[6]:m[7]], text[m[2]:m[3]], text[m[4]:m[5]]); ok {
			return d, m[:2]
		}
	}
	if m := dayFirst.FindStringSubmatchIndex(text); m != nil {
		if d, ok := latinDate(text[m[6]:m[7]], text[m[4]:m[5]], text[m[2]:m[3]]); ok {
			return d, m[:2]
		}
	}
	return edition.Date{}, nil
}

func latinDate(year, month, day string) (edition.Date, bool) {
	name := strings.ToLower(month)
	for _, m := range monthOpenings {
		if strings.HasPrefix(name, m.opening) {
			d := edition.Date{Year: number(year), Month: m.month, Day: number(day)}
			_, err := edition.ParseDate(d.String())
			return d, err == nil
		}
	}
	return edition.Date{}, false
}

var (
	namedMonthFirst = regexp.MustCompile(`\b` + monthWord + `\s?(\d{1,2})\b`)
	namedDayFirst   = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th|\.)?\s` + monthWord)
)

// newestLatinDay gives the newest day that the opening of an article names in words; year is the newest that the page names.
func newestLatinDay(a edition.Article, year int) edition.Date {
	var newest edition.Date
	if len(a.Body) == 0 || year == 0 {
		return newest
	}
	lead := []rune(a.Dateline + " " + a.Body[0].Text)
	text := string(lead[:min(len(lead), 2*leadChars)])
	for _, m := range namedMonthFirst.FindAllStringSubmatch(text, -1) {
		if d, ok := latinDate(strconv.Itoa(year), m[1], m[2]); ok {
			newest = later(newest, d)
		}
	}
	for _, m := range namedDayFirst.FindAllStringSubmatch(text, -1) {
		if d, ok := latinDate(strconv.Itoa(year), m[2], m[1]); ok {
			newest = later(newest, d)
		}
	}
	return newest
}

func later(a, b edition.Date) edition.Date {
	if b.Compare(a) > 0 {
		return b
	}
	return a
}
