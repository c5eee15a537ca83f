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
	Subhead, SubheadMore, SubheadWide, SubheadFirst, SubheadShift, SubheadComma, SubheadAlike, SubheadShared, SubheadEcho float64

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
	EndShort: 2.82, EndFull: -0.49, EndOpen: -4.1, EndCut: -7.89, Flows: 2.69, FlowsNot: -0.47,
	StartIndent: 2.78, StartFull: -2.09, StartNever: -10,

	BodyFull: 0.11, BodyTooWide: -1.35, BodyFarTooWide: -4.11, BodyShortOpen: -2.71,

	HeadOpen: -0.66, HeadSentence: -5.17, HeadExclaims: -1, HeadInnerStop: -6, HeadComma: -0.88, HeadUnlike: -1.51, HeadFull: -1.1, HeadWide: 0.92, HeadFarWide: 2.86,
	HeadBlank: 0.07, HeadLong: -4, HeadNever: -9, HeadTiny: -1.15, HeadMore: 1.13, HeadIndent: -0.7, HeadClosed: 0.74, HeadTorn: -1.53, HeadDeck: 2.21, DeckFirst: -5.9, HeadBlock: 1.24, HeadLabel: 1.93, LabelLater: -2.74, HeadMoreBlock: -0.92,
	HeadShared: 4.82, HeadHabit: 0.56,

	OpenLede: 3.01, OpenByline: 6.25, OpenPlain: -5.68, OpenNoHead: -7.25, OpenAfterHead: -5.34, OpenShift: 1.37, OpenSame: -2.05, OpenPointer: 4, PastPointer: -2, MissLede: -4.75, OpenNews: 1.69, OpenFollows: -2.76, OpenCohesion: -4.48,
	Tail: 2.99, AfterTail: -6.28, MissTail: -4.99, NoHead: -6.06,

	Subhead: -1.65, SubheadMore: -4.02, SubheadWide: -5.17, SubheadFirst: -4.58, SubheadShift: -1.25, SubheadComma: -0.59, SubheadAlike: 2.49, SubheadShared: 0.23, SubheadEcho: 4,

	OverprintBefore: -5, OverprintAfter: 3, OverprintMore: -4,

	Wrap: -1.74, WrapBlank: -2.5, WrapTorn: 4, WrapStopped: -1.15, WrapDangling: 1.29, WrapPhrase: 2.07, WrapWord: 1.79, WrapPair: 1.19, WrapNumber: 3, WrapRest: 1.28, WrapKnown: 0.55, WrapFuller: 0.91, WrapFull: 0.51, WrapEqual: -0.27, WrapDash: -7.56,
	Kicker: -0.17, KickerOwnBlock: 2.51, KickerNumbered: 5, KickerShort: 0.25, KickerLabel: 2.66, KickerDash: -8, KickerHabit: -0.24, KickerTogether: -0.5, DeckDash: 5.8, KickerApart: 1.69, DeckShared: -0.15, Deck: 0.23, DeckOwnBlock: -2.01, DeckLonger: -0.62, HeadThreeParts: 0.35, Size: 6,

	Furniture: 7.17, Notice: 6.06, NoticeMore: 5.08, Caption: 6.19, NotTransparent: -9.69,
}
