package segment

import "strings"

// Many papers print a name alone between the headline and the text, perhaps with a job below it. Two or three words with capitals may as
// well be a headline's last row; given names tell, or that the page's headlines are not set in capitals and it does so elsewhere, with
// a name that is certain.

// findNames finds bylines that are a name alone at the end of a block.
func (e *evidence) findNames(blocks []block) {
	titled, plain := 0, 0 // how the page sets its headlines
	var found [][]int
	sure := 0
	for _, b := range blocks {
		rows := b.rows
		if f := &e.faces[rows[0]]; f.words >= 4 {
			if f.titled || f.capitals {
				titled++
			} else {
				plain++
			}
		}
		name := e.nameIn(rows)
		if name == nil || e.headsColumn(rows[0], name[0]) || articleFirst.MatchString(e.rows[name[0]].text) || e.faces[b.below].lower && !e.byline[b.below] && !isGiven(e.rows[name[0]].text) {
			continue
		}
		found = append(found, name)
		if isGiven(e.rows[name[0]].text) || len(name) > 1 {
			sure++
		}
	}
	for i := range e.rows {
		if e.isNameBelowHead(i) {
			found, sure = append(found, []int{i}), sure+1
		}
	}
	for _, name := range found {
		known := isGiven(e.rows[name[0]].text) || len(name) > 1
		if known || plain > titled && sure > 0 {
			for _, i := range name {
				e.byline[i], e.opens[i] = true, false
			}
		}
	}
}

// headsColumn tells whether row name is right below row first, which is the name of a column and no headline: then it is the headline.
func (e *evidence) headsColumn(first, name int) bool {
	f := &e.faces[first]
	return e.next[first] == name && (f.capitals && f.words == 1 || label.MatchString(e.rows[first].text))
}

// isNameBelowHead tells whether row i is a name that a given name makes one, below a row that ends early and no sentence: no text has such.
func (e *evidence) isNameBelowHead(i int) bool {
	q := e.previous[i]
	if q < 0 || e.kind[i] != opaque || e.byline[i] || !e.early[i] || !e.early[q] || e.faces[q].stops || e.faces[q].open || e.byline[q] || e.tabular[i] || e.headsColumn(q, i) {
		return false
	}
	return isGiven(e.rows[i].text) && isBareName(e.rows[i].text)
}

// nameIn gives the rows of a name, and a job below it, that close a headline's rows: the last of them, or wherever a given name tells, as the
// first row of a text may be narrow as well.
func (e *evidence) nameIn(rows []int) []int {
	for k := 1; k < len(rows); k++ {
		text, n := e.rows[rows[k]].text, 1
		if !isBareName(text) {
			continue
		}
		if k+n < len(rows) && isJob(e.rows[rows[k+n]].text) {
			n++
		}
		switch given := isGiven(text); {
		case k+n < len(rows) && (!given || e.faces[rows[k+n]].lower):
		case given, !e.faces[rows[k-1]].open:
			return rows[k : k+n]
		}
	}
	return nil
}

// isBareName tells whether text is one name or two, and nothing else.
func isBareName(text string) bool {
	const longest = 45
	if length(text) > longest || strings.ContainsAny(text, "0123456789!?;«»\"“„") {
		return false
	}
	names, rest := namesOf(text)
	return len(names) > 0 && rest == "" && len(strings.Fields(text)) <= 4*len(names)
}

// isGiven tells whether text opens with a common given name, or initials.
func isGiven(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	first, _, _ = strings.Cut(strings.ToLower(first), "-")
	return givenNames[first] || initialFirst.MatchString(text)
}

// initialFirst are a person's initials before a surname.
var initialFirst = patternOf(`^(?:\p{Lu}\. ?){1,3}\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$`)

// isJob tells whether a row says what the person of the byline above it is.
func isJob(text string) bool {
	return length(text) <= longestByline/2 && job.MatchString(text) && !strings.HasSuffix(text, ".")
}
