package segment

import "strings"

// A justified line whose words stand far apart is torn by extractors: each of its words is given a line of its own. Such words are put together
// again: until a line ends without a blank, where the extractor leaves one behind the others, or until the column is full, as the setter did.

// mendTorn joins the rows that a line was torn into.
func mendTorn(rows []row, widths func(Passage) (tight, loose float64)) []row {
	trailing := trailingTells(rows)
	out := make([]row, 0, len(rows))
	for i := 0; i < len(rows); {
		n := 1
		switch {
		case trailing:
			for i+n < len(rows) && rows[i+n-1].trail {
				n++
			}
			joined := joinedRow(rows[i:i+n], widths)
			if n > 1 && i+n < len(rows) && !stopsLatin(joined.text) { // the empty line behind it is of the tear
				joined.blankAfter, rows[i+n].blankBefore = false, false
			}
			out = append(out, joined)
		default:
			if n = tornRows(rows[i:]); n == 0 {
				n = 1
				out = append(out, rows[i])
				break
			}
			out = append(out, refill(rows[i:i+n], measureBeside(rows, i, i+n), widths)...)
		}
		i += n
	}
	return out
}

// trailingTells tells whether blanks at the ends of lines say that a line goes on: there are some, most lines have none, and those that
// have are a word each.
func trailingTells(rows []row) bool {
	const fewest = 4
	n, words := 0, 0
	for i := range rows {
		if rows[i].trail {
			n++
			if rows[i].isWord() {
				words++
			}
		}
	}
	return n >= fewest && n*2 < len(rows) && words*4 >= n*3
}

// tornRows gives how many rows that rows opens with are torn from lines; 0 when the first is whole. A headline in a narrow column has
// a word to the row as well, but hardly so many, and few in small letters.
func tornRows(rows []row) int {
	const fewest = 3
	n, lower := 0, 0
	for n < len(rows) && rows[n].isWord() && (n == 0 || !rows[n].blankBefore) {
		if opensLower(rows[n].chars) {
			lower++
		}
		n++
	}
	if n < fewest || lower*3 < n {
		return 0
	}
	return n
}

// isWord tells whether the row is a single word, as a piece of a torn line is.
func (r *row) isWord() bool { return !strings.ContainsAny(r.text, " \u00A0") }

// measureBeside gives the measure of the rows of several words before from and from to on.
func measureBeside(rows []row, from, to int) float64 {
	const reach, fewestBlanks = 8, 3
	var beside []extent
	for i := from - 1; i >= 0 && len(beside) < reach; i-- {
		if strings.Count(rows[i].text, " ") >= fewestBlanks {
			beside = append(beside, rows[i].extent)
		}
	}
	for i := to; i < len(rows) && len(beside) < 2*reach; i++ {
		if strings.Count(rows[i].text, " ") >= fewestBlanks {
			beside = append(beside, rows[i].extent)
		}
	}
	return latinMeasure(beside)
}

// refill joins torn rows to rows that fill the measure. The first may be the last row of the paragraph above, which nothing tore.
func refill(torn []row, measure float64, widths func(Passage) (tight, loose float64)) []row {
	var out []row
	from := 0
	for k := 1; k <= len(torn); k++ {
		width := torn[from].width
		for _, r := range torn[from+1 : k] {
			width += latinWidth(' ') + r.width
		}
		last := k-from == 1 && from == 0 && stopsLatin(torn[0].text) && k < len(torn) && !opensLower(torn[k].chars)
		if k == len(torn) || width+latinWidth(' ')+torn[k].width > measure || last {
			out = append(out, joinedRow(torn[from:k], widths))
			from = k
		}
	}
	return out
}

// joinedRow gives rows as one.
func joinedRow(rows []row, widths func(Passage) (tight, loose float64)) row {
	if len(rows) == 1 {
		return rows[0]
	}
	r := rows[0]
	var glyphs Passage
	for k := range rows {
		if k > 0 {
			glyphs = append(glyphs, glyph{' ', -1, 0})
		}
		glyphs = append(glyphs, rows[k].glyphs...)
	}
	r.set(glyphs, widths)
	r.blankAfter, r.trail = rows[len(rows)-1].blankAfter, false
	return r
}
