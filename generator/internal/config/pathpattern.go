package config

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"backissue/generator/internal/dates"
	"backissue/generator/internal/edition"
)

// UsualPaths are the shapes of path that are recognised without a word in config.yaml, in the order in which they are tried.
// The first two are an archive's own, so that its pages can be read again.
var UsualPaths = []string{
	"{year}/{month}/{day}/source/{page}",
	"{year}/{month}/{day}-{edition}/source/{page}",
	"{year}/{month}/{day}/{page}",
	"{year}-{month}-{day}/{page}",
	"{year}{month}{day}/{page}",
	"{year}年{month}月{day}日/{page}",
	"{year}.{month}.{day}/{page}",
	"{year}-{month}/{day}/{page}",
	"*{year}-{month}-{day}_{page}",
	"*{year}-{month}-{day}-{page}",
	"*{year}_{month}_{day}_{page}",
	"*{year}{month}{day}_{page}",
	"*{year}{month}{day}-{page}",
	"*{year}年{month}月{day}日{page}",
	"*{year}-{month}-{day}",
	"*{year}{month}{day}",
	"*{year}年{month}月{day}日",
	"{year}/{month}/{day}/*",
	"{year}-{month}-{day}/*",
	"{year}{month}{day}/*",
	"{year}年{month}月{day}日/*",
	"{year}.{month}.{day}/*",
	"{year}-{month}/{day}/*",
	"{page}",
}

// PathPattern is a shape of path, such as {year}-{month}-{day}/{page}, in which days and page numbers stand.
//
// It is compared with the end of a path, whole folder names at a time. A pattern with an ending (.txt) wants that ending; one without takes any. A star
// stands for anything but a slash. Months and days have one or two digits, but two where they touch another part. A page
// may be written 3, 03, 第3版, 第三版, 第03版：要闻, page3 or, with its section's letter, A03. Capitals don't matter.
type PathPattern struct {
	shape  *regexp.Regexp
	groups []string // the placeholder of each group of shape
	ending bool
}

// PathWords is what a path says of the page in it; zero values are not said.
type PathWords struct {
	Date    edition.Date
	Edition string
	Section string // A, of A03
	Page    int    // counted in its section when there is one
}

var placeholders = map[string]string{
	"year":    `((?:1[6-9]|20)\d\d)`,
	"month":   `(\d{1,2})`,
	"day":     `(\d{1,2})`,
	"page":    `(?:第|page[ ._-]?)?([a-z])?(0*[1-9]\d{0,2}|[一二三四五六七八九十]{1,3}|头)(?:版(?:[^/0-9][^/]*)?)?`,
	"edition": `([a-z0-9]*[a-z][a-z0-9]*)`,
}

// frontPage is what papers call their first page: 头版.
const frontPage = "头"

var (
	patternPart = regexp.MustCompile(`\{[^{}]*\}|\*|[^{}*]+|[{}]`)
	fileEnding  = regexp.MustCompile(`\.[A-Za-z][A-Za-z0-9]*$`)
)

// ParsePathPattern reads a pattern. The error says in words what is wrong with it.
func ParsePathPattern(pattern string) (*PathPattern, error) {
	parts := patternPart.FindAllString(pattern, -1)
	p := &PathPattern{ending: fileEnding.MatchString(pattern)}
	given := map[string]bool{}
	for _, part := range parts {
		name, isPlace := placeholder(part)
		switch {
		case part == "{" || part == "}":
			return nil, fmt.Errorf("a %s stands alone", part)
		case isPlace && placeholders[name] == "":
			return nil, fmt.Errorf("unknown part {%s}", name)
		case isPlace && given[name]:
			return nil, fmt.Errorf("{%s} stands in it twice", name)
		case strings.Contains(part, `\`):
			return nil, fmt.Errorf(`it holds a \; folders are parted by /`)
		}
		given[name] = isPlace || given[name]
	}
	switch days := []bool{given["year"], given["month"], given["day"]}; {
	case slices.Contains(days, true) && slices.Contains(days, false):
		return nil, fmt.Errorf("a day needs {year}, {month} and {day}")
	case !given["year"] && !given["page"]:
		return nil, fmt.Errorf("it tells neither a day nor a page")
	}
	p.compile(parts)
	return p, nil
}

// placeholder gives the name in {name}.
func placeholder(part string) (name string, ok bool) {
	if len(part) < 2 || part[0] != '{' {
		return "", false
	}
	return part[1 : len(part)-1], true
}

func (p *PathPattern) compile(parts []string) {
	var shape strings.Builder
	shape.WriteString(`(?i)(?:^|/)`)
	neighbour := func(i int) string {
		if i < 0 || i >= len(parts) {
			return ""
		}
		name, _ := placeholder(parts[i])
		return name
	}
	for i, part := range parts {
		before, after := neighbour(i-1), neighbour(i+1)
		name, isPlace := placeholder(part)
		switch {
		case part == "*":
			shape.WriteString(star(before, after))
		case !isPlace:
			shape.WriteString(regexp.QuoteMeta(part))
		case (name == "month" || name == "day") && before+after != "":
			p.groups = append(p.groups, name)
			shape.WriteString(`(\d\d)`)
		case name == "page":
			p.groups = append(p.groups, "section", "page")
			shape.WriteString(placeholders[name])
		default:
			p.groups = append(p.groups, name)
			shape.WriteString(placeholders[name])
		}
	}
	p.shape = regexp.MustCompile(shape.String() + `$`)
}

// star gives the expression for a star between two placeholders, or "" for none. It may be empty, but where a number
// adjoins it must not take digits of the number, nor a page's letter.
func star(before, after string) string {
	last, first := "", ""
	switch after {
	case "page":
		last = `[^/0-9a-z]`
	case "year", "month", "day":
		last = `[^/0-9]`
	}
	if before != "" {
		first = `[^/0-9]`
	}
	switch {
	case first == "" && last == "":
		return `[^/]*`
	case first == "":
		return `(?:[^/]*` + last + `)?`
	case last == "":
		return `(?:` + first + `[^/]*)?`
	}
	return `(?:` + last + `|` + first + `[^/]*` + last + `)`
}

// Match reads a path with forward slashes. It is false when the path has another shape, or names a day that the calendar
// does not have.
func (p *PathPattern) Match(name string) (PathWords, bool) {
	if !p.ending {
		name = strings.TrimSuffix(name, fileEnding.FindString(path.Base(name)))
	}
	found := p.shape.FindStringSubmatch(name)
	if found == nil {
		return PathWords{}, false
	}
	var w PathWords
	for i, group := range p.groups {
		text := found[i+1]
		number := dates.HanNumber(text)
		switch group {
		case "year":
			w.Date.Year = number
		case "month":
			w.Date.Month = time.Month(number)
		case "day":
			w.Date.Day = number
		case "section":
			w.Section = strings.ToUpper(text)
		case "page":
			if w.Page = number; text == frontPage {
				w.Page = 1
			}
		case "edition":
			w.Edition = strings.ToLower(text)
		}
	}
	if !w.Date.IsZero() {
		if _, err := edition.ParseDate(w.Date.String()); err != nil {
			return PathWords{}, false
		}
	}
	return w, true
}
