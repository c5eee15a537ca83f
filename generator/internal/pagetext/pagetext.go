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
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
)

// Largest is the size in bytes above which a file is refused: a printed page holds some tens of kilobytes of text.
const Largest = 4 << 20

// Text is a page read from a plain text file.
type Text struct {
	Page     edition.Page
	Encoding string // utf-8, utf-16le, utf-16be, gb18030 or big5
}

// Read reads the page in content; name is the file's name for problems. Errors are Problems: an empty file, one that is
// too large, one that is not text, one whose columns are interleaved.
func Read(name string, content []byte) (Text, error) {
	at := source.Position{File: name}
	if len(content) > Largest {
		return Text{}, source.NewProblem(at, nil,
			fmt.Sprintf("the page is too large: %d bytes, at most %d are read", len(content), Largest),
			"give one printed page a file")
	}
	text, encoding, err := decode(content)
	if err != nil {
		at.Line, at.Column = firstInvalid(content)
		return Text{}, source.NewProblem(at, bytes.ToValidUTF8(content, []byte("�")), err.Error(), "save the page as UTF-8 text and try again")
	}
	page := edition.Page{Lines: lines(text)}
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

// lines splits text at every kind of line end. A form feed, which extractors put between pages, ends a line too.
func lines(text string) []edition.Line {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(text)
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
	case c == '\t':
		return ' '
	case unicode.IsControl(c), unicode.Is(unicode.Cf, c), c >= 0xFE00 && c <= 0xFE0F:
		return -1 // soft hyphens within a line, marks of direction, BOMs in the middle, variation selectors
	case c >= 0x2E80 && c <= 0x2FDF, c >= 0xF900 && c <= 0xFAFF:
		return ideograph(c)
	}
	return c
}

// decode gives content as text and the name of its encoding. The order of the guesses matters: almost any bytes are
// valid GB18030 or Big5, and almost none are valid UTF-8 by accident.
func decode(content []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(content, []byte{0xEF, 0xBB, 0xBF}):
		content = content[3:]
	case bytes.HasPrefix(content, []byte{0xFF, 0xFE}):
		return decodeUTF16(content[2:], false), "utf-16le", nil
	case bytes.HasPrefix(content, []byte{0xFE, 0xFF}):
		return decodeUTF16(content[2:], true), "utf-16be", nil
	}
	if little, big := zeroBytes(content); little || big {
		if big {
			return decodeUTF16(content, true), "utf-16be", nil
		}
		return decodeUTF16(content, false), "utf-16le", nil
	}
	if utf8.Valid(content) {
		return string(content), "utf-8", nil
	}
	return decodeChinese(content)
}

// zeroBytes tells whether the line ends of content look like UTF-16 of either byte order without a mark.
func zeroBytes(content []byte) (little, big bool) {
	if len(content)%2 != 0 {
		return false, false
	}
	var l, b int
	for i := 0; i+1 < len(content); i += 2 {
		switch {
		case content[i] == '\n' && content[i+1] == 0:
			l++
		case content[i] == 0 && content[i+1] == '\n':
			b++
		}
	}
	lineEnds := bytes.Count(content, []byte{'\n'})
	return l > 0 && l*2 > lineEnds, b > 0 && b*2 > lineEnds
}

func decodeUTF16(content []byte, bigEndian bool) string {
	units := make([]uint16, len(content)/2)
	for i := range units {
		lo, hi := content[2*i], content[2*i+1]
		if bigEndian {
			lo, hi = hi, lo
		}
		units[i] = uint16(hi)<<8 | uint16(lo)
	}
	return string(utf16.Decode(units))
}

// decodeChinese tries the two Chinese encodings that old systems used and takes the one whose text is more common
// Chinese. A file in neither is an error.
func decodeChinese(content []byte) (text, encoding string, err error) {
	gb, gbErr := simplifiedchinese.GB18030.NewDecoder().Bytes(content)
	big5, big5Err := traditionalchinese.Big5.NewDecoder().Bytes(content)
	gbScore, big5Score := commonness(gb, gbErr), commonness(big5, big5Err)
	switch {
	case gbScore <= 0 && big5Score <= 0:
		return "", "", fmt.Errorf("the page is neither UTF-8 nor UTF-16, GB18030 or Big5 text")
	case big5Score > gbScore:
		return string(big5), "big5", nil
	}
	return string(gb), "gb18030", nil
}

// commonness is the share of text's characters that any Chinese page is full of, less what no page prints.
func commonness(text []byte, err error) float64 {
	if err != nil {
		return 0
	}
	var common, odd, all float64
	for _, c := range string(text) {
		if c < 0x80 {
			continue
		}
		all++
		switch {
		case strings.ContainsRune("的一是在不了有和人这中大为上个国我以要他时来用们，。、“”（）年月日會國這個來時們說為與報記者", c):
			common++
		case c == utf8.RuneError, unicode.Is(unicode.Co, c):
			odd += 5
		}
	}
	if all == 0 {
		return 0
	}
	return (common - odd) / all
}
