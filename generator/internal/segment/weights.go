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
	HeadOpen, HeadSentence, HeadExclaims, HeadInnerStop, HeadComma, HeadUnlike, HeadFull, HeadWide, HeadFarWide, HeadBlank, HeadLong, HeadNever, HeadTiny, HeadMore, HeadIndent, HeadClosed, HeadTorn, HeadDeck, DeckFirst, HeadBlock, HeadLabel, LabelLater, HeadMoreBlock float64
	// A headline and the text it stands beside.
	HeadShared, HeadHabit float64

	// Where an article opens.
	OpenLede, OpenByline, OpenPlain, OpenNoHead, OpenAfterHead, OpenShift, OpenSame, OpenPointer, PastPointer, MissLede, OpenNews, OpenFollows, OpenCohesion float64
	// Where it ends.
	Tail, AfterTail, MissTail, NoHead float64

	// A subhead.
	Subhead, SubheadMore, SubheadWide, SubheadFirst, SubheadShift, SubheadComma, SubheadAlike, SubheadShared float64

	// A row that is printed twice for weight is a box's title or a label, hardly ever a page's headline.
	OverprintBefore, OverprintAfter, OverprintMore float64

	// Whether two rows of a headline are one line wrapped.
	Wrap, WrapBlank, WrapTorn, WrapStopped, WrapDangling, WrapPhrase, WrapWord, WrapPair, WrapNumber, WrapRest, WrapKnown, WrapFuller, WrapFull, WrapEqual, WrapDash float64
	// Which part of a headline is which; size is for pages that know their type sizes.
	Kicker, KickerOwnBlock, KickerNumbered, KickerShort, KickerLabel, KickerDash, KickerHabit, KickerTogether, DeckDash, KickerApart, DeckShared, Deck, DeckOwnBlock, DeckLonger, HeadThreeParts, Size float64

	// Rows that belong to no body: furniture, notices, captions.
	Furniture, Notice, NoticeMore, Caption, NotTransparent float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 1.44, EndFull: -0.01, EndOpen: -2.63, EndCut: -7.38, Flows: 2.14, FlowsNot: -1.17,
	StartIndent: 1.45, StartFull: -1.43, StartNever: -10,

	BodyFull: 0.11, BodyTooWide: -1.11, BodyFarTooWide: -4, BodyShortOpen: -1.65,

	HeadOpen: -0.23, HeadSentence: -5.06, HeadExclaims: -1, HeadInnerStop: -6, HeadComma: -0.4, HeadUnlike: -0.71, HeadFull: -1.23, HeadWide: 0.66, HeadFarWide: 2.95,
	HeadBlank: -0.04, HeadLong: -4, HeadNever: -9, HeadTiny: -1.66, HeadMore: 0.6, HeadIndent: -0.72, HeadClosed: 0.92, HeadTorn: -1.76, HeadDeck: 2.1, DeckFirst: -5.99, HeadBlock: 1.02, HeadLabel: 1.5, LabelLater: -3, HeadMoreBlock: -0.5,
	HeadShared: 4.66, HeadHabit: 0.9,

	OpenLede: 3.6, OpenByline: 6.03, OpenPlain: -5.33, OpenNoHead: -8.41, OpenAfterHead: -5.98, OpenShift: 1.19, OpenSame: -1.52, OpenPointer: 4, PastPointer: -2, MissLede: -5.57, OpenNews: 2, OpenFollows: -3, OpenCohesion: -4,
	Tail: 2.24, AfterTail: -6.03, MissTail: -4.2, NoHead: -6.44,

	Subhead: -1.55, SubheadMore: -3.12, SubheadWide: -5.05, SubheadFirst: -4.06, SubheadShift: -1.79, SubheadComma: -1.07, SubheadAlike: 2.36, SubheadShared: 0.88,

	OverprintBefore: -5, OverprintAfter: 3, OverprintMore: -4,

	Wrap: -1.07, WrapBlank: -2.5, WrapTorn: 4, WrapStopped: -1.74, WrapDangling: 1.29, WrapPhrase: 1.98, WrapWord: 1.76, WrapPair: 0.92, WrapNumber: 3, WrapRest: 0.77, WrapKnown: 0.06, WrapFuller: 0.5, WrapFull: 1, WrapEqual: -0.5, WrapDash: -7.83,
	Kicker: -0.19, KickerOwnBlock: 2.5, KickerNumbered: 5, KickerShort: 0.15, KickerLabel: 1.7, KickerDash: -8, KickerHabit: -1.26, KickerTogether: -1.5, DeckDash: 5.92, KickerApart: 1.43, DeckShared: 1.16, Deck: -0.17, DeckOwnBlock: -2, DeckLonger: 0.09, HeadThreeParts: -0.16, Size: 6,

	Furniture: 7.01, Notice: 6.06, NoticeMore: 5.08, Caption: 6.07, NotTransparent: -9.05,
}
