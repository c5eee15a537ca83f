package config

import (
	"fmt"
	"strconv"
	"strings"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/fields"
)

// readImport reads how the pages that come in are named.
func readImport(m *fields.Mapping) Import {
	g := m.Group("import", `{paths: ["{year}-{month}-{day}/{page}.txt"], sections: {B: 20}}`)
	if g == nil {
		return Import{}
	}
	i := Import{Paths: g.Names("paths")}
	g.EachItem("paths", func(pattern string, line, column int) {
		if _, err := ParsePathPattern(pattern); err != nil {
			g.ReportAt(line, column, fmt.Sprintf("%q cannot be a path's pattern: %v", pattern, err),
				`write it as "{year}-{month}-{day}/{page}.txt", in quotes; * stands for anything, {edition} for a word such as evening`)
		}
	})
	i.Sections = readSections(g)
	g.RefuseOthers()
	return i
}

// readSections reads how many pages stand before each section's. Two sections that begin at one number would give two
// pages one number.
func readSections(m *fields.Mapping) map[string]int {
	const hint = "write how many pages come before the section's first: sections: {B: 20} makes B02 page 22"
	g := m.Group("sections", "{B: 20, C: 40}")
	if g == nil {
		return nil
	}
	sections, begins := map[string]int{}, map[int]string{}
	for _, pair := range g.Pairs() {
		letter := strings.ToUpper(pair.Name)
		before, err := strconv.Atoi(pair.Text)
		switch {
		case len(letter) != 1 || letter < "A" || letter > "Z":
			g.ReportAt(pair.NameLine, pair.NameColumn, fmt.Sprintf("%q is not the letter of a section", pair.Name), hint)
		case err != nil || before < 0 || before >= edition.MostPages:
			g.ReportAt(pair.Line, pair.Column, fmt.Sprintf("%q is not a number of pages", pair.Text), hint)
		case begins[before] != "":
			g.ReportAt(pair.Line, pair.Column, fmt.Sprintf("sections %s and %s begin at the same page", begins[before], letter), hint)
		default:
			sections[letter], begins[before] = before, letter
		}
	}
	if other := begins[0]; other != "" && !hasKey(sections, "A") {
		m.Report("sections", fmt.Sprintf("sections A and %s begin at the same page", other), hint)
	}
	return sections
}

func hasKey(m map[string]int, key string) bool {
	_, ok := m[key]
	return ok
}
