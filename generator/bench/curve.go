package main

import (
	"fmt"
	"io"
	"math"
)

// writeCurve prints how figures grow with the archive, when several sizes were measured, and the slope of each on logarithmic axes: with 1 an
// article takes as long in a large archive as in a small one, with 0 the figure doesn't depend on the archive.
func writeCurve(w io.Writer, all []results) {
	if len(all) < 2 {
		return
	}
	fmt.Fprint(w, "### Curve\n\n")
	curves := []curve{
		{"gen, clean build", cleanBuild, gens, wall}, {"gen, peak memory of it", cleanBuild, gens, memory},
		{"gen, nothing changed", noChange, gens, wall}, {"gen, one edition added", editionAdded, gens, wall},
		{"Hugo, clean build", cleanBuild, hugos, wall}, {"Hugo, peak memory of it", cleanBuild, hugos, memory},
	}
	head := []string{"articles"}
	for _, r := range all {
		head = append(head, grouped(r.size))
	}
	var lines [][]string
	for _, c := range curves {
		lines = append(lines, c.lines(all)...)
	}
	writeTable(w, append(head, "slope"), lines)
}

// curve is one figure of one scenario over the sizes.
type curve struct {
	title    string
	scenario string
	whose    func(row) *measured
	figure   figure
}

func gens(r row) *measured  { return r.gen }
func hugos(r row) *measured { return r.hugo }

// lines gives the curve's line of the table and, of a clean build's time, that for an article.
func (c curve) lines(all []results) [][]string {
	figures, each := []string{c.title}, []string{"– for an article"}
	var sizes, values []float64
	for _, r := range all {
		row, _ := r.find(c.scenario)
		m := c.whose(row)
		if m == nil {
			figures, each = append(figures, "–"), append(each, "–")
			continue
		}
		value := c.figure.of(m)
		figures = append(figures, c.figure.format(value))
		each = append(each, fmt.Sprintf("%.0f µs", value/float64(r.size)*1e6))
		sizes, values = append(sizes, float64(r.size)), append(values, value)
	}
	if len(sizes) < 2 {
		return nil
	}
	lines := [][]string{append(figures, fmt.Sprintf("%.2f", slope(sizes, values)))}
	if c.scenario == cleanBuild && c.figure.title == wall.title {
		lines = append(lines, append(each, ""))
	}
	return lines
}

// slope fits y = a·x^slope by least squares of the logarithms.
func slope(xs, ys []float64) float64 {
	var x, y, xx, xy float64
	n := float64(len(xs))
	for i := range xs {
		u, v := math.Log(xs[i]), math.Log(ys[i])
		x, y, xx, xy = x+u, y+v, xx+u*u, xy+u*v
	}
	return (n*xy - x*y) / (n*xx - x*x)
}
