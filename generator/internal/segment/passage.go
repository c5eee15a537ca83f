package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"backissue/generator/internal/edition"
)

// glyph is one printed character and where it stands. A glyph with line -1 was not printed: a space that separates two
// names whose line was broken between them.
//
// Glyphs are most of the memory that a page takes, so they are kept small.
type glyph struct {
	char rune
	line int32 // index into edition.Page.Lines
	col  int32 // index into the line's characters
}

// Passage is printed text in reading order.
type Passage []glyph

// Span is a run of characters of one line of the page.
type Span struct {
	Line     int // index into edition.Page.Lines
	From, To int // indexes into the line's characters, To not included
}

// dash is the Chinese dash as one character, which some extractors give for the usual two.
const dash = '⸺'

// String gives the text with full-width digits and Latin letters as plain ones, which are a habit of old typesetting systems,
// and the dash as its usual two characters.
func (p Passage) String() string {
	size := 0
	for _, g := range p {
		if size++; g.char >= utf8.RuneSelf {
			size += len("文") - 1
		}
	}
	var b strings.Builder
	b.Grow(size)
	for _, g := range p {
		switch {
		case g.char < utf8.RuneSelf:
			b.WriteByte(byte(g.char))
		case g.char == dash:
			b.WriteString("——")
		default:
			b.WriteRune(halfWidth(g.char))
		}
	}
	return b.String()
}

// Spans tells where the text stands, in reading order.
func (p Passage) Spans() []Span {
	var out []Span
	for _, g := range p {
		if g.line < 0 {
			continue
		}
		line, col := int(g.line), int(g.col)
		if n := len(out); n > 0 && out[n-1].Line == line && out[n-1].To == col {
			out[n-1].To++
			continue
		}
		out = append(out, Span{line, col, col + 1})
	}
	return out
}

// Lines tells on which lines the text stands, counted from 1, in rising order when the text runs down the page.
func (p Passage) Lines() []edition.LineRange {
	var out []edition.LineRange
	for _, g := range p {
		if g.line < 0 {
			continue
		}
		n := int(g.line) + 1
		if k := len(out); k > 0 && (out[k-1].To == n || out[k-1].To+1 == n) {
			out[k-1].To = n
			continue
		}
		out = append(out, edition.LineRange{From: n, To: n})
	}
	return out
}

func halfWidth(c rune) rune {
	switch {
	case c >= '０' && c <= '９', c >= 'Ａ' && c <= 'Ｚ', c >= 'ａ' && c <= 'ｚ':
		return c - '０' + '0'
	}
	return c
}

// wide tells whether c fills a whole square of the type: ideographs, kana, full-width punctuation.
func wide(c rune) bool {
	return c >= 0x2E80 || wideMarks.has(c)
}

var wideMarks = charsOf("“”‘’—…·①②③④⑤⑥⑦⑧⑨⑩□■◆●▲△○")

// isSpace tells whether c is white space, of which none comes behind the ideographic space.
func isSpace(c rune) bool { return c <= '　' && unicode.IsSpace(c) }

func isHan(c rune) bool {
	switch {
	case c >= 0x4E00 && c <= 0x9FFF: // nearly all of them
		return true
	case c < 0x2E80, c >= 0xFF00 && c <= 0xFFEF, c == '。', c == '、': // nearly all others
		return false
	}
	return unicode.Is(unicode.Han, c)
}

func isDigit(c rune) bool { return halfWidth(c) >= '0' && halfWidth(c) <= '9' }
