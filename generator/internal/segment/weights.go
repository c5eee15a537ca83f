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
	EndShort: 2.24, EndFull: -0.25, EndOpen: -3.68, EndCut: -7.58, Flows: 3.29, FlowsNot: -0.57,
	StartIndent: 1.73, StartFull: -0.79, StartNever: -9.94,

	BodyFull: 0.01, BodyTooWide: -1.97, BodyFarTooWide: -2.95, BodyShortOpen: -3.71,

	HeadOpen: -1.35, HeadSentence: -5.88, HeadExclaims: -0.88, HeadInnerStop: -6.32, HeadComma: -3.06, HeadUnlike: -1.51, HeadFull: -1.43, HeadWide: 1.06, HeadFarWide: 0.71,
	HeadBlank: 0.62, HeadLong: -4.32, HeadNever: -8.45, HeadTiny: 0.6, HeadMore: 1.15, HeadIndent: -1.35, HeadClosed: 0.96, HeadTorn: -0.91, HeadDeck: 2.93, DeckFirst: -5.79, HeadBlock: -0.61, HeadLabel: 2.25, LabelLater: -1.9, HeadMoreBlock: -2.58, HeadMoreBreak: 0.28,
	HeadShared: 4.96, HeadHabit: 0.8,

	OpenLede: 3.56, OpenByline: 2.01, OpenPlain: -4.33, OpenNoHead: -3.23, OpenAfterHead: -4.12, OpenShift: 2.06, OpenSame: -1.3, OpenPointer: 4.38, PastPointer: -3.02, MissLede: -0.31, OpenNews: 1.53, OpenFollows: -1.86, OpenCohesion: -6.45,
	Tail: 4.27, AfterTail: -7.34, MissTail: -5.82, NoHead: -4.08,

	Subhead: -0.64, SubheadMore: -3.3, SubheadWide: -5.54, SubheadFirst: -5.81, SubheadShift: -0.32, SubheadComma: -0.27, SubheadAlike: 1.59, SubheadShared: -0.62, SubheadEcho: 4.39,

	OverprintBefore: -3.05, OverprintAfter: 2.19, OverprintMore: -3.78,

	Wrap: -0.56, WrapBlank: -0.89, WrapTorn: 3.61, WrapStopped: 0.89, WrapDangling: 0.94, WrapPhrase: 1.79, WrapWord: 1.63, WrapPair: 1.27, WrapNumber: 2.98, WrapRest: 0.79, WrapKnown: 0.22, WrapFuller: 0.19, WrapFull: 0.08, WrapEqual: 0.4, WrapPhraseBreak: -0.24, WrapDash: -6.72,
	Kicker: -0.5, KickerOwnBlock: 1.7, KickerNumbered: 5.07, KickerShort: 0.05, KickerLabel: 2.96, KickerDash: -7.94, KickerHabit: -0.39, KickerTogether: -0.06, DeckDash: 5.51, KickerApart: 1.21, DeckShared: 0.47, Deck: 0.01, DeckOwnBlock: -1.92, DeckLonger: -0.69, HeadThreeParts: 0.93, Size: 6.06,

	Furniture: 4.67, Notice: 5.95, NoticeMore: 3.58, Caption: 6.49, NotTransparent: -6.03,
}
