// Package segment cuts the text of one printed page into articles.
//
// It sees a single page and nothing else: joining an article with its continuation on page 3 is not its work, nor is
// knowing the paper's districts, its reporters or its other days. Every character of the page ends in exactly one place:
// a field of an article, a box, a caption, or a Leftover with the reason why. Nothing is added but single spaces,
// between names or Latin words that a broken line divided, and between a byline at the head and one at the tail.
//
// A page is read as a whole. Rows of text are given roles (paragraph, headline, byline, caption, furniture …) by the one
// assignment that scores best over the page, see reading.go; the scores come from small named pieces of evidence, see
// evidence.go, under the weights of the one table in weights.go. What the reading leaves open, such as which of two
// headline rows is the kicker, is settled per article in heads.go.
//
// The words of the trade: a headline has a kicker (引题) above and a deck (副题) below its title; a dateline (电头) such as
// 本报讯 opens the first paragraph; a byline names reporters (记者) and correspondents (通讯员); furniture is what a page
// prints about itself: masthead, page number, editors, weather.
package segment

import (
	"fmt"

	"backissue/generator/internal/edition"
)

// Reading is what a page was understood to hold.
type Reading struct {
	Articles  []Article // in the order of the page
	Leftovers []Leftover
}

// Article is one story as found on the page.
type Article struct {
	Kicker, Title, Deck Passage
	Dateline            Passage
	Byline              Passage // as printed, at the head or the tail of the body or both
	Credits             Credits // what Byline says
	Series              *edition.Series
	Body                []Block
	Boxes               []Box
	Photos              []Photo

	ContinuedTo, ContinuedFrom Pointer // where the jumps in or beside the article lead; a jump itself is a Leftover

	// Of an item of a column of briefs (短讯): the column's name, which is the Kicker of its first item and holds for all, and the item's
	// number, from 1.
	Column string
	Item   int

	Confidence float64 // from 0 to 1
	Review     []Doubt // what is doubtful, for a person to look at
}

// Block is a paragraph or a subhead of a body or a box.
type Block struct {
	Kind edition.BlockKind
	Text Passage
}

// Box is a sidebar that belongs to the article.
type Box struct {
	Title Passage
	Body  []Block
}

// Photo is the caption of a picture, with the credit that closes it.
type Photo struct {
	Caption, Credit Passage
	Photographers   []string
}

// Leftover is printed text that belongs to no article.
type Leftover struct {
	Text   Passage
	Reason Reason
}

// Reason says why text was left over.
type Reason string

// The reasons there are.
const (
	Space     Reason = "space"     // white space that the setting put between characters, not words
	Overprint Reason = "overprint" // a glyph printed twice for weight
	Joint     Reason = "joint"     // a hyphen that only divided a word over two lines, or the dash behind a run-in heading
	Furniture Reason = "furniture" // what the page prints about itself
	Jump      Reason = "jump"      // a pointer to or from another page
	Notice    Reason = "notice"    // weather, lost property, advertisements
	Stray     Reason = "unplaced"  // text that fits nothing on the page
)

// Doubt is one reason to look at an article again.
type Doubt string

// The doubts there are, in the words that an editor reads.
const (
	NoHeadline      Doubt = "no headline found"
	HeadlineUnsure  Doubt = "the headline may belong to a neighbouring article"
	HeadlineTaken   Doubt = "a line of the headline may be something else"
	HeadlineLost    Doubt = "a line of the headline may be missing"
	RolesUnsure     Doubt = "kicker, title and deck may be mixed up"
	EndUnsure       Doubt = "the article may end elsewhere"
	StartUnsure     Doubt = "the article may begin elsewhere"
	AnotherInside   Doubt = "another article may begin inside this one"
	PartUnsure      Doubt = "the text is short and may be part of another article"
	NeighbourUnsure Doubt = "the article above or below is doubtful"
	BylineUnsure    Doubt = "the names in the byline may be cut wrongly"
	BylineTwice     Doubt = "names stand above the text and at its end"
	NobodyNamed     Doubt = "nobody is named as the writer"
	BoxUnsure       Doubt = "the box may belong elsewhere"
	TextDamaged     Doubt = "the page is full of misread characters"
	CaptionUnsure   Doubt = "the caption may belong to another article"
	ItemsUnsure     Doubt = "several items may stand in this article: its paragraphs have headings of their own"
	LinesLost       Doubt = "several articles may stand in this one: its text has no lines"
	OrderUnsure     Doubt = "the page's day or number stands among its texts: their lines may be out of order"
)

// lineUnsure is the doubt about one line of the page, counted from 1.
func lineUnsure(line int) Doubt {
	return Doubt(fmt.Sprintf("line %d of the page may be read otherwise", line))
}
