package segment

// Weights is the one table of how much each piece of evidence counts, in natural-log odds: +1 makes a reading e times as
// likely against the other readings of the same row. They were set by hand from what the signs mean, then fitted on made
// pages by go run ./generator/fit: those of a headline's parts by a first fitting, for later ones made them no better on pages held back, but for
// what tells a wrapped line, which is of the last; the others by the one before it, those of a headline's rows half of the way to what it gave. Set
// again by hand since are HeadSentence, OpenPlain, OpenAfterHead, OpenHabit, OpenCohesion (the last fitting made less of it), LedeInside, PageName, the three of overprint and Furniture,
// with the development pages in view; FlowsBound, WrapBound and HeadItem near to what a fitting gave; and the last two lines of fitted, which made pages teach nothing about. OpenWorded
// and StartWorded, the weights of how an article and a paragraph open, were fitted on pages of one half of the articles with a table of grams of the other half, which else would have
// been trusted too much; those of openings, paragraphs' starts and ends and subheads moved with them, and OpenWorded is more than was found, since the subheads that taught it are of broadcasts, whose items open as
// articles do. The weights of a headline's parts are of a fitting since, and HeadMore, HeadMoreBlock, HeadMoreShared, PhotoTitle,
// OpenJoined, LabelLast, StartDash and HeadFarWide near to what it gave; DeckLonger, OverprintHeads and SubheadLabel were set by hand. A sign that no reading survives (a row opening with a full stop is no headline) counts 8 or more.
type Weights struct {
	// Where a paragraph ends: the row before a break.
	EndShort, EndFull, EndOpen, EndCut, Flows, FlowsNot, FlowsBound float64
	// Where one starts: the row after a break.
	StartIndent, StartFull, StartNever, StartMark, StartWorded, StartApart, StartDash float64

	// Rows of a body.
	BodyFull, BodyTooWide, BodyFarTooWide, BodyShortOpen float64

	// Rows of a headline.
	HeadOpen, HeadSentence, HeadExclaims, HeadInnerStop, HeadComma, HeadUnlike, HeadFull, HeadWide, HeadFarWide, HeadBlank, HeadLong, HeadNever, HeadTiny, HeadMore, HeadIndent, HeadClosed, HeadTorn, HeadDeck, DeckFirst, HeadBlock, HeadLabel, LabelLater, LabelLast, HeadMoreBlock, HeadMoreBreak, HeadPastDeck, HeadItem float64
	// A headline and the text it stands beside.
	HeadShared, HeadMoreShared, HeadHabit float64

	// Where an article opens.
	OpenLede, OpenByline, OpenPlain, OpenNoHead, OpenAfterHead, OpenShift, OpenSame, OpenPointer, OpenComesFrom, JumpUnderHead, PastPointer, MissLede, LedeInside, OpenWorded, OpenHabit, OpenNoTail, OpenLength, OpenCohesion, OpenRift, OpenJoined float64
	// Where it ends.
	Tail, AfterTail, MissTail, NoHead float64

	// A subhead.
	Subhead, SubheadMore, SubheadBroken, SubheadWide, SubheadFirst, SubheadShift, SubheadComma, SubheadAlike, SubheadShared, SubheadEcho, SubheadLong, SubheadSole, SubheadApart, SubheadLabel float64

	// A row that is printed twice for weight is a box's title or a label, hardly ever a page's headline. Where several are, they are of large type.
	OverprintBefore, OverprintAfter, OverprintMore, OverprintHeads float64

	// Whether two rows of a headline are one line wrapped.
	Wrap, WrapBlank, WrapTorn, WrapStopped, WrapDangling, WrapPhrase, WrapWord, WrapPair, WrapNumber, WrapRest, WrapTiny, WrapKnown, WrapEqual, WrapPhraseBreak, WrapDash, WrapBound, WrapLonger float64
	// Which part of a headline is which; size is for pages that know their type sizes.
	Kicker, KickerOwnBlock, KickerNumbered, KickerShort, KickerLabel, KickerCampaign, KickerDash, KickerHabit, KickerTogether, KickerColon, DeckDash, KickerApart, DeckShared, Deck, DeckOwnBlock, DeckLonger, HeadThreeParts, KickerWrapped, DeckWrapped, TitleThreeRows, TitleComma, Size float64

	// Rows that belong to no body: furniture, notices, captions.
	Furniture, PageName, Notice, NoticeMore, Caption, PhotoTitle, NotTransparent float64

	// Where an empty line means something.
	StartBlank, StartNoBlank float64

	// Of pages in Japanese only.
	StartParticle, HeadParticle, HeadCommas float64

	// Of pages in Latin letters only.
	EndFarShort, EndIndent, StartDateline                                                                                             float64
	SubheadLone                                                                                                                       float64
	BodyCapitals, HeadCapitals, HeadTitled, HeadPlain, HeadLower, HeadGoesOn, HeadTable, HeadBlockSet, HeadUnset                      float64
	WrapUnstopped, WrapCase, WrapApart, WrapFuller, WrapWider, WrapSize, WrapRoom, WrapForced, TitleWide, DeckAsTitle, KickerCapitals float64
	Signed, BodyDeck                                                                                                                  float64

	// A sidebar's label on a row of its own is a heading, and none that stands after its text.
	LabelAlone float64
}

