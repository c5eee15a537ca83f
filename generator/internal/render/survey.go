package render

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"
)

// survey is what must be known of a layout's text before it is minified.
type survey struct {
	calls   []string // the templates it calls
	defines []string // those it defines
	inserts []string // those it calls where text is not HTML: in an attribute, a script, preformatted text
	raw     []rawText
	faults  []parse.Error
}

// rawText is a script, a style or the like that holds actions.
type rawText struct {
	kind     string // its media type
	from, to int
}

var (
	templateCall   = regexp.MustCompile(`\{\{(?:- )?\s*(?:template|block)\s+"([^"]+)"`)
	templateStart  = regexp.MustCompile(`\{\{(?:- )?\s*(?:define|block)\s+"([^"]+)"`)
	valueOnly      = regexp.MustCompile(`^\{\{(?:- )?\s*[^\s/]`)
	controlsOutput = regexp.MustCompile(`^\{\{(?:- )?\s*(?:if|range|with|else|end|define|block|template|break|continue|\$\w*\s*(?:,\s*\$\w*\s*)?:?=)`)
)

func named(pattern *regexp.Regexp, text []byte) []string {
	var names []string
	for _, m := range pattern.FindAllSubmatch(text, -1) {
		names = append(names, string(m[1]))
	}
	return names
}

// surveyOf reads a layout tag by tag.
func surveyOf(m *minify.M, text []byte) *survey {
	s := &survey{calls: named(templateCall, text), defines: named(templateStart, text)}
	input := parse.NewInputBytes(bytes.Clone(text)) // the lexer changes letters in it
	lexer := html.NewTemplateLexer(input, html.GoTemplate)
	tag, kind, preformatted := "", "", false
	for {
		token, part := lexer.Next()
		switch token {
		case html.ErrorToken:
			return s
		case html.StartTagToken:
			tag, kind = string(lexer.Text()), ""
			preformatted = preformatted || tag == "pre"
		case html.EndTagToken:
			preformatted = preformatted && string(lexer.Text()) != "pre"
			tag = ""
		case html.AttributeToken:
			s.inserts = append(s.inserts, named(templateCall, part)...)
			if string(lexer.Text()) == "type" {
				kind = strings.ToLower(strings.Trim(string(lexer.AttrVal()), `"' `))
			}
		case html.TextToken:
			offset := input.Offset() - len(part)
			if lexer.HasTemplate() && tag != "title" { // what stands there is no HTML
				s.inserts = append(s.inserts, named(templateCall, part)...)
				s.raw = append(s.raw, rawText{mediaType(tag, kind), offset, offset + len(part)})
			}
			if tag == "script" || tag == "style" {
				s.check(m, mediaType(tag, kind), text, part, offset)
			}
		case html.TemplateToken, html.SVGToken, html.MathToken, html.XMLToken:
			if preformatted || token != html.TemplateToken {
				s.inserts = append(s.inserts, named(templateCall, part)...)
			}
		}
	}
}

func mediaType(tag, kind string) string {
	switch {
	case kind != "":
		return kind
	case tag == "style":
		return "text/css"
	case tag == "script":
		return "application/javascript"
	}
	return "text/plain"
}

// check reads a script or a style that begins at an offset of text as the minifier does, and notes its first fault. Values
// are stood in for by ones. What ifs and ranges would make of it can't be known here.
func (s *survey) check(m *minify.M, kind string, text, part []byte, offset int) {
	probe := bytes.Clone(part)
	for _, a := range actionsOf(part) {
		one := part[a.from:a.to]
		if !valueOnly.Match(one) || controlsOutput.Match(one) || bytes.ContainsRune(one, '\n') {
			return
		}
		copy(probe[a.from:], bytes.Repeat([]byte("1"), len(one)))
	}
	fault, ok := errors.AsType[*parse.Error](m.Minify(kind, io.Discard, bytes.NewReader(probe)))
	if !ok {
		return
	}
	before := text[:offset]
	if fault.Line == 1 {
		fault.Column += utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	}
	fault.Line += bytes.Count(before, []byte("\n"))
	s.faults = append(s.faults, *fault)
}
