package segment

import (
	"slices"
	"testing"
)

func TestEveryGroundHasItsDoubt(t *testing.T) {
	names := TrustNames()
	said := []string{"Any", "Share", "Weakest"} // by what confidence there is, and by the line
	for _, n := range names[:len(names)-PartsGrounds] {
		if groundDoubts[n] == "" && !slices.Contains(said, n) {
			t.Errorf("ground %s has no doubt in groundDoubts", n)
		}
	}
	for n := range groundDoubts {
		if !slices.Contains(names, n) {
			t.Errorf("groundDoubts speaks of %s, which is no ground", n)
		}
	}
}

func TestReasonsAreSaidOfGroundsThatTell(t *testing.T) {
	got := fittedTrust.reasons(grounds{Any: 1, Share: 9, Beside: 9, HeadBoxed: 1, HeadParted: 1, Abutting: 1, NamesUnsure: 1})
	if want := []Doubt{BylineUnsure, HeadlineTaken}; !slices.Equal(got, want) {
		t.Errorf("reasons are %q, want %q", got, want)
	}
}
