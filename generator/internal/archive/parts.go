package archive

import (
	"slices"

	"backissue/generator/internal/edition"
)

// Misjoin is what cannot be true of articles that run over pages: Article names To or From another part that names a third one, or goes
// round in a circle.
type Misjoin struct {
	Article *Article
	Named   edition.Part
	Field   string       // to or from
	Third   edition.Part // the article that Named names itself; none when another article names Named too, or in a circle
	Circle  bool
}

// joinParts joins the edition's articles that run over pages, by what either end says of the other. A withdrawn article is joined with none. What
// it joins, readers see as one article, in place of its beginning; the other parts are in no list.
func (e *Edition) joinParts() []Misjoin {
	all := e.Articles()
	if !slices.ContainsFunc(all, func(a *Article) bool { return a.To.IsArticle() || a.From.IsArticle() }) {
		return nil // as in most editions
	}
	byName := map[edition.Part]*Article{}
	for _, a := range all {
		byName[a.name()] = a
	}
	var bad []Misjoin
	for _, a := range all {
		if next := byName[a.To]; next != nil && a.To.IsArticle() {
			bad = append(bad, join(a, next, Misjoin{Article: a, Named: a.To, Field: "to", Third: next.From}, a)...)
		}
		if last := byName[a.From]; last != nil && a.From.IsArticle() {
			bad = append(bad, join(last, a, Misjoin{Article: a, Named: a.From, Field: "from", Third: last.To}, a)...)
		}
	}
	return bad
}

// join joins two articles for the sake of what says says, unless that cannot be true.
func join(before, after *Article, m Misjoin, says *Article) []Misjoin {
	switch {
	case before.After == after || before.Withdrawn || after.Withdrawn:
		return nil
	case m.Third.IsArticle() && m.Third != says.name():
		return []Misjoin{m}
	case before.After != nil || after.Before != nil || before.Beginning() == after:
		m.Third, m.Circle = edition.Part{}, before.Beginning() == after
		return []Misjoin{m}
	}
	before.After, after.Before = after, before
	return nil
}

func (a *Article) name() edition.Part { return edition.Part{Page: a.Page, Order: a.Order} }

// Beginning gives the first part of the article, whose sheet shows all of them: itself, unless it is the continuation of another.
func (a *Article) Beginning() *Article {
	for a.Before != nil {
		a = a.Before
	}
	return a
}

// gatherParts gives beginnings what lists go by of all their parts: a byline stands at the end as often as not.
func (e *Edition) gatherParts() {
	for _, a := range e.Articles() {
		if a.Before == nil {
			a.gather()
		}
	}
}

func (a *Article) gather() {
	for part := a.After; part != nil; part = part.After {
		a.Districts, a.Tags, a.People = union(a.Districts, part.Districts), union(a.Tags, part.Tags), union(a.People, part.People)
		a.Photo = a.Photo || part.Photo
		if a.Series == "" {
			a.Series, a.SeriesNumber = part.Series, part.SeriesNumber
		}
	}
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(slices.Clip(a), s)
		}
	}
	return a
}
