package characters

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// What is found is what is found character by character.
func TestPlain(t *testing.T) {
	odd := OddAmong("*\x7f")
	anything := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringOf(rapid.RuneFrom([]rune("荆“é한、𠮷a* \n\u2028\u2029\x7f\ufffd"))),
		rapid.Map(rapid.SliceOf(rapid.SampledFrom([]string{"荆", "a", "\xe8\x8d", "\xe8", "\xed\xa0\x80", "\xe0\x80\x80", "\xef\xbf\xbf", "\xf4\x90\x80\x80", "*"})), func(s []string) string { return strings.Join(s, "") }))
	rapid.Check(t, func(t *rapid.T) {
		text := anything.Draw(t, "text")
		want := 0
		for want < len(text) {
			c, size := utf8.DecodeRuneInString(text[want:])
			if c == utf8.RuneError && size == 1 || c < ' ' || c == '*' || c == 0x7f || c == 0x2028 || c == 0x2029 {
				break
			}
			want += size
		}
		if got := Plain(text, odd); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
		if got := Plain([]byte(text), odd); got != want {
			t.Errorf("%q as bytes: %d, want %d", text, got, want)
		}
	})
}

func BenchmarkPlain(b *testing.B) {
	text, odd := strings.Repeat("春运首日，荆州交警送上“平安礼”。", 50), OddAmong("")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if Plain(text, odd) != len(text) {
			b.Fatal("it is plain")
		}
	}
}
