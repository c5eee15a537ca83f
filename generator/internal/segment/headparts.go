package segment

import "math"

// headParts are all the ways to divide a headline's rows into kicker, title and deck.
type headParts struct {
	rows      []int
	body      string
	divisions []division
	shares    []float64 // of each division, of all
	best      int
}

// partHeads gives the divisions of the headline of each row that is in one.
func (x *explainer) partHeads() map[int]*headParts {
	out := map[int]*headParts{}
	if !x.profile.dividesByScore {
		return out
	}
	for i := range x.found {
		f := &x.found[i]
		rows := f.pieces.head
		if len(rows) == 0 || len(rows) > longestHead || f.boxOf >= 0 {
			continue
		}
		d := x.partsOf(rows, f.text)
		for _, row := range rows {
			out[row] = d
		}
	}
	return out
}

// partsOf weighs the divisions of a headline's rows.
func (x *explainer) partsOf(rows []int, body string) *headParts {
	d := &headParts{rows: rows, body: body, divisions: divisionsOf(len(rows))}
	d.shares = x.scoresOf(d.divisions, rows, body, x.blanks)
	all := math.Inf(-1)
	for k, score := range d.shares {
		all = logAdd(all, score)
		if score > d.shares[d.best] {
			d.best = k
		}
	}
	for k := range d.shares {
		d.shares[k] = math.Exp(d.shares[k] - all)
	}
	return d
}

// wordIn gives what a division takes row k of the headline for.
func (d division) wordIn(k int) string {
	switch {
	case k < d.from:
		return kickerWord
	case k < d.to:
		return titleWord
	}
	return deckWord
}

// explainPart completes l, a headline's row i, by what the divisions of the headline say: which part the row is, and whether another
// part is likelier than anything else that it may be.
func (x *explainer) explainPart(l *Line, i int, d *headParts) {
	k := 0
	for d.rows[k] != i {
		k++
	}
	shares, likeliest := map[string]float64{}, map[string]int{}
	for n, share := range d.shares {
		word := d.divisions[n].wordIn(k)
		if best, known := likeliest[word]; !known || share > d.shares[best] {
			likeliest[word] = n
		}
		shares[word] += share
	}
	own := d.divisions[d.best].wordIn(k)
	whole := l.Share
	l.Share = whole * shares[own]
	for _, word := range []string{kickerWord, titleWord, deckWord} {
		if share := whole * shares[word]; word != own && share > l.RunnerUpShare {
			l.RunnerUp, l.RunnerUpShare = word, share
			l.Because = x.because(i, x.evidenceAgainstDivision(d, likeliest[word]))
		}
	}
}

// evidenceAgainstDivision gives what speaks for the best division against another.
func (x *explainer) evidenceAgainstDivision(d *headParts, other int) []counted {
	var out []counted
	two := []division{d.divisions[d.best], d.divisions[other]}
	x.eachUnit(func(weight int, value float64) {
		amounts := x.scoresOf(two, d.rows, d.body, x.blanks)
		if c, ok := weighed(weight, -1, value, amounts[0], amounts[1]); ok {
			out = append(out, c)
		}
	})
	return out
}
