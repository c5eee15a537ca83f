package segment

import (
	"math"
	"strings"
)

// The reading gives each row of a page a role. Roles follow each other as they do in print: headline rows, perhaps a
// byline, paragraphs with subheads between them, perhaps a tail with names; or the paragraphs first and the headline after
// them. Of all sequences of roles the best by the sum of its evidence is found by dynamic programming over the rows
// (Viterbi's algorithm), in time proportional to the number of rows.

// rowRole is what a row is taken for.
type rowRole uint8

const (
	headBefore rowRole = iota // a headline's row, its body follows
	bylineRow                 // □ 记者 X
	ledeRow                   // the first row of a body's first paragraph
	firstRow                  // the first row of another paragraph
	moreRow                   // a further row of a paragraph
	tailRow                   // a body's row at whose end a bracket with names closes
	subheadRow
	headAfter // a headline's row, its body stands before it
	pageStart // not a row: what stands before the first one
	roleCount
)

// Which headline the article has that a row belongs to.
const (
	headless rowRole = iota // none yet: it must come after the body
	headed                  // one, before the body
	closed                  // one, after the body; or there is no article yet
	carried                 // none on this page, and none need follow: the article comes from another page
	contextCount
)

// state is a role within an article: role*contextCount + context.
type state uint8

const stateCount = state(roleCount) * state(contextCount)

func stateOf(r, context rowRole) state { return state(r)*state(contextCount) + state(context) }

func (s state) role() rowRole    { return rowRole(s / state(contextCount)) }
func (s state) context() rowRole { return rowRole(s % state(contextCount)) }

// inBody tells whether the role is that of a row that further rows of the same body may follow.
func (r rowRole) inBody() bool {
	return r == ledeRow || r == firstRow || r == moreRow || r == tailRow
}

// assigned is the role of one row in a reading.
type assigned struct {
	state       state
	transparent bool // the row belongs to no body; state is that of the row before
}

// before holds, for each state, the states that a row before it can have in print.
var before = statesBefore()

func statesBefore() [stateCount][]state {
	var out [stateCount][]state
	nothing := &step{w: new(Weights), jump: comesFrom} // which makes carried articles possible
	for s := range stateCount {
		if s.role() == pageStart {
			continue
		}
		for p := range stateCount {
			if nothing.score(p, s) > impossible/2 {
				out[s] = append(out[s], p)
			}
		}
	}
	return out
}

// assign gives the best sequence of roles under the evidence as weighed.
func (e *evidence) assign() []assigned {
	n := len(e.rows)
	var score, next [stateCount]float64
	for s := range score {
		score[s] = math.Inf(-1)
	}
	score[stateOf(pageStart, closed)] = 0
	from := make([][stateCount]state, n)
	through := make([][stateCount]bool, n)
	for i := range n {
		emit, pass, steps := &e.emitted[i], e.passed[i], e.steps.over(i)
		for s := range stateCount {
			best, prev, passed := score[s]+pass, s, true
			if emitted := emit[s.role()]; emitted > impossible {
				for _, h := range hopsTo[s] {
					if v := score[h.from] + emitted + steps[h.sort]; v > best {
						best, prev, passed = v, h.from, false
					}
				}
			}
			next[s], from[i][s], through[i][s] = best, prev, passed
		}
		score = next
	}
	best, at := math.Inf(-1), state(0)
	for s := range stateCount {
		if v := score[s] + e.endOfPage(s); v > best {
			best, at = v, s
		}
	}
	out := make([]assigned, n)
	for i := n - 1; i >= 0; i-- {
		out[i] = assigned{at, through[i][at]}
		at = from[i][at]
	}
	return out
}

// comingTo gives the states from which a reading comes to state s over row i: none where the row cannot have the role.
func (e *evidence) comingTo(i int, s state) []state {
	if e.emitted[i][s.role()] <= impossible {
		return nil
	}
	return before[s]
}

// weigh notes the evidence of each row under the present weights, which all sums over readings are made of.
func (e *evidence) weigh() {
	n := len(e.rows)
	if e.emitted == nil {
		e.emitted, e.passed, e.looks = make([][roleCount]float64, n), make([]float64, n), make([]looks, n)
	}
	if e.steps == nil {
		e.steps = newBySort(n)
	}
	for i := range n {
		step := e.stepAt(i)
		step.weigh(e.steps.over(i))
		e.passed[i], e.looks[i] = e.transparentScore(i), e.looksOf(i)
		e.looks[i].goesOn = step.moreOfHead()
	}
	e.weighedDivided = e.divided
	e.weighAgain()
}

// weighAgain notes what of the evidence a reading of the page adds to: whose wording a row shares, the page's habits, how subheads look.
func (e *evidence) weighAgain() {
	for i := range e.rows {
		e.emitted[i] = e.emissions(i, e.looks[i])
	}
	e.weighStepsAgain()
}

// looks is the evidence of a row that no reading of the page changes: as a row of a headline, and of a body, as the first of a
// paragraph or a further one; and that it goes on with the headline of the row before.
type looks struct{ head, first, more, goesOn float64 }

