package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/parse/v2"

	"backissue/generator/internal/source"
)

// Layouts are minified once, when they are loaded, and no sheet is after. The minifier knows where actions begin and end, but
// not what they do, and it has been wrong about both; so what it made is taken only when it holds the very same actions in the
// same order, none of them joined to or parted from what stands beside it. Otherwise the layout is used as it was written.

// minified is a layout's smaller text. Its actions are those of the file, which gives a fault's place in the one its place
// in the other.
type minified struct {
	text    []byte
	actions []action // in text
	written []action // in the file
}

// action is where an action begins and ends in a text.
type action struct{ from, to int }

// placeInFile gives the line and byte column, both counted from 1, that a place in an action of the smaller text has in the file.
func (m *minified) placeInFile(file []byte, line, column int) (int, int) {
	start := 0
	for range line - 1 {
		start += bytes.IndexByte(m.text[start:], '\n') + 1
	}
	at := start + column - 1
	i := sort.Search(len(m.actions), func(i int) bool { return m.actions[i].from > at }) - 1
	if i < 0 {
		return line, column
	}
	before := file[:min(m.written[i].from+at-m.actions[i].from, len(file))]
	return 1 + bytes.Count(before, []byte("\n")), len(before) - bytes.LastIndexByte(before, '\n')
}

// minify makes the layouts smaller. Its problems are scripts and styles that are no such thing.
func (l *Layouts) minify(names []string) (source.Problems, error) {
	m := newMinifier()
	l.minified = map[string]*minified{}
	surveys := map[string]*survey{}
	var problems source.Problems
	for _, name := range names {
		if path.Ext(name) != ".html" || strings.HasPrefix(name, "assets/") {
			continue
		}
		text, err := l.files.read(name)
		if err != nil {
			return nil, err
		}
		s := surveyOf(m, text)
		surveys[name] = s
		small, err := minifyLayout(m, text, s.raw)
		if fault, ok := errors.AsType[*parse.Error](err); ok && len(s.faults) == 0 {
			s.faults = append(s.faults, parse.Error{Message: fault.Message, Line: fault.Line}) // its column is not to be trusted
		}
		for _, fault := range s.faults {
			problems = append(problems, source.NewProblem(source.Position{File: "layouts/" + name, Line: fault.Line, Column: fault.Column}, text,
				"this can't be made smaller: "+fault.Message, "mend the syntax"))
		}
		if small != nil {
			l.minified[name] = small
		}
	}
	l.keepInserts(surveys)
	return problems, nil
}

// keepInserts takes back what was made of layouts that stand inside an attribute, a script or preformatted text. By
// themselves they look like any other, and spaces in them would be dropped that mean something there.
func (l *Layouts) keepInserts(surveys map[string]*survey) {
	var kept []string // names of templates
	for _, s := range surveys {
		kept = append(kept, s.inserts...)
	}
	for i := 0; i < len(kept); i++ {
		for name, s := range surveys {
			partial := strings.TrimSuffix(strings.TrimPrefix(name, "partials/"), ".html")
			if l.minified[name] == nil || partial != kept[i] && !slices.Contains(s.defines, kept[i]) {
				continue
			}
			delete(l.minified, name)
			kept = append(kept, s.calls...)
		}
	}
}

func newMinifier() *minify.M {
	m := minify.New()
	m.Add("text/html", &html.Minifier{TemplateDelims: html.GoTemplateDelims})
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("application/javascript", js.Minify)
	m.AddFunc("text/javascript", js.Minify)
	m.AddFunc("application/json", json.Minify)
	m.AddFunc("application/ld+json", json.Minify)
	m.AddFunc("image/svg+xml", func(m *minify.M, w io.Writer, r io.Reader, params map[string]string) error {
		picture, err := io.ReadAll(r)
		if err == nil && bytes.Contains(picture, []byte("{{")) { // actions are not known there
			_, err = w.Write(picture)
			return err
		}
		return errors.Join(err, svg.Minify(m, w, bytes.NewReader(picture), params))
	})
	return m
}

// edge stands at both ends of a layout while it is minified. A layout is a part of a sheet: a space or an end tag at its end
// may mean something to what comes next.
const edge = "{{/**/}}"

