package segment

import (
	"testing"

	"pgregory.net/rapid"
)

// What a step is weighed as is what stands for its sort, on any row and under any weights.
func TestStepsOfASortScoreAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		score, yes := rapid.Float64Range(-9, 9), rapid.Bool()
		w := new(Weights)
		for _, p := range w.vector() {
			*p = score.Draw(t, "weight")
		}
		s := step{w: w, end: score.Draw(t, "end"), start: score.Draw(t, "start"), open: score.Draw(t, "open"), flow: score.Draw(t, "flow"),
			plainOpen: score.Draw(t, "plainOpen"), byline: yes.Draw(t, "byline"), opens: yes.Draw(t, "opens"),
			shift: rapid.SampledFrom([]shiftKind{unknownShift, steady, shifted}).Draw(t, "shift"), deck: yes.Draw(t, "deck"),
			block: yes.Draw(t, "block"), phrases: score.Draw(t, "phrases"), label: yes.Draw(t, "label"),
			afterOverprint: yes.Draw(t, "afterOverprint"), jump: rapid.SampledFrom([]jumpKind{noJump, leadsOn, comesFrom, refers}).Draw(t, "jump")}
		scores := make([]float64, len(sorts))
		s.weigh(scores)
		for to, from := range before {
			for _, p := range from {
				if got, want := scores[sortOf[to][p]], s.score(p, state(to)); got != want {
					t.Fatalf("the step from %v to %v scores %v, its sort %v", p, to, want, got)
				}
			}
		}
	})
}
