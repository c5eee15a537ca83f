package cite

import (
	"html/template"
	"strings"

	"backissue/generator/internal/lent"
)

// record is one that is being written. Each of its fields is on a line; those without a value are left out.
type record []byte

// roomForDate and roomForPages are in bytes; what takes more is allocated.
const (
	roomForDate  = len("2006-01-02/")
	roomForPages = len("1, 2, 3, 4")
)

// AppendRISLink appends the attributes of a link that holds the record that most reference managers read: the name of its file, and the file as a data: address in UTF-8. They are safe whatever
// the name and the values are. html/template would percent-encode Chinese in an address of its own making, so the whole is one value. The record's lines end as its makers had it, with CR and LF.
func (a *Article) AppendRISLink(dst []byte, file string) []byte {
	dst = append(append(dst, `download="`...), template.HTMLEscapeString(file)...)
	r := record(append(dst, `" href="data:application/x-research-info-systems;charset=utf-8,`...))
	r.line("TY", "NEWS")
	for _, name := range a.Authors {
		r.line("AU", name)
	}
	var dateRoom [roomForDate]byte
	date := a.Date.Append(dateRoom[:0])
	for i, c := range date {
		if c == '-' {
			date[i] = '/'
		}
	}
	var pagesRoom [roomForPages]byte
	r.line("TI", a.Title)
	r.line("T2", a.Paper)
	r.line("DA", lent.String(append(date, '/')))
	r.line("PY", yearOf(lent.String(date)))
	r.line("SP", lent.String(a.appendPages(pagesRoom[:0])))
	r.line("SE", a.Section)
	r.line("LA", a.Language)
	r.line("UR", a.Address)
	return append(r, "ER"+afterTag+LineEnd+`"`...)
}

// afterTag stands between a tag of a RIS record and its value, in an address.
const afterTag = "%20%20-%20"

// line appends a line of a RIS record, as an address has it.
func (r *record) line(tag, value string) {
	if value != "" {
		*r = append(inRecord.appendEscaped(append(append(*r, tag...), afterTag...), oneLine(value)), LineEnd...)
	}
}

func yearOf(date string) string { return date[:len(date)-len("-01-08")] }

// AppendBibTeX appends the record for LaTeX. Of the entry's kinds @article is the one that all styles know; entrysubtype is how biblatex tells a newspaper.
func (a *Article) AppendBibTeX(dst []byte, key string) []byte {
	r := record(append(append(dst, "@article{"...), key...))
	for i, name := range a.Authors {
		if i == 0 {
			r = append(r, ",\n  author = {"...)
		} else {
			r = append(r, " and "...)
		}
		r = append(r, texName(name)...)
	}
	if len(a.Authors) > 0 {
		r = append(r, '}')
	}
	var dateRoom [roomForDate]byte
	date := lent.String(a.Date.Append(dateRoom[:0]))
	var pagesRoom [roomForPages]byte
	r.field("title", tex(a.Title))
	r.field("journal", tex(a.Paper))
	r.field("date", date)
	r.field("year", yearOf(date))
	r.field("pages", lent.String(a.appendPages(pagesRoom[:0])))
	r.field("entrysubtype", "newspaper")
	r.field("langid", langids[a.Language])
	r.field("url", a.Address)
	return append(r, "\n}\n"...)
}

func (r *record) field(name, value string) {
	if value != "" {
		*r = append(append(append(append(append(*r, ",\n  "...), name...), " = {"...), value...), '}')
	}
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
