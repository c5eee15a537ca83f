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
	Subhead, SubheadMore, SubheadWide, SubheadFirst, SubheadShift, SubheadComma, SubheadAlike, SubheadShared, SubheadEcho, SubheadLong, SubheadSole float64

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
	EndShort: 2.63, EndFull: -0.33, EndOpen: -3.77, EndCut: -7.3, Flows: 2.94, FlowsNot: -0.31,
	StartIndent: 2.06, StartFull: -0.72, StartNever: -9.94,

	BodyFull: 0.47, BodyTooWide: -2.21, BodyFarTooWide: -3.16, BodyShortOpen: -3.08,

	HeadOpen: -1.44, HeadSentence: -6.15, HeadExclaims: -0.42, HeadInnerStop: -6.63, HeadComma: -3.83, HeadUnlike: -1.48, HeadFull: -0.61, HeadWide: 0.35, HeadFarWide: -2.09,
	HeadBlank: 0.58, HeadLong: -4.35, HeadNever: -7.29, HeadTiny: 1.39, HeadMore: 1.66, HeadIndent: -1.35, HeadClosed: 1.18, HeadTorn: -0.68, HeadDeck: 4.42, DeckFirst: -5.9, HeadBlock: -1.49, HeadLabel: 2.71, LabelLater: -1.87, HeadMoreBlock: -2.41, HeadMoreBreak: 0.14,
	HeadShared: 4.85, HeadHabit: 0.47,

	OpenLede: 3.81, OpenByline: -0.13, OpenPlain: -4.26, OpenNoHead: -3.04, OpenAfterHead: -3.88, OpenShift: 1.24, OpenSame: -0.97, OpenPointer: 3.58, PastPointer: -4.95, MissLede: -0.97, OpenNews: -0.49, OpenReport: 1.08, OpenFollows: -1.31, OpenCohesion: -6.43,
	Tail: 5.13, AfterTail: -7.43, MissTail: -6.21, NoHead: -4.11,

	Subhead: 0.06, SubheadMore: -0.93, SubheadWide: -5.2, SubheadFirst: -6.78, SubheadShift: -0.09, SubheadComma: 2.04, SubheadAlike: 1.06, SubheadShared: 0.87, SubheadEcho: 5.02, SubheadLong: -1.46, SubheadSole: -0.87,

	OverprintBefore: -1.31, OverprintAfter: 1.91, OverprintMore: -3.5,

	Wrap: -0.84, WrapBlank: -1.83, WrapTorn: 0.87, WrapStopped: 2.55, WrapDangling: 0.62, WrapPhrase: 1.21, WrapWord: 1.06, WrapPair: 0.36, WrapNumber: 2.13, WrapRest: 0.12, WrapTiny: 1.6, WrapKnown: 0.67, WrapFuller: 0.06, WrapFull: -0.06, WrapAtMeasure: 0.08, WrapDeliberate: -0, WrapEqual: 0.57, WrapPhraseBreak: -0.39, WrapDash: -4.86,
	Kicker: -0.22, KickerOwnBlock: 1.84, KickerNumbered: 5.14, KickerShort: -0.1, KickerLabel: 2.81, KickerDash: -7.94, KickerHabit: -1.12, KickerTogether: -0.68, DeckDash: 4.52, KickerApart: 1.3, DeckShared: 0.46, Deck: -0.22, DeckOwnBlock: -1.79, DeckLonger: -0.54, HeadThreeParts: 0.36, Size: 6.06,

	Furniture: 1.83, Notice: 5.03, NoticeMore: 2.1, Caption: 5.55, NotTransparent: -6.1,

	OpenComesFrom: 2.5, JumpUnderHead: -4,
	StartMark: 4, LabelAlone: -8,
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
