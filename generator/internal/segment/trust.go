package segment

import (
	"math"
	"reflect"
	"slices"

	"backissue/generator/internal/edition"
)

// What the readings of a page agree on is not always right: an article of which nothing says that it is one may be taken for the end of
// another in nearly every reading. So the share of readings is one of several grounds, and how much each tells was fitted on made pages
// whose articles are known, by go run ./generator/fit -trust.

// trust tells how much each ground of an article says that it is right, as logarithms of odds.
type trust struct {
	Any     float64 // of any article
	Share   float64 // for each unit of the logarithm of the odds of the share of readings that have the very same article
	Weakest float64 // the same, of the share that agrees on the row on which the fewest do

	Length     float64 // for how much longer its text is than usual, as a logarithm: a row too many or too few is less of a long one
	Brief      float64 // for how much shorter, as the square of that
	Short      float64 // its text is short for an article's
	Unnamed    float64 // it names nobody who wrote it
	Unsaid     float64 // no dateline or byline says that it opens where it does
	Beyond     float64 // for the share of its headline's wording that the text on the other side has
	Elsewhere  float64 // that text has as much of it as its own
	FullRow    float64 // a row of its headline is as wide as the column, as text is
	ManyRows   float64 // its headline has more rows than most
	OnCaption  float64 // its headline stands right above a caption, as a picture's title does
	BesideName float64 // a short line above or below its headline was taken for the page's name
	Overprint  float64 // it has rows that were printed twice

	NextUnsaid float64 // no dateline or byline says that the next article opens where it does
	Abutting   float64 // another article's headline stands right above or below its own
	Beside     float64 // as Share, of the article above or below it that fewer readings have

	// That the parts of its headline are right.
	Parts, PartsShare float64 // as Any and Share
	PartsWrapped      float64 // its kicker or deck takes several rows
}

// fittedTrust is that of pages in Chinese.
var fittedTrust = trust{
	Any: 0.94, Share: 0.58, Weakest: 0.42,
	Length: 0.05, Brief: -0.33, Short: -0.3, Unnamed: -0.42, Unsaid: -0.33, Beyond: -1.16, Elsewhere: -1.5, FullRow: -0.03,
	ManyRows: -1.19, OnCaption: -3.96, BesideName: -2.23, Overprint: -1.64,
	NextUnsaid: -0.27, Abutting: -0.21, Beside: 0.18,
	Parts: 0.11, PartsShare: 1.07, PartsWrapped: -1.45,
}

// printed is how many times as much the grounds of a headline's parts tell on printed pages as on made ones, whose editors chose kickers
// and decks more freely. It was set by hand, with the development pages in view.
const printed = 1.2

// ofPrint gives the trust in the articles of printed pages.
func (t trust) ofPrint() trust {
	t.Parts, t.PartsShare, t.PartsWrapped = printed*t.Parts, printed*t.PartsShare, printed*t.PartsWrapped
	return t
}

// values gives the numbers of a trust in their order.
func (t trust) values() []float64 {
	v := reflect.ValueOf(t)
	out := make([]float64, v.NumField())
	for i := range out {
		out[i] = v.Field(i).Float()
	}
	return out
}

// grounds are what is seen of one article: how much of each of a trust's grounds it has.
type grounds trust

// right gives the odds that the article with the grounds is right, the parts of its headline aside.
func (t trust) right(s grounds) float64 { return t.with(s.without(true)) }

// parts gives the odds that the parts of its headline are told apart rightly.
func (t trust) parts(s grounds) float64 { return t.with(s.without(false)) }

// without gives the grounds without those of the headline's parts, or with none but them.
func (s grounds) without(parts bool) grounds {
	of := grounds{Parts: s.Parts, PartsShare: s.PartsShare, PartsWrapped: s.PartsWrapped}
	if !parts {
		return of
	}
	s.Parts, s.PartsShare, s.PartsWrapped = 0, 0, 0
	return s
}

// row gives the odds that a row on which share of the readings agree is what they take it for.
func (t trust) row(share float64) float64 {
	return trust{Any: t.Any, Share: t.Share + t.Weakest}.with(grounds{Any: 1, Share: logOdds(share)})
}

