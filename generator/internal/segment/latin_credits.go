package segment

import (
	"strings"
	"unicode"
)

// What papers in Latin letters print of who wrote a piece and where: By JANE DOE, From Our Own Correspondent, Special to The
// Times, LONDON, Jan. 7.—, WASHINGTON, Jan. 7 (AP) —, —J. D. An agency or a nameless correspondent is part of the byline as
// printed, and names nobody.

var (
	// byWord opens a byline that names somebody.
	byWord = patternOf(`^(?i:(?:` + byWords + `)(?::| +(?:` + ownPeople + `)[:,]?)?|(?:` + ownPeople + `)[:,]?)\s+`)

	// namelessByline is a byline's row that names nobody.
	namelessByline = patternOf(`(?i)^[\[(]?(?:` + strings.Join([]string{
		`(?:our |the )?(?:(?:special|staff|principal|senior|city|crime|political) )?(?:correspondent|reporter|bureau)`,
		`d[ao] (?:reportagem|redação|redacção|sucursal|agência|enviad[oa]|correspondente)[^.!?]{0,30}`,
		`(?:(?:` + byWords + `|from|de|od|fra|från|от) )?(?:` + ownPeople + `)(?:,? (?:in|à|en|a|i|w|v|в) \p{L}+)?`,
		`(?:by |from )?(?:a|an|our|the|its)(?: \p{L}+){0,2}[ -](?:correspondents?|reporters?|writers?|representative|contributor)[^.!?]{0,30}`,
		`(?:par |de |von |dal |dalla |do |da |van |från |fra |od |от )?(?:notre|nos|unserem|unserer|nuestr[oa]s?|nostr[oai]|noss[oa]|onzen|onze|vår|vores|naszego|našeho|нашего)(?: \p{L}+)?[ -](?:korrespondent\p{L}*|berichterstatter\p{L}*|mitarbeiter\p{L}*|redakteur\p{L}*|redaktions?mitglied\p{L}*|correspondant\p{L}*|corresponsal\p{L}*|corrispondent\p{L}*|correspondente?\p{L}*|envoyé\p{L}*|enviad\p{L}*|inviat\p{L}*|redacteur\p{L}*|verslaggev\p{L}*|rédacti\p{L}*|redacci\p{L}*|redazion\p{L}*|medarbetare|utsände|zpravodaj\p{L}*|корреспондент\p{L}*)[^.!?]{0,30}`,
		`staff reports?|from staff reports|news services|wire reports|from wire reports|redacción|redaction|rédaction|redazione|redactie|agencias?|agences?|agenzie|redaktionen|редакция|пресс-служба.{0,30}`,
		namelessWords,
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
	job = patternOf(`(?i)(?:^|[^\p{L}])(?:` + jobWords + `)(?:$|[^\p{L}])|@`)

	// latinTailPattern is what closes a body: a bracket with an agency or a name, or a dash with initials or a source.
	latinTailPattern = patternOf(`(?:^|[.!?”"’'\s]\s*)((?:—|–|―|--|- ) ?(?:(?:[A-Z]\. ?){1,4}|` + agencies + `\.?|\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|and|de|van|von|der)){0,4}\.?)|[(\[](?:` + agencies + `|(?:Reporting|Additional reporting|Writing|Editing) by [^()]{4,120})[)\]]\.?)$`)

	// photoCredit closes a caption.
	photoCredit = patternOf(`(?:[(\[](?i:photos?|fotos?|ph\.|fot\.|bild|picture):? ?\p{Lu}[\p{L}.&’' -]{1,30}[)\]]|Photos? (?:DR|AFP|(?:\p{Lu}\. ?){2})|[(\[]?(?:Photos?|Photographs?|Picture|Pictures|PHOTOS?|PICTURES?|Foto|Fotos)(?:\s?:| by| BY) ?(?:[A-Z][\p{L}.'’-]*)(?:[ ,/]+(?:[A-Z][\p{L}.'’-]*|and|of|the)){0,7}[)\]]?|[A-Z][\p{L}.'’-]+(?: [A-Z][\p{L}.'’-]*){1,3} ?/ ?(?:The )?[A-Z][\p{L}.]+(?: [A-Z][\p{L}.]+){0,3})(?: ?\([^)]{1,14}\))?\.?$`)

	particle = wordSet("de da di du del der den la le van von zu y of dos das ten ter")
	suffix   = patternOf(`^(?:Jr|Sr|JR|SR|II|III|IV|M\.D|Ph\.D)\.?$`)
	nameWord = patternOf(`^(?:\p{Lu}[\p{L}'’.-]*|\p{Lu}\.(?:\p{Lu}\.)*)$`)
	noName   = wordSet("the our own special correspondent reporter staff writer editor press times news telegraph cable mail bureau service a an from to for and herald post tribune who what how when why associated united")
)

// markLatin finds datelines, bylines and tails, and how the rows look.
func (e *evidence) markLatin() {
	e.faces = make([]face, len(e.rows))
	e.tongue = tongueOf(e.rows)
	for i := range e.rows {
		e.faces[i] = faceOf(&e.rows[i], e.tongue)
	}
	e.learnSetting()
	e.forgetNouns()
	places := e.opensWithPlaces()
	for i := range e.rows {
		text := e.rows[i].text
		e.byline[i] = isLatinByline(text) || isDatelineRow(text) ||
			i > 0 && e.byline[i-1] && !isDatelineRow(e.rows[i-1].text) && (goesOnAsByline(text, &e.faces[i]) || namesWhoever(e.rows[i-1].text, text) || isBareName(text) && namelessByline.MatchString(e.rows[i-1].text))
		if !e.byline[i] {
			end := latinDatelineEnd(e.joined(i, 3))
			if end > len(e.rows[i].text) && (e.datelineAt(i+1) || e.datelineAt(i+2)) {
				continue // of a row below: a name stands here, which looks as a place does
			}
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

// datelineAt tells whether row i by itself opens with a dateline.
func (e *evidence) datelineAt(i int) bool {
	return i < len(e.rows) && (latinDatelineEnd(e.rows[i].text) > 0 || isDatelineRow(e.rows[i].text))
}

// longestByline is the number of characters of the longest row of a byline.
const longestByline = 70

func isLatinByline(text string) bool {
	if length(text) > longestByline {
		return false
	}
	text = mendCredit(text)
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
	text = mendCredit(text)
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
	capitalised := particleCapital.MatchString(text)
	if loc := byWord.FindStringIndex(text); loc != nil {
		text = text[loc[1]:]
	} else if initials.MatchString(text) {
		c.Reporters = []string{text}
		return c
	} else if namelessByline.MatchString(text) {
		return c
	}
	c.Reporters, _ = namesOf(text)
	if capitalised && allCapitals(text) {
		for k, name := range c.Reporters {
			c.Reporters[k] = withParticles(name)
		}
	}
	return c
}

// particleCapital is a byline in a language that writes the particles of surnames with a capital.
var particleCapital = patternOf(`^(?i:(?:` + eachLanguage(func(l *language) string {
	if l.particles {
		return l.by + "|" + l.own
	}
	return ""
}) + `)[\s,:])`)

// withParticles gives a name with capitals for its particles.
func withParticles(name string) string {
	words := strings.Fields(name)
	for k, w := range words {
		if particle[w] {
			words[k] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// photoWord opens the credit of a picture.
var photoWord = patternOf(`^(?i:photos?|photographs?|pictures?|fotos?)(?:\s?:| by)\s*`)

var initials = patternOf(`^(?:[A-Z]\. ?){2,4}$`)

// listBreak divides the names of a byline.
var listBreak = patternOf(`\s*(?:[,;&]|\s(?i:and|und|et|y|e)\s)\s*(?:(?i:and|und|et)\s+)?`)

// namesOf gives the names that text opens with, and what stands behind them.
func namesOf(text string) (names []string, rest string) {
	for _, part := range listBreak.Split(text) {
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
