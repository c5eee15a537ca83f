package build

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
	"unique"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
)

// readEditions reads every edition, checks it and keeps what lists need of it.
func (p *publication) readEditions(ctx context.Context) error {
	folders, err := content.Walk(filepath.Join(p.options.Root, content.Dir))
	problems, ok := source.AsProblems(err)
	if err != nil && !ok {
		return err
	}
	editions := make([]*archive.Edition, len(folders))
	err = p.inParallel(ctx, len(folders), func(i int) error {
		e, err := p.readEdition(folders[i])
		editions[i] = e
		return err
	})
	more, ok := source.AsProblems(err)
	if err != nil && !ok {
		return err
	}
	problems = append(problems, more...)
	assembled, clashes := archive.Assemble(p.config, editions)
	p.archive, p.places = assembled, newPlaces(assembled)
	for _, clash := range clashes {
		problems = append(problems, p.clashProblem(clash))
	}
	return problems.Err()
}

// readEdition reads an edition's record and articles. Without an edition.yaml the folder's name and the articles tell
// all that must be known.
func (p *publication) readEdition(folder content.Folder) (*archive.Edition, error) {
	e := &archive.Edition{Key: folder.Key}
	var problems source.Problems
	if folder.HasRecord() {
		record, err := p.readRecord(folder)
		found, ok := source.AsProblems(err)
		if err != nil && !ok {
			return nil, err
		}
		problems = append(problems, found...)
		e.Number, e.DateSource = record.Number, record.DateSource
		for _, page := range record.Pages {
			e.Pages = append(e.Pages, archive.Page{Number: page.Number, Name: page.Name})
		}
	}
	for _, name := range folder.Articles {
		article, err := p.readForLists(folder, name)
		found, ok := source.AsProblems(err)
		if err != nil && !ok {
			return nil, err
		}
		problems = append(problems, found...)
		if article != nil {
			addArticle(e, article)
		}
	}
	for _, m := range e.JoinParts() {
		problems = append(problems, p.misjoinProblem(m))
	}
	return e, problems.Err()
}

// longestBody is in bytes, some 40,000 Chinese characters: four full pages of a broadsheet. The time that Markdown takes
// can grow with the square of a text made for it, and this much of the worst takes seconds.
const longestBody = 128 << 10

// readForLists reads and checks an article, and gives what lists show of it, unless a field could not be read. Its
// problems and the article can come together: an unknown district does not keep its address from being compared with
// others.
func (p *publication) readForLists(folder content.Folder, name string) (*archive.Article, error) {
	file, err := p.readArticle(folder.Key, name)
	problems, ok := source.AsProblems(err)
	if err != nil && !ok {
		return nil, err
	}
	problems = append(problems, p.checkArticle(folder, &file)...)
	if len(file.Markdown) > longestBody {
		problems = append(problems, &source.Problem{Position: source.Position{File: file.Name, Line: file.BodyLine},
			Message: fmt.Sprintf("the article is longer than %d KB", longestBody>>10), Hint: "cut it into parts that continue each other"})
	} else if err == nil {
		return listData(&file), problems.Err()
	}
	return nil, problems.Err()
}

func (p *publication) readRecord(folder content.Folder) (edition.Edition, error) {
	name := path.Join(content.Dir, folder.Key.Path(), content.EditionFile)
	text, err := p.readText(name)
	if err != nil {
		return edition.Edition{}, err
	}
	return content.ParseEdition(name, text)
}

func (p *publication) readArticle(key edition.Key, name string) (content.File, error) {
	name = path.Join(content.Dir, key.Path(), name)
	text, err := p.readText(name)
	if err != nil {
		return content.File{}, err
	}
	return content.ParseArticle(name, text)
}

// readText reads a file of the archive. That it can't be read is the editor's to mend: its rights, most likely.
func (p *publication) readText(name string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(p.options.Root, filepath.FromSlash(name)))
	if err != nil {
		return nil, &source.Problem{Position: source.Position{File: name}, Message: fmt.Sprintf("the file can't be read: %v", err),
			Hint: "check that it is there and that you may read it"}
	}
	return text, nil
}

// pictures are the kinds of file that a photo may be. An SVG could run script, so it may not.
var pictures = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"}

// checkArticle finds what can't be seen in the file alone: districts that the gazetteer lacks, photos and parts of the
// article that are not there.
func (p *publication) checkArticle(folder content.Folder, file *content.File) source.Problems {
	problems := file.CheckDistricts(p.gazetteer())
	for _, photo := range file.Article.Photos {
		switch {
		case photo.File == "":
		case !isPicture(photo.File):
			problems = append(problems, p.problemAt(file.Name, "file", photo.File, fmt.Sprintf("%q is not a picture", photo.File),
				"use one of "+strings.Join(pictures, " ")))
		case !slices.Contains(folder.Others, photo.File):
			problems = append(problems, p.problemAt(file.Name, "file", photo.File, fmt.Sprintf("there is no file %q in the edition's folder", photo.File),
				"put it there, or leave file out when only the caption came down"))
		}
	}
	if c := file.Article.Continued; c != nil {
		for _, part := range []edition.Part{c.To, c.From} {
			if part.IsArticle() && !slices.Contains(folder.Articles, part.String()+".md") {
				problems = append(problems, p.problemAt(file.Name, "continued", part.String(), fmt.Sprintf("there is no article %q in this edition", part),
					"name the other part's file without .md, or its page alone when it is not in the archive: "+strconv.Itoa(part.Page)))
			}
		}
	}
	return problems
}

