package segment

import (
	"strings"
	"unicode"

	"backissue/generator/internal/dates"
)

var (
	dayRow    = patternOf(dates.Latin)
	dayOfWeek = patternOf(dates.Weekday)
	onDay     = patternOf(dates.Weekday + `.{0,3}` + dates.Latin)
)

// edgeRows is how many rows from the top or the end of a page its furniture stands within.
const edgeRows = 14

// wordiest is how many words of furniture have no figure among them: Le numéro du port … opens a sentence.
const wordiest = 6

// findTransparentLatin marks the rows that belong to no body.
func (e *evidence) findTransparentLatin() {
	n := len(e.rows)
	e.kind = make([]transparentKind, n)
	for i := range e.rows {
		r, f := &e.rows[i], &e.faces[i]
		edge := i < edgeRows || i >= n-edgeRows/2
		notice := i > 0 && (e.kind[i-1] == noticeRow || e.kind[i-1] == noticeMoreRow)
		switch {
		case latinJump.MatchString(r.text), latinToCome.MatchString(r.text):
			e.kind[i] = jumpRow
		case f.letters == 0 && f.digits > 0 && e.endsSentenceAbove(i):
			// a figure that is the last of its sentence
		case f.letters+f.digits == 0, (edge || f.letters < 2 || r.blankBefore && r.blankAfter && (f.digits > 0 || f.words <= wordiest)) && latinFurniture.MatchString(r.text),
			e.isStrayFurniture(i), e.isMisreadVolume(i), edge && (e.isDayRow(i) || latinImprint.MatchString(r.text) || latinOrgan.MatchString(r.text)), contactRow(r.text), e.isIndexRow(i):
			e.kind[i] = furnitureRow
		case latinNotice.MatchString(r.text) && !e.headlineAlike(i):
			e.kind[i] = noticeRow
		case notice && e.noticeGoesOn(i):
			e.kind[i] = noticeMoreRow
		}
	}
	e.markMastheads()
	e.markColumnCredits()
	e.markCaptions()
	e.markNamesInCapitals()
	e.learnHeads()
	e.findDecks()
	e.markSignatures()
}

var (
	// strayDay and strayPage are the paper's day and the page's number and nothing else, which extractors put anywhere on a page.
	strayDay  = patternOf(`^` + dates.Weekday + `,?(?: (?:the|den|dem|le|d\.))? ` + dates.Latin + `(?: ?г\.?| r\.)?$`)
	strayPage = patternOf(`^(?:` + pageWord + ` ?(?:[A-Z]-?)?\d{1,3}|\d{1,2} (?i:` + sections + `))$`)
)

// isStrayFurniture tells whether row i is the page's day or number, wherever it stands. A row that the one above leaves open goes on with it.
func (e *evidence) isStrayFurniture(i int) bool {
	f := &e.faces[i]
	if f.digits == 0 || i > 0 && e.faces[i-1].open {
		return false
	}
	text := e.rows[i].text
	return strayPage.MatchString(text) || f.digits >= fewestInDay && strayDay.MatchString(text)
}

// volume is a Roman number of a paper's year.
var volume = patternOf(`(?:^|[^\p{L}])[IVXLCDM]{3,}(?:[^\p{L}]|$)`)

// isMisreadVolume tells whether row i, on top of the page, is its volume and number with their words misread: VOIV O1 LXIII----N 0 20.620.
func (e *evidence) isMisreadVolume(i int) bool {
	const rows, fewest = 3, 3
	f := &e.faces[i]
	return i < rows && f.capitals && f.digits >= fewest && volume.MatchString(e.rows[i].text)
}

// markColumnCredits marks the rows that say how a column's messages came, between its name and the headline of the first of them: whose credit
// they are is every message's. CABLE NEWS. / [BY ELECTRIC TELEGRAPH.—COPYRIGHT.] / STORMS IN AMERICA. / NEW YORK, March 24. …
func (e *evidence) markColumnCredits() {
	const most = 3
	for i := 1; i < len(e.rows); i++ {
		if !e.byline[i] || e.kind[i] != opaque || e.kind[i-1] != opaque || !e.faces[i-1].capitals || e.byline[i-1] {
			continue
		}
		to := i
		for to < len(e.rows) && to-i < most && e.byline[to] && e.kind[to] == opaque && strings.ContainsAny(e.rows[to].text[:1], "[({") {
			to++
		}
		if to == i || to+1 >= len(e.rows) || !e.faces[to].capitals || e.byline[to] || e.opens[to] || !e.opens[to+1] && e.faces[to+1].capitals {
			continue
		}
		if label.MatchString(e.rows[i-1].text) || i > 1 && label.MatchString(e.rows[i-2].text) {
			for k := i; k < to; k++ {
				e.kind[k], e.byline[k] = furnitureRow, false
			}
		}
	}
}

