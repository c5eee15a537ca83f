package segment

import (
	"iter"
	"unicode"

	"backissue/generator/internal/edition"
)

// profile is what the reading of a page owes to its script. One reading serves all pages: roles, the search for the best
// sequence of them, confidence, assembly. What a row's width, a paragraph's end, a headline, a byline look like differs, and
// every difference is one of these.
type profile struct {
	weights *Weights

	// Rows.
	widths      func(Passage) (tight, loose float64)
	undouble    func(Passage) (kept, doubled Passage)
	unglue      func(Passage) (head, gap, rest Passage)
	headsRunIn  bool                                                                // what unglue parts is a heading and its text, set on one line
	unhitch     func(Passage) []Passage                                             // a pointer to another page, off the text that it closes or opens
	unhitchOver func(above, below Passage) (kept, pointer, rest Passage)            // the same, off two rows that it is broken over; nil where none is
	indent      float64                                                             // in squares of the type, of a paragraph's first row
	mend        func(rows []row, widths func(Passage) (tight, loose float64)) []row // rows that a line was torn into, as one
	measure     func([]extent) float64                                              // the column's, that most of the rows have; 0 when they have none in common

	// Evidence.
	mark            func(*evidence)                                                  // which rows open an article, are a byline, close a body
	findTransparent func(*evidence)                                                  // which rows belong to no body
	settle          func(*evidence)                                                  // what rows tell together, once columns are measured
	jump            func(text string) (jumpKind, Pointer)                            // a row as a pointer to another page
	findFlow        func(*evidence)                                                  // which line breaks cut what belongs together
	endsSentence    func(*evidence, int) bool                                        // row i ends as the last row of a paragraph may
	endsParagraph   func(*evidence, int) float64                                     // a paragraph ends with row i
	startsParagraph func(*evidence, int) float64                                     // one starts with row i
	body            func(*evidence, int, bool) float64                               // row i is a body's, the first of a paragraph or not
	head            func(*evidence, int) float64                                     // row i is a headline's
	neverOpensHead  func(*evidence, int) bool                                        // row i may be a headline's row, not its first
	openingOdds     func(sentence string) [openings]float64                          // what the sentence opens; nil for pages that nothing is known of
	tokens          func([]rune) []token                                             // the wording of a text, in pieces
	shared          func(text, body string) float64                                  // the share of text's wording that body has
	findLone        func(*evidence, []pieces)                                        // which rows stand alone as a subhead does, judged by the articles found
	shape           func(*evidence, int) string                                      // how row i is set; an article's subheads are set alike
	wrapped         func(e *evidence, a, b int, body string, blanks float64) float64 // row b of a headline goes on with row a's line
	divide          func(e *evidence, rows []int, body string, blanks float64) headline
	ledes           bool    // a lede or byline opens nearly every article
	trust           trust   // in what is read
	dividesByScore  bool    // divide weighs every division of the rows, see scoresOf
	headsAfter      float64 // the habit a page is thought to have before it is read
	longestHead     int     // characters a headline's row has at most
	longestColumn   float64 // the width that no column's row exceeds

	// Assembly.
	join        func(a *assembly, text, next Passage) Passage // the two as one text, of a headline or a byline
	joinBody    func(a *assembly, text, next Passage) Passage // the same, of a paragraph
	between     string                                        // what stands between two rows of it
	keepsSpace  func(before, after rune) bool                 // a space between the two is printed text
	headSpace   func(before, after rune) bool                 // the same, in a headline
	byline      func(*assembly, Passage) Passage              // a byline as printed
	datelineRow func(text string) bool                        // a row between headline and body is a dateline
	takeLede    func(Passage) (lede, Passage)
	tailOf      func(Passage) int // where the names that close a text begin; -1 when none do
	credits     func(text string) Credits
	caption     func(Passage) int // where a caption's credit begins; -1 when it has none
	boxTitle    interface{ MatchString(string) bool }
	longestBox  int                                // characters above which a piece is an article of its own
	runs        func(text string) iter.Seq[string] // its runs of some characters or words
	damaged     func([]row) bool                   // the page is full of misread characters
	itemised    func(*Article) bool                // the body's paragraphs have headings of their own; nil where none have
}

// profileOf gives the profile of the script that most of the page is set in. A page of Chinese with an article in English on it is
// read as Chinese.
func profileOf(page edition.Page) *profile {
	han, kana, hangul, letters := 0, 0, 0, 0
	for _, l := range page.Lines {
		for _, c := range l.Text {
			switch {
			case isHan(c):
				han++
			case isKana(c):
				kana++
			case isHangul(c):
				hangul++
			case unicode.In(c, unicode.Latin, unicode.Cyrillic, unicode.Greek):
				letters++
			}
		}
	}
	const fewestSyllables, syllablesToHan = 20, 2 // a Korean page may have names and nouns in Chinese characters
	if hangul >= fewestSyllables && syllablesToHan*hangul > han+kana {
		return &korean
	}
	const lettersToOne = 8 // a character of Chinese says about as much as four letters, and the page is to be mostly Latin
	if letters >= fewestLetters && letters > lettersToOne*(han+kana) {
		return &latin
	}
	const kanaToHan = 4 // a page of Japanese has as many kana as characters; a Chinese one quotes a name
	if kanaToHan*kana > han {
		return &japanese
	}
	return &chinese
}

// fewestLetters is how many letters make a text: a page of less is as likely the furniture of a picture.
const fewestLetters = 40

func (e *evidence) endsParagraph(i int) float64   { return e.profile.endsParagraph(e, i) }
func (e *evidence) startsParagraph(i int) float64 { return e.profile.startsParagraph(e, i) }

func (e *evidence) body(i int, first bool) float64 { return e.profile.body(e, i, first) }
func (e *evidence) head(i int) float64             { return e.profile.head(e, i) }
func (e *evidence) endsSentence(i int) bool        { return e.profile.endsSentence(e, i) }

func (e *evidence) wrapped(a, b int, body string, blanks float64) float64 {
	return e.profile.wrapped(e, a, b, body, blanks)
}

func (e *evidence) divideHead(rows []int, body string, blanks float64) headline {
	return e.profile.divide(e, rows, body, blanks)
}
