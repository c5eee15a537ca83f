package segment

import (
	"slices"
	"strings"

	"backissue/generator/internal/edition"
)

// Read cuts page into articles.
func Read(page edition.Page) Reading { return assemble(page).reading() }

// assemble reads the page and turns its rows into articles.
func assemble(page edition.Page) *assembly {
	by := profileOf(page)
	rows, left := rowsOf(page, by)
	e, roles := readPage(rows, by, by.weights)
	articles, loose := divide(roles)
	a := &assembly{evidence: e, roles: roles, blanks: meaningOfBlanks(rows, roles), left: left, spaces: map[Reason]Passage{}}
	heads := make([][]int, len(articles))
	for i, p := range articles {
		heads[i] = p.head
	}
	e.findHeadHabits(heads, a.blanks)
	articles = a.splitBriefs(articles)
	for _, p := range articles {
		a.add(p)
	}
	a.placeLoose(loose)
	a.placeBoxes()
	a.placeJumps()
	a.judge()
	return a
}

// assembly turns rows with roles into articles with fields.
type assembly struct {
	*evidence
	roles  []assigned
	blanks float64
	found  []found
	left   []Leftover
	words  map[string]int     // see vocabulary and koreanWords
	starts map[string]int     // see koreanWords
	cuts   *bool              // see cutsWords
	spaces map[Reason]Passage // white space and hyphens, left over as well
}

// found is an article under assembly.
type found struct {
	Article
	pieces   pieces
	headline headline
	text     string  // the body's, for comparisons
	grounds  grounds // what it is trusted by

	weakest    float64 // the share of readings that agree on weakestRow, the row of it on which the fewest do
	weakestRow int

	boxOf int // index of the article whose box this is; -1 for an article
}

// firstRow gives the first of the article's rows, -1 when it has none.
func (f *found) firstRow() int {
	first := -1
	for _, i := range f.pieces.rows() {
		if first < 0 || i < first {
			first = i
		}
	}
	return first
}

// add makes the article of p.
func (a *assembly) add(p pieces) {
	f := found{pieces: p, boxOf: -1}
	datelines, bylines := a.sortCredits(p.byline)
	f.Dateline = a.profile.byline(a, a.glyphs(datelines))
	f.Byline = a.profile.byline(a, a.glyphs(bylines))
	body, signature := a.partSignature(p.body)
	f.pieces.body = body
	a.buildBody(&f)
	a.addSignature(&f, signature)
	f.pieces.body = p.body
	f.text = a.text(p.body)
	f.headline = a.divideHead(p.head, f.text, a.blanks)
	if p.item > 0 { // the column's name is the kicker
		f.headline.title, f.headline.kicker = slices.Concat(f.headline.kicker, f.headline.title), nil
	}
	f.Kicker, f.Deck = a.headText(f.headline.kicker), a.headText(f.headline.deck)
	if len(p.head) > 0 {
		f.Title = a.headText(f.headline.title)
	}
	if p.item > 0 {
		a.nameColumn(&f)
	}
	f.Series = seriesOf(f.Kicker.String())
	a.found = append(a.found, f)
}

// sortCredits parts the rows between a headline and its body into datelines and bylines.
func (a *assembly) sortCredits(rows []int) (datelines, bylines []int) {
	for _, i := range rows {
		if a.profile.datelineRow(a.rows[i].text) {
			datelines = append(datelines, i)
		} else {
			bylines = append(bylines, i)
		}
	}
	return datelines, bylines
}

// glyphs gives the rows as one text.
func (a *assembly) glyphs(rows []int) Passage {
	var p Passage
	for _, i := range rows {
		p = a.profile.join(a, p, a.rows[i].glyphs)
	}
	return p
}

// headText gives a part of a headline. Its spaces were set by hand and stay, but for those that only set off a number.
func (a *assembly) headText(rows []int) Passage {
	return a.dropSpaces(a.glyphs(rows), a.profile.headSpace)
}

// bodyText gives a paragraph. Its spaces come from the setting, but for those between Latin words.
func (a *assembly) bodyText(p Passage) Passage {
	return a.dropSpaces(trimSpace(p), a.profile.keepsSpace)
}

// dropSpaces gives p without its white space, but for single spaces where keep says so; what is dropped is left over.
func (a *assembly) dropSpaces(p Passage, keep func(before, after rune) bool) Passage {
	if !slices.ContainsFunc(p, func(g glyph) bool { return isSpace(g.char) }) {
		return slices.Clip(p)
	}
	out := make(Passage, 0, len(p))
	for i, g := range p {
		if isSpace(g.char) {
			last := len(out) == 0 || i+1 == len(p) || isSpace(p[i+1].char)
			if last || !keep(out[len(out)-1].char, p[i+1].char) {
				a.leave(Passage{g}, Space)
				continue
			}
		}
		out = append(out, g)
	}
	return out
}

// leave lists p as a leftover.
func (a *assembly) leave(p Passage, why Reason) {
	switch {
	case len(p) == 0:
	case why == Space || why == Joint:
		a.spaces[why] = append(a.spaces[why], p...)
	default:
		a.left = append(a.left, Leftover{p, why})
	}
}