func (e *evidence) looksOf(i int) looks {
	return looks{head: e.head(i), first: e.body(i, true), more: e.body(i, false)}
}

// transparentScore is the evidence that row i belongs to no body.
func (e *evidence) transparentScore(i int) float64 {
	switch e.kind[i] {
	case furnitureRow, jumpRow:
		return e.w.Furniture
	case nameRow:
		return e.w.PageName
	case noticeRow, noteRow:
		return e.w.Notice
	case noticeMoreRow:
		return e.w.NoticeMore
	case captionRow:
		return e.w.Caption
	case photoTitleRow:
		return e.w.PhotoTitle
	}
	if e.isParagraph(i) { // an article by itself
		return 4 * e.w.NotTransparent
	}
	return e.w.NotTransparent
}

// sharedByChance is how much of any row's wording a body of the page has.
const sharedByChance = 0.3

const impossible = -100

// usualSubhead is the width that few subheads of Chinese pages exceed.
const usualSubhead = 8

// emissions gives the evidence of row i for each role.
func (e *evidence) emissions(i int, l looks) [roleCount]float64 {
	var em [roleCount]float64
	r := &e.rows[i]
	head, first, more := l.head, l.first, l.more
	habit := e.w.HeadHabit * (2*e.headsAfter - 1)
	em[headBefore] = head - habit + e.w.HeadShared*(e.sharedAfter[i]-sharedByChance)
	em[headAfter] = head + habit + e.w.HeadShared*(e.sharedBefore[i]-sharedByChance)
	if e.item[i] {
		em[headBefore] += e.w.HeadItem
		em[headAfter] += e.w.HeadItem
	}
	switch {
	case r.overprinted && e.overprints:
		em[headBefore] += e.w.OverprintHeads
		em[headAfter] += e.w.OverprintHeads
	case r.overprinted:
		em[headBefore] += e.w.OverprintBefore
		em[headAfter] += e.w.OverprintAfter
	}
	em[subheadRow] = e.subhead(i, head)
	if e.alone[i] {
		if !e.rows[i].isBoxLabel() || !e.standsOverArticle(i) {
			em[headAfter] += e.w.LabelAlone
		}
		first, more = first+e.w.LabelAlone, more+e.w.LabelAlone
	}
	if isGenre(r.text) { // it opens a headline, and stands nowhere else
		em[subheadRow] += e.w.LabelAlone
		first, more = first+e.w.LabelAlone, more+e.w.LabelAlone
	}
	// What speaks for a paragraph's first row speaks for a heading as well: it is weighed against a further row.
	start := e.starts(i)
	first, more = first+math.Min(0, start), more-math.Max(0, start)
	em[firstRow], em[moreRow] = first, more
	em[ledeRow] = first
	switch {
	case !e.opens[i]:
		em[ledeRow] += e.opening(i)
	case !e.belowByline(i): // there it is no first row's fault
		em[ledeRow] -= e.w.MissLede
	}
	em[bylineRow], em[tailRow] = impossible, impossible
	if e.byline[i] {
		em[bylineRow] = 0
	}
	if e.tail[i] {
		em[tailRow] = more - e.w.MissTail + e.w.Tail
		if e.signed != nil && e.signed[i] {
			em[tailRow] += e.w.Signed
		}
		if e.opens[i] {
			em[tailRow] -= e.w.MissLede // a bracket alone may open an article as well as close one
		}
	}
	return em
}

// subhead is the evidence that row i is a subhead, of which head is the evidence that it is a heading of any kind.
func (e *evidence) subhead(i int, head float64) float64 {
	r := &e.rows[i]
	score := head + e.w.HeadShared/2*(e.sharedAfter[i]-sharedByChance) + e.w.SubheadShared*(e.sharedAfter[i]-e.sharedBefore[i])
	if near := e.nearMeasure(i); near > 0 && r.tight > near+0.5 {
		score += e.w.SubheadWide
	}
	if strings.ContainsRune(r.text, '，') {
		score += e.w.SubheadComma
	}
	if r.opensDeck() {
		score -= e.w.HeadDeck // the dash of a deck is none of a subhead
	}
	if e.label[i] {
		score += e.w.SubheadLabel
	}
	if e.echoed(i) {
		score += e.w.SubheadEcho
	}
	if len(e.lone) > 0 {
		score += e.w.SubheadLone * e.lone[i]
	}
	score += e.w.SubheadLong * math.Min(1, math.Max(0, r.width-usualSubhead)/usualSubhead)
	if r.blankBefore && r.blankAfter {
		score += e.w.SubheadApart
	}
	if e.soleSubhead[i] {
		score += e.w.SubheadSole
	}
	if j := e.next[i]; j < len(e.rows) && e.faces == nil && e.tabular[j] {
		score += e.w.HeadTable // a table has a title of its own
	}
	if e.likeSubhead[i] {
		score += e.w.SubheadAlike
	}
	return score
}
