package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"backissue/generator/internal/fields"
	"backissue/generator/internal/source"
)

// This file is the one place where the template packages' errors become places in layout files. They tell their place
// only in their text: "template: FILE:LINE:COLUMN: message", the column in bytes and often missing.

var templateError = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: (.*)$`)

// executing opens the message of a fault that shows when a sheet is made. The excerpt shows the same.
var executing = regexp.MustCompile(`^executing "[^"]*" at <[^>]*>: `)

// startedAt is what the parser says of an action that is not closed: its line is the one where it gave up.
var startedAt = regexp.MustCompile(`^(unclosed action) started at [^:]+:(\d+)$`)

// tooDeep is what the parser's package says of a template that calls itself without end.
const tooDeep = "exceeded maximum template depth"

const viewsHint = `the fields and methods that layouts have are listed in generator/internal/render/views.go and listviews.go`

// syntaxProblem says where a layout can't be parsed.
func (l *Layouts) syntaxProblem(name string, err error) *source.Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return &source.Problem{Position: source.Position{File: "layouts/" + name}, Message: "the layout is not there",
			Hint: "put it back, or take your own layouts folder away to use the built-in one"}
	}
	return l.problem(name, err.Error(), "each {{ needs its }}, and each if, range, with and define its {{end}}")
}

// executionProblem says what went wrong when a sheet was made.
func (l *Layouts) executionProblem(sheet *Sheet, err error) error {
	name := sheet.Kind.file()
	if errors.Is(err, errTooSlow) {
		return &source.Problem{Position: source.Position{File: "layouts/" + name},
			Message: fmt.Sprintf("making %s takes longer than %s", sheet.Address, l.limit),
			Hint:    "look for a range over a large number, or templates that call each other"}
	}
	if strings.Contains(err.Error(), tooDeep) {
		return l.problem(name, err.Error(), "a template calls itself, or two call each other, without end: put the call inside an if")
	}
	return l.problem(name, err.Error(), viewsHint)
}

// problem makes a Problem of a template error's text. File is where the fault is when the text does not say.
func (l *Layouts) problem(file, text, hint string) *source.Problem {
	line, column, message := 0, 0, text
	if m := templateError.FindStringSubmatch(text); m != nil {
		file, message = m[1], executing.ReplaceAllString(m[4], "")
		line, _ = strconv.Atoi(m[2])
		column, _ = strconv.Atoi(m[3])
		if m[3] != "" {
			column++ // counted from 0
		}
	}
	if m := startedAt.FindStringSubmatch(message); m != nil {
		message = m[1]
		line, _ = strconv.Atoi(m[2])
	}
	content, err := l.files.read(file)
	if small := l.minified[file]; small != nil && column > 0 {
		line, column = small.placeInFile(content, line, column)
	}
	line = min(line, 1+bytes.Count(bytes.TrimRight(content, "\r\n"), []byte("\n"))) // the parser finds an end missing after the last line
	if err != nil {
		return &source.Problem{Position: source.Position{File: "layouts/" + file, Line: line}, Message: message, Hint: hint}
	}
	p := source.NewProblem(source.Position{File: "layouts/" + file, Line: line}, content, message, hint)
	p.Column = characterColumn(p.Excerpt, column)
	if column == 0 {
		p.Column = suspectColumn(p.Excerpt, message)
	}
	return p
}

func characterColumn(line string, byteColumn int) int {
	return utf8.RuneCountInString(line[:min(max(byteColumn-1, 0), len(line))]) + 1
}

var quoted = regexp.MustCompile(`"([^"]+)"|<([^>]+)>`)

// suspectColumn finds what the message quotes in the line, or else the line's first action.
func suspectColumn(line, message string) int {
	for _, m := range quoted.FindAllStringSubmatch(message, -1) {
		if at := strings.Index(line, m[1]+m[2]); at >= 0 {
			return utf8.RuneCountInString(line[:at]) + 1
		}
	}
	if at := strings.Index(line, "{{"); at >= 0 {
		return utf8.RuneCountInString(line[:at]) + 1
	}
	return 1
}

// escapeProblem makes html/template look at a kind's layout now, for it would do so at the first sheet: it refuses a
// layout in which it can't tell what a value would be: text, an attribute, an address, a script.
func (l *Layouts) escapeProblem(kind Kind, set *template.Template, all trees) source.Problems {
	err := l.escape(set)
	if err == nil {
		return nil
	}
	hint := "check the tags and quotes before this place"
	if err.ErrorCode == template.ErrNoSuchTemplate {
		hint = all.missingTemplateHint(err.Description)
	}
	err.Description, _, _ = strings.Cut(err.Description, ": {state") // what follows are the escaper's own notes
	if err.Node != nil {
		return source.Problems{l.problem(kind.file(), placed(set, err), hint)}
	}
	if err.Line > 0 {
		return source.Problems{l.problem(kind.file(), fmt.Sprintf("template: %s:%d: %s", err.Name, err.Line, err.Description), hint)}
	}
	// The whole sheet ends inside a tag or an attribute. The file that does not end as it began is at fault.
	for _, name := range append([]string{kind.file()}, l.templates()...) {
		if at, unfinished := l.unfinished(name); unfinished {
			return source.Problems{l.problem(name, fmt.Sprintf("template: %s:%d: what opens here is not closed: %s", name, at, err.Description), hint)}
		}
	}
	return source.Problems{l.problem(kind.file(), err.Description, hint)}
}

func (t trees) missingTemplateHint(message string) string {
	const otherwise = "a template is a file partials/NAME.html, or what stands between {{define \"NAME\"}} and its {{end}}"
	called := quoted.FindStringSubmatch(message)
	if called == nil {
		return otherwise
	}
	return fields.DidYouMean(called[1], slices.Sorted(maps.Keys(t)), otherwise)
}

// escape runs the escaper, and nothing else: a set that was executed can't be copied, so it works on the set itself.
func (l *Layouts) escape(set *template.Template) *template.Error {
	found, _ := errors.AsType[*template.Error](l.execute(set, refuse{}, nil))
	return found
}

var errRefused = errors.New("nothing is written")

// refuse ends an execution at its first byte.
type refuse struct{}

func (refuse) Write([]byte) (int, error) { return 0, errRefused }

func placed(set *template.Template, e *template.Error) string {
	for _, t := range set.Templates() {
		if t.Tree != nil && holds(t.Tree.Root, e.Node) {
			location, _ := t.Tree.ErrorContext(e.Node)
			return "template: " + location + ": " + e.Description
		}
	}
	return e.Error()
}

func holds(in, wanted parse.Node) bool {
	found := false
	inspect(in, func(n parse.Node) { found = found || n == wanted })
	return found
}

// distinct leaves one problem of those at one place: a partial is part of every kind's layout.
func distinct(problems source.Problems) source.Problems {
	seen := map[string]bool{}
	return slices.DeleteFunc(problems, func(p *source.Problem) bool {
		key := p.Position.String() + p.Message
		known := seen[key]
		seen[key] = true
		return known
	})
}

// templates gives the paths of all layout files.
func (l *Layouts) templates() []string {
	names, _ := l.files.names()
	return slices.DeleteFunc(names, func(name string) bool { return !strings.HasSuffix(name, ".html") })
}
