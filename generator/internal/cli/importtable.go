package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/intake"
)

// column is one of a table's.
type column struct {
	heading string
	width   int // in columns of the terminal, of which a Chinese character takes two; 0 for as wide as it gets
	right   bool
}

// importTable is what gen import prints of a page: an article a row.
var importTable = []column{
	{"page", 4, true}, {"art.", 4, true}, {"title", 44, false}, {"byline", 26, false}, {"chars", 5, true}, {"conf.", 5, true}, {"to look at", 0, false},
}

// table prints a page's articles: all of them, or only what is to be looked at.
func (r *importReport) table(p *intake.Imported, whole bool) {
	w := r.say.out
	for i := range p.Articles {
		if !whole && !lookAt(p, i) {
			continue
		}
		if !r.headed {
			r.headed = true
			printHeadings(w, importTable)
		}
		printArticle(w, &p.Articles[i], p.Actions[i], whole)
	}
	for _, l := range p.Leftovers {
		if l.Text != "" && (whole || l.Reason == intake.Unplaced) {
			fmt.Fprintf(w, "left over: %s (%s, %s)\n", runewidth.Truncate(l.Text, 60, "…"), l.Reason, lineWords(l.Lines))
		}
	}
}

func printHeadings(w io.Writer, table []column) {
	var heads []string
	for _, c := range table {
		heads = append(heads, c.heading)
	}
	printRow(w, table, heads)
}

func printArticle(w io.Writer, a *edition.Article, done intake.Action, whole bool) {
	look := slices.Compact(slices.Clone(a.Review))
	switch done {
	case intake.Edited, intake.Deleted:
		look = []string{string(done)} // the doubts were about the reading, and a person decided
	case intake.Update, intake.Accept:
		look = append([]string{string(done)}, look...)
	}
	printRow(w, importTable, []string{
		fmt.Sprint(a.Page), fmt.Sprint(a.Order), a.Title, strings.Trim(a.Byline, "（）()"), fmt.Sprint(characters(a)),
		fmt.Sprintf("%.2f", a.Confidence), strings.Join(look, "; "),
	})
	if !whole {
		return
	}
	if c := a.Continued; c != nil {
		for _, line := range []string{partWords("goes on in", c.To), partWords("comes from", c.From)} {
			if line != "" {
				printRow(w, importTable, []string{"", "", "  " + line})
			}
		}
	}
	for _, b := range a.Body {
		if b.Kind == edition.Box {
			printRow(w, importTable, []string{"", "", "  box: " + b.Text})
		}
	}
	for _, ph := range a.Photos {
		printRow(w, importTable, []string{"", "", "  photo: " + ph.Caption})
	}
}

// partWords says where another part of an article is.
func partWords(verb string, p edition.Part) string {
	switch {
	case p.Page == 0:
		return ""
	case p.IsArticle():
		return verb + " " + p.String()
	}
	return fmt.Sprintf("%s page %d, not found there", verb, p.Page)
}

func printRow(w io.Writer, table []column, cells []string) {
	var b strings.Builder
	for i, cell := range cells {
		c := table[i]
		if c.width > 0 {
			cell = runewidth.Truncate(cell, c.width, "…")
			pad := strings.Repeat(" ", max(0, c.width-runewidth.StringWidth(cell)))
			if c.right {
				cell = pad + cell
			} else {
				cell += pad
			}
		}
		if i > 0 {
			b.WriteString("  ")
		}
		b.WriteString(cell)
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}

// characters counts the printed characters of an article's body.
func characters(a *edition.Article) int {
	n := 0
	for _, b := range a.Body {
		n += len([]rune(b.Text))
		for _, item := range b.Items {
			n += len([]rune(item.Text))
		}
	}
	return n
}

func lineWords(lines []edition.LineRange) string {
	var parts []string
	for _, l := range lines {
		if l.From == l.To {
			parts = append(parts, fmt.Sprint(l.From))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", l.From, l.To))
		}
	}
	word := "line "
	if len(lines) > 1 || len(lines) == 1 && lines[0].From != lines[0].To {
		word = "lines "
	}
	return word + strings.Join(parts, ", ")
}
