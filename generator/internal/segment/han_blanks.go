package segment

// Some extractors put an empty line behind each paragraph and hardly elsewhere, and a page read by one tells its paragraphs so. On most pages
// of Chinese an empty line means nothing by itself.

// learnHanBlanks finds whether empty lines divide paragraphs here: whether those that are sure to end have one behind them, and rows in the
// middle of a sentence have none.
func (e *evidence) learnHanBlanks() {
	const fewest = 5
	const mostTorn, leastEnds = 0.04, 0.85
	ends, endBlanks, inside, torn := 0, 0, 0, 0
	for i := range e.rows {
		q := e.previous[i]
		if q != i-1 || q < 0 || e.kind[i] != opaque || e.opens[i] || e.byline[i] {
			continue
		}
		blank := e.rows[i].blankBefore
		switch above := &e.rows[q]; {
		case above.endsSentence() && above.short(e.before[q]):
			ends++
			if blank {
				endBlanks++
			}
		case !above.endsSentence() && above.full(e.before[q]):
			inside++
			if blank {
				torn++
			}
		}
	}
	e.blankBreaks, e.blankHabit = 0, 0
	if ends >= fewest && float64(endBlanks) >= leastEnds*float64(ends) && float64(torn) <= mostTorn*float64(inside) {
		e.blankBreaks, e.blankHabit = 1, float64(endBlanks)/float64(ends)
	}
}

// hanBlank is what an empty line above row i, or its lack, says of a paragraph that starts there.
func (e *evidence) hanBlank(i int) float64 {
	q := e.previous[i]
	switch {
	case e.rows[i].blankBefore:
		return e.w.StartBlank * e.blankBreaks
	case q >= 0 && q == i-1 && e.rows[q].endsSentence() && !e.byline[q]:
		return e.w.StartNoBlank * e.blankHabit
	}
	return 0
}
