// Package madepages sets articles as the pages of made-up newspapers, with the truth beside them.
//
// Real pages with hand-made truth are few. Made pages, with the damage that text extractors do, are as many as one likes;
// weights are fitted on them and properties tested, and the real pages are kept for telling how well that went. A likelihood
// is only as true as the pages it was fitted on are like real ones. So what papers do differently is drawn for each page
// (its habits, see habits.go), or for each article (how its head is made, who signs it and where), from distributions that
// are wider than those of any one paper.
//
// A page is made in two steps, as a real one is. It is composed and set: rows of type, each of a known part (compose.go,
// setting.go). Then it is extracted: blank lines come and go, indents are lost, rows are glued, split, spread or doubled
// (extraction.go). The second step never changes which part a row is of.
//
// What holds for every page:
//   - it is a pure function of its sources and seed;
//   - every character it prints, white space aside, is in exactly one field of its Pieces, in the order printed, or in
//     Spoilt, which has the second copies of what was printed twice;
//   - Articles is what an archivist would say of the page. Boxes belong to their article, captions to the page, and neither
//     is in any article's paragraphs.
package madepages

import "math/rand/v2"

// Source is an article to set.
type Source struct {
	Title      string   `json:"title"`
	Paragraphs []string `json:"paras"`

	sections map[int]string // the subheads that the source has itself, by the paragraph that each stands above
}

// Truth is an article as set. Its boxes are no articles: a reading that has one as an article found it in the wrong place.
type Truth struct {
	Title          string   `json:"title"`
	Kicker         string   `json:"kicker"`
	Deck           string   `json:"deck"`
	Reporters      []string `json:"reporters"`
	Correspondents []string `json:"correspondents"`
	Paragraphs     []string `json:"paragraphs"`
	Subheads       []string `json:"subheads"`
	Boxes          []Box    `json:"boxes,omitempty"`
}

// Box is a sidebar.
type Box struct {
	Title      string   `json:"title"`
	Paragraphs []string `json:"paragraphs"`
	Subheads   []string `json:"subheads"`
}

// Photo is a picture's caption, with its credit, as printed. It has a title where the picture stands for itself.
type Photo struct {
	Title   string `json:"title"`
	Caption string `json:"caption"`
}

// Piece is what stands on the page as one article, a box as well, with all it prints in the order it prints it: the parts
// of the headline, then the rest, or the rest first where HeadAfter says so.
type Piece struct {
	Kicker, Title, Deck string
	HeadAfter           bool
	Byline              string // on rows of its own above the body
	Lede                string // before the first paragraph, on its row
	Paragraphs          []string
	Subheads            []string
	Tail                string   // behind the last paragraph, on its row or below
	Loose               []string // rows that stand in or before the piece and are of no body: captions, furniture, pointers
}

// Page is a made page.
type Page struct {
	Text     string
	Articles []Truth
	Photos   []Photo
	Pieces   []Piece
	Spoilt   []string
	Sober    bool // one of those that most papers print on most days; others may have damage of many kinds at once
}

// press sets one page.
type press struct {
	*rand.Rand
	habits
	page Page
	rows []row

	opening bool    // the next row opens a block
	column  columns // of the article being set
	sources []Source
}

// Make sets the articles as one page.
func Make(sources []Source, seed uint64) Page {
	p := &press{Rand: rand.New(rand.NewPCG(seed, 7))}
	p.habits = p.drawHabits()
	p.page.Sober = p.isSober
	for _, s := range sources {
		p.sources = append(p.sources, p.inHouseStyle(s))
	}
	p.compose()
	p.page.Text = p.extract()
	return p.page
}

func (p *press) chance(share float64) bool { return p.Float64() < share }

func pick[T any](p *press, from []T) T { return from[p.IntN(len(from))] }

// draw picks an index of shares, each as likely as its share of their sum.
func (p *press) draw(shares ...float64) int {
	sum := 0.0
	for _, s := range shares {
		sum += s
	}
	at := p.Float64() * sum
	for i, s := range shares {
		if at -= s; at < 0 {
			return i
		}
	}
	return len(shares) - 1
}

// between gives a number from low to high, both included.
func (p *press) between(low, high int) int { return low + p.IntN(high-low+1) }

// part says what a row is of.
type part uint8

const (
	kickerPart part = iota
	titlePart
	deckPart
	bylinePart
	firstPart // the first row of a paragraph
	morePart  // a further one
	subheadPart
	tailPart // a signature on rows of its own
	loosePart
)

func (k part) inHead() bool { return k <= deckPart }

// row is a row of type as set.
type row struct {
	text   string
	part   part
	piece  int  // the piece it is of; what is loose goes with the piece under way
	opens  bool // a block of the page opens with it
	wraps  bool // it goes on with the line of the row before
	column bool // it is the first of a column, the row before the last of another
	lede   bool // a lede stands at its start
}

// put adds a row.
func (p *press) put(text string, k part, wraps bool) *row {
	p.rows = append(p.rows, row{text: text, part: k, piece: max(0, len(p.page.Pieces)-1), opens: p.opening, wraps: wraps})
	p.opening = false
	return &p.rows[len(p.rows)-1]
}

// putLine adds a line, broken to rows of width squares.
func (p *press) putLine(text string, k part, width float64) {
	for i, r := range p.breakLines(text, 0, func(int) float64 { return width }) {
		p.put(r, k, i > 0)
	}
}

// block lets the next row open a block.
func (p *press) block() { p.opening = true }

// piece opens a piece of the page.
func (p *press) piece() *Piece {
	p.page.Pieces = append(p.page.Pieces, Piece{})
	return p.current()
}

// current gives the piece under way.
func (p *press) current() *Piece {
	if len(p.page.Pieces) == 0 {
		return p.piece()
	}
	return &p.page.Pieces[len(p.page.Pieces)-1]
}
