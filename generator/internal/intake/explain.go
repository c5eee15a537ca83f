package intake

import "backissue/generator/internal/segment"

// Line is what a line of the page was taken for. Its article is counted in the order of the page.
type Line = segment.Line

// The roles of lines that there are most of.
const (
	BlankLine  = segment.BlankLine
	FurtherRow = segment.FurtherRow
)

// Explain tells of each line of the page what it was taken for and why. It reads the page anew, for it is asked of few.
func (r *Reading) Explain() []Line { return segment.Explain(r.page) }

// Explain tells of each line of the page what it was taken for and why; an article has the number that its file has.
func (done *Imported) Explain() []Line {
	lines := done.reading.Explain()
	for i := range lines {
		if n := lines[i].Article; n > 0 {
			lines[i].Article = done.Articles[n-1].Order
		}
	}
	return lines
}