func (t trust) with(s grounds) float64 {
	sum, seen := 0.0, trust(s).values()
	for i, weight := range t.values() {
		sum += weight * seen[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// logOdds gives the logarithm of the odds of a share. That of nearly all readings says no more than that of very many does.
func logOdds(share float64) float64 {
	const most = 1 - 1e-4
	share = math.Max(1-most, math.Min(most, share))
	return math.Log(share / (1 - share))
}

// groundsOf gives what is seen of an article, of which share of the readings have the very same, and weakest agree on its weakest row.
func (a *assembly) groundsOf(f *found, share, weakest float64) grounds {
	const usual, short, manyRows = 400, 120, 4 // characters; rows
	longer := math.Log(float64(length(f.text)+1) / usual)
	shorter := math.Min(0, longer)
	s := grounds{
		Any: 1, Share: logOdds(share), Weakest: logOdds(weakest), Length: longer, Brief: shorter * shorter, Short: oneIf(length(f.text) < short),
		Unnamed: oneIf(len(f.Credits.Reporters)+len(f.Credits.Correspondents) == 0), Unsaid: oneIf(a.opensUnsaid(f)),
		ManyRows: oneIf(len(f.pieces.head) >= manyRows), OnCaption: oneIf(a.stands(f, 1, captionRow)),
		BesideName: oneIf(a.stands(f, -1, nameRow) || a.stands(f, 1, nameRow)),
		Overprint:  oneIf(a.isOverprinted(f)),
		NextUnsaid: oneIf(a.nextUnsaid(f)), Abutting: oneIf(a.abuts(f)),
		Parts: 1, PartsShare: logOdds(f.headline.share), PartsWrapped: oneIf(len(f.headline.kicker) > 1 || len(f.headline.deck) > 1),
	}
	for _, i := range f.pieces.head {
		other := a.sharedBefore[i]
		if f.pieces.after {
			other = a.sharedAfter[i]
		}
		s.Beyond = math.Max(s.Beyond, other)
		if a.rows[i].full(a.nearMeasure(i)) {
			s.FullRow = 1
		}
	}
	s.Elsewhere = oneIf(len(f.pieces.head) > 0 && a.headElsewhere(f))
	return s
}

// seeBeside completes the grounds of articles, in the page's order, by what is seen of those above and below each.
func seeBeside(articles []*found) {
	for i, f := range articles {
		f.grounds.Beside = logOdds(1)
		for _, k := range [2]int{i - 1, i + 1} {
			if k >= 0 && k < len(articles) {
				f.grounds.Beside = min(f.grounds.Beside, articles[k].grounds.Share)
			}
		}
	}
}

// stands tells whether a row of no body of the kind stands right below the article's headline, by 1, or right above it, by -1.
func (a *assembly) stands(f *found, by int, kind transparentKind) bool {
	if len(f.pieces.head) == 0 {
		return false
	}
	i := f.pieces.head[0] - 1
	if by > 0 {
		i = f.pieces.head[len(f.pieces.head)-1] + 1
	}
	return i >= 0 && i < len(a.rows) && a.roles[i].transparent && a.kind[i] == kind
}

// isOverprinted tells whether a row of the article's headline is printed twice.
func (a *assembly) isOverprinted(f *found) bool {
	return slices.ContainsFunc(f.pieces.head, func(i int) bool { return a.rows[i].overprinted })
}

// nextUnsaid tells whether nothing says that the article behind this one opens where it does.
func (a *assembly) nextUnsaid(f *found) bool {
	i := a.next[a.lastRow(f)]
	for i < len(a.rows) && a.roles[i].state.role() == headBefore {
		i = a.next[i]
	}
	return i < len(a.rows) && !a.opens[i] && !a.evidence.byline[i]
}

// abuts tells whether the headline of another article stands right above the article's own, or right below it.
func (a *assembly) abuts(f *found) bool {
	head := f.pieces.head
	if len(head) == 0 {
		return false
	}
	if f.pieces.after {
		i := a.next[head[len(head)-1]]
		return i < len(a.rows) && a.roles[i].state.role() == headBefore
	}
	i := a.previous[head[0]]
	return i >= 0 && a.roles[i].state.role() == headAfter
}

func oneIf(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// Seen is an article as read, with the grounds by which it is trusted, for the fitting of a trust.
type Seen struct {
	Article
	Grounds []float64 // in the order of TrustNames
	Divided bool      // its headline has rows that may be parts of it
}

// PartsGrounds is how many of the grounds, the last, are of the parts of a headline.
const PartsGrounds = 3

// TrustNames names the grounds.
func TrustNames() []string {
	t := reflect.TypeOf(trust{})
	out := make([]string, t.NumField())
	for i := range out {
		out[i] = t.Field(i).Name
	}
	return out
}

// Look reads a page and tells what is seen of each article.
func Look(page edition.Page) []Seen {
	a := assemble(page)
	var out []Seen
	for _, f := range a.found {
		if f.boxOf < 0 {
			out = append(out, Seen{f.Article, trust(f.grounds).values(), len(f.pieces.head) > 1})
		}
	}
	return out
}
