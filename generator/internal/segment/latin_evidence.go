package segment

import (
	"math"
	"strings"
	"unicode"
)

const (
	latinShort = 0.86 // of the measure, below which a row is short
	latinLast  = 0.6  // below which it is so by more than chance
	latinOver  = 1.12 // above which it is too wide for the column

	lostIndent = 3 // letters by which a paragraph's first row may be narrower
)

// latinEnds is the evidence that a paragraph ends with row i.
func (e *evidence) latinEnds(i int) float64 {
	if i < 0 {
		return e.w.EndShort
	}
	f, width, measure := &e.faces[i], e.rows[i].width, e.before[i]
	if e.reflowed {
		return e.reflowedEnd(i, (f.stops || e.tail[i]) && !f.hyphen) - e.flow(i)
	}
	short := measure > 0 && width < latinShort*measure || e.early[i]
	score := e.w.EndCut
	switch {
	case e.tail[i]:
		score = e.w.EndShort
	case f.stops && short:
		score = e.w.EndShort
		if width < latinLast*measure {
			score += e.w.EndFarShort
		}
	case f.stops:
		score = e.w.EndFull
	case short && !f.open:
		score = e.w.EndOpen
	}
	if j := e.next[i]; j < len(e.rows) && e.rows[j].opensWithNever() {
		score += e.w.StartNever
	}
	return score - e.flow(i)
}

// latinStarts is the evidence that a paragraph starts with row i.
func (e *evidence) latinStarts(i int) float64 {
	r, f := &e.rows[i], &e.faces[i]
	if r.opensWithNever() || f.lower {
		return e.w.StartNever
	}
	score := 0.0
	if e.reflowed && !e.opens[i] {
		return e.reflowedStart(i, f.stops)
	}
	if e.indents {
		if e.indented(i) {
			score += e.w.StartIndent
		} else {
			score += e.w.StartFull
		}
	}
	if e.leads && lead.MatchString(r.text) {
		score += e.w.StartIndent
	}
	switch q := e.previous[i]; {
	case q >= 0 && e.byline[q]:
		// a paragraph starts there, however it is set
	case e.blankOpens && (r.blankAfter || r.blankBefore && (q < 0 || e.faces[q].stops)):
		score += e.w.StartIndent
	case e.blankOpens:
		score += e.w.StartFull
	case r.blankBefore:
		score += e.w.StartBlank * e.blankBreaks
	case q >= 0 && (e.faces[q].stops || !e.rows[q].short(e.before[q])):
		score += e.w.StartNoBlank * e.blankHabit // below a headline there may be none
	}
	if e.opens[i] {
		score += e.w.StartDateline
	}
	return score
}

// latinBody is the evidence that row i is a row of a body, the first of a paragraph or a further one.
func (e *evidence) latinBody(i int, first bool) float64 {
	r, f := &e.rows[i], &e.faces[i]
	measure := math.Max(e.before[i], e.after[i])
	score, least := 0.0, latinShort*measure
	if first {
		least -= lostIndent
	}
	switch {
	case e.isParagraph(i):
		score += e.w.BodyFull
	case e.reflowed && !f.stops && !e.tail[i] && !e.tabular[i]:
		score += e.w.BodyShortOpen
	case measure == 0:
	case r.width > 2*latinOver*measure:
		score += e.w.BodyFarTooWide
	case r.width > latinOver*measure:
		score += e.w.BodyTooWide
	case r.width >= least:
		score += e.w.BodyFull
	case e.block[i] > 0:
		score += e.w.BodyShortOpen
	case !f.stops && !e.tail[i] && !e.tabular[i] && !f.hyphen && !e.goesOn(i) && (e.early[i] || e.cutWords):
		score += e.w.BodyShortOpen
		if q := e.previous[i]; q >= 0 && e.faces[q].stops && !f.open && r.width < latinLast*measure {
			score += e.w.BodyShortOpen // it begins a sentence and does not end one
		}
	}
	if (f.capitals && f.letters >= 5 && !e.opens[i] || e.titledAlone(i) || e.deck[i]) && !e.signed[i] {
		score += e.w.BodyCapitals
		if e.stacked && f.capitals && r.blankBefore && r.blankAfter {
			score += e.w.BodyCapitals * e.blankBreaks
		}
	}
	if first && (e.stoppedDeck(i) || e.restOfOpenLine(i)) {
		score += e.w.BodyDeck
	}
	if e.tail[i] {
		score += e.w.MissTail
	}
	if e.opens[i] && !(first && e.belowByline(i)) || e.byline[i] {
		score += e.w.MissLede
	}
	return score
}

// goesOn tells whether the row below row i is the rest of its sentence by its small letter.
func (e *evidence) goesOn(i int) bool {
	j := e.next[i]
	return j < len(e.rows) && e.faces[j].lower
}

