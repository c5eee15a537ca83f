package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"backissue/generator/internal/edition"
)

// row is a line of the page that prints something, without the white space at its ends and without overprinted glyphs.
type row struct {
	glyphs Passage
	text   string // of glyphs, digits half-width, characters simplified where patterns know them
	chars  []rune // of text
	signs  signSet
	extent
	size        float64 // type size in points; 0 when not known
	blankBefore bool    // an empty line, or the page's edge, stands before it
	blankAfter  bool
	overprinted bool
	line        int     // index of the line of the page
	lead        int     // blanks that stood before it on its line
	held        float64 // the width of the word that the row below opens with, for which it may end early
	trail       bool    // a blank stood behind it
}

// extent is how wide a row is in squares of the type (em).
type extent struct {
	tight float64 // its least width, punctuation squeezed
	width float64 // its greatest
}

// rowsOf gives the rows of page, and the characters that are in none of them.
func rowsOf(page edition.Page, by *profile) ([]row, []Leftover) {
	c := cutting{profile: by, rows: make([]row, 0, len(page.Lines)), blank: true}
	for i, line := range page.Lines {
		c.line(i, line)
	}
	if len(c.rows) > 0 {
		c.rows[len(c.rows)-1].blankAfter = true
	}
	rows, about := joinPointers(c.rows, by)
	if by.mend != nil {
		rows = by.mend(rows, by.widths)
	}
	holdWords(rows)
	var left []Leftover
	for _, l := range []Leftover{{append(c.spaces, about...), Space}, {c.overprint, Overprint}, {c.dashes, Joint}} {
		if len(l.Text) > 0 {
			left = append(left, l)
		}
	}
	return rows, left
}

// cutting is a page whose lines are being cut into rows, and what belongs to none of them.
type cutting struct {
	*profile
	rows                      []row
	spaces, overprint, dashes Passage
	blank                     bool // the line before was
	parts                     []Passage
}

// line takes line i of the page.
func (c *cutting) line(i int, line edition.Line) {
	glyphs := glyphsOf(line.Text, i)
	trimmed := trimSpace(glyphs)
	if len(trimmed) == 0 {
		c.spaces = append(c.spaces, glyphs...)
		c.blank = true
		return
	}
	before := int(trimmed[0].col)
	c.spaces = append(c.spaces, glyphs[:before]...)
	c.spaces = append(c.spaces, glyphs[before+len(trimmed):]...)
	if len(c.rows) > 0 && c.blank {
		c.rows[len(c.rows)-1].blankAfter = true
	}
	trails := before+len(trimmed) < len(glyphs)
	trimmed, gaps := unspread(trimmed)
	c.spaces = append(c.spaces, gaps...)
	kept, doubled := c.undouble(trimmed)
	c.overprint = append(c.overprint, doubled...)
	head, gap, rest := c.unglue(kept)
	for _, g := range gap {
		if isSpace(g.char) {
			c.spaces = append(c.spaces, g)
		} else {
			c.dashes = append(c.dashes, g)
		}
	}
	first := true
	c.parts = append(append(c.parts[:0], head), c.unhitch(rest)...)
	for _, part := range c.parts {
		text := trimSpace(part)
		c.spaces = append(c.spaces, around(part, text)...)
		if len(text) == 0 {
			continue
		}
		r := row{blankBefore: c.blank, line: i, size: line.Size, overprinted: len(doubled) > 0, trail: trails}
		r.set(text, c.widths)
		if first {
			r.lead = before
		} else if c.headsRunIn && len(head) > 0 {
			tight, width := c.widths(head)
			r.tight, r.width = r.tight+tight, r.width+width // its line is as full as the two together
		}
		first = false
		c.rows = append(c.rows, r)
		c.blank = false
	}
}

func (r *row) set(glyphs Passage, widths func(Passage) (tight, loose float64)) {
	r.glyphs = glyphs
	r.text = shortS(Simplified(glyphs.String()))
	r.chars = []rune(r.text)
	r.signs = signsIn(r.chars)
	r.tight, r.width = widths(glyphs)
}

