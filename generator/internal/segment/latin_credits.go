package segment

import (
	"strings"
	"unicode"

	"backissue/generator/internal/dates"
)

// What papers in Latin letters print of who wrote a piece and where: By JANE DOE, From Our Own Correspondent, Special to The
// Times, LONDON, Jan. 7.—, WASHINGTON, Jan. 7 (AP) —, —J. D. An agency or a nameless correspondent is part of the byline as
// printed, and names nobody.

const (
	agencies  = `(?:AP|A\. ?P\.|UPI|UP|U\. ?P\.|INS|PA|AAP|CP|AFP|DPA|dpa|lsw|lby|KNA|epd|EFE|EUROPA PRESS|Europa Press|ANSA|Ansa|ANP|TT|NTB|Ritzau|PAP|PAT|ČTK|čtk|Havas|HAVAS|Stefani|Wolff|W\. ?T\. ?B\.|REUTERS?|Reuters?|Reuter|Xinhua|Bloomberg|TASS|ТАСС|РИА Новости|(?:The )?(?:Associated|United|Canadian|Australian) Press(?: Association)?|Press Association|International News Service|[A-Z][a-z]+ News Service)`
	capsPlace = `\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]*){0,3}(?:, ?(?:[A-Z]\. ?){1,3}|, ?[A-Z][\p{L}]+\.?(?: [A-Z][a-z]+\.?)?)?`
	anyPlace  = `\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|am|an|der|sur|de|on|upon)){0,3}(?:, ?(?:[A-Z]\. ?){1,3}|, ?[A-Z][\p{L}]+\.?(?: [A-Z][a-z]+\.?)?)?`
	wire      = `[\[(] ?(?i:by|per|special|from|copyright)[^\])]{0,60}[\])]\.?`
	ownReport = `[\[(](?:` + agencies + `|(?i:de nuestr[oa]|de notre|dal nostro|do nosso|von unser|from our|by our)[^\])]{0,40})[\])]`
	hyphens   = `(?:—|–|―|--?|=)`
	hour      = `(?:, (?:Evening|Morning|Noon|Midnight|Night|\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.? ?m\.?| (?:de la )?(?:mañana|tarde|noche|matin|soir|mattina|sera|noite|h\.|Uhr|heures|m\.|t\.|n\.))))`
	shortDay  = `\d{1,2}\. ?\d{1,2}\.`
	shorthand = `\(\p{Ll}[\p{Ll}./]{0,9}\.?\)` // who wrote it, as papers sign small items: (red), (l.c.)
)

