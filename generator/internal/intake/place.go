package intake

import (
	"fmt"
	"path"
	"regexp"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
)

// Place is where a page belongs.
type Place struct {
	Key        edition.Key // with no date when nobody knows the day
	Page       int
	DateSource string
	Format     string
	Misdate    string // what is odd about the day that the page prints, when nobody else tells it
	Unread     bool   // nobody tells the page's number, though its file's name has figures that may be one
}

// Given is what the command line says of the pages; zero values are not given. It outranks what their paths say.
type Given struct {
	Date          edition.Date
	Edition       string
	Page          int
	IgnorePrinted bool // what the pages print of themselves is misread: don't compare, don't take it
}

func pathPatterns(c *config.Config) []*config.PathPattern {
	var patterns []*config.PathPattern
	for _, list := range [][]string{c.Import.Paths, config.UsualPaths} {
		for _, text := range list {
			if p, err := config.ParsePathPattern(text); err == nil { // config was checked when it was read
				patterns = append(patterns, p)
			}
		}
	}
	return patterns
}

// wordsOf gives what a file's path says of the page.
func (r *Reader) wordsOf(f File) config.PathWords {
	for _, p := range r.paths {
		if words, ok := p.Match(f.place); ok {
			return words
		}
	}
	return config.PathWords{}
}

// sections counts the pages before each section's. Section A begins with page 1 unless config.yaml says otherwise, and P is a section's
// letter only there: p03 is page 3. Another section's letter means nothing until config.yaml says where it begins: A02 and B02 must not both become page 2.
type sections map[string]int

func (s sections) number(section string, page int) (int, bool) {
	before, known := s[section]
	n := before + page
	return n, (known || section == "" || section == "A" || section == "P") && n <= edition.MostPages
}

var (
	dayInName = regexp.MustCompile(`(?:1[6-9]|20)\d\d\D?\d{1,2}\D?\d{1,2}`)
	figure    = regexp.MustCompile(`\d|版`)
)

// figuresBesideDay tells whether the name of a file has figures that are no day's.
func figuresBesideDay(name string) bool {
	return figure.MatchString(dayInName.ReplaceAllString(path.Base(name), ""))
}

// place decides where a page belongs. A page that prints another day or number than its path or the command line says is
// a Problem, and so is one whose day nobody knows; the place is then what the page itself prints.
func (r *Reader) place(f File, reading *Reading, g Given) (Place, source.Problems) {
	words := r.wordsOf(f)
	p := Place{DateSource: edition.DateGiven, Format: "text"}
	p.Key = toldKey(g, words)
	printed := reading.Printed
	if g.IgnorePrinted {
		printed = Printed{}
	}
	var problems source.Problems
	day, who := p.Key.Date, "--date"
	if g.Date.IsZero() {
		who = "its path"
	}
	switch {
	case printed.Date.IsZero() && day.IsZero():
		problems = append(problems, reading.noDate(f.Name))
	case printed.Date == day:
		p.DateSource = edition.DatePrinted
	case day.IsZero():
		p.Key.Date, p.DateSource, p.Misdate = printed.Date, edition.DatePrinted, printed.Misdate
	case !printed.Date.IsZero():
		p.Key.Date = printed.Date
		problems = append(problems, reading.contradiction(f.Name, printed.DateAt,
			fmt.Sprintf("the page prints the day %s, but %s says %s", printed.Date, who, day), who))
	}
	number, problem := r.number(f, reading, printed, g.Page, words)
	if problem != nil {
		problems = append(problems, problem)
	}
	p.Page, p.Unread = max(number, 1), number == 0 && figuresBesideDay(f.place)
	return p, problems
}

// toldKey gives the edition that the command line or a path tells, with no date when neither does.
func toldKey(g Given, words config.PathWords) edition.Key {
	key := edition.Key{Date: g.Date, Name: g.Edition}
	if key.Date.IsZero() {
		key.Date = words.Date
	}
	if key.Name == "" {
		key.Name = words.Edition
	}
	return key
}

// number decides a page's number, 0 when nobody tells it. A path that has a number and no day has the number of a scan as likely as not, so it
// counts only when the page prints none.
func (r *Reader) number(f File, reading *Reading, printed Printed, given int, words config.PathWords) (int, *source.Problem) {
	told, who, known := given, "--page", true
	if given == 0 && words.Page > 0 {
		told, known = r.sections.number(words.Section, words.Page)
		who = "its path"
		switch scan := words.Date.IsZero(); {
		case scan && (!known || printed.Page > 0):
			told = 0
		case !known:
			return words.Page, unknownSection(source.Position{File: f.Name}, words.Section, words.Page)
		}
	}
	if printed.Page == 0 {
		return told, nil
	}
	number, known := r.sections.number(printed.Section, printed.Page)
	switch {
	case !known && told > 0:
		return told, nil // there is nothing to compare a letter with that has no number
	case !known:
		return printed.Page, unknownSection(source.Position{File: f.Name, Line: printed.PageAt.Line, Column: printed.PageAt.Column}, printed.Section, printed.Page)
	case told > 0 && told != number:
		return number, reading.contradiction(f.Name, printed.PageAt, fmt.Sprintf("the page prints the number %d, but %s says %d", number, who, told), who)
	}
	return number, nil
}

func unknownSection(at source.Position, section string, page int) *source.Problem {
	if section == "" || section == "A" {
		return source.NewProblem(at, nil, fmt.Sprintf("page %s%d would have a number above %d", section, page, edition.MostPages), fmt.Sprintf("a page's number is from 1 to %d", edition.MostPages))
	}
	return source.NewProblem(at, nil, fmt.Sprintf("this is page %s%02d, and config.yaml does not say with which page section %s begins", section, page, section),
		fmt.Sprintf("write how many pages come before it, such as import: {sections: {%s: 20}}: %s%02d is then page %d; or give the number with --page", section, section, page, page+20))
}

// contradiction is the problem of a page that prints another thing than the person says who brings it.
func (r *Reading) contradiction(name string, at spot, message, who string) *source.Problem {
	hint := "leave " + who + " out, or give the file of that day and page"
	if who == "its path" {
		hint = "rename the file"
	}
	p := source.NewProblem(source.Position{File: name, Line: at.Line, Column: at.Column}, nil, message, hint+"; if the page's line is misread, --ignore-printed takes no notice of it")
	if at.Line > 0 && at.Line <= len(r.page.Lines) {
		p.Excerpt = r.page.Lines[at.Line-1].Text
	}
	return p
}

const noDateMessage = "the page prints no date, and neither its path nor --date gives one"

func (r *Reading) noDate(name string) *source.Problem {
	hint := "say which day's paper it is: --date YYYY-MM-DD"
	if newest := newestDay(r.Articles); !newest.IsZero() {
		hint = fmt.Sprintf("the newest day that its text names is %s, so perhaps --date %s", newest, nextDay(newest))
	}
	return source.NewProblem(source.Position{File: name}, nil, noDateMessage, hint)
}
