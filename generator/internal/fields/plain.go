package fields

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"backissue/generator/internal/edition"
)

// Nearly all front matter is as this program writes it: a field a line, its value a word, a text in double quotes, or a list
// or group of these on the same line; or groups, a line each, as the record of an edition has its pages. What follows makes of such YAML the very nodes that the parser would, in a tenth of its
// time, and lets go of any other.

// plainReader reads one line of plain fields.
type plainReader struct {
	text    string // what comes after the line
	line    string
	number  int // of the line
	at      int // in bytes
	columns int // characters before counted, for nobody asks for the column behind a line's value
	counted int // in bytes
	free    []yaml.Node
	items   []*yaml.Node // of lists and groups, one after the other
}

// sheet is memory for one text of plain fields, to be used again for the next: an article has some forty nodes, which are eight kilobytes.
type sheet struct {
	nodes [48]yaml.Node
	root  [64]*yaml.Node
	items [64]*yaml.Node
	asked [40]string
}

var sheets = sync.Pool{New: func() any { return new(sheet) }}

func (s *sheet) letGo() {
	clear(s.nodes[:])
	clear(s.items[:])
	sheets.Put(s)
}

// plainFields gives the mapping that a text is, or nil when it is to be parsed. Its nodes are in the memory of a sheet, if they fit.
func plainFields(text string, on *sheet) *yaml.Node {
	r := &plainReader{text: text, free: on.nodes[:], items: on.items[:0]}
	root := r.node(yaml.MappingNode, "!!map", 1, 1)
	root.Content = on.root[:0]
	for len(r.text) > 0 {
		r.nextLine()
		name := r.name()
		if name == nil {
			return nil
		}
		var value *yaml.Node
		if r.take(": ") {
			value = r.value()
		} else if r.take(":") && r.at == len(r.line) {
			value = r.groups()
		}
		if value == nil || r.at != len(r.line) {
			return nil
		}
		root.Content = append(root.Content, name, value)
	}
	if len(root.Content) == 0 {
		return nil
	}
	return root
}

func (r *plainReader) nextLine() {
	r.line, r.text, _ = strings.Cut(r.text, "\n")
	r.at, r.columns, r.counted = 0, 0, 0
	r.number++
}

// column gives the place in the line in characters, counted from 1.
func (r *plainReader) column() int {
	r.columns += utf8.RuneCountInString(r.line[r.counted:r.at])
	r.counted = r.at
	return r.columns + 1
}

// groups reads lines of - {name: one, slug: two}.
func (r *plainReader) groups() *yaml.Node {
	const mark = "  - "
	list := r.node(yaml.SequenceNode, "!!seq", r.number+1, len("  -"))
	for strings.HasPrefix(r.text, mark+"{") {
		r.nextLine()
		r.take(mark)
		group := r.group()
		if group == nil || r.at != len(r.line) {
			return nil
		}
		list.Content = append(list.Content, group)
	}
	if len(list.Content) == 0 {
		return nil
	}
	return list
}

// node takes a node from a block of them.
func (r *plainReader) node(kind yaml.Kind, tag string, line, column int) *yaml.Node {
	if len(r.free) == 0 {
		r.free = make([]yaml.Node, 24)
	}
	n := &r.free[0]
	r.free = r.free[1:]
	n.Kind, n.Tag, n.Line, n.Column = kind, tag, line, column
	return n
}

// scalar makes a node of the next bytes of the line.
func (r *plainReader) scalar(length int) *yaml.Node {
	text := r.line[r.at : r.at+length]
	n := r.node(yaml.ScalarNode, "", r.number, r.column())
	n.Value = text
	n.Tag = tagOf(n)
	r.at += length
	return n
}

// tagOf gives the tag that YAML gives a word without quotes. Numbers, days and text beyond ASCII are nearly all there are.
func tagOf(n *yaml.Node) string {
	const surelyFits = 9 // digits
	switch word := n.Value; {
	case word[0] >= utf8.RuneSelf, isLetter(word[0]) && !maySwitch(word):
		return "!!str"
	case len(word) <= surelyFits && word[0] >= '1' && word[0] <= '9' && strings.Trim(word, "0123456789") == "":
		return "!!int"
	case len(word) == len("2023-01-08") && word[4] == '-':
		if _, err := edition.ParseDate(word); err == nil {
			return "!!timestamp"
		}
	}
	return n.ShortTag()
}