var (
	// latinDateline opens a paragraph. A place alone needs its capitals and a dash, or an agency; a day makes any place one.
	latinDateline = patternOf(`^(?:[*†§•■●]\s?)?(?:` + wire + `\s*)?(?:` + strings.Join([]string{
		anyPlace + `[,.]? (?:` + dates.DayOfMonth + `|` + dates.Weekday + `|` + shortDay + `)` + hour + `?[.,]?(?: ?[\[(]` + agencies + `[\])])?[.,:]?(?:\s?` + hyphens + `\s*(?:` + wire + `[.,:]?(?:\s?` + hyphens + `)?\s*)?|\s+)`,
		anyPlace + `,? [\[(]` + agencies + `[\])]\.?(?:\s?` + hyphens + `\s*|\s+)`,
		anyPlace + `(?:, \d{1,2}` + hour + `?(?:,? [\[(][^\])]{2,40}[\])])?|,? ` + ownReport + `)[.,:]?\s?(?:—|–|―|--|-)\s*`,
		capsPlace + `[.,:]?(?:\s?(?:—|–|―|--)|\s-|\.-)\s*(?:` + shorthand + `\s*)?`,
		anyPlace + `[.,]? ` + shorthand + `[.:]?(?:\s?` + hyphens + `\s*|\s+)`,
	}, "|") + `)`)

	// wireOnly is a bracketed credit that opens a paragraph without a place.
	wireOnly = patternOf(`^` + wire + `\s*`)

	// datelineRow is a dateline that has a row of its own.
	datelineRow = patternOf(`^(?:` + wire + `|(?:` + wire + `\s*)?` + anyPlace + `[,.]? ` + dates.DayOfMonth + `(?: ?[\[(]` + agencies + `[\])])?[.,:]?\s?` + hyphens + `?|[\[(]?(?:By|BY|by|Per|PER) (?:Atlantic |Ocean |Special |ATLANTIC |SPECIAL )?(?:Telegraph|Cable|Mail|Wire|Wireless|TELEGRAPH|CABLE|MAIL|WIRE|WIRELESS)[^a-z]{0,24}[\])]?\.?)$`)

	weekdayFirst = patternOf(`^` + dates.Weekday)

	// bodyOpens is what follows a dateline: a sentence.
	bodyOpens = patternOf(`^["“'‘„«]?(?:[\p{Lu}0-9$£][\p{Ll}'’\d]|\p{Lu} \p{Ll}|\p{Lu}\. |(?:\p{Lu}{2,} ){1,3}\p{Ll})`)

	// byWord opens a byline that names somebody.
	byWord = patternOf(`^(?:By|BY|by|Von|VON|von|Par|PAR|par|Por|POR|por|Di|DI|di|Door|DOOR|door|Av|AV|Af|AF|Reporting by|Text:|Text und Fotos:|Story by|Tekst:|Testo:)[: ]\s*`)

	// namelessByline is a byline's row that names nobody.
	namelessByline = patternOf(`(?i)^[\[(]?(?:` + strings.Join([]string{
		`(?:our |the )?(?:(?:special|staff|principal|senior|city|crime|political) )?(?:correspondent|reporter|bureau)`,
		`d[ao] (?:reportagem|redação|redacção|sucursal|agência|enviad[oa]|correspondente)[^.!?]{0,30}`,
		`(?:by |from )?(?:a|an|our|the|its)(?: \p{L}+){0,2}[ -](?:correspondents?|reporters?|writers?|representative|contributor|man)[^.!?]{0,30}`,
		`(?:par |de |von |dal |dalla |do |da |van |från |fra |od |от )?(?:notre|nos|unserem|unserer|nuestr[oa]s?|nostr[oai]|noss[oa]|onzen|onze|vår|vores|naszego|našeho|нашего)(?: \p{L}+)?[ -](?:korrespondent\p{L}*|berichterstatter\p{L}*|mitarbeiter\p{L}*|redakteur\p{L}*|redaktions?mitglied\p{L}*|correspondant\p{L}*|corresponsal\p{L}*|corrispondent\p{L}*|correspondente?\p{L}*|envoyé\p{L}*|enviad\p{L}*|inviat\p{L}*|redacteur\p{L}*|verslaggev\p{L}*|rédacti\p{L}*|redacci\p{L}*|redazion\p{L}*|medarbetare|utsände|zpravodaj\p{L}*|корреспондент\p{L}*)[^.!?]{0,30}`,
		`staff reports?|from staff reports|news services|wire reports|from wire reports|redacción|redaction|rédaction|redazione|redactie|agencias?|agences?|agenzie|redaktionen|редакция|пресс-служба.{0,30}`,
		`by (?:the )?` + agencies,
		agencies,
		`@\w{2,30}|[\w.]+@[\w.]+\.\w{2,6}`,
		`[\[(](?:by|per|telegraphed|special|from) [^\])]{3,50}`,
		`special (?:to|dispatch|cable|telegram|correspondence|wire|despatch)[^!?]{0,40}`,
		`(?:correspondence|cable|wireless|telegraphed) (?:of|to) [^!?]{3,40}`,
	}, "|") + `)\.?[\])]?\.?$`)

	// placedByline has the place beside the name: J. PÉREZ | SEVILLA, EFE / MADRID.
	placedByline = patternOf(`^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,4}(?: ?\| ?| / )\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,2}$`)

	// unfinishedByline ends before the name that it announces: Von unserem Redaktionsmitglied.
	unfinishedByline = patternOf(`(?i)(?:mitarbeiter|redakteur|redaktions?mitglied|korrespondent|correspondant|corresponsal|inviato|corrispondente|correspondente|enviado)(?:in|e)?(?: especial| speciale| spécial)?:?$`)

	// job is what stands behind or below a name in a byline.
	job = patternOf(`(?i)\b(?:writers?|reporters?|correspondents?|editors?|staff|press|service|columnist|critic|bureau|special to|special for|contributors?|news|times|redaktion|envoyé)\b|@`)

	// latinTailPattern is what closes a body: a bracket with an agency or a name, or a dash with initials or a source.
	latinTailPattern = patternOf(`(?:^|[.!?”"’'\s]\s*)((?:—|–|―|--|- ) ?(?:(?:[A-Z]\. ?){1,4}|` + agencies + `\.?|[A-Z][\p{L}.'’-]*(?: (?:[A-Z][\p{L}.'’-]*|of|the|and|de|van|von|der)){0,4}\.?)|[(\[](?:` + agencies + `|(?:Reporting|Additional reporting|Writing|Editing) by [^()]{4,120})[)\]]\.?)$`)

	// photoCredit closes a caption.
	photoCredit = patternOf(`(?:[(\[]?(?:Photos?|Photographs?|Picture|Pictures|PHOTOS?|PICTURES?|Foto|Fotos)(?:\s?:| by| BY) ?(?:[A-Z][\p{L}.'’-]*)(?:[ ,/]+(?:[A-Z][\p{L}.'’-]*|and|of|the)){0,7}[)\]]?|[A-Z][\p{L}.'’-]+(?: [A-Z][\p{L}.'’-]*){1,3} ?/ ?(?:The )?[A-Z][\p{L}.]+(?: [A-Z][\p{L}.]+){0,3})(?: ?\([^)]{1,14}\))?\.?$`)

	particle = wordSet("de da di du del der den la le van von zu y of dos das ten ter")
	suffix   = patternOf(`^(?:Jr|Sr|JR|SR|II|III|IV|M\.D|Ph\.D)\.?$`)
	nameWord = patternOf(`^(?:\p{Lu}[\p{L}'’.-]*|\p{Lu}\.(?:\p{Lu}\.)*)$`)
	noName   = wordSet("the our own special correspondent reporter staff writer editor press times news telegraph cable mail bureau service a an from to for and herald post tribune who what how when why associated united")
)

