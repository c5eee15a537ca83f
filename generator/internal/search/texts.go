package search

import "fmt"

// PerText is how many documents of an edition are in a text file, some five kilobytes compressed: ten results from ten editions load ten.
const PerText = 3

// Texts gives the number of an edition's text files.
func Texts(documents int) int { return (documents + PerText - 1) / PerText }

// TextName gives the name of an edition's text file.
func TextName(path string, n int) string { return fmt.Sprintf("text/%s/%d", path, n) }

// TextFile makes an edition's text file with a number.
func TextFile(path string, n int, documents []Document) ([]byte, error) {
	all := make([][8]any, len(documents))
	for i, d := range documents {
		all[i] = [8]any{d.Name, d.Title, d.Kicker, d.Deck, list(d.Districts), list(d.Tags), list(d.People), list(d.Lines)}
	}
	return script(TextName(path, n), all)
}

// list makes what has no values an empty list.
func list(all []string) []string {
	if all == nil {
		return []string{}
	}
	return all
}