// latinHead is the evidence that row i is a row of a headline.
func (e *evidence) latinHead(i int) float64 {
	r, f := &e.rows[i], &e.faces[i]
	score := e.w.HeadOpen
	if e.deck[i] && !f.capitals {
		return score + e.w.HeadTitled + e.latinHeadWidth(i) + e.w.HeadBlank*e.blankBreaks
	}
	switch {
	case e.byline[i]:
	case f.capitals && f.letters >= 5:
		score += e.w.HeadCapitals
	case f.titled, e.restOfOpenLine(i):
		score += e.w.HeadTitled
	case e.cased && !e.restOfLine(i) && !e.stoppedDeck(i) && e.block[i] == 0:
		score += e.w.HeadPlain // this page's headlines are all capitals, or titled
	}
	switch {
	case !f.stops || f.capitals:
	case strings.HasSuffix(r.text, "?"), strings.HasSuffix(r.text, "!"):
		if i == 0 || !label.MatchString(e.rows[i-1].text) {
			score += e.w.HeadExclaims
		}
	default:
		score += e.stopInHead(i)
	}
	if e.block[i] == 0 && (f.hyphen || strings.HasSuffix(r.text, ",") && !f.titled && !f.capitals) {
		score += e.w.HeadComma
	}
	if inner := innerStops(r.chars); inner > 0 && !f.capitals && !f.titled {
		score += e.w.HeadInnerStop * float64(inner)
	}
	if r.opensWithNever() {
		score += e.w.HeadNever
	}
	score += e.w.HeadBlockSet * e.block[i]
	if f.lower {
		score += e.w.HeadLower
	}
	return score + e.latinHeadWidth(i) + e.latinHeadPlace(i)
}

// latinHeadWidth weighs how wide row i is as a headline's.
func (e *evidence) latinHeadWidth(i int) float64 {
	width := e.rows[i].width
	near := e.nearMeasure(i)
	switch {
	case e.isParagraph(i):
		return 2 * e.w.HeadFull
	case e.reflowed:
		return e.w.HeadUnlike
	case near == 0:
		return 0
	case width > 2*latinOver*near:
		return e.w.HeadFarWide
	case width > latinOver*near:
		return e.w.HeadWide
	case width >= latinShort*near, e.lastsRow(i):
		if e.block[i] == 0 && !e.faces[i].capitals {
			return e.w.HeadFull + e.w.HeadUnset*e.blocks
		}
		return e.w.HeadFull
	}
	return e.w.HeadUnlike
}

// lastsRow tells whether row i goes on as far as its next word lets it, and so is as full as one of the column.
func (e *evidence) lastsRow(i int) bool {
	return !e.early[i] && !e.cutWords && e.block[i] == 0 && e.rows[i].width > latinLast*e.nearMeasure(i)
}

// stopInHead weighs a full stop at the end of a headline's row: a sentence of a body has it; so has a deck of an old paper.
func (e *evidence) stopInHead(i int) float64 {
	if e.restOfOpenLine(i) {
		return 0
	}
	if e.stopped && (e.faces[i].titled || e.restOfLine(i) || e.block[i] > 0 || e.faces[i].words <= 5 && i+1 < len(e.rows) && e.opens[i+1] || e.reflowed && e.faces[i].words == 1) || e.stoppedDeck(i) {
		return 0
	}
	return e.w.HeadSentence
}

// stoppedDeck tells whether row i is a few words right below a title in capitals, closed by a stop as it is, with a full row of text below.
func (e *evidence) stoppedDeck(i int) bool {
	f, near := &e.faces[i], e.nearMeasure(i)
	if !e.stopped || i == 0 || i+1 == len(e.rows) || !e.faces[i-1].capitals || e.kind[i-1] != opaque || e.signed[i-1] || !f.stops || f.capitals || e.opens[i] {
		return false
	}
	return f.words <= 6 && e.rows[i].width < latinLast*near && !e.faces[i+1].lower && e.rows[i+1].width > latinShort*near
}

// restOfLine tells whether row i can be the few words that were left of a headline's line above it.
func (e *evidence) restOfLine(i int) bool {
	return i > 0 && e.faces[i].words <= 4 && e.faces[i-1].titled && !e.faces[i-1].stops
}

// restOfOpenLine tells whether row i is the few words that a headline's line above it, of words with capitals, cannot end without: at a / Hospital.
func (e *evidence) restOfOpenLine(i int) bool {
	const fewest = 3
	return i > 0 && i+1 < len(e.rows) && e.kind[i-1] == opaque && e.faces[i-1].open && e.faces[i-1].words >= fewest && e.restOfLine(i) && !e.faces[i].lower && !e.faces[i+1].lower &&
		e.rows[i].width < latinLast*e.nearMeasure(i)
}

