package build

import (
	"html/template"
	"path"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/cite"
	"backissue/generator/internal/content"
	"backissue/generator/internal/render"
)

// cite adds to an article's view how it is cited, and where an error in it is reported. All of it comes from the view and the config, so it
// needs no digest of its own. It is there until the next article's.
func (i *issue) cite(view *render.ArticleView) error {
	story := &view.Story
	article := cite.Article{Authors: i.authors(story), Title: story.Entry.Title, Paper: i.config.Name, Date: story.Entry.Date, Section: view.Page.Name,
		Address: view.Canonical, Language: i.config.Language, Pages: []int{view.Page.Number}}
	for _, part := range story.Parts {
		if page := part.Entry.Page.Number; page != article.Pages[len(article.Pages)-1] {
			article.Pages = append(article.Pages, page)
		}
	}
	i.desk.cited = i.desk.cited[:0]
	cited := &i.desk.cited
	made := render.Citation{Authors: article.Authors, Standard: cited.Lend(article.AppendStandard(*cited, i.citing.others))}
	file := cited.Lend(append(appendCitationName(*cited, i.stored, story), ".ris"...))
	made.Name = strings.TrimSuffix(file, ".ris")
	made.BibTeX = cited.Lend(article.AppendBibTeX(*cited, made.Name))
	made.RISLink = template.HTMLAttr(cited.Lend(article.AppendRISLink(*cited, file)))
	view.Citation = made
	var err error
	view.Report, err = i.reportLink(view)
	return err
}

// appendCitationName appends 2023-01-08-01-02: the article's address, as a BibTeX key and a file's name may have it.
func appendCitationName(dst []byte, e *archive.Stored, story *render.Story) []byte {
	start := len(dst)
	dst = e.Key.AppendPath(dst)
	for i := start; i < len(dst); i++ {
		if dst[i] == '/' {
			dst[i] = '-'
		}
	}
	return append(append(dst, '-'), strings.TrimPrefix(story.Anchor, "a")...)
}

// authors are those whose words the article is.
func (i *issue) authors(story *render.Story) []string {
	names := i.desk.strings(len(story.Reporters) + len(story.Correspondents) + len(story.Photographers))
	for _, links := range [...][]render.Link{story.Reporters, story.Correspondents} {
		names = appendNames(names, links)
	}
	if len(names) == 0 {
		names = appendNames(names, story.Photographers)
	}
	return names
}

func appendNames(names []string, links []render.Link) []string {
	for _, link := range links {
		names = append(names, link.Name)
	}
	return names
}

// citing are the words of citations and reports.
type citing struct {
	others                                string         // the authors who are not named
	subject, title, address, source, last *render.Phrase // of the letter that reports an error, as an address has them
}

func newCiting(words *render.Words) (citing, error) {
	others, err := words.T("and-others")
	letter := func(key string) *render.Phrase {
		return words.Phrase(key, func(text string) string { return string(cite.AppendValue(nil, text)) })
	}
	return citing{others, letter("report-subject"), letter("report-title"), letter("report-address"), letter("report-source"), letter("report-error")}, err
}

// reportLink gives a link to the config's address for reports, filled with what an editor needs to find the place.
func (i *issue) reportLink(view *render.ArticleView) (template.HTMLAttr, error) {
	if i.config.Report == "" {
		return "", nil
	}
	story, cited := &view.Story, &i.desk.cited
	from := ""
	if story.SourceLines != "" {
		from = path.Join(content.Dir, i.stored.Key.Path(), story.SourceFile) + " " + story.SourceLines
	}
	value := func(text string) string { return cited.Lend(cite.AppendValue(*cited, text)) }
	title, address, source := value(story.Entry.Title), value(view.Canonical), value(from)
	subject, err := i.citing.subject.AppendT(*cited, []string{"title", title})
	if err != nil {
		return "", err
	}
	report := cite.Report{Subject: cite.Value(cited.Lend(subject)), Address: cite.Value(address), Title: cite.Value(title), Source: cite.Value(source)}
	letter := []byte(*cited)
	for _, line := range [...]struct {
		words       *render.Phrase
		name, value string
	}{{i.citing.title, "title", title}, {i.citing.address, "address", address}, {i.citing.source, "source", source}, {i.citing.last, "", ""}} {
		if line.name != "" && line.value == "" {
			continue
		}
		if letter, err = line.words.AppendT(letter, []string{line.name, line.value}); err != nil {
			return "", err
		}
		letter = append(letter, cite.LineEnd...)
	}
	report.Letter = cite.Value(cited.Lend(letter))
	return template.HTMLAttr(cited.Lend(report.AppendLink(*cited, i.config.Report))), nil
}
