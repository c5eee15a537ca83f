package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"backissue/generator/internal/dates"
)

// A dateline says where and when a report was written, and which agency sent it: LONDON, Jan. 7.—, WASHINGTON, Jan. 7 (AP) —,
// Hamburg (dpa). , MADRID, 6 de enero. , STOCKHOLM (TT) . Its marks make one wherever they stand; a place and a stop alone make one only
// where a headline or a byline stands above: Köln. Es …

const (
	agencies  = `(?:AP|A\. ?P\.|UPI|UP|INS|PA|AAP|CP|AFP|DPA|dpa|EFE|ANSA|ANP|TT|NTB|Ritzau|PAT|STT|RB|Havas|HAVAS|Stefani|Wolff|W\. ?T\. ?B\.|lsw|lby|EUROPA PRESS|РИА Новости|U\. ?P\.|čtk|Ansa|ČTK|ČSTK|TASR|PAP|MTI|TASS|ТАСС|РИА|АПН|APA|ddp|sid|SID|KNA|epd|ap|afp|rtr|ADN|Lusa|LUSA|ANI|AGI|Adnkronos|Europa Press|Belga|BELGA|SDA|sda|ATS|REUTERS?|Reuters?|Reuter|Xinhua|Bloomberg|(?:The )?(?:Associated|United|Canadian|Australian) Press(?: Association)?|Press Association|International News Service|[A-Z][a-z]+ News Service)`
	senders   = `[\[(](?:` + agencies + `|\p{Lu}{2,6}|\p{Ll}{2,4})(?:[/, -]+(?:` + agencies + `|\p{Lu}{2,6}|\p{Ll}{2,4}|\p{Lu}\p{Ll}+))?[\])]`
	placeWord = `\p{Lu}[\p{L}.'’-]+`
	capsWord  = `\p{Lu}[\p{Lu}.'’-]+`
	region    = `(?:, ?(?:[A-Z]\. ?){1,3}(?:\p{Lu}\p{Ll}+\.?)?|, ?\p{Lu}[\p{L}]+\.?(?: \p{Lu}\p{Ll}+\.?)?)?`
	capsPlace = capsWord + `(?:[ /](?:\p{Lu}[\p{Lu}.'’-]*)){0,3}` + region
	anyPlace  = placeWord + `(?:[ /](?:\p{Lu}[\p{L}.'’-]*|am|an|der|sur|de|on|upon|do|da|del)){0,3}` + region
	wire      = `[\[(] ?(?i:by|per|special|from|copyright)[^\])]{0,60}[\])]\.?`
	ownReport = `[\[(](?:` + agencies + `|(?i:de nuestr[oa]|de notre|dal nostro|do nosso|von unser|from our|by our)[^\])]{0,40})[\])]`
	hyphens   = `(?:—|–|―|--?|=)`
	hour      = `(?:, (?:Evening|Morning|Noon|Midnight|Night|\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.? ?m\.?| (?:de la )?(?:mañana|tarde|noche|matin|soir|mattina|sera|noite|h\.|Uhr|heures|m\.|t\.|n\.))|(?:notte|sera|mattin[ao]|giorno|noche|tarde|mañana|noite|manhã|soir|matin|midi|abends|morgens|mittags|nachts)))`
	shortDay  = `\d{1,2}\. ?\d{1,2}\.`
	shorthand = `\(\p{Ll}[\p{Ll}./]{0,9}\.?\)` // who wrote it, as papers sign small items: (red), (l.c.)
	dashEnd   = `(?:\s?` + hyphens + `\s*|\s+)`
)

