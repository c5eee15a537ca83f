package cite

import "strings"

// Report gives the address at which an error in an article is reported: a letter with its subject and text, or a form with the article's public
// address, title and source. To is a mailto: or https: address, which may have a query of its own; for none there is no report.
func Report(to, address, title, source, subject string, letter []string) string {
	if to == "" {
		return ""
	}
	to, fragment, hasFragment := strings.Cut(to, "#")
	mark := byte('?')
	if strings.Contains(to, "?") {
		mark = '&'
	}
	const usual = 1 << 10 // bytes, of a Chinese headline twice
	made := append(make([]byte, 0, usual), to...)
	add := func(key, value string) {
		if value != "" {
			made = append(append(append(made, mark), key...), '=')
			made = appendEscaped(made, value)
			mark = '&'
		}
	}
	if strings.HasPrefix(strings.ToLower(to), "mailto:") {
		add("subject", oneLine(subject))
		for i, line := range letter {
			letter[i] = oneLine(line)
		}
		add("body", strings.Join(letter, "\r\n")+"\r\n")
	} else {
		add("article", address)
		add("title", oneLine(title))
		add("source", oneLine(source))
	}
	if hasFragment {
		made = append(append(made, '#'), fragment...)
	}
	return string(made)
}
