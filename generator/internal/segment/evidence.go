package segment

import (
	"math"
	"strings"
)

// evidence is what each row of a page says about its own role, before the reading weighs the rows against each other.
type evidence struct {
	w        *Weights
	profile  *profile
	rows     []row
	faces    []face // how Latin rows look
	tongue   *tongue
	setting       // how a page of them is set
	reflowed bool // each row is a whole paragraph
	measures

	previous []int // the last row before each that can be part of a body; -1 for none
	next     []int // the first such row after each; len(rows) for none
	nextJump []int // the first pointer to or from another page at or after each; len(rows) for none

	opens  []bool // a lede or bracketed byline stands at its start
	byline []bool // it is a byline, or the rest of one
	tail   []bool // the bracket that closes a body ends here
	torn   []bool // it goes on inside a bracket of names, or is one that closes a body
	signed []bool // it signs the piece above it, on a row of its own; nil where no piece is signed so

	item   []bool // the number or mark of an item stands at its start: 一、 （二） 3. ●
	alone  []bool // it is the name of a column of briefs, or the label of a sidebar, perhaps with its title
	marked []bool // an item of a column or a sidebar begins with it

	kind []transparentKind // why the row belongs to no body

	bound []bool     // a common word is cut by the break below the row
	seam  []seamKind // what the row's last character and the next row's first make

	tokens [][]int32       // the wording of each row, by number
	number map[token]int32 // of each token of the page
	where  [][]int32       // the rows that have a token, rising

	worded                    [][openings]float64 // how much the wording of a row tells of what its sentence opens
	below                     []float64           // how much longer than usual the text from a row on is, to the next heading, as a logarithm
	pastTail                  []bool              // names close the article that ends above a row, or above its headline
	shifting                  float64             // how often the measure changes where an article opens
	label                     []bool              // the row is the name of a column or campaign
	rift                      []float64           // how much fewer ties of wording cross the break above a row than there are on either side
	cohesion                  []float64           // how much of the wording of the text from a row on the text before it has
	sharedBefore, sharedAfter []float64           // how much of a row's rare wording the body before or after it has, 0 to 1
	likeSubhead               []bool              // the row is shaped as a subhead of its article is
	soleSubhead               []bool              // it would be the only subhead of its article
	flush                     bool                // paragraphs open without an indent, behind empty lines
	kickersApart              bool                // the page sets its kickers off by an empty line
	blocksApart               float64             // the share of its headlines that have an empty line on both sides
	overprints                bool                // it prints rows twice throughout, not one for weight

	habits

	// What of it the present weights make, of each row: see weigh.
	emitted [][roleCount]float64
	steps   bySort
	passed  []float64
	looks   []looks
}

func evidenceOf(rows []row, by *profile, w *Weights) *evidence {
	e := &evidence{w: w, profile: by, rows: rows, habits: habits{headsAfter: by.headsAfter, divided: 0.5}}
	n := len(rows)
	e.reflowed = isReflowed(rows, by.longestColumn)
	e.sharedBefore, e.sharedAfter = make([]float64, n), make([]float64, n)
	e.overprints = overprints(rows)
	e.findLabels()
	for _, marks := range []*[]bool{&e.opens, &e.byline, &e.tail, &e.likeSubhead, &e.soleSubhead, &e.label, &e.bound, &e.item, &e.torn} {
		*marks = make([]bool, n)
	}
	by.mark(e)
	by.findTransparent(e)
	if e.reflowed {
		e.measures = measures{make([]float64, n), make([]float64, n)}
	} else {
		e.measures = measuresOf(rows, e.kind, by.measure)
	}
	e.linkTextRows()
	e.flush = by.indent > 0 && e.setsFlush()
	if by.settle != nil {
		by.settle(e)
	}
	e.findTokens()
	e.findShifting()
	by.findFlow(e)
	e.findOpenings()
	e.findShared(e.seams())
	return e
}

// joined gives the text of row i and the rows after it, at most count in all.
func (e *evidence) joined(i, count int) string {
	if i+1 >= len(e.rows) || count == 1 {
		return e.rows[i].text
	}
	var b strings.Builder
	b.Grow(count * (len(e.rows[i].text) + len(e.rows[i+1].text)))
	for ; count > 0 && i < len(e.rows); i, count = i+1, count-1 {
		b.WriteString(e.rows[i].text)
		b.WriteString(e.profile.between)
	}
	return b.String()
}

// overprints tells whether several of a page's rows are printed twice: then that befell its larger type as it was printed or read, and says of none what
// it is set for.
func overprints(rows []row) bool {
	n := 0
	for i := range rows {
		if rows[i].overprinted {
			n++
		}
	}
	return n > 1
}

