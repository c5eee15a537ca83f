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
	EndShort: 2.5, EndFull: -0.24, EndOpen: -3.42, EndCut: -7.12, Flows: 3.37, FlowsNot: -0.2,
	StartIndent: 1.97, StartFull: -0.69, StartNever: -9.94,

	BodyFull: 0.58, BodyTooWide: -1.88, BodyFarTooWide: -2.34, BodyShortOpen: -2.97,

	HeadOpen: -1.12, HeadSentence: -5.91, HeadExclaims: -0.74, HeadInnerStop: -6.44, HeadComma: -3.17, HeadUnlike: -1.29, HeadFull: -0.71, HeadWide: 0.93, HeadFarWide: -0.37,
	HeadBlank: 0.69, HeadLong: -4.41, HeadNever: -8.17, HeadTiny: 1.38, HeadMore: 1.26, HeadIndent: -1.32, HeadClosed: 1.04, HeadTorn: -0.57, HeadDeck: 3.3, DeckFirst: -5.79, HeadBlock: -1.23, HeadLabel: 2.54, LabelLater: -1.79, HeadMoreBlock: -2.6, HeadMoreBreak: 0.37,
	HeadShared: 4.6, HeadHabit: 0.56,

	OpenLede: 4.16, OpenByline: 0.49, OpenPlain: -4.27, OpenNoHead: -2.95, OpenAfterHead: -3.82, OpenShift: 1.9, OpenSame: -1.17, OpenPointer: 4.2, PastPointer: -3.44, MissLede: -0.16, OpenNews: 0.99, OpenFollows: -1.44, OpenCohesion: -7.4,
	Tail: 4.59, AfterTail: -7.54, MissTail: -5.9, NoHead: -3.58,

	Subhead: -0.81, SubheadMore: -2.04, SubheadWide: -5.46, SubheadFirst: -6.28, SubheadShift: -0.26, SubheadComma: 0.31, SubheadAlike: 1.18, SubheadShared: 0.49, SubheadEcho: 4.51,

	OverprintBefore: -2.55, OverprintAfter: 2.07, OverprintMore: -3.73,

	Wrap: -0.75, WrapBlank: -1.02, WrapTorn: 3.1, WrapStopped: 1.4, WrapDangling: 0.85, WrapPhrase: 1.63, WrapWord: 1.15, WrapPair: 1.29, WrapNumber: 2.71, WrapRest: 0.81, WrapKnown: 0.4, WrapFuller: 0.05, WrapFull: 0.17, WrapEqual: 0.45, WrapPhraseBreak: -0.22, WrapDash: -6.27,
	Kicker: -0.33, KickerOwnBlock: 1.64, KickerNumbered: 5.1, KickerShort: 0.09, KickerLabel: 2.98, KickerDash: -7.94, KickerHabit: -0.86, KickerTogether: -0.56, DeckDash: 5.27, KickerApart: 1.32, DeckShared: 0.55, Deck: -0.18, DeckOwnBlock: -1.86, DeckLonger: -0.63, HeadThreeParts: 0.42, Size: 6.06,

	Furniture: 2.63, Notice: 5.77, NoticeMore: 2.98, Caption: 6.08, NotTransparent: -5.8,
}
