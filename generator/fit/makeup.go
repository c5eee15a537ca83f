package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment/madepages"
)

// Weights are fitted on made pages and judged by them, so these should be made as printed ones are: as often with a kicker or a deck, as long,
// as often signed. The make-up of pages with known articles is what tells.

// makeup counts what the articles of pages are made of.
type makeup struct {
	pages, articles                  int
	kickers, decks, both             int
	shortKickers, dashes, longer     int // kickers of a label's length; decks behind a dash; decks longer than their titles
	found                            int // headlines found on their pages, which the next counts are of
	rows                             [5]int
	wrapped, apart, parted, behind   int // titles of several rows; empty lines inside headlines, of how many breaks; headlines behind their texts
	short, brief, unnamed, unsaid    int
	sectioned, subheads              int
	kickerChars, titleChars          []int
	deckChars, subheadChars, letters []int
}

// The lengths, in characters, below which a text is short, or a brief; and up to which a kicker may be a label.
const (
	shortText  = 250
	briefText  = 120
	labelChars = 8
)

// add counts the articles of one page.
func (m *makeup) add(page edition.Page, truth []madepages.Truth) {
	p := printOf(page)
	m.pages++
	for _, a := range truth {
		m.articles++
		m.addText(p, a)
		m.addParts(a)
		m.addHead(p, a)
	}
}

func (m *makeup) addText(p print, a madepages.Truth) {
	text := bare(strings.Join(a.Paragraphs, ""))
	n := utf8.RuneCountInString(text)
	m.letters = append(m.letters, n)
	m.short += one(n < shortText)
	m.brief += one(n < briefText)
	unnamed := len(a.Reporters)+len(a.Correspondents) == 0
	m.unnamed += one(unnamed)
	m.unsaid += one(p.opensUnsaid(text))
	m.sectioned += one(len(a.Subheads) > 0)
	m.subheads += len(a.Subheads)
	for _, s := range a.Subheads {
		m.subheadChars = append(m.subheadChars, utf8.RuneCountInString(s))
	}
}

func (m *makeup) addParts(a madepages.Truth) {
	kicker, title, deck := utf8.RuneCountInString(bare(a.Kicker)), utf8.RuneCountInString(bare(a.Title)), utf8.RuneCountInString(strings.TrimLeft(bare(a.Deck), "—"))
	m.titleChars = append(m.titleChars, title)
	m.both += one(kicker > 0 && deck > 0)
	if kicker > 0 {
		m.kickers++
		m.shortKickers += one(kicker <= labelChars)
		m.kickerChars = append(m.kickerChars, kicker)
	}
	if deck > 0 {
		m.decks++
		m.longer += one(deck > title)
		m.deckChars = append(m.deckChars, deck)
	}
}

func (m *makeup) addHead(p print, a madepages.Truth) {
	head := knownHead(a)
	var lines []int // at which the headline's parts begin
	rows, titleRows, at := 0, 0, p.find(head, bare(strings.Join(a.Paragraphs, "")))
	if at < 0 {
		return
	}
	m.found++
	text := strings.Index(p.text, opening(bare(strings.Join(a.Paragraphs, ""))))
	m.behind += one(text >= 0 && text < at)
	for k, part := range head {
		if part == "" {
			continue
		}
		at += len(p.dashAt(at))
		m.dashes += one(k == 2 && strings.HasSuffix(p.text[:at], "—"))
		first, last := p.line[at], p.line[at+len(part)-1]
		lines = append(lines, first)
		n := last - first + 1 - p.blanksBetween(first, last)
		rows += n
		if k == 1 {
			titleRows = n
		}
		at += len(part)
	}
	m.rows[min(rows, len(m.rows))-1]++
	m.wrapped += one(titleRows > 1)
	for _, l := range lines[1:] {
		m.parted++
		m.apart += one(p.blank[l-1])
	}
}

// print is a page's text without white space, with the line that each byte of it stands on.
type print struct {
	text  string
	line  []int
	blank []bool
}

func printOf(page edition.Page) print {
	var p print
	var text strings.Builder
	for i, l := range page.Lines {
		s := bare(l.Text)
		text.WriteString(s)
		for range len(s) {
			p.line = append(p.line, i)
		}
		p.blank = append(p.blank, s == "")
	}
	p.text = text.String()
	return p
}

