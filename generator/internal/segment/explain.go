package segment

import (
	"cmp"
	"math"
	"strings"

	"backissue/generator/internal/edition"
)

// Line is what one line of the page was taken for, for a person to see why.
type Line struct {
	Number        int    // of the page's line, counted from 1; a headline and the text glued to it share one
	Text          string // as printed, without the white space at its ends
	Role          string // one of the words below: title, byline, paragraph …
	Article       int    // 1 for the first of the Reading's articles; 0 for none
	Share         float64
	RunnerUp      string // what else the line may be; empty where it can be nothing else
	RunnerUpShare float64
	Overprinted   bool     // it is printed twice for weight; the second print is left over
	Because       []string // what counted most for Role against RunnerUp, the weightiest first
}

// The roles of lines that there are most of: those that print nothing, and those that go on with a paragraph.
const (
	BlankLine  = "blank"
	FurtherRow = "goes on"
)

// The words for what a row ends as by where its text went.
const (
	kickerWord  = "kicker"
	titleWord   = "title"
	deckWord    = "deck"
	captionWord = "caption"
	boxWord     = "box " // before the word for the row in it
)

// rowWords are the words for what a reading may take a row for. Some differ when the row opens another article.
var rowWords = [roleCount]struct{ word, opening string }{
	headBefore: {opening: "headline of the text below"},
	bylineRow:  {"byline", "byline of another article"},
	ledeRow:    {"first line", "first line of another article"},
	firstRow:   {word: "paragraph"},
	moreRow:    {word: FurtherRow},
	tailRow:    {word: "closing names"},
	subheadRow: {"subhead", "subhead of another article"},
	headAfter:  {word: "headline of the text above"},
}

// looseWords are the words for rows that belong to no body.
var looseWords = map[transparentKind]string{
	opaque: string(Stray), furnitureRow: string(Furniture), nameRow: string(Furniture), noticeRow: string(Notice), noticeMoreRow: string(Notice), captionRow: captionWord, photoTitleRow: captionWord, jumpRow: string(Jump), noteRow: "editor's note",
}

// use is what a row is taken for in a reading: a role, and whether it opens another article with it; or looseUse.
type use uint8

const (
	looseUse = use(2 * roleCount) // the row belongs to no body
	useCount = looseUse + 1
)

// use gives what a hop takes its row for.
func (h hop) use() use {
	if h.loose {
		return looseUse
	}
	u := 2 * use(h.s.role())
	if opens(h.p, h.s) {
		u++
	}
	return u
}

// word gives the word for row i taken as u.
func (e *evidence) word(i int, u use) string {
	if u == looseUse {
		return looseWords[e.kind[i]]
	}
	words := rowWords[u/2]
	if u%2 == 1 {
		return cmp.Or(words.opening, words.word)
	}
	return cmp.Or(words.word, words.opening)
}

// Explain reads page as Read does, and tells of each of its lines what it was taken for, how sure that is, what else it may
// be, and why it is not. The shares are of all readings of the page; those of a headline's parts are of all divisions of it too.
func Explain(page edition.Page) []Line {
	a := assemble(page)
	a.weigh() // once more, for the judging used it up
	x := explainer{assembly: a, uses: a.shareUses(), paths: a.bestPaths(), homes: homesOf(a.reading())}
	x.heads = x.partHeads()
	x.compareRows()
	lines := make([]Line, 0, len(page.Lines))
	row := 0
	for n := range page.Lines {
		if row == len(a.rows) || a.rows[row].line != n {
			lines = append(lines, x.lineWithoutRow(n, strings.TrimSpace(page.Lines[n].Text), lines))
		}
		for ; row < len(a.rows) && a.rows[row].line == n; row++ {
			lines = append(lines, x.line(row))
		}
	}
	return lines
}

// lineWithoutRow explains line n, which no row begins on: it is empty, or goes on with a pointer that began on the line above.
func (x *explainer) lineWithoutRow(n int, text string, above []Line) Line {
	if text == "" || len(above) == 0 {
		return Line{Number: n + 1, Role: BlankLine, Share: 1}
	}
	last := above[len(above)-1]
	return Line{Number: n + 1, Text: text, Article: last.Article, Role: last.Role, Share: last.Share}
}

