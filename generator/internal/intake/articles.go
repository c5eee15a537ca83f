package intake

import (
	"fmt"
	"slices"
	"strings"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
	"backissue/generator/internal/subject"
)

// article turns what was found on the page into an article with districts and tags.
func (r *Reader) article(page edition.Page, found *segment.Article) edition.Article {
	a := edition.Article{
		Title:          found.Title.String(),
		Kicker:         found.Kicker.String(),
		Deck:           found.Deck.String(),
		Dateline:       found.Dateline.String(),
		Byline:         found.Byline.String(),
		Reporters:      found.Credits.Reporters,
		Correspondents: found.Credits.Correspondents,
		Photographers:  found.Credits.Photographers,
		Series:         found.Series,
		Confidence:     found.Confidence,
		Body:           blocks(found.Body),
	}
	for _, b := range found.Boxes {
		a.Body = append(a.Body, edition.Block{Kind: edition.Box, Text: b.Title.String(), Items: blocks(b.Body)})
	}
	for _, p := range found.Photos {
		a.Photos = append(a.Photos, edition.Photo{Caption: p.Caption.String(), Credit: p.Credit.String(), Photographers: p.Photographers})
	}
	for _, d := range found.Review {
		a.Review = append(a.Review, string(d))
	}
	text := subject.Text{Headline: strings.Join([]string{a.Kicker, a.Title, a.Deck}, "\n")}
	for _, b := range a.Body {
		text.Body = append(text.Body, b.Text)
		for _, item := range b.Items {
			text.Body = append(text.Body, item.Text)
		}
	}
	a.Districts, a.Tags = r.finder.Districts(text), r.finder.Tags(text)
	if c := (edition.Continued{To: r.partOf(found.ContinuedTo), From: r.partOf(found.ContinuedFrom)}); c != (edition.Continued{}) {
		a.Continued = &c
	}
	if found.Item > 1 {
		a.Kicker = found.Column // printed above the first item of the column, it holds for all
	}
	if a.Title == "" && found.Item > 0 {
		a.Title = fmt.Sprintf("%s · %d", strings.Trim(found.Column, "【】[]（）()▲■●◆★☆□—⸺─-· 　"), found.Item)
	}
	if a.Title == "" {
		a.Title = r.untitledFrom(r.partOf(found.ContinuedFrom))
	}
	a.Source.Lines = linesOf(page, passagesOf(found))
	return a
}

func blocks(found []segment.Block) []edition.Block {
	var out []edition.Block
	for _, b := range found {
		out = append(out, edition.Block{Kind: b.Kind, Text: b.Text.String()})
	}
	return out
}

// passagesOf gives all the printed text of an article, part by part; textsOf gives the same parts of the article as written.
func passagesOf(a *segment.Article) []segment.Passage {
	out := []segment.Passage{a.Kicker, a.Title, a.Deck, a.Dateline, a.Byline}
	for _, p := range a.Photos {
		out = append(out, p.Caption, p.Credit)
	}
	for _, b := range a.Body {
		out = append(out, b.Text)
	}
	for _, b := range a.Boxes {
		out = append(out, b.Title)
		for _, item := range b.Body {
			out = append(out, item.Text)
		}
	}
	return out
}

// linesOf gives the lines of the page on which the passages stand. Empty lines between two of them are counted in.
func linesOf(page edition.Page, passages []segment.Passage) []edition.LineRange {
	on := map[int]bool{}
	for _, p := range passages {
		for _, s := range p.Spans() {
			on[s.Line] = true
		}
	}
	lines := make([]int, 0, len(on))
	for l := range on {
		lines = append(lines, l)
	}
	slices.Sort(lines)
	var out []edition.LineRange
	for _, l := range lines {
		if k := len(out); k > 0 && onlyBlank(page, out[k-1].To, l) {
			out[k-1].To = l + 1
			continue
		}
		out = append(out, edition.LineRange{From: l + 1, To: l + 1})
	}
	return out
}

// onlyBlank tells whether page.Lines[from:to] print nothing.
func onlyBlank(page edition.Page, from, to int) bool {
	for _, l := range page.Lines[from:to] {
		if strings.TrimSpace(l.Text) != "" {
			return false
		}
	}
	return true
}

// Unplaced is the reason of a leftover that fits nothing on its page: of all leftovers, the one to look at.
const Unplaced = string(segment.Stray)

func leftover(page edition.Page, l segment.Leftover) edition.Leftover {
	out := edition.Leftover{Reason: string(l.Reason), Lines: linesOf(page, []segment.Passage{l.Text})}
	if l.Reason == segment.Space {
		// Spaces have places and no text; joining their lines over others would say that those are blank.
		out.Lines = l.Text.Lines()
		return out
	}
	out.Text = strings.Join(strings.Fields(l.Text.String()), " ")
	return out
}