// fitted are the weights the program reads with.
var fitted = Weights{
	EndShort: 2, EndFull: -0.74, EndOpen: -5.58, EndCut: -8.85, Flows: 3.38, FlowsNot: -0.07, FlowsBound: 1.7,
	StartIndent: 2.3, StartFull: -0.59, StartNever: -9.87, StartWorded: 0.4, StartApart: 0.8, StartDash: -4,

	BodyFull: 0.64, BodyTooWide: -1.7, BodyFarTooWide: -0.42, BodyShortOpen: -3.24,

	HeadOpen: -1.3, HeadSentence: -8, HeadExclaims: -0.11, HeadInnerStop: -7.35, HeadComma: -5.84, HeadUnlike: -1.31, HeadFull: -1.01, HeadWide: 0.15, HeadFarWide: 0,
	HeadBlank: 1.2, HeadLong: -4.29, HeadNever: -6.45, HeadTiny: 1.73, HeadMore: 1.5, HeadIndent: -1.45, HeadClosed: 0.15, HeadTorn: -1.32, HeadDeck: 4.57, DeckFirst: -5.93, HeadBlock: -1.4, HeadLabel: 1.92, LabelLater: -1.96, LabelLast: -1.5, HeadMoreBlock: -2.5, HeadMoreBreak: 0.26, HeadPastDeck: -1.4, HeadItem: -2,
	HeadShared: 4.79, HeadMoreShared: 0.4, HeadHabit: 0.47,

	OpenLede: 4.28, OpenByline: 1.14, OpenPlain: -2.8, OpenNoHead: -2.86, OpenAfterHead: -2.72, OpenShift: 1.13, OpenSame: -1.09, OpenPointer: 7.18, PastPointer: -5.03, MissLede: -2.85, LedeInside: -4, OpenWorded: .6, OpenHabit: 0.6, OpenNoTail: -0.56, OpenLength: 0.6, OpenCohesion: -5.8, OpenRift: 2.31, OpenJoined: -1.5,
	Tail: 3.97, AfterTail: -5.14, MissTail: -5.91, NoHead: -3.97,

	Subhead: 1.07, SubheadMore: 1.3, SubheadBroken: -1.26, SubheadWide: -3.53, SubheadFirst: -7.12, SubheadShift: 0.07, SubheadComma: 0.32, SubheadAlike: 1.84, SubheadShared: 2.06, SubheadEcho: 5.09, SubheadLong: -0.73, SubheadSole: -0.77, SubheadApart: -0.59, SubheadLabel: -1.3,

	OverprintBefore: -4.67, OverprintAfter: 3, OverprintMore: -7.45, OverprintHeads: 3,

	Wrap: -0.54, WrapBlank: -1.52, WrapTorn: 1.24, WrapStopped: 3.12, WrapDangling: 0.86, WrapPhrase: 2.11, WrapWord: 0.99, WrapPair: 0.84, WrapNumber: 1.97, WrapRest: 0.61, WrapTiny: 2.21, WrapKnown: -0.02, WrapEqual: 0.42, WrapPhraseBreak: -0.31, WrapDash: -3, WrapBound: 1.3, WrapLonger: -0.33,
	Kicker: -0.23, KickerOwnBlock: 1.89, KickerNumbered: 5.29, KickerShort: 0.03, KickerLabel: 3.57, KickerCampaign: 2.22, KickerDash: -7.83, KickerHabit: -0.97, KickerTogether: -0.68, KickerColon: -0.76, DeckDash: 4.08, KickerApart: 1.09, DeckShared: 0.34, Deck: 0.02, DeckOwnBlock: -1.59, DeckLonger: -0.7, HeadThreeParts: 0.89, KickerWrapped: -0.62, DeckWrapped: -0.5, TitleThreeRows: 0, TitleComma: 0, Size: 6.17,

	Furniture: 6, PageName: 1, Notice: 5.25, NoticeMore: 3.14, Caption: 6.77, PhotoTitle: 1.8, NotTransparent: -6.37,

	OpenComesFrom: 2.5, JumpUnderHead: -4,
	StartMark: 4, LabelAlone: -8, HeadTable: -4,
}

