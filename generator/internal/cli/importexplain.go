package cli

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"

	"backissue/generator/internal/intake"
)

// explainTable is what gen import --explain prints of a page: a line of the page a row, and below it what else the line may be.
var explainTable = []column{
	{"line", 4, true}, {"taken for", 14, false}, {"art.", 4, true}, {"share", 5, true}, {"text", 62, false},
}

// explainWidth is the width in columns that evidence is broken at.
const explainWidth = 100

// The least share of readings with which a runner-up is told: a line that only goes on with its paragraph may be a little unsure.
const (
	toldShare        = 0.005
	toldShareFurther = 0.05
)

// explainPage prints what each line of a page was taken for.
func (r *importReport) explainPage(done *intake.Imported) {
	w, lines := r.say.out, done.Explain()
	printHeadings(w, explainTable)
	for _, l := range lines {
		if l.Role == intake.BlankLine {
			printRow(w, explainTable, []string{fmt.Sprint(l.Number), l.Role})
			continue
		}
		article := ""
		if l.Article > 0 {
			article = fmt.Sprint(l.Article)
		}
		printRow(w, explainTable, []string{fmt.Sprint(l.Number), l.Role, article, fmt.Sprintf("%.2f", l.Share), l.Text})
		for _, note := range r.notes(l) {
			fmt.Fprintf(w, "      %s\n", note)
		}
	}
}

// notes gives what is told below a line: what else it may be, and the evidence, in rows of the terminal's width.
func (r *importReport) notes(l intake.Line) []string {
	var notes []string
	if l.Overprinted {
		notes = append(notes, "overprint: its second print is left over")
	}
	least := toldShare
	if strings.HasSuffix(l.Role, intake.FurtherRow) {
		least = toldShareFurther
	}
	if l.RunnerUp == "" || l.RunnerUpShare < least && !r.verbose {
		return notes
	}
	note := fmt.Sprintf("rather than %s (%.2f)", l.RunnerUp, l.RunnerUpShare)
	if l.RunnerUpShare > l.Share {
		note = fmt.Sprintf("though more readings take it for %s (%.2f), the best one doesn't", l.RunnerUp, l.RunnerUpShare)
	}
	for i, why := range l.Because {
		note += []string{": ", "; "}[min(i, 1)]
		if runewidth.StringWidth(note+why) > explainWidth-6 {
			notes = append(notes, strings.TrimRight(note, " "))
			note = "  "
		}
		note += why
	}
	return append(notes, note)
}

// explainedJSON is a line of the page as it was read, for programs.
type explainedJSON struct {
	Line          int      `json:"line"`
	Text          string   `json:"text"`
	Role          string   `json:"role"`
	Article       *int     `json:"article"`             // counted from 1 in the order of articles; null for none
	Overprint     bool     `json:"overprint,omitempty"` // its second print is left over
	Share         float64  `json:"share"`
	RunnerUp      string   `json:"runner_up"`
	RunnerUpShare float64  `json:"runner_up_share"`
	Because       []string `json:"because"`
}

func explainedOf(lines []intake.Line) []explainedJSON {
	out := make([]explainedJSON, len(lines))
	for i, l := range lines {
		out[i] = explainedJSON{Line: l.Number, Text: l.Text, Role: l.Role, Overprint: l.Overprinted, Share: hundredths(l.Share), RunnerUp: l.RunnerUp,
			RunnerUpShare: hundredths(l.RunnerUpShare), Because: list(l.Because)}
		if l.Article > 0 {
			out[i].Article = &lines[i].Article
		}
	}
	return out
}

// hundredths rounds a share to what is shown of it.
func hundredths(share float64) float64 { return float64(int(share*100+0.5)) / 100 }
