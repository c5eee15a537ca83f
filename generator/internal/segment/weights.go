package segment

// weights is the one table of how much each piece of evidence counts, in natural-log odds: +1 makes a reading e times as
// likely against the other readings of the same row. They were set by hand from what the signs mean; a sign that no
// reading survives (a row opening with a full stop is no headline) counts 8 or more.
var weights = struct {
	// Where a paragraph ends: the row before a break.
	endShort, endFull, endOpen, endCut, flows, flowsNot float64
	// Where one starts: the row after a break.
	startIndent, startFull, startNever float64

	// Rows of a body.
	bodyFull, bodyTooWide, bodyFarTooWide, bodyShortOpen float64

	// Rows of a headline.
	headOpen, headSentence, headExclaims, headInnerStop, headComma, headUnlike, headFull, headWide, headFarWide, headBlank, headLong, headNever, headTiny, headMore, headIndent, headClosed, headTorn, headDeck, deckFirst, headBlock float64
	// A headline and the text it stands beside.
	headShared, headSharedBase, headHabit float64

	// Where an article opens.
	openLede, openByline, openPlain, openNoHead, openAfterHead, openShift, openSame, missLede float64
	// Where it ends.
	tail, afterTail, missTail, noHead float64

	// A subhead.
	subhead, subheadMore, subheadWide, subheadFirst, subheadNoStart, subheadComma, subheadAlike float64

	// A row that is printed twice for weight is a box's title or a label, hardly ever a page's headline.
	overprintBefore, overprintAfter, overprintMore float64

	// Whether two rows of a headline are one line wrapped.
	wrap, wrapBlank, wrapTorn, wrapStopped, wrapDangling, wrapPhrase, wrapWord, wrapPair, wrapNumber, wrapRest float64
	// Which part of a headline is which; size is for pages that know their type sizes.
	kicker, kickerOwnBlock, kickerNumbered, kickerShort, kickerApart, deckShared, deck, deckLonger, headThreeParts, size float64

	// Rows that belong to no body: furniture, notices, captions.
	furniture, notice, noticeMore, caption, notTransparent float64
}{
	endShort: 4, endFull: 0, endOpen: -3.5, endCut: -8, flows: 2, flowsNot: -0.5,
	startIndent: 2.5, startFull: -2.5, startNever: -10,

	bodyFull: 0.4, bodyTooWide: -1, bodyFarTooWide: -4, bodyShortOpen: -3,

	headOpen: 1, headSentence: -5, headExclaims: -1, headInnerStop: -6, headComma: -0.7, headUnlike: 1.2, headFull: -1.5, headWide: 0.5, headFarWide: 3,
	headBlank: 0.5, headLong: -4, headNever: -9, headTiny: -2, headMore: -1, headIndent: -1, headClosed: 1, headTorn: -2, headDeck: 2, deckFirst: -6, headBlock: 1,
	headShared: 5, headSharedBase: 0.3, headHabit: 1.5,

	openLede: 5, openByline: 6, openPlain: -4, openNoHead: -9, openAfterHead: -9, openShift: 2, openSame: -1, missLede: -7,
	tail: 2, afterTail: -6, missTail: -4, noHead: -6,

	subhead: -1.5, subheadMore: -2, subheadWide: -5, subheadFirst: -3, subheadNoStart: -3, subheadComma: -2, subheadAlike: 4,

	overprintBefore: -5, overprintAfter: 3, overprintMore: -4,

	wrap: -0.8, wrapBlank: -2.5, wrapTorn: 4, wrapStopped: -2, wrapDangling: 1.5, wrapPhrase: 2.5, wrapWord: 2, wrapPair: 1, wrapNumber: 3, wrapRest: 2.5,
	kicker: -0.5, kickerOwnBlock: 2, kickerNumbered: 5, kickerShort: 1, kickerApart: 2.5, deckShared: 1, deck: 0, deckLonger: 0.6, headThreeParts: -0.5, size: 6,

	furniture: 7, notice: 6, noticeMore: 5, caption: 6, notTransparent: -9,
}
