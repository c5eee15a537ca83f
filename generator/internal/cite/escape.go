package cite

import "strings"

const hex = "0123456789ABCDEF"

// Escape percent-encodes all bytes of a text but those that stand for themselves anywhere in an address (RFC 3986, unreserved). A blank
// becomes %20, as mail programs show a + as it is.
func Escape(text string) string { return string(appendEscaped(make([]byte, 0, 3*len(text)), text)) }

func appendEscaped(b []byte, text string) []byte {
	for i := range len(text) {
		switch c := text[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0:
			b = append(b, c)
		default:
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	return b
}
