package segment

import (
	"math"
	"strings"
	"unicode"
)

// evidence is what each row of a page says about its own role, before the reading weighs the rows against each other.
type evidence struct {
	rows []row
	measures

	previous []int // the last row before each that can be part of a body; -1 for none
	next     []int // the first such row after each; len(rows) for none

	opens  []bool // a lede or bracketed byline stands at its start
	byline []bool // it is a byline, or the rest of one
	tail   []bool // the bracket that closes a body ends here

	transparent []float64 // how surely the row belongs to no body; 0 for not at all
	kind        []transparentKind

	flows []float64 // how surely the row's last word goes on in the next row of text

	sharedBefore, sharedAfter []float64 // how much of a row's rare wording the body before or after it has, 0 to 1
	likeSubhead               []bool    // the row is shaped as a subhead of its article is
	headsAfter                float64   // the page's habit: the share of articles whose headline stands after the body
}

func evidenceOf(rows []row) *evidence {
	e := &evidence{rows: rows, measures: measuresOf(rows), headsAfter: 0.5}
	n := len(rows)
	e.opens, e.byline, e.tail, e.likeSubhead = make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n)
	for i := range rows {
		e.opens[i] = opensArticle(e.joined(i, 3))
		if isOwnByline(rows[i].text) {
			e.byline[i] = true
			continue
		}
		if i > 0 && e.byline[i-1] && !rows[i].endsSentence() && looksLikeNames(rows[i].text) && rows[i].width <= 14 {
			e.byline[i] = true
		}
	}
	for i := range rows {
		e.tail[i] = !e.byline[i] && e.endsWithTail(i)
	}
	e.findTransparent()
	e.linkTextRows()
	e.findFlow()
	e.findShared(e.seams())
	return e
}

// joined gives the text of row i and the rows after it, at most count in all.
func (e *evidence) joined(i, count int) string {
	if i+1 >= len(e.rows) || count == 1 {
		return e.rows[i].text
	}
	var b strings.Builder
	for ; count > 0 && i < len(e.rows); i, count = i+1, count-1 {
		b.WriteString(e.rows[i].text)
	}
	return b.String()
}

// endsWithTail tells whether a bracket with names closes at the end of row i. It may have been opened on the row before.
func (e *evidence) endsWithTail(i int) bool {
	text := e.rows[i].text
	if !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") {
		return false
	}
	p := e.rows[i].glyphs
	if open := strings.LastIndexAny(text, "（("); open < 0 && i > 0 {
		p = append(append(Passage{}, e.rows[i-1].glyphs...), p...)
	}
	at := tailOf(p)
	if at < 0 {
		return false
	}
	before := trimSpace(p[:at])
	// Inside a sentence a bracketed word may look like a name; a tail stands after the last sentence, or alone.
	return len(before) == 0 || strings.ContainsRune(sentenceEnds+closers, before[len(before)-1].char)
}

func (e *evidence) linkTextRows() {
	n := len(e.rows)
	e.previous, e.next = make([]int, n), make([]int, n)
	last := -1
	for i := range n {
		e.previous[i] = last
		if e.transparent[i] <= 0 {
			last = i
		}
	}
	last = n
	for i := n - 1; i >= 0; i-- {
		e.next[i] = last
		if e.transparent[i] <= 0 {
			last = i
		}
	}
}

// endsParagraph is the evidence that a paragraph ends with row i; 0 is the odds of any row.
func (e *evidence) endsParagraph(i int) float64 {
	if i < 0 {
		return weights.endShort
	}
	r := &e.rows[i]
	ends, short := r.endsSentence() || e.tail[i], r.short(e.before[i])
	score := weights.endCut
	switch {
	case e.tail[i], ends && short:
		score = weights.endShort
	case ends:
		score = weights.endFull
	case short:
		score = weights.endOpen
	}
	if j := e.next[i]; j < len(e.rows) && e.rows[j].opensWithNever() {
		score += weights.startNever
	}
	return score - e.flows[i]
}

// findFlow looks for rows whose last character and the next row's first are a pair that the page has elsewhere: most
// likely a word that the line break cut.
func (e *evidence) findFlow() {
	known := map[pair]bool{}
	for i := range e.rows {
		for _, p := range pairsOf(e.rows[i].chars) {
			known[p] = true
		}
	}
	e.flows = make([]float64, len(e.rows))
	for i := range e.rows {
		j := e.next[i]
		if j >= len(e.rows) {
			continue
		}
		a := e.rows[i].chars
		seam := pairsOf([]rune{a[len(a)-1], e.rows[j].chars[0]})
		switch {
		case len(seam) == 0:
		case known[seam[0]]:
			e.flows[i] = weights.flows
		default:
			e.flows[i] = weights.flowsNot
		}
	}
}