func (e *evidence) linkTextRows() {
	n := len(e.rows)
	e.previous, e.next, e.nextJump = make([]int, n), make([]int, n), make([]int, n+1)
	e.nextJump[n] = n
	for i := n - 1; i >= 0; i-- {
		e.nextJump[i] = e.nextJump[i+1]
		if e.kind[i] == jumpRow {
			e.nextJump[i] = i
		}
	}
	last := -1
	for i := range n {
		e.previous[i] = last
		if e.kind[i] == opaque {
			last = i
		}
	}
	last = n
	for i := n - 1; i >= 0; i-- {
		e.next[i] = last
		if e.kind[i] == opaque {
			last = i
		}
	}
}

// hanEnds is the evidence that a paragraph ends with row i; 0 is the odds of any row.
func (e *evidence) hanEnds(i int) float64 {
	if i < 0 {
		return e.w.EndShort
	}
	r := &e.rows[i]
	if e.reflowed {
		return e.reflowedEnd(i, r.endsSentence() || e.tail[i])
	}
	if e.tabular[i] {
		return e.w.EndShort
	}
	ends, short := r.endsSentence() || e.tail[i], r.short(e.before[i])
	score := e.w.EndCut
	switch {
	case e.tail[i], ends && short:
		score = e.w.EndShort
	case ends:
		score = e.w.EndFull
	case short:
		score = e.w.EndOpen
	}
	if j := e.next[i]; j < len(e.rows) && e.opensNothing(j) {
		score += e.w.StartNever
	}
	return score - e.flow(i)
}

// hanStarts is the evidence that a paragraph starts with row i.
func (e *evidence) hanStarts(i int) float64 {
	r := &e.rows[i]
	if e.opensNothing(i) {
		return e.w.StartNever
	}
	if e.marked[i] && !e.byline[i] {
		return e.w.StartMark
	}
	if e.reflowed {
		return e.reflowedStart(i, r.endsSentence())
	}
	if r.opensDeck() {
		return e.w.StartDash
	}
	if e.tabular[i] {
		return e.w.StartIndent
	}
	if e.flush {
		return 0
	}
	measure := e.measureFrom(i)
	score := e.w.StartIndent * r.indent(measure, e.profile.indent)
	if r.full(measure) {
		score += e.w.StartFull
	}
	return score
}

// measureFrom gives the measure of the column that row i would open.
func (e *evidence) measureFrom(i int) float64 {
	measure := 0.0
	if j := e.next[i]; j < len(e.rows) {
		measure = e.after[j]
	}
	if measure == 0 || e.rows[i].over(measure) {
		measure = e.before[i]
	}
	return measure
}

// opensNothing tells whether neither a paragraph nor a headline begins with row i.
func (e *evidence) opensNothing(i int) bool {
	return e.torn[i] || e.rows[i].opensWithNever() || e.rows[i].opensWithDay() || e.goesOnInLatin(i)
}

// opensWithDay tells whether the row opens with a day in brackets, or the rest of one, and goes on: it explains a word above, 今天（4月29日）公布.
func (r *row) opensWithDay() bool { return dayOpens.has(r.chars[0]) && dayAside.MatchString(r.text) }

// dayAside is a day in brackets before the rest of a sentence; dayOpens are the characters that it opens with.
var (
	dayAside = patternOf(`^[（(]?(?:\d{0,2}月)?\d{0,2}日[）)]\p{Han}`)
	dayOpens = charsOf("（(月日0123456789")
)

// A setter may widen a paragraph by a character or two; farOver more than over tells a row of another setting.
const farOver = 2

// hanBody is the evidence that row i is a row of a body, the first of a paragraph or a further one.
func (e *evidence) hanBody(i int, first bool) float64 {
	r := &e.rows[i]
	measure := math.Max(e.before[i], e.after[i])
	score := 0.0
	switch {
	case e.tabular[i]:
		if !first {
			score += e.w.BodyShortOpen
		}
	case e.isParagraph(i):
		score += e.w.BodyFull
	case e.reflowed && !r.endsSentence() && !e.tail[i]:
		score += e.w.BodyShortOpen
	case r.over(measure + farOver):
		score += e.w.BodyFarTooWide
	case r.over(measure):
		score += e.w.BodyTooWide
	case r.full(e.before[i]) || r.full(e.after[i]):
		score += e.w.BodyFull
	case r.short(measure) && !r.endsSentence() && !e.tail[i]:
		score += e.w.BodyShortOpen
		if first {
			score -= e.w.BodyShortOpen * r.indent(measure, e.profile.indent)
		}
	}
	if e.tail[i] {
		score += e.w.MissTail
	}
	if e.opens[i] && !(first && e.belowByline(i)) || e.byline[i] {
		score += e.w.MissLede
	}
	return score
}

