package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/pagetext"
	"backissue/generator/internal/segment"
	"backissue/generator/internal/segment/madepages"
)

// tally counts how articles were read.
type tally struct {
	articles, bodies, heads, titles, roles, bylines int
	found, spurious                                 int
	missed                                          map[string]int // articles that are not right, by what is wrong
	sure                                            [10]struct{ right, all int }
}

// wholeText is how much of an article's text a found one must share with it to be it, as the F1 of runs of three characters.
const wholeText = 0.95

// judgeMade reads pages made from articles that were held back.
func (t *tally) judgeMade(sources []madepages.Source, pages int) {
	for n := range pages {
		made := makePage(sources, n)
		t.judge(asPage(made.Text), made.Articles)
	}
}

// judgeFiles reads pages whose truth stands beside them: page.txt=truth.json.
func (t *tally) judgeFiles(pairs []string) error {
	for _, pair := range pairs {
		name, truthName, _ := strings.Cut(pair, "=")
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		page, err := pagetext.Read(name, text)
		if err != nil {
			return err
		}
		var truth struct{ Articles []madepages.Truth }
		if text, err = os.ReadFile(truthName); err != nil {
			return err
		}
		if err := json.Unmarshal(text, &truth); err != nil {
			return fmt.Errorf("%s: %w", truthName, err)
		}
		t.judge(page.Page, truth.Articles)
	}
	return nil
}

// judge compares the reading of page with its truth.
func (t *tally) judge(page edition.Page, truth []madepages.Truth) {
	found := segment.Read(page).Articles
	texts := make([]map[string]int, len(found))
	for i, a := range found {
		texts[i] = runsOf(bodyOf(a))
	}
	taken := make([]bool, len(found))
	for _, want := range truth {
		best, share := -1, 0.0
		own := runsOf(strings.Join(want.Paragraphs, ""))
		for i := range found {
			if s := overlap(own, texts[i]); s > share {
				best, share = i, s
			}
		}
		const atAll = 0.3
		if share <= atAll {
			t.count(want, nil, share)
			continue
		}
		taken[best] = true
		t.count(want, &found[best], share)
	}
	t.found += len(found)
	for i, a := range found {
		if !taken[i] {
			t.spurious++
			t.rate(a.Confidence, false)
		}
	}
}

// count notes how want was read: as a, of whose text it has share.
func (t *tally) count(want madepages.Truth, a *segment.Article, share float64) {
	t.articles++
	if a == nil {
		t.missed["not found"]++
		return
	}
	whole := share >= wholeText
	parts := []string{bare(a.Kicker.String()), bare(a.Title.String()), strings.TrimLeft(bare(a.Deck.String()), "—")}
	known := []string{bare(want.Kicker), bare(want.Title), strings.TrimLeft(bare(want.Deck), "—")}
	head := whole && strings.Join(parts, "") == strings.Join(known, "")
	roles := head && slices.Equal(parts, known)
	byline := same(a.Credits.Reporters, want.Reporters) && same(a.Credits.Correspondents, want.Correspondents)
	t.bodies += one(whole)
	t.heads += one(head)
	t.titles += one(head && parts[1] == known[1])
	t.roles += one(roles)
	t.bylines += one(byline)
	switch {
	case !whole && len(want.Reporters)+len(want.Correspondents) == 0:
		t.missed["text, of an article without names"]++
	case !whole:
		t.missed["text"]++
	case !head:
		t.missed["a row of the headline lost or taken from elsewhere"]++
	case !roles:
		t.missed["kicker, title and deck mixed up"]++
	case !byline:
		t.missed["names"]++
	}
	t.rate(a.Confidence, roles && byline)
}

func (t *tally) rate(confidence float64, right bool) {
	s := &t.sure[min(9, int(confidence*10))]
	s.all++
	s.right += one(right)
}

func (t *tally) write(out io.Writer) {
	share := func(n, all int) float64 { return float64(n) / float64(max(1, all)) }
	fmt.Fprintf(out, "articles=%.3f heads=%.3f titles=%.3f roles=%.3f bylines=%.3f spurious=%.3f n=%d\n", share(t.bodies, t.articles), share(t.heads, t.articles),
		share(t.titles, t.articles), share(t.roles, t.articles), share(t.bylines, t.articles), share(t.spurious, t.found), t.articles)
	for k, s := range slices.Backward(t.sure[:]) {
		if s.all > 0 {
			fmt.Fprintf(out, "confidence from %.1f: %d of %d right\n", float64(k)/10, s.right, s.all)
		}
	}
	var kinds []string
	for kind := range t.missed {
		kinds = append(kinds, kind)
	}
	slices.SortFunc(kinds, func(a, b string) int { return t.missed[b] - t.missed[a] })
	for _, kind := range kinds {
		fmt.Fprintf(out, "wrong: %s: %d\n", kind, t.missed[kind])
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func bodyOf(a segment.Article) string {
	var b strings.Builder
	for _, block := range a.Body {
		if block.Kind == edition.Paragraph {
			b.WriteString(block.Text.String())
		}
	}
	return b.String()
}

// bare gives text without white space and with one form for each character.
func bare(text string) string {
	text = strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, norm.NFKC.String(text))
	return strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(text)
}

// same tells whether two bylines name the same people.
func same(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// runsOf counts the runs of three characters of text.
func runsOf(text string) map[string]int {
	chars := []rune(bare(text))
	runs := map[string]int{}
	for i := 0; i+3 <= len(chars); i++ {
		runs[string(chars[i:i+3])]++
	}
	return runs
}

// overlap gives the F1 of two texts' runs.
func overlap(a, b map[string]int) float64 {
	shared, all := 0, 0
	for run, n := range a {
		shared += min(n, b[run])
		all += n
	}
	for _, n := range b {
		all += n
	}
	return 2 * float64(shared) / float64(max(1, all))
}
