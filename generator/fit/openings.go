package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"backissue/generator/internal/segment"
	"backissue/generator/internal/segment/madepages"
)

// The table of package segment's openings.txt comes from sentences of articles: those that open the article against those that open another
// paragraph of it, and those that open a paragraph against those inside one. Each table is a logistic regression over the grams of a sentence's
// first characters.

// example is a sentence's grams, and whether it is one of those sought.
type example struct {
	grams []segment.Gram
	is    bool
}

// A gram is in the table that so many sentences have, and that tells so much.
const (
	fewestSentences = 20
	leastTold       = 0.15
)

// writeOpenings prints the table: a line for each model and odds, with the grams that have them.
func writeOpenings(out io.Writer, sources []madepages.Source) {
	var articles, paragraphs []example
	for _, s := range sources {
		first := true
		for _, text := range s.Paragraphs {
			if !strings.ContainsAny(text, sentenceMarks) {
				continue // a subhead
			}
			articles = append(articles, example{segment.GramsOf(text, segment.ArticleOpening), first})
			first = false
			for i, sentence := range sentencesOf(text) {
				paragraphs = append(paragraphs, example{segment.GramsOf(sentence, segment.ParagraphOpening), i == 0})
			}
		}
	}
	for model, examples := range [][]example{segment.ArticleOpening: articles, segment.ParagraphOpening: paragraphs} {
		byOdds := map[float64][]string{}
		for gram, told := range logistic(examples) {
			const steps = 10 // the odds are to the tenth
			if odds := math.Round(told*steps) / steps; math.Abs(told) >= leastTold {
				byOdds[odds] = append(byOdds[odds], gram.String())
			}
		}
		for _, odds := range slices.Sorted(maps.Keys(byOdds)) {
			slices.Sort(byOdds[odds])
			fmt.Fprintf(out, "%d %g %s\n", model, odds, strings.Join(byOdds[odds], " "))
		}
	}
}

const sentenceMarks = "。！？"

// sentencesOf cuts a paragraph behind the marks that end its sentences.
func sentencesOf(text string) []string {
	var out []string
	chars := []rune(text)
	from := 0
	for i := 0; i < len(chars); i++ {
		if !strings.ContainsRune(sentenceMarks, chars[i]) {
			continue
		}
		for i+1 < len(chars) && strings.ContainsRune("”’）」』》", chars[i+1]) {
			i++
		}
		out, from = append(out, string(chars[from:i+1])), i+1
	}
	if from < len(chars) {
		out = append(out, string(chars[from:]))
	}
	return out
}

// logistic gives how much each gram tells, by steps that grow shorter the further a gram has gone (AdaGrad), drawn a little towards 0.
func logistic(examples []example) map[segment.Gram]float64 {
	const rounds, rate, pull, small = 12, 0.15, 0.003, 1e-4
	have := map[segment.Gram]int{}
	for _, x := range examples {
		for _, g := range x.grams {
			have[g]++
		}
	}
	told, gone := map[segment.Gram]float64{}, map[segment.Gram]float64{}
	base, baseGone := 0.0, 0.0 // of any sentence
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	draw := rand.New(rand.NewPCG(1, 1))
	for range rounds {
		draw.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			x, odds := examples[i], base
			for _, g := range x.grams {
				odds += told[g]
			}
			missed := float64(one(x.is)) - 1/(1+math.Exp(-odds))
			baseGone += missed * missed
			base += rate * missed / math.Sqrt(baseGone+small)
			for _, g := range x.grams {
				if have[g] >= fewestSentences {
					slope := missed - pull*told[g]
					gone[g] += slope * slope
					told[g] += rate * slope / math.Sqrt(gone[g]+small)
				}
			}
		}
	}
	return told
}
