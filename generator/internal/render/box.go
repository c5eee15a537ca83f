package render

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// boxMark opens the first line of a quote that is a box; the rest of that line is the box's title.
const boxMark = "[!BOX]"

// box is a sidebar that belongs to an article. Its first child is a heading, unless it has no title.
type box struct{ ast.BaseBlock }

var boxKind = ast.NewNodeKind("Box")

func (*box) Kind() ast.NodeKind { return boxKind }

func (b *box) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// boxes makes boxes of the quotes that are marked as such.
func boxes(document ast.Node, source []byte) {
	var marked []*ast.Blockquote
	walk(document, func(n ast.Node) {
		if quote, ok := n.(*ast.Blockquote); ok && isBox(quote, source) {
			marked = append(marked, quote)
		}
	})
	for _, quote := range marked {
		makeBox(quote, source)
	}
}

func isBox(quote *ast.Blockquote, source []byte) bool {
	first, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || first.Lines().Len() == 0 {
		return false
	}
	line := first.Lines().At(0)
	return bytes.HasPrefix(line.Value(source), []byte(boxMark))
}

func makeBox(quote *ast.Blockquote, source []byte) {
	first := quote.FirstChild()
	line := first.Lines().At(0)
	after := line.Value(source)[len(boxMark):]
	spaces := len(after) - len(bytes.TrimLeft(after, " \t"))
	b, title := &box{}, ast.NewHeading(subheadLevel)
	takeTitle(first, title, line.Start+len(boxMark)+spaces)
	if title.FirstChild() != nil {
		b.AppendChild(b, title)
	}
	if first.FirstChild() == nil {
		quote.RemoveChild(quote, first)
	}
	for child := quote.FirstChild(); child != nil; child = quote.FirstChild() {
		b.AppendChild(b, child)
	}
	quote.Parent().ReplaceChild(quote.Parent(), quote, b)
}

// takeTitle moves what stands in the paragraph's first line after the mark to the title, and drops the mark.
func takeTitle(paragraph, title ast.Node, markEnd int) {
	for child := paragraph.FirstChild(); child != nil; child = paragraph.FirstChild() {
		words, isText := child.(*ast.Text)
		if isText && words.Segment.Start < markEnd {
			words.Segment = words.Segment.WithStart(min(markEnd, words.Segment.Stop))
		}
		ends := isText && (words.SoftLineBreak() || words.HardLineBreak())
		if isText {
			words.SetSoftLineBreak(false)
			words.SetHardLineBreak(false)
		}
		if isText && words.Segment.IsEmpty() {
			paragraph.RemoveChild(paragraph, child)
		} else {
			title.AppendChild(title, child)
		}
		if ends {
			return
		}
	}
}
