package dates

import (
	"strings"

	"backissue/generator/internal/edition"
)

// Weekday is the name of a day of the week.
const Weekday = `(?i:(?:sun|mon|tues|wednes|thurs|fri|satur)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|` +
	`lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|` +
	`maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|(?:mån|tis|ons|tors|fre|lör|sön|man|tirs|lør|søn)dag(?:en)?|` +
	`maanantaina?|tiistaina?|keskiviikkona?|torstaina?|perjantaina?|lauantaina?|sunnuntaina?|` +
	`poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pondělí|úterý|středa|čtvrtek|pátek|neděle|pondelok|utorok|streda|štvrtok|piatok|nedeľa|` +
	`ponedjeljak|utorak|srijeda|četvrtak|petak|subota|nedjelja|hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|` +
	`luni|marți|miercuri|joi|vineri|sâmbătă|duminică|pazartesi|salı|çarşamba|perşembe|cumartesi|cuma|pazar|` +
	`понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|п[’']ятниця|субота|неділя|` +
	`δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή)`

// monthNames are what the names of a month open with.
type monthNames struct {
	capital string   // with a capital, or in capitals: in small letters it opens other words as well
	any     []string // with a capital or without
	whole   []string // the whole name: more letters would make it another word
}

// months are the names of the twelve months in the languages of Europe.
var months = [12]monthNames{
	{"Jan", []string{"janv", "jänn", "janu", "jane", "ener", "genn", "янв", "яну", "январ", "stycz", "ledn", "leden", "tammi", "ianu", "ocak", "siječ", "січ", "ιαν"}, []string{"jan"}},
	{"Feb", []string{"févr", "fevr", "febr", "febb", "fever", "фев", "lut", "únor", "helmi", "şubat", "velja", "лют", "φεβρ"}, []string{"feb"}},
	{"Mar", []string{"märz", "marz", "març", "maart", "mart", "marca", "marec", "märc", "márc", "marc", "март", "březn", "březen", "maalis", "ožuj", "берез", "μαρτ"}, []string{"mars", "mrt"}},
	{"Apr", []string{"apri", "apr", "ápri", "avr", "abr", "апр", "kwie", "dubn", "duben", "huhti", "nisan", "trav", "квіт", "απρ"}, nil},
	{"May", []string{"magg", "květ", "touko", "mayıs", "svib", "трав", "μαΐ", "μάι"}, []string{"mai", "mayo", "maio", "mei", "maj", "maja", "máj", "mája", "május", "май", "мая", "май"}},
	{"Jun", []string{"jun", "jún", "juin", "giug", "июн", "юни", "czerw", "červn", "červen", "kesä", "iuni", "haziran", "lipnj", "черв", "ιουν"}, nil},
	{"Jul", []string{"jul", "júl", "juil", "lugl", "июл", "юли", "lipc", "lipie", "červenc", "červenec", "heinä", "iuli", "temmuz", "srpnj", "лип", "ιουλ"}, nil},
	{"Aug", []string{"août", "aout", "agos", "augu", "авг", "sierp", "srpn", "srpen", "elok", "ağus", "kolov", "серп", "αυγ"}, []string{"aug"}},
	{"Sep", []string{"sept", "sett", "setem", "sett", "сент", "септ", "wrze", "září", "syys", "szept", "eylül", "ruj", "верес", "σεπτ"}, []string{"sep"}},
	{"Oct", []string{"oct", "okt", "ott", "outu", "окт", "paźdz", "říj", "loka", "ekim", "жовт", "οκτ"}, nil},
	{"Nov", []string{"nov", "нояб", "ноем", "listop", "marras", "noiem", "kasım", "studen", "листоп", "νοε"}, nil},
	{"Dec", []string{"dez", "dece", "des", "déc", "dic", "дек", "grud", "prosin", "joulu", "aralık", "груд", "δεκ"}, []string{"dec"}},
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

// Latin is a day with its month's name and its year, which Hungarian has first.
var Latin = `(?:` + Month + `\s?\d{1,2}` + ordinal + `,?\s*` + longYear + `|\b\d{1,2}` + ordinal + `\s+(?:(?i:de|of)\s+)?` + Month + `,?\s*(?:(?i:del?)\s+)?` + longYear + `|\b` + longYear + `\.?\s+` + Month + `\s+\d{1,2}\b)`

// DayOfMonth is a day with its month's name, with its year or without it.
var DayOfMonth = `(?:` + Month + `,? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|er|\.)? (?:de )?` + Month + `)(?:,? (?:de )?\d{4})?`

func readLatin(printed string) (edition.Date, bool) {
	figures := digits.FindAllString(printed, 2)
	day, year := number(figures[0]), number(figures[1])
	if day > 31 {
		day, year = year, day
	}
	return dayOf(year, monthIn(printed), day)
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