// latinWeights are those for pages in Latin letters, set by hand. What is not named counts nothing there.
var latinWeights = Weights{
	EndShort: 2.2, EndFull: -1.3, EndOpen: -3, EndCut: -5.5, Flows: 2.5, EndFarShort: 0.8,
	StartIndent: 3, StartFull: -2.5, StartNever: -7, StartBlank: 2.5, StartNoBlank: -2, StartDateline: 1.5,

	EndIndent: 1,

	BodyFull: 0.2, BodyTooWide: -0.8, BodyFarTooWide: -3, BodyShortOpen: -2.5, BodyCapitals: -4, BodyDeck: -4,

	HeadOpen: -1, HeadCapitals: 3.5, HeadTitled: 2, HeadPlain: -1.5, HeadSentence: -4.5, HeadExclaims: -2.5, HeadInnerStop: -1.5, HeadComma: -4, HeadNever: -9, HeadLower: -0.5, HeadGoesOn: -1, HeadBlockSet: 5, HeadUnset: -3,
	HeadTable: -4, HeadFarWide: 0.5, HeadWide: 0.5, HeadFull: -1.5, HeadUnlike: 0.3, HeadBlank: 0.7, HeadLong: -4, HeadTiny: -3, HeadMore: 0.3, HeadTorn: -0.8, DeckFirst: -3.5,
	HeadShared: 2, HeadHabit: 2,

	OpenLede: 1, OpenByline: 4, OpenPlain: -0.5, OpenNoHead: -9, OpenAfterHead: -3, OpenPointer: 3, PastPointer: -1, MissLede: -4,
	Tail: 1.5, Signed: 2, AfterTail: -3, MissTail: -3, NoHead: -5,

	Subhead: -2.5, SubheadMore: -4, SubheadBroken: -4, SubheadWide: -3, SubheadFirst: -4, SubheadAlike: 2, SubheadShared: 0.5, SubheadLone: 9,

	OverprintBefore: 1, OverprintAfter: 0, OverprintMore: 0, OverprintHeads: 1,

	Wrap: 0.4, WrapBlank: -2.5, WrapDangling: 3, WrapStopped: -4, WrapUnstopped: 1.2, WrapCase: -4, WrapApart: -2, WrapTorn: 3, WrapPhrase: 1.5, WrapFuller: 0.5, WrapWider: -1.5, WrapSize: -4, WrapRoom: -4.5, WrapForced: 1,
	TitleWide: -2, DeckAsTitle: -2, Kicker: -2, KickerLabel: 4, KickerShort: 1, KickerCapitals: 3, Deck: -0.3, DeckLonger: 0.5,

	Furniture: 10, Notice: 7, NoticeMore: 6, Caption: 8, NotTransparent: -9,

	OpenComesFrom: 1, JumpUnderHead: -3,
}
