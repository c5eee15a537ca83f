package cite

import "strings"

// AppendReport appends the attribute of a link by which an error in an article is reported: a letter with its subject and text, or a form with the article's public
// address, title and source. To is a mailto: or https: address, which may have a query of its own; for none there is no report.
func AppendReport(dst []byte, to, address, title, source, subject string, letter []string) []byte {
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
	add := func(name, value string) {
		if value != "" {
			key(name)
			made = unreserved.appendEscaped(made, oneLine(value))
		}
	}
	if strings.HasPrefix(strings.ToLower(to), "mailto:") {
		add("subject", subject)
		key("body")
		for _, line := range letter {
			made = append(unreserved.appendEscaped(made, oneLine(line)), "%0D%0A"...)
		}
	} else {
		add("article", address)
		add("title", title)
		add("source", source)
	}
	if hasFragment {
		made = appendAttribute(append(made, '#'), fragment)
	}
	return append(made, '"')
}
