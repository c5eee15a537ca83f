package main

import (
	"fmt"
	"io"
)

// bar is what a figure of gen's must not exceed.
type bar struct {
	size     int
	scenario string
	figure   figure
	ofHugo   float64 // the bar is Hugo's figure divided by this; 0 for a bar of its own
	most     float64 // that bar, in the figure's unit
}

// bars are those that the program is held to.
var bars = []bar{
	{size: 10_000, scenario: cleanBuild, figure: wall, ofHugo: 8},
	{size: 10_000, scenario: cleanBuild, figure: memory, ofHugo: 8},
	{size: 100_000, scenario: cleanBuild, figure: wall, ofHugo: 8},
	{size: 100_000, scenario: cleanBuild, figure: memory, ofHugo: 8},
	{size: 100_000, scenario: noChange, figure: wall, ofHugo: 100},
	{size: 100_000, scenario: editionAdded, figure: wall, ofHugo: 150},
	{size: 100_000, scenario: editionAdded, figure: rewritten, most: 40 + 4*perDay},
	{size: 1_000_000, scenario: cleanBuild, figure: memory, most: 2 << 30},
	{size: 1_000_000, scenario: editionAdded, figure: wall, most: 8},
}

// limit gives the bar in the figure's unit; false when Hugo's figure is needed and was not measured.
func (b bar) limit(r row) (float64, bool) {
	if b.ofHugo == 0 {
		return b.most, true
	}
	if r.hugo == nil {
		return 0, false
	}
	return b.figure.of(r.hugo) / b.ofHugo, true
}

func (b bar) String() string {
	if b.ofHugo > 0 {
		return fmt.Sprintf("1/%.0f of Hugo's", b.ofHugo)
	}
	return b.figure.format(b.most)
}

// verdict says whether the bar is met, and else by how much it is missed.
func (b bar) verdict(r row) string {
	limit, known := b.limit(r)
	switch got := b.figure.of(r.gen); {
	case !known:
		return "Hugo not measured"
	case got <= limit:
		return "met"
	default:
		return fmt.Sprintf("missed: %.2f times the bar", got/limit)
	}
}

// writeBars prints the bars of the sizes that were measured.
func writeBars(w io.Writer, all []results) {
	var lines [][]string
	for _, r := range all {
		for _, b := range bars {
			if b.size != r.size {
				continue
			}
			row, measured := r.find(b.scenario)
			if !measured {
				continue
			}
			limit, known := b.limit(row)
			at := "–"
			if known {
				at = b.figure.format(limit)
			}
			lines = append(lines, []string{grouped(b.size), b.scenario, b.figure.title, b.String(), at, b.figure.format(b.figure.of(row.gen)), b.verdict(row)})
		}
	}
	if len(lines) == 0 {
		return
	}
	fmt.Fprint(w, "### Bars\n\n")
	writeTable(w, []string{"articles", "", "figure", "at most", "which is", "gen", ""}, lines)
}