var (
	// latinDateline opens a paragraph. A place alone needs its capitals and a dash, or an agency; a day makes any place one.
	latinDateline = patternOf(`^(?:[*†§•■●]\s?)?(?:` + wire + `\s*)?(?:` + strings.Join([]string{
		anyPlace + `[,.]? (?:` + dates.DayOfMonth + `|` + dates.Weekday + `|` + shortDay + `)` + hour + `?[.,]?(?: ?[\[(][^\])]{1,24}[\])])?[.,:]?(?:\s?` + hyphens + `\s*(?:` + wire + `[.,:]?(?:\s?` + hyphens + `)?\s*)?|\s+)`,
		anyPlace + `,? ` + senders + `[.:]?` + dashEnd,
		anyPlace + `(?:, \d{1,2}` + hour + `?(?:,? [\[(][^\])]{2,40}[\])])?|,? ` + ownReport + `)[.,:]?\s?(?:—|–|―|--|-)\s*`,
		capsPlace + `[.,:]?(?:\s?(?:—|–|―|--)|\s-|\.-)\s*(?:` + shorthand + `\s*)?`,
		capsPlace + `[.,]?(?: \d{1,2}\.?)? [\[(](?i:` + dates.Weekday + `|despacho|telegrama|por (?:tel|cable)|conferencia|urgente|noche|tarde|madrugada|\d{1,2}[ ,.:])[^\])]{0,90}[\])][.,:]?\s+`,
		anyPlace + `[.,]? ` + shorthand + `[.:]?(?:\s?` + hyphens + `\s*|\s+)`,
	}, "|") + `)`)

	// plainDateline is a place that only its stop, its colon or its capitals set off: below a headline or a byline it is one.
	plainDateline = patternOf(`^(?:` + strings.Join([]string{
		placeWord + `(?:[ /-]` + placeWord + `){0,2}(?:\. ?` + hyphens + `|[.:]| ` + hyphens + `) `,
		capsWord + `(?: ` + capsWord + `){0,2}[.:]? `,
	}, "|") + `)`)

	// wireOnly is a bracketed credit that opens a paragraph without a place.
	wireOnly = patternOf(`^` + wire + `\s*`)

	// datelineRow is a dateline that has a row of its own.
	datelineRow = patternOf(`^(?:` + wire + `|(?:` + wire + `\s*)?` + anyPlace + `[,.]? ` + dates.DayOfMonth + `(?: ?[\[(]` + agencies + `[\])])?[.,:]?\s?` + hyphens + `?)$`)

	// byWire is another: (By Telegraph.)
	byWire = patternOf(`^[\[(]?(?:By|BY|by|Per|PER) (?:Atlantic |Ocean |Special |ATLANTIC |SPECIAL )?(?:Telegraph|Cable|Mail|Wire|Wireless|TELEGRAPH|CABLE|MAIL|WIRE|WIRELESS)[^a-z]{0,24}[\])]?\.?$`)

	// received is when a message came in, on a row of its own: (Received March 25, 8.30 a.m.)
	received = patternOf(`^[\[({<](?i:received|rec[’']?d\.?|re[cç]u|recibido|empfangen|eingegangen)\b[^\])}>]{0,50}\d[^\])}>]{0,30}[\])}>]\.?$`)

	placeAndDay = patternOf(`^` + anyPlace + `[,.]? (?:` + dates.Month + `,? \d{1,2}|\d{1,2}\.? ` + dates.Month + `)`)
	dayAndDash  = patternOf(`\d[^\d]*` + hyphens + `\s*$`)

	weekdayFirst = patternOf(`^` + dates.Weekday)

	// bodyOpens is what follows a dateline: a sentence.
	bodyOpens = patternOf(`^["“'‘„«»”(\[]?(?:[\p{Lu}0-9$£][\p{Ll}'’\d]|\p{Lu} \p{Lu}?\p{Ll}|\p{Lu}\. |(?:\p{Lu}{2,} ){1,3}\p{Ll})`)
)

const figures = "0123456789"

func isDatelineRow(text string) bool {
	isOne := strings.ContainsAny(text, figures+"[(") && (datelineRow.MatchString(text) || received.MatchString(text)) || byWire.MatchString(text)
	return isOne && !weekdayFirst.MatchString(text)
}

// latinDatelineEnd gives the length in bytes of the dateline that opens text; 0 when none does.
func latinDatelineEnd(text string) int {
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsLower(first) {
		return 0
	}
	loc := latinDateline.FindStringIndex(text)
	if loc == nil {
		loc = dayAtWord(text)
	}
	if loc == nil {
		loc = wireOnly.FindStringIndex(text)
	}
	if loc == nil || weekdayFirst.MatchString(text) {
		return 0 // or it is the paper's day
	}
	if rest := text[loc[1]:]; rest == "" || bodyOpens.MatchString(rest) || dayAndDash.MatchString(text[:loc[1]]) {
		return loc[1]
	}
	return 0
}

// dayAtWord gives where a dateline stands that the blank behind its day is missing of: York, January 6The mayor …
func dayAtWord(text string) []int {
	if !strings.ContainsAny(text, figures) {
		return nil
	}
	loc := placeAndDay.FindStringIndex(text)
	if loc == nil {
		return nil
	}
	if next, _ := utf8.DecodeRuneInString(text[loc[1]:]); !unicode.IsUpper(next) {
		return nil
	}
	return loc
}

// plainDatelineEnd gives the length in bytes of the place that text opens with and goes on behind as a body does; 0 when it has none.
func plainDatelineEnd(text string) int {
	loc := plainDateline.FindStringIndex(text)
	if loc == nil || weekdayFirst.MatchString(text) || noPlace.MatchString(text) || !plainBodyOpens.MatchString(text[loc[1]:]) {
		return 0
	}
	if place := strings.TrimRight(text[:loc[1]], " "); endsAbbreviated(place) || stopsNone(place) && length(place) < 4 {
		return 0
	}
	return loc[1]
}

// stopsNone tells whether a place has no mark behind it.
func stopsNone(place string) bool { return !strings.ContainsAny(place[len(place)-1:], ".:-") }

// plainBodyOpens is what follows a place that only a stop sets off: a word with a capital and small letters.
var plainBodyOpens = patternOf(`^["“'‘„«»”]?(?:\p{Lu}[\p{Ll}'’]|\p{Lu} \p{Ll}|\d|\p{Lu}{2,}[ -])`)

// noPlace is a word that no place's name opens with: TO THE EDITOR OF THE EXAMINER.
var noPlace = patternOf(`^(?i:to|from|at|on|in|for|of|and|by|am|im|zur|zum|von|aus|für|aux|dans|pour|sur|en|por|para|nella|nel|och|till|från) `)

// takeLatinLede takes the dateline from the start of a first paragraph.
func takeLatinLede(p Passage) (lede, Passage) {
	text := shortS(p.String())
	end := latinDatelineEnd(text)
	if end == 0 {
		end = plainDatelineEnd(text)
	}
	n := length(text[:end])
	if n == 0 || n == len(p) {
		return lede{}, p
	}
	return lede{dateline: p[:n]}, p[n:]
}
