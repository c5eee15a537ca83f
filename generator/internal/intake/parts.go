package intake

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"backissue/generator/internal/edition"
)

// part is an article that may be one part of an article that runs over pages, as what is known of it when its edition is written: read in
// this run, or in a file of an earlier one.
type part struct {
	name     edition.Part
	title    string
	titled   bool   // the title is printed there, and no stand-in
	text     string // all its text, for comparisons
	to, from edition.Part
	edited   bool // a person wrote the file: its fields are what they are

	before, after *part
	guessed       bool // that before is the part before it

	pairs map[string]bool // of text, made when first asked for
}

// joinParts finds which part goes on with which: what a person wrote first, then by the pages that the pointers name, and where these
// leave several by headlines and wording. Each part gets one other at most on either side.
func joinParts(parts []*part) {
	byName := map[edition.Part]*part{}
	for _, p := range parts {
		byName[p.name] = p
	}
	for _, p := range parts {
		if !p.edited {
			continue
		}
		if next := byName[p.to]; next != nil {
			join(p, next, false)
		}
		if last := byName[p.from]; last != nil {
			join(last, p, false)
		}
	}
	links := linksOf(parts)
	rivals := map[*part][]*link{}
	for _, l := range links {
		rivals[l.before], rivals[l.after] = append(rivals[l.before], l), append(rivals[l.after], l)
	}
	// A join makes others impossible and none possible, so that one pass from the best to the worst finds all.
	slices.SortStableFunc(links, func(a, b *link) int { return cmp.Compare(b.score, a.score) })
	for _, l := range links {
		if l.before.canPrecede(l.after) {
			guessed := !l.mutual || l.contradicts() || l.hasRival(rivals[l.before]) || l.hasRival(rivals[l.after])
			join(l.before, l.after, guessed)
		}
	}
}

// join makes after the part that goes on from before, unless one of them has another already or the two would go round in a circle.
func join(before, after *part, guessed bool) {
	if !before.canPrecede(after) {
		return
	}
	before.after, after.before, after.guessed = after, before, guessed
}

func (p *part) canPrecede(next *part) bool {
	if p.after != nil || next.before != nil {
		return false
	}
	for at := p; at != nil; at = at.before {
		if at == next {
			return false
		}
	}
	return true
}

// link is a join that the pages make possible, and what speaks for it.
type link struct {
	before, after *part
	mutual        bool // each points to the other's page
	likeness      float64
	score         float64
}

// linksOf gives the joins that the pointers make possible. A part without a pointer is taken only for one whose headline it repeats.
func linksOf(parts []*part) []*link {
	var links []*link
	for _, b := range parts {
		for _, c := range parts {
			points, pointsBack := b.to.Page == c.name.Page, c.from.Page == b.name.Page
			switch {
			case b.name.Page == c.name.Page, !points && !pointsBack, b.edited && c.edited, b.refuses(b.to, c), c.refuses(c.from, b):
				continue
			}
			l := &link{before: b, after: c, mutual: points && pointsBack, likeness: likeness(b, c)}
			oneSided := (b.to.Page == 0 && !b.edited || c.from.Page == 0 && !c.edited) && l.likeness >= repeatedHeadline
			if l.mutual || oneSided {
				links = append(links, l)
			}
		}
	}
	weigh(links)
	return links
}

// refuses tells whether a person named another article than q as the part that goes on from p, or before it.
func (p *part) refuses(named edition.Part, q *part) bool {
	return p.edited && named.IsArticle() && named != q.name
}

// How alike two headlines are.
const (
	sameHeadline     = 3.0
	repeatedHeadline = 2.0 // one is a part of the other
	relatedHeadline  = 1.0 // half their wording is the same
	leastRepeated    = 4   // characters: a shorter headline is in others by chance
)

// likeness compares the headlines of two parts.
func likeness(a, b *part) float64 {
	if !a.titled || !b.titled {
		return 0
	}
	x, y := bare(a.title), bare(b.title)
	if len([]rune(x)) > len([]rune(y)) {
		x, y = y, x
	}
	switch {
	case x == y:
		return sameHeadline
	case len([]rune(x)) >= leastRepeated && strings.Contains(y, x):
		return repeatedHeadline
	case shareIn(pairsOf(x), pairsOf(y)) >= 0.5:
		return relatedHeadline
	}
	return 0
}

