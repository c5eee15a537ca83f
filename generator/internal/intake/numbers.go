package intake

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
)

// numbered is an article of an earlier import: its number, and by what it is known.
type numbered struct {
	order int
	lines []edition.LineRange // of the page, for a reading of the same text; none when nobody can tell
	words map[string]bool     // for a reading of another text
	taken bool                // the number is its own, though no article of the reading is it
}

// keepNumbers gives the articles of a page that was imported before the numbers that they had, for an article's address is
// for ever: a program that finds one article more on a page must not move those after it. Articles are known by their wording, and where that was rewritten, or
// stands on the page twice, by their lines; but the lines of another text, that this one replaces, tell nothing.
func (p *plan) keepNumbers(d *pageDraft, sha256 string, r *Reader) {
	was := p.page(d.place.Page)
	if was == nil {
		return
	}
	before, deleted := p.numberedBefore(was)
	if was.SHA256 != sha256 {
		before, deleted = p.replaced(was, before, deleted, r), nil
	}
	for i, order := range numbersFor(known(d.articles), before, deleted) {
		d.articles[i].Order = order
	}
}

// known gives what the articles of a reading are known by.
func known(articles []edition.Article) []numbered {
	out := make([]numbered, len(articles))
	for i := range articles {
		out[i] = numbered{lines: articles[i].Source.Lines, words: wordsOf(&articles[i])}
	}
	return out
}

// numberedBefore gives the articles of an earlier import as their files tell of them, and the numbers of those that were deleted.
func (p *plan) numberedBefore(was *edition.PageRecord) (before []numbered, deleted []int) {
	for _, f := range was.Imported {
		text, err := os.ReadFile(filepath.Join(p.folder, f.File))
		if err != nil {
			_, order, _ := strings.Cut(strings.TrimSuffix(f.File, ".md"), "-")
			if n, err := strconv.Atoi(order); err == nil {
				deleted = append(deleted, n)
			}
			continue
		}
		if file, err := content.ParseArticle(path.Join(shown(p.key), f.File), text); err == nil {
			a := file.Article
			a.Body = content.Blocks(file.Markdown)
			before = append(before, numbered{a.Order, a.Source.Lines, wordsOf(&a), len(a.Source.Lines) > 0})
		}
	}
	return before, deleted
}

// replaced gives the articles of an earlier import of another text. That text is read once more, for it has the articles that a person deleted,
// and the others as they were before they were edited. All their numbers are taken.
func (p *plan) replaced(was *edition.PageRecord, before []numbered, deleted []int, r *Reader) []numbered {
	kept, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(was.File)))
	if err == nil && digest(kept) == was.SHA256 {
		if reading, err := r.Read(was.File, kept); err == nil {
			old := known(reading.Articles)
			for i, order := range numbersFor(old, before, deleted) {
				before = append(before, numbered{order: order, words: old[i].words})
			}
		}
	}
	for _, order := range deleted {
		before = append(before, numbered{order: order})
	}
	for i := range before {
		before[i].lines, before[i].taken = nil, true
	}
	return before
}

// numbersFor gives each article of a reading the number of the earlier article with which it has most in common. One that has nothing in common
// with any keeps its place on the page as its number when no other article had it. Of the others, as many as were deleted are those, and the rest come after all.
func numbersFor(now, before []numbered, deleted []int) []int {
	type pair struct{ now, before, words, lines int }
	var pairs []pair
	last := len(now)
	theirs := map[int]bool{} // numbers that are some article's
	for b, old := range before {
		last = max(last, old.order)
		theirs[old.order] = theirs[old.order] || old.taken
		for n := range now {
			words, lines := commonWords(now[n].words, old.words), commonLines(now[n].lines, old.lines)
			if words+lines > 0 {
				pairs = append(pairs, pair{n, b, words, lines})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(b.words-a.words, b.lines-a.lines, a.now-b.now, before[a.before].order-before[b.before].order)
	})
	numbers := make([]int, len(now))
	given := map[int]bool{}
	for _, p := range pairs {
		if order := before[p.before].order; numbers[p.now] == 0 && !given[order] {
			numbers[p.now], given[order] = order, true
		}
	}
	var rest []int
	for n := range numbers {
		if order := n + 1; numbers[n] == 0 && !given[order] && !theirs[order] {
			numbers[n], given[order] = order, true
		} else if numbers[n] == 0 {
			rest = append(rest, n)
		}
	}
	deleted = slices.DeleteFunc(slices.Clone(deleted), func(order int) bool {
		last = max(last, order)
		return given[order]
	})
	for i, n := range rest {
		if len(rest) <= len(deleted) {
			numbers[n] = deleted[i]
			continue
		}
		last++
		numbers[n] = last
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

// leastAlike is the share of the shorter text's wording from which on two texts are readings of one article. Two articles of a page have under a fifth in common.
const leastAlike = 0.35

// commonWords counts the wording that two texts have in common; 0 for texts of two articles.
func commonWords(a, b map[string]bool) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	if float64(n) < leastAlike*float64(len(a)) {
		return 0
	}
	return n
}

// wordsOf gives an article's wording: every two characters of Han or kana that stand side by side, and all longer words of other letters.
func wordsOf(a *edition.Article) map[string]bool {
	const shortestWord = 4
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(partFrom(a).text, func(c rune) bool { return !unicode.IsLetter(c) }) {
		chars := []rune(word)
		if unicode.In(chars[0], unicode.Han, unicode.Hiragana, unicode.Katakana) {
			for i := 1; i < len(chars); i++ {
				words[string(chars[i-1:i+1])] = true
			}
		} else if len(chars) >= shortestWord {
			words[strings.ToLower(word)] = true
		}
	}
	return words
}