// explainer has what is known of a page's readings.
type explainer struct {
	*assembly
	uses    [][useCount]float64 // of each row: the shares of its uses
	paths   paths
	homes   map[[2]int32]home // where each glyph went, by its line and column
	heads   map[int]*headParts
	against [][]counted // for each row against its runner-up
}

// home is where a glyph ended.
type home struct {
	article int    // counted from 1; 0 for none
	word    string // of the part of the article or the leftover
	inBox   bool
}

func homesOf(r Reading) map[[2]int32]home {
	homes := map[[2]int32]home{}
	put := func(p Passage, h home) {
		for _, g := range p {
			homes[[2]int32{g.line, g.col}] = h
		}
	}
	for i := range r.Articles {
		a := &r.Articles[i]
		put(a.Kicker, home{i + 1, kickerWord, false})
		put(a.Title, home{i + 1, titleWord, false})
		put(a.Deck, home{i + 1, deckWord, false})
		put(a.Dateline, home{article: i + 1})
		put(a.Byline, home{article: i + 1})
		for _, b := range a.Body {
			put(b.Text, home{article: i + 1})
		}
		for _, b := range a.Boxes {
			put(b.Title, home{i + 1, titleWord, true})
			for _, item := range b.Body {
				put(item.Text, home{i + 1, "", true})
			}
		}
		for _, p := range a.Photos {
			put(p.Caption, home{i + 1, captionWord, false})
			put(p.Credit, home{i + 1, captionWord, false})
		}
	}
	for _, l := range r.Leftovers {
		put(l.Text, home{word: string(l.Reason)})
	}
	return homes
}

// line explains row i.
func (x *explainer) line(i int) Line {
	r := &x.rows[i]
	chosen := x.chosen(i)
	l := Line{Number: r.line + 1, Text: r.glyphs.String(), Overprinted: r.overprinted}
	h := x.homes[[2]int32{r.glyphs[0].line, r.glyphs[0].col}]
	l.Article = h.article
	if l.Role = h.word; l.Role == "" {
		l.Role = x.word(i, chosen&^1) // that the row opens its article is seen by the article's number
	}
	if h.inBox {
		l.Role = boxWord + l.Role
	}
	var other use
	l.Share, other, l.RunnerUpShare = x.split(i, chosen)
	if l.RunnerUpShare > 0 {
		l.RunnerUp, l.Because = x.word(i, other), x.because(i, x.against[i])
	}
	if d := x.heads[i]; d != nil {
		x.explainPart(&l, i, d)
	}
	return l
}

// chosen gives what row i is taken for.
func (x *explainer) chosen(i int) use {
	return hop{x.comesTo(i), x.roles[i].state, x.roles[i].transparent}.use()
}

// compareRows finds what counted for the use of each row against its runner-up.
func (x *explainer) compareRows() {
	contests := make([]contest, len(x.rows))
	for i := range contests {
		if _, other, share := x.split(i, x.chosen(i)); share > 0 {
			contests[i] = x.contestOver(i, other)
		}
	}
	x.against = x.decide(contests)
}

// split gives the share of readings that take row i for what the word for chosen says, the likeliest use of the word that most of the
// others agree on, and their share.
func (x *explainer) split(i int, chosen use) (own float64, other use, others float64) {
	shares, likeliest := map[string]float64{}, map[string]use{}
	for u := range useCount {
		word := x.word(i, u)
		if best, known := likeliest[word]; !known || x.uses[i][u] > x.uses[i][best] {
			likeliest[word] = u
		}
		shares[word] += x.uses[i][u]
	}
	word := x.word(i, chosen)
	own = shares[word]
	delete(shares, word)
	for u := range useCount { // in their order, so that a tie has one winner
		if w := x.word(i, u); shares[w] > others {
			other, others = likeliest[w], shares[w]
		}
	}
	return own, other, others
}

// shareUses gives for each row the shares of all readings, weighted by their scores, that take it for each use.
func (e *evidence) shareUses() [][useCount]float64 {
	z := e.sum()
	e.weigh()
	out := make([][useCount]float64, len(e.rows))
	for i := range out {
		start, all := startOf(z.upTo, i), z.all(i)
		e.eachHop(i, func(h hop, score float64) {
			out[i][h.use()] += start[h.p] * math.Exp(score) * z.after[i][h.s] / all
		})
	}
	return out
}
