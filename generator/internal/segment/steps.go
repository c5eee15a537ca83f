package segment

import "math"

// step weighs what lies between row i and the row of text before it.
type step struct {
	w                *Weights
	end, start, open float64 // the paragraph before ends; one starts; an article opens with row i
	flow             float64 // the row before goes on in row i
	sharedBefore     float64 // how much more of row i's wording than by chance the body before it has
	sharedAfter      float64 // the same of the body after it
	rift             float64 // what the ties of wording across the break above say of an article that opens with row i
	plainOpen        float64 // an article opens with row i though no lede says so, after its headline
	byline, opens    bool    // row i is a byline; a lede stands at its start
	shift            shiftKind
	deck, block      bool     // row i opens with a deck's dash; it opens a block of its own, or the pointer above it does
	phrases          float64  // the odds that a phrase ends above row i and another begins with it
	label            bool     // row i is the name of a column or campaign
	belowLabel       bool     // the row before is
	belowGenre       bool     // it says what kind of piece stands below
	afterOverprint   bool     // the row before was printed twice for weight
	afterDeck        bool     // it opens with a deck's dash
	afterFull        bool     // it is as wide as its column
	joined           float64  // nothing stands above row i, as it does above other articles of the page, 0 to 1
	jump             jumpKind // the pointer to or from another page that stands between the two
}

func (e *evidence) stepAt(i int) step {
	s := step{w: e.w, end: e.endsParagraph(e.previous[i]), start: e.startsParagraph(i), byline: e.byline[i], opens: e.opens[i],
		deck: e.profile.neverOpensHead(e, i), block: e.rows[i].blankBefore, label: e.label[i], jump: e.jumpBetween(e.previous[i], i)}
	if q := e.previous[i]; q >= 0 {
		s.flow = e.flow(q)
		s.phrases = phraseBreak(e.rows[q].chars, e.rows[i].chars)
		above := &e.rows[q]
		s.afterOverprint, s.afterDeck, s.afterFull = above.overprinted && !e.overprints, above.opensDeck(), above.full(e.nearMeasure(q))
		s.belowLabel, s.belowGenre = e.label[q], isGenre(above.text)
	}
	if s.jump == comesFrom {
		s.block = e.rows[e.previous[i]+1].blankBefore
	}
	if s.jump == leadsOn { // the article ends here, on this page: in the middle of a sentence as often as not
		s.end, s.flow = math.Max(s.end, e.w.EndShort), math.Min(s.flow, 0)
	}
	s.rift = e.w.OpenRift * e.rift[i]
	if e.undivided(i) {
		s.joined = joining(e.divided)
	}
	s.sharedBefore, s.sharedAfter = e.sharedBefore[i]-sharedByChance, e.sharedAfter[i]-sharedByChance
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

// undivided tells whether neither an empty line nor anything else divides row i from the text above.
func (e *evidence) undivided(i int) bool {
	return i > 0 && !e.rows[i].blankBefore && e.previous[i] == i-1
}

// joining tells how much that says against an article that opens there, where so large a share of the page's articles is divided: 0 to 1.
func joining(divided float64) float64 { return math.Max(0, 2*divided-1) }

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
		return t.moreOfHead() + t.w.HeadMoreShared*t.sharedAfter // only after another one: opensNew has the rest
	case bylineRow:
		if was == headBefore {
			return t.w.OpenByline - t.flow + t.endOfHead()
		}
		return t.w.OpenByline - t.flow // after the byline's row before
	case ledeRow:
		if was == headBefore {
			return t.plainOpen - t.flow + t.endOfHead()
		}
	case firstRow:
		switch {
		case was == subheadRow:
			return t.start - t.flow + t.subheadShift() + t.ledeBelowSubhead()
		case was == bylineRow && t.opens:
			return t.w.OpenLede
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
		case was == subheadRow && t.afterFull:
			return t.w.SubheadMore
		case was == subheadRow:
			return t.w.SubheadBroken
		case was == tailRow:
			return t.w.AfterTail
		case was.inBody():
			return t.end + t.w.Subhead
		}
	case headAfter:
		switch {
		case s.context() != closed:
		case was == headAfter:
			return t.moreOfHead() + t.w.HeadMoreShared*t.sharedBefore
		case was.inBody() && (p.context() == headless || p.context() == carried):
			return t.end + t.firstOfHead() + t.endAtPointer()
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
	score := t.rift + t.w.OpenJoined*t.joined + t.endAtPointer()
	between := score
	switch was := p.role(); {
	case was.inBody():
		score += t.end
		if was == tailRow {
			score = between
		}
		if p.context() == headless {
			score += t.w.NoHead
		}
	case was == headAfter:
		score += t.endOfHead() - t.flow
		if t.jump == comesFrom && !t.block {
			score += t.w.JumpUnderHead
		}
	case was == pageStart:
		score = 0
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
			if t.jump == comesFrom {
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

// ledeBelowSubhead weighs a dateline below a subhead: what opens an article opens no section of one.
func (t *step) ledeBelowSubhead() float64 {
	if t.opens {
		return t.w.LedeInside
	}
	return 0
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

// endOfHead weighs the row before as the last of a headline's: what names a column stands above the title.
func (t *step) endOfHead() float64 {
	switch {
	case t.belowGenre:
		return t.w.LabelLast + t.w.LabelAlone
	case t.belowLabel:
		return t.w.LabelLast
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
	if t.afterOverprint {
		score += t.w.OverprintMore
	}
	if t.afterDeck {
		score += t.w.HeadPastDeck
	}
	return score
}

// endAtPointer weighs a text's ending at a pointer to the page on which it goes on.
func (t *step) endAtPointer() float64 {
	if t.jump == leadsOn {
		return t.w.OpenPointer
	}
	return 0
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