// markLatin finds datelines, bylines and tails, and how the rows look.
func (e *evidence) markLatin() {
	e.faces = make([]face, len(e.rows))
	for i := range e.rows {
		e.faces[i] = faceOf(&e.rows[i])
	}
	e.learnSetting()
	e.forgetNouns()
	places := e.opensWithPlaces()
	for i := range e.rows {
		text := e.rows[i].text
		e.byline[i] = isLatinByline(text) || isDatelineRow(text) ||
			i > 0 && e.byline[i-1] && !isDatelineRow(e.rows[i-1].text) && (goesOnAsByline(text, &e.faces[i]) || namesWhoever(e.rows[i-1].text, text))
		if !e.byline[i] {
			end := latinDatelineEnd(e.joined(i, 3))
			e.opens[i] = end > 0 && (end <= len(e.rows[i].text) || e.brokenDateline(i)) || places && barePlace.MatchString(text)
		}
	}
	for i := range e.rows {
		e.tail[i] = !e.byline[i] && e.endsWithLatinTail(i)
	}
}

// brokenDateline tells whether the dateline that begins on row i can go on below: the row is as full as the next, as a paragraph's first is and a
// headline's last is not, and has no stop at its end, as a deck has.
func (e *evidence) brokenDateline(i int) bool {
	const full = 0.75
	return !strings.HasSuffix(e.rows[i].text, ".") && e.rows[i].width > full*e.rows[i+1].width
}

// barePlace opens a paragraph with a place in capitals that a full stop or a colon sets off: MOOSBACH. Das Hallenbad …
var barePlace = patternOf(`^\p{Lu}{4,}(?:[ -]\p{Lu}{3,}){0,2}[.:] [\p{Lu}„«“"]`)

// opensWithPlaces tells whether it is the way of the page to open its articles so.
func (e *evidence) opensWithPlaces() bool {
	const fewest = 2
	n := 0
	for i := range e.rows {
		if barePlace.MatchString(e.rows[i].text) && !e.faces[i].capitals {
			n++
		}
	}
	return n >= fewest
}

