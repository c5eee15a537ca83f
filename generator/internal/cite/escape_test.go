package cite

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// A character beyond ASCII stands in an address as it is if the URL standard has it among its code points, and is percent-encoded otherwise; so is what is no character.
func TestEscapedCharacters(t *testing.T) {
	for c := rune(utf8.RuneSelf); c <= utf8.MaxRune; c++ {
		if !utf8.ValidRune(c) {
			continue
		}
		text := string(c)
		stands := string(unreserved.appendEscaped(nil, text+"a")) == text+"a"
		if stands != standsForItself(c, len(text)) {
			t.Fatalf("%U stands for itself: %v", c, stands)
		}
	}
	for _, text := range []string{"\xe4", "\xe4\xb8", "\xe4\xb8a", "\xed\xa0\x80", "\xe4\x41\x80"} { // cut, and a surrogate
		got := string(unreserved.appendEscaped(nil, text))
		if !utf8.ValidString(got) || !strings.HasPrefix(got, "%E") {
			t.Errorf("%q came to %q", text, got)
		}
	}
}
