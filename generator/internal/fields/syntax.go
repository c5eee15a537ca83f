package fields

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
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

// faults say in plain words what the parser's words mean. The first whose parser words occur in the error is taken.
var faults = []struct{ parser, message, hint string }{
	{"mapping values are not allowed", "a colon and a space where a value goes on", `put the value in quotes: title: "one: two"`},
	{"could not find expected ':'", "this line has no colon after its name", "write it as name: value, with a space after the colon"},
	{"unexpected end of stream", "a quote is opened here and not closed", "close it; inside double quotes, write \\\" for one"},
	{"',' or ']'", "a list opened with [ is not closed, or lacks a comma", "write it as [one, two], and put an item that holds , [ ] { } : in quotes"},
	{"',' or '}'", "a group opened with { is not closed, or lacks a comma", "write it as {name: one, slug: two}, and put a value that holds , [ ] { } : in quotes"},
	{"unknown escape", "a backslash inside double quotes that means nothing", `write \\ for a backslash, or use single quotes`},
	{"did not find expected key", "this line does not fit the lines above it", "indent fields of one group alike; put a value that goes on after a closing quote in one pair of quotes"},
	{"'-' indicator", "this line does not belong to the list above it", "begin each item with - and indent all of them alike"},
	{"cannot start any token", "a value cannot begin with this character", "put the value in quotes"},
	{"block sequence entries are not allowed", "a list item cannot stand here", "begin the list on the next line, or put the value in quotes"},
	{"document indicator", "a line of --- inside a quoted value", "close the quote before it"},
	{"max depth", "too many brackets inside each other", "write it flatter"},
	{"unknown anchor", "a value cannot begin with *", "put the value in quotes"},
	{"alphabetic or numeric character", "a value cannot begin with & or *", "put the value in quotes"},
	{"expected tag", "a value cannot begin with !", "put the value in quotes"},
	{"expected directive name", "a line cannot begin with %", "put the value in quotes"},
	{"unknown directive", "a line cannot begin with %", "put the value in quotes"},
}

// reportSyntax tells what is wrong in YAML that the parser refused with err, and where.
//
// This is the only place that finds a position for such an error. What the parser says is not used first: it gives the line where
// the surrounding list or mapping began, sometimes one less, and none at all when that is the first line.
func (f *File) reportSyntax(from, to int, err error) {
	at, found := f.faultyLine(from, to, err)
	text := f.Text[at : at+lineLength(f.Text[at:to])]
	line, _ := f.place(at)
	indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
	if tab := bytes.IndexByte(indent, '\t'); tab >= 0 {
		f.Report(line, tab+1, "a tab where YAML wants spaces", "indent with spaces")
		return
	}
	column := utf8.RuneCount(indent) + 1
	words := strings.TrimPrefix(found.Error(), "yaml: ")
	if strings.Contains(words, "expected ':'") || strings.Contains(words, "mapping values") || strings.Contains(words, "expected key") {
		if before, _, wide := bytes.Cut(text, []byte("：")); wide && !bytes.Contains(before, []byte(":")) {
			f.Report(line, utf8.RuneCount(before)+1, "a full-width colon does not end a field's name", "write : and a space instead of ：")
			return
		}
	}
	for _, fault := range faults {
		if strings.Contains(words, fault.parser) {
			f.Report(line, column, fault.message, fault.hint)
			return
		}
	}
	f.Report(line, column, "this is not YAML: "+words, "look at this line and the one above it")
}

// faultyLine finds the first byte of the line that broke the YAML between from and to, and the parser's error there: the
// line after the longest run of whole lines that the parser takes. The search begins where the parser stopped reading, or
// it could take a list left open for the fault of a later line.
func (f *File) faultyLine(from, to int, err error) (int, error) {
	const mostTries = 200 // a quote left open at the top of a long file; then the parser's own line is right
	end := from + bytesRead(f.Text[from:to])
	for range mostTries {
		start := from + bytes.LastIndexByte(bytes.TrimSuffix(f.Text[from:end], []byte("\n")), '\n') + 1
		if start == from {
			return from, err
		}
		root, cut := decode(bytes.NewReader(f.Text[from:start]))
		if cut == nil && (root == nil || root.Kind == yaml.MappingNode) {
			return start, err
		}
		if cut != nil {
			err = cut
		}
		end = start
	}
	return f.parserLine(from, to, err), err
}

// parserLine gives the first byte of the line that the parser's error names.
func (f *File) parserLine(from, to int, err error) int {
	_, after, _ := strings.Cut(err.Error(), "line ")
	digits, _, _ := strings.Cut(after, ":")
	number, _ := strconv.Atoi(digits)
	at := from
	for range number - 1 {
		next := at + lineLength(f.Text[at:to])
		if next >= to {
			break
		}
		at = next
	}
	return at
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
