package segment

import (
	"slices"
	"sort"
)

// pieces is one article as rows: the indexes of the rows of each of its parts, in the page's order.
type pieces struct {
	head   []int
	byline []int
	body   []int // with tails and subheads
	after  bool  // the headline stands after the body

	column []int  // of an item of a column of briefs: the rows of the column's name
	item   int    // its number there, from 1; 0 for an article that is in none
	span   [2]int // the first and last row of the whole column
}

// rows gives all rows of the article.
func (p *pieces) rows() []int { return slices.Concat(p.head, p.byline, p.body) }

// divide turns a reading's roles into articles, and gives the rows that belong to none.
func divide(roles []assigned) (articles []pieces, loose []int) {
	current := -1
	was := pageStart
	for i, a := range roles {
		if a.transparent {
			loose = append(loose, i)
			continue
		}
		is := a.state.role()
		if opensNew(was, is) {
			articles = append(articles, pieces{})
			current = len(articles) - 1
		}
		p := &articles[current]
		switch is {
		case headBefore:
			p.head = append(p.head, i)
		case headAfter:
			p.head, p.after = append(p.head, i), true
		case bylineRow:
			p.byline = append(p.byline, i)
		default:
			p.body = append(p.body, i)
		}
		was = is
	}
	return articles, loose
}

// readPage reads the rows three times: the bodies that a reading finds tell the next one which headline shares whose wording,
// on which side of the bodies the page sets its headlines, and how an article's subheads look.
func readPage(rows []row, by *profile, w *Weights) (*evidence, []assigned) {
	e := evidenceOf(rows, by, w)
	e.weigh()
	roles := e.assign()
	for range 2 {
		articles, _ := divide(roles)
		e.findHabits(articles, roles)
		e.compareWithBodies(articles)
		e.findAlike(articles, roles)
		by.findLone(e, articles)
		e.weighAgain()
		roles = e.assign()
	}
	return e, roles
}

// compareWithBodies compares each row with the body that ends before it and the one that begins after it.
func (e *evidence) compareWithBodies(articles []pieces) {
	var bodies []part
	for _, a := range articles {
		if len(a.body) > 0 {
			bodies = append(bodies, part{a.body[0], a.body[len(a.body)-1] + 1})
		}
	}
	if len(bodies) == 0 {
		return
	}
	e.compare(bodies, func(i int) (before, after part) {
		// The bodies stand in the order of the page. The first that goes on behind the row comes after it.
		k := sort.Search(len(bodies), func(k int) bool { return bodies[k].to > i+1 })
		if k < len(bodies) {
			after = part{max(bodies[k].from, i+1), bodies[k].to}
		}
		if k == len(bodies) || bodies[k].from >= i {
			k--
		}
		if k >= 0 {
			before = part{bodies[k].from, min(bodies[k].to, i)}
		}
		return before, after
	})
}

// findAlike marks the rows that are shaped as another subhead found in the same article is: an article's subheads are set alike.
func (e *evidence) findAlike(articles []pieces, roles []assigned) {
	clear(e.likeSubhead)
	for _, a := range articles {
		shapes := map[string]int{}
		for _, i := range a.body {
			if roles[i].state.role() == subheadRow {
				shapes[e.profile.shape(e, i)]++
			}
		}
		if delete(shapes, plainShape); len(shapes) == 0 {
			continue
		}
		for _, i := range a.body {
			others := shapes[e.profile.shape(e, i)]
			if roles[i].state.role() == subheadRow {
				others--
			}
			e.likeSubhead[i] = others > 0
		}
	}
	e.findSole(articles, roles)
}

// findSole marks the rows that would be the only subhead of their article, or of the one above for a headline's row: an article
// that has any mostly has several.
func (e *evidence) findSole(articles []pieces, roles []assigned) {
	above := 0
	for _, a := range articles {
		own := 0
		for _, i := range a.body {
			if roles[i].state.role() == subheadRow {
				own++
			}
		}
		for _, i := range a.head {
			e.soleSubhead[i] = above+own == 0
		}
		for _, i := range a.body {
			e.soleSubhead[i] = own == 0 || own == 1 && roles[i].state.role() == subheadRow
		}
		above = own
	}
}

// plainShape is the shape of a row without any mark, which says nothing.
const plainShape = "X"

// shapeOf gives the marks of a row, each run of words as one X: “X”X“X”.
func shapeOf(chars []rune) string {
	var shape []rune
	for _, c := range chars {
		if isWording(c) {
			c = 'X'
		}
		if n := len(shape); c != 'X' || n == 0 || shape[n-1] != 'X' {
			shape = append(shape, c)
		}
	}
	return string(shape)
}
