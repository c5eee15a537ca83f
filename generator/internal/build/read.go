package build

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/config"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/photo"
	"backissue/generator/internal/source"
)

// readText reads a file of the archive. That it can't be read is the editor's to mend: its rights, most likely.
func (p *publication) readText(name string) ([]byte, error) {
	text, err := os.ReadFile(p.onDisk(name))
	if err != nil {
		return nil, unreadable(name, err)
	}
	return text, nil
}

// onDisk gives the place of a file that problems call name.
func (p *publication) onDisk(name string) string {
	return filepath.Join(p.options.Root, filepath.FromSlash(name))
}

// checkArticle finds what can't be seen in the file alone: districts that the gazetteer lacks, photos and parts of the
// article that are not there.
func (p *publication) checkArticle(folder content.Folder, file *content.File) source.Problems {
	problems := file.CheckDistricts(p.gazetteer)
	for _, of := range file.Article.Photos {
		switch {
		case of.File == "":
		case !photo.IsPhoto(of.File):
			problems = append(problems, p.problemAt(file.Name, "file", of.File, fmt.Sprintf("%q is not a photo that can be published", of.File),
				"save it as JPEG or PNG, whose names end in one of "+strings.Join(photo.Endings, " ")))
		case !slices.Contains(folder.Others, of.File):
			problems = append(problems, p.problemAt(file.Name, "file", of.File, fmt.Sprintf("there is no file %q in the edition's folder", of.File),
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

// gazetteerOf gives the names of all places that articles may cover.
func gazetteerOf(c *config.Config) []string {
	var names []string
	if c.City.Name != "" {
		names = append(names, c.City.Name)
	}
	for _, d := range c.Districts {
		names = append(names, d.Name)
	}
	return names
}

// listData keeps of an article what lists show.
func (s *survey) listData(n int, file *content.File) *archive.Article {
	a := &file.Article
	kept := &s.kept[n]
	*kept = archive.Article{
		Page: a.Page, Order: a.Order,
		Title: a.Title, Kicker: a.Kicker, Deck: a.Deck, Byline: a.Byline,
		Type: kindOf(a), Photo: len(a.Photos) > 0,
		Districts: a.Districts, Tags: a.Tags, People: s.people(a),
		Aliases: a.Aliases, Withdrawn: a.Withdrawn != "",
	}
	if !kept.Withdrawn {
		kept.Summary = summary(s.readBody(n, file))
		kept.Corrections = a.Corrections
	}
	if c := a.Continued; c != nil {
		kept.To, kept.From = c.To, c.From
	}
	if a.Series != nil {
		kept.Series, kept.SeriesNumber = a.Series.Name, a.Series.Number
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
func (s *survey) people(a *edition.Article) []string {
	once := s.desk.strings(len(a.Reporters) + len(a.Correspondents) + len(a.Photographers))
	for _, names := range [...][]string{a.Reporters, a.Correspondents, a.Photographers} {
		once = appendOnce(once, names)
	}
	for _, photo := range a.Photos {
		once = appendOnce(once, photo.Photographers)
	}
	return once
}

func appendOnce(all, names []string) []string {
	for _, name := range names {
		if !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// longestSummary is in characters: two lines in a list.
const longestSummary = 120

// summary gives the first sentence of the first paragraph. It may be a part of the body, as all else that an article is listed with is of its file, until it is packed.
func summary(body []edition.Block) string {
	i := slices.IndexFunc(body, func(b edition.Block) bool { return b.Kind == edition.Paragraph && b.Text != "" })
	if i < 0 {
		return ""
	}
	text := body[i].Text
	if end := sentenceEnd(text); end > 0 {
		text = text[:end]
	}
	if len(text) > longestSummary && utf8.RuneCountInString(text) > longestSummary {
		characters := []rune(text)
		return string(characters[:wordEnd(characters, longestSummary)]) + "…"
	}
	return text
}

// wordEnd gives the last place up to most at which a text can be cut: between any two characters of Chinese, but not inside a word of an alphabet,
// unless that is all there is. What joins the words, such as a comma, goes with what is cut off.
func wordEnd(text []rune, most int) int {
	end := most
	for end > 0 && inWord(text[end-1]) && inWord(text[end]) {
		end--
	}
	for end > 0 && (text[end-1] == ' ' || strings.ContainsRune(",;:", text[end-1])) {
		end--
	}
	if end == 0 {
		return most
	}
	return end
}

// inWord tells whether a character may be inside a word of an alphabet, as in "don't", "5.8" and "so-called".
func inWord(c rune) bool {
	return unicode.In(c, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Mark, unicode.Digit) || strings.ContainsRune("'’.,-", c)
}

// sentenceEnd gives the place after the first sentence, with the quotes and brackets that close there; 0 for none.
func sentenceEnd(text string) int {
	ended := false
	for i := 0; i < len(text); {
		if !ended && !beginsEnd[text[i]] {
			i++
			continue
		}
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.ContainsRune("。！？!?", c), c == '.' && strings.HasPrefix(text[i+1:], " "):
			ended = true
		case ended && !strings.ContainsRune("”’）》」』)\"", c):
			return i
		}
		i += size
	}
	return 0
}

// beginsEnd has the bytes that begin a mark at a sentence's end: of 。, then of ！ and ？.
var beginsEnd = [256]bool{'.': true, '!': true, '?': true, 0xE3: true, 0xEF: true}

// clashProblem says which two things have one address, at the place where the later one asks for it.
func (p *publication) clashProblem(clash archive.Clash) *source.Problem {
	last := clash.Claims[len(clash.Claims)-1]
	first := clash.Claims[0]
	file := fileOf(last.Article)
	if last.Field != "aliases" {
		return p.problemAt(file, last.Field, last.Value, fmt.Sprintf("%q and %q have one address: %s", first.Value, last.Value, clash.Address),
			"give one of them an address of its own under slugs: in config.yaml")
	}
	owner := "another page of the site"
	switch {
	case first.Value != "" && first.Field != "aliases":
		owner = fmt.Sprintf("the list of %q", first.Value)
	case first.Article != nil:
		owner = fileOf(first.Article)
	}
	return p.problemAt(file, last.Field, last.Value, fmt.Sprintf("%s already has the address %s", owner, clash.Address), "remove one of the two")
}

// fileOf gives an article's file as problems show it.
func fileOf(a *archive.Article) string {
	return path.Join(content.Dir, a.Key.Path(), edition.ArticleName(a.Page, a.Order)+".md")
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
