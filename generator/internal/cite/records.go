package cite

import "strings"

// usualRecord is in bytes.
const usualRecord = 512

// RIS gives the record that most reference managers read. Its lines end as its makers had it, with CR and LF.
func (a *Article) RIS() string {
	var b strings.Builder
	b.Grow(usualRecord)
	line := func(tag, value string) {
		if value != "" {
			b.WriteString(tag)
			b.WriteString("  - ")
			b.WriteString(oneLine(value))
			b.WriteString("\r\n")
		}
	}
	line("TY", "NEWS")
	for _, name := range a.Authors {
		line("AU", name)
	}
	date := a.Date.String()
	line("TI", a.Title)
	line("T2", a.Paper)
	line("DA", strings.ReplaceAll(date, "-", "/")+"/")
	line("PY", yearOf(date))
	line("SP", a.pages())
	line("SE", a.Section)
	line("LA", a.Language)
	line("UR", a.Address)
	b.WriteString("ER  - \r\n")
	return b.String()
}

func yearOf(date string) string { return date[:len(date)-len("-01-08")] }

// BibTeX gives the record for LaTeX. Of the entry's kinds @article is the one that all styles know; entrysubtype is how biblatex tells a newspaper.
func (a *Article) BibTeX(key string) string {
	var b strings.Builder
	b.Grow(usualRecord)
	field := func(name, value string) {
		if value != "" {
			b.WriteString(",\n  ")
			b.WriteString(name)
			b.WriteString(" = {")
			b.WriteString(value)
			b.WriteByte('}')
		}
	}
	b.WriteString("@article{")
	b.WriteString(key)
	names := make([]string, len(a.Authors))
	for i, name := range a.Authors {
		names[i] = texName(name)
	}
	date := a.Date.String()
	field("author", strings.Join(names, " and "))
	field("title", tex(a.Title))
	field("journal", tex(a.Paper))
	field("date", date)
	field("year", yearOf(date))
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
	if !strings.ContainsAny(name, ",aA") { // as no Chinese name has
		return escaped
	}
	if strings.Contains(name, ",") || strings.Contains(" "+strings.ToLower(oneLine(name))+" ", " and ") {
		return "{" + escaped + "}"
	}
	return escaped
}

// texSpecial are characters that TeX or BibTeX takes for something else. BibTeX counts braces even after a backslash, so they are written as names.
var texSpecial = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`,
	`^`, `\textasciicircum{}`, `&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`)

func tex(text string) string { return texSpecial.Replace(oneLine(text)) }
