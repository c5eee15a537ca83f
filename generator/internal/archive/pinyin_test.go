package archive

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	gopinyin "github.com/mozillazg/go-pinyin"
)

var update = flag.Bool("update", false, "write pinyin.txt anew")

// The table spells each character as package go-pinyin does, and no other.
func TestPinyin(t *testing.T) {
	bySyllable := map[string]string{}
	for c := range rune(unicode.MaxRune + 1) {
		want := ""
		if readings := gopinyin.SinglePinyin(c, gopinyin.Args{Style: gopinyin.Normal, Fallback: func(rune, gopinyin.Args) []string { return nil }}); len(readings) > 0 {
			want = strings.ReplaceAll(readings[0], "ü", "v")
			bySyllable[want] += string(c)
		}
		if got := pinyin(c); got != want && !*update {
			t.Errorf("%c (U+%04X) is spelled %q, want %q", c, c, got, want)
		}
	}
	if !*update {
		return
	}
	var table strings.Builder
	for _, syllable := range slices.Sorted(maps.Keys(bySyllable)) {
		table.WriteString(syllable + " " + bySyllable[syllable] + "\n")
	}
	if err := os.WriteFile("pinyin.txt", []byte(table.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