// bare gives a headline's words without marks and spaces.
func bare(title string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, title)
}

// weigh gives the links their scores.
func weigh(links []*link) {
	into := map[*part][]*link{}
	for _, l := range links {
		into[l.after] = append(into[l.after], l)
	}
	for after, those := range into {
		wording := ownWording(after, those)
		for _, l := range those {
			l.score = l.likeness + 2*wording[l]
			if l.mutual {
				l.score++
			}
		}
	}
}

// surelyBetter is the difference of scores above which a join is no guess although another was possible.
const surelyBetter = 0.5

// hasRival tells whether one of the links could be taken instead of l almost as well.
func (l *link) hasRival(links []*link) bool {
	return slices.ContainsFunc(links, func(other *link) bool {
		return other != l && l.score-other.score < surelyBetter && other.before.canPrecede(other.after)
	})
}

// contradicts tells whether the two parts have headlines that share nothing with each other or with the other's text.
func (l *link) contradicts() bool {
	if !l.before.titled || !l.after.titled || l.likeness > 0 {
		return false
	}
	const byChance = 0.2
	return shareIn(pairsOf(l.after.title), l.before.wording()) < byChance && shareIn(pairsOf(l.before.title), l.after.wording()) < byChance
}

// ownWording gives, for each of the links to a part, the share of the wording that it has in common with one of the parts before only, that it
// has with this link's. Wording of several is common, and counts for none.
func ownWording(after *part, links []*link) map[*link]float64 {
	const leastShared = 3
	own, all := map[*link]float64{}, 0.0
	for pair := range after.wording() {
		var holder *link
		holders := 0
		for _, l := range links {
			if l.before.wording()[pair] {
				holder = l
				if holders++; holders > 1 {
					break
				}
			}
		}
		if holders == 1 {
			all++
			own[holder]++
		}
	}
	if all < leastShared {
		return nil
	}
	for l := range own {
		own[l] /= all
	}
	return own
}

func (p *part) wording() map[string]bool {
	if p.pairs == nil {
		p.pairs = pairsOf(p.text)
	}
	return p.pairs
}

// pairsOf gives every two characters that stand side by side in a text.
func pairsOf(text string) map[string]bool {
	pairs := map[string]bool{}
	chars := []rune(text)
	for i := 1; i < len(chars); i++ {
		if unicode.IsLetter(chars[i-1]) && unicode.IsLetter(chars[i]) {
			pairs[string(chars[i-1:i+1])] = true
		}
	}
	return pairs
}

func shareIn(some, all map[string]bool) float64 {
	if len(some) == 0 {
		return 0
	}
	n := 0
	for pair := range some {
		if all[pair] {
			n++
		}
	}
	return float64(n) / float64(len(some))
}

// wholeTitle gives the part's title, or that of the first part before it that prints one.
func (p *part) wholeTitle() string {
	for at := p; at != nil; at = at.before {
		if at.titled {
			return at.title
		}
	}
	return p.title
}

// Doubts about joins, in the words that an editor reads.
const (
	fromUnsure = "the article that it comes from may be another"
	toUnsure   = "the article that it goes on in may be another"
)

// doubts gives what of an article's review is not about joins, and the doubts about the part's own.
func (p *part) doubts(review []string) []string {
	review = slices.DeleteFunc(slices.Clone(review), func(s string) bool { return s == fromUnsure || s == toUnsure })
	if p.before != nil && p.guessed {
		review = append(review, fromUnsure)
	}
	if p.after != nil && p.after.guessed {
		review = append(review, toUnsure)
	}
	return review
}

// continued gives the part's field of that name: articles where they are known, else the pages that its pointers name.
func (p *part) continued() *edition.Continued {
	c := edition.Continued{To: edition.Part{Page: p.to.Page}, From: edition.Part{Page: p.from.Page}}
	if p.after != nil {
		c.To = p.after.name
	}
	if p.before != nil {
		c.From = p.before.name
	}
	if c == (edition.Continued{}) {
		return nil
	}
	return &c
}
