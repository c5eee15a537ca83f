package segment

import "math"

// Why a row was not taken for something else is seen by comparing the best reading of the page with the best one that does
// take it so. The two differ near the row only; what they differ in is the evidence.

// hop is a step of a path: from state p to state s over a row, which is in state s or, loose, belongs to no body.
type hop struct {
	p, s  state
	loose bool
}

// paths holds the best readings up to each row and from each row on, by the state between them.
type paths struct {
	ahead  [][stateCount]float64 // ahead[i]: the score of the best reading of the rows before i that ends in the state
	behind [][stateCount]float64 // behind[i]: that of the best reading of row i and all after it that begins in the state
	into   [][stateCount]hop     // into[i]: the hop over row i by which the best reading comes to the state
	outOf  [][stateCount]hop     // outOf[i]: the hop over row i by which it leaves it
}

// eachHop gives every hop over row i that print knows, and its score.
func (e *evidence) eachHop(i int, give func(h hop, score float64)) {
	for s := range stateCount {
		give(hop{s, s, true}, e.passed[i])
		for _, p := range e.comingTo(i, s) {
			give(hop{p, s, false}, e.emitted[i][s.role()]+e.steps.over(i)[sortOf[s][p]])
		}
	}
}

func (e *evidence) bestPaths() paths {
	n := len(e.rows)
	x := paths{make([][stateCount]float64, n+1), make([][stateCount]float64, n+1), make([][stateCount]hop, n), make([][stateCount]hop, n)}
	for _, scores := range [][][stateCount]float64{x.ahead, x.behind} {
		for i := range scores {
			for s := range stateCount {
				scores[i][s] = math.Inf(-1)
			}
		}
	}
	x.ahead[0][stateOf(pageStart, closed)] = 0
	for i := range n {
		e.eachHop(i, func(h hop, score float64) {
			if v := x.ahead[i][h.p] + score; v > x.ahead[i+1][h.s] {
				x.ahead[i+1][h.s], x.into[i][h.s] = v, h
			}
		})
	}
	for s := range stateCount {
		x.behind[n][s] = e.endOfPage(s)
	}
	for i := n - 1; i >= 0; i-- {
		e.eachHop(i, func(h hop, score float64) {
			if v := score + x.behind[i+1][h.s]; v > x.behind[i][h.p] {
				x.behind[i][h.p], x.outOf[i][h.p] = v, h
			}
		})
	}
	return x
}

// window is a run of rows of a reading: roles[k] is that of row from+k, and was the state before them.
type window struct {
	from  int
	was   state
	roles []assigned
}

// reach is how far from a row two readings are compared.
const reach = 40

// alternative gives the best reading in which row i is taken for u, as far as it differs from the chosen one; it is false
// when print knows no such reading.
func (x *explainer) alternative(i int, u use) (window, bool) {
	best, at := math.Inf(-1), hop{}
	x.eachHop(i, func(h hop, score float64) {
		if v := x.paths.ahead[i][h.p] + score + x.paths.behind[i+1][h.s]; h.use() == u && v > best {
			best, at = v, h
		}
	})
	if best < impossible/2+x.bestScore() {
		return window{}, false
	}
	w := window{from: i, was: at.p, roles: []assigned{{at.s, at.loose}}}
	for w.from > 0 && i-w.from < reach && w.was != x.comesTo(w.from) {
		w.from--
		h := x.paths.into[w.from][w.was]
		w.roles = append([]assigned{{h.s, h.loose}}, w.roles...)
		w.was = h.p
	}
	for k := i + 1; k < len(x.rows) && k-i < reach; k++ {
		is := w.roles[len(w.roles)-1].state
		if is == x.comesTo(k) {
			break
		}
		h := x.paths.outOf[k][is]
		w.roles = append(w.roles, assigned{h.s, h.loose})
	}
	return w, true
}

func (x *explainer) bestScore() float64 {
	return x.paths.behind[0][stateOf(pageStart, closed)]
}

// comesTo gives the state in which the chosen reading comes to row k.
func (x *explainer) comesTo(k int) state {
	if k == 0 {
		return stateOf(pageStart, closed)
	}
	return x.roles[k-1].state
}

// counted is a piece of evidence for the chosen reading against another.
type counted struct {
	weight int     // in the table's order
	row    int     // at which it is; -1 for a headline as a whole
	gain   float64 // how much it counts for the chosen reading, always positive
	amount float64 // of evidence: the chosen reading's where that speaks for it, else the other's
}

// weighed gives what two readings' amounts of a weight's evidence count for the first; false when they don't.
func weighed(weight, row int, value, own, theirs float64) (counted, bool) {
	c := counted{weight, row, value * (own - theirs), own}
	if own*value <= 0 {
		c.amount = theirs
	}
	return c, c.gain > 0
}

// contest is the chosen reading about a row against the best one that takes the row for something else.
type contest struct{ mine, other window }

// contestOver gives the contest over row i with the best reading that takes it for u.
func (x *explainer) contestOver(i int, u use) contest {
	other, ok := x.alternative(i, u)
	if !ok {
		return contest{}
	}
	return contest{window{other.from, x.comesTo(other.from), x.roles[other.from : other.from+len(other.roles)]}, other}
}

// decide gives, for each contest, what speaks for the chosen reading. A score is a sum of weighted evidence, so the score under a table
// of zeros with a single one is the evidence of that one; the rows are weighed once under each such table.
func (x *explainer) decide(contests []contest) [][]counted {
	emitted, steps, passed, looks := x.emitted, x.steps, x.passed, x.looks
	x.emitted, x.steps = nil, nil
	defer func() { x.emitted, x.steps, x.passed, x.looks = emitted, steps, passed, looks }()
	out := make([][]counted, len(contests))
	x.eachUnit(func(weight int, value float64) {
		x.weigh()
		for i, c := range contests {
			own, theirs := x.scores(c.mine), x.scores(c.other)
			for k := range own {
				if e, ok := weighed(weight, c.mine.from+k, value, own[k], theirs[k]); ok {
					out[i] = append(out[i], e)
				}
			}
		}
	})
	return out
}

// eachUnit calls do under a table of zeros with a single one, for each weight in turn; value is what the weight is.
func (e *evidence) eachUnit(do func(weight int, value float64)) {
	saved := e.w
	defer func() { e.w = saved }()
	values := saved.vector()
	var unit Weights
	e.w = &unit
	for i, p := range unit.vector() {
		*p = 1
		do(i, *values[i])
		*p = 0
	}
}

// scores gives what each row of the window adds to the score of its reading; the page's end is counted to the last row.
func (e *evidence) scores(w window) []float64 {
	out := make([]float64, len(w.roles))
	was := w.was
	for k, a := range w.roles {
		i := w.from + k
		if a.transparent {
			out[k] = e.passed[i]
		} else {
			out[k] = e.emitted[i][a.state.role()] + e.steps.over(i)[sortOf[a.state][was]]
			was = a.state
		}
		if i == len(e.rows)-1 {
			out[k] += e.endOfPage(was)
		}
	}
	return out
}
