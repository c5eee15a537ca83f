package cite

import "unicode/utf8"

const hex = "0123456789ABCDEF"

// allowed are the characters of ASCII that stand for themselves in a part of an address.
type allowed [utf8.RuneSelf]bool

// unreserved stand for themselves anywhere (RFC 3986). inRecord do where no query can begin, in an attribute.
var unreserved, inRecord = allow("-._~"), allow("-._~!$()*+,/:;=@")

func allow(signs string) *allowed {
	var a allowed
	for c := range byte(utf8.RuneSelf) {
		a[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	for _, c := range []byte(signs) {
		a[c] = true
	}
	return &a
}

// appendEscaped appends a text for an address in an attribute. Characters beyond ASCII stand there as they are, which the URL standard allows and browsers read as UTF-8: a Chinese one takes
// three bytes, and percent-encoded nine. All others that are not allowed are percent-encoded, a blank as %20, for mail programs show a + as it is.
func (a *allowed) appendEscaped(b []byte, text string) []byte {
	for i := 0; i < len(text); {
		c := text[i]
		size := 1
		switch {
		case c < utf8.RuneSelf && a[c]:
			b = append(b, c)
		case c < utf8.RuneSelf:
			b = append(b, '%', hex[c>>4], hex[c&15])
		case isUsual(text[i:]):
			size = 3
			b = append(b, c, text[i+1], text[i+2])
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			if standsForItself(r, size) {
				b = append(b, text[i:i+size]...)
				break
			}
			for _, one := range []byte(text[i : i+size]) {
				b = append(b, '%', hex[one>>4], hex[one&15])
			}
		}
		i += size
	}
	return b
}

// isUsual tells whether a text begins with one of the characters of three bytes among which each stands for itself, as Chinese ones do.
func isUsual(text string) bool {
	return len(text) > 2 && 0xE1 <= text[0] && text[0] <= 0xEC && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80
}

// standsForItself tells whether a character beyond ASCII is one of the URL standard's code points.
func standsForItself(c rune, size int) bool {
	if c == utf8.RuneError && size == 1 { // a byte that is no character
		return false
	}
	const firstPrintable = 0xA0
	nobody := 0xFDD0 <= c && c <= 0xFDEF || c&0xFFFE == 0xFFFE // noncharacters
	return c >= firstPrintable && !nobody
}

// appendAttribute appends an address that somebody wrote, and that may have percent-encoded characters, as a part of an attribute's value.
func appendAttribute(b []byte, address string) []byte {
	for _, c := range []byte(address) {
		switch {
		case c == '&':
			b = append(b, "&amp;"...)
		case c <= ' ' || c >= 0x7F || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`' || c == '\\':
			b = append(b, '%', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return b
}
