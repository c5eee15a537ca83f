package cite

import (
	"fmt"
	"strings"
)

// RIS gives the record that most reference managers read. Its lines end as its makers had it, with CR and LF.
func (a *Article) RIS() string {
	var b strings.Builder
	line := func(tag, value string) {
		if value != "" {
			b.WriteString(tag + "  - " + oneLine(value) + "\r\n")
		}
	}
	line("TY", "NEWS")
	for _, name := range a.Authors {
		line("AU", name)
	}
	line("TI", a.Title)
	line("T2", a.Paper)
	line("DA", fmt.Sprintf("%04d/%02d/%02d/", a.Date.Year, a.Date.Month, a.Date.Day))
	line("PY", fmt.Sprintf("%04d", a.Date.Year))
	line("SP", a.pages())
	line("SE", a.Section)
	line("LA", a.Language)
	line("UR", a.Address)
	b.WriteString("ER  - \r\n")
	return b.String()
}

// BibTeX gives the record for LaTeX. Of the entry's kinds @article is the one that all styles know; entrysubtype is how biblatex tells a newspaper.
func (a *Article) BibTeX(key string) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  " + name + " = {" + value + "}")
		}
	}
	b.WriteString("@article{" + key)
	names := make([]string, len(a.Authors))
	for i, name := range a.Authors {
		names[i] = texName(name)
	}
	field("author", strings.Join(names, " and "))
	field("title", tex(a.Title))
	field("journal", tex(a.Paper))
	field("date", a.Date.String())
	field("year", fmt.Sprintf("%04d", a.Date.Year))
	field("pages", a.pages())
	field("entrysubtype", "newspaper")
	field("langid", langids[a.Language])
	field("url", a.Address)
	b.WriteString("\n}\n")
	return b.String()
}

var langids = map[string]string{"zh-Hans": "chinese", "en": "english"}

// texName gives a name in braces where BibTeX would read several names, or a name in parts, from it.
func texName(name string) string {
	escaped := tex(name)
	if strings.Contains(name, ",") || strings.Contains(" "+strings.ToLower(oneLine(name))+" ", " and ") {
		return "{" + escaped + "}"
	}
	return escaped
}

// texSpecial are characters that TeX or BibTeX takes for something else. BibTeX counts braces even after a backslash, so they are written as names.
var texSpecial = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`,
	`^`, `\textasciicircum{}`, `&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`)

func tex(text string) string { return texSpecial.Replace(oneLine(text)) }
