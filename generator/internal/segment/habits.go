package segment

import (
	"math"
	"slices"
)

// habits are what the page's articles, as a reading has them, have in common: a page is set by one hand. Each is drawn towards what is usual
// while the articles are few.
type habits struct {
	headsAfter float64 // the share of articles whose headline stands after the body

	// The odds of a paragraph's first row that an empty line stands above, and that none does, against those of a further row.
	apart, together float64

	plainHabit float64 // how much likelier articles are to open without dateline and byline than on other pages, as a logarithm
	tailHabit  float64 // the share of articles that names close

	divided, weighedDivided float64 // the share of articles that an empty line or something else divides from the text above; and what it was when steps were weighed
}

func (e *evidence) findHabits(articles []pieces, roles []assigned) {
	e.headsAfter = habitOf(articles, e.profile.headsAfter)
	e.apart, e.together = e.oddsOfBlanks(roles)
	e.plainHabit, e.tailHabit = e.signingHabits(articles)
	e.divided = e.dividedShare(articles)
	e.findBelow(roles)
}

// dividedShare gives the share of articles that an empty line or something else divides from the text above.
func (e *evidence) dividedShare(articles []pieces) float64 {
	const few = 2
	divided, n := few/2.0, float64(few)
	for _, a := range articles {
		first := slices.Min(a.rows())
		if first == 0 {
			continue
		}
		n++
		if !e.undivided(first) {
			divided++
		}
	}
	return divided / n
}

// habitOf gives the share of articles whose headline stands after the body.
func habitOf(articles []pieces, usual float64) float64 {
	const few = 2
	after, n := few*usual, float64(few)
	for _, a := range articles {
		if len(a.head) == 0 {
			continue
		}
		n++
		if a.after {
			after++
		}
	}
	return after / n
}

// oddsOfBlanks compares the first rows of paragraphs with further rows, by the empty lines above them.
func (e *evidence) oddsOfBlanks(roles []assigned) (apart, together float64) {
	const few = 4
	var rows, blank [2]float64 // of first rows, and of further ones
	for i, a := range roles {
		if a.transparent {
			continue
		}
		kind := 0
		switch a.state.role() {
		case firstRow, ledeRow:
		case moreRow:
			kind = 1
		default:
			continue
		}
		rows[kind]++
		if e.rows[i].blankBefore {
			blank[kind]++
		}
	}
	usual := (blank[0] + blank[1] + 0.5) / (rows[0] + rows[1] + 1)
	first, further := (blank[0]+few*usual)/(rows[0]+few), (blank[1]+few*usual)/(rows[1]+few)
	return math.Log(first / further), math.Log((1 - first) / (1 - further))
}

// signingHabits tells how the page's articles say who wrote them.
func (e *evidence) signingHabits(articles []pieces) (plain, tails float64) {
	const usualPlain, usualTails, few = 0.13, 0.1, 6
	unsaid, closed, n := usualPlain*few, usualTails*few, float64(few)
	for _, a := range articles {
		if len(a.body) == 0 {
			continue
		}
		n++
		if len(a.byline) == 0 && !e.opens[a.body[0]] {
			unsaid++
		}
		if e.tail[a.body[len(a.body)-1]] {
			closed++
		}
	}
	return math.Log(unsaid / n / usualPlain), closed / n
}

// findBelow finds how long the text from each row on is, to the next heading or article.
func (e *evidence) findBelow(roles []assigned) {
	if e.below == nil {
		e.below = make([]float64, len(e.rows))
	}
	const usual, least, most = 200, -1.5, 1
	chars := 0
	for i := len(e.rows) - 1; i >= 0; i-- {
		role := roles[i].state.role()
		if roles[i].transparent {
			continue
		}
		if !role.inBody() {
			chars = 0
			continue
		}
		chars += len(e.rows[i].chars)
		e.below[i] = max(least, min(most, math.Log(float64(chars)/usual)))
		if role == ledeRow {
			chars = 0
		}
	}
}