// startsParagraph is the evidence that a paragraph starts with row i.
func (e *evidence) startsParagraph(i int) float64 {
	r := &e.rows[i]
	if r.opensWithNever() {
		return weights.startNever
	}
	measure := 0.0
	if j := e.next[i]; j < len(e.rows) {
		measure = e.after[j]
	}
	if measure == 0 || r.over(measure) {
		measure = e.before[i]
	}
	score := weights.startIndent * r.indent(measure)
	if r.full(measure) {
		score += weights.startFull
	}
	return score
}

// opensWithNever tells whether the row opens with a mark that no row opens with.
func (r *row) opensWithNever() bool {
	return len(r.chars) > 0 && strings.ContainsRune(neverFirst, r.chars[0])
}

// A setter may widen a paragraph by a character or two; farOver more than over tells a row of another setting.
const farOver = 2

// body is the evidence that row i is a row of a body, the first of a paragraph or a further one.
func (e *evidence) body(i int, first bool) float64 {
	r := &e.rows[i]
	measure := math.Max(e.before[i], e.after[i])
	score := 0.0
	switch {
	case r.over(measure + farOver):
		score += weights.bodyFarTooWide
	case r.over(measure):
		score += weights.bodyTooWide
	case r.full(e.before[i]) || r.full(e.after[i]):
		score += weights.bodyFull
	case r.short(measure) && !r.endsSentence() && !e.tail[i]:
		score += weights.bodyShortOpen
		if first {
			score -= weights.bodyShortOpen * r.indent(measure)
		}
	}
	if e.tail[i] {
		score += weights.missTail
	}
	if e.opens[i] {
		score += weights.missLede
	}
	if e.byline[i] {
		score += weights.missLede
	}
	return score
}

// head is the evidence that row i is a row of a headline, of either kind.
func (e *evidence) head(i int) float64 {
	r := &e.rows[i]
	score := weights.headOpen
	last := r.chars[len(r.chars)-1]
	switch {
	case strings.ContainsRune("！？!?…", last):
		score = weights.headExclaims
	case strings.ContainsRune("。，；、", last):
		score = weights.headSentence
	case r.endsSentence() && strings.ContainsRune(r.text, '。'):
		score = weights.headSentence
	}
	inner := string(r.chars[:len(r.chars)-1])
	if strings.ContainsAny(inner, "。；") {
		score += weights.headInnerStop
	}
	score += weights.headComma * float64(strings.Count(inner, "，"))
	if r.opensWithNever() {
		score += weights.headNever
	}
	near := e.nearMeasure(i)
	switch {
	case near == 0:
	case r.over(near + farOver):
		score += weights.headFarWide
	case r.over(near):
		score += weights.headWide
	case r.full(near):
		score += weights.headFull
	default:
		score += weights.headUnlike + (weights.headIndent-weights.headUnlike)*r.indent(near)
	}
	if r.blankBefore {
		score += weights.headBlank
	}
	if r.blankAfter {
		score += weights.headBlank
	}
	if balanced(r.chars) {
		if strings.ContainsRune(closers, last) {
			score += weights.headClosed
		}
	} else {
		score += weights.headTorn
	}
	if r.opensDeck() {
		score += weights.headDeck
	}
	if len(r.chars) > 42 {
		score += weights.headLong
	}
	if han := countHan(r.chars); han < 2 {
		score += weights.headTiny
	}
	if e.opens[i] || e.byline[i] || e.tail[i] {
		score += weights.missLede
	}
	return score
}

// balanced tells whether every quotation mark and bracket of chars has its fellow.
func balanced(chars []rune) bool {
	depth := 0
	for _, c := range chars {
		switch c {
		case '“', '‘', '（', '《', '「', '『', '【', '(':
			depth++
		case '”', '’', '）', '》', '」', '』', '】', ')':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// opensDeck tells whether the row opens with the dash that sets off a deck.
func (r *row) opensDeck() bool { return r.startsWith("——", "──", "--", "—") }

// nearMeasure gives the measure of the bodies about row i: the wider of the two beside it, row i itself aside.
func (e *evidence) nearMeasure(i int) float64 {
	m := 0.0
	if i > 0 {
		m = e.before[i-1]
	}
	if i+1 < len(e.rows) {
		m = math.Max(m, e.after[i+1])
	}
	return m
}

// measureShift is the evidence that another article's column begins with row i, below its headline: one article's
// columns are all of one measure.
func (e *evidence) measureShift(i int) float64 {
	was, is := measureOf(e.rows[max(0, i-measureReach-3):max(0, i-1)]), e.after[i]
	switch {
	case was == 0 || is == 0:
		return 0
	case math.Abs(was-is) > 1:
		return weights.openShift
	}
	return weights.openSame
}

func countHan(chars []rune) int {
	n := 0
	for _, c := range chars {
		if unicode.Is(unicode.Han, c) {
			n++
		}
	}
	return n
}
