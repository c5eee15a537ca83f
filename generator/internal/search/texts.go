package search

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// PerText is how many documents of an edition are in a text file, some one and a half kilobytes compressed. A question looks at up to 42 of them unasked, so one of a
// single document would cost less yet; but each is a file that a build has to make.
const PerText = 2

// Texts gives the number of an edition's text files.
func Texts(documents int) int { return (documents + PerText - 1) / PerText }

// textName gives the name of a text file of the edition with a path.
func textName(path string, n int) string { return fmt.Sprintf("%s/text%d", path, n) }

// TextAddress gives the address in the site of a text file. It lies in its edition's folder.
func TextAddress(path string, n int) string { return textName(path, n) + ".js" }

// TextFile makes an edition's text file with a number.
func TextFile(path string, n int, documents []Document) ([]byte, error) {
	size := 0
	for i := range documents {
		size += textSize(&documents[i])
	}
	const call = 64 // bytes of the call and its name, at most
	out := make([]byte, 0, call+size)
	out = appendString(append(out, "backissue("...), textName(path, n))
	out = append(out, ",["...)
	for i := range documents {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendText(out, &documents[i])
	}
	return append(out, "]);\n"...), nil
}

// textSize is about as many bytes as a document takes in its file.
func textSize(d *Document) int {
	const marks = 32 // round a document and its parts
	size := marks + len(d.Name) + len(d.Title) + len(d.Kicker) + len(d.Deck)
	for _, all := range [...][]string{d.Districts, d.Tags, d.People, d.Lines} {
		for _, text := range all {
			size += len(text) + len(`"",`)
		}
	}
	return size
}

func appendText(out []byte, d *Document) []byte {
	before := byte('[')
	for _, text := range [...]string{d.Name, d.Title, d.Kicker, d.Deck} {
		out = appendString(append(out, before), text)
		before = ','
	}
	for _, all := range [...][]string{d.Districts, d.Tags, d.People, d.Lines} {
		out = append(out, ",["...)
		for i, text := range all {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendString(out, text)
		}
		out = append(out, ']')
	}
	return append(out, ']')
}

// appendString appends a text as literal writes it. What it would write otherwise than between quotation marks is left to it.
func appendString(out []byte, text string) []byte {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' {
			return appendLiteral(out, text)
		}
	}
	if strings.Contains(text, "\u2028") || strings.Contains(text, "\u2029") || !utf8.ValidString(text) {
		return appendLiteral(out, text)
	}
	out = append(append(out, '"'), text...)
	return append(out, '"')
}

func appendLiteral(out []byte, text string) []byte {
	made, _ := literal(text) // of a string there is always one
	return append(out, made...)
}
