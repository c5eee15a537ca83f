package render

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"backissue/generator/internal/prose"
)

// Markdown makes HTML of an article's body.
//
// The body may come from anybody. HTML in it is text like any other and is shown as it was written; links lead to http,
// https and mail addresses or inside the site, anything else is shown without its link; pictures come from the site
// itself, or only their description is shown.
type Markdown struct{ engine goldmark.Markdown }

// NewMarkdown makes a Markdown. It may be used by several goroutines at once.
func NewMarkdown() *Markdown {
	blocks := []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	inlines := []util.PrioritizedValue{
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(chineseEmphasis{parser.NewEmphasisParser()}, 500),
	}
	return &Markdown{goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(blocks...),
			parser.WithInlineParsers(inlines...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
			parser.WithASTTransformers(util.Prioritized(finish{}, 100)),
		)),
		goldmark.WithExtensions(extension.NewCJK(
			extension.WithEastAsianLineBreaks(extension.EastAsianLineBreaksCSS3Draft), extension.WithEscapedSpace())),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(minimalBlocks{}, 100))),
	)}
}

// Setting is where a body is shown. One body is shown on several sheets: its article's, its page's, its edition's. They lie
// in one folder, so its links are the same on each.
type Setting struct {
	Anchor  string // what the ids of its headings start with, so that several bodies can share a sheet
	Article string // the address that its relative links start from
	Sheet   string // the address of a sheet it is shown on

	Found func(Reference)                    // told of every link and picture that leads inside the site; may be nil
	Photo func(address string) (Photo, bool) // gives the photo at an address of the site, as far as browsers must know it; may be nil
}

// Reference is a link or picture of a body that leads inside the site. Whether anything is there, only the caller knows.
type Reference struct {
	Target  string // the address
	Picture bool
	Offset  int // where it begins in the body
}

// settingKey carries the Setting to the transformer.
var settingKey = parser.NewContextKey()

// subheadLevel is the heading level that a subhead has in Markdown (##).
const subheadLevel = 2

// Body makes HTML of a body.
func (m *Markdown) Body(source []byte, shown Setting) (Body, error) {
	var room [prose.Usual]prose.Block
	if blocks, ok := prose.Read(room[:0], source); ok {
		return m.Prose(nil, blocks, shown.Anchor), nil
	}
	if !utf8.Valid(source) {
		source = bytes.ToValidUTF8(source, []byte("\uFFFD")) // goldmark panics on half a character
	}
	return m.parsed(source, shown)
}

// Prose makes HTML of a body that is nothing but prose. The ids of its headings start with the anchor. It is in the memory of room, if it fits.
func (m *Markdown) Prose(room []byte, blocks []prose.Block, anchor string) Body {
	p := page{Buffer: *bytes.NewBuffer(room[:0])}
	p.prose(blocks, anchor)
	return p.body()
}

// Size gives how many bytes a body takes as HTML: most need no more.
func Size(markdown []byte) int { return len(markdown) + len(markdown)/8 + 64 }

// parsed makes HTML of what must be parsed for it.
func (m *Markdown) parsed(source []byte, shown Setting) (Body, error) {
	var p page
	p.Grow(Size(source))
	pc := parser.NewContext()
	pc.Set(settingKey, shown)
	if err := m.engine.Convert(source, &p, parser.WithContext(pc)); err != nil {
		return Body{}, fmt.Errorf("make HTML of Markdown: %w", err)
	}
	return p.body(), nil
}

// chineseEmphasis lets ** open and close next to a Chinese character. CommonMark asks for a space or punctuation on the
// outer side when the inner side is punctuation, so it does not see the end in **“新政”**是: Chinese has no spaces.
type chineseEmphasis struct{ parser.InlineParser }

func (e chineseEmphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	node, ok := e.InlineParser.Parse(parent, block, pc).(*parser.Delimiter)
	if !ok {
		return nil
	}
	after := '\n'
	if line, _ := block.PeekLine(); len(line) > 0 {
		after, _ = utf8.DecodeRune(line)
	}
	if node.Char == '*' {
		node.CanOpen = node.CanOpen || unicode.Is(unicode.Han, before) && !unicode.IsSpace(after)
		node.CanClose = node.CanClose || unicode.Is(unicode.Han, after) && !unicode.IsSpace(before)
	}
	return node
}