// maySwitch tells whether a word of letters may be one that YAML takes for something else: true, false, null or one of at most three letters.
func maySwitch(word string) bool {
	return len(word) <= len("yes") || strings.EqualFold(word, "true") || strings.EqualFold(word, "null") || strings.EqualFold(word, "false")
}

func (r *plainReader) next() byte {
	if r.at < len(r.line) {
		return r.line[r.at]
	}
	return 0
}

// take goes on after a text of ASCII, when it stands here.
func (r *plainReader) take(text string) bool {
	if !strings.HasPrefix(r.line[r.at:], text) {
		return false
	}
	r.at += len(text)
	return true
}

// longestName keeps to names that YAML takes for one.
const longestName = 64

// name reads a field's name.
func (r *plainReader) name() *yaml.Node {
	length := 0
	for rest := r.line[r.at:]; length < len(rest) && (isLetter(rest[length]) || length > 0 && rest[length] == '-'); {
		length++
	}
	if length == 0 || length > longestName {
		return nil
	}
	return r.scalar(length)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' }

func (r *plainReader) value() *yaml.Node {
	switch r.next() {
	case '[':
		return r.list()
	case '{':
		return r.group()
	}
	return r.word(false)
}

// list reads [one, two].
func (r *plainReader) list() *yaml.Node {
	list := r.node(yaml.SequenceNode, "!!seq", r.number, r.column())
	list.Style = yaml.FlowStyle
	return r.parts(list, "[", "]", func() bool {
		item := r.word(true)
		r.items = append(r.items, item)
		return item != nil
	})
}

// group reads {name: one, slug: two}.
func (r *plainReader) group() *yaml.Node {
	group := r.node(yaml.MappingNode, "!!map", r.number, r.column())
	group.Style = yaml.FlowStyle
	return r.parts(group, "{", "}", func() bool {
		name := r.name()
		if name == nil || !r.take(": ") {
			return false
		}
		value := r.word(true)
		r.items = append(r.items, name, value)
		return value != nil
	})
}

// parts reads what stands in a list or group, each with item, which puts it behind the items before.
func (r *plainReader) parts(n *yaml.Node, open, end string, item func() bool) *yaml.Node {
	start := len(r.items)
	r.take(open)
	for item() {
		if r.take(end) {
			n.Content = slices.Clip(r.items[start:])
			return n
		}
		if !r.take(", ") {
			break
		}
	}
	return nil
}

// word reads a text in double quotes, or one without any up to the line's end, or in a list or group up to its comma or end.
func (r *plainReader) word(inside bool) *yaml.Node {
	if r.next() == '"' {
		return r.quoted()
	}
	rest := r.line[r.at:]
	length := 0
	ends := &endsWord
	if inside {
		ends = &endsItem
	}
	for length < len(rest) && !ends[rest[length]] {
		length++
	}
	if length == 0 || rest[length-1] == ' ' || !startsWord(rest[0]) {
		return nil
	}
	return r.scalar(length)
}

// startsWord tells whether a character begins a word whatever follows it.
func startsWord(c byte) bool {
	return c >= utf8.RuneSelf || c >= '0' && c <= '9' || isLetter(c)
}

// endsWord has the characters that may mean more than themselves in a word, endsItem those that may in one of a list or group.
var (
	endsWord = [256]bool{':': true, '#': true, '\t': true, '\r': true}
	endsItem = [256]bool{':': true, '#': true, '\t': true, '\r': true, ',': true, '?': true, '[': true, ']': true, '{': true, '}': true}
)

func (r *plainReader) quoted() *yaml.Node {
	text := r.line[r.at+1:]
	length := 0
	for length < len(text) && !endsQuoted[text[length]] {
		length++
	}
	if length == len(text) || text[length] != '"' {
		return nil
	}
	n := r.node(yaml.ScalarNode, "!!str", r.number, r.column())
	n.Style, n.Value = yaml.DoubleQuotedStyle, text[:length]
	r.at += length + 2
	return n
}

// endsQuoted has the characters that close a quoted text, or may mean more than themselves in it.
var endsQuoted = [256]bool{'"': true, '\\': true, '\t': true, '\r': true}