// longestByline is the number of characters of the longest row of a byline.
const longestByline = 70

func isLatinByline(text string) bool {
	if length(text) > longestByline {
		return false
	}
	if namelessByline.MatchString(text) || placedByline.MatchString(text) {
		return true
	}
	loc := byWord.FindStringIndex(text)
	if loc == nil {
		return false
	}
	names, rest := namesOf(text[loc[1]:])
	return len(names) > 0 && (rest == "" || job.MatchString(rest)) || job.MatchString(text) && len(strings.Fields(text)) <= 6 && !strings.HasSuffix(text, ".")
}

// goesOnAsByline tells whether a row below a byline is the rest of it: a job, a paper, an address, more names.
func goesOnAsByline(text string, f *face) bool {
	if length(text) > longestByline || f.words > 7 || f.stops && !strings.HasSuffix(text, "Times.") {
		return false
	}
	if strings.HasPrefix(strings.ToLower(text), "and ") {
		names, rest := namesOf(text[len("and "):])
		return len(names) > 0 && rest == ""
	}
	return job.MatchString(text) && (f.titled || f.capitals || strings.Contains(text, "@") || f.words <= 3)
}

// namesWhoever tells whether text is the name of whoever the row above announces.
func namesWhoever(above, text string) bool {
	if !unfinishedByline.MatchString(above) {
		return false
	}
	names, rest := namesOf(text)
	return len(names) > 0 && rest == ""
}

func isDatelineRow(text string) bool {
	return datelineRow.MatchString(text) && !weekdayFirst.MatchString(text)
}

// latinDatelineEnd gives the length in bytes of the dateline that opens text; 0 when none does.
func latinDatelineEnd(text string) int {
	loc := latinDateline.FindStringIndex(text)
	if weekdayFirst.MatchString(text) {
		return 0 // the paper's day
	}
	if loc == nil {
		if loc = wireOnly.FindStringIndex(text); loc == nil {
			return 0
		}
	}
	if rest := text[loc[1]:]; rest == "" || bodyOpens.MatchString(rest) {
		return loc[1]
	}
	return 0
}

// takeLatinLede takes the dateline from the start of a first paragraph.
func takeLatinLede(p Passage) (lede, Passage) {
	text := shortS(p.String())
	n := length(text[:latinDatelineEnd(text)])
	if n == 0 || n == len(p) {
		return lede{}, p
	}
	return lede{dateline: p[:n]}, p[n:]
}

// endsWithLatinTail tells whether row i closes a body with names behind its last sentence.
func (e *evidence) endsWithLatinTail(i int) bool {
	at := latinTail(e.rows[i].glyphs)
	if at < 0 || e.opens[i] || i+1 < len(e.rows) && e.faces[i+1].lower {
		return false
	}
	if at == 0 {
		return i > 0 && (e.faces[i-1].stops || e.tail[i-1]) && e.faces[i].words <= 8
	}
	// Behind a sentence on its row, a dash and a capital may as well go on below: —The Captain.
	tail := e.rows[i].glyphs[at:].String()
	return surely.MatchString(tail) && stopsLatin(strings.TrimSpace(e.rows[i].glyphs[:at].String()))
}

// surely is what closes a body even behind a sentence on its row: initials, an agency, a bracket, a source with a stop.
var surely = patternOf(`^(?:.{1,3}(?:[A-Z]\. ?){1,4}|.{1,3}` + agencies + `\.?|[(\[].*|.{1,2}[A-Z][^ ]+ [^a-z].*\.)$`)

// latinTail gives where the names begin that close p; -1 when none do.
func latinTail(p Passage) int {
	text := p.String()
	loc := latinTailPattern.FindStringSubmatchIndex(text)
	if loc == nil {
		return -1
	}
	before := strings.TrimSpace(text[:loc[2]])
	if before != "" && !stopsLatin(before) {
		return -1
	}
	return length(text[:loc[2]])
}

