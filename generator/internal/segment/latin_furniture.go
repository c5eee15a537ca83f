package segment

import (
	"strings"

	"backissue/generator/internal/dates"
)

var (
	// latinFurniture is what a page prints about itself, wherever it stands.
	latinFurniture = patternOf(`^(?:` + strings.Join([]string{
		`[—–-]? ?(?:[A-Z]-?)?\d{1,3} ?[—–-]?`,
		`(?i:page|seite|página|pagina) (?:[A-Z]-?)?\d{1,3}`,
		`(?:PAGE|Page) (?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|One|Two|Three|Four|Five|Six|Seven|Eight)`,
		`(?i:vol(?:ume|\.)?) ?[IVXLCDM\d]+\b.{0,80}`,
		`(?i:no\.|nr\.|n°|issue|number) ?[\d,.]+\.?(?: .{0,40})?`,
		`(?i:price|preis|prix|single copies|established|gegründet|founded|registered at|entered at|published every)\b.{0,70}`,
		`(?i:(?:one|two|three|four|five|six|ten|half)[ -]?(?:cents?|pence|penny|pfennig|groschen)|(?:[$£€] ?)?\d{1,3}(?:[.,]\d\d)? ?(?:[€cd¢]|cents?|centimes|pf|pence)?)\.?`,
		`(?i:(?:one|two|four|six|eight|ten|twelve|fourteen|sixteen|\d{1,3}) pages)\.?`,
		`(?i:(?:late|early|final|city|home|morning|evening|first|second|national|late city) edition)\.?`,
		`(?:©|\(c\)|Copyright ).{3,80}`,
		`\S+\.(?:com|org|net|co\.uk|com\.au|de|fr)(?:/\S*)?`,
	}, "|") + `)$`)

	dayRow = patternOf(dates.Latin)
	onDay  = patternOf(dates.Weekday + `.{0,3}` + dates.Latin)

	// paperName is a masthead.
	paperName = patternOf(`^(?:(?i:the|die|der|das|le|la|el|il) )?(?:[\p{L}'’.-]+ ){0,3}(?i:times|herald|gazette|chronicle|post|news|tribune|sun|star|journal|courier|examiner|advertiser|telegraph|mail|record|press|observer|guardian|mercury|argus|republican|democrat|bulletin|echo|register|globe|standard|enterprise|intelligencer|zeitung|nachrichten|anzeiger|tageblatt|bote|matin|temps|figaro|soir|diario|corriere|gazzetta|dispatch|sentinel|citizen|leader)(?: [A-Z&-][\p{L}'’.-]*){0,2}\.?$`)

	latinJump = patternOf(`^(?:\W{0,3}(?i:(?:please )?(?:continued|cont[’']?d|cont\.|concluded|turn|see|story|more|fortsetzung|siehe|suite|voir|lire|sigue|continúa|viene|continua)\b[^.!?]{0,40}?\b(?:pages?|seite|página|pagina|p\.|column|col\.)\s?(?:[A-Z]-?)?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:, ?(?:col(?:umn|\.)?) ?\d)?|(?:continued|concluded) (?:on|from) (?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|next|last|\d+(?:st|nd|rd|th)) page|from (?:page )?(?:[A-Z]-?)?\d{1,3}|from page [A-Z]?\d{1,3})\W{0,3})$`)

	latinNotice = patternOf(`^(?:WANTED|FOR SALE|FOR RENT|TO LET|TO RENT|TO BE SOLD|LOST|FOUND|AUCTION|SITUATIONS? (?:WANTED|VACANT)|HELP WANTED|BOARD AND|BIRTHS?|MARRIAGES?|DEATHS?|DIED|MARRIED|BORN|(?:PUBLIC |LEGAL )?NOTICES?|LEGAL NOTICE|CLASSIFIEDS?|ADVERTISEMENTS?|Wanted|For Sale|For sale|Notice is hereby given|The weather|THE WEATHER|Weather forecast|WEATHER(?: FORECAST)?|Das Wetter|Wetter|Kleinanzeigen|Zu vermieten|Zu verkaufen|Petites annonces)(?:\b|$)(?:[^\p{L}]|$|[ —–-]+\p{Lu})`)

	latinContact = patternOf(`(?i)^(?:subscriptions?|advertising|newsroom|editor|telephone|tel\.|phone|circulation|classifieds?)\b ?(?:rates|[:.])|\b(?:tel|telephone|phone)\b[.: ]*\(?\d{2,}`)

	sectionLabel = patternOf(`^(?i:sports?|business|opinion|metro|local news|local|world|nation|national|international|arts|culture|life|news|obituaries|editorials?|letters|classifieds?|features|finance|markets|front page|weather)$`)
)

// edgeRows is how many rows from the top or the end of a page its furniture stands within.
const edgeRows = 14

