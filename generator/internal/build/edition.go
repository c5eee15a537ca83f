package build

import (
	"os"
	"path"
	"path/filepath"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// Levels of a subhead in a body: below the headline, which is an h1 on the article's own sheet.
const (
	levelOnArticle = 2
	levelOnPage    = 3
	levelOnEdition = 4
)

// issue is an edition whose sheets are being made. Its articles' bodies are in memory until it is done.
type issue struct {
	*publication
	edition *archive.Edition
	record  render.EditionRecord
	files   map[*archive.Article]*content.File

	pictures []string // addresses of pictures that bodies show
}

// makeEdition makes all sheets of the edition with a number: its own, its pages' and its articles'.
func (p *publication) makeEdition(number int) error {
	e := p.archive.Editions[number]
	record, err := p.editionRecord(e)
	if err != nil {
		return err
	}
	i := &issue{publication: p, edition: e, record: record, files: map[*archive.Article]*content.File{}}
	for _, a := range e.Articles() {
		file, err := p.readArticle(e.Key, path.Base(a.File))
		if err != nil {
			return err
		}
		i.files[a] = &file
	}
	var previous, next *render.EditionLink
	if number > 0 {
		link := editionLink(p.archive.Editions[number-1])
		previous = &link
	}
	if number < len(p.archive.Editions)-1 {
		link := editionLink(p.archive.Editions[number+1])
		next = &link
	}
	return together(
		func() error { return i.makeWhole(previous, next) },
		i.makePages,
		i.makeArticles,
		i.putPhotos,
	)
}

// together does all steps and gives the problems of all; another error ends it.
func together(steps ...func() error) error {
	var problems source.Problems
	for _, step := range steps {
		err := step()
		found, ok := source.AsProblems(err)
		if err != nil && !ok {
			return err
		}
		problems = append(problems, found...)
	}
	return problems.Err()
}

func (i *issue) makeWhole(previous, next *render.EditionLink) error {
	title, err := i.editionTitle(i.edition.Key)
	if err != nil {
		return err
	}
	sections, err := i.sections(levelOnEdition)
	if err != nil {
		return err
	}
	address := i.edition.Address()
	return i.put(render.Edition, address, render.EditionView{Sheet: i.sheet(render.Edition, address, title),
		Edition: i.record, Previous: previous, Next: next, Pages: sections})
}

func (i *issue) makePages() error {
	sections, err := i.sections(levelOnPage)
	if err != nil {
		return err
	}
	return eachOf(sections, func(n int, section render.PageSection) error {
		title, err := i.pageTitle(i.edition.Key, section.PageLink)
		if err != nil {
			return err
		}
		view := render.PageView{Sheet: i.sheet(render.Page, section.Address, title), Edition: i.record, Page: section}
		if n > 0 {
			view.Previous = &sections[n-1].PageLink
		}
		if n < len(sections)-1 {
			view.Next = &sections[n+1].PageLink
		}
		return i.put(render.Page, section.Address, view)
	})
}

func eachOf[T any](items []T, do func(i int, item T) error) error {
	steps := make([]func() error, len(items))
	for i, item := range items {
		steps[i] = func() error { return do(i, item) }
	}
	return together(steps...)
}

func (i *issue) makeArticles() error {
	all := i.edition.Articles()
	return eachOf(all, func(_ int, a *archive.Article) error {
		if a.Withdrawn {
			return i.makeWithdrawn(a)
		}
		address := a.Address()
		story, err := i.story(a, levelOnArticle, address)
		if err != nil {
			return err
		}
		if err := i.addParts(&story, a, address); err != nil {
			return err
		}
		sheet := i.sheet(render.Article, address, a.Title)
		sheet.Description = a.Summary
		sheet.Canonical = render.Absolute(i.config.Base, a.Beginning().Address())
		view := render.ArticleView{Sheet: sheet, Edition: i.record, Page: story.Entry.Page, Story: story}
		previous, next := nextTo(a, all)
		if previous != nil {
			entry := i.entry(previous)
			view.Previous = &entry
		}
		if next != nil {
			entry := i.entry(next)
			view.Next = &entry
		}
		return i.put(render.Article, address, view)
	})
}

func (i *issue) makeWithdrawn(a *archive.Article) error {
	title, err := i.layouts.Words().T("withdrawn")
	if err != nil {
		return err
	}
	sheet := i.sheet(render.Withdrawn, a.Address(), title)
	sheet.Hidden = true
	return i.put(render.Withdrawn, a.Address(), render.WithdrawnView{Sheet: sheet, Edition: i.record,
		Page: pageLink(i.edition, a.Page), Reason: i.files[a].Article.Withdrawn})
}

// sections makes the edition's pages with their articles. All sheets of an edition lie in one folder, so bodies' links are
// the same on each.
func (i *issue) sections(level int) ([]render.PageSection, error) {
	sections := make([]render.PageSection, len(i.edition.Pages))
	for n, page := range i.edition.Pages {
		section := render.PageSection{PageLink: pageLink(i.edition, page.Number)}
		for _, a := range page.Articles {
			story, err := i.story(a, level, i.edition.Address())
			if err != nil {
				return nil, err
			}
			section.Stories = append(section.Stories, story)
		}
		sections[n] = section
	}
	return sections, nil
}

// story makes a whole article for a sheet, with its body's subheads as headings of a level.
func (i *issue) story(a *archive.Article, level int, sheet string) (render.Story, error) {
	file := i.files[a]
	from := &file.Article
	story := render.Story{Entry: i.entry(a), Anchor: "a" + edition.ArticleName(a.Page, a.Order), Withdrawn: from.Withdrawn}
	if a.Withdrawn {
		return story, nil
	}
	shown := render.Setting{Anchor: story.Anchor, Level: level, Article: a.Address(), Sheet: sheet}
	if sheet == a.Address() { // once is enough: other sheets have the same body
		shown.Found = i.referenceFound(a)
	}
	body, err := i.markdown.HTML(file.Markdown, shown)
	if err != nil {
		return story, err
	}
	people := i.places.people
	story.Body = body
	story.Dateline = from.Dateline
	story.Reporters = links(from.Reporters, people)
	story.Correspondents = links(from.Correspondents, people)
	story.Photographers = links(from.Photographers, people)
	story.SourceFile, story.SourceLines = from.Source.File, from.Source.Lines.String()
	story.Confidence = from.Confidence
	for _, c := range from.Corrections {
		story.Corrections = append(story.Corrections, render.Correction{Date: c.Date, Note: c.Note})
	}
	for _, photo := range from.Photos {
		shown := render.Photo{Caption: photo.Caption, Credit: photo.Credit, Photographers: links(photo.Photographers, people)}
		if photo.File != "" {
			shown.Address = photoAddress(i.edition.Key, photo.File)
		}
		story.Photos = append(story.Photos, shown)
	}
	story.ContinuedTo, story.ContinuedFrom = i.otherPart(a.After, a.To), i.otherPart(a.Before, a.From)
	story.Continuation = a.Before != nil
	return story, nil
}

func photoAddress(key edition.Key, file string) string { return key.Path() + "/" + file }

// putPhotos publishes the pictures that the edition's articles name, and those that their bodies show.
func (i *issue) putPhotos() error {
	done := map[string]bool{}
	for _, address := range i.pictures {
		if done[address] {
			continue
		}
		done[address] = true
		picture, err := i.readText(path.Join(content.Dir, address))
		if err != nil {
			return err
		}
		if err := i.folder.Put(address, picture); err != nil {
			return err
		}
	}
	for _, a := range i.edition.Articles() {
		for _, photo := range i.files[a].Article.Photos {
			address := photoAddress(i.edition.Key, photo.File)
			if photo.File == "" || a.Withdrawn || done[address] {
				continue
			}
			done[address] = true
			name := filepath.Join(i.options.Root, content.Dir, filepath.FromSlash(address))
			picture, err := os.ReadFile(name)
			if err != nil {
				return i.problemAt(a.File, "file", photo.File, "the picture can't be read: "+err.Error(), "check that you may read it")
			}
			if err := i.folder.Put(address, picture); err != nil {
				return err
			}
		}
	}
	return nil
}
