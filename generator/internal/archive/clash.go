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
	Article *Article // the first article in the list for a tag, person or series; nil for a sheet that every archive has
	Field   string   // the article's field that the claim stands in; empty for an article's own address
	Value   string   // as the field has it
}

// sameSlug finds neighbours with one slug in lists sorted by it. Only a district that the config lacks has none: that is
// another problem, and told as such.
func (a *Archive) sameSlug(lists []*List) []Clash {
	var clashes []Clash
	for i := 1; i < len(lists); i++ {
		if lists[i].Slug != "" && lists[i].Slug == lists[i-1].Slug && len(lists[i].Articles) > 0 {
			clashes = append(clashes, Clash{lists[i].Address(), []Claim{a.listClaim(lists[i-1]), a.listClaim(lists[i])}})
		}
	}
	return clashes
}

func (a *Archive) listClaim(l *List) Claim {
	claim := Claim{Field: l.Folder, Value: l.Name}
	if len(l.Articles) > 0 {
		claim.Article = a.Article(l.Articles[0])
	}
	return claim
}

// redirects gives every alias its redirect. An alias is written by hand, so it can be anything: the address of another
// article or list, or of another alias. Case is ignored, for some disks ignore it.
func (a *Archive) redirects() ([]Redirect, []Clash) {
	var redirects []Redirect
	var clashes []Clash
	claimed := map[string]func() Claim{}
	for i, e := range a.Editions {
		e.eachRare(func(n int, aliases []string, _ []edition.Correction) {
			for _, alias := range aliases {
				address, ok := edition.AliasAddress(alias)
				if !ok {
					continue // its file has been refused for it
				}
				claim := func() Claim { return Claim{e.Article(n), "aliases", alias} }
				folded := strings.ToLower(address)
				other, taken := claimed[folded]
				if !taken {
					other, taken = a.owner(folded)
				}
				if taken {
					clashes = append(clashes, Clash{address, []Claim{other(), claim()}})
					continue
				}
				claimed[folded] = claim
				redirects = append(redirects, Redirect{address, Place{int32(i), int32(n)}})
			}
		})
	}
	slices.SortFunc(redirects, func(x, y Redirect) int { return cmp.Compare(x.From, y.From) })
	return redirects, clashes
}