// finish makes a parsed body ready: boxes, ids of headings, links that are safe.
type finish struct{}

func (finish) Transform(document *ast.Document, reader text.Reader, pc parser.Context) {
	source := reader.Source()
	shown, _ := pc.Get(settingKey).(Setting)
	boxes(document, source)
	ids := map[string]int{}
	var unsafe []ast.Node
	walk(document, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Heading:
			n.SetAttributeString("id", headingID(shown.Anchor, plain(n, source), ids))
		case *ast.Link:
			n.Destination, _ = shown.destination(n, n.Destination)
			if n.Destination == nil {
				unsafe = append(unsafe, n)
			}
		case *ast.Image:
			var target string
			n.Destination, target = shown.destination(n, n.Destination)
			if n.Destination == nil {
				unsafe = append(unsafe, n)
			} else {
				shown.measure(n, target)
			}
		case *ast.AutoLink:
			if link, _ := shown.link(n.URL(source), true); n.AutoLinkType != ast.AutoLinkEmail && link == nil {
				unsafe = append(unsafe, n)
			}
		}
	})
	for _, n := range unsafe {
		unwrap(n, source)
	}
	figures(document)
}

func walk(n ast.Node, visit func(ast.Node)) {
	visit(n)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		walk(child, visit)
	}
}

// unwrap leaves a node's words without the node.
func unwrap(n ast.Node, source []byte) {
	parent := n.Parent()
	if link, ok := n.(*ast.AutoLink); ok {
		parent.ReplaceChild(parent, n, ast.NewString(link.Label(source)))
		return
	}
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}

// destination gives a link or picture's address as the renderer must have it, or nil when it may not stand, and where it leads inside the site. goldmark
// decodes entities and backslashes only while it renders, so that &#104;ttp:// would be judged by other letters than a
// browser sees: they are decoded here first, and what is left is written so that the renderer's decoding gives it back.
func (shown Setting) destination(n ast.Node, written []byte) (link []byte, target string) {
	picture := n.Kind() == ast.KindImage
	decoded := util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(written)))
	link, target = shown.link(decoded, !picture)
	if link == nil {
		return nil, ""
	}
	if target != "" && shown.Found != nil {
		shown.Found(Reference{target, picture, n.Pos()})
	}
	return []byte(beforeDecoding.Replace(string(link))), target
}

var beforeDecoding = strings.NewReplacer(`\`, "%5C", "&", "&amp;")

// link gives an address as it must be on the sheet, or nil when it may not stand. It may lead inside the site, where it is
// relative to the article and has a target, the address it leads to; when others are allowed, it may lead to the web or
// to a mailbox.
func (shown Setting) link(written []byte, others bool) (link []byte, target string) {
	u, err := url.Parse(strings.TrimSpace(string(written)))
	if err != nil || strings.ContainsFunc(string(written), unicode.IsControl) {
		return nil, ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
		if others {
			return written, ""
		}
		return nil, ""
	case "":
		if u.Host != "" || strings.HasPrefix(u.Path, "/") || strings.Contains(u.Path, `\`) {
			return nil, ""
		}
	default:
		return nil, ""
	}
	if u.Path == "" { // to a place on this sheet
		return written, ""
	}
	target = path.Join(path.Dir(shown.Article), u.Path)
	if strings.HasSuffix(u.Path, "/") {
		target += "/index.html"
	}
	if target == ".." || strings.HasPrefix(target, "../") {
		return nil, "" // it leaves the site
	}
	u.Path, u.RawPath = "", ""
	return []byte(Relative(shown.Sheet, target) + u.String()), target
}

// headingID makes an id of a heading's letters and digits, of any script. A second heading of the same words gets a number.
func headingID(anchor, words string, used map[string]int) string {
	id := anchor
	if kept := strings.Map(letterOrDigit, words); kept != "" {
		id += "-" + kept
	}
	used[id]++
	if n := used[id]; n > 1 {
		id = fmt.Sprintf("%s--%d", id, n)
	}
	return id
}

func letterOrDigit(c rune) rune {
	if unicode.IsLetter(c) || unicode.IsDigit(c) {
		return c
	}
	return -1
}

// plain gives a node's text.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	walk(n, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Text:
			b.Write(n.Value(source))
		case *ast.String:
			b.Write(n.Value)
		}
	})
	return b.String()
}
