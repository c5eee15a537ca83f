// Package cite says how an article is cited: as the Chinese standard GB/T 7714-2015 has it, and as records that reference managers read,
// BibTeX and RIS.
//
// Whose words an article is (the standard's 主要责任者) are its reporters, then its correspondents, in the printed order; photographers only when
// nobody else is named. An article without names begins with its title, as the standard allows.
//
// A record is lines, and a BibTeX field is braces: no value of an article can end its line, its field or its record.
//
// All is appended to memory that is there: each sheet of an article has all of it, a kilobyte and a half.
package cite

import (
	"strconv"
	"strings"
	"unicode"

	"backissue/generator/internal/edition"
)

// Article is what of an article goes into citations.
type Article struct {
	Authors  []string
	Title    string
	Paper    string
	Date     edition.Date
	Pages    []int  // the printed pages that it stands on
	Section  string // the first page's name; may be empty
	Address  string // the public one, percent-encoded
	Language string // zh-Hans or en
}

// authorsNamed is how many authors the standard names before 等.
const authorsNamed = 3

// AppendStandard appends the citation of GB/T 7714-2015: 刘思楫, 邓星. 护航旅客安全出行[N]. 荆州日报, 2023-01-08(1). The word others stands for the authors after the
// third: 等, or et al. Names stand as they are printed, and a page as a number, whatever zeros the paper puts before it (docs/citing.md).
func (a *Article) AppendStandard(dst []byte, others string) []byte {
	for i, name := range a.Authors[:min(authorsNamed, len(a.Authors))] {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = append(dst, oneLine(name)...)
	}
	if len(a.Authors) > authorsNamed {
		dst = append(append(dst, ", "...), strings.TrimSuffix(others, ".")...)
	}
	if len(a.Authors) > 0 {
		dst = append(dst, ". "...)
	}
	dst = append(append(append(dst, oneLine(a.Title)...), "[N]. "...), oneLine(a.Paper)...)
	dst = append(a.Date.Append(append(dst, ", "...)), '(')
	return append(a.appendPages(dst), ")."...)
}

func (a *Article) appendPages(dst []byte) []byte {
	for i, page := range a.Pages {
		if i > 0 {
			dst = append(dst, ", "...)
		}
		dst = strconv.AppendInt(dst, int64(page), 10)
	}
	return dst
}

// oneLine gives a text without line ends and other control characters, which would end a field.
func oneLine(text string) string {
	if !mayBreakLine(text) {
		return text
	}
	for _, c := range text {
		if breaksLine(c) {
			return strings.Map(func(c rune) rune {
				if breaksLine(c) {
					return ' '
				}
				return c
			}, text)
		}
	}
	return text
}

// mayBreakLine tells whether a text has a byte that begins one of the characters that breaksLine knows.
func mayBreakLine(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == 0x7F || c == 0xC2 || c == 0xE2 {
			return true
		}
	}
	return false
}

func breaksLine(c rune) bool { return unicode.IsControl(c) || c == '\u2028' || c == '\u2029' }
