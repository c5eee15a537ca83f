// Package pagetext turns the file of a printed page, as received, into an edition.Page of lines.
//
// It decides the encoding, splits lines and undoes what a text extractor did to single characters: control characters
// are dropped, radicals and compatibility ideographs become the characters they stand for. It joins nothing, moves
// nothing and guesses nothing about articles; every printed character is in the Page exactly once, in the file's order.
// The file itself is kept beside the articles, so what is undone here can always be looked up.
package pagetext

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
)

// Largest is the size in bytes above which a file is refused: a printed page holds some tens of kilobytes of text.
const Largest = 4 << 20

// MostLines is the number of lines above which a page is refused: a printed page has some hundreds.
const MostLines = 100_000

// Text is a page read from a plain text file.
type Text struct {
	Page     edition.Page
	Encoding string // utf-8, utf-16le, utf-16be, gb18030, big5, windows-1252, one of the neighbours, or mixed of utf-8 and gb18030 or big5
}

// Read reads the page in content; name is the file's name for problems. Errors are Problems: an empty file, one that is
// too large, one that is not text or the text of another format, one whose columns are interleaved.
func Read(name string, content []byte) (Text, error) {
	at := source.Position{File: name}
	if len(content) > Largest {
		return Text{}, source.NewProblem(at, nil,
			fmt.Sprintf("the page is too large: more than %d bytes", Largest),
			"give one printed page a file")
	}
	if problem := foreign(at, content); problem != nil {
		return Text{}, problem
	}
	text, encoding, err := decode(content)
	if err != nil {
		at.Line, at.Column = firstInvalid(content)
		return Text{}, source.NewProblem(at, bytes.ToValidUTF8(content, []byte("�")), err.Error(), "save the page as UTF-8 text; of a PDF or a picture, extract its text first")
	}
	page := edition.Page{Lines: lines(text)}
	if n := len(page.Lines); n > MostLines {
		return Text{}, source.NewProblem(at, nil, fmt.Sprintf("the page has too many lines: %d, at most %d are read", n, MostLines), "give one printed page a file")
	}
	if !hasPrint(page) {
		return Text{}, source.NewProblem(at, nil, "the page is empty", "give a file that holds the text of one printed page")
	}
	if line := interleaved(page); line > 0 {
		return Text{}, source.NewProblem(source.Position{File: name, Line: line}, []byte(text),
			"the page's columns are interleaved: a line holds text of several columns, and nothing tells which goes on where",
			"extract the text again column by column (pdftotext without -layout, or one column at a time), then import that")
	}
	return Text{Page: page, Encoding: encoding}, nil
}

// firstInvalid gives the place of the first byte that is not UTF-8, as line and column counted from 1.
func firstInvalid(content []byte) (line, column int) {
	line, column = 1, 1
	for len(content) > 0 {
		c, size := utf8.DecodeRune(content)
		switch {
		case c == utf8.RuneError && size == 1:
			return line, column
		case c == '\n':
			line, column = line+1, 1
		default:
			column++
		}
		content = content[size:]
	}
	return line, column
}

func hasPrint(page edition.Page) bool {
	for _, l := range page.Lines {
		if strings.TrimSpace(l.Text) != "" {
			return true
		}
	}
	return false
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// lines splits text at every kind of line end. A form feed, which extractors put between pages, ends a line too.
func lines(text string) []edition.Line {
	text = lineEnds.Replace(text)
	parts := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	out := make([]edition.Line, len(parts))
	for i, p := range parts {
		out[i].Text = strings.Map(meant, p)
		if dividesWord(p) {
			out[i].Text += string(softHyphen)
		}
	}
	return out
}

// softHyphen shows only at the end of a line; there it is print, and says that the word goes on.
const softHyphen = '\u00AD'

// dividesWord tells whether line ends with a soft hyphen behind a letter of a word of Latin letters.
func dividesWord(line string) bool {
	word, ok := strings.CutSuffix(strings.TrimRight(line, " \r"), string(softHyphen))
	last, _ := utf8.DecodeLastRuneInString(word)
	return ok && unicode.Is(unicode.Latin, last)
}

// meant gives the character that c stands for, or -1 when c prints nothing.
func meant(c rune) rune {
	switch {
	case c > ' ' && c < 0x7F, c >= 0x2FE0 && c <= 0x9FFF: // nearly all of a page
		return c
	case c == '\t':
		return ' '
	case unicode.IsControl(c), unicode.Is(unicode.Cf, c), c >= 0xFE00 && c <= 0xFE0F:
		return -1 // soft hyphens within a line, marks of direction, BOMs in the middle, variation selectors
	case c >= 0x2E80 && c <= 0x2FDF, c >= 0xF900 && c <= 0xFAFF, c >= 0x2F800 && c <= 0x2FA1F:
		return ideograph(c)
	}
	return c
}
