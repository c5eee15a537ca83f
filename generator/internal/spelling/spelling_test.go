package spelling

import "testing"

func TestSlips(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "ab", 2}, {"press", "press", 0}, {"press", "prese", 1}, {"press", "pess", 1}, {"press", "presss", 1}, {"press", "rpess", 1},
		{"标题", "标提", 1}, {"associated", "aasoclated", 2},
	} {
		if got, back := Slips([]rune(c.a), []rune(c.b)), Slips([]rune(c.b), []rune(c.a)); got != c.want || back != c.want {
			t.Errorf("Slips(%q, %q) = %d, and %d the other way round, want %d", c.a, c.b, got, back, c.want)
		}
	}
}
