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
	words, cited := i.layouts.Words(), &i.desk.cited
	others, err := words.AppendT(*cited, "and-others")
	if err != nil {
		return err
	}
	made := render.Citation{Authors: article.Authors, Standard: cited.Lend(article.AppendStandard(*cited, cited.Lend(others)))}
	file := cited.Lend(append(appendCitationName(*cited, i.stored, story), ".ris"...))
	made.Name = strings.TrimSuffix(file, ".ris")
	made.BibTeX = cited.Lend(article.AppendBibTeX(*cited, made.Name))
	record := cited.Lend(article.AppendRIS(*cited))
	made.RISLink = template.HTMLAttr(cited.Lend(cite.AppendDownload(*cited, file, "application/x-research-info-systems", record)))
	view.Citation = made
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
		line, err := i.layouts.Words().AppendT(*cited, f.key, f.name, f.value)
		if err != nil {
			return "", err
		}
		lines = append(lines, cited.Lend(line))
	}
	return template.HTMLAttr(cited.Lend(cite.AppendReport(*cited, i.config.Report, view.Canonical, story.Entry.Title, from, lines[0], lines[1:]))), nil
}
