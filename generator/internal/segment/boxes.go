package segment

import (
	"iter"
	"sort"
	"strings"
	"unicode/utf8"

	"backissue/generator/internal/edition"
)

const (
	// longestLabelled is the number of characters above which a piece is an article of its own although its label says that it is a sidebar.
	longestLabelled = 1500
	// repeated is the share of a piece's text, in runs of some characters or words, that the article it belongs to has as well.
	repeated = 0.25
)

// placeBoxes turns pieces without a byline that repeat another article's text, or are titled as sidebars are, into boxes
// of that article.
func (a *assembly) placeBoxes() {
	where := a.runsOfBoxes()
	article := -1 // the last piece before i that is an article and no box
	for i := range a.found {
		if i > 0 && a.found[i-1].boxOf < 0 {
			article = i - 1
		}
		f := &a.found[i]
		if !a.mayBeBox(f) {
			continue
		}
		titled := f.isLabelled(a.profile)
		host, share := a.hostOf(i, where)
		switch {
		case labelLength(f.Title.String())+labelLength(f.Kicker.String()) > 0 && article >= 0 && share < repeated:
			host = article
		case host >= 0 && (share >= repeated || titled && share > 0.05):
		case titled && article >= 0:
			host, f.Review = article, append(f.Review, BoxUnsure)
		default:
			continue
		}
		f.boxOf = host
		h := &a.found[host]
		h.Boxes = append(h.Boxes, boxOf(f))
		h.Photos = append(h.Photos, f.Photos...)
		h.Review = append(h.Review, f.Review...)
	}
}

// mayBeBox tells whether a piece can be a sidebar rather than an article, which may have boxes of its own, or an item of a column.
func (a *assembly) mayBeBox(f *found) bool {
	longest := a.profile.longestBox
	if f.isLabelled(a.profile) {
		longest = longestLabelled
	}
	return f.Item == 0 && len(f.Byline) == 0 && len(f.Dateline) == 0 && len(f.Body) > 0 && len(f.Boxes) == 0 && length(f.text) <= longest
}

// boxOf makes a piece a box. A label above its title stays with that; a kicker and deck, should it have any, open the body, so that nothing
// is lost.
func boxOf(f *found) Box {
	b := Box{Title: f.Title}
	if labelLength(f.Kicker.String()) > 0 {
		b.Title, f.Kicker = joinNames(f.Kicker, f.Title), nil
	}
	for _, p := range []Passage{f.Kicker, f.Deck} {
		if len(p) > 0 {
			b.Body = append(b.Body, Block{edition.Subhead, p})
		}
	}
	b.Body = append(b.Body, f.Body...)
	return b
}

// hostOf finds the article that shares most of the text of piece i, the first of several, and how much; where tells which pieces
// have a run.
func (a *assembly) hostOf(i int, where map[string][]int) (host int, share float64) {
	host = -1
	own, shared := 0, map[int]int{}
	for r := range a.profile.runs(a.found[i].text) {
		own++
		for _, j := range where[r] {
			shared[j]++
		}
	}
	for j, n := range shared {
		if j == i || a.found[j].boxOf >= 0 || len(a.found[j].text) <= len(a.found[i].text) {
			continue
		}
		if s := float64(n) / float64(own); s > share || s == share && j < host {
			host, share = j, s
		}
	}
	return host, share
}

// runsOf gives every run of six characters of text.
func runsOf(text string) iter.Seq[string] {
	const size = 6
	return func(yield func(string) bool) {
		var starts [size]int // of the last characters
		k := 0
		for end := range text {
			if k >= size && !yield(text[starts[k%size]:end]) {
				return
			}
			starts[k%size] = end
			k++
		}
		if k >= size {
			yield(text[starts[k%size]:])
		}
	}
}

// commonest is the number of pieces from which on a run that all of them have says nothing.
const commonest = 50

// runsOfBoxes gives the pieces, rising, that have each run of those that may be boxes.
func (a *assembly) runsOfBoxes() map[string][]int {
	where := map[string][]int{}
	for j := range a.found {
		if f := &a.found[j]; a.mayBeBox(f) {
			for r := range a.profile.runs(f.text) {
				where[r] = nil
			}
		}
	}
	if len(where) == 0 {
		return where
	}
	for j := range a.found {
		for r := range a.profile.runs(a.found[j].text) {
			if in, asked := where[r]; asked && len(in) < commonest && (len(in) == 0 || in[len(in)-1] != j) {
				where[r] = append(in, j)
			}
		}
	}
	return where
}

