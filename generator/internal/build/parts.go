package build

import (
	"fmt"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// An article that runs over pages has a file for each of its parts, and each part keeps its own sheet, for its address is for ever. The
// beginning's sheet shows the whole; the sheets of the others point to it, as canonical address too, so that nobody finds half an article.

// misjoinProblem says which parts of an article cannot be joined, at the place where the first of them names the second.
func (p *publication) misjoinProblem(m archive.Misjoin) *source.Problem {
	there, back := "go on in", "come from"
	if m.Field == "from" {
		there, back = back, there
	}
	message := fmt.Sprintf("another article is said to %s %s too", there, m.Named)
	switch {
	case m.Third.IsArticle():
		message = fmt.Sprintf("%s is said to %s %s", m.Named, back, m.Third)
	case m.Circle:
		message = fmt.Sprintf("with %s the parts of this article go round in a circle", m.Named)
	}
	return p.problemAt(fileOf(m.Article), "continued", m.Named.String(), message, "mend the field continued of one of the two: both must name each other, or one of them just the page")
}

// addParts puts what follows on other pages below an article on its own sheet, and its people among the article's.
func (i *issue) addParts(story *render.Story, n int, sheet string) error {
	if i.stored.IsContinuation(n) {
		return nil
	}
	last := story
	for part := i.stored.Next(n); part >= 0; part = i.stored.Next(part) {
		var made render.Story
		if err := i.story(&made, part, levelOnArticle, sheet); err != nil {
			return err
		}
		made.ContinuedFrom, last.ContinuedTo = nil, nil
		story.Parts = append(story.Parts, made)
		last = &story.Parts[len(story.Parts)-1]
		story.Reporters = alsoLinks(story.Reporters, made.Reporters)
		story.Correspondents = alsoLinks(story.Correspondents, made.Correspondents)
		story.Photographers = alsoLinks(story.Photographers, made.Photographers)
	}
	return nil
}

// otherPart links another part of an article that runs over pages. Of one that is not in the archive, only the page is told; one that was
// withdrawn is not named.
func otherPart(joined *archive.Article, named edition.Part) *render.Part {
	switch {
	case joined != nil:
		return &render.Part{Page: joined.Page, Link: &render.Link{Name: joined.Title, Address: joined.Address()}}
	case named.Page > 0 && !named.IsArticle():
		return &render.Part{Page: named.Page}
	}
	return nil
}
