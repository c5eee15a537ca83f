package render

import (
	"bytes"
	"strings"
)

// Most bodies hold nothing but paragraphs of one line and subheads, without a single mark inside: reading them needs no
// parser. What follows makes of such a body what goldmark would, and lets go of any other.

// marks are the characters that Markdown may take for something else, wherever they stand in a line, or that HTML would.
const marks = "\\`*_[<>&\""

var isMark = func() (is [256]bool) {
	for c := range byte(' ') {
		is[c] = true // control characters
	}
	for _, c := range []byte(marks) {
		is[c] = true
	}
	is[0x7f] = true
	return is
}()

// writePlain writes a body of plain paragraphs and subheads, or tells that it is none.
func writePlain(p *page, source []byte, anchor string) bool {
	var ids map[string]int
	afterText, inParagraph := false, false
	for line := range bytes.SplitSeq(source, []byte("\n")) {
		if len(line) == 0 {
			afterText = false
			continue
		}
		if afterText || !isPlain(line) {
			return false
		}
		afterText = true
		if level, text := subhead(line); level == 0 {
			p.WriteString("<p>")
			p.Write(line)
			inParagraph = true
			continue
		} else if level > 0 {
			if ids == nil {
				ids = map[string]int{}
			}
			p.openHeading(level, headingID(anchor, string(text), ids))
			p.Write(text)
			p.closeHeading()
			inParagraph = false
			continue
		}
		return false
	}
	if inParagraph {
		p.WriteString("</p>")
	}
	return true
}

// isPlain tells whether nothing in a line, nor at its ends, means more than itself.
func isPlain(line []byte) bool {
	for _, c := range line {
		if isMark[c] {
			return false
		}
	}
	first, last := line[0], line[len(line)-1]
	if first == ' ' || last == ' ' || last == '#' || strings.IndexByte("+-=~", first) >= 0 {
		return false
	}
	digits := len(line) - len(bytes.TrimLeft(line, "0123456789"))
	return digits == 0 || digits == len(line) || line[digits] != '.' && line[digits] != ')'
}

// subhead gives the level of a subhead and its words; 0 for any other line, and -1 when it looks like a subhead only.
func subhead(line []byte) (level int, text []byte) {
	text = bytes.TrimLeft(line, "#")
	level = len(line) - len(text)
	switch {
	case level == 0:
		return 0, nil
	case level > lowestLevel || len(text) < 2 || text[0] != ' ' || text[1] == ' ':
		return -1, nil
	}
	return level, text[1:]
}
