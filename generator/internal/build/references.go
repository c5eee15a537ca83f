package build

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"backissue/generator/internal/content"
	"backissue/generator/internal/packed"
	"backissue/generator/internal/photo"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// articleLinks are what an article needs beside its text: pictures of its edition's folder, and sheets that must be there. They are found when its
// file is parsed, and remembered as long as it does not change.
type articleLinks struct {
	pictures   []string // in the edition's folder
	references []reference
}

// reference is a link or picture of a body that leads inside the site, and where it is written. Whether it leads to anything is known only
// when every sheet is made.
type reference struct {
	target  string
	picture bool
	at      source.Position
}

// linksOf finds an article's links.
func (s *survey) linksOf(file *content.File) articleLinks {
	var pictures []string
	if file.Article.Withdrawn != "" {
		return articleLinks{}
	}
	for _, p := range file.Article.Photos {
		if p.File != "" {
			pictures = append(pictures, p.File)
		}
	}
	if file.IsProse || bytes.IndexByte(file.Markdown, ']') < 0 && bytes.IndexByte(file.Markdown, '<') < 0 { // without one of these Markdown has no link
		return articleLinks{pictures: pictures}
	}
	links := articleLinks{pictures: pictures}
	address := strings.TrimSuffix(strings.TrimPrefix(file.Name, content.Dir+"/"), ".md") + ".html"
	s.markdown.Body(file.Markdown, render.Setting{Article: address, Sheet: address, Found: func(r render.Reference) {
		if name, here := strings.CutPrefix(r.Target, s.folder.Key.Path()+"/"); here && photo.IsPhoto(name) && slices.Contains(s.folder.Others, name) {
			links.pictures = append(links.pictures, name)
			return
		}
		links.references = append(links.references, inBody(file.Name, file.BodyLine, file.Markdown, r))
	}})
	return links
}

// inBody gives a reference its place in the file whose body begins on a line.
func inBody(file string, bodyLine int, body []byte, r render.Reference) reference {
	before := body[:max(0, r.Offset)]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	at := source.Position{File: file, Line: bodyLine + bytes.Count(before, []byte("\n")), Column: 1 + utf8.RuneCount(before[lineStart:])}
	return reference{r.Target, r.Picture, at}
}

// packLinks gives the links of an edition's articles, and its photos, as the ledger keeps them; nothing when there are none.
func packLinks(articles []articleLinks, pictures []picture) string {
	var w packed.Writer
	some := false
	for _, links := range articles {
		w.Texts(links.pictures)
		w.Number(len(links.references))
		for _, r := range links.references {
			w.Text(r.target)
			w.Yes(r.picture)
			w.Text(r.at.File)
			w.Number(r.at.Line)
			w.Number(r.at.Column)
		}
		some = some || len(links.pictures)+len(links.references) > 0
	}
	if !some {
		return ""
	}
	packPictures(&w, pictures)
	return string(w.Bytes)
}

// unpackLinks gives nil for no links: most editions have none, and most builds unpack those of all.
func unpackLinks(text string, articles int) ([]articleLinks, []picture, bool) {
	if text == "" {
		return nil, nil, true
	}
	all := make([]articleLinks, articles)
	r := packed.Read(text)
	for i := range all {
		all[i].pictures = r.Texts()
		for range r.Number() {
			if r.Torn() {
				break
			}
			all[i].references = append(all[i].references, reference{target: r.Text(), picture: r.Yes(),
				at: source.Position{File: r.Text(), Line: r.Number(), Column: r.Number()}})
		}
	}
	pictures := unpackPictures(&r)
	return all, pictures, !r.Torn() && r.Rest() == ""
}

// restoreLinks takes the links that were remembered.
func (s *survey) restoreLinks(articles int) bool {
	links, pictures, ok := unpackLinks(s.before.Links, articles)
	outside := func(p picture) bool { return p.file >= len(s.files) }
	s.links, s.pictures = links, pictures
	return ok && !slices.ContainsFunc(pictures, outside)
}

// references are those of all editions.
type references struct {
	mu    sync.Mutex
	found []reference
}

func (r *references) add(some ...reference) {
	if len(some) == 0 {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.found = append(r.found, some...)
}

// checkReferences reports those that lead to nothing. All files of the site must have been made.
func (p *publication) checkReferences() error {
	var problems source.Problems
	slices.SortFunc(p.references.found, func(a, b reference) int {
		return cmp.Or(cmp.Compare(a.at.File, b.at.File), cmp.Compare(a.at.Line, b.at.Line), cmp.Compare(a.at.Column, b.at.Column))
	})
	for _, r := range p.references.found {
		if p.has(r.target) {
			continue
		}
		message, hint := fmt.Sprintf("this link leads to %s, which is not in the site", r.target),
			"mend or remove it; another article of the same day is linked by its file's name with .html, such as 01-02.html"
		if r.picture {
			message, hint = fmt.Sprintf("the picture %s is not in the site", r.target),
				"put it in the edition's folder, as one of "+strings.Join(photo.Endings, " ")+", or remove it from the text"
		}
		text, err := p.readText(r.at.File)
		if err != nil {
			text = nil // without it the problem has no excerpt
		}
		problems = append(problems, source.NewProblem(r.at, text, message, hint))
	}
	return problems.Err()
}

// has tells whether the site has a file at an address.
func (p *publication) has(address string) bool {
	if address == "about.html" {
		return p.about != nil
	}
	return p.extras.has(address) || p.archive.Has(address) && address != "search.html"
}
