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
	case stopsLine(e.rows[a].text):
		return score + e.w.WrapStopped
	case e.stopped && x.capitals && y.capitals:
		score += e.w.WrapUnstopped
	}
	if x.capitals != y.capitals {
		score += e.w.WrapCase
	} else if x.titled && !y.titled && !y.capitals && y.words > 2 || !x.titled && !x.capitals && !y.lower && y.words > 1 {
		score += e.w.WrapApart
	}
	if !balancedLatin(e.rows[a].text) && balancedLatin(e.rows[a].text+e.rows[b].text) {
		score += e.w.WrapTorn
	}
	if strings.Contains(strings.ToLower(body), strings.ToLower(x.last+" "+y.first)) {
		score += e.w.WrapPhrase
	}
	switch ratio := e.rows[b].width / e.rows[a].width; {
	case ratio < 1.33:
		score += e.w.WrapFuller
	default:
		score += e.w.WrapWider // smaller type has more letters to the row
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

// divideLatin divides a headline's rows: lines that were wrapped are one part; the first part is the title, what follows are decks, unless
// a short label stands above.
func (e *evidence) divideLatin(rows []int, body string, blanks float64) headline {
	if len(rows) == 0 {
		return headline{}
	}
	h := headline{share: 1}
	parts := [][]int{rows[:1]}
	for k := 1; k < len(rows); k++ {
		odds := e.wrapped(rows[k-1], rows[k], body, blanks)
		if len(parts) <= 2 {
			h.share /= 1 + math.Exp(-math.Abs(odds)) // in the title, or behind it
		}
		if last := len(parts) - 1; odds > 0 {
			parts[last] = rows[k-len(parts[last]) : k+1]
		} else {
			parts = append(parts, rows[k:k+1])
		}
	}
	if len(parts) > 1 && e.isLabel(parts[0], parts[1]) {
		h.kicker, parts = parts[0], parts[1:]
	}
	h.title = parts[0]
	h.deck = rows[len(h.kicker)+len(h.title):]
	return h
}

// isLabel tells whether above is the name of a column, or a word that sets the place, and below the title.
func (e *evidence) isLabel(above, below []int) bool {
	text := e.text(above)
	if label.MatchString(text) {
		return true
	}
	f, t := &e.faces[above[0]], &e.faces[below[0]]
	return len(above) == 1 && !e.stopped && f.capitals && !t.capitals && f.words <= 3 && 3*length(text) < 2*length(e.text(below))
}