// placeLoose places the rows that belong to no body: captions go to the article they tell of, the rest is left over.
func (a *assembly) placeLoose(rows []int) {
	for k := 0; k < len(rows); {
		i := rows[k]
		n := 1
		for k+n < len(rows) && rows[k+n] == rows[k+n-1]+1 && a.sameKind(i, rows[k+n]) && !a.captionStarts(rows[k+n]) {
			n++
		}
		group := rows[k : k+n]
		k += n
		switch a.kind[i] {
		case captionRow, photoTitleRow:
			a.placeCaption(group)
		case furnitureRow, nameRow:
			a.leave(a.glyphs(group), Furniture)
		case jumpRow:
			a.leave(a.glyphs(group), Jump)
		case noteRow:
			a.placeNote(group)
		case noticeRow, noticeMoreRow:
			a.leave(a.glyphs(group), Notice)
		default:
			a.leave(a.glyphs(group), Stray)
		}
	}
}

// sameKind tells whether row j goes on with what row i began: a caption or a notice, not furniture, whose rows stand alone.
func (a *assembly) sameKind(i, j int) bool {
	switch a.kind[j] {
	case captionRow:
		return a.kind[i] == captionRow || a.kind[i] == photoTitleRow
	case noteRow:
		return a.kind[i] == noteRow
	case noticeMoreRow:
		return a.kind[i] == noticeRow || a.kind[i] == noticeMoreRow
	}
	return a.kind[j] == opaque && a.kind[i] == opaque
}

// captionStarts tells whether row i opens a caption although the row before it is one's too: that one's credit closed it.
func (a *assembly) captionStarts(i int) bool {
	return a.kind[i] == captionRow && i > 0 && a.kind[i-1] == captionRow && a.tail[i-1]
}

// placeCaption gives the caption to the article that shares most of its wording, or else to the one it stands in.
func (a *assembly) placeCaption(rows []int) {
	var title Passage
	if a.kind[rows[0]] == photoTitleRow {
		title, rows = a.trimmed(a.glyphs(rows[:1])), rows[1:]
	}
	p := a.glyphs(rows)
	if len(a.found) == 0 || len(rows) == 0 {
		a.leave(title, Stray)
		a.leave(p, Stray)
		return
	}
	at := a.profile.caption(p)
	if at < 0 {
		at = len(p)
	}
	photo := Photo{Caption: joinNames(title, a.bodyText(a.trimmed(p[:at]))), Credit: a.profile.byline(a, p[at:])}
	photo.Photographers = a.profile.credits(brokenString(p[at:])).Photographers
	text := Simplified(photo.Caption.String())
	// The pieces stand in the order of the page, each of them has rows.
	behind := sort.Search(len(a.found), func(j int) bool { return a.found[j].firstRow() >= rows[0] })
	standsIn, best, share := max(0, behind-1), -1, 0.0
	from := sort.Search(len(a.found), func(j int) bool { return a.lastRow(&a.found[j]) > rows[0]-40 })
	for j := from; j < len(a.found) && a.found[j].firstRow() < rows[len(rows)-1]+12; j++ {
		f := &a.found[j]
		if s := a.profile.shared(text, f.text+a.profile.between+Simplified(f.Title.String())); s > share {
			best, share = j, s
		}
	}
	own := a.profile.shared(text, a.found[standsIn].text+a.profile.between+Simplified(a.found[standsIn].Title.String()))
	if best < 0 || share < own+0.15 {
		best = standsIn
	}
	f := &a.found[best]
	f.Photos = append(f.Photos, photo)
	if best != standsIn && share < 0.5 {
		f.Review = append(f.Review, CaptionUnsure)
	}
}

func (a *assembly) lastRow(f *found) int {
	last := -1
	for _, rows := range [][]int{f.pieces.head, f.pieces.byline, f.pieces.body} {
		if n := len(rows); n > 0 {
			last = max(last, rows[n-1])
		}
	}
	return last
}

// seriesPattern is a kicker that numbers its article: 新春走基层④, 长江行（三）, 走基层之五.
var seriesPattern = patternOf(`^(.{2,30}?)(?:([①-⑳])|[（(]([一二三四五六七八九十]{1,3}|\d{1,3})[）)]|之([一二三四五六七八九十]{1,3}))$`)

// seriesOf reads a series and the article's number in it from a kicker.
func seriesOf(kicker string) *edition.Series {
	m := seriesPattern.FindStringSubmatch(kicker)
	if m == nil {
		return nil
	}
	s := &edition.Series{Name: strings.TrimRight(m[1], " 　·—")}
	if m[2] != "" {
		c, _ := utf8.DecodeRuneInString(m[2])
		s.Number = int(c-'①') + 1
	} else {
		s.Number = chineseNumber(m[3] + m[4])
	}
	return s
}

// chineseNumber reads a number up to 99 in Chinese or Arabic numerals.
func chineseNumber(s string) int {
	n, digit := 0, 0
	for _, c := range s {
		if c == '十' {
			n, digit = max(digit, 1)*10, 0
			continue
		}
		if c >= '0' && c <= '9' {
			digit = digit*10 + int(c-'0')
			continue
		}
		digit = strings.Index("一二三四五六七八九", string(c))/len("一") + 1
	}
	return n + digit
}
