package main

import (
	"fmt"
	"io"
	"math"
	"slices"

	"backissue/generator/internal/segment"
	"backissue/generator/internal/segment/madepages"
)

// The trust in an article is a logistic regression over its grounds: one of the articles' text, headline and names, and one of the parts of
// those headlines that were found. It is fitted on other made pages than the weights are, of the same articles, and not on held-back ones.

// unseen is the number of the first page that trust is fitted on: those before it are the weights'.
const unseen = 100_000

// known is what was seen of a found article, and whether it is as known.
type known struct {
	grounds []float64
	right   bool
}

// fitTrust prints the table of how much each ground tells.
func fitTrust(out io.Writer, sources []madepages.Source, pages int) {
	var articles, parts []known
	for n := unseen; n < unseen+pages; n++ {
		made := makePage(sources, n)
		seen := segment.Look(asPage(made.Text))
		found := make([]segment.Article, len(seen))
		for i, s := range seen {
			found[i] = s.Article
		}
		for _, c := range casesOf(seen, found, made.Articles) {
			cut := len(c.seen.Grounds) - segment.PartsGrounds
			articles = append(articles, known{c.seen.Grounds[:cut], c.whole})
			if c.seen.Divided && c.whole {
				parts = append(parts, known{c.seen.Grounds[cut:], c.parts})
			}
		}
	}
	for i, weight := range slices.Concat(regress(articles), regress(parts)) {
		fmt.Fprintf(out, "%s: %.2f,\n", segment.TrustNames()[i], weight)
	}
}

// rightness tells of a found article whether it is right in text, headline and names, and whether in the headline's parts as well.
type rightness struct {
	seen         segment.Seen
	whole, parts bool
}

// casesOf compares found articles with the known ones. One that several were read as is as many cases.
func casesOf(seen []segment.Seen, found []segment.Article, truth []madepages.Truth) []rightness {
	var out []rightness
	taken, own := match(found, truth)
	for k, o := range own {
		if o.found >= 0 {
			r := compare(truth[k], &found[o.found], o.share)
			out = append(out, rightness{seen[o.found], r.head && r.names, r.roles && r.names})
		}
	}
	for i, s := range seen {
		if !taken[i] {
			out = append(out, rightness{seen: s})
		}
	}
	return out
}

// regress gives the weights that make what is known likeliest, each drawn a little towards 0, by Newton's method.
func regress(cases []known) []float64 {
	const steps, pull = 20, 1
	w := make([]float64, len(cases[0].grounds))
	for range steps {
		n := len(w)
		curve, slope := make([][]float64, n), make([]float64, n)
		for i := range n {
			curve[i] = make([]float64, n)
			curve[i][i], slope[i] = pull, -pull*w[i]
		}
		for _, c := range cases {
			odds := 0.0
			for i, x := range c.grounds {
				odds += w[i] * x
			}
			p := 1 / (1 + math.Exp(-odds))
			for i, x := range c.grounds {
				slope[i] += (float64(one(c.right)) - p) * x
				for j, y := range c.grounds {
					curve[i][j] += p * (1 - p) * x * y
				}
			}
		}
		for i, d := range solve(curve, slope) {
			w[i] += d
		}
	}
	return w
}

// solve gives x of a·x = b by elimination, for a positive definite a. It uses both up.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for i := range n {
		for r := i + 1; r < n; r++ {
			f := a[r][i] / a[i][i]
			for c := i; c < n; c++ {
				a[r][c] -= f * a[i][c]
			}
			b[r] -= f * b[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for c := i + 1; c < n; c++ {
			b[i] -= a[i][c] * b[c]
		}
		b[i] /= a[i][i]
	}
	return b
}
