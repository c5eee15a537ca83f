package segment

import (
	"slices"
	"strings"
)

// Tables and poems have rows that are paragraphs each: none goes on with the one above, and none is as wide as a column.

// findRowsAlone marks the rows of tables and poems.
func (e *evidence) findRowsAlone() {
	e.tabular = make([]bool, len(e.rows))
	e.markRuns(3, e.isFields, func(from, to int) bool { return e.hasFigures(from, to) })
	usual := e.usualMeasure()
	e.markRuns(4, func(i int) bool {
		r := &e.rows[i]
		return r.width < 0.8*usual && countWords(r.chars) >= 2 && !strings.ContainsAny(strings.TrimRight(r.text, "。"), "。：:") && !e.label[i] && !e.alone[i] && !e.item[i]
	}, func(from, to int) bool { return e.isVerse(from, to) })
}

// markRuns marks each run of so many rows at least that are of a kind and together are what is looked for.
func (e *evidence) markRuns(fewest int, of func(int) bool, whole func(from, to int) bool) {
	from := 0
	for i := 0; i <= len(e.rows); i++ {
		if i < len(e.rows) && e.kind[i] == opaque && !e.opens[i] && !e.byline[i] && !e.tail[i] && of(i) {
			continue
		}
		if to := e.aboveHeadline(from, i); to-from >= fewest && whole(from, to) {
			for j := from; j < to; j++ {
				e.tabular[j] = true
			}
		}
		from = i + 1
	}
}

// aboveHeadline gives the end of the rows from one to another without those that an empty line sets off from them as the headline of the
// article that opens below.
func (e *evidence) aboveHeadline(from, to int) int {
	const longestHead = 4
	if to == len(e.rows) || !e.opens[to] && !e.byline[to] {
		return to
	}
	for i := to - 1; i > from && i >= to-longestHead; i-- {
		if e.rows[i].blankBefore {
			return i
		}
	}
	return to
}

// isFields tells whether row i may be a table's: words and figures with blanks between them, and no sentence's marks.
func (e *evidence) isFields(i int) bool {
	const fewest = 3
	return !sentenceMarks.in(e.rows[i].text[:len(e.rows[i].text)/2]) && !fullStops.in(e.rows[i].text) && len(strings.Fields(e.rows[i].text)) >= fewest
}

// hasFigures tells whether most of the rows have figures of their own between blanks.
func (e *evidence) hasFigures(from, to int) bool {
	figures := 0
	for i := from; i < to; i++ {
		if slices.ContainsFunc(strings.Fields(e.rows[i].text), func(w string) bool {
			return strings.Trim(w, "0123456789.:：-%％") == ""
		}) {
			figures++
		}
	}
	return 3*figures >= 2*(to-from)
}

// isVerse tells whether the rows are those of a poem: below its writer's name, or many, of many widths, few of which end a sentence, and
// that do not look like text in a narrow column.
func (e *evidence) isVerse(from, to int) bool {
	const many = 8
	if from == 0 || !e.byline[from-1] && to-from < many {
		return false
	}
	ends, commonest := 0, 0
	for i := from; i < to; i++ {
		if e.rows[i].endsSentence() {
			ends++
		}
		same := 0
		for j := from; j < to; j++ {
			if d := e.rows[i].width - e.rows[j].width; d < 1 && d > -1 {
				same++
			}
		}
		commonest = max(commonest, same)
	}
	return 3*ends <= to-from && 5*commonest < 4*(to-from) && !e.isNarrowColumn(from, to)
}

// isNarrowColumn tells whether the rows are text in a narrow column: half of them fill it, or their breaks cut words, as those of verse
// hardly ever do. Verse has its pauses at the ends of its rows, or none at all.
func (e *evidence) isNarrowColumn(from, to int) bool {
	rows := to - from
	extents := make([]extent, 0, rows)
	for i := from; i < to; i++ {
		extents = append(extents, e.rows[i].extent)
	}
	measure := e.profile.measure(extents)
	full, cut, pauses, inside := 0, 0, 0, 0
	for i := from; i < to; i++ {
		chars := e.rows[i].chars
		full += int(oneIf(e.rows[i].full(measure)))
		cut += int(oneIf(i+1 < to && boundAcross(chars, e.rows[i+1].chars)))
		pauses += int(oneIf(pauseMarks.has(chars[len(chars)-1])))
		inside += int(oneIf(slices.ContainsFunc(chars[:len(chars)-1], pauseMarks.has)))
	}
	if 2*pauses >= rows || pauses == 0 && 4*inside < rows {
		return false
	}
	return 2*full >= rows || 8*cut > rows
}

// pauseMarks close a sentence or a part of one.
var pauseMarks = charsOf("，。！？；、…")

// usualMeasure gives the measure that most of the page's rows have about them.
func (e *evidence) usualMeasure() float64 {
	measures := slices.Clone(e.before)
	slices.Sort(measures)
	if len(measures) == 0 {
		return 0
	}
	return measures[len(measures)/2]
}
