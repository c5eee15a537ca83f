package segment

import (
	"math"
	"slices"
	"strings"
)

// A headline in the case of sentences looks as any row does, one by one. What tells it is where it stands: a block of rows below the end
// of a text, each ending before its column does and none with a stop, above a byline, a dateline, or a row that fills its column and
// opens with a capital.

// headBlock is how surely a row is one of such a block, 0 to 1, by what stands below it.
const (
	aboveCredit = 1.0 // a byline or a dateline
	aboveBody   = 0.8 // text, and the block has several rows
	aboveText   = 0.5 // text, and it is a single row, as a subhead is
)

// longestBlock is the number of rows of such a block at most.
const longestBlock = 9

// settle finds what rows tell together: the blocks that are headlines, names alone below them, datelines that only their place tells.
func (e *evidence) settle() {
	e.findEarly()
	blocks := e.findBlocks()
	e.findNames(blocks)
	e.learnHeads() // without the names
	for _, b := range blocks {
		e.settleBlock(b)
	}
	e.markStoppedHeads()
	e.markAboveCredits()
	e.markDecksAboveCredits()
	e.markFullDecks()
	e.markSerials()
	e.learnHeadType()
	e.learnBlocks(blocks)
	for i := range e.rows {
		if q := e.previous[i]; q >= 0 && e.kind[i] == opaque && e.byline[q] && !e.byline[i] && !e.opens[i] {
			e.opens[i] = !e.faces[i].capitals && plainDatelineEnd(e.joined(i, 2)) > 0
		}
	}
}

// settleCut is what to do where rows end in the middle of words: none ends early for the next.
func (e *evidence) settleCut() {
	e.early, e.block = make([]bool, len(e.rows)), make([]float64, len(e.rows))
	e.cutWords = true
}

// findEarly finds the rows that end where the first word of the next would still have had room: no setter breaks a line there.
func (e *evidence) findEarly() {
	e.early, e.block = make([]bool, len(e.rows)), make([]float64, len(e.rows))
	for i := range e.rows {
		j := e.next[i]
		if e.kind[i] != opaque || j >= len(e.rows) {
			continue
		}
		measure := e.columnAt(i)
		e.early[i] = measure > 0 && e.rows[i].width+latinWidth(' ')+firstWordWidth(&e.rows[j]) < roomy*measure
	}
}

// roomy is the share of the measure up to which a row has room: word spaces stretch, and the measure is that of middling rows.
const roomy = 0.94

// columnAt gives the measure of the column about row i.
func (e *evidence) columnAt(i int) float64 {
	return math.Max(math.Max(e.before[i], e.after[i]), e.nearMeasure(i))
}

// firstWordWidth gives the width of the word that row r opens with, up to its hyphen.
func firstWordWidth(r *row) float64 {
	width := 0.0
	for k, c := range r.chars {
		if c == ' ' || k > 0 && r.chars[k-1] == '-' {
			break
		}
		width += latinWidth(c)
	}
	return width
}

// block is a run of rows that a headline may be, from row to row, and what stands below it.
type block struct {
	rows  []int
	below int // the row below
}

// findBlocks finds the runs of rows below the end of a text that are narrower than their column and end no sentence.
func (e *evidence) findBlocks() []block {
	var out []block
	for i := range e.rows {
		if e.kind[i] != opaque || e.byline[i] || !e.endsText(e.previous[i], i) {
			continue
		}
		b := block{below: i}
		for len(b.rows) < longestBlock && b.below < len(e.rows) && e.narrowOpen(b.below, len(b.rows) == 0) {
			b.rows, b.below = append(b.rows, b.below), e.next[b.below]
		}
		if len(b.rows) > 0 && b.below < len(e.rows) {
			out = append(out, b)
		}
	}
	return out
}

// endsText tells whether a text may have ended with row q, above row i.
func (e *evidence) endsText(q, i int) bool {
	return q < 0 || e.tail[q] || e.faces[q].stops || q < i-1
}

// narrowOpen tells whether row i, the first of a block or a further one, ends before its column does, and no sentence.
func (e *evidence) narrowOpen(i int, first bool) bool {
	f := &e.faces[i]
	if e.byline[i] || e.tail[i] || e.opens[i] || first && f.letters < 3 || e.tabular[i] || f.stops && strings.HasSuffix(strings.TrimRight(e.rows[i].text, latinClosers), ".") && !(e.stopped && e.closedHead(i)) {
		return false
	}
	measure := e.nearMeasure(i)
	return measure == 0 || e.rows[i].width < latinShort*measure && (e.early[i] || e.rows[i].width < narrowTitle*measure)
}

// narrowTitle is the share of the measure below which a row is narrow however long the next word is.
const narrowTitle = 0.65

// closedHead tells whether row i, which a full stop closes, can be of a headline on a page whose headlines have such.
func (e *evidence) closedHead(i int) bool {
	j := e.next[i]
	return e.faces[i].titled || e.faces[i].capitals || e.restOfLine(i) || j < len(e.rows) && e.opens[j]
}

