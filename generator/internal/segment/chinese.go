package segment

// chinese is the profile of pages set in Chinese characters.
var chinese = profile{
	weights: &fitted,

	widths: hanWidths, undouble: undouble, unglue: unglue, unhitch: unhitch, unhitchOver: unhitchOver, indent: 2, measure: hanMeasure,

	mark: (*evidence).mark, findTransparent: (*evidence).findTransparent, findFlow: (*evidence).findFlow, jump: jumpOf,
	endsSentence:    func(e *evidence, i int) bool { return e.rows[i].endsSentence() },
	endsParagraph:   (*evidence).hanEnds,
	startsParagraph: (*evidence).hanStarts,
	body:            (*evidence).hanBody,
	head:            (*evidence).hanHead,
	neverOpensHead:  func(e *evidence, i int) bool { return e.rows[i].opensDeck() || e.rows[i].opensWithNever() },
	openingOdds:     openingOdds,
	tokens:          pairsOf,
	shared:          sharedWith,
	ledes:           true,
	trust:           fittedTrust,
	findLone:        func(*evidence, []pieces) {},
	shape:           func(e *evidence, i int) string { return shapeOf(e.rows[i].chars) },
	wrapped:         (*evidence).hanWrapped,
	divide:          (*evidence).hanDivide,
	dividesByScore:  true,
	headsAfter:      0.5,
	longestHead:     45,
	longestColumn:   52,

	join: joinHan, joinBody: joinHan,
	keepsSpace: func(before, after rune) bool { // those between Latin words; the setting put the rest
		return (isLatin(before) || isDigit(before) || latinMarks.has(before)) && (isLatin(after) || isDigit(after)) && (isLatin(before) || isLatin(after))
	},
	headSpace:   func(before, after rune) bool { return !isDigit(before) && !isDigit(after) },
	byline:      (*assembly).byline,
	datelineRow: func(string) bool { return false },
	takeLede:    takeLede,
	tailOf:      tailOf,
	credits:     parseCredits,
	caption:     tailOf,
	boxTitle:    boxTitle,
	longestBox:  400,
	runs:        runsOf,
	damaged:     func([]row) bool { return false },
}

// latinMarks are those that a space parts from the next Latin word.
var latinMarks = charsOf(",.;:!?)")

// joinHan joins two rows: Chinese has nothing between its words, and two Latin words a space. A soft hyphen at
// the end of a row says that its word goes on.
func joinHan(a *assembly, text, next Passage) Passage {
	if len(text) > 0 {
		last := text[len(text)-1]
		switch {
		case last.char == softHyphen:
			a.leave(Passage{last}, Joint)
			text = text[:len(text)-1]
		case isLatin(next[0].char) && (isLatin(last.char) || latinMarks.has(last.char)):
			text = append(text, glyph{' ', -1, 0})
		}
	}
	return append(text, next...)
}
