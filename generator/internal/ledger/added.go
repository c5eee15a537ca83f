package ledger

// add notes a file that the build before did not remember. Of a first build that would be all.
func (l *Ledger) add(address string) {
	if l.sheets.table == "" {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.added = append(l.added, address)
}

// Added gives the addresses, in no order, of the files that were kept and that the build before did not remember. It is false when not all that it remembered were kept: then what the site
// has is more and less than it was. All must have been kept when it is asked.
func (l *Ledger) Added() ([]string, bool) {
	return l.added, l.sheets.table != "" && l.sheets.noneGone() && !l.gone.Load() && int(l.stayed.Load()) == l.made.count()
}
