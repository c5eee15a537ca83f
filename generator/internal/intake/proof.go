package intake

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
)

// draft is a file as it is to be written, with its path in the archive.
type draft struct {
	name  string
	text  []byte
	title string // an article's
}

// prove shows that nothing was lost and nothing was made up: the spans of all articles and leftovers cover every
// character of the page exactly once, and each part, read back from the files as they are to be written, holds the
// characters of its spans in their order; only a headline that the page does not print has a
// stand-in. White space is no character, full-width digits are digits, and a dash is a dash.
//
// It trusts neither the segmenter's text nor the composer: what it compares is the page as received and the bytes to be
// written. An error is a defect of the program, never the editor's.
func prove(page edition.Page, found segment.Reading, articles []draft, record draft) error {
	cover := newCoverage(page)
	if len(articles) != len(found.Articles) {
		return fmt.Errorf("%d articles were found and %d are to be written", len(found.Articles), len(articles))
	}
	column := "" // the name of the column of briefs, above the first of its items
	for i := range found.Articles {
		texts, err := textsOf(articles[i])
		if err != nil {
			return fmt.Errorf("article %d, read back: %w", i+1, err)
		}
		if err := takeStandIns(&found.Articles[i], texts, articles[i].title, column); err != nil {
			return fmt.Errorf("article %d: %w", i+1, err)
		}
		if found.Articles[i].Item == 1 {
			column = texts[kickerPart]
		}
		if err := cover.compare(passagesOf(&found.Articles[i]), texts); err != nil {
			return fmt.Errorf("article %d: %w", i+1, err)
		}
	}
	e, err := content.ParseEdition(record.name, record.text)
	if err != nil {
		return fmt.Errorf("edition.yaml, read back: %w", err)
	}
	var passages []segment.Passage
	var texts []string
	for _, l := range found.Leftovers {
		passages = append(passages, l.Text)
	}
	for _, p := range e.Pages {
		for _, l := range p.Leftovers {
			texts = append(texts, l.Text)
		}
	}
	if err := cover.compare(passages, texts); err != nil {
		return fmt.Errorf("leftovers: %w", err)
	}
	return cover.whole()
}

// textsOf gives the printed parts of an article's file, in the order of passagesOf.
func textsOf(d draft) ([]string, error) {
	f, err := content.ParseArticle(d.name, d.text)
	if err != nil {
		return nil, err
	}
	a := f.Article
	out := []string{a.Kicker, a.Title, a.Deck, a.Dateline, a.Byline}
	for _, p := range a.Photos {
		out = append(out, p.Caption, p.Credit)
	}
	for _, b := range content.Blocks(f.Markdown) {
		out = append(out, b.Text)
		for _, item := range b.Items {
			out = append(out, item.Text)
		}
	}
	return out, nil
}

// The places of the kicker and the title in what textsOf gives.
const (
	kickerPart = 0
	titlePart  = 1
)

// takeStandIns takes out of an article's texts what stands for parts of its headline that the page does not print there: for the title what was
// meant, and the name of the column of briefs, as it is above the first item, for the others' kickers. No other text may be where none is printed.
func takeStandIns(found *segment.Article, texts []string, meant, column string) error {
	if found.Item > 1 && len(found.Kicker) == 0 {
		if folded(texts[kickerPart]) != folded(column) {
			return fmt.Errorf("%q is to be written for the column %q", texts[kickerPart], column)
		}
		texts[kickerPart] = ""
	}
	if len(found.Title) > 0 {
		return nil
	}
	if texts[titlePart] != meant {
		return fmt.Errorf("%q is to be written for a headline that is not printed, and %q is meant", texts[titlePart], meant)
	}
	texts[titlePart] = ""
	return nil
}

// coverage counts how often each character of a page was placed.
type coverage struct {
	lines [][]rune
	times [][]uint8
}

func newCoverage(page edition.Page) *coverage {
	c := &coverage{make([][]rune, len(page.Lines)), make([][]uint8, len(page.Lines))}
	all := 0
	for _, l := range page.Lines {
		all += utf8.RuneCountInString(l.Text)
	}
	chars, times := make([]rune, 0, all), make([]uint8, all)
	for i, l := range page.Lines {
		from := len(chars)
		for _, char := range l.Text {
			chars = append(chars, char)
		}
		c.lines[i], c.times[i] = chars[from:], times[from:len(chars)]
	}
	return c
}

// compare counts the characters of the passages and checks that each passage's characters are its text's.
func (c *coverage) compare(passages []segment.Passage, texts []string) error {
	if len(passages) != len(texts) {
		return fmt.Errorf("%d parts were found and %d are to be written", len(passages), len(texts))
	}
	for i, p := range passages {
		var printed strings.Builder
		for _, s := range p.Spans() {
			for col := s.From; col < s.To; col++ {
				c.times[s.Line][col]++
				printed.WriteRune(c.lines[s.Line][col])
			}
		}
		if printed.String() == texts[i] {
			continue
		}
		if was, is := folded(printed.String()), folded(texts[i]); was != is {
			return fmt.Errorf("the page prints %q and %q is to be written", was, is)
		}
	}
	return nil
}

// whole checks that every printed character was placed once.
func (c *coverage) whole() error {
	for l, times := range c.times {
		for col, n := range times {
			if n == 1 || n == 0 && unicode.IsSpace(c.lines[l][col]) {
				continue
			}
			return fmt.Errorf("line %d, column %d: %q was placed %d times", l+1, col+1, c.lines[l][col], n)
		}
	}
	return nil
}

// folded gives s without white space and with compatible characters alike, for comparison only.
func folded(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, norm.NFKC.String(strings.ReplaceAll(s, "⸺", "——")))
}
