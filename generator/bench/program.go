package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"backissue/layouts"
)

// program is one of the two that are compared, with its archive of one size: the same articles, written as it reads them.
type program struct {
	name    string
	folder  string // where all that follows lies
	content string
	site    string
	state   string // what it keeps from build to build beside the site; empty for nothing
	command []string
	env     []string

	article func(story) (name, text string)            // a file of an edition's folder
	edition func(number int) (files map[string]string) // the other files of an edition, by path below content

	layout     string // the file of the layout of articles
	layoutText string // what stands in it before it is changed

	seen listing // the site as it was after the last build
}

// newGen prepares gen's archive in a folder.
func newGen(folder, binary string) (*program, error) {
	text, err := fs.ReadFile(layouts.Files, "article.html")
	if err != nil {
		return nil, err
	}
	p := &program{name: "gen", folder: folder, content: filepath.Join(folder, "content"), site: filepath.Join(folder, "public"),
		state: filepath.Join(folder, ".gen"), command: []string{binary, "build", "--json", "--source", folder},
		article: genArticle, edition: genEdition, layout: filepath.Join(folder, "layouts", "article.html"), layoutText: string(text)}
	return p, write(filepath.Join(folder, "config.yaml"), genConfig)
}

func genEdition(number int) map[string]string {
	var b strings.Builder
	fmt.Fprintf(&b, "issue: %d\npages:\n", firstIssue+number)
	for i, name := range sections {
		fmt.Fprintf(&b, "  - {number: %d, name: %s}\n", i+1, name)
	}
	return map[string]string{dayOf(number).Format("2006/01/02") + "/edition.yaml": b.String()}
}

const firstIssue = 20000

func genArticle(s story) (name, text string) {
	var b strings.Builder
	b.WriteString("---\n")
	fmt.Fprintf(&b, "title: %q\nkicker: %q\ndeck: %q\ndate: %s\n", s.title, s.kicker, s.deck, s.day.Format(time.DateOnly))
	fmt.Fprintf(&b, "page: %d\norder: %d\ndateline: 本报讯\nbyline: \"（记者%s）\"\n", s.page, s.order, strings.Join(s.reporters, " "))
	writeNames(&b, s)
	return fmt.Sprintf("%02d-%02d.md", s.page, s.order), b.String()
}

// writeNames writes what is the same for both programs: the lists of names and the body.
func writeNames(b *strings.Builder, s story) {
	fmt.Fprintf(b, "reporters: [%s]\ntags: [%s]\ndistricts: [%q]\n---\n\n%s", quoted(s.reporters), quoted(s.tags), s.district, s.paragraphs)
}

func quoted(names []string) string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = strconv.Quote(name)
	}
	return strings.Join(all, ", ")
}

// writeEditions writes editions of the paper, the first and those up to but not with the last; of the archive's articles it writes no more than
// most. A file that is there stays as it is.
func (p *program) writeEditions(made *paper, first, last, most int) error {
	for number := first; number < last; number++ {
		for name, text := range p.edition(number) {
			if err := write(filepath.Join(p.content, filepath.FromSlash(name)), text); err != nil {
				return err
			}
		}
		for i := number * perDay; i < min((number+1)*perDay, most); i++ {
			name, text := p.articleFile(made.story(i))
			if err := write(name, text); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *program) articleFile(s story) (name, text string) {
	name, text = p.article(s)
	return filepath.Join(p.content, filepath.FromSlash(s.day.Format("2006/01/02")), name), text
}

// write writes a file, and the folder that it is in, unless it is there.
func write(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		f, err = os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
