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
	Kicker, KickerOwnBlock, KickerNumbered, KickerShort, KickerLabel, KickerDash, KickerHabit, DeckDash, KickerApart, DeckShared, Deck, DeckOwnBlock, DeckLonger, HeadThreeParts, Size float64

	// Rows that belong to no body: furniture, notices, captions.
	Furniture, Notice, NoticeMore, Caption, NotTransparent float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 1.97, EndFull: -0, EndOpen: -2.84, EndCut: -7.6, Flows: 2.17, FlowsNot: -0.84,
	StartIndent: 1.97, StartFull: -1.96, StartNever: -10,

	BodyFull: 0.19, BodyTooWide: -1.09, BodyFarTooWide: -4, BodyShortOpen: -1.83,

	HeadOpen: -0.07, HeadSentence: -5.04, HeadExclaims: -1, HeadInnerStop: -6, HeadComma: -0.53, HeadUnlike: -0.43, HeadFull: -1.32, HeadWide: 0.62, HeadFarWide: 2.97,
	HeadBlank: -0.04, HeadLong: -4, HeadNever: -9, HeadTiny: -1.79, HeadMore: 0.28, HeadIndent: -0.73, HeadClosed: 0.95, HeadTorn: -1.85, HeadDeck: 2.07, DeckFirst: -6, HeadBlock: 1.01,
	HeadShared: 4.83, HeadHabit: 1.04,

	OpenLede: 4.06, OpenByline: 6.01, OpenPlain: -5.23, OpenNoHead: -8.66, OpenAfterHead: -7.43, OpenShift: 1.2, OpenSame: -1.43, MissLede: -6.05,
	Tail: 2.22, AfterTail: -6.02, MissTail: -4.22, NoHead: -6.33,

	Subhead: -1.45, SubheadMore: -2.76, SubheadWide: -5.03, SubheadFirst: -3.88, SubheadShift: -1.98, SubheadComma: -1.46, SubheadAlike: 2.8,

	OverprintBefore: -5, OverprintAfter: 3, OverprintMore: -4,

	Wrap: -1.02, WrapBlank: -2.5, WrapTorn: 4, WrapStopped: -1.83, WrapDangling: 1.36, WrapPhrase: 2.19, WrapWord: 1.88, WrapPair: 0.94, WrapNumber: 3, WrapRest: 1.3, WrapKnown: 0.26, WrapFuller: 0.42, WrapDash: -7.88,
	Kicker: -0.19, KickerOwnBlock: 2.5, KickerNumbered: 5, KickerShort: 0.46, KickerLabel: 1.83, KickerDash: -8, KickerHabit: -1.76, DeckDash: 5.95, KickerApart: 1.89, DeckShared: 1.13, Deck: -0.2, DeckOwnBlock: -2, DeckLonger: 0.3, HeadThreeParts: -0.18, Size: 6,

	Furniture: 7, Notice: 6.05, NoticeMore: 5.08, Caption: 6.06, NotTransparent: -9.01,
}
