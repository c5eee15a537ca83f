package segment

import (
	"math"
	"math/rand/v2"
)

// How sure a reading is comes from all the other readings of the page: a role that nearly every good one gives a row is
// sure, one that the best reading gives and the next best does not is a guess. The forward–backward algorithm sums over all
// readings as Viterbi's finds the best. The weights were fitted so that these sums are odds: see teach.go.

// sums are the weights of all readings of a page. They are plain numbers, each row's in a unit of its own, for those of a whole page
// are far too great or small to be written as one.
type sums struct {
	*evidence
	upTo   [][stateCount]float64 // of the rows up to and with one, by the state they end in; together they are 1
	after  [][stateCount]float64 // of what follows a row, by the state that the row is in; together they are 1, but behind the last
	grown  []float64             // what upTo was divided by for this, beside the row's start
	shrunk []float64             // what after was divided by, beside the next row's
	odds   bySort                // of each sort of step over each row
	taken  [][roleCount]float64  // of each row's roles
}

// sum gives the weights of all readings under the evidence as weighed. It uses up what is noted of steps, which is most of the memory that a page
// takes: who asks for a step's score afterwards must weigh them again.
func (e *evidence) sum() sums {
	n := len(e.rows)
	z := sums{evidence: e, upTo: make([][stateCount]float64, n), after: make([][stateCount]float64, n),
		grown: make([]float64, n), shrunk: make([]float64, n), odds: e.steps, taken: make([][roleCount]float64, n)}
	e.steps = nil
	z.findOdds()
	for i := range n {
		z.upTo[i] = z.forward(i)
		z.grown[i] = makeWhole(&z.upTo[i])
	}
	for i := n - 1; i >= 0; i-- {
		if i == n-1 {
			z.after[i], z.shrunk[i] = e.ending(), 1
			continue
		}
		z.after[i] = z.backward(i + 1)
		z.shrunk[i] = makeWhole(&z.after[i])
	}
	return z
}

// makeWhole divides the weights by their sum, and gives it.
func makeWhole(weights *[stateCount]float64) float64 {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	for s := range weights {
		weights[s] /= sum
	}
	return sum
}

// ending gives the odds of the page's ending by the state of its last row.
func (e *evidence) ending() (out [stateCount]float64) {
	for s := range stateCount {
		out[s] = math.Exp(e.endOfPage(s))
	}
	return out
}

// passOdds gives the odds of passing over row i, as stepsTo does those of taking it.
func (e *evidence) passOdds(i int) float64 { return math.Exp(e.passed[i]) }

// findOdds makes odds of the scores of steps and roles.
func (z *sums) findOdds() {
	last, lastOdds := 0.0, 1.0
	for k, score := range z.odds {
		if score != last { // many are alike, and a logarithm is slowly undone
			last, lastOdds = score, oddsFrom(score)
		}
		z.odds[k] = lastOdds
	}
	for i := range z.taken {
		for r, emitted := range z.emitted[i] {
			z.taken[i][r] = oddsFrom(emitted)
		}
	}
}

// oddsFrom gives the odds of which score is the logarithm. Those of what cannot be are none.
func oddsFrom(score float64) float64 {
	if score <= impossible {
		return 0
	}
	return math.Exp(score)
}

// stepsTo gives what the odds of a step over row i to state s are the product of: those of the row's role, and those of the step's sort.
func (z *sums) stepsTo(i int, s state) (taken float64, odds []float64, sort *[stateCount]uint8) {
	return z.taken[i][s.role()], z.odds.over(i), &sortOf[s]
}

// forward gives the weight of all readings up to row i by the state they end in.
func (z *sums) forward(i int) (out [stateCount]float64) {
	start, pass := startOf(z.upTo, i), z.passOdds(i)
	for s := range stateCount {
		sum := start[s] * pass
		taken, odds, sort := z.stepsTo(i, s)
		for _, p := range z.comingTo(i, s) {
			sum += start[p] * (taken * odds[sort[p]])
		}
		out[s] = sum
	}
	return out
}

// backward gives the weight of row i and what follows it by the state before it.
func (z *sums) backward(i int) (out [stateCount]float64) {
	after, pass := &z.after[i], z.passOdds(i)
	for s := range stateCount {
		out[s] += pass * after[s]
		taken, odds, sort := z.stepsTo(i, s)
		for _, p := range z.comingTo(i, s) {
			out[p] += taken * odds[sort[p]] * after[s]
		}
	}
	return out
}

// startOf gives the weights with which readings come to row i.
func startOf(upTo [][stateCount]float64, i int) *[stateCount]float64 {
	if i > 0 {
		return &upTo[i-1]
	}
	var start [stateCount]float64
	start[stateOf(pageStart, closed)] = 1
	return &start
}

// all gives the weight of all readings, in the unit of what startOf gives for row i and of what follows the row.
func (z *sums) all(i int) float64 {
	sum := 0.0
	for s := range stateCount {
		sum += z.upTo[i][s] * z.after[i][s]
	}
	return sum * z.grown[i]
}

// logarithm gives the natural logarithm of the weight of all readings.
func (z *sums) logarithm() float64 {
	last := len(z.rows) - 1
	if last < 0 {
		return math.Inf(-1)
	}
	sum := math.Log(z.all(last))
	for _, g := range z.grown[:last] {
		sum += math.Log(g)
	}
	return sum
}

