package ledger

import "strings"

// add notes a file that the build before did not remember, by parts of its address. Of a first build that would be all.
func (l *Ledger) add(address ...string) {
	if l.sheets.table == "" {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.added = append(l.added, strings.Join(address, ""))
}

// Added gives the addresses, in no order, of the files that were kept and that the build before did not remember. It is false when not all that the build before kept were kept: then what the site
// has is more and less than it was. A part of what it kept that was harmed since, and forgotten, may have had such. All must have been kept when it is asked.
func (l *Ledger) Added() ([]string, bool) {
	count, known := l.madeOf[countName]
	return l.added, known && l.sheets.table != "" && l.sheets.noneGone() && !l.gone.Load() && int(l.stayed.Load()) == l.made.count() && l.made.count() == int(count)
}

// countName is what the number of editions that were kept is remembered by, among what the site was made of.
const countName = "editions that are remembered"
