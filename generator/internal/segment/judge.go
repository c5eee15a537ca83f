package segment

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// judge gives each article its confidence and says what is doubtful. The confidence is the odds that all of it is right: the
// share of readings of the page that have the very same article, times the share of divisions that agree on its
// headline's parts, times what each doubt leaves that these sums don't see.
func (a *assembly) judge() {
	z := a.sum()
	shares := z.shares(a.roles)
	damaged := a.profile.damaged(a.rows)
	for i := range a.found {
		f := &a.found[i]
		if f.boxOf >= 0 {
			continue
		}
		a.doubt(f, damaged)
		first, last := f.firstRow(), a.lastRow(f)
		share := 0.0
		if span := f.pieces.span; span != [2]int{} { // the piece that was cut was read as one
			share = z.shareOf(a.roles, span[0], span[1])
		} else {
			share = z.shareOf(a.roles, first, last)
		}
		f.Confidence = mostSure * a.profile.trust.in(share)
		if len(f.pieces.head) > 1 {
			f.Confidence *= a.profile.headTrust.in(f.headline.share)
		}
		for _, d := range f.Review {
			if cost, found := doubtCosts[d]; found {
				f.Confidence *= cost
			}
		}
		if line := f.firstUnread(); line > 0 {
			f.Confidence *= unreadCost
			f.Review = append(f.Review, unreadAt(line))
		}
		if row, share := a.weakestRow(first, last, shares); a.profile.trust.in(share) < sure {
			f.Review = append(f.Review, lineUnsure(a.rows[row].line+1))
		}
		f.Confidence = float64(int(f.Confidence*100+0.5)) / 100
	}
}

// trust makes odds of shares: the logarithm of the odds is slope times that of the share's own odds, and shift more.
type trust struct{ slope, shift float64 }

func (t trust) in(share float64) float64 {
	const whole = 1 - 1e-9
	share = math.Max(1-whole, math.Min(whole, share))
	return 1 / (1 + math.Exp(-t.slope*math.Log(share/(1-share))-t.shift))
}

// mostSure is the confidence when nothing speaks against an article: print has ways that the weights have not seen.
const mostSure = 0.99

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

// doubtCosts is what each doubt leaves of the confidence that the sums over readings don't see. The values were set by hand.
var doubtCosts = map[Doubt]float64{
	NoHeadline: 0.3, StartUnsure: 0.9, EndUnsure: 0.7, BylineUnsure: 0.8, BoxUnsure: 0.8, CaptionUnsure: 0.85, TextDamaged: 0.7,
}

func (a *assembly) doubt(f *found, damaged bool) {
	say := func(d Doubt, when bool) {
		if when && !slices.Contains(f.Review, d) {
			f.Review = append(f.Review, d)
		}
	}
	say(NoHeadline, len(f.Title) == 0 && f.ContinuedFrom.Page == 0 && f.Item == 0)
	say(HeadlineUnsure, len(f.pieces.head) > 0 && a.headElsewhere(f))
	say(RolesUnsure, len(f.pieces.head) > 1 && a.profile.headTrust.in(f.headline.share) < sure)
	say(BylineUnsure, f.Credits.unsure)
	say(TextDamaged, damaged)
	say(StartUnsure, f.ContinuedFrom.Page == 0 && f.Item == 0 && a.opensUnsaid(f))
	if n := len(f.pieces.body); n > 0 {
		last := f.pieces.body[n-1]
		say(EndUnsure, f.ContinuedTo.Page == 0 && !a.endsSentence(last) && !a.tail[last])
	} else {
		say(EndUnsure, true)
	}
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