// isIndexRow tells whether row i is of an index of the paper, or the title of one.
func (e *evidence) isIndexRow(i int) bool {
	text := e.rows[i].text
	return latinIndex.MatchString(text) || i+1 < len(e.rows) && indexTitle.MatchString(text) && latinIndex.MatchString(e.rows[i+1].text)
}

// endsSentenceAbove tells whether row i, by its stop, ends the sentence that the row above leaves open.
func (e *evidence) endsSentenceAbove(i int) bool {
	return i > 0 && strings.HasSuffix(e.rows[i].text, ".") && !e.rows[i].blankBefore && !e.faces[i-1].stops && !e.faces[i-1].capitals && e.kind[i-1] == opaque
}

func contactRow(text string) bool { return latinContact.MatchString(text) && length(text) < 70 }

// fewestInDay is the number of digits that a day and its year have.
const fewestInDay = 5

// wordiestDay is how many words the row of a page's number, the paper's name and its day has.
const wordiestDay = 10

// pageAndDay is such a row.
var pageAndDay = patternOf(`^\d{1,3}[.,]? ?` + pageWord + ` .{0,60}` + dates.Latin + `|^` + dates.Latin + `.{0,60} ` + pageWord + ` ?\d{1,3}$`)

// isDayRow tells whether row i is the paper's day, perhaps with its name, place and price, rather than a sentence that names a day.
func (e *evidence) isDayRow(i int) bool {
	text := e.rows[i].text
	if e.faces[i].digits < fewestInDay {
		return false
	}
	if pageAndDay.MatchString(text) && e.faces[i].words <= wordiestDay {
		return true
	}
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
	for _, w := range strings.Fields(dayOfWeek.ReplaceAllString(text, "")) {
		w = strings.Trim(w, ".,;:—–-()")
		if len(w) > 1 && w == strings.ToLower(w) && strings.ContainsFunc(w, unicode.IsLower) && !mastheadWord[w] {
			return true
		}
	}
	return false
}

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
	if e.isNameAlone() {
		e.kind[0] = furnitureRow
	}
	for range 2 {
		for i := range e.rows {
			if e.kind[i] != opaque || i >= edgeRows && i < n-edgeRows/2 {
				continue
			}
			beside := i > 0 && e.kind[i-1] == furnitureRow || i+1 < n && e.kind[i+1] == furnitureRow
			text := e.rows[i].text
			if beside && (paperName.MatchString(text) && e.faces[i].words <= 6 && !label.MatchString(text) || sectionLabel.MatchString(text)) {
				e.kind[i] = furnitureRow
			}
		}
	}
}

// mastheadRows is how many rows a masthead has at most.
const mastheadRows = 10

// isNameAlone tells whether the first row of the page is the paper's name though none of its other furniture stands by: it is worded as one, or the
// only row in capitals; and what stands below an empty line is a headline.
func (e *evidence) isNameAlone() bool {
	const longest, longestCapitals = 5, 1
	if len(e.rows) < 4 || e.kind[0] != opaque || !e.rows[0].blankAfter || e.faces[0].words > longest || e.faces[0].stops || e.faces[0].lower {
		return false
	}
	widest := 0.0
	for i := range e.rows[:min(len(e.rows), edgeRows)] {
		widest = max(widest, e.rows[i].width)
	}
	if e.byline[1] || e.opens[1] || e.faces[1].stops || e.rows[1].width > latinShort*widest && !e.rows[1].blankAfter {
		return false
	}
	capitals := 0
	for i := 1; i < len(e.rows); i++ {
		if f := &e.faces[i]; f.capitals && f.words > 2 && !e.byline[i] && !isBareName(e.rows[i].text) {
			capitals++
		}
	}
	return paperName.MatchString(e.rows[0].text) || e.faces[0].capitals && e.faces[0].words > 1 && capitals <= longestCapitals
}

// markTopName marks the rows of a masthead: all from the top of the page to the last of the rows there that a page prints about itself, the
// paper's name among them, whatever it is. Text stands in none: a row that goes on below, a byline, or more rows in a line than a name has.
func (e *evidence) markTopName() {
	const longestName, most = 4, 12
	last, names := -1, 0
	for i := 0; i < min(mastheadRows, len(e.rows)-1); i++ {
		if e.kind[i] == furnitureRow {
			last, names = i, 0
			continue
		}
		if names++; e.kind[i] != opaque || names > longestName || e.faces[i].words > most || e.faces[i].lower || e.faces[i].hyphen ||
			i > 0 && e.byline[i] || e.kind[i+1] != furnitureRow && (e.opens[i] || e.faces[i+1].lower) {
			break
		}
	}
	for i := range last {
		e.kind[i], e.byline[i] = furnitureRow, false // THE WYNDHAM REPORTER is a name
	}
}

// markCaptions marks the rows of captions, which a photographer's name closes.
func (e *evidence) markCaptions() {
	for i := range e.rows {
		at := latinCaption(e.rows[i].glyphs)
		if at < 0 || e.kind[i] != opaque || e.byline[i] || i+1 < len(e.rows) && e.faces[i+1].lower {
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
