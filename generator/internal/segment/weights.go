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
	OpenLede, OpenByline, OpenPlain, OpenNoHead, OpenAfterHead, OpenShift, OpenSame, OpenPointer, OpenComesFrom, JumpUnderHead, PastPointer, MissLede, OpenNews, OpenFollows, OpenCohesion float64
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

	// A sidebar's label on a row of its own is a heading, and none that stands after its text.
	LabelAlone float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 2.6, EndFull: -0.32, EndOpen: -3.64, EndCut: -7.18, Flows: 3.1, FlowsNot: -0.18,
	StartIndent: 2.05, StartFull: -0.72, StartNever: -9.94,

	BodyFull: 0.62, BodyTooWide: -1.99, BodyFarTooWide: -2.84, BodyShortOpen: -2.99,

	HeadOpen: -1.43, HeadSentence: -6.03, HeadExclaims: -0.53, HeadInnerStop: -6.59, HeadComma: -3.6, HeadUnlike: -1.32, HeadFull: -0.61, HeadWide: 0.51, HeadFarWide: -1.61,
	HeadBlank: 0.61, HeadLong: -4.51, HeadNever: -7.56, HeadTiny: 1.51, HeadMore: 1.64, HeadIndent: -1.42, HeadClosed: 0.99, HeadTorn: -0.55, HeadDeck: 4.17, DeckFirst: -5.88, HeadBlock: -1.44, HeadLabel: 2.77, LabelLater: -1.85, HeadMoreBlock: -2.43, HeadMoreBreak: 0.15,
	HeadShared: 4.68, HeadHabit: 0.52,

	OpenLede: 4.02, OpenByline: -0.08, OpenPlain: -4.19, OpenNoHead: -3, OpenAfterHead: -3.72, OpenShift: 1.35, OpenSame: -1, OpenPointer: 3.76, PastPointer: -4.42, MissLede: -0.89, OpenNews: 0.04, OpenFollows: -1.21, OpenCohesion: -6.76,
	Tail: 4.86, AfterTail: -7.62, MissTail: -6.09, NoHead: -4.23,

	Subhead: -0.64, SubheadMore: -1.25, SubheadWide: -5.34, SubheadFirst: -6.71, SubheadShift: -0.21, SubheadComma: 1.38, SubheadAlike: 1.07, SubheadShared: 0.76, SubheadEcho: 4.86,

	OverprintBefore: -1.64, OverprintAfter: 1.93, OverprintMore: -3.55,

	Wrap: -0.81, WrapBlank: -1.6, WrapTorn: 1.57, WrapStopped: 2.26, WrapDangling: 0.68, WrapPhrase: 1.33, WrapWord: 1.05, WrapPair: 0.78, WrapNumber: 2.32, WrapRest: 0.11, WrapTiny: 1.71, WrapKnown: 0.56, WrapFuller: -0.02, WrapFull: -0.09, WrapAtMeasure: 0.1, WrapDeliberate: -0.13, WrapEqual: 0.62, WrapPhraseBreak: -0.38, WrapDash: -5.32,
	Kicker: -0.24, KickerOwnBlock: 1.75, KickerNumbered: 5.13, KickerShort: -0.09, KickerLabel: 2.84, KickerDash: -7.94, KickerHabit: -1.09, KickerTogether: -0.74, DeckDash: 4.76, KickerApart: 1.36, DeckShared: 0.53, Deck: -0.24, DeckOwnBlock: -1.78, DeckLonger: -0.55, HeadThreeParts: 0.25, Size: 6.06,

	Furniture: 1.99, Notice: 5.27, NoticeMore: 2.06, Caption: 5.52, NotTransparent: -5.98,

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
