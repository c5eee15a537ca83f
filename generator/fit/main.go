// Command fit fits the weights of package segment on made pages and prints the table.
//
// It sets pages from articles (a JSON object with title and paras a line), reads them under the present weights, and moves the
// weights so that the true readings become likelier: the likelihood of a conditional random field, climbed from the weights the
// program has. So the shares of readings that the program reports as confidence are odds.
//
// The articles fall into two halves by a hash of their titles. One half makes the pages that are fitted on; -held makes pages
// from the other half, which no fitting sees, to be judged by. What is tried is chosen by -choose: other pages of the half that is
// fitted on, so that those held back are only reported.
//
//	go run ./generator/fit -texts articles.jsonl -pages 600 -rounds 4
//	go run ./generator/fit -texts articles.jsonl -pairs
//	go run ./generator/fit -texts articles.jsonl -openings
//	go run ./generator/fit -texts articles.jsonl -pages 5000 -trust
//	go run ./generator/fit -texts articles.jsonl -pages 800 -judge
//	go run ./generator/fit -texts articles.jsonl -pages 800 -judge -choose -wrong
//	go run ./generator/fit -judge page.txt=truth.json
//	go run ./generator/fit -judge -makeup page.txt=truth.json
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf8"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
	"backissue/generator/internal/segment/madepages"
)

func main() {
	texts := flag.String("texts", "", "a `file` of articles: a JSON object with title and paras a line")
	pages := flag.Int("pages", 300, "how many pages to set")
	rounds := flag.Int("rounds", 4, "how often to go over them")
	rate := flag.Float64("rate", 0.2, "the length of a step")
	write := flag.String("write", "", "write the pages and their truth into a `folder` and stop")
	phrases := flag.Bool("phrases", false, "print the table of which characters end and begin phrases, and stop")
	pairs := flag.Bool("pairs", false, "print the table of the pairs of characters that are bound, and stop")
	openings := flag.Bool("openings", false, "print the table of how articles and paragraphs open, and stop")
	trust := flag.Bool("trust", false, "fit and print the table of how much each ground tells that an article is right, and stop")
	held := flag.Bool("held", false, "set the pages from the articles that are held back from fitting")
	judge := flag.Bool("judge", false, "read pages made from held-back articles, or those given as page.txt=truth.json, tell how well, and stop")
	choose := flag.Bool("choose", false, "with -judge: read pages made from the articles that are fitted on, though not the pages that are, to choose by")
	made := flag.Bool("makeup", false, "with -judge: tell what the pages are made of, and not how well they are read")
	wrong := flag.Bool("wrong", false, "with -judge: list the articles that are not right")
	flag.Parse()
	if *held && *write == "" {
		log.Fatal("pages that are held back are not fitted on: -held needs -write")
	}
	if *judge {
		if err := judged(judging{*texts, *pages, *choose, *wrong, *made}, flag.Args()); err != nil {
			log.Fatal(err)
		}
		return
	}
	sources, err := read(*texts, *held)
	if err != nil {
		log.Fatal(err)
	}
	switch {
	case *phrases:
		writePhrases(os.Stdout, sources)
	case *pairs:
		writePairs(os.Stdout, sources)
	case *openings:
		writeOpenings(os.Stdout, sources)
	case *trust:
		fitTrust(os.Stdout, sources, *pages)
	case *write != "":
		if err := writePages(*write, sources, *pages); err != nil {
			log.Fatal(err)
		}
	default:
		writeWeights(os.Stdout, fit(sources, *pages, *rounds, *rate))
	}
}

func writeWeights(out io.Writer, weights segment.Weights) {
	for i, name := range weights.Names() {
		fmt.Fprintf(out, "%s: %.2f,\n", name, weights.Get(i))
	}
}

// judging is what is asked of the judging of pages.
type judging struct {
	texts          string
	pages          int
	choose         bool // pages to choose by, and not those held back
	wrong, madeOut bool
}

// judged prints how well pages are read, or what they are made of: those given, or else made ones; and which articles are wrong, if asked.
func judged(ask judging, pairs []string) error {
	j := judgement{unread: ask.madeOut}
	if ask.wrong {
		j.wrong = os.Stdout
	}
	if len(pairs) > 0 {
		if err := j.judgeFiles(pairs); err != nil {
			return err
		}
	} else {
		sources, err := read(ask.texts, !ask.choose)
		if err != nil {
			return err
		}
		first := 0
		if ask.choose {
			first = unfitted
		}
		j.judgeMade(sources, first, ask.pages)
	}
	j.write(os.Stdout)
	return nil
}

// read reads the articles of one half.
func read(name string, held bool) ([]madepages.Source, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []madepages.Source
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var s madepages.Source
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			return nil, err
		}
		const shortestTitle, longestTitle, shortestText = 4, 48, 60
		title, text := utf8.RuneCountInString(s.Title), utf8.RuneCountInString(strings.Join(s.Paragraphs, ""))
		if isHeld(s.Title) == held && title >= shortestTitle && title <= longestTitle && text >= shortestText {
			out = append(out, s)
		}
	}
	return out, lines.Err()
}

