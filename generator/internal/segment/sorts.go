package segment

// There are hundreds of steps from one state to another, and most are weighed as others are: the rows of a body are alike but for its
// tail, and inside an article it is the same which headline it has. So a row weighs each sort of step once, whatever asks for its steps.

// sorts holds one step of each sort, from a state to a state; sortOf gives the sort of the step to a state from one. The first sort is of
// the steps that print does not know.
var sorts, sortOf = sortSteps()

func sortSteps() (sorts [][2]state, of [stateCount][stateCount]uint8) {
	start := stateOf(pageStart, closed)
	sorts = append(sorts, [2]state{start, start})
	known := map[[2]state]uint8{}
	for s, from := range before {
		for _, p := range from {
			typical := typicalStep(p, state(s))
			sort, seen := known[typical]
			if !seen {
				sort = uint8(len(sorts))
				known[typical], sorts = sort, append(sorts, typical)
			}
			of[s][p] = sort
		}
	}
	return sorts, of
}

// hopsTo holds, for each state, the states that a row before it can have in print, each with the sort of the step.
var hopsTo = func() (out [stateCount][]struct {
	from state
	sort uint8
}) {
	for s, from := range before {
		for _, p := range from {
			out[s] = append(out[s], struct {
				from state
				sort uint8
			}{p, sortOf[s][p]})
		}
	}
	return out
}()

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

// The sorts of steps over which a reading of the page adds to the evidence: those within a headline, before its text and after it, and those
// that open an article below another.
var (
	withinHeadBefore = sortOf[stateOf(headBefore, headed)][stateOf(headBefore, headed)]
	withinHeadAfter  = sortOf[stateOf(headAfter, closed)][stateOf(headAfter, closed)]
	openingSorts     = func() (out []int) {
		for k, step := range sorts {
			if was := step[0].role(); k > 0 && was != pageStart && opensNew(was, step[1].role()) {
				out = append(out, k)
			}
		}
		return out
	}()
)

// weighStepsAgain notes what of the evidence of steps a reading of the page adds to: whose wording a headline's row shares, and whether
// something divides the page's articles.
func (e *evidence) weighStepsAgain() {
	apart := e.w.OpenJoined * (joining(e.divided) - joining(e.weighedDivided))
	e.weighedDivided = e.divided
	for i := range e.rows {
		steps := e.steps.over(i)
		steps[withinHeadBefore] = e.looks[i].goesOn + e.w.HeadMoreShared*(e.sharedAfter[i]-sharedByChance)
		steps[withinHeadAfter] = e.looks[i].goesOn + e.w.HeadMoreShared*(e.sharedBefore[i]-sharedByChance)
		if apart != 0 && e.undivided(i) {
			for _, k := range openingSorts {
				steps[k] += apart
			}
		}
	}
}

// weigh gives the score of each sort of step.
func (t *step) weigh(scores []float64) {
	for k, step := range sorts {
		scores[k] = t.score(step[0], step[1])
	}
}

// bySort holds a number for each sort of step over each row of a page.
type bySort []float64

func newBySort(rows int) bySort { return make(bySort, rows*len(sorts)) }

// over gives the numbers of the steps over row i.
func (b bySort) over(i int) []float64 { return b[i*len(sorts) : (i+1)*len(sorts)] }