func (p *publication) gazetteer() []string {
	var names []string
	if city := p.config.City.Name; city != "" {
		names = append(names, city)
	}
	for _, d := range p.config.Districts {
		names = append(names, d.Name)
	}
	return names
}

func addArticle(e *archive.Edition, a *archive.Article) {
	for i := range e.Pages {
		if e.Pages[i].Number == a.Page {
			e.Pages[i].Articles = append(e.Pages[i].Articles, a)
			return
		}
	}
	e.Pages = append(e.Pages, archive.Page{Number: a.Page, Articles: []*archive.Article{a}})
}

// listData keeps of an article what lists show. Names recur in thousands of articles, so each is kept once.
func listData(file *content.File) *archive.Article {
	a := &file.Article
	kept := &archive.Article{
		File: file.Name, Page: a.Page, Order: a.Order,
		Title: a.Title, Kicker: a.Kicker, Deck: a.Deck, Byline: a.Byline,
		Type: same(kindOf(a)), Photo: len(a.Photos) > 0,
		Districts: sameAll(a.Districts), Tags: sameAll(a.Tags), People: sameAll(people(a)),
		Aliases: a.Aliases, Withdrawn: a.Withdrawn != "",
	}
	if !kept.Withdrawn {
		kept.Summary = summary(content.Blocks(file.Markdown))
	}
	if c := a.Continued; c != nil {
		kept.To, kept.From = c.To, c.From
	}
	if a.Series != nil {
		kept.Series, kept.SeriesNumber = same(a.Series.Name), a.Series.Number
	}
	return kept
}

func same(name string) string { return unique.Make(name).Value() }

func sameAll(names []string) []string {
	kept := make([]string, len(names))
	for i, name := range names {
		kept[i] = same(name)
	}
	return kept
}

func kindOf(a *edition.Article) string {
	if a.Type == "" {
		return edition.Types[0]
	}
	return a.Type
}

// people gives everybody who made the article, each once, in the printed order.
func people(a *edition.Article) []string {
	all := slices.Concat(a.Reporters, a.Correspondents, a.Photographers)
	for _, photo := range a.Photos {
		all = append(all, photo.Photographers...)
	}
	var once []string
	for _, name := range all {
		if !slices.Contains(once, name) {
			once = append(once, name)
		}
	}
	return once
}

// longestSummary is in characters: two lines in a list.
const longestSummary = 120

// summary gives the first sentence of the first paragraph.
func summary(body []edition.Block) string {
	i := slices.IndexFunc(body, func(b edition.Block) bool { return b.Kind == edition.Paragraph && b.Text != "" })
	if i < 0 {
		return ""
	}
	text := body[i].Text
	if end := sentenceEnd(text); end > 0 {
		text = text[:end]
	}
	if utf8.RuneCountInString(text) > longestSummary {
		text = string([]rune(text)[:longestSummary]) + "…"
	}
	return strings.Clone(text) // not a part of the body, which would be kept whole
}

// sentenceEnd gives the place after the first sentence, with the quotes and brackets that close there; 0 for none.
func sentenceEnd(text string) int {
	ended := false
	for i, c := range text {
		ends := strings.ContainsRune("。！？!?", c) || c == '.' && strings.HasPrefix(text[i+1:], " ")
		if ended && !ends && !strings.ContainsRune("”’）》」』)\"", c) {
			return i
		}
		ended = ended || ends
	}
	return 0
}

// clashProblem says which two things have one address, at the place where the later one asks for it.
func (p *publication) clashProblem(clash archive.Clash) *source.Problem {
	last := clash.Claims[len(clash.Claims)-1]
	first := clash.Claims[0]
	if last.Field != "aliases" {
		return p.problemAt(last.File, last.Field, last.Value, fmt.Sprintf("%q and %q have one address: %s", first.Value, last.Value, clash.Address),
			"give one of them an address of its own under slugs: in config.yaml")
	}
	owner := first.File
	switch {
	case first.Value != "" && first.Field != "aliases":
		owner = fmt.Sprintf("the list of %q", first.Value)
	case owner == "":
		owner = "another page of the site"
	}
	return p.problemAt(last.File, last.Field, last.Value, fmt.Sprintf("%s already has the address %s", owner, clash.Address), "remove one of the two")
}

// problemAt makes a problem at the place in a file's front matter where a field has a value.
func (p *publication) problemAt(file, field, value, message, hint string) *source.Problem {
	at := source.Position{File: file}
	text, err := p.readText(file)
	if err != nil {
		return &source.Problem{Position: at, Message: message, Hint: hint}
	}
	at.Line, at.Column = placeOf(text, field, value)
	return source.NewProblem(at, text, message, hint)
}

// placeOf finds a value after its field's name, counted from 1; the field's name when the value is written another way.
func placeOf(text []byte, field, value string) (line, column int) {
	start := max(0, bytes.Index(text, []byte(field+":")))
	at := start
	if i := bytes.Index(text[start+len(field):], []byte(value)); i >= 0 {
		at = start + len(field) + i
	}
	before := text[:at]
	lineStart := bytes.LastIndexByte(before, '\n') + 1
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[lineStart:])
}
