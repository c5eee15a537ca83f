// Command fit fits the weights of package segment on made pages and prints the table.
//
// It sets pages from articles (a JSON object with title and paras a line), reads them under the present weights, and moves the
// weights towards the evidence of the true readings: an averaged structured perceptron, started from the weights the
// program has and kept near them by few, small steps. The pages by which the import is judged are never among those it is fitted on.
//
//	go run ./generator/fit -texts articles.jsonl -pages 300 -rounds 4
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
	"backissue/generator/internal/segment/madepages"
)

func main() {
	texts := flag.String("texts", "", "a `file` of articles: a JSON object with title and paras a line")
	pages := flag.Int("pages", 300, "how many pages to set")
	rounds := flag.Int("rounds", 4, "how often to go over them")
	rate := flag.Float64("rate", 0.003, "the length of a step")
	write := flag.String("write", "", "write the pages and their truth into a `folder` and stop")
	flag.Parse()
	sources, err := read(*texts)
	if err != nil {
		log.Fatal(err)
	}
	if *write != "" {
		if err := writePages(*write, sources, *pages); err != nil {
			log.Fatal(err)
		}
		return
	}
	weights := fit(sources, *pages, *rounds, *rate)
	for i, name := range weights.Names() {
		fmt.Printf("%s: %.2f,\n", name, weights.Get(i))
	}
}

func read(name string) ([]madepages.Source, error) {
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
		if len(s.Paragraphs) >= 2 && len(strings.Join(s.Paragraphs, "")) > 600 {
			out = append(out, s)
		}
	}
	return out, lines.Err()
}

// makePage sets page n from articles drawn by its number.
func makePage(sources []madepages.Source, n int) madepages.Page {
	draw := rand.New(rand.NewPCG(uint64(n), 1))
	var chosen []madepages.Source
	for range 4 + draw.IntN(6) {
		chosen = append(chosen, sources[draw.IntN(len(sources))])
	}
	return madepages.Make(chosen, uint64(n))
}

// writePages writes made pages for other tools to score: NNN.txt and NNN.truth.json.
func writePages(dir string, sources []madepages.Source, pages int) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for n := range pages {
		made := makePage(sources, n)
		truth, err := json.Marshal(map[string]any{"articles": made.Articles})
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

func fit(sources []madepages.Source, pages, rounds int, rate float64) segment.Weights {
	w := segment.Fitted()
	sum := make([]float64, len(w.Names()))
	steps := 0
	for round := range rounds {
		wrong, unknown := 0, 0
		for n := range pages {
			made := makePage(sources, n)
			lesson, ok := segment.Teach(asPage(made.Text), asKnown(made.Articles), &w)
			if !ok {
				unknown++
				continue
			}
			if moved(lesson.Roles) || moved(lesson.Heads) {
				wrong++
				w.Add(lesson.Roles, rate)
				w.Add(lesson.Heads, rate)
			}
			for i := range sum {
				sum[i] += w.Get(i)
			}
			steps++
		}
		fmt.Fprintf(os.Stderr, "round %d: %d of %d pages read otherwise than they are, %d not recognised\n", round+1, wrong, pages, unknown)
	}
	var mean segment.Weights
	mean.Add(sum, 1/float64(steps))
	return mean
}

func moved(v []float64) bool {
	for _, x := range v {
		if x != 0 {
			return true
		}
	}
	return false
}

func asPage(text string) edition.Page {
	var p edition.Page
	for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		p.Lines = append(p.Lines, edition.Line{Text: l})
	}
	return p
}

func asKnown(truth []madepages.Truth) []segment.Known {
	var out []segment.Known
	for _, t := range truth {
		out = append(out, segment.Known{Kicker: t.Kicker, Title: t.Title, Deck: t.Deck, Paragraphs: t.Paragraphs, Subheads: t.Subheads})
	}
	return out
}
