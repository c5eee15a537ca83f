package segment

// Text that was copied from a page of the web, or that an extractor put together, has lost the lines of its columns: each of its lines is a whole
// paragraph, and no width tells anything. A page without any lines at all is one paragraph as well, however many articles stand in it.

// isReflowed tells whether most of the page stands on rows that end with sentences, some of them too long for a column: a column's rows end where
// the column does.
func isReflowed(rows []row, longest float64) bool {
	const most, endings = 0.5, 0.75
	all, long, n, ends, over := 0.0, 0.0, 0, 0, 0
	for i := range rows {
		all += rows[i].width
		if rows[i].width < longest/2 {
			continue
		}
		n, long = n+1, long+rows[i].width
		if rows[i].endsSentence() || stopsLatin(rows[i].text) {
			ends++
		}
		if rows[i].width > longest {
			over++
		}
	}
	switch {
	case over == 0, long < most*all:
		return false
	case n <= 2: // a page without lines
		return long > 4*longest
	}
	return float64(ends) >= endings*float64(n)
}

// reflowedEnd is the evidence that a paragraph ends with row i of reflowed text: with every row that is one, by its length or its stop.
func (e *evidence) reflowedEnd(i int, stops bool) float64 {
	if stops || e.isParagraph(i) {
		return e.w.EndShort
	}
	return e.w.EndOpen
}

// reflowedStart is the evidence that one starts with row i.
func (e *evidence) reflowedStart(i int, stops bool) float64 {
	if stops || e.isParagraph(i) {
		return e.w.StartIndent
	}
	return 0
}

// isParagraph tells whether row i of reflowed text is too long for a headline.
func (e *evidence) isParagraph(i int) bool {
	return e.reflowed && e.rows[i].width > e.profile.longestColumn
}
