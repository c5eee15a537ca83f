package segment

// latinTrust was set by hand, on thirty pages of other kinds than those that the weights were set on: of the articles that it gives 0.90 nine in ten
// are right, where the share of readings alone gave twice as many 0.90, of which two in three were.
var latinTrust = trust{Any: 0.3, Share: 0.75, NextUnsaid: -0.6, Elsewhere: -0.6, OpenEnd: -2, Headless: -3.2, NamesUnsure: -1.5, PartsShare: 0.8}

// latin is the profile of pages set in Latin letters, English first. What it knows that Chinese pages have not: words, capitals,
// hyphens, and rows that are of no one width, so that a column's measure is a range. Headlines stand before their bodies; in the
// papers of the nineteenth century they are stacked, a title and decks below it, each closed by a full stop.
var latin = profile{
	weights: &latinWeights,

	widths: latinWidths, undouble: undoubleLatin, unglue: unglueLatin, headsRunIn: true, unhitch: func(p Passage) []Passage { return []Passage{p} }, mend: mendTorn, measure: latinMeasure,

	mark: (*evidence).markLatin, findTransparent: (*evidence).findTransparentLatin, settle: (*evidence).settle, findFlow: (*evidence).findFlowLatin, jump: latinJumpOf,
	endsSentence:    func(e *evidence, i int) bool { return e.faces[i].stops },
	endsParagraph:   (*evidence).latinEnds,
	startsParagraph: (*evidence).latinStarts,
	body:            (*evidence).latinBody,
	head:            (*evidence).latinHead,
	neverOpensHead:  (*evidence).opensLatinDeck,
	tokens:          wordsOf,
	shared:          sharedWords,
	trust:           latinTrust,
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
	itemised:    itemisedLatin,
}
