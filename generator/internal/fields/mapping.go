package fields

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"backissue/generator/internal/lent"
)

// Mapping is a YAML mapping whose fields are asked for one by one. Asking for a field makes it known; what nobody asked
// for is then refused, or kept, by the caller.
type Mapping struct {
	file   *File
	node   *yaml.Node // nil for a mapping with no fields
	line   int        // where the mapping stands in the file
	column int
	before int      // lines of the file before its YAML
	asked  []string // in the order asked
	marks  uint64   // of the fields' names
	met    uint64   // a bit for each of the first fields, by number, that was asked for
	sheet  *sheet   // the memory of the fields; nil for none that can be used again
	plain  bool     // plainFields read it: its texts are of one line and have no control characters
}

// LetGo says that no field is asked for any more, and that nothing is kept of what KeepOthers gave. Texts that were read stay.
func (m *Mapping) LetGo() {
	if m.sheet != nil {
		m.sheet.letGo()
		m.sheet, m.node, m.asked = nil, nil, nil
	}
}

// Mapping reads the YAML between two offsets of the file's text. When it cannot, the mapping is nil and the problem is in the file.
func (f *File) Mapping(from, to int) *Mapping {
	line, _ := f.place(from)
	m := &Mapping{file: f, line: line, column: 1, before: line - 1}
	if to-from > Limit {
		f.Report(line, 1, fmt.Sprintf("more than %d KB of YAML", Limit>>10), "is this the right file?")
		return nil
	}
	if !f.checkYAMLCharacters(from, to) || f.found() > 0 {
		return nil
	}
	on := sheets.Get().(*sheet)
	if m.node = plainFields(lent.String(f.Text[from:to]), on); m.node != nil {
		m.sheet, m.asked, m.plain = on, on.asked[:0], true
		m.checkKeys()
		return m
	}
	on.letGo()
	if !f.checkOneDocument(from, to) {
		return nil
	}
	root, err := decode(bytes.NewReader(f.Text[from:to]))
	switch {
	case err != nil:
		f.reportSyntax(from, to, err)
		return nil
	case root == nil || isNull(root):
		return m
	case root.Kind != yaml.MappingNode:
		f.Report(root.Line+m.before, root.Column, fmt.Sprintf("%s where fields are wanted", kindOf(root)), "write lines of the form name: value")
		return nil
	}
	m.node = root
	m.checkKeys()
	return m
}

// checkKeys reports keys that are not names, and names given twice.
func (m *Mapping) checkKeys() {
	firsts := m.firstKeys()
	first := func(name string) *yaml.Node {
		if firsts == nil {
			return m.node.Content[m.index(name)]
		}
		return firsts[name]
	}
	for i := 0; i < len(m.node.Content); i += 2 {
		key := m.node.Content[i]
		mayBeTwice := m.marks&markOf(key.Value) != 0
		m.marks |= markOf(key.Value)
		switch {
		case key.Kind != yaml.ScalarNode || key.Value == "":
			m.report(key, "a field needs a name", "write name: value")
		case key.Tag == "!!merge":
			m.report(key, "<< is not used here", "write the fields out")
		case key.Style&yaml.TaggedStyle != 0:
			m.report(key, "a name cannot begin with !", "put it in quotes")
		case mayBeTwice && first(key.Value) != key:
			m.report(key, fmt.Sprintf("%q is given twice", key.Value), fmt.Sprintf("it is also on line %d; keep one", first(key.Value).Line+m.before))
		}
	}
}

// firstKeys gives the first key of each name, or nil when they are few. A map pays only when there are many: front matter has twenty
// fields, and a million files have front matter.
func (m *Mapping) firstKeys() map[string]*yaml.Node {
	const few = 40
	if len(m.node.Content) <= 2*few {
		return nil
	}
	first := make(map[string]*yaml.Node, len(m.node.Content)/2)
	for i := 0; i < len(m.node.Content); i += 2 {
		if key := m.node.Content[i]; first[key.Value] == nil {
			first[key.Value] = key
		}
	}
	return first
}

// markOf gives one of 64 bits. Of a name that has another than all fields no field need be looked at.
func markOf(name string) uint64 {
	mark := 5 * len(name)
	if name != "" {
		mark += int(name[0])
	}
	return 1 << (mark % 64)
}

