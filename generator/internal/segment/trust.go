package segment

import (
	"math"
	"reflect"
	"slices"
	"strings"

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
	Beside  float64 // as Share, of the article above or below it that fewer readings have

	// Its text.
	Short        float64 // it is short for an article's
	Unsaid       float64 // no dateline or byline says that it opens where it does, for how many more of the page's others have one than have none
	Unindented   float64 // its first row is not set as the first of a paragraph
	Unworded     float64 // its first sentence is not worded as an article's
	OpensInside  float64 // for how much more than most a paragraph in it is worded as an article's first
	ClosesInside float64 // for each row in it at which names close a text
	Uneven       float64 // its columns are of one width where it opens, and of another where it ends
	ShortEnd     float64 // its last paragraph is a line or two
	OpenEnd      float64 // no sentence ends with it, nor do names or a pointer
	// Who wrote it.
	Unnamed     float64 // it names nobody
	ManyNames   float64 // for each character of its byline beyond those of most
	TwoBylines  float64 // names stand both above its text and at its end
	NamesUnsure float64 // a name was cut by guess
	// Its headline.
	Headless   float64 // none was found
	Beyond     float64 // for the share of its wording that the text on the other side has
	Elsewhere  float64 // that text has as much of it as its own
	ManyRows   float64 // it has more rows than most
	HeadParted float64 // something else stands between its rows
	HeadApart  float64 // something else stands between it and its text
	HeadBlanks float64 // for each empty line in it but one
	HeadBoxed  float64 // a row of it is the label of a sidebar
	OnCaption  float64 // it stands right above a caption, as a picture's title does
	BesideName float64 // a short line above or below it was taken for the page's name
	// What stands beside it.
	NextUnsaid   float64 // no dateline or byline says that the next article opens where it does
	NextUnworded float64 // the first sentence of that is not worded as an article's
	Abutting     float64 // another article's headline stands right above or below its own

	// That the parts of its headline are right.
	Parts, PartsShare float64 // as Any and Share
	PartsWrapped      float64 // its kicker or deck takes several rows
	TitleTiny         float64 // its title is a word or two
	TitleComma        float64 // its title has a comma, as kickers and decks do
	TitleTold         float64 // its title stands in its text word for word, as decks and kickers do
	DeckApart         float64 // an empty line stands above its deck
}

