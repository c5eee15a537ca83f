package cite

import "strings"

// Value is a text as it stands in a query of an address, in an attribute.
type Value string

// AppendValue appends a text as one, on one line.
func AppendValue(dst []byte, text string) []byte { return unreserved.appendEscaped(dst, oneLine(text)) }

// LineEnd ends a line of a letter, or of a record, in an address.
const LineEnd = "%0D%0A"

// Report is what a reader who reports an error in an article begins with: a letter with its subject and lines, or a form with the article's public address, title and source.
type Report struct {
	Subject, Letter        Value
	Address, Title, Source Value
}

// AppendLink appends the attribute of a link by which an error is reported. To is a mailto: or https: address, which may have a query of its own; for none there is no report.
func (r *Report) AppendLink(dst []byte, to string) []byte {
	if to == "" {
		return dst
	}
	to, fragment, hasFragment := strings.Cut(to, "#")
	mark := "?"
	if strings.Contains(to, "?") {
		mark = "&amp;"
	}
	made := appendAttribute(append(dst, `href="`...), to)
	key := func(name string) {
		made = append(append(append(made, mark...), name...), '=')
		mark = "&amp;"
	}
	add := func(name string, value Value) {
		if value != "" {
			key(name)
			made = append(made, value...)
		}
	}
	if strings.HasPrefix(strings.ToLower(to), "mailto:") {
		add("subject", r.Subject)
		add("body", r.Letter)
	} else {
		add("article", r.Address)
		add("title", r.Title)
		add("source", r.Source)
	}
	if hasFragment {
		made = appendAttribute(append(made, '#'), fragment)
	}
	return append(made, '"')
}
