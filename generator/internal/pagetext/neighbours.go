package pagetext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
)

// neighbour is an encoding of another script whose bytes are valid GB18030 or Big5 as often as not, and then make a page of nonsense.
type neighbour struct {
	name     string
	encoding encoding.Encoding
	usual    func(rune) bool // the characters that any page in it is full of
	least    float64         // the share of them from which on a page is in it
}

func kana(c rune) bool { return c >= 0x3040 && c < 0x3100 } // not of half width, which Shift-JIS makes of any byte
func hangul(c rune) bool {
	return strings.ContainsRune("이다는을에의를은가고로한하지기사서인도자해대일정시", c)
}
func cyrillic(c rune) bool {
	return strings.ContainsRune("оеаинтсрвлкмдпуяыьгзбчйхжшюцщ", c)
}

var neighbours = []neighbour{
	{"euc-jp", japanese.EUCJP, kana, 0.2},
	{"shift-jis", japanese.ShiftJIS, kana, 0.2},
	{"euc-kr", korean.EUCKR, hangul, 0.2},
	{"windows-1251", charmap.Windows1251, cyrillic, 0.6},
	{"koi8-r", charmap.KOI8R, cyrillic, 0.6},
	{"cp866", charmap.CodePage866, cyrillic, 0.6},
}

// fewestCharacters tell a script.
const fewestCharacters = 20

// decodeNeighbour reads content in the encoding of another script that makes most sense of it; the name is empty when none does.
func decodeNeighbour(content []byte) (text, name string) {
	best := 0.0
	for _, n := range neighbours {
		out, err := n.encoding.NewDecoder().Bytes(content)
		if err != nil {
			continue
		}
		usual, all, plain := 0, 0, 0
		for _, c := range string(out) {
			switch {
			case c == utf8.RuneError, unicode.Is(unicode.Co, c):
				usual -= 5
			case n.usual(c):
				usual++
			}
			switch {
			case c >= utf8.RuneSelf:
				all++
			case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
				plain++
			}
		}
		if all < fewestCharacters || all < plain {
			continue // quotes and dashes in a page of Latin letters are no script
		}
		// Where one encoding needs few characters more than another, the margin over what it needs tells.
		if share := float64(usual) / float64(max(all, 1)); share >= n.least && share/n.least > best {
			text, name, best = string(out), n.name, share/n.least
		}
	}
	return text, name
}
