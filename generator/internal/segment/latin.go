package segment

// latin is the profile of pages set in Latin letters, English first. What it knows that Chinese pages have not: words, capitals,
// hyphens, and rows that are of no one width, so that a column's measure is a range. Headlines stand before their bodies; in the
// papers of the nineteenth century they are stacked, a title and decks below it, each closed by a full stop.
var latin = profile{
	weights: &latinWeights,

	widths: latinWidths, undouble: undoubleLatin, unglue: unglueLatin, headsRunIn: true, unhitch: func(p Passage) []Passage { return []Passage{p} }, measure: latinMeasure,

	mark: (*evidence).markLatin, findTransparent: (*evidence).findTransparentLatin, findFlow: (*evidence).findFlowLatin, jump: latinJumpOf,
	endsSentence:    func(e *evidence, i int) bool { return e.faces[i].stops },
	endsParagraph:   (*evidence).latinEnds,
	startsParagraph: (*evidence).latinStarts,
	body:            (*evidence).latinBody,
	head:            (*evidence).latinHead,
	neverOpensHead:  (*evidence).opensLatinDeck,
	tokens:          wordsOf,
	shared:          sharedWords,
	trust:           trust{Share: 1, PartsShare: 1},
	findLone:        (*evidence).findLone,
	shape:           (*evidence).latinShape,
	wrapped:         (*evidence).latinWrapped,
	divide:          (*evidence).divideLatin,
	headsAfter:      0.1,
	longestHead:     90,
	longestColumn:   115,

	join: joinLatin, joinBody: joinLatin,
	between:     " ",
	keepsSpace:  func(_, _ rune) bool { return true },
	headSpace:   func(_, _ rune) bool { return true },
	byline:      func(a *assembly, p Passage) Passage { return a.bodyText(p) },
	datelineRow: isDatelineRow,
	takeLede:    takeLatinLede,
	tailOf:      latinTail,
	credits:     parseLatinCredits,
	caption:     latinCaption,
	boxTitle:    patternOf(`(?i)^(?:at a glance|by the numbers|related|background|fact ?file|fact ?box|key facts|what(?:'|’)s next|how to help|zum thema|hintergrund|repères|chiffres)\b`),
	longestBox:  1200,
	runs:        wordRuns,
	damaged:     damagedLatin,
}
