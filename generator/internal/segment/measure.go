package segment

import (
	"math"
	"strings"
)

// The measure is the width of a column. A body's rows are as wide as its column but for the first row of a paragraph,
// which lost an indent of two characters, and the last, which ends where the text does. Columns differ on a page, so the
// measure is sought near each row, on either side of it.
//
// Typesetters squeeze punctuation to half its square to make a row fit, so the characters of a row give its width between two
// bounds: tight, with all its punctuation squeezed, and width, with none.

// measureReach is how many rows near a row tell its column's measure.
const measureReach = 9

// measures holds, for each row, the measure of the rows up to it and of the rows from it on; 0 when they have none in common.
type measures struct{ before, after []float64 }

// measuresOf measures the rows that can be a body's: what stands between them, furniture or a caption, is of no column.
func measuresOf(rows []row, kind []transparentKind, measureOf func([]extent) float64) measures {
	text, at := make([]extent, 0, len(rows)), make([]int, 0, len(rows))
	for i := range rows {
		if kind[i] == opaque {
			text, at = append(text, rows[i].extent), append(at, i)
		}
	}
	m := measures{make([]float64, len(rows)), make([]float64, len(rows))}
	for k, i := range at {
		m.after[i] = measureOf(text[k:min(len(text), k+measureReach+1)])
		if k >= measureReach { // the very rows from another one on
			m.before[i] = m.after[at[k-measureReach]]
		} else {
			m.before[i] = measureOf(text[:k+1])
		}
	}
	return m
}

// hanMeasure gives the width that most rows can have in common, the widest of several; at least two must have it.
func hanMeasure(rows []extent) float64 {
	best, support := 0.0, 1
	for _, r := range rows {
		if r.width == best {
			continue // as most are
		}
		n := 0
		for j := range rows {
			if s := &rows[j]; r.width >= s.tight-0.5 && r.width <= s.width+0.5 {
				n++
			}
		}
		if n > support || n == support && n > 1 && r.width > best {
			best, support = r.width, n
		}
	}
	return best
}

// squeezable are the marks that fill half a square and are set in a whole one.
var squeezable = charsOf("，。、；：“”‘’（）《》「」『』【】！？·")

// hanWidths gives the bounds of the width of p in squares of the type. Latin letters and digits are half as wide, or as wide as they are in a
// book face; setters put a quarter of a square about a word of them, which some extractors give as a space.
func hanWidths(p Passage) (tight, loose float64) {
	for i, g := range p {
		switch {
		case isHan(g.char):
			tight, loose = tight+1, loose+1
		case squeezable.has(g.char):
			tight, loose = tight+0.5, loose+1
		case wide(g.char):
			tight, loose = tight+1, loose+1
		case g.char == ' ':
			tight, loose = tight+0.25, loose+0.5
		default:
			tight, loose = tight+letterWidth(g.char), loose+0.5
			if i > 0 && isWord(p[i-1].char) && isLatin(g.char) || i+1 < len(p) && isLatin(g.char) && isWord(p[i+1].char) {
				loose += 0.25
			}
		}
	}
	return tight, loose
}

// letterWidth is the least width of a letter, in squares of the type.
func letterWidth(c rune) float64 {
	switch {
	case strings.ContainsRune("fijlrt.,;:'!|()[]/", c):
		return 0.3
	case c >= 'a' && c <= 'z':
		return 0.45
	}
	return 0.5
}

// A number is not cut and some marks cannot open a row, so a full row may miss the measure by this much.
const ragged = 1.2

// holdWords notes for each row how wide the word is that the row below opens with: a word of letters is not cut, and the row ends early for it.
func holdWords(rows []row) {
	for i := range rows[:max(1, len(rows))-1] {
		rows[i].held = wordWidth(rows[i+1].glyphs)
	}
}

// wordWidth gives the width of the word of Latin letters that p opens with; 0 when it opens with none.
func wordWidth(p Passage) float64 {
	n, letters := 0, 0
	for n < len(p) && !isSpace(p[n].char) && !wide(p[n].char) {
		if isLatin(p[n].char) {
			letters++
		}
		n++
	}
	const fewest = 2
	if letters < fewest {
		return 0
	}
	width, _ := hanWidths(p[:n])
	return width
}

// short tells whether the row is clearly narrower than measure.
func (r *row) short(measure float64) bool { return measure > 0 && r.width+r.held < measure-1.6 }

// full tells whether the row fills measure.
func (r *row) full(measure float64) bool {
	return measure > 0 && r.width+r.held > measure-ragged && r.tight < measure+0.8
}

// indent tells how well the row fits measure less the characters of a lost indent, from 0 to 1. A full row with much
// punctuation may fit it as well.
func (r *row) indent(measure, indent float64) float64 {
	if measure == 0 {
		return 0
	}
	switch first := measure - indent; {
	case r.tight > first+0.8 || r.width < first-1.3:
		return 0
	case r.width < first-0.7:
		return 0.5
	}
	return 1
}

// over tells whether the row is clearly wider than measure.
func (r *row) over(measure float64) bool { return measure > 0 && r.tight > measure+1 }

// nearMeasure gives the measure of the bodies about row i: the wider of the two beside it, row i itself aside.
func (e *evidence) nearMeasure(i int) float64 {
	m := 0.0
	if j := e.previous[i]; j >= 0 {
		m = e.before[j]
	}
	if j := e.next[i]; j < len(e.rows) {
		m = math.Max(m, e.after[j])
	}
	return m
}

// shiftKind tells whether the columns above and below a row are of one measure.
type shiftKind uint8

const (
	unknownShift shiftKind = iota
	steady
	shifted
)

// shiftAt compares the measure of the rows from row i on with that of the rows before the headline above it. One article's
// columns are all of one measure.
func (e *evidence) shiftAt(i int) shiftKind {
	was, is := 0.0, e.after[i]
	if q := e.previous[i]; q >= 0 {
		was = e.before[q]
	}
	switch {
	case was == 0 || is == 0:
		return unknownShift
	case math.Abs(was-is) > 1:
		return shifted
	}
	return steady
}

// findShifting finds whether the page's articles have measures of their own, from those that a lede opens.
func (e *evidence) findShifting() {
	shifts, n := 0.5, 1.0
	for _, i := range e.seams() {
		switch e.shiftAt(i) {
		case shifted:
			shifts, n = shifts+1, n+1
		case steady:
			n++
		}
	}
	e.shifting = shifts / n
}
