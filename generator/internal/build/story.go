package build

import (
	"slices"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
)

// told is an article as all sheets of its edition show it: its own, its page's and the whole edition's. They lie in one folder, so links are the
// same on each; only the levels of headings differ.
type told struct {
	known bool
	story render.Story // without its body
	body  render.Body
}

// story makes a whole article for a sheet, with its body's subheads as headings of a level.
func (i *issue) story(story *render.Story, n, level int, sheet string) error {
	t, a := &i.told[n], i.articles[n]
	file, err := i.article(n)
	if err != nil {
		return err
	}
	if !t.known {
		i.tell(&t.story, a, file)
		if t.body, err = i.body(a, file, t.story.Anchor, t.story.Entry.Address); err != nil {
			return err
		}
		t.known = true
	}
	body := t.body
	if !inOneFolder(sheet, t.story.Entry.Address) { // the home sheet lies elsewhere
		if body, err = i.body(a, file, t.story.Anchor, sheet); err != nil {
			return err
		}
	}
	*story = t.story
	story.Text = body.At(level)
	return nil
}

func inOneFolder(address, other string) bool {
	name := strings.LastIndexByte(address, '/') + 1
	return name == strings.LastIndexByte(other, '/')+1 && address[:name] == other[:name]
}

func (i *issue) body(a *archive.Article, file *content.File, anchor, sheet string) (render.Body, error) {
	if a.Withdrawn {
		return render.Body{}, nil
	}
	if file.IsProse {
		return i.markdown.Prose(i.desk.room(int64(render.Size(file.Markdown))), file.Prose, anchor), nil
	}
	return i.markdown.Body(file.Markdown, render.Setting{Anchor: anchor, Article: a.Address(), Sheet: sheet, Photo: i.photoAt})
}

// anchor gives the id that an article has on sheets that show several.
func anchor(a *archive.Article) string { return string(appendAnchor(nil, a)) }

func appendAnchor(dst []byte, a *archive.Article) []byte {
	return edition.AppendArticleName(append(dst, 'a'), a.Page, a.Order)
}

// tell makes what sheets show of an article beside its body.
func (i *issue) tell(story *render.Story, a *archive.Article, file *content.File) {
	from := &file.Article
	*story = render.Story{Entry: i.entryIn(&i.desk.entries, a), Anchor: i.desk.entries.addresses.Lend(appendAnchor(i.desk.entries.addresses, a)), Withdrawn: from.Withdrawn}
	if a.Withdrawn {
		return
	}
	story.Dateline = from.Dateline
	story.Reporters = i.linksIn("people", from.Reporters)
	story.Correspondents = i.linksIn("people", from.Correspondents)
	story.Photographers = i.linksIn("people", from.Photographers)
	story.SourceFile, story.SourceLines = from.Source.File, from.Source.Lines.String()
	story.Confidence = from.Confidence
	for _, c := range from.Corrections {
		story.Corrections = append(story.Corrections, render.Correction{Date: c.Date, Note: c.Note})
	}
	for n := range from.Photos {
		shown := i.showPhoto(&from.Photos[n])
		story.Photos = append(story.Photos, shown)
		story.Photographers = alsoLinks(story.Photographers, shown.Photographers)
	}
	story.ContinuedTo, story.ContinuedFrom = otherPart(a.After, a.To), otherPart(a.Before, a.From)
	story.Continuation = a.Before != nil
}

// alsoLinks gives links with those of more that are not among them.
func alsoLinks(links, more []render.Link) []render.Link {
	for _, l := range more {
		if !slices.ContainsFunc(links, func(known render.Link) bool { return known.Name == l.Name }) {
			links = append(slices.Clip(links), l) // other sheets have the same links
		}
	}
	return links
}

// section makes a page with its articles. All sheets of an edition lie in one folder, so bodies' links are
// the same on each.
func (i *issue) section(n, level int) (render.PageSection, error) {
	page := i.edition.Pages[n]
	section := render.PageSection{PageLink: render.PageLink{Address: i.pageAddresses[n], Number: page.Number, Name: page.Name}}
	first := i.stored.Pages[n].First
	section.Stories = i.shown[first : first+len(page.Articles)]
	sheet := section.Address // or another of the edition's folder
	for n := range page.Articles {
		if err := i.story(&section.Stories[n], first+n, level, sheet); err != nil {
			return section, err
		}
	}
	return section, nil
}

// headlines describe an edition or a page for those who have not opened it: its first few, for search engines show some 80 Chinese characters.
func headlines(pages []render.PageSection) string {
	const most = 4
	var titles []string
	for _, page := range pages {
		for n := range page.Stories {
			if story := &page.Stories[n]; len(titles) < most && story.Withdrawn == "" && !story.Continuation {
				titles = append(titles, story.Entry.Title)
			}
		}
	}
	return strings.Join(titles, " · ")
}
