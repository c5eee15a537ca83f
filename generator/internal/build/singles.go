package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/config"
	"backissue/generator/internal/content"
	"backissue/generator/internal/fields"
	"backissue/generator/internal/output"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// makeSingles makes all files that there is one of, and those of the calendar.
func (p *publication) makeSingles(ctx context.Context) error {
	p.whole = p.wholeDigest()
	steps := []func() error{p.makeHome, p.makeYears, p.makeIndexes, p.makeRedirects, p.makeAbout, p.makeSearch, p.makeNotFound,
		p.makeData, p.makeCorrections, p.putAssets, p.putFeeds, p.putSitemaps, p.putRobots, p.putOpenSearch, p.putHeaders}
	for i, step := range steps {
		steps[i] = func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return step()
		}
	}
	return together(steps...)
}

// wholeDigest is one of all that lists can show of all articles, and of the newest edition's bodies: what the home sheet, feeds and indexes, which
// change with every edition anyway, are made of.
func (p *publication) wholeDigest() uint64 {
	m := takeMixer()
	for _, e := range p.archive.Editions {
		m.Fixed(e.Whole())
	}
	m.Fixed(p.newest)
	return digestOf(m.settle(), digestOf(subjectGroups(p.config)...))
}

// subjectGroups are the headings of the tag index.
func subjectGroups(c *config.Config) []any {
	var all []any
	for _, s := range c.Subjects {
		all = append(all, s.Name, s.Group)
	}
	return all
}

// putFile makes a file that is no sheet.
func (p *publication) putFile(address string, in inputs, text func() ([]byte, error)) error {
	if err := p.claim(address); err != nil {
		return err
	}
	return p.make(address, p.ofFile(in), text)
}

// claim takes the address of a file that is no sheet.
func (p *publication) claim(address string) error {
	if err := p.extras.add(address); err != nil {
		return &source.Problem{Position: source.Position{File: address}, Message: err.Error(), Hint: "give one of them another name"}
	}
	return nil
}

// ofFile gives the inputs of a file that no layout makes.
func (p *publication) ofFile(in inputs) inputs {
	in.layouts, in.site = p.with.program, p.with.site
	return in
}

// about is content/about.md: what the archive says of itself.
type about struct {
	title string
	body  template.HTML
}

const aboutFile = content.Dir + "/about.md"

// readAbout reads content/about.md. It is Markdown, with a title in front matter when the interface's own word will not do.
func (p *publication) readAbout(context.Context) error {
	if _, err := os.Stat(filepath.Join(p.options.Root, filepath.FromSlash(aboutFile))); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	text, err := p.readText(aboutFile)
	if err != nil {
		return err
	}
	file := fields.NewFile(aboutFile, text)
	body, title := file.Text, ""
	if content.HasFrontMatter(file.Text) {
		from, to, after, ok := content.SplitFrontMatter(file)
		if !ok {
			return file.Err()
		}
		m := file.Mapping(from, to)
		if m == nil {
			return file.Err()
		}
		title, body = m.Text("title"), file.Text[after:]
		m.RefuseOthers()
	}
	if err := file.Err(); err != nil {
		return err
	}
	bodyLine := 1 + bytes.Count(file.Text[:len(file.Text)-len(body)], []byte("\n"))
	made, err := p.markdown.Body(body, render.Setting{Anchor: "about", Article: "about.html", Sheet: "about.html",
		Found: func(r render.Reference) { p.references.add(inBody(aboutFile, bodyLine, body, r)) }})
	if err != nil {
		return err
	}
	p.about = &about{title, made.HTML()}
	p.site.HasAbout = true
	return nil
}

func (p *publication) makeAbout() error {
	if p.about == nil {
		return nil
	}
	const address = "about.html"
	title, err := p.layouts.Words().T("about")
	if err != nil {
		return err
	}
	if p.about.title != "" {
		title = p.about.title
	}
	return p.put(render.About, address, inputs{content: digestOf(title, string(p.about.body))}, func() (render.View, error) {
		return &render.AboutView{Sheet: p.sheet(render.About, address, title), Body: p.about.body}, nil
	})
}

// makeSearch makes the sheet on which readers search. What they search is the index (package search); the sheet itself never changes with an edition.
func (p *publication) makeSearch() error {
	const address = "search.html"
	title, err := p.layouts.Words().T("search")
	if err != nil {
		return err
	}
	return p.put(render.Search, address, inputs{}, func() (render.View, error) {
		return &render.SearchView{Sheet: p.sheet(render.Search, address, title)}, nil
	})
}

// makeNotFound makes 404.html, whose links start from the site's root, wherever the host shows it.
func (p *publication) makeNotFound() error {
	return p.put(render.NotFound, notFound, inputs{}, p.notFoundView)
}

const notFound = "404.html"

func (p *publication) notFoundView() (render.View, error) {
	title, err := p.layouts.Words().T("not-found")
	if err != nil {
		return nil, err
	}
	base, err := url.Parse(p.config.Base)
	if err != nil {
		return nil, fmt.Errorf("read the archive's base address: %w", err)
	}
	sheet := p.sheet(render.NotFound, notFound, title)
	sheet.Hidden = true
	return &render.NotFoundView{Sheet: sheet, BaseHref: base.EscapedPath()}, nil
}

func (p *publication) putAssets() error {
	return eachOf(p.layouts.Assets(), func(_ int, name string) error {
		text, err := p.layouts.Asset(name)
		if err != nil {
			return fmt.Errorf("read an asset: %w", err)
		}
		return p.putFile("assets/"+name, inputs{content: xxh3.Hash(text)}, func() ([]byte, error) {
			return p.minified("assets/"+name, "layouts/assets/"+name, text)
		})
	})
}

func (p *publication) putRobots() error {
	return p.putFile("robots.txt", inputs{}, func() ([]byte, error) {
		return fmt.Appendf(nil, "User-agent: *\nAllow: /\nSitemap: %ssitemap.xml\n", p.config.Base), nil
	})
}

// minified makes a file's text smaller. When it can't be, the file it was made of is at fault.
func (p *publication) minified(address, madeOf string, text []byte) ([]byte, error) {
	small, err := output.Minify(address, text)
	fault, ok := errors.AsType[*output.Fault](err)
	if !ok {
		return small, err
	}
	at := source.Position{File: madeOf}
	message := fmt.Sprintf("%s can't be made smaller: %s", address, fault.Message)
	if madeOf == "layouts/"+address { // the file as it is, so its lines are those of the fault
		at.Line, at.Column = fault.Line, fault.Column
	}
	return nil, source.NewProblem(at, text, message, "mend the syntax")
}
