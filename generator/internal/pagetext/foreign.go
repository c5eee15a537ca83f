package pagetext

import (
	"bytes"
	"fmt"

	"backissue/generator/internal/source"
)

// foreignFormat is a kind of file that people give for a page and that is not its text, known by the bytes that it begins with. A few of them are plain
// letters and would be read as a page of nonsense.
type foreignFormat struct {
	begins []string // in small letters: a file's may be of either case
	what   string
	hint   string
}

const (
	extractHint = "extract its text first, column by column (pdftotext without -layout, or the export as plain text), and give that"
	pictureHint = "have its text recognised first (OCR), and give that"
	saveHint    = "save it as plain text (.txt), and give that"
	unpackHint  = "unpack it and give the folder; of archives, .zip, .tar and .tar.gz are read as they are"
)

var foreignFormats = []foreignFormat{
	{[]string{"%pdf-"}, "a PDF", extractHint},
	{[]string{"at&tform"}, "a DjVu file", extractHint},
	{[]string{"%!ps"}, "a PostScript file", extractHint},
	{[]string{"\x89png\r\n", "\xFF\xD8\xFF", "gif8", "ii*\x00", "mm\x00*", "\x00\x00\x00\x0Cjp  "}, "a picture", pictureHint},
	{[]string{`{\rtf`, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"}, "a document of a word processor", saveHint},
	{[]string{"pk\x03\x04"}, "a packed file, as .zip, .docx and .epub are", "give an archive a name that ends in .zip; save a document as plain text (.txt)"},
	{[]string{"\x1F\x8B\x08", "rar!\x1A\x07", "7z\xBC\xAF\x27\x1C", "bzh91ay", "\xFD7zxz\x00", "\x28\xB5\x2F\xFD"}, "an archive", unpackHint},
	{[]string{"<!doctype html", "<html"}, "a web page", saveHint},
	{[]string{"<?xml", "<alto", "<!doctype"}, "XML", "give the text of it, a line of the print a line, as plain text (.txt)"},
}

// foreign is the problem of a file that is of such a kind, or nil.
func foreign(at source.Position, content []byte) *source.Problem {
	const longestMark = 16
	head := bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	head = bytes.TrimLeft(head[:min(len(head), 4*longestMark)], " \t\r\n")
	for _, f := range foreignFormats {
		for _, begins := range f.begins {
			if len(head) >= len(begins) && lowerASCII(head[:len(begins)]) == begins {
				return source.NewProblem(at, nil, fmt.Sprintf("this is %s, and not the text of a page", f.what), f.hint)
			}
		}
	}
	return nil
}

// lowerASCII gives bytes with the letters A to Z made small, and all others as they are.
func lowerASCII(text []byte) string {
	out := bytes.Clone(text)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}
