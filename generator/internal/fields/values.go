package fields

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"backissue/generator/internal/edition"
)

// Text reads a field that is one line of text. It is "" when the field is not there or empty.
func (m *Mapping) Text(name string) string {
	value := m.value(name)
	if value == nil {
		return ""
	}
	return m.oneLine("", name, value)
}

// Sentence reads a field as Text does, where a list or group is not text that lacks quotes but a misunderstanding: the
// hint says what to write.
func (m *Mapping) Sentence(name, hint string) string {
	value := m.value(name)
	switch {
	case value == nil:
		return ""
	case value.Kind == yaml.MappingNode || value.Kind == yaml.SequenceNode:
		m.report(value, fmt.Sprintf("%s wants text, this is %s", name, kindOf(value)), hint)
		return ""
	}
	return m.oneLine("", name, value)
}

// Required reads a field that is one line of text and may not be missing or blank.
func (m *Mapping) Required(name, hint string) string {
	found := m.file.found()
	text := m.Text(name)
	if strings.TrimSpace(text) != "" || m.file.found() > found {
		return text
	}
	if m.find(name) == nil {
		m.Report(name, missing(name), hint)
	} else {
		m.Report(name, fmt.Sprintf("%s is empty", name), hint)
	}
	return ""
}

// missing says that a field is not there. A field whose name is misspelt takes it back.
func missing(name string) string { return name + " is missing" }

// Verbatim reads a field that is text with whatever it holds: several lines, spaces at its ends.
func (m *Mapping) Verbatim(name string) string {
	value := m.value(name)
	if value == nil {
		return ""
	}
	return m.scalar("", name, value)
}

// itemOf stands before a list's name where an item of it is told of.
const itemOf = "an item of "

// scalar gives the text of a value as written, whatever YAML takes it for. Problems call it by what and name together.
func (m *Mapping) scalar(what, name string, value *yaml.Node) string {
	switch {
	case value.Kind == yaml.AliasNode:
		m.report(value, fmt.Sprintf("the alias *%s is not used here", value.Value), "write the value out, or put it in quotes")
	case value.Kind != yaml.ScalarNode:
		m.report(value, fmt.Sprintf("%s%s wants text, this is %s", what, name, kindOf(value)), "put it in quotes if it is text")
	case value.Style&yaml.TaggedStyle != 0:
		m.report(value, fmt.Sprintf("the YAML tag %s is not used here", value.Tag), "put the value in quotes if it is text")
	default:
		return value.Value
	}
	return ""
}

// oneLine gives text that stands on one line. A folded or literal block ends in a line end that nobody meant.
func (m *Mapping) oneLine(what, name string, value *yaml.Node) string {
	text := m.scalar(what, name, value)
	if m.plain {
		return text
	}
	text = strings.TrimRight(text, "\n")
	for _, c := range text {
		if c == '\n' {
			m.report(value, fmt.Sprintf("%s%s is more than one line", what, name), "write it on one line")
			return ""
		}
		if unicode.IsControl(c) || c == 0xfffe || c == 0xffff {
			m.report(value, fmt.Sprintf("%s%s holds the control character U+%04X", what, name, c), "remove it; feeds and pages cannot hold it")
			return ""
		}
	}
	return text
}

// OneOf reads a field that is one of a few words, or not there.
func (m *Mapping) OneOf(name string, allowed ...string) string {
	text := m.Text(name)
	if text == "" {
		return ""
	}
	for _, word := range allowed {
		if text == word {
			return text
		}
	}
	m.Report(name, fmt.Sprintf("unknown %s %q", name, text), DidYouMean(text, allowed, "it is one of: "+strings.Join(allowed, ", ")))
	return ""
}

