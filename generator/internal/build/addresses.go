package build

import (
	"iter"
	"slices"

	"backissue/generator/internal/archive"
)

// manifestName is that under which the ledger remembers what the site's manifest was like.
const manifestName = "the list of what is published"

// addressesNow gives the addresses of all files of the site; nil when they are those that its manifest names. To gather them and put them in
// order is most of what there would be left to do in a build of a great archive that changes little.
func (p *publication) addressesNow() iter.Seq[string] {
	before, known := p.ledger.MadeOf(manifestName)
	if known && before == p.folder.ManifestDigest() && p.ledger.SameAddresses() {
		return nil
	}
	return p.addresses()
}

// addresses gives those of all files of the site, in order. A year's are gathered, put in order and let go: all at once would be a hundred
// megabytes.
func (p *publication) addresses() iter.Seq[string] {
	rest := p.otherAddresses()
	return func(yield func(string) bool) {
		for _, y := range p.archive.Years {
			ofYear := archive.YearAddress(y.Number)[:len("2006/")]
			all := yearAddresses(y, func(*archive.Stored, int) bool { return true })
			for len(rest) > 0 && rest[0] < ofYear {
				if !yield(rest[0]) {
					return
				}
				rest = rest[1:]
			}
			for len(rest) > 0 && len(rest[0]) > len(ofYear) && rest[0][:len(ofYear)] == ofYear { // pictures, and what moved
				all = append(all, rest[0])
				rest = rest[1:]
			}
			slices.Sort(all)
			for _, address := range all {
				if !yield(address) {
					return
				}
			}
		}
		for _, address := range rest {
			if !yield(address) {
				return
			}
		}
	}
}

// otherAddresses gives those of all files that are not of the calendar or an edition, in order.
func (p *publication) otherAddresses() []string {
	all := append([]string{"index.html", "404.html", "search.html"}, p.extras.sorted()...)
	if p.about != nil {
		all = append(all, "about.html")
	}
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
