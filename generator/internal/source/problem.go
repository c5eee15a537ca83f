// Package source names places in the files an editor writes, and the problems found there.
//
// It is the lowest package: everything may import it, it imports nothing of ours. A Problem is the editor's to mend,
// so it always says where, what and how to go on. Any other error is a defect of the program.
package source

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// Position is a place in a text file. Line and Column count from 1; Column counts characters, not bytes.
// Line 0 means the file as a whole, Column 0 the whole line.
type Position struct {
	File   string // relative to the archive's folder, with forward slashes
	Line   int
	Column int
}

// String gives file:line:column, without the parts that are not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Problem is something wrong with what an editor wrote or gave: the place, the cause and the way out.
type Problem struct {
	Position
	Excerpt string // the line itself, when there is one
	Message string
	Hint    string // the next step; empty only when Message already says it
}

// NewProblem describes a problem at pos in text, the file's whole content, from which the excerpt is taken.
func NewProblem(pos Position, text []byte, message, hint string) *Problem {
	return &Problem{Position: pos, Excerpt: lineOf(text, pos.Line), Message: message, Hint: hint}
}

// Error gives the problem as an editor sees it, with the line and a caret below the column.
func (p *Problem) Error() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(strings.Map(harmless, p.Position.String()) + ": ")
	}
	b.WriteString(p.Message)
	if p.Line > 0 && p.Excerpt != "" {
		before, at, after := p.Marked()
		fmt.Fprintf(&b, "\n%4d | %s", p.Line, before+at+after)
		if p.Column > 0 {
			fmt.Fprintf(&b, "\n     | %s^", strings.Repeat(" ", runewidth.StringWidth(before)))
		}
	}
	if p.Hint != "" {
		b.WriteString("\nhint: " + p.Hint)
	}
	return b.String()
}

// longestExcerpt is how many characters of a line are shown; a minified file can be one line of a megabyte.
const longestExcerpt = 100

// Marked gives the excerpt as it is shown, a long line shortened: what stands before the character at Column, that
// character (empty past the line's end, or when the whole line is meant), and what follows it.
func (p *Problem) Marked() (before, at, after string) {
	chars := []rune(strings.Map(harmless, strings.TrimRight(p.Excerpt, "\r\n")))
	column := min(max(p.Column-1, 0), len(chars))
	next := min(column+min(p.Column, 1), len(chars))
	from := max(0, column-longestExcerpt*3/4)
	to := min(len(chars), from+longestExcerpt)
	before, at, after = string(chars[from:column]), string(chars[column:next]), string(chars[next:to])
	if from > 0 {
		before = "…" + before
	}
	if to < len(chars) {
		after += "…"
	}
	return before, at, after
}

// harmless gives a space for a character that would do something to the terminal: a tab would move the caret, an escape would run, a mark of direction
// would show what follows it in another order.
func harmless(c rune) rune {
	if unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) {
		return ' '
	}
	return c
}

func lineOf(text []byte, number int) string {
	if number < 1 {
		return ""
	}
	rest := string(text)
	for range number - 1 {
		_, after, found := strings.Cut(rest, "\n")
		if !found {
			return ""
		}
		rest = after
	}
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSuffix(line, "\r")
}

// Problems are all the problems of one run.
type Problems []*Problem

// Error gives all problems, an empty line between two.
func (ps Problems) Error() string {
	shown := make([]string, len(ps))
	for i, p := range ps {
		shown[i] = p.Error()
	}
	return strings.Join(shown, "\n\n")
}

// Err gives the problems as an error, sorted by place, or nil when there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortStableFunc(ps, func(a, b *Problem) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return ps
}

// AsProblems gives the problems in err, and whether it holds nothing else.
func AsProblems(err error) (Problems, bool) {
	if all, ok := errors.AsType[Problems](err); ok {
		return all, true
	}
	if one, ok := errors.AsType[*Problem](err); ok {
		return Problems{one}, true
	}
	return nil, false
}
