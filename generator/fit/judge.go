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

// tally counts how the articles of pages of one kind were read.
type tally struct {
	articles, bodies, heads, titles, roles, bylines int
	ends, endsKnown, endsFound                      int // ends of paragraphs: rightly found, known, found
	found, spurious                                 int
	missed                                          map[string]int // articles that are not right, by what is wrong
	rated                                           []rated
}

// rated is a found article: how sure the reading was, and whether it is right in every part.
type rated struct {
	confidence float64
	right      bool
}

// The kinds of pages that are told apart. A damaged one is one on which the press may do all that extractors and papers do at once.
const (
	given   = "given"
	sober   = "made, sober"
	damaged = "made, damaged"
)

// judgement holds what is seen of each kind of page.
type judgement struct {
	kinds   map[string]*tally
	makeups map[string]*makeup
	wrong   io.Writer // where the articles that are not right are listed
	unread  bool      // only what the pages are made of is told
}

func (j *judgement) of(kind string) *tally {
	if j.kinds == nil {
		j.kinds = map[string]*tally{}
	}
	if j.kinds[kind] == nil {
		j.kinds[kind] = &tally{missed: map[string]int{}}
	}
	return j.kinds[kind]
}

func (j *judgement) makeupOf(kind string) *makeup {
	if j.makeups == nil {
		j.makeups = map[string]*makeup{}
	}
	if j.makeups[kind] == nil {
		j.makeups[kind] = &makeup{}
	}
	return j.makeups[kind]
}

// wholeText is how much of an article's text a found one must share with it to be it, as the F1 of runs of three characters.
const wholeText = 0.95

// unfitted is the number of the first page that is read to choose by: those before it are the weights' and the trust's.
const unfitted = 200_000

// judgeMade reads made pages, from the one numbered first on.
func (j *judgement) judgeMade(sources []madepages.Source, first, pages int) {
	for n := first; n < first+pages; n++ {
		made := makePage(sources, n)
		kind := damaged
		if made.Sober {
			kind = sober
		}
		j.judge(fmt.Sprintf("page %03d", n), kind, asPage(made.Text), made.Articles)
	}
}

// judgeFiles reads pages whose truth stands beside them: page.txt=truth.json.
func (j *judgement) judgeFiles(pairs []string) error {
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
		j.judge(name, given, page.Page, truth.Articles)
	}
	return nil
}

// judge compares the reading of page with its truth.
func (j *judgement) judge(name, kind string, page edition.Page, truth []madepages.Truth) {
	if j.unread {
		j.makeupOf(kind).add(page, truth)
		return
	}
	t := j.of(kind)
	found := segment.Read(page).Articles
	taken, own := match(found, truth)
	for k, want := range truth {
		a, share := (*segment.Article)(nil), 0.0
		if own[k].found >= 0 {
			a, share = &found[own[k].found], own[k].share
		}
		if wrong := t.count(want, a, share); wrong != "" {
			if wrong == wrongText {
				wrong = causeOf(want, k, own, found)
			}
			t.missed[wrong]++
			j.list(name, wrong, want, a)
		}
	}
	t.found += len(found)
	for i, a := range found {
		if !taken[i] {
			t.spurious++
			t.rated = append(t.rated, rated{a.Confidence, false})
			j.list(name, "no article", madepages.Truth{}, &found[i])
		}
	}
}

// matched is the found article that has most of a known one's text, -1 for none, and how much it has.
type matched struct {
	found int
	share float64
}

// match finds the known articles among the found ones, and tells which of these are any.
func match(found []segment.Article, truth []madepages.Truth) (taken []bool, own []matched) {
	texts := make([]map[string]int, len(found))
	for i, a := range found {
		texts[i] = runsOf(strings.Join(paragraphsOf(a), ""))
	}
	taken = make([]bool, len(found))
	for _, want := range truth {
		const atAll = 0.3
		best, known := matched{-1, atAll}, runsOf(strings.Join(want.Paragraphs, ""))
		for i := range found {
			if s := overlap(known, texts[i]); s > best.share {
				best = matched{i, s}
			}
		}
		if best.found >= 0 {
			taken[best.found] = true
		}
		own = append(own, best)
	}
	return taken, own
}

