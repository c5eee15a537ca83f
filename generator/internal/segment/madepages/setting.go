package madepages

import "strings"

const (
	closing = "，。、；：！？”’）》」』】,;"
	opening = "“‘（《「『【"
)

// columns are those an article is set in. Behind the row at shift they have another width.
type columns struct {
	first, second float64
	shift         int
	row           int // how many rows of the article are set
}

func (c *columns) measure(ahead int) float64 {
	if c.shift > 0 && c.row+ahead >= c.shift {
		return c.second
	}
	return c.first
}

func (p *press) drawColumns() columns {
	c := columns{first: p.measure}
	switch p.columnsOf {
	case measureEach:
		c.first = p.drawMeasure()
	case twoMeasures:
		if p.chance(0.4) {
			c.first = p.second
		} else if p.chance(0.4) {
			c.shift, c.second = p.between(5, 30), p.second
		}
	}
	return c
}

// putParagraph sets a paragraph in the article's columns.
func (p *press) putParagraph(text string, lede bool, tail string) {
	indent := 2.0
	if p.indents == noIndents || p.chance(p.unindented) {
		indent = 0
	}
	pad := ""
	if indent > 0 && p.indents == keptIndents {
		pad = "　　"
	}
	printed := text + tail
	for i, r := range p.breakLines(printed, indent, p.column.measure) {
		k := morePart
		if i == 0 {
			k, r = firstPart, pad+r
		}
		breaks := p.column.row > 0 && p.column.row%p.columnHeight == 0
		set := p.put(r, k, false)
		set.column, set.lede = breaks && i > 0, lede && i == 0
		p.column.row++
	}
}

// setter breaks a line of text into rows.
type setter struct {
	kinsoku
	rows  []string
	row   []string // its tokens
	used  float64
	limit float64
}

// breakLines sets text in rows, as wide as measure says for each; the first is shorter by indent.
func (p *press) breakLines(text string, indent float64, measure func(row int) float64) []string {
	s := setter{kinsoku: p.kinsoku, limit: measure(0) - indent}
	for _, t := range tokens(text, p.wholeNumbers) {
		if t == " " && len(s.row) == 0 && len(s.rows) > 0 {
			continue
		}
		if len(s.row) > 0 && !s.fits(t) {
			s.end(t)
			s.limit = measure(len(s.rows))
		}
		s.row = append(s.row, t)
		s.used += widthOf(t)
	}
	if len(s.row) > 0 {
		s.rows = append(s.rows, strings.TrimRight(strings.Join(s.row, ""), " "))
	}
	return s.rows
}

// fits tells whether t may stand on the row.
func (s *setter) fits(t string) bool {
	over := s.used + widthOf(t) - s.limit
	switch {
	case over <= 0.01 && !isMark(t, opening):
		return true
	case over <= 0.01:
		return s.used+widthOf(t)+1 <= s.limit+0.01 // an opening mark does not end a row
	case !isMark(t, closing):
		return false
	case s.kinsoku == hangMarks:
		return over <= 1.01
	case s.kinsoku == squeezeMarks:
		return over <= s.slack()
	}
	return false
}

// slack is how much the marks of the row can be squeezed.
func (s *setter) slack() float64 {
	slack := 0.5
	for _, t := range s.row {
		if isMark(t, closing+opening) {
			slack += 0.5
		}
	}
	return slack
}

// end ends the row before t. A closing mark takes the last character along.
func (s *setter) end(t string) {
	var carried []string
	for isMark(t, closing) && len(s.row) > 2 {
		t = s.row[len(s.row)-1]
		carried = append([]string{t}, carried...)
		s.row = s.row[:len(s.row)-1]
	}
	for len(s.row) > 1 && isMark(s.row[len(s.row)-1], opening) {
		carried = append([]string{s.row[len(s.row)-1]}, carried...)
		s.row = s.row[:len(s.row)-1]
	}
	s.rows = append(s.rows, strings.TrimRight(strings.Join(s.row, ""), " "))
	s.row, s.used = carried, widthOf(strings.Join(carried, ""))
}

// tokens divides text into what a row's end does not cut: characters, and whole numbers and Latin words if whole.
func tokens(text string, whole bool) []string {
	const longest = 9
	var out []string
	last := false
	for _, c := range text {
		joins := whole && (c > ' ' && c < 0x7f && !strings.ContainsRune(closing+"()", c) || c >= '０' && c <= '９')
		if n := len(out); joins && last && len(out[n-1]) < longest {
			out[n-1] += string(c)
		} else {
			out = append(out, string(c))
		}
		last = joins
	}
	return out
}

func isMark(t, marks string) bool { return strings.Contains(marks, t) && t != "" }

// widthOf gives the width of text in squares of the type.
func widthOf(text string) float64 {
	w := 0.0
	for _, c := range text {
		if c < 0x2000 && c != '·' {
			w += 0.5
		} else {
			w++
		}
	}
	return w
}