// shortS gives text with the long s of old type as the one that patterns are written with.
func shortS(text string) string { return strings.ReplaceAll(text, "ſ", "s") }

func glyphsOf(text string, line int) Passage {
	p := make(Passage, 0, utf8.RuneCountInString(text))
	for _, c := range text {
		p = append(p, glyph{c, int32(line), int32(len(p))})
	}
	return p
}

func trimSpace(p Passage) Passage {
	for len(p) > 0 && isSpace(p[0].char) {
		p = p[1:]
	}
	for len(p) > 0 && isSpace(p[len(p)-1].char) {
		p = p[:len(p)-1]
	}
	return p
}

// around gives what of all is not in part, which is all without its ends.
func around(all, part Passage) Passage {
	before := 0
	for before < len(all) && (len(part) == 0 || all[before] != part[0]) {
		before++
	}
	return append(append(Passage{}, all[:before]...), all[before+len(part):]...)
}

// unspread takes the spaces out of a row that was set wide to fill its column: ⼀ 边 引 进. A row is one when nearly every
// character has a space behind it; what it says of words then stands in wider gaps, of which one space is left.
func unspread(p Passage) (kept, gaps Passage) {
	chars, spaced := 0, 0
	for i, g := range p {
		if isSpace(g.char) {
			continue
		}
		chars++
		if i+1 < len(p) && isSpace(p[i+1].char) {
			spaced++
		}
	}
	if chars < 5 || float64(spaced) < 0.8*float64(chars-1) {
		return unspreadSquares(p)
	}
	for i := 0; i < len(p); i++ {
		if !isSpace(p[i].char) {
			kept = append(kept, p[i])
			continue
		}
		run := 1
		for i+run < len(p) && isSpace(p[i+run].char) {
			run++
		}
		if run > 2 {
			kept = append(kept, p[i])
			gaps = append(gaps, p[i+1:i+run]...)
		} else {
			gaps = append(gaps, p[i:i+run]...)
		}
		i += run - 1
	}
	return kept, gaps
}

// unspreadSquares takes the spaces out from between the characters of a row that was set wide but for its Latin words: 特 に  GNOME 、.
func unspreadSquares(p Passage) (kept, gaps Passage) {
	const fewest, fewestOfAll, share = 6, 4, 0.7
	pairs, spaced := 0, 0
	for i := range p {
		if isSpace(p[i].char) || !wide(p[i].char) {
			continue
		}
		switch {
		case i+1 < len(p) && wide(p[i+1].char) && !isSpace(p[i+1].char):
			pairs++
		case i+2 < len(p) && p[i+1].char == ' ' && wide(p[i+2].char) && !isSpace(p[i+2].char):
			pairs, spaced = pairs+1, spaced+1
		}
	}
	if pairs < fewest && (pairs < fewestOfAll || spaced < pairs) || float64(spaced) < share*float64(pairs) {
		return p, nil
	}
	for i, g := range p {
		if g.char == ' ' && i > 0 && i+1 < len(p) && (wide(p[i-1].char) && wide(p[i+1].char) || isSpace(p[i-1].char)) {
			gaps = append(gaps, g)
		} else {
			kept = append(kept, g)
		}
	}
	return kept, gaps
}

// undouble takes apart a row that was printed twice for weight. Extractors give such type run by run, each run twice:
// 今今日日““要闻要闻””. A row is taken for one only when the whole of it falls into two or more doubled runs, which
// no sentence does.
func undouble(p Passage) (kept, doubled Passage) {
	n := len(p)
	if n < 4 || n > longestDoubled || n%2 != 0 || !opensDoubled(p) {
		return p, nil
	}
	// runLength[i] is the length of the run that opens p[i:], chosen so that the rest falls into doubled runs too.
	runLength := make([]int, n+1)
	for i := n - 2; i >= 0; i -= 2 {
		for size := 1; i+2*size <= n; size++ {
			if (i+2*size == n || runLength[i+2*size] > 0) && sameText(p[i:i+size], p[i+size:i+2*size]) {
				runLength[i] = size
				break
			}
		}
	}
	if runLength[0] == 0 || 2*runLength[0] == n {
		return p, nil
	}
	for i := 0; i < n; i += 2 * runLength[i] {
		size := runLength[i]
		kept = append(kept, p[i:i+size]...)
		doubled = append(doubled, p[i+size:i+2*size]...)
	}
	return kept, doubled
}

