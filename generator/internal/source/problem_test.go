package source

import (
	"strings"
	"testing"
)

// The caret stands below the character that is meant: a Chinese one takes two columns of a terminal.
func TestCaretStandsBelowTheCharacter(t *testing.T) {
	text := []byte("---\ndistricts: [荆州市, 石守市]\n\ttabs\t x\n")
	for _, c := range []struct {
		line, column int
		want         string
	}{
		{2, 18, "f.md:2:18: wrong\n   2 | districts: [荆州市, 石守市]\n     |                     ^\nhint: mend it"},
		{2, 99, "f.md:2:99: wrong\n   2 | districts: [荆州市, 石守市]\n     |                            ^\nhint: mend it"},
		{3, 6, "f.md:3:6: wrong\n   3 |  tabs  x\n     |      ^\nhint: mend it"},
		{2, 0, "f.md:2: wrong\n   2 | districts: [荆州市, 石守市]\nhint: mend it"},
		{0, 0, "f.md: wrong\nhint: mend it"},
		{9, 1, "f.md:9:1: wrong\nhint: mend it"},
	} {
		got := NewProblem(Position{"f.md", c.line, c.column}, text, "wrong", "mend it").Error()
		if got != c.want {
			t.Errorf("line %d, column %d:\n%s\nwant\n%s", c.line, c.column, got, c.want)
		}
	}
}

// What stands in a file or in its name does nothing to the terminal.
func TestNothingRunsInTheTerminal(t *testing.T) {
	got := NewProblem(Position{"a\x1b[31m\nb.md", 1, 2}, []byte("x\u202ey\u009b31m\x7f"), "wrong", "").Error()
	if want := "a [31m b.md:1:2: wrong\n   1 | x y 31m \n     |  ^"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// However long the line, its part is short, and the character that is meant is in it.
func TestALongLineIsShortenedRoundTheCharacter(t *testing.T) {
	line := strings.Repeat("字", 5000) + "错" + strings.Repeat("字", 5000)
	before, at, after := NewProblem(Position{"f", 1, 5001}, []byte(line), "wrong", "").Marked()
	if at != "错" || !strings.HasPrefix(before, "…字") || !strings.HasSuffix(after, "字…") {
		t.Errorf("%q, %q, %q", before, at, after)
	}
	if shown := len([]rune(before + at + after)); shown > longestExcerpt+2 {
		t.Errorf("%d characters are shown", shown)
	}
}
