package render

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"backissue/generator/internal/lent"
	"backissue/generator/internal/prose"
)

// Body is an article's body as HTML. It is made once and shown on several sheets, where only the levels of its headings
// differ.
type Body struct {
	text     []byte // for sheets on which a subhead is an h2
	headings []heading
	level    int // of a subhead on the sheet at hand; 0 for an h2
}

// heading is a heading of a Body: where in the text its level stands, in its start tag and its end tag.
type heading struct {
	level      int // in Markdown
	start, end int
}

const (
	topLevel    = 2 // of a heading in a body: the article's own headline is above all of them
	lowestLevel = 6 // that HTML has
)

// At gives the body for a sheet on which a subhead (##) is a heading of a level: 2 below a headline that is an h1.
func (b Body) At(level int) Body {
	b.level = level
	return b
}

// HTML gives the body as layouts that are not compiled need it.
func (b Body) HTML() template.HTML {
	return template.HTML(b.Append(nil)) // goldmark escapes the text, and its safe mode is never turned off
}

// Append appends the same.
func (b Body) Append(dst []byte) []byte {
	if b.level == topLevel || b.level == 0 {
		return append(dst, b.text...)
	}
	from := 0
	for _, h := range b.headings {
		for _, at := range [2]int{h.start, h.end} {
			dst = append(append(dst, b.text[from:at]...), digitOf(h.level, b.level))
			from = at + 1
		}
	}
	return append(dst, b.text[from:]...)
}

// digitOf gives the level that a heading has on a sheet: none stands above the subheads.
func digitOf(written, subhead int) byte {
	return '0' + byte(min(lowestLevel, max(subhead, written+subhead-subheadLevel)))
}

// page takes the HTML of a body while it is made, and remembers where its headings are.
type page struct {
	bytes.Buffer
	headings []heading
}

// A page is all that goldmark asks of a writer; it has no buffer to flush.
var _ util.BufWriter = (*page)(nil)

func (*page) Available() int { return 0 }
func (*page) Buffered() int  { return 0 }
func (*page) Flush() error   { return nil }
func (p *page) body() Body   { return Body{text: p.Bytes(), headings: p.headings} }

// prose writes a body that needs no parser.
func (p *page) prose(blocks []prose.Block, anchor string) {
	var ids map[string]int
	for i, b := range blocks {
		switch {
		case b.Level == 0:
			p.WriteString("<p>")
			before, bold, after := b.Parts(true)
			p.Write(before)
			if len(bold) > 0 {
				p.WriteString("<strong>")
				p.Write(bold)
				p.WriteString("</strong>")
			}
			p.Write(after)
			if i == len(blocks)-1 {
				p.WriteString("</p>")
			}
			continue
		case ids == nil:
			ids = map[string]int{}
		}
		p.openHeading(b.Level, headingID(anchor, lent.String(b.Text), ids))
		p.Write(b.Text)
		p.closeHeading()
	}
}

func (p *page) openHeading(level int, id string) {
	p.WriteString("<h")
	p.headings = append(p.headings, heading{level: level, start: p.Len()})
	p.WriteByte(digitOf(level, topLevel))
	p.WriteString(" id=")
	p.WriteString(id)
	p.WriteByte('>') // letters, digits and hyphens, so it needs no quotes
}

func (p *page) closeHeading() {
	p.WriteString("</h")
	h := &p.headings[len(p.headings)-1]
	h.end = p.Len()
	p.WriteByte(digitOf(h.level, topLevel))
	p.WriteByte('>')
}

// minimalBlocks writes blocks as a minifier would leave them: without line ends between them, and without end tags that
// every browser puts in. Inside of blocks goldmark's own renderer writes.
type minimalBlocks struct{}

func (minimalBlocks) RegisterFuncs(register renderer.NodeRendererFuncRegisterer) {
	for kind, write := range map[ast.NodeKind]func(p *page, n ast.Node, entering bool){
		ast.KindParagraph: writeParagraph, ast.KindTextBlock: writeTextBlock, ast.KindHeading: writeHeading,
		ast.KindBlockquote: writeQuote, ast.KindList: writeList, ast.KindListItem: writeItem,
		ast.KindThematicBreak: writeRule, boxKind: writeBox, figureKind: writeFigure,
	} {
		register.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			write(w.(*page), n, entering)
			return ast.WalkContinue, nil
		})
	}
}

// writeParagraph leaves off an end tag that the next block's start, or the end of what it stands in, implies. What a layout
// puts after a body is not known, so the last one has its end.
func writeParagraph(p *page, n ast.Node, entering bool) {
	switch next := n.NextSibling(); {
	case entering:
		p.WriteString("<p>")
	case next == nil && n.Parent().Kind() == ast.KindDocument, next != nil && next.Kind() == ast.KindLinkReferenceDefinition:
		p.WriteString("</p>")
	}
}

// writeTextBlock parts two texts of a list item that has no paragraphs.
func writeTextBlock(p *page, n ast.Node, entering bool) {
	if next := n.NextSibling(); !entering && next != nil && next.Kind() == ast.KindTextBlock {
		p.WriteByte('\n')
	}
}

func writeHeading(p *page, n ast.Node, entering bool) {
	if entering {
		p.openHeading(n.(*ast.Heading).Level, idOf(n))
	} else {
		p.closeHeading()
	}
}

func idOf(heading ast.Node) string {
	id, _ := heading.AttributeString("id")
	text, _ := id.(string)
	return text
}

func writeQuote(p *page, _ ast.Node, entering bool) {
	if entering {
		p.WriteString("<blockquote>")
	} else {
		p.WriteString("</blockquote>")
	}
}

func writeList(p *page, n ast.Node, entering bool) {
	list := n.(*ast.List)
	switch {
	case entering && !list.IsOrdered():
		p.WriteString("<ul>")
	case entering && list.Start != 1:
		fmt.Fprintf(p, "<ol start=%d>", list.Start)
	case entering:
		p.WriteString("<ol>")
	case list.IsOrdered():
		p.WriteString("</ol>")
	default:
		p.WriteString("</ul>")
	}
}

func writeItem(p *page, _ ast.Node, entering bool) {
	if entering {
		p.WriteString("<li>")
	}
}

func writeRule(p *page, _ ast.Node, entering bool) {
	if entering {
		p.WriteString("<hr>")
	}
}

func writeBox(p *page, n ast.Node, entering bool) {
	title, titled := n.FirstChild().(*ast.Heading)
	switch {
	case !entering:
		p.WriteString("</aside>")
	case titled:
		p.WriteString("<aside class=box aria-labelledby=" + idOf(title) + ">")
	default:
		p.WriteString("<aside class=box>")
	}
}