// latinCaption gives where the credit of a caption begins; -1 when it has none.
func latinCaption(p Passage) int {
	text := p.String()
	loc := photoCredit.FindStringIndex(text)
	if loc == nil {
		return -1
	}
	return length(text[:loc[0]])
}

// parseLatinCredits reads the names in a byline as printed. Names set in capitals are given as names are written.
func parseLatinCredits(text string) Credits {
	var c Credits
	text = strings.ReplaceAll(text, "\n", ", ") // a row has whole names
	text = strings.Join(strings.Fields(text), " ")
	text = strings.Trim(text, "()[] ")
	if placedByline.MatchString(text) {
		text = strings.TrimSpace(text[:strings.IndexAny(text, "|/")])
	}
	if photo := photoWord.FindStringIndex(text); photo != nil || strings.Contains(text, "/") {
		if photo != nil {
			text = text[photo[1]:]
		}
		person, _, _ := strings.Cut(text, "/")
		c.Photographers, _ = namesOf(person)
		return c
	}
	text = strings.TrimLeft(text, "—–―- ")
	if loc := byWord.FindStringIndex(text); loc != nil {
		text = text[loc[1]:]
	} else if initials.MatchString(text) {
		c.Reporters = []string{text}
		return c
	} else if namelessByline.MatchString(text) {
		return c
	}
	c.Reporters, _ = namesOf(text)
	return c
}

// photoWord opens the credit of a picture.
var photoWord = patternOf(`^(?i:photos?|photographs?|pictures?|fotos?)(?:\s?:| by)\s*`)

var initials = patternOf(`^(?:[A-Z]\. ?){2,4}$`)

// listBreak divides the names of a byline.
var listBreak = patternOf(`\s*(?:[,;&]|\s(?i:and|und|et|y|e)\s)\s*(?:(?i:and|und|et)\s+)?`)

// namesOf gives the names that text opens with, and what stands behind them.
func namesOf(text string) (names []string, rest string) {
	for _, part := range listBreak.Split(text, -1) {
		part = strings.TrimSpace(part)
		switch {
		case rest != "":
			rest += ", " + part
		case len(names) > 0 && suffix.MatchString(part):
			names[len(names)-1] += ", " + part
		case part == "":
		default:
			name, behind := nameOf(part)
			if len(names) > 0 && behind != "" {
				name, behind = "", part // a job: Local Government Reporter
			}
			if name != "" {
				names = append(names, name)
			}
			rest = behind
		}
	}
	return names, rest
}

// nameOf gives the name that part opens with, when it opens with one, and what stands behind it: Jane Doe of The Times.
func nameOf(part string) (name, behind string) {
	words := strings.Fields(strings.TrimRight(part, "."))
	n := 0
	for n < len(words) {
		w := words[n]
		lower := strings.ToLower(w)
		if noName[lower] || lower == "of" && n > 0 || !nameWord.MatchString(w) && !particle[lower] || job.MatchString(w) {
			break
		}
		n++
	}
	const fewest, most = 2, 5
	if n < fewest || n > most || len([]rune(words[n-1])) < 2 || !unicode.IsUpper([]rune(words[0])[0]) || strings.HasPrefix(words[0], "O.") {
		return "", part
	}
	return written(words[:n]), strings.Join(words[n:], " ")
}

// written gives a name as names are written, should it be set in capitals.
func written(words []string) string {
	name := strings.Join(words, " ")
	for _, w := range words {
		if !suffix.MatchString(w) && !particle[w] && !allCapitals(strings.Replace(w, "Mc", "MC", 1)) {
			return name
		}
	}
	for k, w := range words {
		words[k] = writtenWord(w, k > 0)
	}
	return strings.Join(words, " ")
}

func writtenWord(w string, inner bool) string {
	if strings.Contains(w, ".") || suffix.MatchString(w) {
		return w // initials
	}
	lower := strings.ToLower(w)
	if inner && particle[lower] {
		return lower
	}
	out := []rune(lower)
	up := true
	for i, c := range out {
		if up {
			out[i] = unicode.ToUpper(c)
		}
		up = strings.ContainsRune("-'’", c) || i == 1 && lower[:2] == "mc"
	}
	return string(out)
}
