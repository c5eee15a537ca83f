package segment

// blankMeaning tells how much of what it says on most pages an empty line beside a row says of a headline here: some extractors put many in the
// middle of sentences, behind a paragraph's first row as often as not.
func (e *evidence) blankMeaning() float64 {
	if e.blankBreaks > 0 {
		return e.blankBreaks
	}
	const noisy, rest = 0.1, 0.4 // of the rows inside sentences, from which on it says only so much
	inside, torn := 0, 0
	for i := 1; i < len(e.rows); i++ {
		q := e.previous[i]
		if q != i-1 || e.kind[i] != opaque || e.rows[q].endsSentence() || !e.rows[q].full(e.before[q]) && !e.rows[q].full(e.after[q]) {
			continue
		}
		inside++
		if e.rows[i].blankBefore {
			torn++
		}
	}
	e.blankBreaks = 1
	if float64(torn) > noisy*float64(inside) {
		e.blankBreaks = rest
	}
	return e.blankBreaks
}
