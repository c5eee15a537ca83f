package dates

import (
	"strings"

	"backissue/generator/internal/edition"
)

// Weekday is the name of a day of the week.
const Weekday = `(?i:(?:sun|mon|tues|wednes|thurs|fri|satur)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|` +
	`lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)-feira|` +
	`maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:mån|tis|ons|tors|fre|lör|sön|man|tirs|lør)dag(?:en)?|` +
	`poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pondělí|úterý|středa|čtvrtek|pátek|neděle|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)`

// monthNames are what the names of a month open with.
type monthNames struct {
	capital string   // with a capital, or in capitals: in small letters it opens other words as well
	any     []string // with a capital or without
	whole   []string // the whole name: more letters would make it another word
}

// months are the names of the twelve months in a dozen languages.
var months = [12]monthNames{
	{"Jan", []string{"janv", "jänn", "janu", "jane", "ener", "genn", "stycz", "ledna", "янв"}, nil},
	{"Feb", []string{"févr", "fevr", "febr", "febb", "fever", "lutego", "února", "фев"}, nil},
	{"Mar", []string{"märz", "marz", "març", "maart", "marts", "marca", "březn", "март"}, []string{"mars"}},
	{"Apr", []string{"apri", "avr", "abr", "kwiet", "dubna", "апр"}, nil},
	{"May", []string{"magg", "květn"}, []string{"mai", "maj", "maja", "mayo", "maio", "mei", "май", "мая"}},
	{"Jun", []string{"jun", "juin", "giug", "czerw", "června", "июн"}, nil},
	{"Jul", []string{"jul", "juil", "lugl", "lipca", "červenc", "июл"}, nil},
	{"Aug", []string{"août", "aout", "agos", "augu", "sierp", "srpna", "авг"}, nil},
	{"Sep", []string{"sept", "sett", "setem", "wrześ", "září", "сент"}, nil},
	{"Oct", []string{"oct", "okt", "ott", "outu", "paźdz", "října", "окт"}, nil},
	{"Nov", []string{"nov", "listopad", "нояб"}, nil},
	{"Dec", []string{"dez", "déc", "dece", "dic", "grudn", "prosin", "дек"}, nil},
}

// Month is the name of a month, long or short.
var Month = func() string {
	var capitals, any, whole []string
	for _, m := range months {
		capitals = append(capitals, m.capital, strings.ToUpper(m.capital))
		any = append(any, m.any...)
		whole = append(whole, m.whole...)
	}
	return `(?:(?:` + strings.Join(capitals, "|") + `|(?i:` + strings.Join(any, "|") + `))\p{L}*|(?i:` + strings.Join(whole, "|") + `))\.?`
}()

const (
	ordinal  = `(?:st|nd|rd|th|er|º|\.)?`
	longYear = `(?:1[6-9]|20)\d\d\b`
)

// Latin is a day with its month's name and its year.
var Latin = `(?:` + Month + `\s?\d{1,2}` + ordinal + `,?\s*` + longYear + `|\b\d{1,2}` + ordinal + `\s+(?:(?i:de|of)\s+)?` + Month + `,?\s*(?:(?i:del?)\s+)?` + longYear + `)`

// DayOfMonth is a day with its month's name, with its year or without it.
var DayOfMonth = `(?:` + Month + `,? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|er|\.)? (?:de )?` + Month + `)(?:,? (?:de )?\d{4})?`

func readLatin(printed string) (edition.Date, bool) {
	figures := digits.FindAllString(printed, 2)
	return dayOf(number(figures[1]), monthIn(printed), number(figures[0]))
}

var monthPattern = patternOf(Month)

// monthIn gives the month that text names: the one of which the longest opening fits.
func monthIn(text string) int {
	name := strings.ToLower(monthPattern().FindString(text))
	month, longest := 0, 0
	for i, m := range months {
		for _, opening := range append(append([]string{strings.ToLower(m.capital)}, m.any...), m.whole...) {
			if len(opening) > longest && strings.HasPrefix(name, opening) {
				month, longest = i+1, len(opening)
			}
		}
	}
	return month
}