// find gives where a headline with these parts stands, as rows of their own; -1 when it does not, as when it is printed twice.
func (p print) find(parts []string, body string) int {
	for _, dash := range []string{"", "—", "——"} {
		deck := parts[2]
		if deck != "" {
			deck = dash + deck
		}
		whole := parts[0] + parts[1] + deck
		for from := 0; whole != ""; {
			at := strings.Index(p.text[from:], whole)
			if at < 0 {
				break
			}
			at += from
			end := at + len(whole)
			if (at == 0 || p.line[at] != p.line[at-1]) && (end == len(p.text) || p.line[end] != p.line[end-1]) {
				return at
			}
			from = at + 1
			for from < len(p.text) && !utf8.RuneStart(p.text[from]) {
				from++
			}
		}
	}
	return -1
}

// dashAt gives the dash that stands at a byte of the text.
func (p print) dashAt(at int) string {
	rest := p.text[at:]
	return rest[:len(rest)-len(strings.TrimLeft(rest, "—"))]
}

func (p print) blanksBetween(first, last int) int {
	n := 0
	for _, b := range p.blank[first : last+1] {
		n += one(b)
	}
	return n
}

// opening gives the first characters of a text, by which it is found.
func opening(text string) string {
	const enough = 9
	chars := []rune(text)
	return string(chars[:min(enough, len(chars))])
}

// opensUnsaid tells whether no dateline or byline stands before a text on its row, nor ends the row above.
func (p print) opensUnsaid(text string) bool {
	at := strings.Index(p.text, opening(text))
	if at <= 0 {
		return at == 0
	}
	above := p.text[:at]
	return !slices.ContainsFunc([]string{"讯", "电", ")", "】"}, func(end string) bool { return strings.HasSuffix(above, end) }) && !p.bylineAbove(at)
}

// bylineAbove tells whether the row above a byte of the text is a byline.
func (p print) bylineAbove(at int) bool {
	first := at - 1
	for first > 0 && p.line[first-1] == p.line[at-1] {
		first--
	}
	row := p.text[first:at]
	return p.line[at] != p.line[at-1] && (strings.HasPrefix(row, "本报") || strings.Contains("□■●◎◆", string([]rune(row)[:1])) || strings.Contains(row, "记者"))
}

func (m *makeup) write(out io.Writer, kind string) {
	share := func(n, all int) float64 { return float64(n) / float64(max(1, all)) }
	median := func(of []int) int {
		if len(of) == 0 {
			return 0
		}
		slices.Sort(of)
		return of[len(of)/2]
	}
	n := m.articles
	fmt.Fprintf(out, "%s: %d pages, %d articles, %.1f a page\n", kind, m.pages, n, share(n, m.pages))
	fmt.Fprintf(out, "  headlines: kicker %.2f, deck %.2f, both %.2f, neither %.2f\n", share(m.kickers, n), share(m.decks, n), share(m.both, n), share(n-m.kickers-m.decks+m.both, n))
	fmt.Fprintf(out, "  characters in the median: kicker %d, title %d, deck %d, subhead %d, text %d\n", median(m.kickerChars), median(m.titleChars), median(m.deckChars), median(m.subheadChars), median(m.letters))
	fmt.Fprintf(out, "  kickers of %d characters or fewer: %.2f; decks behind a dash: %.2f; longer than their titles: %.2f\n", labelChars, share(m.shortKickers, m.kickers), share(m.dashes, m.decks), share(m.longer, m.decks))
	fmt.Fprintf(out, "  headlines on 1, 2, 3, 4, more rows:")
	for _, r := range m.rows {
		fmt.Fprintf(out, " %.2f", share(r, m.found))
	}
	fmt.Fprintf(out, "; titles on several: %.2f; empty lines between parts: %.2f; behind their texts: %.2f\n", share(m.wrapped, m.found), share(m.apart, m.parted), share(m.behind, m.found))
	fmt.Fprintf(out, "  texts under %d characters: %.2f, under %d: %.2f; without names: %.2f; without dateline or byline before: %.2f\n", shortText, share(m.short, n), briefText, share(m.brief, n), share(m.unnamed, n), share(m.unsaid, n))
	fmt.Fprintf(out, "  with subheads: %.2f, %.1f each\n", share(m.sectioned, n), share(m.subheads, m.sectioned))
}
