package archive

import (
	"cmp"
	"slices"
	"strconv"

	"backissue/generator/internal/edition"
)

// Corrected is a correction that was made, and where its article is.
type Corrected struct {
	At Place
	edition.Correction
}

// correctionsOf gives all corrections, oldest first. A withdrawn article shows none: they may say what it was withdrawn for.
func correctionsOf(editions []*Stored) []Corrected {
	var all []Corrected
	for i, e := range editions {
		e.eachRare(func(n int, _ []string, corrections []edition.Correction) {
			if e.IsWithdrawn(n) {
				return
			}
			for _, c := range corrections {
				all = append(all, Corrected{Place{int32(i), int32(n)}, c})
			}
		})
	}
	slices.SortStableFunc(all, func(a, b Corrected) int {
		return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.At.Edition, b.At.Edition), cmp.Compare(a.At.Article, b.At.Article))
	})
	return all
}

const correctionsFolder = "corrections"

// CorrectionsAddress gives the address of a sheet of the corrections: corrections.html for 0, the newest, and corrections/1.html for 1.
func CorrectionsAddress(number int) string {
	if number == 0 {
		return correctionsFolder + ".html"
	}
	return correctionsFolder + "/" + strconv.Itoa(number) + ".html"
}

// CorrectionSheets is the number of sheets that the corrections are cut into. They are cut as a List is: full ones from the oldest on, and the rest.
func (a *Archive) CorrectionSheets() int { return 1 + a.fullCorrections() }

// CorrectionsOn gives those of a sheet, oldest first: 0 is corrections.html.
func (a *Archive) CorrectionsOn(number int) []Corrected {
	if number == 0 {
		return a.Corrections[a.fullCorrections()*a.listSize:]
	}
	return a.Corrections[(number-1)*a.listSize : number*a.listSize]
}

func (a *Archive) fullCorrections() int { return fullSheets(len(a.Corrections), a.listSize) }

// Beginning gives the article at a place, or when it is a continuation, the one that begins it, whose sheet shows the whole.
func (a *Archive) Beginning(p Place) *Article {
	all := a.Editions[p.Edition].Unpack().Articles()
	return all[p.Article].Beginning()
}