// findTransparentLatin marks the rows that belong to no body.
func (e *evidence) findTransparentLatin() {
	n := len(e.rows)
	e.kind = make([]transparentKind, n)
	for i := range e.rows {
		r, f := &e.rows[i], &e.faces[i]
		edge := i < edgeRows || i >= n-edgeRows/2
		notice := i > 0 && (e.kind[i-1] == noticeRow || e.kind[i-1] == noticeMoreRow)
		switch {
		case latinJump.MatchString(r.text):
			e.kind[i] = jumpRow
		case f.letters == 0 && f.digits > 0 && e.endsSentenceAbove(i):
			// a figure that is the last of its sentence
		case f.letters+f.digits == 0, latinFurniture.MatchString(r.text) && (edge || f.letters < 2 || r.blankBefore && r.blankAfter),
			edge && e.isDayRow(i), contactRow(r.text):
			e.kind[i] = furnitureRow
		case latinNotice.MatchString(r.text) && !e.headlineAlike(i):
			e.kind[i] = noticeRow
		case notice && e.noticeGoesOn(i):
			e.kind[i] = noticeMoreRow
		}
	}
	e.markMastheads()
	e.markCaptions()
}

// endsSentenceAbove tells whether row i, by its stop, ends the sentence that the row above leaves open.
func (e *evidence) endsSentenceAbove(i int) bool {
	return i > 0 && strings.HasSuffix(e.rows[i].text, ".") && !e.rows[i].blankBefore && !e.faces[i-1].stops && !e.faces[i-1].capitals && e.kind[i-1] == opaque
}

func contactRow(text string) bool { return latinContact.MatchString(text) && length(text) < 70 }

// isDayRow tells whether row i is the paper's day, perhaps with its name, place and price, rather than a sentence that names a day.
func (e *evidence) isDayRow(i int) bool {
	text := e.rows[i].text
	loc := dayRow.FindStringIndex(text)
	if loc == nil || length(text) > 110 {
		return false
	}
	if onDay.MatchString(text) && !endsInProse(text[loc[1]:]) && !endsInProse(text[:loc[0]]) {
		return true
	}
	return !e.opens[i] && !endsInProse(text[:loc[0]]) && !endsInProse(text[loc[1]:]) && len(strings.Fields(text)) <= 12
}

// endsInProse tells whether text has words of a sentence: small ones, but for the few that mastheads have.
func endsInProse(text string) bool {
	for _, w := range strings.Fields(text) {
		w = strings.Trim(w, ".,;:—–-()")
		if len(w) > 1 && w == strings.ToLower(w) && strings.ContainsFunc(w, func(c rune) bool { return c >= 'a' && c <= 'z' }) && !mastheadWord[w] {
			return true
		}
	}
	return false
}

var mastheadWord = wordSet("the of and for price cents cent pages page morning evening edition vol no den der le du de day est established copy st nd rd th")

// headlineAlike tells whether the word that opens row i like a notice opens a headline instead: nothing of a notice follows.
func (e *evidence) headlineAlike(i int) bool {
	f := &e.faces[i]
	return f.capitals && f.words > 4 && !strings.ContainsAny(e.rows[i].text, "—–:") || f.titled && f.words > 3 && !strings.ContainsAny(e.rows[i].text, "—–.,:")
}

// longestNotice is the number of rows a notice has at most that nothing closes.
const longestNotice = 12

// noticeGoesOn tells whether row i is a further row of the notice above it.
func (e *evidence) noticeGoesOn(i int) bool {
	f := &e.faces[i]
	from := i
	for from > 0 && e.kind[from-1] == noticeMoreRow {
		from--
	}
	if e.opens[i] || e.byline[i] || i-from >= longestNotice || e.rows[i].blankBefore && e.blankBreaks > 0.5 {
		return false
	}
	return !(f.capitals && f.words >= 2 && e.faces[i-1].stops)
}

// markMastheads marks the paper's name and the page's, which stand beside its other furniture.
func (e *evidence) markMastheads() {
	n := len(e.rows)
	e.markTopName()
	for range 2 {
		for i := range e.rows {
			if e.kind[i] != opaque || i >= edgeRows && i < n-edgeRows/2 {
				continue
			}
			beside := i > 0 && e.kind[i-1] == furnitureRow || i+1 < n && e.kind[i+1] == furnitureRow
			text := e.rows[i].text
			if beside && (paperName.MatchString(text) && e.faces[i].words <= 6 || sectionLabel.MatchString(text)) {
				e.kind[i] = furnitureRow
			}
		}
	}
}

// markTopName marks the rows above the furniture at the very top of a page: the paper's name, whatever it is.
func (e *evidence) markTopName() {
	const most = 3
	for i := 0; i < min(most, len(e.rows)-1); i++ {
		if e.kind[i] != opaque {
			return
		}
		if e.faces[i].words > 6 || e.faces[i].lower {
			return
		}
		if e.kind[i+1] == furnitureRow {
			for j := 0; j <= i; j++ {
				e.kind[j] = furnitureRow
			}
			return
		}
	}
}

// markCaptions marks the rows of captions, which a photographer's name closes.
func (e *evidence) markCaptions() {
	for i := range e.rows {
		at := latinCaption(e.rows[i].glyphs)
		if at < 0 || e.kind[i] != opaque || e.byline[i] {
			continue
		}
		from := i
		for from > 0 && i-from < longestCaption && e.kind[from-1] == opaque && !e.byline[from-1] && !e.tail[from-1] {
			if e.rows[from].blankBefore && (from < i || at > 0) {
				break
			}
			if above := &e.faces[from-1]; above.stops && (from < i || at > 0) || above.capitals {
				break
			}
			from--
		}
		if from == i && at == 0 {
			continue // a credit with nothing to credit
		}
		for j := from; j <= i; j++ {
			e.kind[j] = captionRow
		}
		e.tail[i] = true
	}
}
