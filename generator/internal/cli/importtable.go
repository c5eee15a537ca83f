package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/intake"
)

// importTable is what gen import prints of a page: an article a row.
var importTable = []struct {
	heading string
	width   int // in columns of the terminal, of which a Chinese character takes two
	right   bool
}{
	{"page", 4, true}, {"art.", 4, true}, {"title", 44, false}, {"byline", 26, false}, {"chars", 5, true}, {"conf.", 5, true}, {"to look at", 0, false},
}

func printImportTable(w io.Writer, p *intake.Plan, leftovers []edition.Leftover) {
	var heads []string
	for _, c := range importTable {
		heads = append(heads, c.heading)
	}
	printRow(w, heads)
	for i := range p.Articles {
		a := &p.Articles[i]
		look := append([]string{}, a.Review...)
		if p.Actions[i] != intake.Create && p.Actions[i] != intake.Unchanged {
			look = append([]string{string(p.Actions[i])}, look...)
		}
		printRow(w, []string{
			fmt.Sprint(a.Page), fmt.Sprint(a.Order), a.Title, strings.Trim(a.Byline, "（）()"), fmt.Sprint(characters(a)),
			fmt.Sprintf("%.2f", a.Confidence), strings.Join(look, "; "),
		})
		for _, b := range a.Body {
			if b.Kind == edition.Box {
				printRow(w, []string{"", "", "  box: " + b.Text})
			}
		}
		for _, ph := range a.Photos {
			printRow(w, []string{"", "", "  photo: " + ph.Caption})
		}
	}
	for _, l := range leftovers {
		if l.Text != "" {
			fmt.Fprintf(w, "left over: %s (%s, %s)\n", runewidth.Truncate(l.Text, 60, "…"), l.Reason, lineWords(l.Lines))
		}
	}
}

func printRow(w io.Writer, cells []string) {
	var b strings.Builder
	for i, cell := range cells {
		c := importTable[i]
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