// settleBlock weighs what stands below a block, and marks its rows.
func (e *evidence) settleBlock(b block) {
	rows := b.rows
	if k := slices.IndexFunc(rows, func(i int) bool { return e.byline[i] }); k >= 0 {
		b.below, rows = rows[k], rows[:k]
	}
	if len(rows) == 0 || e.faces[rows[0]].lower {
		return
	}
	if n := len(rows); n > 1 && e.cased && !e.byline[b.below] && !e.opens[b.below] && e.faces[rows[n-2]].titled && e.isPlain(rows[n-1]) {
		rows = rows[:n-1] // the first row of the text, which a long word below leaves short
	}
	last := &e.faces[rows[len(rows)-1]]
	below := &e.faces[b.below]
	sure := 0.0
	switch {
	case e.byline[b.below], e.opens[b.below]:
		sure = aboveCredit
	case below.lower || last.hyphen:
		return
	case !below.capitals && plainDatelineEnd(e.joined(b.below, 2)) > 0 && e.fills(b.below):
		sure = aboveCredit
		e.opens[b.below] = true
	case last.open:
		return
	case !e.fills(b.below):
		return
	case len(rows) > 1:
		sure = aboveBody
	default:
		sure = aboveText
	}
	for _, i := range rows {
		e.block[i] = sure
	}
}

// isPlain tells whether row i is of several words in small letters, as no headline is where they are set with capitals.
func (e *evidence) isPlain(i int) bool {
	const fewest = 4
	f := &e.faces[i]
	return !f.titled && !f.capitals && f.words >= fewest && f.long > 1 && f.longUp*2 <= f.long
}

// markAboveCredits marks the rows right above a byline or a dateline, up to the end of the text above, which are a headline though a word too
// long for its line may have left one of them as wide as text.
func (e *evidence) markAboveCredits() {
	for i := range e.rows {
		q := e.previous[i]
		if e.kind[i] != opaque || !e.byline[i] && !e.opens[i] || q < 0 || e.byline[q] || e.block[q] > 0 || !e.early[q] {
			continue
		}
		first := i
		for n := 0; n < longestBlock && q >= 0 && e.mayBeHead(q); n++ {
			first, q = q, e.previous[q]
		}
		if first == i || !e.endsText(q, first) || e.faces[first].lower {
			continue
		}
		for j := first; j < i; j = e.next[j] {
			e.block[j] = aboveCredit
		}
	}
}

// markDecksAboveCredits marks the rows between a headline and a credit as its deck, though they fill their column and end sentences: an article of so
// few rows has no credit below it that text follows.
func (e *evidence) markDecksAboveCredits() {
	const most = 4
	for i := range e.rows {
		if !e.byline[i] || e.kind[i] != opaque || !isLatinByline(e.rows[i].text) || !e.textFollows(i) {
			continue
		}
		q := e.previous[i]
		for n := 0; n < most && q >= 0 && !e.headsText(q) && !e.byline[q] && !e.opens[q] && !e.tail[q] && !e.tabular[q]; n++ {
			q = e.previous[q]
		}
		if q < 0 || !e.headsText(q) || e.next[q] == i || e.faces[e.next[q]].lower {
			continue
		}
		for j := e.next[q]; j < i; j = e.next[j] {
			e.deck[j], e.block[j] = true, aboveCredit
		}
	}
}

// markFullDecks marks the rows right below a headline that are its deck though they fill their column: the last of the two ends early, and no sentence,
// and text begins below.
func (e *evidence) markFullDecks() {
	for i := range e.rows {
		q, j := e.previous[i], e.next[i]
		if q < 0 || j >= len(e.rows) || e.kind[i] != opaque || e.block[i] > 0 || !e.headsText(q) || e.faces[q].open || !e.plainOpen(i) || e.early[i] || !e.plainOpen(j) || e.faces[i].lower {
			continue
		}
		below := e.next[j]
		f := &e.faces[j]
		if below >= len(e.rows) || !e.early[j] || f.open || f.stops || strings.HasSuffix(e.rows[j].text, ":") || e.rows[j].width > narrowTitle*e.columnAt(j) {
			continue
		}
		if b := &e.faces[below]; !b.lower && !b.capitals && !e.byline[below] && !e.tail[below] && (e.opens[below] || e.fills(below) && !e.early[below]) {
			e.deck[i], e.deck[j], e.block[i], e.block[j] = true, true, aboveBody, aboveBody
		}
	}
}

// plainOpen tells whether row i is one of words in small letters that opens with none of what opens a text.
func (e *evidence) plainOpen(i int) bool {
	return !e.faces[i].capitals && !e.opens[i] && !e.byline[i] && !e.tail[i] && !e.tabular[i] && !e.signed[i]
}

// headsText tells whether row i is surely of a headline: of a block, or in capitals.
func (e *evidence) headsText(i int) bool {
	return e.block[i] > 0 || e.faces[i].capitals && e.faces[i].letters >= 5 && !e.opens[i] && !e.byline[i] && !e.signed[i]
}

// textFollows tells whether a body begins below row i and its fellows.
func (e *evidence) textFollows(i int) bool {
	j := e.next[i]
	for j < len(e.rows) && e.byline[j] {
		j = e.next[j]
	}
	return j < len(e.rows) && (e.opens[j] || !e.faces[j].capitals && e.fills(j))
}

// mayBeHead tells whether row i is narrower than its column and ends no sentence.
func (e *evidence) mayBeHead(i int) bool {
	return !e.byline[i] && !e.opens[i] && !e.tail[i] && !e.faces[i].stops && !e.tabular[i] && e.rows[i].width < latinShort*e.nearMeasure(i)
}

// fills tells whether row i is as wide as its column, or a whole paragraph.
func (e *evidence) fills(i int) bool {
	measure := e.columnAt(i)
	return measure == 0 || e.rows[i].width >= latinShort*measure-lostIndent || e.faces[i].stops || !e.early[i]
}

// learnBlocks finds how surely the page sets its headlines as such blocks: those that a byline, a dateline or several rows make sure tell.
func (e *evidence) learnBlocks(blocks []block) {
	const enough = 3
	n := 0
	for _, b := range blocks {
		if e.block[b.rows[0]] >= aboveBody {
			n++
		}
	}
	e.blocks = math.Min(1, float64(n)/enough)
}