// shares gives, for each row, the share of all readings that agree with roles on what the row belongs to: a headline
// before or after its body, a byline, a body, a subhead, or no article at all.
func (z *sums) shares(roles []assigned) []float64 {
	out := make([]float64, len(z.rows))
	was := stateOf(pageStart, closed)
	for i, r := range roles {
		agreeing, start, after := 0.0, startOf(z.upTo, i), &z.after[i]
		if r.transparent {
			pass := z.passOdds(i)
			for s := range stateCount {
				agreeing += start[s] * pass * after[s]
			}
		} else {
			opening := opens(was, r.state)
			for s := range stateCount {
				if kindOf(s) != kindOf(r.state) {
					continue
				}
				taken, odds, sort := z.stepsTo(i, s)
				for _, p := range z.comingTo(i, s) {
					if opens(p, s) == opening {
						agreeing += start[p] * (taken * odds[sort[p]]) * after[s]
					}
				}
			}
			was = r.state
		}
		out[i] = agreeing / z.all(i)
	}
	return out
}

// shareOf gives the share of all readings in which the rows from first to last are one article and its rows are what roles says
// they are: its headline, byline and text. Where the text has its paragraphs and subheads may differ.
func (z *sums) shareOf(roles []assigned, first, last int) float64 {
	weights := *startOf(z.upTo, first)
	for i := first; i <= last; i++ {
		weights = z.agreeing(&weights, i, roles[i], i == first)
	}
	agreeing, all := 0.0, 0.0
	for s := range stateCount {
		if weights[s] > 0 {
			agreeing += weights[s] * z.ends(last+1, s)
		}
		all += z.upTo[last][s] * z.after[last][s]
	}
	return agreeing / (all * z.shrunk[last])
}

// agreeing takes the weights of readings past row i, for those that agree with r, and on whether an article opens with the row.
func (z *sums) agreeing(weights *[stateCount]float64, i int, r assigned, opening bool) (out [stateCount]float64) {
	if r.transparent {
		pass := z.passOdds(i) / z.grown[i]
		for s := range stateCount {
			out[s] = weights[s] * pass
		}
		return out
	}
	for s := range stateCount {
		if textKind(s) != textKind(r.state) {
			continue
		}
		taken, odds, sort := z.stepsTo(i, s)
		for _, p := range z.comingTo(i, s) {
			if opens(p, s) == opening {
				out[s] += weights[p] * (taken * odds[sort[p]]) / z.grown[i]
			}
		}
	}
	return out
}

// ends gives the weight of the readings in which an article that is in state s above row i has no further row.
func (z *sums) ends(i int, s state) float64 {
	if i == len(z.rows) {
		return math.Exp(z.endOfPage(s))
	}
	sum := 0.0
	if z.passed[i] > 0 {
		sum = z.passOdds(i) * z.ends(i+1, s) / z.shrunk[i]
	}
	for t := range stateCount {
		for _, p := range z.comingTo(i, t) {
			if p == s && opens(p, t) {
				sum += z.taken[i][t.role()] * z.odds.over(i)[sortOf[t][p]] * z.after[i][t]
			}
		}
	}
	return sum
}

// draw gives a reading by chance, each as often as its share of all of them.
func (z *sums) draw(chance *rand.Rand) []assigned {
	out := make([]assigned, len(z.rows))
	n := len(out)
	if n == 0 {
		return nil
	}
	var last [stateCount]float64
	for s := range stateCount {
		last[s] = z.upTo[n-1][s] * z.after[n-1][s]
	}
	at := pick(&last, chance)
	for i := n - 1; i >= 0; i-- {
		start := startOf(z.upTo, i)
		taken, odds, sort := z.stepsTo(i, at)
		// The state before: at itself stands for both a row that is passed over and one of the same state.
		through := start[at] * z.passOdds(i)
		var from [stateCount]float64
		for _, p := range z.comingTo(i, at) {
			from[p] = start[p] * (taken * odds[sort[p]])
		}
		sum := through
		for _, w := range from {
			sum += w
		}
		out[i] = assigned{at, chance.Float64() < through/sum}
		if !out[i].transparent {
			at = pick(&from, chance)
		}
	}
	return out
}

// pick gives a state by chance, each as often as its weight.
func pick(weights *[stateCount]float64, chance *rand.Rand) state {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	rest := chance.Float64() * sum
	for s := range stateCount {
		if rest -= weights[s]; rest < 0 {
			return s
		}
	}
	return stateOf(pageStart, closed)
}

// kindOf gives what of an article a row in state s is; rows of a body are alike.
func kindOf(s state) rowRole {
	if r := s.role(); r.inBody() {
		return moreRow
	}
	return s.role()
}

// textKind is kindOf with a body's subheads as part of it.
func textKind(s state) rowRole {
	if s.role() == subheadRow {
		return moreRow
	}
	return kindOf(s)
}

// opens tells whether a row in state s begins another article than the one before it in state p.
func opens(p, s state) bool { return opensNew(p.role(), s.role()) }

// negligible is how much less, in natural logarithms, what is added counts for nothing: a ten-millionth.
const negligible = 16

// logAdd gives log(exp(a)+exp(b)).
func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) || a-b > negligible {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
