package segment

import "math"

// Most articles say in their lede that they are ones. Where none does, two things are left: what a first sentence tells, and
// that the text below a break speaks of other things than the text above it.

// opening is the evidence that row i, which no lede opens, is the first of an article rather than of another paragraph.
func (e *evidence) opening(i int) float64 {
	score := e.w.OpenCohesion*(e.cohesion[i]-cohesionByChance) + e.w.OpenWorded*e.worded[i][ArticleOpening] + e.w.OpenHabit*e.plainHabit
	if !e.pastTail[i] {
		score += e.w.OpenNoTail * e.tailHabit
	}
	if len(e.below) > 0 {
		score += e.w.OpenLength * e.below[i]
	}
	return score
}

// starts is the evidence that row i is the first of a paragraph rather than a further row, by its wording and the page's empty lines.
func (e *evidence) starts(i int) float64 {
	score := e.w.StartWorded * e.worded[i][ParagraphOpening]
	if e.rows[i].blankBefore {
		return score + e.w.StartApart*e.apart
	}
	return score + e.w.StartApart*e.together
}

// findOpenings looks at the rows that an article may open with.
func (e *evidence) findOpenings() {
	n := len(e.rows)
	e.worded, e.cohesion, e.pastTail = make([][openings]float64, n), make([]float64, n), make([]bool, n)
	rare := make([]float64, n+1) // of a token that so many rows have
	for n := 1; n < len(rare); n++ {
		rare[n] = math.Log(float64(len(e.rows)) / float64(n))
	}
	e.findRifts(rare)
	for i := range e.rows {
		e.cohesion[i] = cohesionByChance
		if e.kind[i] == opaque && !e.opens[i] && e.canBreakBefore(i) {
			e.cohesion[i] = e.cohesionAt(i, rare)
			if e.profile.openingOdds != nil {
				e.worded[i] = e.profile.openingOdds(e.joined(i, 3))
			}
			if q := e.previous[e.headlineAbove(i)]; q >= 0 {
				e.pastTail[i] = e.tail[q]
			}
		}
	}
}

// cohesionByChance is how much of what a text keeps speaking of the text before it on a page speaks of as well.
const cohesionByChance = 0.3

// The rows from a break on, and the rows before it, that tell whether the text goes on with its subject.
const (
	rowsBelow = 16
	rowsAbove = 30
)

// canBreakBefore tells whether a paragraph or headline can have ended above row i.
func (e *evidence) canBreakBefore(i int) bool {
	q := e.previous[i]
	return q >= 0 && (e.endsSentence(q) || e.tail[q] || e.rows[q].short(e.before[q]) || e.rows[q].over(e.nearMeasure(q)))
}

// cohesionAt gives how much of what the rows from i on keep speaking of, the wording that more than one of them has, stands in
// the rows before it. rare tells how rare a token is that so many rows have.
func (e *evidence) cohesionAt(i int, rare []float64) float64 {
	end := e.headlineAbove(i)
	above, below := part{max(0, end-rowsAbove), end}, part{i, i + rowsBelow}
	var shared, all float64
	for j := i; j < len(e.rows) && j < below.to; j = e.next[j] {
		for _, p := range e.tokens[j] {
			rows := e.where[p]
			if !within(rows, below, j) {
				continue
			}
			all += rare[len(rows)]
			if within(rows, above, i) {
				shared += rare[len(rows)]
			}
		}
	}
	if all == 0 {
		return cohesionByChance
	}
	return shared / all
}

// headlineAbove gives the first of the rows right above row i that may be a headline of its text; i when there is none.
func (e *evidence) headlineAbove(i int) int {
	const most = 5
	first := i
	for n, j := 0, e.previous[i]; n < most && j >= 0 && !e.rows[j].endsSentence() && !e.tail[j]; n, j = n+1, e.previous[j] {
		first = j
	}
	return first
}
