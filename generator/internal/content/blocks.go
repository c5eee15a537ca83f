package content

import (
	"bufio"
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	markdownhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/lent"
	"backissue/generator/internal/prose"
)

// boxMark opens a quote that is a box.
const boxMark = "[!BOX]"

// markdownParser reads Markdown as CommonMark has it.
var markdownParser = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
)

// Blocks reads a body back as the plain text that a reader sees, block by block.
//
// It shares no code with ComposeArticle, so that the one proves the other. What a person may write beyond paragraphs, subheads and
// boxes becomes paragraphs of its text; raw HTML, which no reader is shown, is left out. Blocks without text are left out.
func Blocks(markdown []byte) []edition.Block {
	var room [prose.Usual]prose.Block
	if plain, ok := prose.Read(room[:0], markdown); ok {
		return proseBlocks(nil, plain, new(lent.Scraps))
	}
	return parsedBlocks(markdown)
}

// Blocks does the same with the file's body, in the memory of room, if they fit. Their texts may share the file's memory.
func (file *File) Blocks(room []edition.Block) []edition.Block {
	if file.IsProse {
		return proseBlocks(room, file.Prose, &file.joined)
	}
	return parsedBlocks(file.Markdown)
}

// proseBlocks gives blocks whose texts share the memory of the body, but those with marks in them, which are joined.
func proseBlocks(room []edition.Block, plain []prose.Block, joined *lent.Scraps) []edition.Block {
	blocks := room[:0]
	for i := range plain {
		b := &plain[i]
		block := edition.Block{Kind: edition.Paragraph, Text: lent.String(b.Text)}
		if b.Level > 0 {
			block.Kind = edition.Subhead
		}
		if before, bold, after := b.Parts(false); len(bold) > 0 {
			block.Text = joined.Lend(append(append(append(*joined, before...), bold...), after...))
		}
		blocks = append(blocks, block)
	}
	return blocks
}

func parsedBlocks(markdown []byte) []edition.Block {
	r := blockReader{source: markdown}
	return r.children(markdownParser.Parse(text.NewReader(markdown)))
}

type blockReader struct{ source []byte }

func (r blockReader) children(parent ast.Node) []edition.Block {
	var blocks []edition.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		blocks = append(blocks, r.block(n)...)
	}
	return blocks
}

func (r blockReader) block(n ast.Node) []edition.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return textBlock(edition.Subhead, r.inline(n.FirstChild()))
	case *ast.Paragraph, *ast.TextBlock:
		return textBlock(edition.Paragraph, r.inline(n.FirstChild()))
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return textBlock(edition.Paragraph, strings.TrimSpace(string(n.Lines().Value(r.source))))
	case *ast.Blockquote:
		if opening, ok := n.FirstChild().(*ast.Paragraph); ok && r.opensBox(opening) {
			return r.box(n, opening)
		}
	case *ast.HTMLBlock:
		return nil
	}
	return r.children(n)
}

func textBlock(kind edition.BlockKind, text string) []edition.Block {
	if text == "" {
		return nil
	}
	return []edition.Block{{Kind: kind, Text: text}}
}

func (r blockReader) opensBox(p *ast.Paragraph) bool {
	if p.Lines().Len() == 0 {
		return false
	}
	line := p.Lines().At(0)
	return bytes.HasPrefix(line.Value(r.source), []byte(boxMark))
}

// box reads a quote as a box. Its title is the rest of the first line; a line right below it is the first paragraph.
func (r blockReader) box(quote *ast.Blockquote, opening *ast.Paragraph) []edition.Block {
	rest := opening.FirstChild()
	for rest != nil && !endsTextLine(rest) {
		rest = rest.NextSibling()
	}
	if rest != nil {
		rest = rest.NextSibling()
	}
	title := r.inlineUntil(opening.FirstChild(), rest)
	box := edition.Block{Kind: edition.Box, Text: strings.TrimSpace(strings.TrimPrefix(title, boxMark))}
	box.Items = textBlock(edition.Paragraph, r.inline(rest))
	for n := opening.NextSibling(); n != nil; n = n.NextSibling() {
		box.Items = append(box.Items, r.block(n)...)
	}
	return []edition.Block{box}
}

func endsTextLine(n ast.Node) bool {
	t, ok := n.(*ast.Text)
	return ok && (t.SoftLineBreak() || t.HardLineBreak())
}

// inline gives the text of a node and of those after it.
func (r blockReader) inline(from ast.Node) string { return r.inlineUntil(from, nil) }

func (r blockReader) inlineUntil(from, until ast.Node) string {
	var line textLine
	for n := from; n != nil && n != until; n = n.NextSibling() {
		r.write(&line, n)
	}
	return line.String()
}

func (r blockReader) write(line *textLine, n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() {
			line.add(string(n.Value(r.source)))
		} else {
			line.add(resolve(n.Value(r.source)))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			line.broken = true
		}
	case *ast.String:
		line.add(string(n.Value))
	case *ast.AutoLink:
		line.add(string(n.Label(r.source)))
	case *ast.RawHTML:
	default:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			r.write(line, child)
		}
	}
}

// resolve gives what a reader sees of Markdown text with its backslashes and character references. It asks goldmark's own
// writer and undoes the HTML, so that it cannot differ from the page.
func resolve(value []byte) string {
	if bytes.IndexByte(value, '\\') < 0 && bytes.IndexByte(value, '&') < 0 {
		return string(value)
	}
	var page bytes.Buffer
	w := bufio.NewWriter(&page)
	markdownhtml.DefaultWriter.Write(w, value)
	_ = w.Flush() // a bytes.Buffer takes everything
	return html.UnescapeString(page.String())
}

// textLine joins the lines of a paragraph to one: with a space, but for Chinese, which has none between words.
type textLine struct {
	strings.Builder
	broken bool // the next text began a new line in the file
}

func (l *textLine) add(s string) {
	if s == "" {
		return
	}
	if l.broken && l.Len() > 0 {
		last, _ := utf8.DecodeLastRuneInString(l.String())
		first, _ := utf8.DecodeRuneInString(s)
		if runewidth.RuneWidth(last) < 2 || runewidth.RuneWidth(first) < 2 {
			l.WriteByte(' ')
		}
	}
	l.broken = false
	l.WriteString(s)
}
