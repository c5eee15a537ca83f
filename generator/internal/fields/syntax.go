package fields

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Limit is the most bytes of YAML that are read: the gazetteer and subjects of a province fit in a tenth of it.
const Limit = 1 << 20

// decode makes a tree of nodes of YAML; nil when there is nothing in it. It never panics: the parser has done so on hostile
// text before (CVE-2022-28948).
func decode(text io.Reader) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	var document yaml.Node
	if err := yaml.NewDecoder(text).Decode(&document); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	return document.Content[0], nil
}

// checkOneDocument reports a second YAML document, which the parser would leave unread.
func (f *File) checkOneDocument(from, to int) bool {
	begun := false
	for at := from; at < to; {
		end := at + lineLength(f.Text[at:to])
		line := bytes.TrimRight(f.Text[at:end], " \t\r\n")
		switch {
		case begun && marksDocument(line):
			number, _ := f.place(at)
			f.Report(number, 1, "a second YAML document begins here", "keep one: remove this line")
			return false
		case len(line) > 0 && line[0] != '#' && line[0] != '%':
			begun = true
		}
		at = end
	}
	return true
}

func marksDocument(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("---")) && !bytes.HasPrefix(line, []byte("...")) {
		return false
	}
	return len(line) == 3 || line[3] == ' ' || line[3] == '\t'
}

// lineLength gives the number of bytes up to and with the first line end.
func lineLength(text []byte) int {
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	return len(text)
}

// reportSyntax tells what is wrong in YAML that the parser refused with err, and where.
//
// This is the only place that finds a position for such an error. What the parser says is of little use: it gives the line where
// the surrounding list or mapping began, sometimes one less, and none at all when that is the first line.
func (f *File) reportSyntax(from, to int, err error) {
	at, err := f.faultyLine(from, to, err)
	number, _ := f.place(at)
	line := string(bytes.TrimRight(f.Text[at:at+lineLength(f.Text[at:to])], "\r\n"))
	offset, message, hint := explain(line, strings.TrimPrefix(err.Error(), "yaml: "))
	f.Report(number, utf8.RuneCountInString(line[:offset])+1, message, hint)
}

// faultyLine finds the first byte of the line that broke the YAML between from and to, and the parser's error for the text
// that ends with it: the line after the longest run of whole lines that the parser takes. The search goes back from where the parser
// stopped reading, first in growing steps and then by halves: a list left open can be many lines back.
func (f *File) faultyLine(from, to int, err error) (int, error) {
	end := from + bytesRead(f.Text[from:to])
	starts := lineStarts(f.Text[from:end])
	taken, broken := 0, len(starts) // the first so many lines are taken, or not
	for step := 1; broken-step > 0; step *= 2 {
		if cut := f.try(from, starts[broken-step]); cut == nil {
			taken = broken - step
			break
		} else {
			broken, err = broken-step, cut
		}
	}
	for broken-taken > 1 {
		middle := (taken + broken) / 2
		if cut := f.try(from, starts[middle]); cut == nil {
			taken = middle
		} else {
			broken, err = middle, cut
		}
	}
	return from + starts[taken], err
}

// lineStarts gives the offset of each line's first byte; there is always one line.
func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, c := range text {
		if c == '\n' && i+1 < len(text) {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// try tells whether the parser takes the first length bytes as fields.
func (f *File) try(from, length int) error {
	root, err := decode(bytes.NewReader(f.Text[from : from+length]))
	if err == nil && root != nil && root.Kind != yaml.MappingNode {
		return errors.New("could not find expected ':'")
	}
	return err
}

// bytesRead counts the bytes that the parser looked at before it gave up.
func bytesRead(text []byte) int {
	r := &byteByByte{text: text}
	_, _ = decode(r) // the error is known; only how far it came is wanted
	return r.read
}

// byteByByte keeps the parser from reading ahead.
type byteByByte struct {
	text []byte
	read int
}

func (r *byteByByte) Read(p []byte) (int, error) {
	if r.read == len(r.text) {
		return 0, io.EOF
	}
	n := copy(p[:min(1, len(p))], r.text[r.read:])
	r.read += n
	return n, nil
}
