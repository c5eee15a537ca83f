package segment

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"backissue/generator/internal/edition"
)

// Known is an article of a page whose reading is known, for fitting the weights: all that it prints, in the order of print.
type Known struct {
	Kicker, Title, Deck string
	HeadAfter           bool   // the headline stands after the rest
	Byline              string // on rows of its own
	Lede                string // before the first paragraph, on its row
	Paragraphs          []string
	Subheads            []string
	Tail                string   // behind the last paragraph
	Loose               []string // rows in or before the article that are of no body
}

// Lesson is what one page teaches: for each weight, how much more of its evidence the true reading has than readings have on
// average, each as often as the present weights think it likely. To follow it is to make the truth likelier.
type Lesson struct {
	Roles    []float64 // of the rows
	Heads    []float64 // of the headlines' division
	Surprise float64   // minus the logarithm of how likely the truth is now
}

// drawn is how many readings are drawn to tell what readings have on average.
const drawn = 4

// Teach compares the readings of page under w with the known one. It is false for a page whose known articles cannot be
// found in its rows.
func Teach(page edition.Page, known []Known, w *Weights, chance *rand.Rand) (Lesson, bool) {
	rows, _ := rowsOf(page, &chinese)
	e, _ := readPage(rows, &chinese, w)
	truth, heads, ok := e.recognise(known)
	every := make([]int, len(rows))
	for i := range every {
		every[i] = i
	}
	z := e.sum()
	score := e.scoreOf(truth, every)
	if !ok || score < impossible {
		return Lesson{}, false
	}
	l := Lesson{Roles: make([]float64, w.count()), Heads: make([]float64, w.count()), Surprise: z.logarithm() - score}
	for range drawn {
		for i, d := range e.evidenceBetween(truth, z.draw(chance)) {
			l.Roles[i] += d / drawn
		}
	}
	blanks := meaningOfBlanks(rows, truth)
	rowsOfHeads := make([][]int, len(heads))
	for i, h := range heads {
		rowsOfHeads[i] = h.rows
	}
	e.findHeadHabits(rowsOfHeads, blanks)
	for _, h := range heads {
		l.addHead(e, h, blanks)
	}
	return l, true
}

// knownHead is the true division of a headline's rows.
type knownHead struct {
	rows     []int
	from, to int // the title is rows[from:to]
	body     string
}

// vector gives the weights as one vector, in the table's order.
func (w *Weights) vector() []*float64 {
	v := reflect.ValueOf(w).Elem()
	out := make([]*float64, v.NumField())
	for i := range out {
		out[i] = v.Field(i).Addr().Interface().(*float64)
	}
	return out
}

func (w *Weights) count() int { return reflect.TypeOf(*w).NumField() }

// Names gives the names of the weights in the table's order.
func (w *Weights) Names() []string {
	t := reflect.TypeOf(*w)
	out := make([]string, t.NumField())
	for i := range out {
		out[i] = t.Field(i).Name
	}
	return out
}

// Add adds scale times by to the weights.
func (w *Weights) Add(by []float64, scale float64) {
	for i, p := range w.vector() {
		*p += scale * by[i]
	}
}

// Get gives weight i of the table.
func (w *Weights) Get(i int) float64 { return *w.vector()[i] }

// Fitted gives the weights the program reads with, for a fitting to start from.
func Fitted() Weights { return fitted }

// evidenceBetween gives, for each weight, how much more of its evidence reading a has than b. The score is a sum of weighted
// evidence, so the score under a table of zeros with a single one is the evidence of that one.
func (e *evidence) evidenceBetween(a, b []assigned) []float64 {
	out := make([]float64, e.w.count())
	rows := differing(a, b)
	if len(rows) == 0 {
		return out
	}
	e.eachUnit(func(weight int, _ float64) { out[weight] = e.scoreOf(a, rows) - e.scoreOf(b, rows) })
	return out
}

// differing gives the rows at which two readings, or the rows of text before in them, differ: elsewhere they score alike.
func differing(a, b []assigned) []int {
	var rows []int
	wasA, wasB := stateOf(pageStart, closed), stateOf(pageStart, closed)
	for i := range a {
		if a[i] != b[i] || wasA != wasB {
			rows = append(rows, i)
		}
		if !a[i].transparent {
			wasA = a[i].state
		}
		if !b[i].transparent {
			wasB = b[i].state
		}
	}
	return rows
}

// scoreOf gives what the rows add to the score of a reading.
func (e *evidence) scoreOf(roles []assigned, rows []int) float64 {
	score, was, next := 0.0, stateOf(pageStart, closed), 0
	for i, a := range roles {
		if next < len(rows) && rows[next] == i {
			next++
			if a.transparent {
				score += e.transparentScore(i)
			} else {
				step := e.stepAt(i)
				score += e.emissions(i, e.looksOf(i))[a.state.role()] + step.score(was, a.state)
			}
		}
		if !a.transparent {
			was = a.state
		}
	}
	return score + e.endOfPage(was)
}

// addHead adds what the division of one headline teaches: the sum over all its divisions is short.
func (l *Lesson) addHead(e *evidence, h knownHead, blanks float64) {
	divisions := divisionsOf(len(h.rows))
	scores := e.scoresOf(divisions, h.rows, h.body, blanks)
	all := math.Inf(-1)
	for _, s := range scores {
		all = logAdd(all, s)
	}
	truth := slices.Index(divisions, division{h.from, h.to})
	l.Surprise += all - scores[truth]
	if len(divisions) == 1 {
		return
	}
	e.eachUnit(func(weight int, _ float64) {
		of := e.scoresOf(divisions, h.rows, h.body, blanks)
		l.Heads[weight] += of[truth]
		for k, s := range scores {
			l.Heads[weight] -= math.Exp(s-all) * of[k]
		}
	})
}

// plain gives s without white space and with one form for each character.
func plain(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, norm.NFKC.String(s))
}
