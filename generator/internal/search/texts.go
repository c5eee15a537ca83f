package search

import "fmt"

// PerText is how many documents of an edition are in a text file, some five kilobytes compressed: ten results from ten editions load ten.
const PerText = 3

// Texts gives the number of an edition's text files.
func Texts(documents int) int { return (documents + PerText - 1) / PerText }

// textName gives the name of a text file of the edition with a path.
func textName(path string, n int) string { return fmt.Sprintf("%s/text%d", path, n) }

// TextAddress gives the address in the site of a text file. It lies in its edition's folder.
func TextAddress(path string, n int) string { return textName(path, n) + ".js" }

// TextFile makes an edition's text file with a number.
func TextFile(path string, n int, documents []Document) ([]byte, error) {
	all := make([][8]any, len(documents))
	for i, d := range documents {
		all[i] = [8]any{d.Name, d.Title, d.Kicker, d.Deck, list(d.Districts), list(d.Tags), list(d.People), list(d.Lines)}
	}
	return script(textName(path, n), all)
}

// list makes what has no values an empty list.
func list(all []string) []string {
	if all == nil {
		return []string{}
	}
	return all
}
