package segment

import (
	"math"
	"strings"
)

// latinWrapped gives the odds that row b of a headline goes on with the line of row a.
func (e *evidence) latinWrapped(a, b int, body string, blanks float64) float64 {
	x, y := &e.faces[a], &e.faces[b]
	score := e.w.Wrap
	if e.rows[b].blankBefore {
		score += e.w.WrapBlank * blanks
	}
	switch {
	case x.open || y.lower:
		score += e.w.WrapDangling
	case stopsLine(withoutSpecks(e.rows[a].text)):
		return score + e.w.WrapStopped
	case e.stopped && x.capitals && y.capitals:
		score += e.w.WrapUnstopped
	}
	if x.capitals != y.capitals {
		score += e.w.WrapCase
	} else if x.titled && !y.titled && !y.capitals && y.words > 2 || !x.titled && x.words > 1 && !x.capitals && !y.lower && y.words > 1 {
		score += e.w.WrapApart
	}
	if !balancedLatin(e.rows[a].text) && balancedLatin(e.rows[a].text+e.rows[b].text) {
		score += e.w.WrapTorn
	}
	if strings.Contains(strings.ToLower(body), strings.ToLower(x.last+" "+y.first)) {
		score += e.w.WrapPhrase
	}
	switch ratio := e.rows[b].width / e.rows[a].width; {
	case x.capitals && y.capitals: // one type
	case ratio < 1.33:
		score += e.w.WrapFuller
	default:
		score += e.w.WrapWider // smaller type has more letters to the row
	}
	if e.headType > 0 {
		if !y.lower && e.rows[a].width+latinWidth(' ')+firstWordWidth(&e.rows[b]) < roomy*e.headType*e.columnAt(a) {
			score += e.w.WrapRoom
		} else if e.rows[a].width < latinOver*e.headType*e.columnAt(a) {
			score += e.w.WrapForced
		}
	}
	if s, t := e.rows[a].size, e.rows[b].size; s > 0 && t > 0 && math.Abs(s/t-1) > 0.12 {
		score += e.w.WrapSize
	}
	return score
}

// stopsLine tells whether a line of a headline is closed.
func stopsLine(text string) bool {
	return stopsLatin(text) || strings.HasSuffix(text, ":")
}

// divideLatin divides a headline's rows into kicker, title and deck: lines that were wrapped are one part.
func (e *evidence) divideLatin(rows []int, body string, blanks float64) headline {
	if len(rows) == 0 || len(rows) > longestHead {
		return headline{title: rows, share: 1}
	}
	join := e.joins(rows, body, blanks)
	e.partTypes(rows, join)
	best, all, most := division{}, math.Inf(-1), math.Inf(-1)
	for _, d := range divisionsOf(len(rows)) {
		score := e.latinDivision(rows, join, d)
		all = logAdd(all, score)
		if score > most {
			best, most = d, score
		}
	}
	return headline{kicker: rows[:best.from], title: rows[best.from:best.to], deck: rows[best.to:], share: math.Exp(most - all)}
}

// partTypes lowers the odds that a row goes on with the line above where it has more letters than two rows above it could hold: its type is smaller.
func (e *evidence) partTypes(rows []int, join []float64) {
	const wider, fewest = 1.2, 2
	widest := 0.0
	for k, i := range rows {
		f := &e.faces[i]
		if k >= fewest && join[k] > 0 && !f.lower && !e.faces[rows[k-1]].open && f.capitals == e.faces[rows[k-1]].capitals && e.rows[i].width > wider*widest {
			join[k] = e.w.WrapWider
			widest = 0
		}
		widest = math.Max(widest, e.rows[i].width)
	}
}

// latinDivision weighs a division of a headline's rows. A deck may have parts of its own.
func (e *evidence) latinDivision(rows []int, join []float64, d division) float64 {
	score := 0.0
	for k := 1; k < len(rows); k++ {
		switch {
		case k == d.from, k == d.to:
			score -= join[k]
		case k > d.to:
			score += math.Abs(join[k])
		default:
			score += join[k]
		}
	}
	title := rows[d.from:d.to]
	if e.headType > 0 {
		for _, i := range title {
			if e.rows[i].width > latinOver*e.headType*e.columnAt(i) {
				score += e.w.TitleWide
			}
		}
	}
	if d.from > 0 {
		score += e.latinKicker(rows[:d.from], title)
	}
	if d.to < len(rows) {
		score += e.w.Deck
		if length(e.text(rows[d.to:])) > length(e.text(title)) {
			score += e.w.DeckLonger
		}
		if e.wrapsAsTitle(rows[d.to:], join[d.to:]) {
			score += e.w.DeckAsTitle
		}
	}
	return score
}

// wrapsAsTitle tells whether rows are wrapped where the page's titles are, which smaller type had not to be.
func (e *evidence) wrapsAsTitle(rows []int, join []float64) bool {
	if e.headType == 0 || len(rows) < 2 {
		return false
	}
	for k := 1; k < len(rows); k++ {
		if join[k] < 0 {
			return false
		}
		a := &e.rows[rows[k-1]]
		if a.width+latinWidth(' ')+firstWordWidth(&e.rows[rows[k]]) > latinOver*e.headType*e.columnAt(rows[k-1]) || a.width > e.headType*1.03*e.columnAt(rows[k-1]) {
			return false
		}
	}
	return true
}

// latinKicker weighs the rows above a title as its kicker.
func (e *evidence) latinKicker(above, title []int) float64 {
	text := e.text(above)
	score := e.w.Kicker
	if label.MatchString(text) {
		score += e.w.KickerLabel
	}
	f, t := &e.faces[above[0]], &e.faces[title[0]]
	if len(above) == 1 && f.words <= 4 && length(text) < length(e.text(title))*2/3 {
		score += e.w.KickerShort
		if f.capitals && !t.capitals && !e.stopped && !e.stacked {
			score += e.w.KickerCapitals
		}
	}
	return score
}

// learnHeadType finds the share of its column that a row of the page's titles fills: the one that agrees with most places where a
// headline's row was surely wrapped, between the row's width and that with the next word on it. 0 when there are too few.
func (e *evidence) learnHeadType() {
	const fewest = 3
	type bounds struct{ from, to float64 }
	var wrapped []bounds
	last := -1
	for i := range e.rows {
		j := e.next[i]
		if e.block[i] == 0 || j >= len(e.rows) || e.block[j] == 0 || !e.faces[j].lower && !e.faces[i].open {
			continue
		}
		if q := e.previous[i]; q >= 0 && e.block[q] > 0 && q != last {
			continue // of a deck, in smaller type
		}
		last = i
		if measure := e.columnAt(i); measure > 0 {
			wrapped = append(wrapped, bounds{e.rows[i].width / measure, (e.rows[i].width + latinWidth(' ') + firstWordWidth(&e.rows[j])) / measure})
		}
	}
	e.headType = 0
	most := fewest - 1
	for _, b := range wrapped {
		n := 0
		for _, c := range wrapped {
			if c.from <= b.from*1.02 && b.from < c.to {
				n++
			}
		}
		if n > most || n == most && b.from < e.headType {
			e.headType, most = b.from, n
		}
	}
}