// longestDoubled is how many characters a row printed twice is thought to have at most; what is longer is no headline.
const longestDoubled = 200

// opensDoubled tells whether a run that opens p stands there twice.
func opensDoubled(p Passage) bool {
	for size := 1; 2*size <= len(p); size++ {
		if sameText(p[:size], p[size:2*size]) {
			return true
		}
	}
	return false
}

// unglue takes apart a headline, or the end of one, and the lede that an extractor put on its line. Both are told by the lede,
// which no sentence has in its middle behind a space. A row that is not such a one is all rest.
func unglue(p Passage) (head, gap, rest Passage) {
	const longestGlued = 60 // characters
	for i := 2; i < min(len(p), longestGlued); i++ {
		if !isSpace(p[i-1].char) || isSpace(p[i].char) || !canEndHead(trimSpace(p[:i])) {
			continue
		}
		text := p[i:].opening()
		if datelineIn(text) != nil && opensArticle(text) || strings.ContainsRune("本□■●◎◆", p[i].char) && isOwnByline(text) {
			head = trimSpace(p[:i])
			return head, p[len(head):i], p[i:]
		}
	}
	return nil, nil, p
}

// canEndHead tells whether what stands before a lede on its line can be a headline's end rather than the lede's own beginning.
func canEndHead(p Passage) bool {
	const shortestHead = 4
	if len(p) >= shortestHead {
		return true
	}
	for _, g := range p {
		if !isHan(g.char) || strings.ContainsRune("据本驻", g.char) {
			return false
		}
	}
	return len(p) > 0
}

func sameText(a, b Passage) bool {
	for i := range a {
		if a[i].char != b[i].char {
			return false
		}
	}
	return true
}

// sentenceEnds are the marks that end a sentence; closers may stand behind them.
var (
	sentenceEnds = charsOf("。！？!?…")
	closers      = charsOf("”’）)」』》】")
	// neverFirst are the marks that no line opens with but by the accident of an extractor.
	neverFirst = charsOf("，。、；：？！）》」』】”’%％,.;:)")
)

// endsSentence tells whether the row ends as the last row of a paragraph may. A full stop of the alphabets ends a sentence of theirs.
func (r *row) endsSentence() bool {
	last := len(r.chars) - 1
	for last >= 0 && closers.has(r.chars[last]) {
		last--
	}
	if last < 0 || sentenceEnds.has(r.chars[last]) {
		return true
	}
	if r.chars[last] != '.' {
		return false
	}
	if last > 0 && unicode.Is(unicode.Han, r.chars[last-1]) {
		return true // a page of half-width marks
	}
	return 2*countWords(r.chars) < len(r.chars) && stopsLatin(string(r.chars[:last+1]))
}

func (r *row) startsWith(prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(r.text, p) {
			return true
		}
	}
	return false
}

// balanced tells whether every quotation mark and bracket of chars has its fellow.
func balanced(chars []rune) bool {
	depth := 0
	for _, c := range chars {
		switch c {
		case '“', '‘', '（', '《', '「', '『', '【', '(':
			depth++
		case '”', '’', '）', '》', '」', '』', '】', ')':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// opensDeck tells whether the row opens with the dash that sets off a deck.
func (r *row) opensDeck() bool { return r.startsWith("—", "⸺", "──", "--") }

// opensWithNever tells whether the row opens with a mark that no row opens with.
func (r *row) opensWithNever() bool {
	return len(r.chars) > 0 && neverFirst.has(r.chars[0])
}
