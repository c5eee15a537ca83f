package search

import (
	"strconv"

	"backissue/generator/internal/quoted"
)

// PerText is how many documents of an edition are in a text file, some one and a half kilobytes compressed. A question looks at 42 to 84 of them unasked at most, so one of a
// single document would cost less yet; but each is a file that a build has to make.
const PerText = 2

// Texts gives the number of an edition's text files.
func Texts(documents int) int { return (documents + PerText - 1) / PerText }

// textName gives the name of a text file of the edition with a path.
func textName(path string, n int) string { return path + "/text" + strconv.Itoa(n) }

// TextAddress gives the address in the site of a text file. It lies in its edition's folder.
func TextAddress(path string, n int) string { return textName(path, n) + ".js" }

// AppendTextFile appends an edition's text file with a number.
func AppendTextFile(out []byte, path string, n int, documents []Document) []byte {
	out = quoted.Append(append(out, "backissue("...), textName(path, n))
	out = append(out, ",["...)
	for i := range documents {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendText(out, &documents[i])
	}
	return append(out, "]);\n"...)
}

func appendText(out []byte, d *Document) []byte {
	before := byte('[')
	for _, text := range [...]string{d.Name, d.Title, d.Kicker, d.Deck} {
		out = quoted.Append(append(out, before), text)
		before = ','
	}
	for _, all := range [...][]string{d.Districts, d.Tags, d.People} {
		out = appendAll(append(out, ','), all, quoted.Append)
	}
	quote := quoted.Append
	if d.Plain {
		quote = quoted.AppendPlain
	}
	return append(appendAll(append(out, ','), d.Lines, quote), ']')
}

func appendAll(out []byte, texts []string, quote func(out []byte, text string) []byte) []byte {
	out = append(out, '[')
	for i, text := range texts {
		if i > 0 {
			out = append(out, ',')
		}
		out = quote(out, text)
	}
	return append(out, ']')
}
