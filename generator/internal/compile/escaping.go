package compile

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"text/template/parse"

	"backissue/generator/internal/lent"
)

// samples are templates with one value in a place of each kind. Which chain of escapers each place gets is html/template's
// to say. A chain that stands nowhere here is refused, so a line that is missing costs speed and nothing else.
var samples = []string{
	`{{.}}`,
	`<p title="{{.}}">`,
	`<p title={{.}}>`,
	`<title>{{.}}</title>`,
	`<a href="{{.}}">`,
	`<a href="a/{{.}}">`,
	`<a href="?{{.}}">`,
	`<a href={{.}}>`,
	`<a href=a/{{.}}>`,
	`<a href=?{{.}}>`,
	`<meta http-equiv="refresh" content="0; url={{.}}">`,
	`<img srcset="{{.}}">`,
	`<p {{.}}>`,
	`<!-- {{.}} -->`,
	`<script>"{{.}}"</script>`,
	"<script>`{{.}}`</script>",
	`<script>/{{.}}/</script>`,
	`<script>a={{.}}</script>`,
	`<p onclick="'{{.}}'">`,
	`<p onclick="a={{.}}">`,
	`<p onclick="/{{.}}/">`,
	`<style>p{color:{{.}}}</style>`,
	`<style>p{content:"{{.}}"}</style>`,
	`<style>p{background:url({{.}})}</style>`,
	`<style>p{background:url(a/{{.}})}</style>`,
	`<style>p{background:url(?{{.}})}</style>`,
	`<p style="color:{{.}}">`,
	`<p style="background:url({{.}})">`,
	`<p style="background:url(a/{{.}})">`,
}

// escaper is html/template at one kind of place.
type escaper struct {
	chain         []string
	sample        *template.Template
	before, after int // bytes of the sample round the value
	known         *tables
	once          sync.Once
	last          atomic.Pointer[answer] // what was asked last
}

var escapers = sync.OnceValue(func() map[string]*escaper {
	found := map[string]*escaper{}
	for _, text := range samples {
		t := template.Must(template.New("sample").Parse(text))
		if t.Execute(io.Discard, "") != nil {
			continue // no place for a value in this version of html/template
		}
		e := &escaper{sample: t}
		var chain []string
		for _, n := range t.Tree.Root.Nodes {
			switch n := n.(type) {
			case *parse.ActionNode:
				for _, cmd := range n.Pipe.Cmds[1:] {
					chain = append(chain, cmd.String())
				}
			case *parse.TextNode:
				if chain == nil {
					e.before += len(n.Text)
				} else {
					e.after += len(n.Text)
				}
			}
		}
		key := strings.Join(chain, " | ")
		if found[key] == nil {
			e.chain = chain
			found[key] = e
		}
	}
	return found
})

// escaperOf gives the escaper that stands in a pipeline as chain, or nil.
func escaperOf(chain []string) *escaper {
	e := escapers()[strings.Join(chain, " | ")]
	if e != nil {
		e.once.Do(func() { e.known = e.look() })
	}
	return e
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// escape lets html/template write a value.
func (e *escaper) escape(dst []byte, value any) ([]byte, error) {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	if err := e.sample.Execute(buffer, value); err != nil {
		return dst, fmt.Errorf("escape a value: %w", err)
	}
	written := buffer.Bytes()
	return append(dst, written[e.before:len(written)-e.after]...), nil
}

// settle escapes what stands in the machine's output from a place on, the text of an expression's value.
func (e *escaper) settle(m *machine, from int, x *expression, dot lent.Place) {
	if e.known.keep(m.out[from:]) {
		return
	}
	m.scratch = append(m.scratch[:0], m.out[from:]...)
	text := m.scratch
	isText := x.typ == textType
	if e.known.answers != nil { // to such escapers a value is its text
		isText = true
		var done bool
		if m.out, done = e.known.answer(m.out[:from], text); done {
			return
		}
	}
	if isText {
		var done bool
		if m.out, done = e.known.keepBetween(m.out[:from], text); done {
			return
		}
	}
	if !isText {
		m.out = must(e.escape(m.out[:from], x.value(m, dot).Interface()))
		return
	}
	if last := e.last.Load(); last != nil && last.text == string(text) { // such as the address for reports, which is on every sheet
		m.out = append(m.out[:from], last.escaped...)
		return
	}
	m.out = must(e.escape(m.out[:from], string(text)))
	e.last.Store(&answer{string(text), string(m.out[from:])})
}

var textType = reflect.TypeFor[string]()

// answer is what html/template made of a text.
type answer struct{ text, escaped string }
