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

	// Of pages in Latin letters only.
	EndFarShort, StartBlank, StartNoBlank, StartDateline                                float64
	SubheadLone                                                                         float64
	BodyCapitals, HeadCapitals, HeadTitled, HeadPlain, HeadLower, HeadGoesOn, HeadTable float64
	WrapUnstopped, WrapCase, WrapApart, WrapWider, WrapSize                             float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 2.43, EndFull: -0.36, EndOpen: -3.52, EndCut: -7.02, Flows: 3.33, FlowsNot: -0.11,
	StartIndent: 2.15, StartFull: -0.79, StartNever: -9.94,

	BodyFull: 0.63, BodyTooWide: -1.89, BodyFarTooWide: -2.43, BodyShortOpen: -2.81,

	HeadOpen: -1.41, HeadSentence: -5.96, HeadExclaims: -0.58, HeadInnerStop: -6.57, HeadComma: -3.43, HeadUnlike: -1.18, HeadFull: -0.41, HeadWide: 0.62, HeadFarWide: -1.22,
	HeadBlank: 0.7, HeadLong: -4.57, HeadNever: -7.72, HeadTiny: 1.58, HeadMore: 1.55, HeadIndent: -1.49, HeadClosed: 0.91, HeadTorn: -0.44, HeadDeck: 4.06, DeckFirst: -5.87, HeadBlock: -1.34, HeadLabel: 2.87, LabelLater: -1.76, HeadMoreBlock: -2.57, HeadMoreBreak: 0.24,
	HeadShared: 4.29, HeadHabit: 0.59,

	OpenLede: 4.24, OpenByline: -0.08, OpenPlain: -4.22, OpenNoHead: -3.08, OpenAfterHead: -3.78, OpenShift: 1.48, OpenSame: -1.17, OpenPointer: 3.84, PastPointer: -4.11, MissLede: -0.86, OpenNews: 0.06, OpenFollows: -1.04, OpenCohesion: -6.86,
	Tail: 4.61, AfterTail: -7.74, MissTail: -5.96, NoHead: -4.2,

	Subhead: -0.7, SubheadMore: -1.47, SubheadWide: -5.39, SubheadFirst: -6.64, SubheadShift: -0.07, SubheadComma: 1.11, SubheadAlike: 1.24, SubheadShared: 0.72, SubheadEcho: 4.76,

	OverprintBefore: -1.83, OverprintAfter: 1.95, OverprintMore: -3.57,

	Wrap: -0.75, WrapBlank: -1.34, WrapTorn: 2.04, WrapStopped: 2.02, WrapDangling: 0.74, WrapPhrase: 1.58, WrapWord: 0.87, WrapPair: 1.17, WrapNumber: 2.43, WrapRest: 0.16, WrapTiny: 1.77, WrapKnown: 0.48, WrapFuller: -0.06, WrapFull: -0.02, WrapAtMeasure: 1.43, WrapDeliberate: -1.59, WrapEqual: 0.46, WrapPhraseBreak: -0.21, WrapDash: -5.55,
	Kicker: -0.43, KickerOwnBlock: 1.59, KickerNumbered: 5.12, KickerShort: 0.13, KickerLabel: 2.91, KickerDash: -7.94, KickerHabit: -1.03, KickerTogether: -0.79, DeckDash: 4.88, KickerApart: 1.38, DeckShared: 0.67, Deck: -0.23, DeckOwnBlock: -1.75, DeckLonger: -0.6, HeadThreeParts: 0.17, Size: 6.06,

	Furniture: 2.12, Notice: 5.4, NoticeMore: 1.9, Caption: 5.53, NotTransparent: -5.86,
}

// latinWeights are those for pages in Latin letters, set by hand. What is not named counts nothing there.
var latinWeights = Weights{
	EndShort: 2.2, EndFull: -1.3, EndOpen: -3, EndCut: -5.5, Flows: 2.5, EndFarShort: 0.8,
	StartIndent: 3, StartFull: -2.5, StartNever: -7, StartBlank: 2.5, StartNoBlank: -2, StartDateline: 1.5,

	BodyFull: 0.2, BodyTooWide: -0.8, BodyFarTooWide: -3, BodyShortOpen: -2.5, BodyCapitals: -4,

	HeadOpen: -1, HeadCapitals: 3.5, HeadTitled: 2, HeadPlain: -1.5, HeadSentence: -4.5, HeadInnerStop: -1.5, HeadComma: -4, HeadNever: -9, HeadLower: -0.5, HeadGoesOn: -1,
	HeadTable: -4, HeadFarWide: 0.5, HeadWide: 0.5, HeadFull: -1.5, HeadUnlike: 0.3, HeadBlank: 0.7, HeadLong: -4, HeadTiny: -3, HeadMore: 0.3, HeadTorn: -0.8, DeckFirst: -3.5,
	HeadShared: 2, HeadHabit: 2,

	OpenLede: 1, OpenByline: 4, OpenPlain: -0.5, OpenNoHead: -9, OpenAfterHead: -3, OpenPointer: 3, PastPointer: -1, MissLede: -4,
	Tail: 1.5, AfterTail: -3, MissTail: -3, NoHead: -5,

	Subhead: -2.5, SubheadMore: -4, SubheadWide: -3, SubheadFirst: -4, SubheadAlike: 2, SubheadShared: 0.5, SubheadLone: 2.5,

	OverprintBefore: 1, OverprintAfter: 0, OverprintMore: 0,

	Wrap: 0.4, WrapBlank: -2.5, WrapDangling: 3, WrapStopped: -4, WrapUnstopped: 1.2, WrapCase: -4, WrapApart: -2, WrapTorn: 3, WrapPhrase: 1.5, WrapFuller: 0.5, WrapWider: -1.5, WrapSize: -4,

	Furniture: 10, Notice: 7, NoticeMore: 6, Caption: 8, NotTransparent: -9,
}
