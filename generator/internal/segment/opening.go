package segment

import (
	"math"
	"strings"
)

// Most articles say in their lede that they are ones. Where none does, two things are left: what a first sentence tells, and
// that the text below a break speaks of other things than the text above it.

var (
	// reportedPattern is what hardly any sentence but a report's first holds: today with its date, where the reporter had it from.
	reportedPattern = signOf(`(?:今|昨)[天日](?:上午|下午|晚)?[（(]|记者.{0,10}从|获悉|了解到|^据.{2,12}报道|新闻发布会`,
		"今天", "今日", "昨天", "昨日", "记者", "获悉", "了解到", "报道", "新闻发布会")

	// newsWords and newsPattern are what many first sentences hold, and some others: when it was, what was held or opened.
	newsWords   = newWordList(strings.Split("今天|昨天|昨日|今日|日前|近日|连日来|近期|今年以来|去年以来|本月|上周|本周|周末|发布|公布|召开|举行|开幕|闭幕|揭牌|启动|开工|印发", "|")...)
	newsPattern = signOf(`\d日|据.{2,12}(?:消息|通报)`, "日", "消息", "通报")

	// followsPattern opens a paragraph that goes on from the one before it.
	followsPattern = patternOf(`^(?:目前|其中|此外|同时|与此同时|另外|下一步|据介绍|据了解|据悉|接下来|随后|不仅如此|对此|为此|因此|但|而|他|她|该|这|除此|具体|在此基础上|截至|下一阶段|活动中|会上|活动现场|当天|近年来)`)
)

// followsFirst are the characters that followsPattern begins with.
var followsFirst = charsOf("目其此同与另下据接随不对为因但而他她该这除具在截活会当近")

// openingChars is how much of a paragraph is its first sentence, more or less.
const openingChars = 34

// openingKind is what a row's first words tell of the paragraph that it may open.
type openingKind uint8

const (
	plainOpening     openingKind = iota
	newsOpening                  // as many reports open, and some other paragraphs
	reportOpening                // as only reports open
	followingOpening             // as only a further paragraph opens
)

// opening is the evidence that row i, which no lede opens, is the first of an article rather than of another paragraph.
func (e *evidence) opening(i int) float64 {
	score := e.w.OpenCohesion * (e.cohesion[i] - cohesionByChance)
	switch e.openings[i] {
	case newsOpening:
		score += e.w.OpenNews
	case reportOpening:
		score += e.w.OpenReport
	case followingOpening:
		score += e.w.OpenFollows
	}
	return score
}

// findOpenings looks at the rows that an article may open with.
func (e *evidence) findOpenings() {
	e.openings, e.cohesion = make([]openingKind, len(e.rows)), make([]float64, len(e.rows))
	rare := make([]float64, len(e.rows)+1) // of a token that so many rows have
	for n := 1; n < len(rare); n++ {
		rare[n] = math.Log(float64(len(e.rows)) / float64(n))
	}
	e.findRifts(rare)
	for i := range e.rows {
		e.cohesion[i] = cohesionByChance
		if e.kind[i] == opaque && !e.opens[i] && e.canBreakBefore(i) {
			e.openings[i], e.cohesion[i] = openingOf(e.joined(i, 3)), e.cohesionAt(i, rare)
		}
	}
}

func openingOf(text string) openingKind {
	text = firstChars(text, openingChars)
	switch {
	case followsFirst.opens(text) && followsPattern.MatchString(text):
		return followingOpening
	case reportedPattern.in(text):
		return reportOpening
	case opensNews(text):
		return newsOpening
	}
	return plainOpening
}

// firstChars gives the first n characters of text, or all of it when it has no more.
func firstChars(text string, n int) string {
	for at := range text {
		if n--; n < 0 {
			return text[:at]
		}
	}
	return text
}

// opensNews tells whether text is worded as many first sentences are.
func opensNews(text string) bool {
	return newsWords.in(text) || newsPattern.in(text)
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
	return q >= 0 && (e.endsSentence(q) || e.tail[q] || e.rows[q].short(e.before[q]))
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
