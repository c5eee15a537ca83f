package render

import (
	"html/template"
	"strings"
	"unicode/utf8"
)

// Download gives the attributes of a link that holds a file: its name, and its text as a data: address in UTF-8. They are
// safe whatever the name and the text are.
//
// Characters beyond ASCII stand in the address as they are, which the URL standard allows and browsers read as UTF-8: a Chinese one takes three bytes
// there, and percent-encoded nine. html/template would encode them in an address of its own making, so the whole is one value.
func Download(name, mediaType, text string) template.HTMLAttr {
	const around = 80 // bytes of all but the text
	b := make([]byte, 0, around+len(name)+2*len(text))
	b = append(b, `download="`...)
	b = append(b, template.HTMLEscapeString(name)...)
	b = append(b, `" href="data:`...)
	b = append(b, template.HTMLEscapeString(mediaType)...)
	b = append(b, ";charset=utf-8,"...)
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if standsForItself(c, size) {
			b = append(b, text[i:i+size]...)
		} else if c == ' ' { // every third character of BibTeX
			b = append(b, "%20"...)
		} else {
			for _, one := range []byte(text[i : i+size]) {
				b = append(b, '%', hex[one>>4], hex[one&15])
			}
		}
		i += size
	}
	return template.HTMLAttr(append(b, '"'))
}

const hex = "0123456789ABCDEF"

// standsForItself tells whether a character is one of the URL standard's code points that end neither an address nor an attribute.
func standsForItself(c rune, size int) bool {
	switch {
	case c < utf8.RuneSelf:
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~!$()*+,/:;=@", byte(c)) >= 0
	case c == utf8.RuneError && size == 1: // a byte that is no character
		return false
	}
	const firstPrintable = 0xA0
	nobody := 0xFDD0 <= c && c <= 0xFDEF || c&0xFFFE == 0xFFFE // noncharacters
	return c >= firstPrintable && !nobody
}
