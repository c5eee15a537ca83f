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
	EndShort: 2.97, EndFull: -0.54, EndOpen: -4.54, EndCut: -8.37, Flows: 3.06, FlowsNot: -0.67,
	StartIndent: 2.93, StartFull: -2.12, StartNever: -10,

	BodyFull: 0.01, BodyTooWide: -1.6, BodyFarTooWide: -4.13, BodyShortOpen: -3.22,

	HeadOpen: -0.91, HeadSentence: -5.27, HeadExclaims: -0.99, HeadInnerStop: -6, HeadComma: -1.48, HeadUnlike: -2.22, HeadFull: -1.1, HeadWide: 1.2, HeadFarWide: 2.67,
	HeadBlank: 0.14, HeadLong: -4, HeadNever: -9, HeadTiny: -0.43, HeadMore: 1.46, HeadIndent: -0.74, HeadClosed: 0.6, HeadTorn: -1.25, HeadDeck: 2.28, DeckFirst: -5.78, HeadBlock: 1.36, HeadLabel: 2.45, LabelLater: -2.5, HeadMoreBlock: -1.21, HeadMoreBreak: 0.27,
	HeadShared: 5.07, HeadHabit: 0.39,

	OpenLede: 2.88, OpenByline: 6.77, OpenPlain: -6.08, OpenNoHead: -5.76, OpenAfterHead: -4.89, OpenShift: 1.87, OpenSame: -2.68, OpenPointer: 4, PastPointer: -2, MissLede: -4.3, OpenNews: 1.34, OpenFollows: -2.41, OpenCohesion: -5.38,
	Tail: 3.59, AfterTail: -6.78, MissTail: -5.59, NoHead: -5.35,

	Subhead: -1.65, SubheadMore: -4.87, SubheadWide: -5.4, SubheadFirst: -5.17, SubheadShift: -0.93, SubheadComma: -0.05, SubheadAlike: 2.62, SubheadShared: 0.12, SubheadEcho: 4,

	OverprintBefore: -5, OverprintAfter: 3, OverprintMore: -4,

	Wrap: -1.81, WrapBlank: -2.5, WrapTorn: 4, WrapStopped: -0.11, WrapDangling: 1.1, WrapPhrase: 1.96, WrapWord: 1.69, WrapPair: 1.22, WrapNumber: 3, WrapRest: 1.26, WrapKnown: 0.58, WrapFuller: 1.4, WrapFull: 0.29, WrapEqual: -0.26, WrapPhraseBreak: -0.34, WrapDash: -7.06,
	Kicker: -0.16, KickerOwnBlock: 2.55, KickerNumbered: 5, KickerShort: 0.04, KickerLabel: 3.29, KickerDash: -8, KickerHabit: 0.23, KickerTogether: -0.18, DeckDash: 5.58, KickerApart: 1.36, DeckShared: -0.66, Deck: 0.47, DeckOwnBlock: -2.05, DeckLonger: -0.89, HeadThreeParts: 0.88, Size: 6,

	Furniture: 7.38, Notice: 6.06, NoticeMore: 5.08, Caption: 6.22, NotTransparent: -10.57,
}