// fittedTrust is that of pages in Chinese, as fitted but for OpenEnd: of made articles that end so as many are right as of others.
var fittedTrust = trust{
	Any: 1.51, Share: 0.67, Weakest: 0.46, Beside: 0.1,
	Short: -1.44, Unsaid: -0.82, Unindented: -0.41, Unworded: -1.14, OpensInside: -0.75, ClosesInside: -1.33, Uneven: -0.59, ShortEnd: -0.78,
	Unnamed: -0.38, ManyNames: -0.15, TwoBylines: -3.34, NamesUnsure: -2.31,
	Headless: -3.07, Beyond: -1.6, Elsewhere: -1.49, ManyRows: -0.91, HeadParted: -5.02, HeadApart: -2.26, HeadBlanks: -1.68, HeadBoxed: -3.92, OnCaption: -4.12, BesideName: -2.23,
	NextUnsaid: -0.36, NextUnworded: -0.6, Abutting: -0.16,
	Parts: 0.37, PartsShare: 1.05, PartsWrapped: -1.54, TitleTiny: -3.89, TitleComma: -3.72, TitleTold: -1.02, DeckApart: -0.8,
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
func (t trust) right(s grounds) float64 {
	seen := trust(s).values()
	return weighedOdds(t.values()[:len(seen)-PartsGrounds], seen)
}

// parts gives the odds that the parts of its headline are told apart rightly.
func (t trust) parts(s grounds) float64 {
	seen := trust(s).values()
	first := len(seen) - PartsGrounds
	return weighedOdds(t.values()[first:], seen[first:])
}

// row gives the odds that a row on which share of the readings agree is what they take it for.
func (t trust) row(share float64) float64 {
	return weighedOdds([]float64{t.Any, t.Share + t.Weakest}, []float64{1, logOdds(share)})
}

// weighedOdds gives the odds that what is seen makes, each by its weight.
func weighedOdds(weights, seen []float64) float64 {
	sum := 0.0
	for i, weight := range weights {
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
	const short, usualByline, manyRows, tiny = 270, 27, 4, 5 // characters, rows, and characters of a title
	head, next := f.pieces.head, a.nextOpening(f)
	s := grounds{
		Any: 1, Share: logOdds(share), Weakest: logOdds(weakest),
		Short: oneIf(length(f.text) < short), Unsaid: oneIf(a.opensUnsaid(f)), ShortEnd: oneIf(f.endsShort()), OpenEnd: oneIf(a.endsUnsaid(f)),
		Unnamed:     oneIf(len(f.Credits.Reporters)+len(f.Credits.Correspondents) == 0),
		ManyNames:   max(0, float64(len(f.Byline)-usualByline)),
		NamesUnsure: oneIf(f.Credits.unsure),
		Headless:    oneIf(f.headless()), ManyRows: oneIf(len(head) >= manyRows), Elsewhere: oneIf(len(head) > 0 && a.headElsewhere(f)),
		HeadBoxed:  oneIf(slices.ContainsFunc(head, func(i int) bool { return a.rows[i].isBoxLabel() })),
		HeadApart:  oneIf(a.headApart(f)),
		OnCaption:  oneIf(a.stands(f, 1, captionRow)),
		BesideName: oneIf(a.stands(f, -1, nameRow) || a.stands(f, 1, nameRow)),
		NextUnsaid: oneIf(next < len(a.rows) && !a.opens[next] && !a.evidence.byline[next]), NextUnworded: oneIf(a.unworded(next)),
		Abutting: oneIf(a.abuts(f)),
		Parts:    1, PartsShare: logOdds(f.headline.share), PartsWrapped: oneIf(len(f.headline.kicker) > 1 || len(f.headline.deck) > 1),
		TitleTiny: oneIf(len(f.Title) < tiny), TitleComma: oneIf(slices.ContainsFunc(f.Title, func(g glyph) bool { return g.char == '，' })),
		TitleTold: oneIf(len(head) > 1 && strings.Contains(f.text, a.text(f.headline.title))),
		DeckApart: oneIf(len(f.headline.deck) > 0 && a.rows[f.headline.deck[0]].blankBefore),
	}
	a.seeHead(f, &s)
	a.seeText(f, &s)
	return s
}

// seeHead completes the grounds by what is seen of the rows of the headline.
func (a *assembly) seeHead(f *found, s *grounds) {
	blanks := 0
	for k, i := range f.pieces.head {
		other := a.sharedBefore[i]
		if f.pieces.after {
			other = a.sharedAfter[i]
		}
		s.Beyond = math.Max(s.Beyond, other)
		if k > 0 && i > f.pieces.head[k-1]+1 {
			s.HeadParted++
		}
		if k > 0 && a.rows[i].blankBefore {
			blanks++
		}
	}
	s.HeadBlanks = float64(max(0, blanks-1))
}

// seeText completes the grounds by what is seen of the rows of the text.
func (a *assembly) seeText(f *found, s *grounds) {
	body := f.pieces.body
	if len(body) == 0 {
		return
	}
	s.Unindented, s.Unworded = oneIf(a.startsParagraph(body[0]) <= 0), oneIf(a.unworded(body[0]))
	last := body[len(body)-1]
	s.TwoBylines, s.Uneven = oneIf(len(f.pieces.byline) > 0 && a.tail[last]), oneIf(a.uneven(body))
	const most = 2.9 // as an article's first paragraphs are, and few others
	for _, i := range body[1:] {
		if a.tail[i] && i != last {
			s.ClosesInside++
		}
		if a.roles[i].state.role() == firstRow {
			s.OpensInside = max(s.OpensInside, a.worded[i][ArticleOpening]-most)
		}
	}
}

// uneven tells whether the columns of a text are of one measure where it opens, and of another where it ends.
func (a *assembly) uneven(body []int) bool {
	const fewest = 4 // rows that have a measure
	if len(body) < fewest {
		return false
	}
	first, last := a.after[body[0]], a.before[body[len(body)-1]]
	return first > 0 && last > 0 && math.Abs(first-last) > 1
}

// headless tells whether an article that should have a headline has none.
func (f *found) headless() bool { return len(f.Title) == 0 && f.ContinuedFrom.Page == 0 && f.Item == 0 }

// endsShort tells whether the last paragraph of the text is a line or two.
func (f *found) endsShort() bool {
	const short = 36 // characters
	return len(f.Body) > 0 && len(f.Body[len(f.Body)-1].Text) < short
}

// unworded tells whether a text that opens with row i, and no lede, is not worded as an article's.
func (a *assembly) unworded(i int) bool { return i < len(a.rows) && a.worded[i][ArticleOpening] < 0 }

// seeBeside completes the grounds of articles, in the page's order, by what is seen of the others.
func seeBeside(articles []*found) {
	unsaid := 0.0
	for _, f := range articles {
		unsaid += f.grounds.Unsaid
	}
	others := float64(max(1, len(articles)-1))
	for i, f := range articles {
		f.grounds.Beside = logOdds(1)
		for _, k := range [2]int{i - 1, i + 1} {
			if k >= 0 && k < len(articles) {
				f.grounds.Beside = min(f.grounds.Beside, articles[k].grounds.Share)
			}
		}
		if f.grounds.Unsaid > 0 {
			f.grounds.Unsaid = (others - 2*(unsaid-1)) / others
		}
	}
}

// stands tells whether a row of no body of one of the kinds stands right below the article's headline, by 1, or right above it, by -1.
func (a *assembly) stands(f *found, by int, kinds ...transparentKind) bool {
	if len(f.pieces.head) == 0 {
		return false
	}
	i := f.pieces.head[0] - 1
	if by > 0 {
		i = f.pieces.head[len(f.pieces.head)-1] + 1
	}
	return i >= 0 && i < len(a.rows) && a.roles[i].transparent && slices.Contains(kinds, a.kind[i])
}

// headApart tells whether furniture, a notice or what fits nowhere stands between the article's headline and its text.
func (a *assembly) headApart(f *found) bool {
	towards := 1
	if f.pieces.after {
		towards = -1
	}
	return a.stands(f, towards, furnitureRow, noticeRow, noticeMoreRow, opaque)
}

// nextOpening gives the row with which the article behind this one opens, its headline aside.
func (a *assembly) nextOpening(f *found) int {
	i := a.next[a.lastRow(f)]
	for i < len(a.rows) && a.roles[i].state.role() == headBefore {
		i = a.next[i]
	}
	return i
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
const PartsGrounds = 7

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
