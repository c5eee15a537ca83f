package segment

import (
	"math"
	"slices"
	"testing"
)

// Whoever adds a weight says what its evidence is, for a person who asks why.
func TestEveryWeightHasWords(t *testing.T) {
	names := new(Weights).Names()
	for _, n := range names {
		if weightWords[n].is == "" {
			t.Errorf("weight %s has no words in weightWords", n)
		}
	}
	for n := range weightWords {
		if !slices.Contains(names, n) {
			t.Errorf("weightWords speaks of %s, which is no weight", n)
		}
	}
}

func TestEveryUseHasAWord(t *testing.T) {
	for r := range pageStart {
		if w := rowWords[r]; w.word == "" && w.opening == "" {
			t.Errorf("role %d of a row has no word", r)
		}
	}
	for k := opaque; k <= noteRow; k++ {
		if looseWords[k] == "" {
			t.Errorf("kind %d of a row that is of no body has no word", k)
		}
	}
}

// What is explained is the reading that Read gives, line by line, and each share is one of a whole.
func TestExplainsTheReadingOfThePage(t *testing.T) {
	page := pageOf(firstText(t))
	lines := Explain(page)
	number := 0
	roles := map[string]int{}
	for _, l := range lines {
		if l.Number != number && l.Number != number+1 {
			t.Errorf("line %d follows line %d", l.Number, number)
		}
		number = l.Number
		roles[l.Role]++
		if l.Share < 0 || l.Share > 1.000001 || l.Share+l.RunnerUpShare > 1.000001 || math.IsNaN(l.Share) {
			t.Errorf("line %d: %.3f are sure of %s, %.3f of %s", l.Number, l.Share, l.Role, l.RunnerUpShare, l.RunnerUp)
		}
		if l.RunnerUpShare > 0.05 && len(l.Because) == 0 && l.Share > 0.6 {
			t.Errorf("line %d: nothing is told of why it is %s and not %s", l.Number, l.Role, l.RunnerUp)
		}
	}
	if number != len(page.Lines) {
		t.Errorf("%d lines of %d are explained", number, len(page.Lines))
	}
	if r := Read(page); roles[titleWord] < len(r.Articles) || roles[BlankLine] == 0 || roles["goes on"] == 0 {
		t.Errorf("%d articles, but of the lines are %v", len(r.Articles), roles)
	}
}

// A line is shown as it is printed, whatever characters it is compared in.
func TestExplainsAsPrinted(t *testing.T) {
	const printed = "港の視点を開発者に聞いた"
	if got := Explain(pageOf(printed + "\nこの町の港では新しい船が三隻並び、市民が見学に訪れた。\n"))[0].Text; got != printed {
		t.Errorf("got %q, want %q", got, printed)
	}
}
