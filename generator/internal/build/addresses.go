package build

import (
	"iter"
	"slices"
	"strings"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/search"
)

// manifestName is that under which the ledger remembers what the site's manifest was like.
const manifestName = "the list of what is published"

// manifestBefore gives the digest of the manifest that the last build left; 0 when it is not known.
func (p *publication) manifestBefore() uint64 {
	digest, _ := p.openLedger().MadeOf(manifestName)
	return digest
}

// putInPlace publishes what was made, and tells how many files it removed. To gather the addresses of all files and put them in order is most of what there would be left to do in a build of a
// great archive that changes little; so where the manifest is the one that the ledger remembers, and nothing is gone, only those that are new are named.
func (p *publication) putInPlace() (removed int, err error) {
	moved := func(address string, file files.Stat) {
		p.ledger.Reseal(address, ledger.Seal(file))
		p.wrote(&file)
	}
	added, nothingGone := p.ledger.Added()
	if nothingGone && p.manifestBefore() == p.folder.ManifestDigest() {
		return 0, p.folder.PublishMore(added, moved)
	}
	return p.folder.Publish(p.addresses(), moved)
}

// addresses gives those of all files of the site, in order. A year's are gathered, put in order and let go: all at once would be a hundred
// megabytes.
func (p *publication) addresses() iter.Seq[string] {
	rest := p.otherAddresses()
	return func(yield func(string) bool) {
		given := 0 // of rest
		for _, y := range p.archive.Years {
			ofYear := archive.YearAddress(y.Number)[:len("2006/")]
			all := yearFiles(y)
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

// yearFiles gives the addresses of a year's calendar and editions, nearly in order: to put them in order then takes a look at each.
func yearFiles(y archive.Year) []string {
	var all []string
	for _, m := range y.Months {
		for _, e := range m.Editions {
			from := len(all)
			all = appendEditionFiles(all, e)
			slices.Sort(all[from:])
		}
		all = append(all, archive.MonthAddress(m.Year, m.Number))
	}
	return append(all, archive.YearAddress(y.Number))
}

func appendEditionFiles(all []string, e *archive.Stored) []string {
	for _, page := range e.Pages {
		for n := page.First; n < page.First+page.Articles; n++ {
			all = append(all, e.ArticleAddress(n))
		}
		all = append(all, archive.PageAddress(e.Key, page.Number))
	}
	if hasDump(e) {
		all = append(all, dumpAddress(e.Key))
	}
	return append(append(all, e.Address()), textAddresses(e)...)
}

// textAddresses gives those of an edition's texts for search.
func textAddresses(e *archive.Stored) []string {
	all := make([]string, search.Texts(len(documents(e))))
	for n := range all {
		all[n] = search.TextAddress(e.Key.Path(), n)
	}
	return all
}

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
