package segment

import "math"

// Wording that a page has more than once mostly comes again within a few rows, and seldom on the other side of a break between two
// articles. So what comes again ties the rows between, and where another article opens fewer ties cross than on either side of it. The
// measure is that of lexical chains (Morris and Hirst 1991) and of the depth of a valley between blocks of text (Hearst 1997).

const (
	tieReach   = 24 // rows within which wording that comes again ties what lies between
	riftReach  = 8  // rows on each side of a break among which the strongest ties are sought
	fewTies    = 4  // ties that are there by chance
	usualDepth = 0.7
)

// The least and the most that a rift tells: the valley of an article of two rows is no deeper, and that of a long one no surer.
const (
	shallowest = -0.7
	deepest    = 1.5
)

// findRifts tells for each row how much fewer ties cross the break above it than there are on either side. rare tells how rare a token is
// that so many rows have.
func (e *evidence) findRifts(rare []float64) {
	n := len(e.rows)
	e.rift = make([]float64, n)
	ties := e.tiesAcross(rare)
	for i := range n {
		above, below := 0.0, 0.0
		for j := max(1, i-riftReach); j < i; j++ {
			above = max(above, ties[j])
		}
		for j := i + 1; j < min(n, i+riftReach+1); j++ {
			below = max(below, ties[j])
		}
		depth := math.Log((min(above, below) + fewTies) / (ties[i] + fewTies))
		e.rift[i] = max(shallowest, min(deepest, depth-usualDepth))
	}
}

// tiesAcross gives the strength of all ties that cross the break above each row.
func (e *evidence) tiesAcross(rare []float64) []float64 {
	ties := make([]float64, len(e.rows)+1)
	for _, rows := range e.where {
		strength := rare[len(rows)] * rare[len(rows)]
		for k := 1; k < len(rows); k++ {
			if from, to := rows[k-1], rows[k]; to-from <= tieReach {
				ties[from+1] += strength
				ties[to+1] -= strength
			}
		}
	}
	for i := 1; i < len(ties); i++ {
		ties[i] += ties[i-1]
	}
	return ties
}
