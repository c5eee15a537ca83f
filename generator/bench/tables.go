package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// figure is one of the things that are measured.
type figure struct {
	title  string
	of     func(*measured) float64
	format func(float64) string
}

var (
	wall      = figure{"time", func(m *measured) float64 { return m.Wall.Seconds() }, seconds}
	cpu       = figure{"CPU", func(m *measured) float64 { return m.CPU.Seconds() }, seconds}
	memory    = figure{"peak memory", func(m *measured) float64 { return float64(m.Peak) }, megabytes}
	files     = figure{"files", func(m *measured) float64 { return float64(m.files) }, count}
	size      = figure{"bytes", func(m *measured) float64 { return float64(m.bytes) }, megabytes}
	changed   = figure{"changed", func(m *measured) float64 { return float64(m.changed) }, count}
	rewritten = figure{"rewritten", func(m *measured) float64 { return float64(m.rewritten) }, count}
	written   = figure{"written", func(m *measured) float64 { return float64(m.written) }, count}
)

// writeResults prints the two tables of one size.
func writeResults(w io.Writer, r results) {
	fmt.Fprintf(w, "### %s articles, %s editions\n\n", grouped(r.size), grouped((r.size+perDay-1)/perDay))
	verdicts := column{"bar", func(row row) string { return verdicts(r.size, row) }}
	writeFigures(w, r, []figure{wall, cpu, memory}, verdicts)
	rendered := column{"rendered", func(row row) string {
		if row.gen.rendered < 0 {
			return "–"
		}
		return count(float64(row.gen.rendered))
	}}
	writeFigures(w, r, []figure{files, size, changed, rewritten, written}, rendered)
}

// column is one of gen's alone.
type column struct {
	title string
	cell  func(row) string
}

func writeFigures(w io.Writer, r results, figures []figure, last column) {
	withHugo := r.rows[0].hugo != nil
	head := []string{""}
	for _, f := range figures {
		head = append(head, f.title)
		if withHugo {
			head = append(head, "Hugo", "gen/Hugo")
		}
	}
	var lines [][]string
	for _, row := range r.rows {
		line := []string{row.scenario}
		for _, f := range figures {
			line = append(line, f.format(f.of(row.gen)))
			if withHugo {
				line = append(line, f.format(f.of(row.hugo)), ratio(f.of(row.gen), f.of(row.hugo)))
			}
		}
		lines = append(lines, append(line, last.cell(row)))
	}
	writeTable(w, append(head, last.title), lines)
}

// verdicts says of each bar on a row how it went.
func verdicts(size int, r row) string {
	var all []string
	for _, b := range bars {
		if b.size == size && b.scenario == r.scenario {
			all = append(all, fmt.Sprintf("%s ≤ %s: %s", b.figure.title, b, b.verdict(r)))
		}
	}
	return strings.Join(all, "; ")
}

// writeTable prints a Markdown table. All columns but the first are set to the right.
func writeTable(w io.Writer, head []string, lines [][]string) {
	fmt.Fprintf(w, "| %s |\n| ---%s |\n", strings.Join(head, " | "), strings.Repeat(" | ---:", len(head)-1))
	for _, line := range lines {
		fmt.Fprintf(w, "| %s |\n", strings.Join(line, " | "))
	}
	fmt.Fprintln(w)
}

// ratio says how many times less gen takes than Hugo, as 1/8, or how many times more.
func ratio(gen, hugo float64) string {
	switch {
	case gen == hugo:
		return "1"
	case gen == 0:
		return "0"
	case hugo == 0:
		return "–"
	case gen > hugo:
		return digits(gen / hugo)
	}
	return "1/" + digits(hugo/gen)
}

// digits gives a number with two digits or three.
func digits(x float64) string {
	if x < 10 {
		return strconv.FormatFloat(x, 'f', 1, 64)
	}
	return count(x)
}

func seconds(s float64) string {
	if s < 10 {
		return fmt.Sprintf("%.2f s", s)
	}
	return fmt.Sprintf("%.1f s", s)
}

func megabytes(b float64) string {
	if b < 10e6 {
		return fmt.Sprintf("%.1f MB", b/1e6)
	}
	return count(b/1e6) + " MB"
}

func count(n float64) string { return grouped(int(n + 0.5)) }

// grouped writes a number with commas between thousands.
func grouped(n int) string {
	text := strconv.Itoa(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
