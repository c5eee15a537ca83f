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

// firstStep tells where the steps to a state stand when those to all states are put in one row, stepCount long.
var firstStep, stepCount = countSteps()

func countSteps() (first [stateCount]int, count int) {
	for s, from := range before {
		first[s] = count
		count += len(from)
	}
	return first, count
}

// assign gives the best sequence of roles.
func (e *evidence) assign() []assigned {
	n := len(e.rows)
	var score, next [stateCount]float64
	for s := range score {
		score[s] = math.Inf(-1)
	}
	score[stateOf(pageStart, closed)] = 0
	from := make([][stateCount]state, n)
	through := make([][stateCount]bool, n)
	e.weigh()
	for i := range n {
		emit, step, pass := &e.emitted[i], &e.steps[i], e.passed[i]
		for s := range stateCount {
			best, prev, passed := score[s]+pass, s, true
			for _, p := range e.comingTo(i, s) {
				if v := score[p] + emit[s.role()] + step.score(p, s); v > best {
					best, prev, passed = v, p, false
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
		e.emitted, e.steps, e.passed = make([][roleCount]float64, n), make([]step, n), make([]float64, n)
	}
	for i := range n {
		e.emitted[i], e.steps[i], e.passed[i] = e.emissions(i), e.stepAt(i), e.transparentScore(i)
	}
}

// transparentScore is the evidence that row i belongs to no body.
func (e *evidence) transparentScore(i int) float64 {
	switch e.kind[i] {
	case furnitureRow, jumpRow:
		return e.w.Furniture
	case noticeRow, noteRow:
		return e.w.Notice
	case noticeMoreRow:
		return e.w.NoticeMore
	case captionRow:
		return e.w.Caption
	}
	return e.w.NotTransparent
}

// sharedByChance is how much of any row's wording a body of the page has.
const sharedByChance = 0.3

const impossible = -100

// usualSubhead is the width that few subheads of Chinese pages exceed.
const usualSubhead = 8

// emissions gives the evidence of row i for each role.
func (e *evidence) emissions(i int) [roleCount]float64 {
	var em [roleCount]float64
	r := &e.rows[i]
	head, first, more := e.head(i), e.body(i, true), e.body(i, false)
	habit := e.w.HeadHabit * (2*e.headsAfter - 1)
	em[headBefore] = head - habit + e.w.HeadShared*(e.sharedAfter[i]-sharedByChance)
	em[headAfter] = head + habit + e.w.HeadShared*(e.sharedBefore[i]-sharedByChance)
	if r.overprinted {
		em[headBefore] += e.w.OverprintBefore
		em[headAfter] += e.w.OverprintAfter
	}
	em[subheadRow] = head + e.w.HeadShared/2*(e.sharedAfter[i]-sharedByChance) + e.w.SubheadShared*(e.sharedAfter[i]-e.sharedBefore[i])
	if near := e.nearMeasure(i); near > 0 && r.tight > near+0.5 {
		em[subheadRow] += e.w.SubheadWide
	}
	if strings.ContainsRune(r.text, '，') {
		em[subheadRow] += e.w.SubheadComma
	}
	if e.echoed(i) {
		em[subheadRow] += e.w.SubheadEcho
	}
	if len(e.lone) > 0 {
		em[subheadRow] += e.w.SubheadLone * e.lone[i]
	}
	em[subheadRow] += e.w.SubheadLong * math.Min(1, math.Max(0, r.width-usualSubhead)/usualSubhead)
	if r.blankBefore && r.blankAfter {
		em[subheadRow] += e.w.SubheadApart
	}
	if e.soleSubhead[i] {
		em[subheadRow] += e.w.SubheadSole
	}
	if e.likeSubhead[i] {
		em[subheadRow] += e.w.SubheadAlike
	}
	if e.alone[i] {
		em[headAfter] += e.w.LabelAlone
		first, more = first+e.w.LabelAlone, more+e.w.LabelAlone
	}
	em[firstRow], em[moreRow] = first, more
	em[ledeRow] = first
	if e.opens[i] {
		em[ledeRow] -= e.w.MissLede
	} else {
		em[ledeRow] += e.opening(i)
	}
	em[bylineRow], em[tailRow] = impossible, impossible
	if e.byline[i] {
		em[bylineRow] = 0
	}
	if e.tail[i] {
		em[tailRow] = more - e.w.MissTail + e.w.Tail
		if e.opens[i] {
			em[tailRow] -= e.w.MissLede // a bracket alone may open an article as well as close one
		}
	}
	return em
}

// step weighs what lies between row i and the row of text before it.
type step struct {
	w                *Weights
	end, start, open float64 // the paragraph before ends; one starts; an article opens with row i
	flow             float64 // the row before goes on in row i
	plainOpen        float64 // an article opens with row i though no lede says so, after its headline
	byline, opens    bool    // row i is a byline; a lede stands at its start
	shift            shiftKind
	deck, block      bool     // row i opens with a deck's dash; it opens a block of its own, or the pointer above it does
	phrases          float64  // the odds that a phrase ends above row i and another begins with it
	label            bool     // row i is the name of a column or campaign
	afterOverprint   bool     // the row before was printed twice
	jump             jumpKind // the pointer to or from another page that stands between the two
}

func (e *evidence) stepAt(i int) step {
	s := step{w: e.w, end: e.endsParagraph(e.previous[i]), start: e.startsParagraph(i), byline: e.byline[i], opens: e.opens[i],
		deck: e.profile.neverOpensHead(e, i), block: e.rows[i].blankBefore, label: e.label[i], jump: e.jumpBetween(e.previous[i], i)}
	if q := e.previous[i]; q >= 0 {
		s.flow = e.flow(q)
		s.phrases = phraseBreak(e.rows[q].chars, e.rows[i].chars)
		s.afterOverprint = e.rows[q].overprinted
	}
	if s.jump == comesFrom {
		s.block = e.rows[e.previous[i]+1].blankBefore
	}
	if s.jump == leadsOn { // the article ends here, on this page: in the middle of a sentence as often as not
		s.end, s.flow = math.Max(s.end, e.w.EndShort), math.Min(s.flow, 0)
	}
	s.open, s.plainOpen = e.w.OpenNoHead, e.w.OpenPlain+s.start
	s.shift = e.shiftAt(i)
	switch s.shift {
	case shifted:
		s.plainOpen += e.w.OpenShift
	case steady:
		s.plainOpen += e.w.OpenSame * e.shifting
	}
	if s.opens {
		s.open, s.plainOpen = e.w.OpenLede, e.w.OpenLede
	}
	if s.jump == comesFrom {
		s.plainOpen = math.Max(s.plainOpen, e.w.OpenComesFrom)
	}
	return s
}

// score weighs the row in state s after one in state p; impossible where print knows no such order.
func (t *step) score(p, s state) float64 {
	was, is := p.role(), s.role()
	if opensNew(was, is) {
		return t.newArticle(p, s)
	}
	if p.context() != s.context() && is != headAfter {
		return impossible
	}
	return t.within(p, s) + t.pastPointer(is)
}

// pastPointer weighs a row behind a pointer to another page that goes on with the same body.
func (t *step) pastPointer(is rowRole) float64 {
	if t.jump != noJump && (is.inBody() || is == subheadRow) && is != ledeRow {
		return t.w.PastPointer
	}
	return 0
}

// within weighs the row in state s after one in state p of the same article.
func (t *step) within(p, s state) float64 {
	was, is := p.role(), s.role()
	switch is {
	case headBefore:
		return t.moreOfHead() // only after another one: opensNew has the rest
	case bylineRow:
		return t.w.OpenByline - t.flow // after its headline, or the byline's row before
	case ledeRow:
		if was == headBefore {
			return t.plainOpen - t.flow
		}
	case firstRow:
		switch {
		case was == subheadRow:
			return t.start - t.flow + t.subheadShift()
		case was == bylineRow:
			return t.start
		case was == tailRow:
			return t.w.AfterTail
		case was.inBody():
			return t.end + t.start
		}
	case moreRow:
		switch {
		case was == tailRow:
			return t.w.AfterTail
		case was.inBody():
			return 0
		}
	case tailRow:
		switch {
		case was == tailRow, was == subheadRow, was == bylineRow:
			return 0
		case was.inBody():
			return 0
		}
	case subheadRow:
		switch {
		case was == subheadRow:
			return t.w.SubheadMore
		case was == tailRow:
			return t.w.AfterTail
		case was.inBody():
			return t.end + t.w.Subhead
		}
	case headAfter:
		switch {
		case s.context() != closed:
		case was == headAfter && t.afterOverprint:
			return t.moreOfHead() + t.w.OverprintMore
		case was == headAfter:
			return t.moreOfHead()
		case was.inBody() && (p.context() == headless || p.context() == carried):
			return t.end + t.firstOfHead()
		}
	}
	return impossible
}

// opensNew tells whether a row of role is begins another article than the row before it.
func opensNew(was, is rowRole) bool {
	switch is {
	case headBefore:
		return was != headBefore
	case bylineRow:
		return was != headBefore && was != bylineRow
	case ledeRow:
		return was != headBefore
	case subheadRow:
		return was == headAfter || was == pageStart
	}
	return false
}

// newArticle weighs the end of the article of p and the opening of another one in state s.
func (t *step) newArticle(p, s state) float64 {
	score := 0.0
	switch was := p.role(); {
	case was.inBody():
		score = t.end
		if was == tailRow {
			score = 0
		}
		if p.context() == headless {
			score += t.w.NoHead
		}
	case was == headAfter:
		score = -t.flow
		if t.jump == comesFrom && !t.block {
			score += t.w.JumpUnderHead
		}
	case was == pageStart:
	default:
		return impossible
	}
	switch s.role() {
	case headBefore:
		if s.context() == headed {
			score += t.firstOfHead()
			if t.block && p.role() == headAfter {
				score += t.w.HeadBlock
			}
			return score
		}
	case ledeRow:
		switch {
		case s.context() == carried && t.jump == comesFrom && !t.opens: // a continuation has no lede of its own
			return score + t.w.OpenComesFrom
		case s.context() == headless:
			open := t.open
			if !t.opens && (p.role() == headAfter || p.role() == pageStart) {
				open = t.w.OpenAfterHead + t.start
			}
			if t.jump != noJump {
				open += t.w.OpenPointer
			}
			return score + open
		}
	case bylineRow:
		if s.context() == headless {
			return score + t.w.OpenByline
		}
	case subheadRow:
		if s.context() == headless {
			return score + t.w.SubheadFirst
		}
	}
	return impossible
}

// subheadShift weighs a subhead where the measure changes: below one it does not.
func (t *step) subheadShift() float64 {
	if t.shift == shifted {
		return t.w.SubheadShift
	}
	return 0
}

// firstOfHead weighs the row as the first of a headline's.
func (t *step) firstOfHead() float64 {
	if t.deck {
		return t.w.DeckFirst
	}
	return 0
}

// moreOfHead weighs the row as a further one of a headline's.
func (t *step) moreOfHead() float64 {
	score := t.w.HeadMore + t.w.HeadMoreBreak*t.phrases
	if t.label {
		score += t.w.LabelLater
	}
	if t.block {
		score += t.w.HeadMoreBlock
	}
	return score
}

// endOfPage weighs the page's ending after a row in state s.
func (e *evidence) endOfPage(s state) float64 {
	switch r := s.role(); {
	case r == headAfter, r == pageStart:
		return 0
	case r.inBody():
		score := 0.0
		if s.context() == headless {
			score += e.w.NoHead
		}
		return score
	}
	return -10
}
