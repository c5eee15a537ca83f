package archive

import (
	"cmp"
	"slices"
	"strings"

	"backissue/generator/internal/edition"
)

// Clash is an address that two things claim. Whoever reports it knows the files.
type Clash struct {
	Address string
	Claims  []Claim // in a fixed order
}

// Claim is what claims an address.
type Claim struct {
	File  string // of the article; of the first article in the list for a tag, person or series
	Field string // the article's field that the claim stands in; empty for an article's own address
	Value string // as the field has it
}

// sameSlug finds neighbours with one slug in lists sorted by it. Only a district that the config lacks has none: that is
// another problem, and told as such.
func sameSlug(lists []*List) []Clash {
	var clashes []Clash
	for i := 1; i < len(lists); i++ {
		if lists[i].Slug != "" && lists[i].Slug == lists[i-1].Slug && len(lists[i].Articles) > 0 {
			clashes = append(clashes, Clash{lists[i].Address(), []Claim{listClaim(lists[i-1]), listClaim(lists[i])}})
		}
	}
	return clashes
}

func listClaim(l *List) Claim {
	claim := Claim{Field: l.Folder, Value: l.Name}
	if len(l.Articles) > 0 {
		claim.File = l.Articles[0].File
	}
	return claim
}

// redirects gives every alias its redirect. An alias is written by hand, so it can be anything: the address of another
// article or list, or of another alias. Case is ignored, for some disks ignore it.
func (a *Archive) redirects(listSize int) ([]Redirect, []Clash) {
	var redirects []Redirect
	var clashes []Clash
	claimed := map[string]Claim{}
	for _, e := range a.Editions {
		for _, article := range e.Articles() {
			for _, alias := range article.Aliases {
				address, ok := edition.AliasAddress(alias)
				if !ok {
					continue // its file has been refused for it
				}
				claim := Claim{article.File, "aliases", alias}
				if other, taken := claimed[strings.ToLower(address)]; taken {
					clashes = append(clashes, Clash{address, []Claim{other, claim}})
					continue
				}
				claimed[strings.ToLower(address)] = claim
				redirects = append(redirects, Redirect{address, article})
			}
		}
	}
	if len(claimed) > 0 {
		a.eachAddress(listSize, func(address string, owner Claim) {
			if claim, taken := claimed[strings.ToLower(address)]; taken {
				clashes = append(clashes, Clash{address, []Claim{owner, claim}})
			}
		})
	}
	slices.SortFunc(redirects, func(x, y Redirect) int { return cmp.Compare(x.From, y.From) })
	return redirects, clashes
}

// fixedAddresses are sheets that every archive has.
var fixedAddresses = []string{"index.html", "about.html", "404.html", "search.html", "tags/index.html",
	"districts/index.html", "people/index.html", "series/index.html"}

// eachAddress goes through every sheet's address and who owns it.
func (a *Archive) eachAddress(listSize int, visit func(address string, owner Claim)) {
	for _, address := range fixedAddresses {
		visit(address, Claim{})
	}
	for _, y := range a.Years {
		visit(YearAddress(y.Number), Claim{})
		for _, m := range y.Months {
			visit(MonthAddress(m.Year, m.Number), Claim{})
		}
	}
	for _, e := range a.Editions {
		visit(e.Address(), Claim{})
		for _, p := range e.Pages {
			visit(PageAddress(e.Key, p.Number), Claim{})
			for _, article := range p.Articles {
				visit(article.Address(), Claim{File: article.File})
			}
		}
	}
	for _, lists := range [][]*List{a.Tags, a.Districts, a.People, a.Series} {
		for _, l := range lists {
			for _, sheet := range l.Sheets(listSize) {
				visit(sheet.Address, listClaim(l))
			}
			if ahead := l.Ahead(listSize); ahead != "" {
				visit(ahead, listClaim(l))
			}
		}
	}
}
