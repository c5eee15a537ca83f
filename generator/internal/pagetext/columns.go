package pagetext

import (
	"unicode"

	"backissue/generator/internal/edition"
)

const (
	// shortestColumn is how many ideographs or kana a piece of a line has at least to be a column's: a headline's phrases and the
	// names of a byline are shorter, or stand on few lines.
	shortestColumn = 6
	// widestColumn is how many a column's has at most. A longer piece is a paragraph on one line, in which names may be set apart (记者  赵涛).
	widestColumn = 60
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
		columns, printed := columnsOf(l.Text)
		if !printed {
			continue
		}
		all++
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

// columnsOf counts the pieces of a line that are long enough to be a column's, and tells whether it prints anything. Columns are parted by
// white space between characters that fill a square: what stands about Latin words and figures parts none, for many papers set those apart.
func columnsOf(line string) (columns int, printed bool) {
	ideographs, widest := 0, 0 // of the piece so far, and of the longest one
	square, gap := false, false
	for _, c := range line {
		if unicode.IsSpace(c) {
			gap = true
			continue
		}
		printed = true
		was := square
		square = c >= 0x2E80
		if gap && was && square {
			ideographs = 0
		}
		gap = false
		if square && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			if ideographs++; ideographs == shortestColumn {
				columns++
			}
			widest = max(widest, ideographs)
		}
	}
	if widest > widestColumn {
		columns = min(columns, 1)
	}
	return columns, printed
}
