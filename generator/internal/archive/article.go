package archive

import (
	"slices"

	"backissue/generator/internal/edition"
)

// Article is an article as lists need it.
type Article struct {
	Key      edition.Key // of its edition
	Page     int
	PageName string
	Order    int

	Title   string
	Kicker  string
	Deck    string
	Byline  string
	Summary string // the first sentence of the body
	Type    string
	Photo   bool

	Districts    []string
	Tags         []string
	People       []string // reporters, correspondents and photographers, each once, in the printed order
	Series       string   // empty for none
	SeriesNumber int      // 0 when not numbered

	Aliases     []string
	Withdrawn   bool // it keeps its address and is in no list
	Corrections []edition.Correction

	To, From      edition.Part // the parts that it says it goes on in and comes from
	Before, After *Article     // the parts that it is joined with, set by Edition.Settle; nil for none
}

// Shown tells whether lists show the article: it was not withdrawn, and is no continuation, which is shown with its beginning.
func (a *Article) Shown() bool { return !a.Withdrawn && a.Before == nil }

// Edition is one day's paper with its articles.
type Edition struct {
	Key        edition.Key
	Number     string
	DateSource string
	Pages      []Page // by number
}

// Page is one printed page.
type Page struct {
	Number   int
	Name     string
	Articles []*Article // by order
}

// Add puts an article on its page.
func (e *Edition) Add(a *Article) {
	i := slices.IndexFunc(e.Pages, func(p Page) bool { return p.Number == a.Page })
	if i < 0 {
		i, e.Pages = len(e.Pages), append(e.Pages, Page{Number: a.Page})
	}
	p := &e.Pages[i]
	if p.Articles == nil {
		p.Articles = make([]*Article, 0, usualArticles)
	}
	p.Articles = append(p.Articles, a)
}

// usualArticles are as many as most pages have at most.
const usualArticles = 8

// Settle puts pages and articles into their order, whatever order they came in, and joins the articles that run over pages. With any
// Misjoin the edition must not be published.
func (e *Edition) Settle() []Misjoin {
	slices.SortFunc(e.Pages, func(a, b Page) int { return a.Number - b.Number })
	for _, p := range e.Pages {
		slices.SortFunc(p.Articles, func(a, b *Article) int { return a.Order - b.Order })
		for _, a := range p.Articles {
			a.Key, a.PageName = e.Key, p.Name
		}
	}
	return e.joinParts()
}

// Articles gives the edition's articles in reading order, withdrawn ones too.
func (e *Edition) Articles() []*Article {
	count := 0
	for _, p := range e.Pages {
		count += len(p.Articles)
	}
	all := make([]*Article, 0, count)
	for _, p := range e.Pages {
		all = append(all, p.Articles...)
	}
	return all
}

// Shown gives the articles that lists show, in reading order.
func Shown(articles []*Article) []*Article {
	return slices.DeleteFunc(slices.Clone(articles), func(a *Article) bool { return !a.Shown() })
}
