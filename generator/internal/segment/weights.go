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
	Wrap, WrapBlank, WrapTorn, WrapStopped, WrapDangling, WrapPhrase, WrapWord, WrapPair, WrapNumber, WrapRest, WrapTiny, WrapKnown, WrapFuller, WrapFull, WrapAtMeasure, WrapDeliberate, WrapEqual, WrapPhraseBreak, WrapDash float64
	// Which part of a headline is which; size is for pages that know their type sizes.
	Kicker, KickerOwnBlock, KickerNumbered, KickerShort, KickerLabel, KickerDash, KickerHabit, KickerTogether, DeckDash, KickerApart, DeckShared, Deck, DeckOwnBlock, DeckLonger, HeadThreeParts, Size float64

	// Rows that belong to no body: furniture, notices, captions.
	Furniture, Notice, NoticeMore, Caption, NotTransparent float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 2.42, EndFull: -0.3, EndOpen: -3.4, EndCut: -7.12, Flows: 3.38, FlowsNot: -0.12,
	StartIndent: 2.02, StartFull: -0.67, StartNever: -9.94,

	BodyFull: 0.76, BodyTooWide: -1.81, BodyFarTooWide: -2.45, BodyShortOpen: -2.8,

	HeadOpen: -1.26, HeadSentence: -5.84, HeadExclaims: -0.61, HeadInnerStop: -6.49, HeadComma: -3.32, HeadUnlike: -1.32, HeadFull: -0.52, HeadWide: 0.83, HeadFarWide: -0.86,
	HeadBlank: 0.72, HeadLong: -4.44, HeadNever: -7.89, HeadTiny: 1.62, HeadMore: 1.4, HeadIndent: -1.34, HeadClosed: 1.1, HeadTorn: -0.54, HeadDeck: 3.68, DeckFirst: -5.8, HeadBlock: -1.37, HeadLabel: 2.67, LabelLater: -1.64, HeadMoreBlock: -2.69, HeadMoreBreak: 0.37,
	HeadShared: 4.38, HeadHabit: 0.46,

	OpenLede: 4.31, OpenByline: 0.19, OpenPlain: -4.4, OpenNoHead: -2.97, OpenAfterHead: -3.93, OpenShift: 1.65, OpenSame: -1.24, OpenPointer: 3.85, PastPointer: -3.76, MissLede: -0.57, OpenNews: 0.43, OpenFollows: -1.19, OpenCohesion: -7.08,
	Tail: 4.67, AfterTail: -7.66, MissTail: -5.97, NoHead: -3.72,

	Subhead: -0.74, SubheadMore: -1.64, SubheadWide: -5.47, SubheadFirst: -6.53, SubheadShift: -0.14, SubheadComma: 0.66, SubheadAlike: 1.12, SubheadShared: 0.8, SubheadEcho: 4.62,

	OverprintBefore: -2.14, OverprintAfter: 2.05, OverprintMore: -3.6,

	Wrap: -0.76, WrapBlank: -1.16, WrapTorn: 2.63, WrapStopped: 1.71, WrapDangling: 0.78, WrapPhrase: 1.58, WrapWord: 0.96, WrapPair: 1.28, WrapNumber: 2.47, WrapRest: 0.29, WrapTiny: 2.29, WrapKnown: 0.5, WrapFuller: -0.01, WrapFull: -0.01, WrapAtMeasure: 1.45, WrapDeliberate: -1.8, WrapEqual: 0.5, WrapPhraseBreak: -0.21, WrapDash: -5.85,
	Kicker: -0.36, KickerOwnBlock: 1.56, KickerNumbered: 5.12, KickerShort: 0.1, KickerLabel: 3.06, KickerDash: -7.94, KickerHabit: -0.94, KickerTogether: -0.64, DeckDash: 5.04, KickerApart: 1.39, DeckShared: 0.6, Deck: -0.24, DeckOwnBlock: -1.82, DeckLonger: -0.61, HeadThreeParts: 0.34, Size: 6.06,

	Furniture: 2.11, Notice: 5.57, NoticeMore: 2.68, Caption: 5.86, NotTransparent: -5.71,
}
