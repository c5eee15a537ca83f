package render

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
)

// Photo is a picture printed with an article.
type Photo struct {
	Caption       string
	Credit        string // as printed; behind a caption, a space before it, but for a Chinese bracket
	Photographers []Link
	Address       string      // of the picture at its largest; empty when only the caption came down to us
	Width, Height int         // of that, in pixels
	Small         *SmallPhoto // the same for phones; nil when it is no larger than that
	AtTop         bool        // it is the first thing to be seen below a sheet's first headline, so that no browser should wait with it
}

// SmallPhoto is a photo made smaller.
type SmallPhoto struct {
	Address string
	Width   int // in pixels
}

// PhotoView is a Photo with the sheet it is shown on.
type PhotoView struct {
	*Sheet
	Photo Photo
}

func (p Photo) isTall() bool { return 5*p.Height > 4*p.Width }

// Shape is the class of a photo's figure: tall when text stands beside it where there is room, wide when it stands above and below. A camera's photo, 4 to 3,
// is wide.
func (p Photo) Shape() string {
	if p.isTall() {
		return "tall"
	}
	return "wide"
}

// Sizes says how wide a photo is shown, for browsers to choose a file by: as wide as a column of text, and a tall one as what site.css gives it of that
// (.tall) or as half a page. "auto" would say it of one that is loaded when it comes into view; Chromium 156 often takes that for the window's width.
func (p Photo) Sizes() string {
	if p.isTall() {
		return "(min-width: 40rem) 26rem, 92vw"
	}
	return "(min-width: 64rem) 48rem, 92vw"
}

// figure is a picture that stands alone in its paragraph, with the caption that its title is.
type figure struct {
	ast.BaseBlock
	caption []byte
	shape   any // nil for a picture that is no photo of the site's
}

var figureKind = ast.NewNodeKind("Figure")

func (*figure) Kind() ast.NodeKind { return figureKind }

func (f *figure) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// figures makes figures of paragraphs that are nothing but a picture.
func figures(document ast.Node) {
	var alone []ast.Node
	walk(document, func(n ast.Node) {
		if n.Kind() == ast.KindParagraph && n.ChildCount() == 1 && n.FirstChild().Kind() == ast.KindImage {
			alone = append(alone, n)
		}
	})
	for _, paragraph := range alone {
		picture := paragraph.FirstChild().(*ast.Image)
		f := &figure{caption: picture.Title}
		f.shape, _ = picture.AttributeString("shape")
		picture.Title = nil
		f.AppendChild(f, picture)
		paragraph.Parent().ReplaceChild(paragraph.Parent(), paragraph, f)
	}
}

func writeFigure(p *page, n ast.Node, entering bool) {
	f := n.(*figure)
	switch caption := f.caption; {
	case entering && f.shape != nil:
		fmt.Fprintf(p, "<figure class=%s>", f.shape)
	case entering:
		p.WriteString("<figure>")
	case len(caption) > 0:
		p.WriteString("<figcaption>")
		html.DefaultWriter.Write(p, caption)
		p.WriteString("</figcaption></figure>")
	default:
		p.WriteString("</figure>")
	}
}

// measure tells browsers how large a picture of a body is and which file to choose, when the picture is a photo of the site's. Nobody knows what stands above
// it, so it is loaded when it comes into view.
func (shown Setting) measure(n *ast.Image, target string) {
	if shown.Photo == nil {
		return
	}
	photo, known := shown.Photo(target)
	if !known {
		return
	}
	n.SetAttributeString("width", strconv.Itoa(photo.Width))
	n.SetAttributeString("height", strconv.Itoa(photo.Height))
	n.SetAttributeString("shape", photo.Shape()) // for its figure: no renderer writes it
	if photo.Small != nil {
		n.SetAttributeString("srcset", fmt.Sprintf("%s %dw, %s %dw", shown.inSet(photo.Small.Address), photo.Small.Width, shown.inSet(photo.Address), photo.Width))
		n.SetAttributeString("sizes", photo.Sizes())
	}
	n.SetAttributeString("loading", "lazy")
}

// inSet gives a link in the form that it has in srcset, where commas part one from the next.
func (shown Setting) inSet(address string) string {
	return strings.ReplaceAll(Relative(shown.Sheet, address), ",", "%2C")
}
