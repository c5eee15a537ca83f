package fields

import "strings"

// fault says in plain words what the YAML parser means.
type fault struct {
	parser        string // words in the parser's error
	message, hint string
	inValue       bool // the fault is in the value, not at the line's start
}

// faults are looked through in order; the first whose parser words occur is taken.
var faults = []fault{
	{"unexpected end of stream", "a quote is opened here and not closed", `close it; inside double quotes, write \" for a quote`, true},
	{"',' or ']'", "a list opened with [ is not closed, or lacks a comma", "write it as [one, two], and put an item that holds , [ ] { } : in quotes", true},
	{"',' or '}'", "a group opened with { is not closed, or lacks a comma", "write it as {name: one, slug: two}, and put a value that holds , [ ] { } : in quotes", true},
	{"expected node content", "a list or group in which something is missing, or that is not closed", "write it as [one, two] or {name: one, slug: two}", true},
	{"unknown escape", "a backslash inside double quotes that means nothing", `write \\ for a backslash, or use single quotes`, true},
	{"expected key", "this line does not fit the lines above it", "indent the fields of one group alike", false},
	{"'-' indicator", "this line does not belong to the list above it", "begin each item with - and indent all of them alike", false},
	{"cannot start any token", "a value cannot begin with this character", "put the value in quotes", true},
	{"block sequence entries", "a list item cannot stand here", "begin the list on the next line, or put the value in quotes", true},
	{"document indicator", "a line of --- inside a quoted value", "close the quote before it", false},
	{"max depth", "too many brackets inside each other", "write it flatter", true},
	{"unknown anchor", "a value cannot begin with *", "put the value in quotes", true},
	{"alphabetic or numeric character", "a value cannot begin with & or *", "put the value in quotes", true},
	{"expected tag", "a value cannot begin with !", "put the value in quotes", true},
	{"directive", "a line cannot begin with %", "put it in quotes", false},
}

// explain says what is wrong with a line that the parser refused in its own words, and at which byte of the line.
func explain(line, words string) (offset int, message, hint string) {
	offset = len(line) - len(strings.TrimLeft(line, " \t"))
	if tab := strings.IndexByte(line[:offset], '\t'); tab >= 0 {
		return tab, "a tab where YAML wants spaces", "indent with spaces"
	}
	if strings.Contains(words, "expected ':'") || strings.Contains(words, "mapping values") || strings.Contains(words, "expected key") {
		if wide := strings.Index(line, "："); wide >= 0 && !strings.Contains(line[:wide], ":") {
			return wide, "a full-width colon does not end a field's name", "write : and a space instead of ："
		}
	}
	if strings.Contains(words, "expected ':'") || strings.Contains(words, "mapping values") {
		return explainColons(line, offset)
	}
	value := offset // where the value begins, or the line when it has none
	if name := strings.Index(line, ": "); name >= 0 {
		value = len(line) - len(strings.TrimLeft(line[name+1:], " "))
	}
	if open := strings.IndexAny(line, "[{"); open >= 0 && open < value {
		value = open
	}
	if strings.Contains(words, "expected key") && value > offset && value < len(line) && strings.ContainsRune(`"'`, rune(line[value])) {
		return value, "text goes on after the closing quote", `put the whole value in one pair of quotes: '"one" two'`
	}
	for _, f := range faults {
		if !strings.Contains(words, f.parser) {
			continue
		}
		if f.inValue {
			offset = value
		}
		return offset, f.message, f.hint
	}
	return offset, "this is not YAML: " + words, "look at this line and the one above it"
}

// explainColons tells the faults in which a colon is missing or one too many; the parser calls them by the same words.
func explainColons(line string, indent int) (offset int, message, hint string) {
	first := strings.Index(line, ": ")
	if first < 0 {
		if strings.HasSuffix(line, ":") {
			return indent, "this line does not fit the line above it", "indent it like the field above, or put that field's value in quotes"
		}
		return indent, "this line has no name, or no colon with a space after it", "write it as name: value"
	}
	if second := strings.Index(line[first+2:], ": "); second >= 0 {
		return first + 2 + second, "a second colon in one line", `put the value in quotes: title: "one: two"`
	}
	return indent, "this line goes on with the value above it, and then has a colon", "indent it like the field above, or put the whole value in quotes"
}
