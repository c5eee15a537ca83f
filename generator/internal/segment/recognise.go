package segment

import "strings"

// recognition finds known articles in the rows of their page.
type recognition struct {
	*evidence
	known []Known
	roles []assigned
	heads []knownHead

	k      int    // the article under way
	body   string // its body
	bounds map[int]bool
	at     int // how much of it was found
	head   []int
	headed bool
	byline bool
	was    rowRole
}

// recognise gives the rows the roles that make up the known articles, which must stand on the page in their order. It is
// false when a row fits none.
func (e *evidence) recognise(known []Known) ([]assigned, []knownHead, bool) {
	r := &recognition{evidence: e, known: known, k: -1, was: pageStart}
	r.roles = make([]assigned, len(e.rows))
	r.open()
	strange := 0
	for i := range e.rows {
		if !r.row(i) {
			r.roles[i] = assigned{transparent: true}
			if e.kind[i] == opaque {
				strange++
			}
		}
	}
	if !r.close() || r.k+1 < len(known) || strange > 0 {
		return nil, nil, false
	}
	r.setContexts()
	return r.roles, r.heads, true
}

// open turns to the next article.
func (r *recognition) open() {
	r.k++
	r.at, r.head, r.headed, r.byline, r.was = 0, nil, false, false, pageStart
	r.body, r.bounds = "", map[int]bool{}
	if r.k < len(r.known) {
		for _, p := range r.known[r.k].Paragraphs {
			r.bounds[len(r.body)] = true
			r.body += plain(p)
		}
	}
}

// close ends the article under way; it is false when the article is not whole.
func (r *recognition) close() bool {
	if r.k >= len(r.known) || r.at < len(r.body) {
		return false
	}
	if len(r.head) > 0 {
		r.divideKnownHead()
	}
	return true
}

func (r *recognition) row(i int) bool {
	if r.kind[i] != opaque {
		return false
	}
	text := plain(r.rows[i].text)
	whole := r.k < len(r.known) && r.at == len(r.body)
	if whole && r.at > 0 {
		if r.tail[i] && strings.HasPrefix(text, "（") {
			return r.take(i, tailRow)
		}
		if !r.headed && r.isHead(text) {
			r.head = append(r.head, i)
			return r.take(i, headAfter)
		}
		if r.startsNext(i, text) {
			if !r.close() {
				return false
			}
			r.open()
		}
	}
	if r.k >= len(r.known) {
		return false
	}
	switch {
	case r.byline && r.evidence.byline[i], r.at == 0 && r.evidence.byline[i]:
		r.byline = true
		return r.take(i, bylineRow)
	case r.at == 0 && r.isHead(text) && r.was != bylineRow:
		r.head, r.headed = append(r.head, i), true
		return r.take(i, headBefore)
	}
	return r.bodyRow(i, text)
}

// startsNext tells whether row i opens the next article rather than goes on with this one's furniture.
func (r *recognition) startsNext(i int, text string) bool {
	if r.k+1 >= len(r.known) {
		return false
	}
	next := r.known[r.k+1]
	first := plain(next.Paragraphs[0])
	return r.evidence.byline[i] || r.opens[i] || headOf(next, text) || strings.HasPrefix(first, text)
}

func (r *recognition) isHead(text string) bool { return headOf(r.known[r.k], text) }

func headOf(k Known, text string) bool {
	for _, part := range []string{k.Kicker, k.Title, k.Deck} {
		p := plain(part)
		if p != "" && (strings.HasPrefix(p, text) || strings.HasSuffix(p, text) || strings.Contains(p, text) || strings.TrimLeft(text, "—⸺") == strings.TrimLeft(p, "—⸺")) {
			return true
		}
	}
	return false
}

// bodyRow finds row i where the body goes on, its lede and tail aside.
func (r *recognition) bodyRow(i int, text string) bool {
	rest := r.body[r.at:]
	start := r.at
	role := moreRow
	switch {
	case start == 0 && r.was != ledeRow && r.was != moreRow:
		role = ledeRow
		if r.was == bylineRow {
			role = firstRow
		}
	case r.bounds[start] && start > 0:
		role = firstRow
	}
	switch {
	case rest != "" && strings.HasPrefix(rest, text):
		r.at += len(text)
	case start == 0 && (r.evidence.opens[i] || r.was == ledeRow || r.was == moreRow):
		r.at += suffixMatch(text, rest)
	default:
		open := strings.LastIndexAny(text, "（(")
		tailHere := r.evidence.tail[i] || i+1 < len(r.rows) && r.evidence.tail[i+1]
		switch {
		case tailHere && open >= 0 && strings.HasPrefix(rest, text[:open]) && len(rest) == open:
			r.at += open
			if r.evidence.tail[i] {
				role = tailRow
			}
		case r.evidence.tail[i] && rest == "":
			role = tailRow
		default:
			return r.subhead(i, text)
		}
	}
	return r.take(i, role)
}

// suffixMatch gives the length of the longest end of text with which rest begins.
func suffixMatch(text, rest string) int {
	for j := range text {
		if strings.HasPrefix(rest, text[j:]) {
			return len(text) - j
		}
	}
	return 0
}

func (r *recognition) subhead(i int, text string) bool {
	for _, s := range r.known[r.k].Subheads {
		if strings.Contains(plain(s), text) {
			return r.take(i, subheadRow)
		}
	}
	return false
}

func (r *recognition) take(i int, role rowRole) bool {
	r.roles[i].state = stateOf(role, headless)
	r.was = role
	return true
}

// divideKnownHead finds which rows of the article's headline are its title.
func (r *recognition) divideKnownHead() {
	k := r.known[r.k]
	h := knownHead{rows: r.head, body: r.body, to: len(r.head)}
	kicker, title := len(plain(k.Kicker)), len(plain(k.Title))
	n := 0
	for j, i := range r.head {
		if n == kicker {
			h.from = j
		}
		n += len(plain(r.rows[i].text))
		if n == kicker+title {
			h.to = j + 1
		}
	}
	if h.from < h.to {
		r.heads = append(r.heads, h)
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
