package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// scenario is one kind of build that is measured. Its change is made before each run, and each time it is another one.
type scenario struct {
	name   string
	change func(p *program, made *paper, size, run int) error
}

// The names by which bars and the curve find a scenario.
const (
	cleanBuild   = "clean build"
	noChange     = "nothing changed"
	bodyEdited   = "one article's body edited"
	editionAdded = "one edition added"
	tagRenamed   = "one tag renamed"
	layoutEdited = "the article layout changed"
)

// scenarios stand in the order in which they are run: each on what the one before left.
var scenarios = []scenario{
	{cleanBuild, func(p *program, _ *paper, _, _ int) error { return p.setAside() }},
	{noChange, func(*program, *paper, int, int) error { return nil }},
	{bodyEdited, editBody},
	{editionAdded, addEdition},
	{tagRenamed, renameTag},
	{layoutEdited, editLayout},
}

// setAside takes away what earlier builds left. It is renamed, not removed, for the reason that workshop.remove gives.
func (p *program) setAside() error {
	for _, folder := range []string{p.site, p.state} {
		if folder == "" {
			continue
		}
		if err := setAside(folder); err != nil {
			return err
		}
	}
	p.seen = nil
	return nil
}

// setAside gives a folder, if it is there, a name that nothing else has.
func setAside(folder string) error {
	for n := 1; ; n++ {
		aside := folder + ".old" + strconv.Itoa(n)
		if _, err := os.Lstat(aside); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.Rename(folder, aside); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
}

// editBody adds a sentence to the end of an article in the middle of the archive.
func editBody(p *program, made *paper, size, run int) error {
	name, _ := p.articleFile(made.story((size/2 + run*perDay) % size))
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	edited := strings.TrimSuffix(string(text), "\n") + made.sentences[run%len(made.sentences)] + "\n"
	return os.WriteFile(name, []byte(edited), 0o644)
}

func addEdition(p *program, made *paper, size, run int) error {
	next := (size+perDay-1)/perDay + run
	return p.writeEditions(made, next, next+1, (next+1)*perDay)
}

// renameTag gives a tag of the oldest articles another name in every article that has it: one in a hundred.
func renameTag(p *program, made *paper, size, run int) error {
	some, _ := made.tagsOf(run / 3)
	tag := some[run%3]
	for i := range size {
		if tags, _ := made.tagsOf(i); !slices.Contains(tags, tag) {
			continue
		}
		name, _ := p.articleFile(made.story(i))
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		renamed := strings.Replace(string(text), strconv.Quote(tag), strconv.Quote(tag+"新闻"), 1)
		if err := os.WriteFile(name, []byte(renamed), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// editLayout adds a word below the article.
func editLayout(p *program, _ *paper, _, run int) error {
	const end = "</article>"
	if !strings.Contains(p.layoutText, end) {
		return fmt.Errorf("the layout of articles has no %s, where a word is added", end)
	}
	if err := os.MkdirAll(filepath.Dir(p.layout), 0o755); err != nil {
		return err
	}
	text := strings.Replace(p.layoutText, end, fmt.Sprintf("<p class=\"quiet\">改版%d</p>%s", run+1, end), 1)
	return os.WriteFile(p.layout, []byte(text), 0o644)
}
