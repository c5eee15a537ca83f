package segment

// There are hundreds of steps from one state to another, and most are weighed as others are: the rows of a body are alike but for its
// tail, and inside an article it is the same which headline it has. So a row weighs each sort of step once, whatever asks for its steps.

// sorts holds one step of each sort, from a state to a state.
var sorts, sortsOf = sortSteps()

// sortSteps also gives the sort of every step that print knows, in the order of before.
func sortSteps() (sorts [][2]state, of [stateCount][]uint8) {
	known := map[[2]state]uint8{}
	for s, from := range before {
		of[s] = make([]uint8, len(from))
		for k, p := range from {
			like := typicalStep(p, state(s))
			sort, seen := known[like]
			if !seen {
				sort = uint8(len(sorts))
				known[like], sorts = sort, append(sorts, like)
			}
			of[s][k] = sort
		}
	}
	return sorts, of
}

// typicalStep gives the step that stands for all that any row weighs as it does the one from p to s.
func typicalStep(p, s state) [2]state {
	was, is := p.role(), s.role()
	if was == ledeRow || was == firstRow {
		was = moreRow
	}
	from, to := p.context(), s.context()
	switch {
	case opensNew(was, is):
		if from != headless || !was.inBody() {
			from = headed
		}
	case is != headAfter:
		from, to = headed, headed
	}
	return [2]state{stateOf(was, from), stateOf(is, to)}
}

// weigh gives the score of each sort of step.
func (t *step) weigh(scores []float64) {
	for k, step := range sorts {
		scores[k] = t.score(step[0], step[1])
	}
}