// belowByline tells whether the row of text above row i is a byline: a dateline may open the text below one.
func (e *evidence) belowByline(i int) bool { return e.previous[i] >= 0 && e.byline[e.previous[i]] }

// hanHead is the evidence that row i is a row of a headline, of either kind.
func (e *evidence) hanHead(i int) float64 {
	r := &e.rows[i]
	score := e.hanHeadWords(r) + e.hanHeadWidth(i)
	if e.opensNothing(i) && !e.closesAbove(i) {
		score += e.w.HeadNever
	}
	if r.blankBefore {
		score += e.w.HeadBlank
	}
	if r.blankAfter {
		score += e.w.HeadBlank
	}
	if e.label[i] {
		score += e.w.HeadLabel
	}
	if e.tabular[i] {
		score += e.w.HeadTable
	}
	if e.opens[i] || e.byline[i] || e.tail[i] {
		score += e.w.MissLede
	}
	if e.byline[i] {
		score += e.w.MissLede // what he is stands before the name, as in no headline
	}
	return score
}

// hanHeadWords says how far a row is worded as a headline's is: no sentence, whole, neither tiny nor long.
func (e *evidence) hanHeadWords(r *row) float64 {
	score := e.w.HeadOpen
	last := r.chars[len(r.chars)-1]
	switch {
	case strings.ContainsRune("！？!?…", last):
		score = e.w.HeadExclaims
	case strings.ContainsRune("。，；、,", last):
		score = e.w.HeadSentence
	case r.endsSentence() && strings.ContainsAny(r.text, "。."):
		score = e.w.HeadSentence
	}
	stops, commas := 0, 0
	for _, c := range r.chars[:len(r.chars)-1] {
		switch c {
		case '。', '；':
			stops++
		case '，', ',':
			commas++
		}
	}
	if stops > 0 {
		score += e.w.HeadInnerStop
	}
	score += e.w.HeadComma * float64(commas)
	if balanced(r.chars) {
		if closers.has(last) {
			score += e.w.HeadClosed
		}
	} else {
		score += e.w.HeadTorn
	}
	if r.opensDeck() {
		score += e.w.HeadDeck
	}
	if len(r.chars) > 42 {
		score += e.w.HeadLong
	}
	if countWords(r.chars) < 2 && !figurePattern.MatchString(r.text) {
		score += e.w.HeadTiny
	}
	return score
}

// hanHeadWidth says how far row i is unlike the rows of the columns around it, as a headline's is.
func (e *evidence) hanHeadWidth(i int) float64 {
	r, near := &e.rows[i], e.nearMeasure(i)
	switch {
	case e.isParagraph(i):
		return 2 * e.w.HeadFull
	case e.reflowed:
		return e.w.HeadUnlike
	case near == 0:
		return 0
	case r.over(near + farOver):
		return e.w.HeadFarWide
	case r.over(near):
		return e.w.HeadWide
	case r.full(near):
		return e.w.HeadFull
	}
	return e.w.HeadUnlike + (e.w.HeadIndent-e.w.HeadUnlike)*r.indent(near, e.profile.indent)
}

// closesAbove tells whether row i opens with the mark that closes what the row above opened, or with the rest of a number: no line
// opens so, but an extractor's does that came between the two halves.
func (e *evidence) closesAbove(i int) bool {
	q := e.previous[i]
	if q < 0 {
		return false
	}
	above, r := &e.rows[q], &e.rows[i]
	if first := r.chars[0]; closers.has(first) {
		return !balanced(above.chars) && balanced([]rune(above.text+r.text))
	}
	return isDigit(above.chars[len(above.chars)-1]) && len(r.chars) > 1 && r.chars[0] == '.' && isDigit(r.chars[1])
}

// echoed tells whether the text below row i opens with the row's words, as it does below a subhead that was taken from it.
func (e *evidence) echoed(i int) bool {
	const fewest = 4
	j := e.next[i]
	return j < len(e.rows) && len(e.rows[i].chars) >= fewest && strings.HasPrefix(e.rows[j].text, e.rows[i].text)
}

// figurePattern is a figure that stands alone as the heading of what it counts: 94%, 3.5万.
var figurePattern = patternOf(`^[\d.,]+[%％‰]?\p{Han}{0,2}$`)

// countWords counts the characters of words that have squares of their own.
func countWords(chars []rune) int {
	n := 0
	for _, c := range chars {
		if isWord(c) {
			n++
		}
	}
	return n
}
