package segment

import (
	"math"
	"math/rand/v2"
)

// How sure a reading is comes from all the other readings of the page: a role that nearly every good one gives a row is
// sure, one that the best reading gives and the next best does not is a guess. The forward–backward algorithm sums over all
// readings as Viterbi's finds the best. The weights were fitted so that these sums are odds: see teach.go.

// sums are the weights of all readings of a page, in natural logarithms.
type sums struct {
	*evidence
	upTo  [][stateCount]float64 // of the rows up to and with one, by the state they end in
	after [][stateCount]float64 // of what follows a row, by the state that the row is in
	all   float64               // of the whole page
}

// nowhere is the weight of no reading at all.
var nowhere = func() (w [stateCount]float64) {
	for s := range w {
		w[s] = math.Inf(-1)
	}
	return w
}()

// sum gives the weights of all readings under the evidence as weighed.
func (e *evidence) sum() sums {
	z := sums{evidence: e, upTo: e.forward(), after: make([][stateCount]float64, len(e.rows)), all: math.Inf(-1)}
	last := len(e.rows) - 1
	if last < 0 {
		return z
	}
	for s := range stateCount {
		z.after[last][s] = e.endOfPage(s)
		z.all = logAdd(z.all, z.upTo[last][s]+z.after[last][s])
	}
	for i := last; i > 0; i-- {
		z.after[i-1] = e.backward(i, &z.after[i])
	}
	return z
}

// forward gives, for each row, the weight of all readings up to it by the state they end in.
func (e *evidence) forward() [][stateCount]float64 {
	out := make([][stateCount]float64, len(e.rows))
	for i := range out {
		start := startOf(out, i)
		for s := range stateCount {
			sum := start[s] + e.passed[i]
			for _, p := range e.comingTo(i, s) {
				sum = logAdd(sum, start[p]+e.emitted[i][s.role()]+e.steps[i].score(p, s))
			}
			out[i][s] = sum
		}
	}
	return out
}

// backward gives the weight of row i and what follows it by the state before it.
func (e *evidence) backward(i int, after *[stateCount]float64) [stateCount]float64 {
	out := nowhere
	for s := range stateCount {
		out[s] = logAdd(out[s], e.passed[i]+after[s])
		for _, p := range e.comingTo(i, s) {
			out[p] = logAdd(out[p], e.emitted[i][s.role()]+e.steps[i].score(p, s)+after[s])
		}
	}
	return out
}

// startOf gives the weights with which readings come to row i.
func startOf(upTo [][stateCount]float64, i int) *[stateCount]float64 {
	if i > 0 {
		return &upTo[i-1]
	}
	start := nowhere
	start[stateOf(pageStart, closed)] = 0
	return &start
}

// shares gives, for each row, the share of all readings that agree with roles on what the row belongs to: a headline
// before or after its body, a byline, a body, a subhead, or no article at all.
func (z *sums) shares(roles []assigned) []float64 {
	out := make([]float64, len(z.rows))
	was := stateOf(pageStart, closed)
	for i, r := range roles {
		agreeing := math.Inf(-1)
		start := startOf(z.upTo, i)
		for s := range stateCount {
			if r.transparent {
				agreeing = logAdd(agreeing, start[s]+z.passed[i]+z.after[i][s])
				continue
			}
			if kindOf(s) != kindOf(r.state) {
				continue
			}
			for _, p := range z.comingTo(i, s) {
				if opens(p, s) == opens(was, r.state) {
					agreeing = logAdd(agreeing, start[p]+z.emitted[i][s.role()]+z.steps[i].score(p, s)+z.after[i][s])
				}
			}
		}
		out[i] = math.Exp(agreeing - z.all)
		if !r.transparent {
			was = r.state
		}
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
	share := math.Inf(-1)
	for s := range stateCount {
		share = logAdd(share, weights[s]+z.ends(last+1, s))
	}
	return math.Exp(share - z.all)
}

// agreeing takes the weights of readings past row i, for those that agree with r, and on whether an article opens with the row.
func (z *sums) agreeing(weights *[stateCount]float64, i int, r assigned, opening bool) [stateCount]float64 {
	out := nowhere
	for s := range stateCount {
		if r.transparent {
			out[s] = weights[s] + z.passed[i]
			continue
		}
		if textKind(s) != textKind(r.state) {
			continue
		}
		for _, p := range z.comingTo(i, s) {
			if opens(p, s) == opening {
				out[s] = logAdd(out[s], weights[p]+z.emitted[i][s.role()]+z.steps[i].score(p, s))
			}
		}
	}
	return out
}

// ends gives the weight of the readings in which an article that is in state s above row i has no further row.
func (z *sums) ends(i int, s state) float64 {
	if i == len(z.rows) {
		return z.endOfPage(s)
	}
	sum := math.Inf(-1)
	if z.passed[i] > 0 {
		sum = z.passed[i] + z.ends(i+1, s)
	}
	for t := range stateCount {
		for _, p := range z.comingTo(i, t) {
			if p == s && opens(p, t) {
				sum = logAdd(sum, z.emitted[i][t.role()]+z.steps[i].score(p, t)+z.after[i][t])
			}
		}
	}
	return sum
}

// draw gives a reading by chance, each as often as its share of all of them.
func (z *sums) draw(chance *rand.Rand) []assigned {
	out := make([]assigned, len(z.rows))
	pick := func(weights *[stateCount]float64) state {
		sum := math.Inf(-1)
		for _, w := range weights {
			sum = logAdd(sum, w)
		}
		rest := chance.Float64()
		for s := range stateCount {
			if rest -= math.Exp(weights[s] - sum); rest < 0 {
				return s
			}
		}
		return stateOf(pageStart, closed)
	}
	n := len(out)
	if n == 0 {
		return nil
	}
	last := nowhere
	for s := range stateCount {
		last[s] = z.upTo[n-1][s] + z.endOfPage(s)
	}
	at := pick(&last)
	for i := n - 1; i >= 0; i-- {
		start := startOf(z.upTo, i)
		// The state before: at itself stands for both a row that is passed over and one of the same state.
		through := start[at] + z.passed[i]
		from := nowhere
		for _, p := range z.comingTo(i, at) {
			from[p] = start[p] + z.emitted[i][at.role()] + z.steps[i].score(p, at)
		}
		sum := through
		for _, w := range from {
			sum = logAdd(sum, w)
		}
		out[i] = assigned{at, chance.Float64() < math.Exp(through-sum)}
		if !out[i].transparent {
			at = pick(&from)
		}
	}
	return out
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
