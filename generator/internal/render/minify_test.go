package render

import (
	"fmt"
	"html/template"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

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

// What a layout does to a partial it calls, it does to the sheets of other kinds: their digest tells.
func TestDigestCoversHowPartialsAreUsed(t *testing.T) {
	digest := func(tag string) uint64 {
		l, err := load(map[string]string{"person.html": `{{template "words" .}}`, "tag.html": tag, "partials/words.html": "<p>a</p>   <p>b</p>"})
		if err != nil {
			t.Fatal(err)
		}
		return l.Digests()[Person].Whole()
	}
	if digest(`{{template "words" .}}`) == digest(`<pre>{{template "words" .}}</pre>`) {
		t.Error("the partial is minified for one and not for the other, and the digest is the same")
	}
	if digest("a") != digest("b") {
		t.Error("a layout of another kind that changes nothing changes the digest")
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
		`<p>a &amp;{{"lt;b"}} &amp;{{/* c */}}lt; <b>&lt;</b>{{"p>"}} &#38;{{"amp;"}} &amp;l{{"t;"}}</p>`,
		`<p class=x{{.Number}} id={{.Number}}>x</p><img alt={{.Name}} src="a.png"><p class='{{.Number}}' title=''>x</p>`,
		`<a href=x{{ .Number }}#{{ .Number }}>x</a><a href={{.Number}}#b>x</a>`,
		"<dl>{{range .Weekdays}}<dt>{{.}}</dt><dd>a</dd> {{end}}</dl><!--[if IE]>{{.Name}}<![endif]-->",
		`{{block "x" .}} <b>a</b> {{end}}{{define "y"}} b {{end}}c{{template "y" .}}d{{template "x" .}}`,
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
		if _, _, err := l.parse(); err != nil {
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

// The same for layouts that nobody would write.
func TestMinifiedLayoutsOfAnyKind(t *testing.T) {
	m := newMinifier()
	pieces := rapid.SampledFrom([]string{" ", "  ", "\n", "a", "b c", "-", ";", "lt;", "'", "\"", "=", "/", "&amp;", "&lt;", "&", "&#38;", "<br>", "{{.V}}", "{{.V}}", "{{.N}}", "{{.W}}", "{{- .V}}", "{{.V -}}", "{{/* } */}}", `{{"}}"}}`,
		"<b>a</b>", "<b> {{.V}} </b>", "<p>a</p>", "<p>{{.V}}</p>", "<div> a </div>", "<ul> <li>a</li> <li>{{.V}}</li> </ul>", "<a href=\"{{.W}}\">x</a>", "<a href={{.W}}>x</a>", "<a {{if .N}}id=q{{end}}>x</a>",
		"<span title='{{.V}}'></span>", "<p class=\"x{{if .Z}} y{{end}}\" id=a>b</p>", "<p title={{.N}}-x>c</p>", "<pre>\n a  {{.V}}\n</pre>", "<textarea> {{.V}}  b</textarea>", "<script>a = \"x  \" + {{.V}}</script>",
		"<h{{.N}}>x</h{{.N}}>", "<button> a </button>", "<select><option>{{.V}}</option> <option>b</option></select>", "<!-- a -->x", "<!-- {{.V}} -->", "<svg><path d=\"M 0 {{.N}}\"/></svg>", "<table><tr><td>{{.V}}</td> <td>b</td></tr></table>",
		"{{if .N}}", "{{if .Z}}", "{{else}}", "{{end}}", "{{end}}", "{{range .L}}", "{{with .V}}"})
	data := map[string]any{"V": " lt;<v>  &w", "N": 2, "W": "w", "Z": 0, "L": []int{1, 2}}
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(strings.Join(rapid.SliceOfN(pieces, 1, 12).Draw(t, "pieces"), ""))
		s := surveyOf(m, text)
		small, err := minifyLayout(m, text, s.raw)
		if err != nil || small == nil || len(s.inserts) > 0 {
			return
		}
		whole, ok := made(string(text), data)
		if !ok {
			return
		}
		if got, ok := made(string(small.text), data); !ok || got != whole {
			t.Fatalf("%s\n%s\nminified %s\n   as is %s", text, small.text, got, whole)
		}
	})
}

func made(text string, data any) (string, bool) {
	t, err := template.New("x").Parse(text)
	if err != nil {
		return "", false
	}
	var b strings.Builder
	b.WriteString("<!doctype html><main>")
	if err := t.Execute(&b, data); err != nil {
		return "", false
	}
	document, err := html.Parse(strings.NewReader(b.String() + "</main>"))
	return seenOf(document), err == nil
}

// seen gives the main part of a sheet as a browser reads it.
func seen(t *testing.T, sheet []byte) string {
	t.Helper()
	document, err := html.Parse(strings.NewReader(string(sheet)))
	if err != nil {
		t.Fatal(err)
	}
	return seenOf(document)
}

// seenOf gives the elements of the main part, and then its text: with one space for several, and none beside a block.
func seenOf(document *html.Node) string {
	var tags, text strings.Builder
	for n := range document.Descendants() {
		if n.Type == html.ElementNode && n.Data == "main" {
			readElement(n, &tags, &text)
		}
	}
	return tags.String() + "\n" + besideBlock.ReplaceAllString(spaces.ReplaceAllString("|"+text.String()+"|", " "), "|")
}

var (
	spaces      = regexp.MustCompile(`[ \n\t]+`)
	besideBlock = regexp.MustCompile(` ?\|[| ]*`)
	verbatim    = strings.NewReplacer(" ", "_", "\n", "/")
	squeezed    = strings.NewReplacer("  ", "__", " ", "", "\n", "") // of a script: two spaces are in strings only
)

func readElement(n *html.Node, tags, text *strings.Builder) {
	const inline = " a b i em u span time button noscript img input "
	for child := range n.ChildNodes() {
		switch {
		case child.Type == html.TextNode && (n.Data == "pre" || n.Data == "textarea"):
			text.WriteString(verbatim.Replace(child.Data))
		case child.Type == html.TextNode && (n.Data == "script" || n.Data == "style"):
			text.WriteString(squeezed.Replace(child.Data))
		case child.Type == html.TextNode:
			text.WriteString(child.Data)
		case child.Type == html.ElementNode:
			fmt.Fprintf(tags, "<%s %q>", child.Data, child.Attr)
			block := !strings.Contains(inline, " "+child.Data+" ")
			if block {
				text.WriteByte('|')
			}
			readElement(child, tags, text)
			if block {
				text.WriteByte('|')
			}
			fmt.Fprintf(tags, "</%s>", child.Data)
		}
	}
}
