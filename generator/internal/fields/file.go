// Package fields reads the YAML that editors write: config.yaml, edition.yaml and the front matter of articles.
//
// It is strict, because a mistyped field that is silently left out is a loss that nobody sees: a value of the wrong type, a key
// given twice, a key that is not known, a day that is not one are each a source.Problem at the line and column where
// they stand in the file, with the line and the way out. Reading goes on after a problem, so that one run tells all of them.
//
// YAML is used for its plain look only. A text field is the text as written: `no` and `9424` and `2023-01-08` are text where
// text is wanted. What YAML can do beyond lists and mappings (aliases, merge keys, tags, several documents) is refused: it
// is how a small file makes a large one, and no editor asks for it.
//
// Input is hostile. Characters that no reader of the archive could show are found before YAML sees them, a text longer than
// Limit is refused unread, and whatever the YAML parser does with the rest, the caller gets problems and never a panic.
package fields

import (
	"bytes"
	"fmt"
	"slices"

	"backissue/generator/internal/source"
)

// mostProblems is how many problems of one file are told. A person mends the first ones; a file of another kind
// altogether would give one for each of its lines.
const mostProblems = 50

var byteOrderMark = []byte("\xef\xbb\xbf")

// File is a text file being read, and the problems found in it so far.
type File struct {
	Name     string // as shown in problems
	Text     []byte // without a byte order mark
	plain    int    // of so many bytes it is known that they are plain (package characters)
	problems source.Problems
	untold   int
	items    []string // memory for those of lists
}

// NewFile begins to read text. A byte order mark at its start is left out; characters that may stand nowhere in a text
// are problems. What is read from the file may share the memory of text, which must not change while it is in use.
func NewFile(name string, text []byte) *File { return NewFileUpTo(name, text, len(text)) }

// NewFileUpTo does the same with a text of which all from an offset on is known to be UTF-8 of characters that may stand in a text.
func NewFileUpTo(name string, text []byte, known int) *File {
	f := new(File)
	f.BeginUpTo(name, text, known)
	return f
}

// BeginUpTo does the same in a file of which nobody needs any more what was read from it.
func (f *File) BeginUpTo(name string, text []byte, known int) {
	*f = File{Name: name, Text: bytes.TrimPrefix(text, byteOrderMark), items: f.items[:0]}
	f.checkCharacters(known - (len(text) - len(f.Text)))
}

// list gives memory for so many items of a list.
func (f *File) list(n int) []string {
	const usual = 16 // of all of a file's lists
	start := len(f.items)
	if start+n > cap(f.items) {
		f.items, start = make([]string, 0, max(n, usual)), 0
	}
	f.items = f.items[:start+n]
	return f.items[start : start : start+n]
}

// Report adds a problem at a line and column, both counted from 1, of the whole file.
func (f *File) Report(line, column int, message, hint string) {
	if len(f.problems) == mostProblems {
		f.untold++
		return
	}
	pos := source.Position{File: f.Name, Line: line, Column: column}
	f.problems = append(f.problems, source.NewProblem(pos, f.Text, message, hint))
}

// takeBack removes a problem that another one explains.
func (f *File) takeBack(line, column int, message string) {
	f.problems = slices.DeleteFunc(f.problems, func(p *source.Problem) bool {
		return p.Line == line && p.Column == column && p.Message == message
	})
}

// found counts the problems so far.
func (f *File) found() int { return len(f.problems) + f.untold }

// Err gives all problems found, as source.Problems, or nil.
func (f *File) Err() error {
	all := f.problems
	if f.untold > 0 {
		all = append(all[:len(all):len(all)], &source.Problem{
			Position: source.Position{File: f.Name},
			Message:  fmt.Sprintf("%d more problems in this file are not shown", f.untold),
			Hint:     "mend those shown, then run again",
		})
	}
	return all.Err()
}
