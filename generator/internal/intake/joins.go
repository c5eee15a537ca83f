package intake

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
)

// A printed page keeps its own files, and an article that runs over pages has one on each of them. What joins these is their field
// continued. It is found again whenever a page of the edition is imported, from the pages of this run and the files of earlier ones, so that
// the order in which pages come in makes no difference. A file that a person wrote is never changed, and what its field says stands.

// partOf gives the page that a pointer leads to; no part when nobody knows which page of the edition that is.
func (r *Reader) partOf(p segment.Pointer) edition.Part {
	if n, known := r.sections.number(p.Section, p.Page); known && p.Page > 0 {
		return edition.Part{Page: n}
	}
	return edition.Part{}
}

// untitledFrom stands for the headline of an article that prints none: for one that comes from another page, it says so.
func (r *Reader) untitledFrom(from edition.Part) string {
	switch {
	case from.Page == 0:
		return r.untitled
	case r.english:
		return fmt.Sprintf("(continued from page %d)", from.Page)
	}
	return fmt.Sprintf("（上接第%d版）", from.Page)
}

// joining is the work of joining the articles of an edition over its pages.
type joining struct {
	*Reader
	plan  *plan
	parts []*part
	read  map[*part]draftArticle // also of a part whose file a person wrote: what this run read there
	files map[*part]*content.File
}

// draftArticle is an article of a page that is being imported.
type draftArticle struct {
	draft *pageDraft
	at    int
}

// joinPages joins the articles of the pages that are being imported with each other and with those of earlier imports.
func (r *Reader) joinPages(p *plan, drafts []*pageDraft, o *Options) error {
	j := joining{Reader: r, plan: p, read: map[*part]draftArticle{}, files: map[*part]*content.File{}}
	points := false
	for _, d := range drafts {
		for i := range d.articles {
			points = points || d.articles[i].Continued != nil
		}
	}
	kept := j.takeFiles(drafts, points, o)
	if !points && len(j.parts) == 0 {
		return nil
	}
	for _, d := range drafts {
		for i := range d.articles {
			if _, isKept := kept[articleFile(&d.articles[i])]; !isKept {
				j.takeDraft(d, i)
			}
		}
	}
	slices.SortFunc(j.parts, func(a, b *part) int {
		return (a.name.Page-b.name.Page)*content.MostArticles + a.name.Order - b.name.Order
	})
	joinParts(j.parts)
	return j.apply()
}

func (j *joining) takeDraft(d *pageDraft, i int) {
	a := &d.articles[i]
	p := partFrom(a)
	p.titled = len(d.reading.found.Articles[i].Title) > 0
	j.parts = append(j.parts, p)
	j.read[p] = draftArticle{d, i}
}

func partFrom(a *edition.Article) *part {
	p := &part{name: edition.Part{Page: a.Page, Order: a.Order}, title: a.Title, text: a.Kicker + "\n" + a.Title + "\n" + a.Deck}
	for _, b := range a.Body {
		p.text += "\n" + b.Text
	}
	if c := a.Continued; c != nil {
		p.to, p.from = c.To, c.From
	}
	return p
}

// takeFiles takes the articles of earlier imports, all of them or those that run over pages. Of the pages that are being imported it takes
// those that stay as a person left them, and gives their names and the names of those that were deleted.
func (j *joining) takeFiles(drafts []*pageDraft, all bool, o *Options) (kept map[string]draftArticle) {
	kept = map[string]draftArticle{}
	being := map[int]bool{}
	for _, d := range drafts {
		being[d.place.Page] = true
		for i := range d.articles {
			name := articleFile(&d.articles[i])
			state, _ := j.plan.standing(name)
			if (state == editedFile || state == deletedFile) && !o.Accept.takes(j.plan.key, strings.TrimSuffix(name, ".md")) {
				kept[name] = draftArticle{d, i}
			}
		}
	}
	there, _ := filepath.Glob(filepath.Join(j.plan.folder, "*.md")) // the pattern is ours
	for _, file := range there {
		name := filepath.Base(file)
		text, err := os.ReadFile(file)
		if err != nil || !all && !bytes.Contains(text, []byte("\ncontinued:")) {
			continue
		}
		parsed, err := content.ParseArticle(path.Join(shown(j.plan.key), name), text)
		read, isKept := kept[name]
		if err != nil || being[parsed.Article.Page] && !isKept {
			continue // what cannot be read is the build's to report
		}
		p := j.takeFile(name, &parsed)
		if isKept {
			j.read[p] = read
		}
	}
	return kept
}

func (j *joining) takeFile(name string, f *content.File) *part {
	a := f.Article
	a.Body = content.Blocks(f.Markdown)
	p := partFrom(&a)
	state, _ := j.plan.standing(name)
	p.edited = state != importedFile
	p.titled = a.Title != j.untitled && (a.Continued == nil || a.Title != j.untitledFrom(a.Continued.From))
	j.parts = append(j.parts, p)
	j.files[p] = f
	return p
}

// apply writes the joins into the articles: drafts are composed anew, and files of earlier imports are amended.
func (j *joining) apply() error {
	changed := map[*pageDraft]bool{}
	for _, p := range j.parts {
		switch d, isDraft := j.read[p]; {
		case isDraft && p.edited:
			// The file stays; what was read is shown beside it, and should differ in nothing but what was edited.
			a := &d.draft.articles[d.at]
			if c := p.continued(); c != nil && a.Continued != nil && c.To.Page == a.Continued.To.Page && c.From.Page == a.Continued.From.Page {
				a.Continued = c
				changed[d.draft] = true
			}
		case isDraft:
			if p.applyTo(&d.draft.articles[d.at]) {
				changed[d.draft] = true
			}
		case !p.edited:
			f := j.files[p]
			if !p.applyTo(&f.Article) {
				continue
			}
			text, err := f.Compose()
			if err != nil {
				return fmt.Errorf("composing %s anew: %w", f.Name, err)
			}
			j.plan.amend(path.Base(f.Name), text)
			j.tellAmended(p)
		}
	}
	for d := range changed {
		if err := d.compose(); err != nil {
			return err
		}
	}
	return nil
}

// applyTo writes the part's joins into its article, and tells whether anything changed.
func (p *part) applyTo(a *edition.Article) bool {
	was := *a
	a.Title, a.Continued, a.Review = p.wholeTitle(), p.continued(), p.doubts(a.Review)
	return was.Title != a.Title || !reflect.DeepEqual(was.Continued, a.Continued) || !slices.Equal(was.Review, a.Review)
}

// tellAmended has the page that is being imported tell of a file of another page that was amended for its sake.
func (j *joining) tellAmended(p *part) {
	for _, other := range []*part{p.before, p.after} {
		if d, ok := j.read[other]; ok {
			d.draft.amended = append(d.draft.amended, p.name.String())
			return
		}
	}
}
