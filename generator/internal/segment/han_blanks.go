package segment

import (
	"strings"
	"unicode"
)

// blankMeaning tells how much of what it says on most pages an empty line beside a row says of a headline here: some extractors put many in the
// middle of sentences, behind a paragraph's first row as often as not.
func (e *evidence) blankMeaning() float64 {
	if e.blankBreaks > 0 {
		return e.blankBreaks
	}
	const noisy, rest = 0.1, 0.4 // of the rows inside sentences, from which on it says only so much
	inside, torn := 0, 0
	for i := 1; i < len(e.rows); i++ {
		q := e.previous[i]
		if q != i-1 || e.kind[i] != opaque || e.rows[q].endsSentence() || !e.rows[q].full(e.before[q]) && !e.rows[q].full(e.after[q]) {
			continue
		}
		inside++
		if e.rows[i].blankBefore {
			torn++
		}
	}
	e.blankBreaks = 1
	if float64(torn) > noisy*float64(inside) {
		e.blankBreaks = rest
	}
	return e.blankBreaks
}

// setsFlush tells whether paragraphs open with full rows on a page that has empty lines above them, as pages of the web do: then a row that is an indent
// short is no paragraph's first.
func (e *evidence) setsFlush() bool {
	const fewest, share = 3, 3
	flush, indented := 0, 0
	for i := 1; i+1 < len(e.rows); i++ {
		r, q := &e.rows[i], e.previous[i]
		if !r.blankBefore || q != i-1 || e.kind[i] != opaque || e.opens[i] || e.byline[i] || !e.rows[q].endsSentence() || !e.rows[q].short(e.before[q]) {
			continue
		}
		measure := e.measureFrom(i)
		full, short := r.full(measure), r.indent(measure, e.profile.indent) > 0
		switch {
		case full && !short:
			flush++
		case short && !full:
			indented++
		}
	}
	return flush >= fewest && flush >= share*indented
}

// goesOnInLatin tells whether row i goes on with a sentence in Latin letters that the row above leaves open: it opens with a small letter.
func (e *evidence) goesOnInLatin(i int) bool {
	first := e.rows[i].chars[0]
	q := e.previous[i]
	if first > unicode.MaxLatin1 || !unicode.IsLower(first) || q < 0 {
		return false
	}
	above := &e.rows[q]
	last := above.chars[len(above.chars)-1]
	return (unicode.IsLetter(last) || last == ',' || last == '-') && strings.Contains(above.text, " ") && !strings.ContainsFunc(above.text, wide)
}
