package segment

import "slices"

// groundDoubts says for each ground of a trust, by its name, what is doubtful where it speaks against an article. What the readings disagree
// on is said by the line that they do on, and the parts of a headline by one doubt for all of their grounds.
var groundDoubts = map[string]Doubt{
	"Beside": NeighbourUnsure,

	"Short": PartUnsure, "Unsaid": StartUnsure, "Unindented": StartUnsure, "Unworded": StartUnsure,
	"OpensInside": AnotherInside, "ClosesInside": AnotherInside, "Uneven": AnotherInside,
	"ShortEnd": EndUnsure, "OpenEnd": EndUnsure, "NextUnsaid": EndUnsure, "NextUnworded": EndUnsure,

	"Unnamed": NobodyNamed, "ManyNames": BylineUnsure, "TwoBylines": BylineTwice, "NamesUnsure": BylineUnsure,

	"Headless": NoHeadline, "Beyond": HeadlineUnsure, "Elsewhere": HeadlineUnsure, "Abutting": HeadlineUnsure,
	"ManyRows": HeadlineTaken, "HeadParted": HeadlineTaken, "HeadBlanks": HeadlineTaken, "HeadBoxed": HeadlineTaken, "OnCaption": HeadlineTaken,
	"HeadApart": HeadlineLost, "BesideName": HeadlineLost,
}

// reasons gives what is doubtful of an article by the grounds that speak against it so much that its reader should know.
func (t trust) reasons(s grounds) []Doubt {
	const telling = -0.4 // logarithm of odds
	var out []Doubt
	names, seen := TrustNames(), trust(s).values()
	for i, weight := range t.values() {
		d := groundDoubts[names[i]]
		if d != "" && weight*seen[i] <= telling && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}
