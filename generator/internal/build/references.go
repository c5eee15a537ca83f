package build

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// references are the links and pictures of bodies that lead inside the site. Whether they lead to anything is known only
// when every sheet is made.
type references struct {
	mu    sync.Mutex
	found []reference
}

// reference is one of them, and where it is written.
type reference struct {
	target  string
	picture bool
	at      source.Position
}

func (r *references) add(one reference) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.found = append(r.found, one)
}

// inBody gives a reference its place in the file whose body begins on a line.
func inBody(file string, bodyLine int, body []byte, r render.Reference) reference {
	before := body[:max(0, r.Offset)]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	at := source.Position{File: file, Line: bodyLine + bytes.Count(before, []byte("\n")), Column: 1 + utf8.RuneCount(before[lineStart:])}
	return reference{r.Target, r.Picture, at}
}

// referenceFound remembers what an article leads to. Pictures that lie beside the article become part of the site.
func (i *issue) referenceFound(a *archive.Article) func(render.Reference) {
	file := i.files[a]
	return func(r render.Reference) {
		if i.liesHere(r.Target) {
			i.pictures = append(i.pictures, r.Target)
		} else if !i.folder.Has(r.Target) { // most lead back, to sheets already made; those need not be remembered
			i.references.add(inBody(file.Name, file.BodyLine, file.Markdown, r))
		}
	}
}

// liesHere tells whether an address is that of a picture in the edition's folder.
func (i *issue) liesHere(address string) bool {
	if !strings.HasPrefix(address, i.edition.Key.Path()+"/") || !isPicture(address) || strings.Contains(address, "/.") {
		return false
	}
	found, err := os.Lstat(filepath.Join(i.options.Root, content.Dir, filepath.FromSlash(address)))
	return err == nil && found.Mode().IsRegular()
}

func isPicture(name string) bool { return slices.Contains(pictures, strings.ToLower(path.Ext(name))) }

// checkReferences reports those that lead to nothing. All sheets must have been made.
func (p *publication) checkReferences() error {
	var problems source.Problems
	for _, r := range p.references.found {
		if p.folder.Has(r.target) {
			continue
		}
		message, hint := fmt.Sprintf("this link leads to %s, which is not in the site", r.target),
			"mend or remove it; another article of the same day is linked by its file's name with .html, such as 01-02.html"
		if r.picture {
			message, hint = fmt.Sprintf("the picture %s is not in the site", r.target),
				"put it in the edition's folder, as one of "+strings.Join(pictures, " ")+", or remove it from the text"
		}
		text, err := p.readText(r.at.File)
		if err != nil {
			text = nil // without it the problem has no excerpt
		}
		problems = append(problems, source.NewProblem(r.at, text, message, hint))
	}
	return problems.Err()
}
