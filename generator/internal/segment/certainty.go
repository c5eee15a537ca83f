package segment

import "math"

// How sure a reading is comes from all the other readings of the page: a role that nearly every good one gives a row is
// sure, one that the best reading gives and the next best does not is a guess. The forward-backward algorithm sums over all
// readings as Viterbi's finds the best.

// cooling spreads the weights' odds: evidence is not independent, so its sum overstates how sure a reading is.
const cooling = 0.6

// shares gives, for each row, the share of all readings, weighted by their scores, that agree with roles on what the row
// belongs to: a headline before or after its body, a byline, a body, a subhead, or no article at all.
func (e *evidence) shares(roles []assigned) []float64 {
	forward := e.forward()
	n := len(e.rows)
	out := make([]float64, n)
	var back [stateCount]float64
	for s := range stateCount {
		back[s] = cooling * e.endOfPage(s)
	}
	for i := n - 1; i >= 0; i-- {
		emit, step, pass := e.emissions(i), e.stepAt(i), cooling*e.transparentScore(i)
		start := e.startOf(forward, i)
		agreeing, all := math.Inf(-1), math.Inf(-1)
		var next [stateCount]float64
		for s := range next {
			next[s] = math.Inf(-1)
		}
		for s := range stateCount {
			// The row belongs to no body: the state stays.
			v := start[s] + pass + back[s]
			all = logAdd(all, v)
			if roles[i].transparent {
				agreeing = logAdd(agreeing, v)
			}
			next[s] = logAdd(next[s], pass+back[s])
			for _, p := range before[s] {
				w := cooling*(emit[s.role()]+step.score(p, s)) + back[s]
				next[p] = logAdd(next[p], w)
				all = logAdd(all, start[p]+w)
				if !roles[i].transparent && kindOf(s) == kindOf(roles[i].state) && opens(p, s) == opens(stateBefore(roles, i), roles[i].state) {
					agreeing = logAdd(agreeing, start[p]+w)
				}
			}
		}
		back = next
		out[i] = math.Exp(agreeing - all)
	}
	return out
}

// forward gives, for each row, the weight of all readings up to it by the state they end in.
func (e *evidence) forward() [][stateCount]float64 {
	out := make([][stateCount]float64, len(e.rows))
	for i := range out {
		emit, step, pass := e.emissions(i), e.stepAt(i), cooling*e.transparentScore(i)
		start := e.startOf(out, i)
		for s := range stateCount {
			sum := start[s] + pass
			for _, p := range before[s] {
				sum = logAdd(sum, start[p]+cooling*(emit[s.role()]+step.score(p, s)))
			}
			out[i][s] = sum
		}
	}
	return out
}

// startOf gives the weights with which readings come to row i.
func (e *evidence) startOf(forward [][stateCount]float64, i int) [stateCount]float64 {
	if i > 0 {
		return forward[i-1]
	}
	var start [stateCount]float64
	for s := range start {
		start[s] = math.Inf(-1)
	}
	start[stateOf(pageStart, closed)] = 0
	return start
}

// kindOf gives what of an article a row in state s is; rows of a body are alike.
func kindOf(s state) rowRole {
	if r := s.role(); r.inBody() {
		return moreRow
	}
	return s.role()
}

// opens tells whether a row in state s begins another article than the one before it in state p.
func opens(p, s state) bool { return step{}.opensNew(p.role(), s.role()) }

// stateBefore gives the state of the last row of text before row i.
func stateBefore(roles []assigned, i int) state {
	for i--; i >= 0; i-- {
		if !roles[i].transparent {
			return roles[i].state
		}
	}
	return stateOf(pageStart, closed)
}

// logAdd gives log(exp(a)+exp(b)).
func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) || a-b > 30 {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
