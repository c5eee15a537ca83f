package pagetext

import (
	"strings"
	"unicode"

	"backissue/generator/internal/edition"
)

const (
	// shortestColumn is how many ideographs a piece of a line has at least to be a column's: a headline's phrases and the
	// names of a byline are shorter, or stand on few lines.
	shortestColumn = 6
	// interleavedShare is the share of lines with two columns or more from which on a page is interleaved. Pages read column
	// by column have under one in a hundred; interleaved ones about one in two.
	interleavedShare = 0.15
	// fewestLines is how many lines tell a habit.
	fewestLines = 10
)

// interleaved gives the first line, counted from 1, that holds text of several columns, when the page has its columns side
// by side as some extractors put them. It is 0 for a page that does not.
func interleaved(page edition.Page) int {
	first, several, all := 0, 0, 0
	for i, l := range page.Lines {
		pieces := strings.Fields(l.Text)
		if len(pieces) == 0 {
			continue
		}
		all++
		if len(pieces) == 1 {
			continue
		}
		columns := 0
		for _, p := range pieces {
			if ideographs(p) >= shortestColumn {
				columns++
			}
		}
		if columns >= 2 {
			several++
			if first == 0 {
				first = i + 1
			}
		}
	}
	if all < fewestLines || float64(several) < interleavedShare*float64(all) {
		return 0
	}
	return first
}

func ideographs(s string) int {
	n := 0
	for _, c := range s {
		if unicode.Is(unicode.Han, c) {
			n++
		}
	}
	return n
}
