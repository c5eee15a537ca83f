package fields

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"backissue/generator/internal/characters"
)

// checkCharacters finds the first place that is not UTF-8 and the first control character. One of each is enough: a file
// in another encoding is wrong in every line. All from known on needs no look.
func (f *File) checkCharacters(known int) {
	if f.plain = characters.Plain(f.Text[:known], odd); f.plain == known {
		return
	}
	if !utf8.Valid(f.Text) {
		at := firstInvalid(f.Text)
		line, column := f.place(at)
		f.Report(line, column, fmt.Sprintf("byte 0x%02x is not UTF-8", f.Text[at]), "save the file as UTF-8")
	}
	for i, c := range f.Text {
		if c < utf8.RuneSelf && odd[c] && !endsLine(f.Text, i) {
			line, column := f.place(i)
			f.Report(line, column, fmt.Sprintf("control character U+%04X", c), "remove it; feeds and pages cannot hold it")
			return
		}
	}
}

// odd are the characters that may stand nowhere, but for a carriage return that ends a line.
var odd = func() *characters.Odd {
	controls := characters.OddAmong("\x7f")
	controls['\n'], controls['\t'] = false, false
	return controls
}()

// endsLine tells whether the byte at i is the first half of a Windows line end. A carriage return alone is not one: YAML
// would count a line there and editors would not.
func endsLine(text []byte, i int) bool {
	return text[i] == '\r' && (i+1 == len(text) || text[i+1] == '\n')
}

func firstInvalid(text []byte) int {
	at := 0
	for at < len(text) {
		c, size := utf8.DecodeRune(text[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// checkYAMLCharacters finds a character that may stand in a text but not, as itself, in YAML: YAML does not allow it or takes
// it for a line end, so that positions after it would be wrong. from and to bound the YAML in the file.
func (f *File) checkYAMLCharacters(from, to int) bool {
	text := f.Text[from:to]
	if to <= f.plain && !mayBeUnfit(text) { // as nearly all are
		return true
	}
	for i, first := range text {
		if !beginsUnfit[first] {
			continue
		}
		c, _ := utf8.DecodeRune(text[i:])
		if !unfitForYAML(c) {
			continue
		}
		line, column := f.place(from + i)
		f.Report(line, column, fmt.Sprintf("character U+%04X cannot be seen here and is not allowed", c),
			fmt.Sprintf(`remove it, or write it as "\u%04x" in double quotes`, c))
		return false
	}
	return true
}

// mayBeUnfit tells whether a plain text, which has no U+007F, U+2028 or U+2029, may have another such character.
func mayBeUnfit(text []byte) bool {
	if bytes.IndexByte(text, 0xC2) >= 0 {
		return true
	}
	for {
		at := bytes.IndexByte(text, 0xEF)
		if at < 0 {
			return false
		}
		if text = text[at+1:]; len(text) == 0 || text[0] == 0xBB || text[0] == 0xBF { // not of a Chinese comma or bracket
			return true
		}
	}
}

// beginsUnfit has the bytes that such characters begin with.
var beginsUnfit = [256]bool{0x7f: true, 0xC2: true, 0xE2: true, 0xEF: true}

func unfitForYAML(c rune) bool {
	return c >= 0x7f && c <= 0x9f || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff
}

// place gives the line and column of the character that holds the byte at offset.
func (f *File) place(offset int) (line, column int) {
	before := f.Text[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[start:]) + 1
}
