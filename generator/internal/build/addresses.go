package build

import (
	"iter"
	"slices"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/search"
)

// manifestName is that under which the ledger remembers what the site's manifest was like.
const manifestName = "the list of what is published"

// addressesNow gives the addresses of all files of the site, as output.Folder.Publish wants them; nil when they are those that its manifest names. To
// gather them and put them in order is most of what there would be left to do in a build of a great archive that changes little; so where the manifest
// is the one that the ledger remembers, editions whose files all stay as they were are named by their folder alone.
func (p *publication) addressesNow() iter.Seq[string] {
	before, known := p.ledger.MadeOf(manifestName)
	known = known && before == p.folder.ManifestDigest()
	if known && p.ledger.SameAddresses() {
		return nil
	}
	return p.addresses(known && p.ledger.NoneGone())
}

// addresses gives those of all files of the site, in order. A year's are gathered, put in order and let go: all at once would be a hundred
// megabytes. With folders, an edition whose files stay, and that has no other file among them, is named by its folder.
func (p *publication) addresses(folders bool) iter.Seq[string] {
	rest := p.otherAddresses()
	isOne := func(e *archive.Stored) bool {
		folder := e.Key.Path() + "/"
		n, _ := slices.BinarySearch(rest, folder)
		return folders && p.ledger.Stayed(e.Key.Path()) && (n == len(rest) || !strings.HasPrefix(rest[n], folder))
	}
	return func(yield func(string) bool) {
		given := 0 // of rest
		for _, y := range p.archive.Years {
			ofYear := archive.YearAddress(y.Number)[:len("2006/")]
			all := p.yearFiles(y, isOne)
			for given < len(rest) && (rest[given] < ofYear || strings.HasPrefix(rest[given], ofYear)) { // pictures, and what moved, are among the year's
				all = append(all, rest[given])
				given++
			}
			slices.Sort(all)
			for _, address := range all {
				if !yield(address) {
					return
				}
			}
		}
		for _, address := range rest[given:] {
			if !yield(address) {
				return
			}
		}
	}
}

// yearFiles gives the addresses of a year's calendar and editions, of some of these that of the folder.
func (p *publication) yearFiles(y archive.Year, isOne func(*archive.Stored) bool) []string {
	all := []string{archive.YearAddress(y.Number)}
	for _, m := range y.Months {
		all = append(all, archive.MonthAddress(m.Year, m.Number))
		for _, e := range m.Editions {
			if isOne(e) {
				all = append(all, e.Key.Path()+"/")
			} else {
				all = append(append(all, editionAddresses(e, everyArticle)...), textAddresses(e)...)
				if hasDump(e) {
					all = append(all, dumpAddress(e.Key))
				}
			}
		}
	}
	return all
}

// textAddresses gives those of an edition's texts for search.
func textAddresses(e *archive.Stored) []string {
	all := make([]string, search.Texts(len(documents(e))))
	for n := range all {
		all[n] = search.TextAddress(e.Key.Path(), n)
	}
	return all
}

func everyArticle(*archive.Stored, int) bool { return true }

// otherAddresses gives those of all files that are not of the calendar or an edition, in order.
func (p *publication) otherAddresses() []string {
	all := append([]string{"index.html", "404.html", "search.html", dataAddress}, p.extras.sorted()...)
	if p.about != nil {
		all = append(all, "about.html")
	}
	all = append(all, p.correctionAddresses()...)
	for _, folder := range folders {
		all = append(all, folder+"/index.html")
	}
	for _, s := range p.listSheets() {
		all = append(all, s.list.SheetAddress(s.number))
		if ahead := s.list.Ahead(p.config.ListSize); s.number == 0 && ahead != "" {
			all = append(all, ahead)
		}
	}
	slices.Sort(all)
	return all
}
