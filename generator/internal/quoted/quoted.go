// Package quoted writes texts as JSON has them, between quotation marks.
//
// What it writes is, byte for byte, what encoding/json writes of the same text when it need not think of HTML. Most texts stand in JSON as they are: these are
// copied, in a tenth of that package's time, and it is asked about the others. It is also JavaScript: the two line ends that only JavaScript knows are escaped.
package quoted

import (
	"bytes"
	"encoding/json"

	"backissue/generator/internal/characters"
)

// odd are the characters of ASCII that JSON writes otherwise.
var odd = characters.OddAmong(`"\\`)

// Append appends a text.
func Append(out []byte, text string) []byte {
	return append(appendInside(append(out, '"'), text), '"')
}

// AppendPlain appends a text that is known to stand in JSON as it is.
func AppendPlain(out []byte, text string) []byte {
	return append(append(append(out, '"'), text...), '"')
}

// IsPlain tells whether a text stands in JSON as it is. All prose does (package prose).
func IsPlain(text string) bool { return characters.Plain(text, odd) == len(text) }

// AppendLines appends lines as one text, with a line end between each and the next. They may be known to be plain.
func AppendLines(out []byte, lines []string, plain bool) []byte {
	out = append(out, '"')
	for i, line := range lines {
		if i > 0 {
			out = append(out, `\n`...)
		}
		if plain {
			out = append(out, line...)
		} else {
			out = appendInside(out, line)
		}
	}
	return append(out, '"')
}

// appendInside appends what stands between the quotation marks.
func appendInside(out []byte, text string) []byte {
	if IsPlain(text) {
		return append(out, text...)
	}
	var made bytes.Buffer
	encoder := json.NewEncoder(&made)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // there is a JSON text of every string, and a buffer takes it
	written := bytes.TrimSuffix(made.Bytes(), []byte("\n"))
	return append(out, written[1:len(written)-1]...)
}