// count notes how want was read: as a, of whose text it has share. It gives what is wrong, if anything is.
func (t *tally) count(want madepages.Truth, a *segment.Article, share float64) (wrong string) {
	t.articles++
	t.endsKnown += len(want.Paragraphs)
	if a == nil {
		return "not found"
	}
	t.countParagraphs(want.Paragraphs, paragraphsOf(*a))
	r := compare(want, a, share)
	t.bodies += one(r.text)
	t.heads += one(r.head)
	t.titles += one(r.title)
	t.roles += one(r.roles)
	t.bylines += one(r.names)
	t.rated = append(t.rated, rated{a.Confidence, r.roles && r.names})
	switch {
	case !r.text:
		return wrongText
	case !r.head:
		return "a row of the headline lost or taken from elsewhere"
	case !r.roles && slices.Contains(a.Review, segment.RolesUnsure):
		return "kicker, title and deck mixed up, as the review says"
	case !r.roles:
		return "kicker, title and deck mixed up"
	case !r.names:
		return "names"
	}
	return ""
}

// wrongText is what is wrong with an article that has more or less than its text.
const wrongText = "text"

// causeOf tells how known article k, which was read as own[k] says, came by more or less than its text.
func causeOf(want madepages.Truth, k int, own []matched, found []segment.Article) string {
	for other, o := range own {
		if other != k && o.found == own[k].found {
			return "text: read as one with another article"
		}
	}
	for i := range found {
		head := strings.Join(headOf(found[i]), "")
		for _, s := range want.Subheads {
			if sub := bare(s); head == sub || sub != "" && strings.HasSuffix(head, sub) {
				return "text: a subhead read as the headline of another article"
			}
		}
	}
	return wrongText
}

// result tells what of an article is right; a headline is only where the text is, and its title and its parts only where all its rows are.
type result struct{ text, head, title, roles, names bool }

// compare compares a known article with the found one that has share of its text.
func compare(want madepages.Truth, a *segment.Article, share float64) result {
	var r result
	parts, known := headOf(*a), knownHead(want)
	r.text = share >= wholeText
	r.head = r.text && strings.Join(parts, "") == strings.Join(known, "")
	r.title = r.head && parts[1] == known[1]
	r.roles = r.head && slices.Equal(parts, known)
	r.names = same(a.Credits.Reporters, want.Reporters) && same(a.Credits.Correspondents, want.Correspondents)
	return r
}

// countParagraphs compares where paragraphs end, known by their last characters so that a slip elsewhere shifts none.
func (t *tally) countParagraphs(known, found []string) {
	ends := map[string]int{}
	for _, p := range known {
		ends[endOf(p)]++
	}
	t.endsFound += len(found)
	for _, p := range found {
		if e := endOf(p); ends[e] > 0 {
			ends[e]--
			t.ends++
		}
	}
}

func endOf(paragraph string) string {
	const enough = 8
	chars := []rune(bare(paragraph))
	return string(chars[max(0, len(chars)-enough):])
}

// headOf gives the parts of a found article's headline.
func headOf(a segment.Article) []string {
	return []string{bare(a.Kicker.String()), bare(a.Title.String()), strings.TrimLeft(bare(a.Deck.String()), "—")}
}

// knownHead gives those of a known one.
func knownHead(t madepages.Truth) []string {
	return []string{bare(t.Kicker), bare(t.Title), strings.TrimLeft(bare(t.Deck), "—")}
}

// list names an article that is not right, with the two readings of its headline.
func (j *judgement) list(page, wrong string, want madepages.Truth, a *segment.Article) {
	if j.wrong == nil {
		return
	}
	fmt.Fprintf(j.wrong, "%s: %s\n  is  %s\n", page, wrong, strings.Join(knownHead(want), " | "))
	if a != nil {
		fmt.Fprintf(j.wrong, "  read %s (%.2f)\n", strings.Join(headOf(*a), " | "), a.Confidence)
		j.listOdd("lost", want.Paragraphs, paragraphsOf(*a))
		j.listOdd("taken", paragraphsOf(*a), want.Paragraphs)
	}
}

// listOdd names the paragraphs that another text does not have, by what they open and end with.
func (j *judgement) listOdd(word string, paragraphs, other []string) {
	whole, known := bare(strings.Join(other, "")), map[string]bool{}
	for _, p := range other {
		known[endOf(p)] = true
	}
	for _, p := range paragraphs {
		if text := bare(p); !known[endOf(p)] && !strings.Contains(whole, text) {
			chars := []rune(text)
			const shown = 24
			fmt.Fprintf(j.wrong, "  %s %s … %s\n", word, string(chars[:min(shown, len(chars))]), endOf(p))
		}
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func paragraphsOf(a segment.Article) []string {
	var out []string
	for _, block := range a.Body {
		if block.Kind == edition.Paragraph {
			out = append(out, block.Text.String())
		}
	}
	return out
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