// leftovers gives all that was left over; the white space of the page is one, and so are its hyphens.
func (a *assembly) leftovers() []Leftover {
	for _, why := range []Reason{Space, Joint} {
		p := a.spaces[why]
		if len(p) == 0 {
			continue
		}
		if at := slices.IndexFunc(a.left, func(l Leftover) bool { return l.Reason == why }); at >= 0 {
			a.left[at].Text = append(a.left[at].Text, p...)
		} else {
			a.left = append(a.left, Leftover{p, why})
		}
	}
	return a.left
}

// buildBody makes the paragraphs and subheads of f and takes the dateline, byline and tail from them.
func (a *assembly) buildBody(f *found) {
	blocks := a.openItem(f, a.takeNote(f, a.blocksOf(f.pieces.body)))
	blocks = a.takeBoxes(f, blocks)
	if len(blocks) == 0 {
		return
	}
	if first := &blocks[0]; first.Kind == edition.Paragraph {
		l, rest := a.profile.takeLede(first.Text)
		f.Dateline = joinNames(f.Dateline, a.trimmed(l.dateline))
		if len(l.byline) > 0 {
			f.Byline = append(f.Byline, a.profile.byline(a, l.byline)...)
			f.Credits.add(a.profile.credits(brokenString(l.byline)))
		}
		a.leaveEnds(first.Text[len(l.dateline):], l.byline, rest)
		first.Text = rest
	}
	blocks = a.takeTails(f, blocks)
	if _, bylines := a.sortCredits(f.pieces.byline); len(bylines) > 0 {
		f.Credits.add(a.profile.credits(brokenRows(a.rows, bylines)))
	}
	for _, b := range blocks {
		text := a.bodyText(a.trimmed(b.Text))
		if len(text) > 0 {
			f.Body = append(f.Body, Block{b.Kind, text})
		}
	}
}

// mostTails is how many brackets with names a body is thought to close with.
const mostTails = 8

// takeTails takes the names from the end of the body: the brackets that close its last paragraph and those that stand alone below it. It gives the blocks that are left.
func (a *assembly) takeTails(f *found, blocks []Block) []Block {
	var tails []Passage // the last first
	for n := len(blocks); n > 0 && blocks[n-1].Kind == edition.Paragraph && len(tails) < mostTails; n = len(blocks) {
		last := &blocks[n-1]
		at := a.profile.tailOf(last.Text)
		if at < 0 {
			break
		}
		tail := last.Text[at:]
		f.Credits.add(a.profile.credits(brokenString(tail)))
		tails = append(tails, a.profile.byline(a, tail))
		if last.Text = a.trimmed(last.Text[:at]); len(last.Text) == 0 {
			blocks = blocks[:n-1]
		}
	}
	for _, t := range slices.Backward(tails) {
		f.Byline = joinNames(f.Byline, t)
	}
	return blocks
}

// trimmed gives p without the white space at its ends, which is left over.
func (a *assembly) trimmed(p Passage) Passage {
	t := trimSpace(p)
	if len(t) == 0 {
		a.leave(p, Space)
		return nil
	}
	lead := 0
	for isSpace(p[lead].char) {
		lead++
	}
	a.leave(p[:lead], Space)
	a.leave(p[lead+len(t):], Space)
	return t
}

// leaveEnds leaves over the white space of all that is in neither byline nor rest, which follow each other in all.
func (a *assembly) leaveEnds(all, byline, rest Passage) {
	gap, before := len(all)-len(byline)-len(rest), 0
	for before < gap && isSpace(all[before].char) {
		before++
	}
	a.leave(all[:before], Space)
	a.leave(all[before+len(byline):len(byline)+gap], Space)
}

// joinNames puts two bylines together, with a space between them.
func joinNames(first, second Passage) Passage {
	if len(first) == 0 || len(second) == 0 {
		return append(first, second...)
	}
	return append(append(first, glyph{' ', -1, 0}), second...)
}

// blocksOf joins the rows of a body into paragraphs and subheads.
func (a *assembly) blocksOf(rows []int) []Block {
	var blocks []Block
	for k, end := 0, 0; k < len(rows); k = end {
		b := Block{Kind: edition.Paragraph}
		if a.roles[rows[k]].state.role() == subheadRow {
			b.Kind = edition.Subhead
		}
		glyphs := 0
		for end = k; end == k || end < len(rows) && !a.startsBlock(rows[end-1], rows[end]); end++ {
			glyphs += len(a.rows[rows[end]].glyphs) + 1 // perhaps with a space
		}
		b.Text = make(Passage, 0, glyphs)
		for _, i := range rows[k:end] {
			b.Text = a.profile.joinBody(a, b.Text, a.rows[i].glyphs)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// startsBlock tells whether row i, below row above of the same body, is the first of another paragraph or subhead.
func (a *assembly) startsBlock(above, i int) bool {
	was, is := a.roles[above].state.role(), a.roles[i].state.role()
	switch is {
	case ledeRow, firstRow:
		return true
	case tailRow:
		return was == subheadRow || was == tailRow || a.endsParagraph(above)+a.startsParagraph(i) > 0
	case subheadRow:
		return was != subheadRow || a.rows[above].isLabelAlone() ||
			a.wrapped(above, i, "", a.blanks) < 0 && a.rows[i].blankBefore && a.blanks > 0.5
	}
	return was == subheadRow
}

func brokenRows(rows []row, which []int) string {
	parts := make([]string, len(which))
	for k, i := range which {
		parts[k] = rows[i].glyphs.String()
	}
	return strings.Join(parts, "\n")
}
