package search

import (
	"testing"

	"pgregory.net/rapid"
)

// A text file is what the package that writes JSON would make of it.
func TestATextFileIsJSON(t *testing.T) {
	anything := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringOf(rapid.RuneFrom([]rune("荆“ \r\n\"\\<>&\u2028\u2029\x00\x7f\ufffd"))))
	list := rapid.SliceOfN(anything, 0, 3)
	rapid.Check(t, func(t *rapid.T) {
		var documents []Document
		all := [][8]any{}
		for range rapid.IntRange(0, 3).Draw(t, "documents") {
			d := Document{Name: "01-02", Title: anything.Draw(t, "title"), Kicker: anything.Draw(t, "kicker"), Deck: anything.Draw(t, "deck"),
				Districts: list.Draw(t, "districts"), Tags: list.Draw(t, "tags"), People: list.Draw(t, "people"), Lines: list.Draw(t, "lines")}
			documents = append(documents, d)
			all = append(all, [8]any{d.Name, d.Title, d.Kicker, d.Deck, d.Districts, d.Tags, d.People, d.Lines})
		}
		want, err := script(textName("2023/01/08", 1), all)
		if err != nil {
			t.Fatal(err)
		}
		if got := AppendTextFile(nil, "2023/01/08", 1, documents); string(got) != string(want) {
			t.Errorf("%s, not %s", got, want)
		}
	})
}