// latinHeadPlace weighs what stands about a headline's row, and what it is made of.
func (e *evidence) latinHeadPlace(i int) float64 {
	r, f := &e.rows[i], &e.faces[i]
	score := 0.0
	if r.blankBefore {
		score += e.w.HeadBlank * e.blankBreaks
	}
	if r.blankAfter {
		score += e.w.HeadBlank * e.blankBreaks
	}
	if len(r.chars) > 90 {
		score += e.w.HeadLong
	}
	if f.letters < 3 {
		score += e.w.HeadTiny
	}
	if e.tabular[i] || f.digits > f.letters {
		score += e.w.HeadTable
	}
	if e.goesOn(i) && !f.capitals && e.block[i] == 0 {
		score += e.w.HeadGoesOn
	}
	if !balancedLatin(r.text) {
		score += e.w.HeadTorn
	}
	if e.opens[i] || e.byline[i] || e.tail[i] {
		score += e.w.MissLede
	}
	if e.byline[i] || e.opens[i] {
		score += e.w.MissLede // no headline is worded so
	}
	return score
}

// innerStops counts the sentences that end within the row.
func innerStops(chars []rune) int {
	n := 0
	for i := 2; i+2 < len(chars); i++ {
		if strings.ContainsRune(".!?;", chars[i]) && chars[i+1] == ' ' && unicode.IsLower(chars[i-1]) && unicode.IsLower(chars[i-2]) {
			n++
		}
	}
	return n
}

// balancedLatin tells whether the quotation marks and brackets of text have their fellows.
func balancedLatin(text string) bool {
	return strings.Count(text, "“") == strings.Count(text, "”") && strings.Count(text, "(") == strings.Count(text, ")") && strings.Count(text, `"`)%2 == 0
}

// opensLatinDeck tells whether row i can be a headline's row but hardly its first: one that opens with a small letter, and where
// headlines are set in capitals, one that is not.
func (e *evidence) opensLatinDeck(i int) bool {
	f := &e.faces[i]
	return f.lower || e.stacked && !f.capitals && !e.titledAlone(i) && !e.smallHead(i)
}

// smallHead tells whether row i can be a small item's heading among headlines in capitals: a few words with capitals between two texts, closed as
// those are.
func (e *evidence) smallHead(i int) bool {
	f := &e.faces[i]
	if !f.titled || f.words > 5 || f.stops != e.stopped || i == 0 || i+1 == len(e.rows) || !e.faces[i-1].stops || e.faces[i-1].capitals {
		return false
	}
	near := e.nearMeasure(i)
	return e.rows[i].width < latinLast*near && !e.faces[i+1].lower && !e.faces[i+1].titled && e.rows[i+1].width > latinShort*near
}

// titledAlone tells whether row i is a small item's heading: words that begin with capitals, between two empty lines that mean something, and
// not that a paragraph opens.
func (e *evidence) titledAlone(i int) bool {
	r, f := &e.rows[i], &e.faces[i]
	return f.titled && (f.words >= 3 || f.stops) && r.blankBefore && r.blankAfter && e.blankBreaks > 0.5 && !e.blankOpens
}

// narrowLine is the share of the measure below which a line was not set in a headline's type.
const narrowLine = 0.66

// findLone marks the short rows that stand alone between bodies, as far as the page's headlines do not: those have a second row, a
// byline or a dateline.
func (e *evidence) findLone(articles []pieces) {
	headed, full := 1.0, 1.0
	for _, a := range articles {
		if len(a.head) == 0 || len(a.body) == 0 {
			continue
		}
		headed++
		if len(a.head) > 2 || len(a.head) == 2 && !label.MatchString(e.rows[a.head[0]].text) || len(a.byline) > 0 || e.opens[a.body[0]] {
			full++
		}
	}
	if e.fullHeads == 0 { // as the first reading has them: one that took headlines for subheads would prove itself right
		e.fullHeads = math.Pow(full/headed, 4)
	}
	clear(e.lone)
	for i := range e.rows {
		q, j := e.previous[i], e.next[i]
		if q < 0 || j >= len(e.rows) || !e.reflowed && e.rows[i].width > narrowLine*e.nearMeasure(i) || e.opens[j] || e.byline[j] || label.MatchString(e.rows[i].text) {
			continue
		}
		if e.faces[q].stops && !e.faces[i].stops && !e.faces[q].capitals && !e.faces[j].capitals && e.rows[j].width > latinShort*e.nearMeasure(i) {
			e.lone[i] = e.fullHeads
		}
	}
}

// latinShape gives how row i is set: its case, and its stop.
func (e *evidence) latinShape(i int) string {
	f := &e.faces[i]
	if f.words > 6 {
		return plainShape
	}
	shape := ""
	switch {
	case f.capitals:
		shape = "capitals"
	case f.titled || f.words == 1 && !f.lower:
		shape = "titled"
	}
	if f.stops {
		return shape + "."
	}
	return shape
}
