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
	HeadOpen, HeadSentence, HeadExclaims, HeadInnerStop, HeadComma, HeadUnlike, HeadFull, HeadWide, HeadFarWide, HeadBlank, HeadLong, HeadNever, HeadTiny, HeadMore, HeadIndent, HeadClosed, HeadTorn, HeadDeck, DeckFirst, HeadBlock, HeadLabel, LabelLater, HeadMoreBlock, HeadMoreBreak float64
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
	Wrap, WrapBlank, WrapTorn, WrapStopped, WrapDangling, WrapPhrase, WrapWord, WrapPair, WrapNumber, WrapRest, WrapKnown, WrapFuller, WrapFull, WrapEqual, WrapPhraseBreak, WrapDash float64
	// Which part of a headline is which; size is for pages that know their type sizes.
	Kicker, KickerOwnBlock, KickerNumbered, KickerShort, KickerLabel, KickerDash, KickerHabit, KickerTogether, DeckDash, KickerApart, DeckShared, Deck, DeckOwnBlock, DeckLonger, HeadThreeParts, Size float64

	// Rows that belong to no body: furniture, notices, captions.
	Furniture, Notice, NoticeMore, Caption, NotTransparent float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 2.97, EndFull: -0.5, EndOpen: -4.41, EndCut: -8.18, Flows: 2.94, FlowsNot: -0.6,
	StartIndent: 2.9, StartFull: -2.14, StartNever: -10,

	BodyFull: 0.08, BodyTooWide: -1.5, BodyFarTooWide: -4.12, BodyShortOpen: -3.05,

	HeadOpen: -0.81, HeadSentence: -5.23, HeadExclaims: -1, HeadInnerStop: -6, HeadComma: -1.23, HeadUnlike: -1.94, HeadFull: -1.07, HeadWide: 1.09, HeadFarWide: 2.77,
	HeadBlank: 0.12, HeadLong: -4, HeadNever: -9, HeadTiny: -0.76, HeadMore: 1.31, HeadIndent: -0.69, HeadClosed: 0.67, HeadTorn: -1.37, HeadDeck: 2.27, DeckFirst: -5.84, HeadBlock: 1.36, HeadLabel: 2.28, LabelLater: -2.56, HeadMoreBlock: -1.13, HeadMoreBreak: 0.26,
	HeadShared: 5.01, HeadHabit: 0.4,

	OpenLede: 2.86, OpenByline: 6.52, OpenPlain: -5.86, OpenNoHead: -6.36, OpenAfterHead: -5.03, OpenShift: 1.59, OpenSame: -2.47, OpenPointer: 4, PastPointer: -2, MissLede: -4.43, OpenNews: 1.53, OpenFollows: -2.56, OpenCohesion: -4.94,
	Tail: 3.36, AfterTail: -6.53, MissTail: -5.36, NoHead: -5.67,

	Subhead: -1.67, SubheadMore: -4.51, SubheadWide: -5.28, SubheadFirst: -4.95, SubheadShift: -1.05, SubheadComma: -0.29, SubheadAlike: 2.59, SubheadShared: 0.11, SubheadEcho: 4,

	OverprintBefore: -5, OverprintAfter: 3, OverprintMore: -4,

	Wrap: -1.74, WrapBlank: -2.5, WrapTorn: 4, WrapStopped: -0.61, WrapDangling: 1.18, WrapPhrase: 1.99, WrapWord: 1.72, WrapPair: 1.21, WrapNumber: 3, WrapRest: 1.25, WrapKnown: 0.55, WrapFuller: 1.23, WrapFull: 0.35, WrapEqual: -0.25, WrapPhraseBreak: -0.35, WrapDash: -7.31,
	Kicker: -0.18, KickerOwnBlock: 2.53, KickerNumbered: 5, KickerShort: 0.14, KickerLabel: 3.09, KickerDash: -8, KickerHabit: 0.1, KickerTogether: -0.25, DeckDash: 5.69, KickerApart: 1.53, DeckShared: -0.47, Deck: 0.39, DeckOwnBlock: -2.03, DeckLonger: -0.8, HeadThreeParts: 0.71, Size: 6,

	Furniture: 7.28, Notice: 6.06, NoticeMore: 5.08, Caption: 6.21, NotTransparent: -10.21,
}
