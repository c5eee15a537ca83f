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
// needs no digest of its own.
func (i *issue) cite(view *render.ArticleView) error {
	story := &view.Story
	words := i.layouts.Words()
	article := cite.Article{Authors: authors(story), Title: story.Entry.Title, Paper: i.config.Name, Date: story.Entry.Date, Section: view.Page.Name,
		Address: view.Canonical, Language: i.config.Language, Pages: []int{view.Page.Number}}
	for _, part := range story.Parts {
		if page := part.Entry.Page.Number; page != article.Pages[len(article.Pages)-1] {
			article.Pages = append(article.Pages, page)
		}
	}
	others, err := words.T("and-others")
	if err != nil {
		return err
	}
	made := render.Citation{Standard: article.Standard(others), Authors: article.Authors, Name: citationName(i.stored, story)}
	made.BibTeX = article.BibTeX(made.Name)
	made.RISLink = cite.Download(made.Name+".ris", "application/x-research-info-systems", article.RIS())
	view.Citation = made
	view.Report, err = i.reportLink(view)
	return err
}

// citationName gives 2023-01-08-01-02: the article's address, as a BibTeX key and a file's name may have it.
func citationName(e *archive.Stored, story *render.Story) string {
	return strings.ReplaceAll(e.Key.Path(), "/", "-") + "-" + strings.TrimPrefix(story.Anchor, "a")
}

// authors are those whose words the article is.
func authors(story *render.Story) []string {
	links := append(append([]render.Link(nil), story.Reporters...), story.Correspondents...)
	if len(links) == 0 {
		links = story.Photographers
	}
	names := make([]string, len(links))
	for i, link := range links {
		names[i] = link.Name
	}
	return names
}

// reportLink gives a link to the config's address for reports, filled with what an editor needs to find the place.
func (i *issue) reportLink(view *render.ArticleView) (template.HTMLAttr, error) {
	if i.config.Report == "" {
		return "", nil
	}
	story := &view.Story
	from := ""
	if story.SourceLines != "" {
		from = path.Join(content.Dir, i.stored.Key.Path(), story.SourceFile) + " " + story.SourceLines
	}
	filled := [...]struct{ key, name, value string }{
		{"report-subject", "title", story.Entry.Title},
		{"report-title", "title", story.Entry.Title}, {"report-address", "address", view.Canonical}, {"report-source", "source", from}, {"report-error", "", ""},
	}
	var room [len(filled)]string
	lines := room[:0]
	for _, f := range filled {
		if f.name != "" && f.value == "" {
			continue
		}
		line, err := i.layouts.Words().T(f.key, f.name, f.value)
		if err != nil {
			return "", err
		}
		lines = append(lines, line)
	}
	return cite.Report(i.config.Report, view.Canonical, story.Entry.Title, from, lines[0], lines[1:]), nil
}