// Texts reads a field that is a list, each item one line of text that is not blank.
func (m *Mapping) Texts(name string) []string {
	items := m.items(name, "", "[one, two]")
	if len(items) == 0 {
		return nil
	}
	texts := m.file.list(len(items))
	for _, item := range items {
		if isBlank(item) {
			m.report(item, fmt.Sprintf("an empty item in %s", name), "remove it")
		} else if text := m.oneLine(itemOf, name, item); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// Names reads a list as Texts does, in which nothing may stand twice.
func (m *Mapping) Names(name string) []string {
	names := m.Texts(name)
	if len(names) < 2 {
		return names
	}
	items := m.find(name).Content
	const few = 16 // more are found sooner in a table
	seen := make(map[string]bool)
	for i, item := range items {
		before := func(other *yaml.Node) bool { return other.Value == item.Value }
		if len(items) <= few && slices.ContainsFunc(items[:i], before) || seen[item.Value] {
			m.report(item, fmt.Sprintf("%q stands in %s twice", item.Value, name), "keep one")
		}
		if len(items) > few {
			seen[item.Value] = true
		}
	}
	return names
}

// EachItem calls do with every item that Texts reads and its place, for checks that only the caller can make.
func (m *Mapping) EachItem(name string, do func(text string, line, column int)) {
	value := m.find(name)
	if value == nil || value.Kind != yaml.SequenceNode {
		return
	}
	for _, item := range value.Content {
		if item.Kind == yaml.ScalarNode && !isBlank(item) {
			do(item.Value, item.Line+m.before, item.Column)
		}
	}
}

func isBlank(item *yaml.Node) bool {
	return isNull(item) || item.Kind == yaml.ScalarNode && strings.TrimSpace(item.Value) == ""
}

func (m *Mapping) items(name, listOf, example string) []*yaml.Node {
	value := m.value(name)
	if value == nil {
		return nil
	}
	if value.Kind != yaml.SequenceNode {
		m.report(value, fmt.Sprintf("%s wants a list, this is %s", name, kindOf(value)), fmt.Sprintf("write %s: %s%s", name, listOf, example))
		return nil
	}
	return value.Content
}

// Number reads a whole number between least and most; 0 when the field is not there.
func (m *Mapping) Number(name string, least, most int) int {
	value := m.value(name)
	if value == nil {
		return 0
	}
	n, err := strconv.Atoi(value.Value)
	if value.Kind != yaml.ScalarNode || err != nil || n < least || n > most {
		m.report(value, fmt.Sprintf("%s wants a whole number from %d to %d, this is %s", name, least, most, shown(value)),
			fmt.Sprintf("write one number in digits: %s: %d", name, max(least, 1)))
		return 0
	}
	return n
}

// RequiredNumber reads a number that may not be missing.
func (m *Mapping) RequiredNumber(name string, least, most int, hint string) int {
	n := m.Number(name, least, most)
	if value := m.find(name); value == nil || isNull(value) {
		m.Report(name, missing(name), hint)
	}
	return n
}

// Share reads a number from 0 to 1.
func (m *Mapping) Share(name string) float64 {
	value := m.value(name)
	if value == nil {
		return 0
	}
	x, err := strconv.ParseFloat(value.Value, 64)
	if value.Kind != yaml.ScalarNode || err != nil || math.IsNaN(x) || x < 0 || x > 1 {
		m.report(value, fmt.Sprintf("%s wants a number from 0 to 1, this is %s", name, shown(value)), "write it as 0.97")
		return 0
	}
	return x
}

func shown(value *yaml.Node) string {
	if value.Kind != yaml.ScalarNode {
		return kindOf(value)
	}
	if len(value.Value) > 40 {
		return "a longer text"
	}
	return strconv.Quote(value.Value)
}

// Date reads a day that may not be missing.
func (m *Mapping) Date(name string) edition.Date {
	hint := "write the day of the edition as date: 2023-01-08"
	if name != "date" {
		hint = "write the day of the edition as " + name + ": 2023-01-08"
	}
	text := m.Required(name, hint)
	if text == "" {
		return edition.Date{}
	}
	date, err := edition.ParseDate(text)
	if err != nil {
		m.Report(name, err.Error(), "write it as "+name+": 2023-01-08")
	}
	return date
}

// Group reads a field that is itself a mapping; nil when it is not there or not one.
func (m *Mapping) Group(name, example string) *Mapping {
	value := m.value(name)
	if value == nil {
		return nil
	}
	return m.group("", name, example, value)
}

// Groups reads a field that is a list of mappings.
func (m *Mapping) Groups(name, example string) []*Mapping {
	items := m.items(name, "a list of ", example)
	if len(items) == 0 {
		return nil
	}
	groups := make([]*Mapping, 0, len(items))
	for _, item := range items {
		if group := m.group(itemOf, name, example, item); group != nil {
			groups = append(groups, group)
		}
	}
	return groups
}

func (m *Mapping) group(what, name, example string, value *yaml.Node) *Mapping {
	if value.Kind != yaml.MappingNode {
		m.report(value, fmt.Sprintf("%s%s wants a group of fields, this is %s", what, name, kindOf(value)), "write it as "+example)
		return nil
	}
	group := &Mapping{file: m.file, node: value, line: value.Line + m.before, column: value.Column, before: m.before, plain: m.plain}
	group.checkKeys()
	return group
}

// Pair is a name and a text, for mappings whose names are the editor's own.
type Pair struct {
	Name, Text           string
	NameLine, NameColumn int
	Line, Column         int // of the text
}

// Pairs reads every field of a mapping as one line of text, in the order written.
func (m *Mapping) Pairs() []Pair {
	var pairs []Pair
	m.eachOther(func(key, value *yaml.Node) {
		pairs = append(pairs, Pair{
			Name: key.Value, NameLine: key.Line + m.before, NameColumn: key.Column,
			Text: m.oneLine("", key.Value, value), Line: value.Line + m.before, Column: value.Column,
		})
	})
	return pairs
}
