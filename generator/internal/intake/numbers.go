package intake

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"slices"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
)

// numbered is an article of an earlier import with the lines of the page that it stands on; no lines when nobody can tell.
type numbered struct {
	order int
	lines []edition.LineRange
}

// keepNumbers gives the articles of a page that was imported before the numbers that they had, for an article's address is
// for ever: a program that finds one article more on a page must not move those after it. Articles are known by their lines, so this
// holds for the same file only; a page that was replaced by another text is numbered in its own order.
func (p *plan) keepNumbers(d *pageDraft, sha256 string) {
	was := p.page(d.place.Page)
	if was == nil || was.SHA256 != sha256 {
		return
	}
	var before []numbered
	for _, f := range was.Imported {
		text, err := os.ReadFile(filepath.Join(p.folder, f.File))
		if err != nil {
			continue // deleted: its number stays its own as long as the articles before it are the same
		}
		if file, err := content.ParseArticle(path.Join(shown(p.key), f.File), text); err == nil {
			before = append(before, numbered{file.Article.Order, file.Article.Source.Lines})
		}
	}
	now := make([][]edition.LineRange, len(d.articles))
	for i := range d.articles {
		now[i] = d.articles[i].Source.Lines
	}
	for i, order := range numbersFor(now, before, len(was.Imported)) {
		d.articles[i].Order = order
	}
}

// numbersFor gives each article of a reading the number of the earlier article with which it has most lines in common. One that
// has none keeps its place on the page as its number when no other article had it, and else comes after all, of
// which there were used.
func numbersFor(now [][]edition.LineRange, before []numbered, used int) []int {
	type pair struct{ now, before, common int }
	var pairs []pair
	last := max(used, len(now))
	theirs := map[int]bool{} // numbers that are some article's, as its lines tell
	for b, old := range before {
		last = max(last, old.order)
		theirs[old.order] = len(old.lines) > 0
		for n, lines := range now {
			if common := commonLines(lines, old.lines); common > 0 {
				pairs = append(pairs, pair{n, b, common})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(b.common-a.common, a.now-b.now, before[a.before].order-before[b.before].order)
	})
	numbers := make([]int, len(now))
	given := map[int]bool{}
	for _, p := range pairs {
		if order := before[p.before].order; numbers[p.now] == 0 && !given[order] {
			numbers[p.now], given[order] = order, true
		}
	}
	for n := range numbers {
		if numbers[n] > 0 {
			continue
		}
		if order := n + 1; !given[order] && !theirs[order] {
			numbers[n] = order
		} else {
			last++
			numbers[n] = last
		}
		given[numbers[n]] = true
	}
	return numbers
}

func commonLines(a, b []edition.LineRange) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.To, y.To)-max(x.From, y.From)+1)
		}
	}
	return n
}