// minifyLayout gives nil when the layout is better left as it is. The error tells what in it is not what it should be.
func minifyLayout(m *minify.M, text []byte, raw []rawText) (*minified, error) {
	var b bytes.Buffer
	if err := m.Minify("text/html", &b, bytes.NewReader(setAside(text, raw))); err != nil {
		return nil, err
	}
	small, opens := bytes.CutPrefix(b.Bytes(), []byte(edge))
	small, closes := bytes.CutSuffix(small, []byte(edge))
	for i, r := range raw {
		put := text[r.from:r.to]
		if strings.HasSuffix(r.kind, "json") {
			put = lineEnd.ReplaceAll(put, nil)
		}
		small = bytes.Replace(small, standIn(i), put, 1)
	}
	made := &minified{text: small, actions: actionsOf(small), written: actionsOf(text)}
	if !opens || !closes || !made.holds(text) {
		return nil, nil
	}
	return made, nil
}

// lineEnd is one in JSON, where it stands only between two parts, never in one. The minifier reads no JSON with actions in it.
var lineEnd = regexp.MustCompile(`[ \t\r]*\n\s*`)

// setAside gives a layout for the minifier: with edges, and with an action for each raw text that holds some, for it takes such
// a script or a textarea for HTML.
func setAside(text []byte, raw []rawText) []byte {
	aside := []byte(edge)
	from := 0
	for i, r := range raw {
		aside = append(append(aside, text[from:r.from]...), standIn(i)...)
		from = r.to
	}
	return append(append(aside, text[from:]...), edge...)
}

func standIn(i int) []byte { return fmt.Appendf(nil, "{{/*raw %d*/}}", i) }

// holds tells whether the actions are those of the file, each beside what it stood beside there.
func (m *minified) holds(file []byte) bool {
	if len(m.actions) != len(m.written) {
		return false
	}
	for i, now := range m.actions {
		was, act := m.written[i], m.text[now.from:now.to]
		if !bytes.Equal(act, file[was.from:was.to]) || !bytes.HasSuffix(file[:was.from], openReference(m.text[:now.from])) ||
			isSpaceAt(m.text, now.from-1) && !mayBeSpaceAt(file, was.from-1, bytes.HasPrefix(act, []byte("{{- "))) ||
			isSpaceAt(m.text, now.to) && !mayBeSpaceAt(file, was.to, bytes.HasSuffix(act, []byte(" -}}"))) {
			return false
		}
	}
	return true
}

// openReference gives the character reference that a text ends in the middle of. The value of an action there would end it:
// a minifier that makes & of &amp; makes < of what reads &lt; with the value lt;
func openReference(text []byte) []byte {
	for i := len(text) - 1; i >= 0; i-- {
		switch c := text[i]; {
		case c == '&':
			return text[i:]
		case c != '#' && !isLetterOrDigit(c):
			return nil
		}
	}
	return nil
}

func isLetterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isSpaceAt(text []byte, i int) bool {
	return i >= 0 && i < len(text) && strings.IndexByte(" \t\r\n\f", text[i]) >= 0
}

// mayBeSpaceAt tells whether there is a space, or a tag or comment that may have gone from between an action and a space. From
// an action that takes spaces away, nothing may have gone.
func mayBeSpaceAt(text []byte, i int, trims bool) bool {
	return isSpaceAt(text, i) || !trims && i >= 0 && i < len(text) && strings.IndexByte("<>", text[i]) >= 0
}

// actionsOf finds the actions of a layout as the template parser does: a }} in a quoted string or a comment does not end one.
func actionsOf(text []byte) []action {
	var found []action
	for at := 0; ; {
		open := bytes.Index(text[at:], []byte("{{"))
		if open < 0 {
			return found
		}
		from := at + open
		at = from + actionLength(text[from:])
		found = append(found, action{from, at})
	}
}

var startOfComment = regexp.MustCompile(`^\{\{(- )?/\*`)

func actionLength(text []byte) int {
	if startOfComment.Match(text) {
		if end := bytes.Index(text, []byte("*/")); end >= 0 {
			return closed(text, end+2)
		}
		return len(text)
	}
	for i := 2; i < len(text); i++ {
		switch c := text[i]; {
		case c == '}' && bytes.HasPrefix(text[i:], []byte("}}")):
			return i + 2
		case c == '`', c == '"', c == '\'':
			for i++; i < len(text) && text[i] != c; i++ {
				if text[i] == '\\' && c != '`' {
					i++
				}
			}
		}
	}
	return len(text)
}

// closed gives the place after the next }}.
func closed(text []byte, from int) int {
	if end := bytes.Index(text[from:], []byte("}}")); end >= 0 {
		return from + end + 2
	}
	return len(text)
}
