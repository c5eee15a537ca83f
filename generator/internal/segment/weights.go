package segment

// Weights is the one table of how much each piece of evidence counts, in natural-log odds: +1 makes a reading e times as
// likely against the other readings of the same row. They were set by hand from what the signs mean, then fitted on made
// pages by go run ./generator/fit; a sign that no reading survives (a row opening with a full stop is no headline) counts 8 or more.
type Weights struct {
	// Where a paragraph ends: the row before a break.
	EndShort, EndFull, EndOpen, EndCut, Flows, FlowsNot float64
	// Where one starts: the row after a break.
	StartIndent, StartFull, StartNever, StartMark float64

	// Rows of a body.
	BodyFull, BodyTooWide, BodyFarTooWide, BodyShortOpen float64

	// Rows of a headline.
	HeadOpen, HeadSentence, HeadExclaims, HeadInnerStop, HeadComma, HeadUnlike, HeadFull, HeadWide, HeadFarWide, HeadBlank, HeadLong, HeadNever, HeadTiny, HeadMore, HeadIndent, HeadClosed, HeadTorn, HeadDeck, DeckFirst, HeadBlock, HeadLabel, LabelLater, HeadMoreBlock, HeadMoreBreak float64
	// A headline and the text it stands beside.
	HeadShared, HeadHabit float64

	// Where an article opens.
	OpenLede, OpenByline, OpenPlain, OpenNoHead, OpenAfterHead, OpenShift, OpenSame, OpenPointer, OpenComesFrom, JumpUnderHead, PastPointer, MissLede, OpenNews, OpenReport, OpenFollows, OpenCohesion float64
	// Where it ends.
	Tail, AfterTail, MissTail, NoHead float64

	// A subhead.
	Subhead, SubheadMore, SubheadWide, SubheadFirst, SubheadShift, SubheadComma, SubheadAlike, SubheadShared, SubheadEcho, SubheadLong, SubheadSole, SubheadApart float64

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

	// A sidebar's label on a row of its own is a heading, and none that stands after its text.
	LabelAlone float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 2.29, EndFull: -0.56, EndOpen: -4.75, EndCut: -7.93, Flows: 3.23, FlowsNot: -0.11,
	StartIndent: 2.24, StartFull: -0.59, StartNever: -9.87,

	BodyFull: 0.24, BodyTooWide: -2, BodyFarTooWide: -2.23, BodyShortOpen: -3.24,

	HeadOpen: -1.24, HeadSentence: -6.32, HeadExclaims: -0.31, HeadInnerStop: -6.92, HeadComma: -4.97, HeadUnlike: -1.42, HeadFull: -0.71, HeadWide: 0.22, HeadFarWide: -1.63,
	HeadBlank: 0.9, HeadLong: -4.3, HeadNever: -6.91, HeadTiny: 1.49, HeadMore: 1.49, HeadIndent: -1.07, HeadClosed: 0.34, HeadTorn: -0.89, HeadDeck: 4.38, DeckFirst: -5.91, HeadBlock: -1.37, HeadLabel: 2.34, LabelLater: -1.78, HeadMoreBlock: -2.87, HeadMoreBreak: 0.2,
	HeadShared: 5.23, HeadHabit: 0.57,

	OpenLede: 3.48, OpenByline: -0.1, OpenPlain: -3.74, OpenNoHead: -2.85, OpenAfterHead: -3.61, OpenShift: 1.19, OpenSame: -0.61, OpenPointer: 5.26, PastPointer: -5.02, MissLede: -1.37, OpenNews: -0.74, OpenReport: 0.91, OpenFollows: -1.04, OpenCohesion: -6.2,
	Tail: 4.53, AfterTail: -6.61, MissTail: -5.83, NoHead: -4.22,

	Subhead: 0.7, SubheadMore: -0.75, SubheadWide: -4.55, SubheadFirst: -7.01, SubheadShift: -0.04, SubheadComma: 1.36, SubheadAlike: 1.13, SubheadShared: 1.22, SubheadEcho: 5.05, SubheadLong: -1.31, SubheadSole: -0.58, SubheadApart: -0.37,

	OverprintBefore: -0.86, OverprintAfter: 1.85, OverprintMore: -3.46,

	Wrap: -0.89, WrapBlank: -1.77, WrapTorn: 0.62, WrapStopped: 2.68, WrapDangling: 0.68, WrapPhrase: 1.56, WrapWord: 1.04, WrapPair: 0.51, WrapNumber: 1.87, WrapRest: 0.11, WrapTiny: 1.55, WrapKnown: 0.57, WrapFuller: 0.06, WrapFull: -0.12, WrapAtMeasure: 0.13, WrapDeliberate: 0.16, WrapEqual: 0.46, WrapPhraseBreak: -0.32, WrapDash: -4.22,
	Kicker: -0.27, KickerOwnBlock: 1.78, KickerNumbered: 5.17, KickerShort: 0.15, KickerLabel: 2.83, KickerDash: -7.94, KickerHabit: -1.02, KickerTogether: -0.74, DeckDash: 4.21, KickerApart: 1.18, DeckShared: 0.41, Deck: -0.16, DeckOwnBlock: -1.77, DeckLonger: -0.56, HeadThreeParts: 0.24, Size: 6.06,

	Furniture: 1.42, Notice: 4.87, NoticeMore: 1.71, Caption: 5.61, NotTransparent: -6.41,

	OpenComesFrom: 0.04, JumpUnderHead: -3.88,
	StartMark: 0.86, LabelAlone: -6.26,
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

	OpenComesFrom: 1, JumpUnderHead: -3,
}
