package segment

import (
	"strings"
	"unicode/utf8"
)

// Most papers of the continent closed their headlines by full stops until the 1930s and set them in no other letters than a text's: Eldsvåda.,
// Gerichtssaal. / Ein untreuer Kassier., (Konzert.) One of them looks as a short last row does. What tells is that the page has many, each between
// the end of a text and the full first row of the next, and none with a word that makes a sentence.

const (
	mostStopped  = 5    // words of such a headline
	stoppedWidth = 0.62 // the share of the measure that it fills at most
	stoppedParts = 3    // such rows in a headline
)

// markStoppedHeads marks such headlines where the page has them and none of another kind.
func (e *evidence) markStoppedHeads() {
	const fewest, rare = 3, 25
	if e.stacked {
		return
	}
	var runs [][]int
	rows, others := 0, 0
	for i := 0; i < len(e.rows); {
		run := e.stoppedRun(i)
		if len(run) == 0 {
			if e.block[i] >= aboveBody && !e.faces[i].stops {
				others++
			}
			i++
			continue
		}
		runs, rows = append(runs, run), rows+len(run)
		i = run[len(run)-1] + 1
	}
	if len(runs) < fewest || len(runs)*rare < len(e.rows) || others > rows {
		return
	}
	for _, run := range runs {
		for _, i := range run {
			e.deck[i], e.block[i] = true, aboveBody
			e.byline[i], e.tail[i] = false, false
		}
	}
}

// stoppedRun gives the rows from i on that may be such a headline: few, below the end of a text and above the first row of one.
func (e *evidence) stoppedRun(i int) []int {
	if p := e.previous[i]; p >= 0 && !e.endsText(p, i) {
		return nil
	}
	var run []int
	for len(run) < stoppedParts && i < len(e.rows) && e.stoppedHead(i) {
		run, i = append(run, i), e.next[i]
	}
	if len(run) == 0 || i >= len(e.rows) || e.faces[i].lower || e.faces[i].capitals {
		return nil
	}
	if !e.opens[i] && !e.byline[i] && !e.goesOn(i) && e.early[i] && e.rows[i].width < latinShort*e.columnAt(i)-lostIndent {
		return nil
	}
	return run
}

// stoppedHead tells whether row i may be a row of such a headline by itself.
func (e *evidence) stoppedHead(i int) bool {
	r, f := &e.rows[i], &e.faces[i]
	if e.kind[i] == opaque && f.stops && !e.opens[i] && label.MatchString(r.text) {
		return true
	}
	if e.kind[i] != opaque || !f.stops || f.lower || f.words > mostStopped || f.letters < 3 || e.byline[i] || e.opens[i] || e.tail[i] || e.tabular[i] {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.text)
	return r.width < stoppedWidth*e.columnAt(i) && !strings.ContainsRune("—–-„“”«»\"‚‘'", first) && !makesSentence(r.text)
}

// sentenceWords are small words that sentences have and headlines seldom: is, has, not, he. One that is an article or a preposition in a language is none.
var sentenceWords = wordSet("is are was were be been he she they we it has had have will said not ist sind war waren hat haben hatte wird wurde wurden werden er sie es wir nicht sich est sont était étaient ont fut elle ils ne pas fue está están " +
	"han ha era è sono hanno fu non é são foi não werd werd zijn heeft hij niet är har hade hon blev inte havde ikke oli ovat jest są był była nie jsou byl byla není был была было были не он она это")

// makesSentence tells whether text has a word that makes it a sentence.
func makesSentence(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		if sentenceWords[strings.Trim(w, ".,;:!?()")] {
			return true
		}
	}
	return false
}
