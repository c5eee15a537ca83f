package segment

import (
	"slices"
	"strings"

	"backissue/generator/internal/edition"
)

// A column of briefs (短讯) is read as one article and then cut into its items, each an article of its own. What tells the items apart is
// looked for in this order, and must be there twice: one and the same mark before them, headings of their own, or a place or subject with a
// colon (石首：…) before each. A column with none of these stays one article.
//
// The column's name stands above its first item, as the kicker, and holds for the others: Article.Column. An item's title is its heading, or
// what it opens with before the colon; one that has neither has no title, and is known by the column's name and its number, Article.Item. Marks
// and colons are nobody's text, and are left over as furniture.

var (
	// columnPattern is the name of such a column, on a row of its own.
	columnPattern = signOf(`^[▲■●◆★☆□【\[（(]?`+labelDashes+`\p{Han}{0,4}(?:短[\s　]*讯|简[\s　]*讯|快[\s　]*讯|短波|速览|速递|速读|简报|简明新闻|一句话新闻|一句话|新闻快报|微新闻|短新闻|新闻集锦|要闻集锦|在线短讯)(?:[一二两三四五六七八九十数]+则)?`+labelDashes+`[】\]）)]?$`,
		"讯", "短波", "速览", "速递", "速读", "简报", "新闻", "一句话", "集锦")

	// leadPattern is what an item opens with: a place or a subject, and a colon.
	leadPattern = patternOf(`^[▲■●◆★☆□○◎▶►△◇▽]?[\s　]*([\p{Han}·]{2,10})[：:]`)
)

// itemMarks set off the items of a column.
const itemMarks = "▲■●◆★☆□○◎▶►△◇▽"

// itemKind is what sets the items of a column off.
type itemKind uint8

const (
	byMark itemKind = iota
	byHeading
	byLead
)

// splitBriefs cuts the articles that are columns of briefs, or hold one, into their items.
func (a *assembly) splitBriefs(articles []pieces) []pieces {
	var out []pieces
	for _, p := range articles {
		whole := [2]int{slices.Min(p.rows()), slices.Max(p.rows())}
		host, column := a.cutColumn(p)
		items := a.itemsOf(column)
		if items == nil && len(host.rows()) > 0 && len(column.body) > 0 { // a column that nothing tells apart is an article of its own
			host.span = whole
			out = append(out, host, pieces{head: column.column, body: column.body, span: whole})
			continue
		}
		if items == nil {
			out = append(out, p)
			continue
		}
		if len(host.rows()) > 0 {
			host.span = whole
			out = append(out, host)
		}
		for k := range items {
			items[k].span = whole
		}
		out = append(out, items...)
	}
	return out
}

// cutColumn divides a piece where the name of a column stands in it, be it its headline or taken for a subhead of the article above.
func (a *assembly) cutColumn(p pieces) (host, column pieces) {
	if p.after || len(p.body) == 0 {
		return p, column
	}
	if len(p.head) > 0 && len(p.head) < 3 && len(p.byline) == 0 && columnPattern.on(&a.rows[p.head[0]]) {
		return host, pieces{column: p.head[:1], head: p.head[1:], body: p.body}
	}
	for k, i := range p.body {
		if k > 0 && k+1 < len(p.body) && columnPattern.on(&a.rows[i]) {
			host = p
			host.body = p.body[:k:k]
			return host, pieces{column: p.body[k : k+1], body: p.body[k+1:]}
		}
	}
	return p, column
}

// itemsOf gives the items of a column; nil when nothing tells them apart.
func (a *assembly) itemsOf(p pieces) []pieces {
	starts, how := a.itemStarts(p)
	var items []pieces
	for k, from := range starts {
		to := len(p.body)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		item := pieces{column: p.column, item: k + 1, body: p.body[from:to]}
		if k == 0 {
			item.head = p.head
		}
		for how == byHeading && len(item.body) > 0 && a.roles[item.body[0]].state.role() == subheadRow {
			item.head, item.body = append(item.head[:len(item.head):len(item.head)], item.body[0]), item.body[1:]
		}
		items = append(items, item)
	}
	return items
}

// itemStarts gives where in the body the items begin.
func (a *assembly) itemStarts(p pieces) ([]int, itemKind) {
	marks, leads, headings := map[rune][]int{}, []int(nil), []int(nil)
	for k, i := range p.body {
		r := &a.rows[i]
		role := a.roles[i].state.role()
		if role == subheadRow && (k == 0 || a.roles[p.body[k-1]].state.role() != subheadRow) {
			headings = append(headings, k)
		}
		if role != firstRow && role != ledeRow && role != tailRow {
			continue
		}
		if c := r.chars[0]; strings.ContainsRune(itemMarks, c) {
			marks[c] = append(marks[c], k)
		}
		if leadPattern.MatchString(r.text) {
			leads = append(leads, k)
		}
	}
	for _, c := range itemMarks {
		if s := marks[c]; len(s) >= 2 && s[0] == 0 {
			return s, byMark
		}
	}
	if len(p.head) > 0 { // the first one's heading is in the headline
		headings = append([]int{0}, headings...)
	}
	switch {
	case len(headings) >= 2 && headings[0] == 0:
		return headings, byHeading
	case len(leads) >= 2 && leads[0] == 0:
		return leads, byLead
	}
	return nil, byMark
}

// openItem takes the marks and the lead from the first paragraph of an item of a column. Marks and colon are left over.
func (a *assembly) openItem(f *found, blocks []Block) []Block {
	if f.pieces.item == 0 || len(blocks) == 0 || blocks[0].Kind != edition.Paragraph {
		return blocks
	}
	text := blocks[0].Text
	var loose Passage
	for len(text) > 1 && strings.ContainsRune(itemMarks, text[0].char) {
		loose, text = append(loose, text[0]), text[1:]
		rest := trimSpace(text)
		a.leave(around(text, rest), Space)
		text = rest
	}
	opening := Simplified(text.String())
	if at := leadPattern.FindStringSubmatchIndex(opening); at != nil && len(f.pieces.head) == 0 {
		from, to := length(opening[:at[2]]), length(opening[:at[3]])
		loose = append(append(loose, text[:from]...), text[to])
		f.Title, text = text[from:to], text[to+1:]
	}
	a.leave(loose, Furniture)
	blocks[0].Text = text
	return blocks
}

// nameColumn puts the column's name above its first item, and tells the others of it.
func (a *assembly) nameColumn(f *found) {
	f.Column, f.Item = a.glyphs(f.pieces.column).String(), f.pieces.item
	if f.Item == 1 {
		f.Kicker = append(a.headText(f.pieces.column), f.Kicker...)
	}
}
