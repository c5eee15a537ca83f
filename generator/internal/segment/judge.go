package segment

import (
	"cmp"
	"slices"
	"strings"
)

// judge gives each article its confidence and says what is doubtful. The confidence is the odds that all of it is right: those of its
// text, headline and names by what is seen of it, see trust.go, times those of its headline's parts, times what each doubt leaves that
// neither of them sees.
func (a *assembly) judge() {
	z := a.sum()
	shares := z.shares(a.roles)
	damaged := a.profile.damaged(a.rows)
	var articles []*found
	for i := range a.found {
		f := &a.found[i]
		if f.boxOf >= 0 {
			continue
		}
		articles = append(articles, f)
		first, last := f.firstRow(), a.lastRow(f)
		f.weakestRow, f.weakest = a.weakestRow(first, last, shares)
		if span := f.pieces.span; span != [2]int{} { // the piece that was cut was read as one
			first, last = span[0], span[1]
		}
		f.grounds = a.groundsOf(f, z.shareOf(a.roles, first, last), f.weakest)
	}
	slices.SortStableFunc(articles, func(x, y *found) int { return x.firstRow() - y.firstRow() })
	seeBeside(articles)
	for _, f := range articles {
		a.rate(f, damaged)
	}
}

// rate gives an article its confidence and says what is doubtful, by the grounds that are seen of it.
func (a *assembly) rate(f *found, damaged bool) {
	a.doubt(f, damaged)
	right, parts := a.profile.trust.right(f.grounds), 1.0
	if len(f.pieces.head) > 1 {
		parts = a.profile.trust.parts(f.grounds)
	}
	f.Confidence = mostSure * right * parts
	for _, d := range f.Review {
		if cost, found := doubtCosts[d]; found {
			f.Confidence *= cost
		}
	}
	if right < sure {
		for _, d := range a.profile.trust.reasons(f.grounds) {
			if !slices.Contains(f.Review, d) {
				f.Review = append(f.Review, d)
			}
		}
	}
	if line := f.firstUnread(); line > 0 {
		f.Confidence *= unreadCost
		f.Review = append(f.Review, unreadAt(line))
	}
	if a.profile.trust.row(f.weakest) < sure {
		f.Review = append(f.Review, lineUnsure(a.rows[f.weakestRow].line+1))
	}
	f.Confidence = float64(int(f.Confidence*100+0.5)) / 100
	if f.Confidence < sure && len(f.Review) == 0 { // each is sure enough, and both together are not: the weaker one speaks
		f.Review = []Doubt{RolesUnsure}
		if right < parts {
			f.Review = []Doubt{lineUnsure(a.rows[f.weakestRow].line + 1)}
		}
	}
}

// mostSure is the confidence when nothing speaks against an article: print has ways that the weights have not seen.
const mostSure = 0.985

// sure is the odds below which what readings disagree on is named.
const sure = 0.9

// weakestRow gives the row of an article on which the fewest readings agree, and the share that does.
func (a *assembly) weakestRow(first, last int, shares []float64) (row int, share float64) {
	row, share = first, 1
	// The row behind the article tells whether it ends there.
	for i := first; i <= min(last+1, len(shares)-1); i++ {
		if shares[i] < share {
			row, share = i, shares[i]
		}
	}
	return row, share
}

// doubtCosts is what each doubt leaves of the confidence that no ground sees. The values were set by hand.
var doubtCosts = map[Doubt]float64{
	BoxUnsure: 0.8, CaptionUnsure: 0.85, TextDamaged: 0.7, LinesLost: 0.5, ItemsUnsure: 0.7, OrderUnsure: 0.85,
}

func (a *assembly) doubt(f *found, damaged bool) {
	say := func(d Doubt, when bool) {
		if when && !slices.Contains(f.Review, d) {
			f.Review = append(f.Review, d)
		}
	}
	say(NoHeadline, f.headless())
	say(HeadlineUnsure, len(f.pieces.head) > 0 && a.headElsewhere(f))
	say(RolesUnsure, len(f.pieces.head) > 1 && a.profile.trust.parts(f.grounds) < sure)
	say(BylineUnsure, f.Credits.unsure)
	say(TextDamaged, damaged)
	say(ItemsUnsure, a.profile.itemised != nil && a.profile.itemised(&f.Article))
	say(OrderUnsure, a.faces != nil && a.isDisordered())
	say(LinesLost, a.reflowed && a.longestRow(f) > longestParagraph*a.profile.longestColumn)
	say(StartUnsure, f.ContinuedFrom.Page == 0 && f.Item == 0 && a.opensUnsaid(f))
	say(EndUnsure, a.endsUnsaid(f))
}

// longestParagraph is the width of a paragraph, in that of the widest column, above which several articles may stand in it.
const longestParagraph = 16

// longestRow gives the width of the widest row of an article's text.
func (a *assembly) longestRow(f *found) float64 {
	longest := 0.0
	for _, i := range f.pieces.body {
		longest = max(longest, a.rows[i].width)
	}
	return longest
}

// endsUnsaid tells whether nothing says that the article ends where it does.
func (a *assembly) endsUnsaid(f *found) bool {
	if len(f.pieces.body) == 0 {
		return true
	}
	last := f.pieces.body[len(f.pieces.body)-1]
	return f.ContinuedTo.Page == 0 && !a.endsSentence(last) && !a.tail[last]
}

// opensUnsaid tells whether nothing says that the article opens where it does, on a page whose articles mostly do say so.
func (a *assembly) opensUnsaid(f *found) bool {
	return a.profile.ledes && len(f.pieces.byline) == 0 && len(f.pieces.body) > 0 && !a.opens[f.pieces.body[0]]
}

// headElsewhere tells whether the body on the headline's other side shares as much of its wording as its own.
func (a *assembly) headElsewhere(f *found) bool {
	own, other := 0.0, 0.0
	for _, i := range f.pieces.head {
		if f.pieces.after {
			own, other = max(own, a.sharedBefore[i]), max(other, a.sharedAfter[i])
		} else {
			own, other = max(own, a.sharedAfter[i]), max(other, a.sharedBefore[i])
		}
	}
	return own <= other && own < 0.5
}

// reading gives the articles in the page's order and the leftovers in that of their first line.
func (a *assembly) reading() Reading {
	var r Reading
	slices.SortStableFunc(a.found, func(x, y found) int { return x.firstRow() - y.firstRow() })
	for i := range a.found {
		if a.found[i].boxOf < 0 {
			r.Articles = append(r.Articles, a.found[i].Article)
		}
	}
	r.Leftovers = a.leftovers()
	for _, l := range r.Leftovers {
		if l.Reason != Space && l.Reason != Overprint && l.Reason != Joint {
			continue // one piece, in its order
		}
		slices.SortFunc(l.Text, func(x, y glyph) int { return int(cmp.Or(x.line-y.line, x.col-y.col)) })
	}
	slices.SortStableFunc(r.Leftovers, func(x, y Leftover) int {
		return cmp.Or(cmp.Compare(x.Text[0].line, y.Text[0].line), strings.Compare(string(x.Reason), string(y.Reason)))
	})
	return r
}