// isHeld tells whether the article of this title is held back from fitting.
func isHeld(title string) bool {
	h := fnv.New32a()
	h.Write([]byte(title))
	return h.Sum32()%2 == 1
}

// makePage sets page n from articles drawn by its number.
func makePage(sources []madepages.Source, n int) madepages.Page {
	draw := rand.New(rand.NewPCG(uint64(n), 1))
	var chosen []madepages.Source
	printed := map[string]bool{}
	for range 2 + draw.IntN(6) + draw.IntN(6) {
		s := sources[draw.IntN(len(sources))]
		if other := sources[draw.IntN(len(sources))]; draw.IntN(5) < 3 && len(other.Paragraphs) > len(s.Paragraphs) {
			s = other // papers give more room to long articles than agencies do
		}
		for tries := 0; tries < 20 && (printed[s.Title] || draw.IntN(30) > 0 && isBrief(s)); tries++ {
			s = sources[draw.IntN(len(sources))]
		}
		printed[s.Title] = true // no page has an article twice
		chosen = append(chosen, s)
	}
	return madepages.Make(chosen, uint64(n))
}

// isBrief tells whether an article is shorter than papers print them, but for briefs.
func isBrief(s madepages.Source) bool {
	return utf8.RuneCountInString(strings.Join(s.Paragraphs, "")) < shortText
}

// writePages writes made pages for other tools to score: NNN.txt and NNN.truth.json.
func writePages(dir string, sources []madepages.Source, pages int) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for n := range pages {
		made := makePage(sources, n)
		truth, err := json.Marshal(map[string]any{"articles": made.Articles, "photos": made.Photos})
		if err != nil {
			return err
		}
		name := filepath.Join(dir, fmt.Sprintf("%03d", n))
		if err := errors.Join(os.WriteFile(name+".txt", []byte(made.Text), 0o644), os.WriteFile(name+".truth.json", truth, 0o644)); err != nil {
			return err
		}
	}
	return nil
}

// pull draws the weights towards those that the fitting began with, as if so many pages had said nothing against them.
const pull = 0.02

// fit follows the lessons of the pages, each weight by steps that grow shorter the further it has gone (AdaGrad).
func fit(sources []madepages.Source, pages, rounds int, rate float64) segment.Weights {
	w := segment.Fitted()
	began := vectorOf(&w)
	gone := make([]float64, len(began))
	for round := range rounds {
		unknown, surprise := 0, 0.0
		for first := 0; first < pages; first += batch {
			sum, n, told := lessons(sources, first, min(first+batch, pages), uint64(round), &w)
			unknown += min(batch, pages-first) - n
			surprise += told
			step := make([]float64, len(sum))
			for i, g := range sum {
				g = g/batch - pull*(w.Get(i)-began[i])
				gone[i] += g * g
				step[i] = rate * g / math.Sqrt(gone[i]+1e-6)
			}
			w.Add(step, 1)
		}
		fmt.Fprintf(os.Stderr, "round %d: surprise %.3f a page, %d pages not recognised\n", round+1, surprise/float64(max(pages-unknown, 1)), unknown)
	}
	return w
}

func vectorOf(w *segment.Weights) []float64 {
	out := make([]float64, len(w.Names()))
	for i := range out {
		out[i] = w.Get(i)
	}
	return out
}

// batch is the number of pages of which each step is the mean.
const batch = 16

// lessons sums the lessons of pages from first to before last: over how many pages, and how surprising their truths were.
func lessons(sources []madepages.Source, first, last int, round uint64, w *segment.Weights) (sum []float64, n int, surprise float64) {
	type taught struct {
		lesson segment.Lesson
		known  bool
	}
	results := make([]taught, last-first)
	var pages sync.WaitGroup
	for k := range results {
		pages.Go(func() {
			made := makePage(sources, first+k)
			chance := rand.New(rand.NewPCG(uint64(first+k), round))
			mine := *w
			results[k].lesson, results[k].known = segment.Teach(asPage(made.Text), asKnown(made.Pieces), &mine, chance)
		})
	}
	pages.Wait()
	sum = make([]float64, len(w.Names()))
	for _, r := range results {
		if !r.known {
			continue
		}
		n++
		surprise += r.lesson.Surprise
		for i := range sum {
			sum[i] += r.lesson.Roles[i] + r.lesson.Heads[i]
		}
	}
	return sum, n, surprise
}

func asPage(text string) edition.Page {
	var p edition.Page
	for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		p.Lines = append(p.Lines, edition.Line{Text: l})
	}
	return p
}

// asKnown gives the pieces of a page as what their reading must come to.
func asKnown(pieces []madepages.Piece) []segment.Known {
	var out []segment.Known
	for _, p := range pieces {
		out = append(out, segment.Known{Kicker: p.Kicker, Title: p.Title, Deck: p.Deck, HeadAfter: p.HeadAfter, Byline: p.Byline,
			Lede: p.Lede, Paragraphs: p.Paragraphs, Subheads: p.Subheads, Tail: p.Tail, Loose: p.Loose})
	}
	return out
}
