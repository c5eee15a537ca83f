// Package prose reads bodies that are nothing but prose: paragraphs of one line each, and subheads, without a single mark inside.
//
// Most articles are that, and need no Markdown parser. What it reads is what a CommonMark parser would read, character by
// character; of any text in which something could mean more than itself, it says that it is none. Packages content and render
// each hold it against their own parser.
package prose

import (
	"bytes"
	"strings"
)

// Block is a paragraph or a subhead.
type Block struct {
	Level int    // of a subhead, 1 to 6; 0 for a paragraph
	Text  []byte // a part of the text read
}

// deepest is the lowest level of a subhead.
const deepest = 6

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

// Read gives a text's blocks, or tells that it is not prose. The text must be UTF-8.
func Read(text []byte) ([]Block, bool) {
	blocks := make([]Block, 0, 16)
	follows := false // this line follows one with text
	for len(text) > 0 {
		var line []byte
		line, text, _ = bytes.Cut(text, []byte("\n"))
		if len(line) == 0 {
			follows = false
			continue
		}
		if follows || !isPlain(line) {
			return nil, false
		}
		follows = true
		block, ok := read(line)
		if !ok {
			return nil, false
		}
		blocks = append(blocks, block)
	}
	return blocks, true
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
	digits := 0
	for digits < len(line) && line[digits] >= '0' && line[digits] <= '9' {
		digits++
	}
	return digits == 0 || digits == len(line) || line[digits] != '.' && line[digits] != ')'
}

// read tells a subhead from a paragraph. A line that only looks like a subhead is neither.
func read(line []byte) (Block, bool) {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	text := line[level:]
	switch {
	case level == 0:
		return Block{Text: line}, true
	case level > deepest || len(text) < 2 || text[0] != ' ' || text[1] == ' ':
		return Block{}, false
	}
	return Block{Level: level, Text: text[1:]}, true
}