// index gives the place of a field's name among the node's parts, or -1.
func (m *Mapping) index(name string) int {
	if m.node != nil && m.marks&markOf(name) != 0 {
		for i := 0; i < len(m.node.Content); i += 2 {
			if m.node.Content[i].Value == name {
				return i
			}
		}
	}
	return -1
}

func (m *Mapping) report(at *yaml.Node, message, hint string) {
	m.file.Report(at.Line+m.before, at.Column, message, hint)
}

// Report adds a problem at the value of a field, or at the mapping when the field is not there.
func (m *Mapping) Report(name, message, hint string) {
	line, column := m.Place(name)
	m.file.Report(line, column, message, hint)
}

// ReportAt adds a problem at a place that EachItem or Pairs gave.
func (m *Mapping) ReportAt(line, column int, message, hint string) {
	m.file.Report(line, column, message, hint)
}

// Place gives the line and column of a field's value in the file; the mapping's own when the field is not there.
func (m *Mapping) Place(name string) (line, column int) {
	if value := m.find(name); value != nil {
		return value.Line + m.before, value.Column
	}
	return m.line, m.column
}

// Has tells whether the mapping has a field with a value.
func (m *Mapping) Has(name string) bool { return m.value(name) != nil }

// value asks for a field. It gives nil when the field is not there or holds nothing.
func (m *Mapping) value(name string) *yaml.Node {
	m.asked = append(m.asked, name)
	i := m.index(name)
	if i < 0 {
		return nil
	}
	m.met |= 1 << (i / 2)
	if value := m.node.Content[i+1]; !isNull(value) {
		return value
	}
	return nil
}

func (m *Mapping) find(name string) *yaml.Node {
	if i := m.index(name); i >= 0 {
		return m.node.Content[i+1]
	}
	return nil
}

// RefuseOthers reports every field that was not asked for.
func (m *Mapping) RefuseOthers() {
	m.eachOther(func(key, _ *yaml.Node) {
		if near := Near(key.Value, m.asked); near != "" {
			m.reportMisspelt(key, near)
			return
		}
		m.report(key, fmt.Sprintf("unknown field %q", key.Value), "the fields are: "+strings.Join(m.asked, ", "))
	})
}

// KeepOthers gives the fields that were not asked for, names and values by turns, for Field to write again. One whose name is
// nearly that of a field asked for is reported instead: it is a slip.
func (m *Mapping) KeepOthers() []*yaml.Node {
	var kept []*yaml.Node
	m.eachOther(func(key, value *yaml.Node) {
		if near := Near(key.Value, m.asked); near != "" {
			m.reportMisspelt(key, near)
			return
		}
		m.refuseAliases(value)
		kept = append(kept, key, value)
	})
	return kept
}

// reportMisspelt reports a name that is nearly meant. That meant is missing says the same again, and is taken back.
func (m *Mapping) reportMisspelt(key *yaml.Node, meant string) {
	m.file.takeBack(m.line, m.column, missing(meant))
	m.report(key, fmt.Sprintf("unknown field %q", key.Value), fmt.Sprintf("did you mean %q?", meant))
}

func (m *Mapping) eachOther(do func(key, value *yaml.Node)) {
	if m.node == nil {
		return
	}
	if n := len(m.node.Content) / 2; n < 64 && m.met == 1<<n-1 { // most often nobody wrote a field of their own
		return
	}
	for i := 0; i < len(m.node.Content); i += 2 {
		key := m.node.Content[i]
		isName := key.Kind == yaml.ScalarNode && key.Value != "" && key.Tag != "!!merge" // checkKeys told the others
		if isName && !slices.Contains(m.asked, key.Value) {
			do(key, m.node.Content[i+1])
		}
	}
}

// refuseAliases reports aliases in a value that is kept unread. It does not follow them.
func (m *Mapping) refuseAliases(value *yaml.Node) {
	if value.Kind == yaml.AliasNode {
		m.report(value, fmt.Sprintf("the alias *%s is not used here", value.Value), "write the value out, or put it in quotes")
	}
	for _, part := range value.Content {
		m.refuseAliases(part)
	}
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// kindOf names what a node is, as an editor would.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a group of fields"
	case yaml.AliasNode:
		return "an alias (*" + n.Value + ")"
	}
	return "text"
}
