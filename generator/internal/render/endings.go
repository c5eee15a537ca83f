package render

import (
	"html/template"
	"strings"
	"text/template/parse"
)

// When a layout leaves a tag or an attribute open, html/template says so without a place. What follows finds one.

// unfinished tells whether a file by itself ends inside a tag or an attribute, and gives the line of the last tag that
// opens in the first part that does so.
func (l *Layouts) unfinished(name string) (int, bool) {
	text, err := l.files.read(name)
	if err != nil {
		return 0, false
	}
	t, err := template.New(name).Parse(string(text))
	if err != nil {
		return 0, false
	}
	nodes := t.Tree.Root.Nodes
	for n := 1; n <= len(nodes); n++ {
		if !l.endsInside(name, nodes[:n]) || !l.stayInside(name, nodes, n) {
			continue
		}
		start := int(nodes[n-1].Position())
		open := strings.LastIndex(string(text[start:min(len(text), start+len(nodes[n-1].String()))]), "<")
		return 1 + strings.Count(string(text[:start+max(open, 0)]), "\n"), true
	}
	return 0, false
}

// stayInside tells whether the file never gets out again after its first n nodes.
func (l *Layouts) stayInside(name string, nodes []parse.Node, n int) bool {
	for ; n <= len(nodes); n++ {
		if !l.endsInside(name, nodes[:n]) {
			return false
		}
	}
	return true
}

// endsInside tells whether text nodes alone leave a tag or attribute open. Actions are left out: a value can't open one.
func (l *Layouts) endsInside(name string, nodes []parse.Node) bool {
	var text strings.Builder
	for _, n := range nodes {
		if n.Type() == parse.NodeText {
			text.WriteString(n.String())
		}
	}
	t, err := template.New(name).Parse(strings.NewReplacer("{{", "", "}}", "").Replace(text.String()))
	return err == nil && l.escape(t) != nil
}
