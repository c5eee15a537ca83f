package segment

import (
	"os"
	"path/filepath"
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

// An article that is not sure says why, also where its text and the parts of its headline are each sure enough and both together are not.
func TestWhatIsNotSureSaysWhy(t *testing.T) {
	pages, err := filepath.Glob("testdata/*/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) == 0 {
		t.Fatal("there are no pages in testdata")
	}
	for _, name := range append(pages, "../../../content/2023/01/08/source/01.txt") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, article := range Read(pageOf(string(text))).Articles {
			if article.Confidence < sure && len(article.Review) == 0 {
				t.Errorf("%s: %q has a confidence of %.2f and no doubt", name, article.Title, article.Confidence)
			}
		}
	}
}
