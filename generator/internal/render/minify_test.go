package render

import (
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"backissue/layouts"
)

// The built-in layouts are all used minified: none is written so that the minifier goes wrong about it.
func TestBuiltInLayoutsAreMinified(t *testing.T) {
	l, err := Load(nil, layouts.Files, "zh-Hans")
	if err != nil {
		t.Fatal(err)
	}
	names, err := l.files.names()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if path.Ext(name) == ".html" && l.minified[name] == nil {
			t.Errorf("%s is not", name)
		}
	}
}

// Whatever a site's layout holds, minifying it leaves the sheet that a reader sees. Some of these the minifier gets wrong;
// then the layout is used as it is.
func TestMinifiedLayoutsMakeTheSameSheets(t *testing.T) {
	partials := map[string]string{
		"partials/words.html": "  {{.Name}}\n  two   words  \n",
		"partials/item.html":  "<p>one</p>\n",
		"partials/open.html":  "<pre>\n",
		"partials/code.html":  "var a = \"x  y\"; // {{.Number}}\nvar b\n",
	}
	for _, text := range []string{
		`<p>a</p> <b>x</b> {{.Name}} <i>y</i>`,
		"<span>a</span>{{if .Name}} <b>b</b>{{end}} <i>c</i>{{- /* }} */ -}} <u>d</u>",
		`<a {{if .Total}}href="{{.Name}}"{{end}} title="a  b"{{with .Name}} id="{{.}}"{{end}}>x</a>`,
		`<div data-A="{{.Name}}" {{if .Total}}data-open{{end}}{{if .Name}} data-b="{{.Sheet.Title}}"{{end}}>x</div>`,
		`<p title={{.Number}}-x class={{.Number}}>x</p>`,
		`<h{{.Number}}>x</h{{.Number}}>`,
		`<H2 CLASS="{{.Name}}">x</H2>`,
		`<p>{{"}}"}} {{` + "`}} <b>`" + `}} {{printf "%s {{" .Name}}</p>`,
		`<p><!-- {{.Name}} -->a <!-- b --> c</p>`,
		`<ul>{{range $n := .Weekdays}}<li>{{$n}}</li> {{else}}<li>none</li>{{end}}</ul>`,
		`<select>{{range .Weekdays}}<option value="{{.}}">{{.}}</option>{{end}} </select>`,
		"<table><tr>{{range .Weekdays}}<td>{{.}}</td>\n{{end}}</tr></table>",
		"<pre>\n a  b\n{{.Name}}  c\n</pre><textarea> a\n {{.Name}} </textarea>",
		`<pre>{{template "words" .}}</pre>{{template "words" .}}`,
		`<textarea>{{template "words" .}}</textarea>`,
		`<p title="{{template "words" .}}">x</p>`,
		"<script>{{template \"code\" .}}</script>",
		`{{template "item" .}}<b>after</b>{{template "item" .}} text`,
		`{{define "inner"}}a   b{{end}}<pre>{{template "inner" .}}</pre>`,
		"<script>\nvar a = {{.Name}}\nvar b = \"{{.Name}}  x\" // c\n</script>",
		"<script type=\"application/ld+json\">\n{\n\"a\": {{.Name}},\n {{if .Name}}\"b\":\n \"x  {{.Name}}\"{{end}}\n}\n</script>",
		"<style>p { color : red }</style><style>p { width : {{.Number}}px }</style>",
		`<svg viewBox="0 0 10 10"><path d="M 0 0 L {{.Number}} 10"/></svg>`,
		`<p>{{if .Name}}<em>a</em>{{else}}b{{end}} c &amp; d &lt; {{.Name}}</p>`,
		`{{if .Name}}<div>{{end}}<p>x</p>{{if .Name}}</div>{{end}}`,
		`<p>a</p>{{if .Name}}b{{end}}`,
		`<input value="{{.Name}}"><input value="x  y">`,
		"<title>a  {{.Name}} &amp; b</title><noscript><p>{{.Name}}</p></noscript>",
	} {
		files := map[string]string{"person.html": text}
		for name, partial := range partials {
			files[name] = partial
		}
		l, err := load(files)
		if err != nil {
			t.Errorf("%s:\n%v", text, err)
			continue
		}
		view := ListView{Sheet: person(Person), Name: "张 <i>伟</i>  3", Number: 2}
		small, err := l.Render(view)
		if err != nil {
			t.Errorf("%s:\n%v", text, err)
			continue
		}
		l.minified = nil
		if _, err := l.parse(mustNames(t, l)); err != nil {
			t.Fatal(err)
		}
		whole, err := l.Render(view)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := seen(t, small), seen(t, whole); a != b {
			t.Errorf("%s:\nminified %s\n   as is %s", text, a, b)
		}
	}
}

func mustNames(t *testing.T, l *Layouts) []string {
	t.Helper()
	names, err := l.files.names()
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// seen gives the main part of a sheet as a browser reads it. Spaces that it would not show are left out; scripts and styles
// are compared without any.
func seen(t *testing.T, sheet []byte) string {
	t.Helper()
	document, err := html.Parse(strings.NewReader(string(sheet)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range document.Descendants() {
		if n.Type != html.TextNode {
			continue
		}
		switch n.Parent.Data {
		case "pre", "textarea":
		case "script", "style":
			n.Data = strings.NewReplacer("  ", "__", " ", "", "\n", "").Replace(n.Data) // two of them are in strings only
		default:
			n.Data = collapsed(n)
		}
	}
	var b strings.Builder
	for n := range document.Descendants() {
		if n.Type == html.ElementNode && n.Data == "main" {
			html.Render(&b, n)
		}
	}
	return b.String()
}

// collapsed gives a text with one space for several, and none beside a block.
func collapsed(n *html.Node) string {
	text := strings.Join(strings.FieldsFunc("x"+n.Data+"x", func(c rune) bool { return strings.ContainsRune(" \n\t", c) }), " ")
	text = text[1 : len(text)-1]
	if n.PrevSibling == nil || isBlock(n.PrevSibling) {
		text = strings.TrimLeft(text, " ")
	}
	if n.NextSibling == nil || isBlock(n.NextSibling) {
		text = strings.TrimRight(text, " ")
	}
	return text
}

func isBlock(n *html.Node) bool {
	return n.Type == html.CommentNode || strings.Contains(" p div pre ul li table tbody tr td h1 h2 select option textarea script style svg ", " "+n.Data+" ")
}
