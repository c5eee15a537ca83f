package ledger

import "slices"

// Editions gives the paths of all editions that the build before remembered, in order.
func (l *Ledger) Editions() []string {
	var all []string
	for _, year := range l.editions.years {
		for path := range year().editions {
			all = append(all, path)
		}
	}
	slices.Sort(all)
	return all
}
