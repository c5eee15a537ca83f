package segment

// Weights is the one table of how much each piece of evidence counts, in natural-log odds: +1 makes a reading e times as
// likely against the other readings of the same row. They were set by hand from what the signs mean, then fitted on made
// pages by go run ./generator/fit; a sign that no reading survives (a row opening with a full stop is no headline) counts 8 or more.
type Weights struct {
	// Where a paragraph ends: the row before a break.
	EndShort, EndFull, EndOpen, EndCut, Flows, FlowsNot float64
	// Where one starts: the row after a break.
	StartIndent, StartFull, StartNever float64

	// Rows of a body.
	BodyFull, BodyTooWide, BodyFarTooWide, BodyShortOpen float64

	// Rows of a headline.
	HeadOpen, HeadSentence, HeadExclaims, HeadInnerStop, HeadComma, HeadUnlike, HeadFull, HeadWide, HeadFarWide, HeadBlank, HeadLong, HeadNever, HeadTiny, HeadMore, HeadIndent, HeadClosed, HeadTorn, HeadDeck, DeckFirst, HeadBlock float64
	// A headline and the text it stands beside.
	HeadShared, HeadHabit float64

	// Where an article opens.
	OpenLede, OpenByline, OpenPlain, OpenNoHead, OpenAfterHead, OpenShift, OpenSame, MissLede float64
	// Where it ends.
	Tail, AfterTail, MissTail, NoHead float64

	// A subhead.
	Subhead, SubheadMore, SubheadWide, SubheadFirst, SubheadShift, SubheadComma, SubheadAlike float64

	// A row that is printed twice for weight is a box's title or a label, hardly ever a page's headline.
	OverprintBefore, OverprintAfter, OverprintMore float64

	// Whether two rows of a headline are one line wrapped.
	Wrap, WrapBlank, WrapTorn, WrapStopped, WrapDangling, WrapPhrase, WrapWord, WrapPair, WrapNumber, WrapRest, WrapKnown, WrapFuller, WrapDash float64
	// Which part of a headline is which; size is for pages that know their type sizes.
	Kicker, KickerOwnBlock, KickerNumbered, KickerShort, KickerLabel, KickerDash, KickerHabit, DeckDash, KickerApart, DeckShared, Deck, DeckLonger, HeadThreeParts, Size float64

	// Rows that belong to no body: furniture, notices, captions.
	Furniture, Notice, NoticeMore, Caption, NotTransparent float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 2.17, EndFull: -0, EndOpen: -2.91, EndCut: -7.68, Flows: 2.17, FlowsNot: -0.73,
	StartIndent: 2.13, StartFull: -2.12, StartNever: -10,

	BodyFull: 0.24, BodyTooWide: -1.07, BodyFarTooWide: -4, BodyShortOpen: -1.91,

	HeadOpen: -0.07, HeadSentence: -5.03, HeadExclaims: -1, HeadInnerStop: -6, HeadComma: -0.61, HeadUnlike: -0.29, HeadFull: -1.34, HeadWide: 0.59, HeadFarWide: 2.98,
	HeadBlank: -0.05, HeadLong: -4, HeadNever: -9, HeadTiny: -1.84, HeadMore: 0.04, HeadIndent: -0.83, HeadClosed: 0.95, HeadTorn: -1.88, HeadDeck: 2.06, DeckFirst: -6, HeadBlock: 1.01,
	HeadShared: 4.88, HeadHabit: 1.09,

	OpenLede: 4.24, OpenByline: 6.01, OpenPlain: -5.06, OpenNoHead: -8.72, OpenAfterHead: -7.7, OpenShift: 1.28, OpenSame: -1.35, MissLede: -6.23,
	Tail: 2.22, AfterTail: -6.01, MissTail: -4.22, NoHead: -6.27,

	Subhead: -1.53, SubheadMore: -2.66, SubheadWide: -5.02, SubheadFirst: -3.74, SubheadShift: -2.01, SubheadComma: -1.58, SubheadAlike: 3,

	OverprintBefore: -5, OverprintAfter: 3, OverprintMore: -4,

	Wrap: -0.99, WrapBlank: -2.5, WrapTorn: 4, WrapStopped: -1.86, WrapDangling: 1.39, WrapPhrase: 2.26, WrapWord: 1.91, WrapPair: 0.94, WrapNumber: 3, WrapRest: 1.54, WrapKnown: 0.3, WrapFuller: 0.41, WrapDash: -7.91,
	Kicker: 0.02, KickerOwnBlock: 0.7, KickerNumbered: 5, KickerShort: 0.64, KickerLabel: 1.81, KickerDash: -8, KickerHabit: -1.98, DeckDash: 5.96, KickerApart: 2.08, DeckShared: 1.06, Deck: -0.43, DeckLonger: 0.28, HeadThreeParts: -0.22, Size: 6,

	Furniture: 7, Notice: 6.04, NoticeMore: 5.08, Caption: 6.05, NotTransparent: -9.01,
}
