package pagetext

import (
	"strings"
	"testing"
)

// A page in Latin letters may come from an old system, or with a byte lost.
func TestWesternEncodings(t *testing.T) {
	const line = "The caf\xe9 owner said \x93we will not close\x94 and charged \xa35 for it.\n"
	cases := []struct{ content, encoding, want string }{
		{strings.Repeat(line, 20), "windows-1252", "The café owner said “we will not close” and charged £5 for it."},
		{strings.Repeat("Le maire a déclaré que la fête aurait lieu.\n", 20) + "Une fen\xc3tre bris\u00e9e.\n", "utf-8", "Une fen\uFFFDtre brisée."},
	}
	for _, c := range cases {
		got, err := Read("page.txt", []byte(c.content))
		if err != nil {
			t.Errorf("%s: %v", c.encoding, err)
			continue
		}
		found := false
		for _, l := range got.Page.Lines {
			found = found || l.Text == c.want
		}
		if !found || got.Encoding != c.encoding {
			t.Errorf("got %s %q, want %s with the line %q", got.Encoding, got.Page.Lines[len(got.Page.Lines)-1].Text, c.encoding, c.want)
		}
	}
}
