package content

import (
	"bytes"

	"backissue/generator/internal/fields"
)

// HasFrontMatter tells whether a text begins with front matter, well made or not.
func HasFrontMatter(text []byte) bool {
	first, _ := cutLine(text, 0)
	return isRule(first)
}

// SplitFrontMatter finds the front matter between two lines of ---, and where the body begins. When it can't, the problem
// is in the file.
func SplitFrontMatter(f *fields.File) (from, to, body int, ok bool) {
	from, to, body, ok = splitFrontMatter(f.Text)
	switch {
	case ok:
	case len(bytes.TrimSpace(f.Text)) == 0:
		f.Report(0, 0, "the file is empty", "write the article's front matter between two lines of ---, or remove the file")
	case !HasFrontMatter(f.Text):
		f.Report(1, 1, "no front matter", "begin the file with a line of ---, then title: and the other fields, then --- again")
	default:
		f.Report(1, 1, "the front matter that opens here is not closed", "put a line of --- after its last field")
	}
	return from, to, body, ok
}

func splitFrontMatter(text []byte) (from, to, body int, ok bool) {
	if !HasFrontMatter(text) {
		return 0, 0, 0, false
	}
	_, from = cutLine(text, 0)
	for at := from; at < len(text); {
		line, after := cutLine(text, at)
		if isRule(line) {
			return from, at, after, true
		}
		at = after
	}
	return 0, 0, 0, false
}

// cutLine gives the line that begins at, and where the next one does.
func cutLine(text []byte, at int) (line []byte, after int) {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return text[at : at+i], at + i + 1
	}
	return text[at:], len(text)
}

func isRule(line []byte) bool {
	return bytes.HasPrefix(line, []byte("---")) && len(bytes.TrimRight(line, " \t\r")) == 3
}
