// Package prose reads bodies that are nothing but prose: paragraphs of one line each, and subheads, without a mark inside but for one piece of bold text in a paragraph.
//
// Most articles are that, and need no Markdown parser. What it reads is what a CommonMark parser would read, character by
// character; of any text in which something could mean more than itself, it says that it is none. Packages content and render
// each hold it against their own parser.
package prose

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"backissue/generator/internal/characters"
)

// Block is a paragraph or a subhead.
type Block struct {
	Level int    // of a subhead, 1 to 6; 0 for a paragraph
	Text  []byte // a part of the text read
	At    int    // where that part begins
	Marks [2]int // where in Text the marks of bold text stand, two asterisks each; the second is 0 when there are none
}

// lengthOfMark is in bytes.
const lengthOfMark = len("**")

// Parts gives what stands before bold text, the bold text and what stands after it. Where the marks are none, by the rules of CommonMark or by those for Chinese, all is before.
func (b *Block) Parts(chinese bool) (before, bold, after []byte) {
	opens, closes := b.Marks[0], b.Marks[1]
	if closes == 0 || !b.opens(chinese) || !b.closes(chinese) {
		return b.Text, nil, nil
	}
	return b.Text[:opens], b.Text[opens+lengthOfMark : closes], b.Text[closes+lengthOfMark:]
}

// opens tells whether bold text can begin at the first mark. CommonMark asks for a space or punctuation on the outer side of a mark when the inner side is punctuation; Chinese has no spaces.
func (b *Block) opens(chinese bool) bool {
	outer, inner := b.besides(0)
	return isOpen(inner, outer) || chinese && unicode.Is(unicode.Han, outer) && !unicode.IsSpace(inner)
}

func (b *Block) closes(chinese bool) bool {
	inner, outer := b.besides(1)
	return isOpen(inner, outer) || chinese && unicode.Is(unicode.Han, outer) && !unicode.IsSpace(inner)
}

// besides gives the characters on both sides of a mark; a line end where there is none.
func (b *Block) besides(mark int) (before, after rune) {
	at := b.Marks[mark]
	before, after = '\n', '\n'
	if at > 0 {
		before, _ = utf8.DecodeLastRune(b.Text[:at])
	}
	if rest := b.Text[at+lengthOfMark:]; len(rest) > 0 {
		after, _ = utf8.DecodeRune(rest)
	}
	return before, after
}

// isOpen tells whether a mark between these characters belongs to the inner one.
func isOpen(inner, outer rune) bool {
	return !unicode.IsSpace(inner) && (!isPunctuation(inner) || unicode.IsSpace(outer) || isPunctuation(outer))
}

func isPunctuation(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) }

// deepest is the lowest level of a subhead.
const deepest = 6

// marks are the characters that Markdown may take for something else, wherever they stand in a line, or that HTML would.
const marks = "\\`*_[<>&\""

var odd = characters.OddAmong(marks + "\x7f")

// Usual is how many blocks most bodies have at most.
const Usual = 16

// Read gives a text's blocks, or tells that it is not prose, as no text is that is not UTF-8. The blocks are in the memory of room, if they fit.
func Read(room []Block, text []byte) ([]Block, bool) {
	blocks := room[:0]
	follows := false // this line follows one with text
	for at := 0; at < len(text); {
		line := text[at:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		start := at
		at += len(line) + 1
		if len(line) == 0 {
			follows = false
			continue
		}
		if follows {
			return nil, false
		}
		follows = true
		block := Block{At: start}
		if !block.takeMarks(line) || !isPlain(line) || !block.read(line) {
			return nil, false
		}
		blocks = append(blocks, block)
	}
	return blocks, true
}

// takeMarks finds the marks of a piece of bold text in a line. It is false when there are others.
func (b *Block) takeMarks(line []byte) bool {
	asterisks := 0
	for rest := line; ; asterisks++ {
		plain := characters.Plain(rest, odd)
		if plain == len(rest) {
			break
		}
		if rest[plain] != '*' {
			return false
		}
		rest = rest[plain+1:]
	}
	if asterisks == 0 {
		return true
	}
	opens, closes := bytes.IndexByte(line, '*'), bytes.LastIndexByte(line, '*')-1
	inside := opens + lengthOfMark
	if asterisks != 2*lengthOfMark || closes <= inside || line[opens+1] != '*' || line[closes] != '*' || len(bytes.Trim(line, "* ")) == 0 {
		return false
	}
	b.Marks = [2]int{opens, closes}
	return true
}

// isPlain tells whether nothing at the ends of a line means more than itself.
func isPlain(line []byte) bool {
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
func (b *Block) read(line []byte) bool {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	text := line[level:]
	switch {
	case level == 0:
		b.Text = line
		return true
	case level > deepest || len(text) < 2 || text[0] != ' ' || text[1] == ' ':
		return false
	}
	b.Level, b.Text = level, text[1:]
	b.At += level + 1
	return b.Marks[1] == 0
}
