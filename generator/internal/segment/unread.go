package segment

import (
	"fmt"
	"unicode"
)

// unreadCost is what a character that could not be read leaves of an article's confidence.
const unreadCost = 0.8

// unreadAt is the doubt about a line with a character that could not be read.
func unreadAt(line int) Doubt {
	return Doubt(fmt.Sprintf("line %d of the page has a character that could not be read", line))
}

// isUnread tells whether c stands for a character that nobody can tell: U+FFFD, which an extractor or a broken encoding left, or a sign
// that only the paper's own font knew. It is kept as it is.
func isUnread(c rune) bool { return c == unicode.ReplacementChar || unicode.Is(unicode.Co, c) }

// firstUnread gives the first line, counted from 1, on which the article has a character that could not be read; 0 when it has none.
func (a *Article) firstUnread() int {
	first := 0
	look := func(passages ...Passage) {
		for _, p := range passages {
			for _, g := range p {
				if isUnread(g.char) && (first == 0 || int(g.line)+1 < first) {
					first = int(g.line) + 1
				}
			}
		}
	}
	look(a.Kicker, a.Title, a.Deck, a.Dateline, a.Byline)
	for _, b := range a.Body {
		look(b.Text)
	}
	for _, b := range a.Boxes {
		look(b.Title)
		for _, item := range b.Body {
			look(item.Text)
		}
	}
	for _, p := range a.Photos {
		look(p.Caption, p.Credit)
	}
	return first
}
