package segment

import (
	"slices"
	"strings"
)

// recognition finds known articles in the rows of their page.
type recognition struct {
	*evidence
	roles []assigned
	heads []knownHead

	pieces []knownPiece
	k      int // the piece under way
	at     int // how much of its text was found
	loose  map[string]int
}

// knownPiece is all that a known article prints, without white space, and the parts it consists of.
type knownPiece struct {
	text  string
	parts []knownPart
	body  string

	subheads []string // those not found yet
	head     []int    // the rows of its headline
	parted   []headPart
}

// knownPart is a part of a known article from its text's byte at to the next part's.
type knownPart struct {
	at   int
	role rowRole // of its first row
	head headPart
}

// headPart is a part of a headline.
type headPart uint8

const (
	noHeadPart headPart = iota
	kickerPart
	titlePart
	deckPart
)

// recognise gives the rows the roles that make up the known articles, which must stand on the page in their order, whole and
// one after the other; only rows that are known to be loose may stand in or between them. It is false when a row fits none.
func (e *evidence) recognise(known []Known) ([]assigned, []knownHead, bool) {
	r := &recognition{evidence: e, roles: make([]assigned, len(e.rows)), loose: map[string]int{}}
	for _, k := range known {
		for _, l := range k.Loose {
			r.loose[plain(l)]++
		}
		if p := e.pieceOf(k); p.text != "" {
			r.pieces = append(r.pieces, p)
		}
	}
	for i := range e.rows {
		if !r.row(i) {
			return nil, nil, false
		}
	}
	if r.k < len(r.pieces) && (r.k+1 < len(r.pieces) || r.at < len(r.pieces[r.k].text)) {
		return nil, nil, false
	}
	for _, p := range r.pieces {
		r.divideKnownHead(p)
	}
	r.setContexts()
	return r.roles, r.heads, true
}

// pieceOf puts together what a known article prints. Its subheads are put where they stand when its rows are found.
func (e *evidence) pieceOf(k Known) knownPiece {
	p := knownPiece{}
	for _, s := range k.Subheads {
		p.subheads = append(p.subheads, plain(s))
	}
	add := func(text string, role rowRole, head headPart) {
		if text = plain(text); text != "" {
			p.parts = append(p.parts, knownPart{len(p.text), role, head})
			p.text += text
		}
	}
	headline := func(role rowRole) {
		add(k.Kicker, role, kickerPart)
		add(k.Title, role, titlePart)
		add(k.Deck, role, deckPart)
	}
	if !k.HeadAfter {
		headline(headBefore)
	}
	add(k.Byline, bylineRow, noHeadPart)
	opens := ledeRow
	if k.Byline != "" {
		opens = firstRow
	}
	for i, text := range k.Paragraphs {
		if i == 0 {
			text = k.Lede + text
		}
		p.body += plain(text)
		add(text, opens, noHeadPart)
		opens = firstRow
	}
	add(k.Tail, tailRow, noHeadPart)
	if k.HeadAfter {
		headline(headAfter)
	}
	return p
}

// row finds row i in the piece under way, or among the rows that are of none.
func (r *recognition) row(i int) bool {
	text := plain(r.rows[i].text)
	isLoose := r.loose[text] > 0
	if !(isLoose && r.kind[i] != opaque) && r.printed(i, text) {
		return true
	}
	if isLoose {
		r.loose[text]--
		r.roles[i] = assigned{transparent: true}
	}
	return isLoose
}

// printed finds row i where the piece under way goes on, or the next one begins.
func (r *recognition) printed(i int, text string) bool {
	if r.k < len(r.pieces) && r.at == len(r.pieces[r.k].text) {
		r.k, r.at = r.k+1, 0
	}
	if r.k >= len(r.pieces) {
		return false
	}
	p := &r.pieces[r.k]
	p.insertSubhead(r.at, text)
	if !strings.HasPrefix(p.text[r.at:], text) {
		return false
	}
	from, end := p.partAt(r.at), p.partAt(r.at+len(text)-1)
	if (from.head != noHeadPart) != (end.head != noHeadPart) {
		return false // a headline and a lede that nothing divides
	}
	if from.head != noHeadPart {
		p.head, p.parted = append(p.head, i), append(p.parted, from.head)
	}
	r.roles[i].state = stateOf(r.roleOf(i, from, end), headless)
	r.at += len(text)
	return true
}

// roleOf gives the role of row i, which begins in part from and ends in part end, where the row's own signs allow it.
func (r *recognition) roleOf(i int, from, end knownPart) rowRole {
	starts := r.at == from.at
	switch {
	case end.role == tailRow && r.tail[i]:
		return tailRow
	case from.role == bylineRow && r.byline[i]:
		return bylineRow
	case from.role == bylineRow && starts:
		return ledeRow // a byline that nothing tells as one opens the body
	case from.role == bylineRow && r.was(i) == bylineRow:
		return firstRow
	case from.role == ledeRow && starts && r.was(i) == bylineRow, from.role == firstRow && starts:
		return firstRow
	case from.role == ledeRow && starts, from.head != noHeadPart, from.role == subheadRow:
		return from.role
	case from.role == tailRow && starts && r.was(i) == subheadRow:
		return firstRow
	}
	return moreRow
}

// was gives the role of the row of text before row i.
func (r *recognition) was(i int) rowRole {
	for i--; i >= 0; i-- {
		if !r.roles[i].transparent {
			return r.roles[i].state.role()
		}
	}
	return pageStart
}

// partAt gives the part that has the byte at of the piece's text.
func (p *knownPiece) partAt(at int) knownPart {
	k := len(p.parts) - 1
	for k > 0 && p.parts[k].at > at {
		k--
	}
	return p.parts[k]
}

// insertSubhead puts the next subhead where it stands, before the paragraph that begins at, if it begins with text.
func (p *knownPiece) insertSubhead(at int, text string) {
	if len(p.subheads) == 0 || !strings.HasPrefix(p.subheads[0], text) {
		return
	}
	k := slices.IndexFunc(p.parts, func(q knownPart) bool { return q.at == at && q.role == firstRow })
	if k < 0 {
		return
	}
	subhead := p.subheads[0]
	p.subheads = p.subheads[1:]
	p.text = p.text[:at] + subhead + p.text[at:]
	p.parts = slices.Insert(p.parts, k, knownPart{at, subheadRow, noHeadPart})
	for j := k + 1; j < len(p.parts); j++ {
		p.parts[j].at += len(subhead)
	}
}

// divideKnownHead finds which rows of the piece's headline are its title.
func (r *recognition) divideKnownHead(p knownPiece) {
	from, to := slices.Index(p.parted, titlePart), len(p.parted)
	for to > 0 && p.parted[to-1] == deckPart {
		to--
	}
	if from >= 0 && from < to {
		r.heads = append(r.heads, knownHead{rows: p.head, body: p.body, from: from, to: to})
	}
}

// setContexts completes the states: which headline each row's article has.
func (r *recognition) setContexts() {
	context, was := closed, pageStart
	for i := range r.roles {
		if r.roles[i].transparent {
			continue
		}
		role := r.roles[i].state.role()
		switch {
		case role == headBefore:
			context = headed
		case role == headAfter:
			context = closed
		case opensNew(was, role):
			context = headless
		}
		r.roles[i].state = stateOf(role, context)
		was = role
	}
}
