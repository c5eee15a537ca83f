package compile

import (
	"bytes"
	"html/template"
	"slices"
)

// # When a text needs no escaping
//
// A byte is kept by a chain of escapers when html/template, asked to escape that byte alone, gave it back. What is kept
// byte by byte is kept as a whole only where the escapers judge each character without regard to its neighbours. Those
// are listed here; of them, urlnormalizer looks further only at %, and urlfilter only at what stands before a colon, and
// neither byte is ever kept at a place where that matters. Characters above ASCII come in several bytes: no escaper here
// tells one from another, but for the two line ends of JavaScript and, in attributes without quotes, some at the end of the
// basic plane, where no byte of any is kept. TestKeptTextIsKept asks html/template about every character there is.
//
// All other escapers look for words (a CSS value, the name of an attribute), and are always asked.
var byCharacter = []string{
	"_html_template_attrescaper",
	"_html_template_htmlescaper",
	"_html_template_jsstrescaper",
	"_html_template_nospaceescaper",
	"_html_template_rcdataescaper",
	"_html_template_urlescaper",
	"_html_template_urlfilter",
	"_html_template_urlnormalizer",
}

// tables are what is known of an escaper.
type tables struct {
	kept       [256]bool
	keptInHTTP [256]bool // after https:// or http://, where a colon is no longer that of a scheme
	http       bool      // the schemes themselves are kept
	empty      bool      // so is no text at all
	html       bool      // so is whatever is template.HTML
}

var schemes = [][]byte{[]byte("https://"), []byte("http://")}

// look asks html/template about each byte.
func (e *escaper) look() *tables {
	t := &tables{html: e.gives(template.HTML("<b title='\"'>&amp;+\x00\xff</b> "), "<b title='\"'>&amp;+\x00\xff</b> ")}
	if slices.ContainsFunc(e.chain, func(name string) bool { return !slices.Contains(byCharacter, name) }) {
		return t
	}
	t.html = t.html && len(e.chain) == 1
	t.empty = e.gives("", "")
	t.http = e.chain[0] == "_html_template_urlfilter" // for others a colon is a character like any other
	for _, scheme := range schemes {
		t.http = t.http && e.gives(string(scheme), string(scheme))
	}
	for b := range 256 {
		text := string([]byte{byte(b)})
		t.kept[b] = e.gives(text, text)
		t.keptInHTTP[b] = t.http && e.gives("https://"+text, "https://"+text)
	}
	return t
}

func (e *escaper) gives(value any, want string) bool {
	got, err := e.escape(nil, value)
	return err == nil && string(got) == want
}

// keep tells whether a text is one that the escaper leaves as it is.
func (t *tables) keep(text []byte) bool {
	if len(text) == 0 {
		return t.empty
	}
	kept := &t.kept
	if t.http {
		for _, scheme := range schemes {
			if bytes.HasPrefix(text, scheme) {
				kept, text = &t.keptInHTTP, text[len(scheme):]
				break
			}
		}
	}
	for i, b := range text {
		if !kept[b] || b == 0xE2 && isLineEnd(text[i:]) {
			return false
		}
	}
	return true
}

// isLineEnd tells whether a text begins with U+2028 or U+2029.
func isLineEnd(text []byte) bool {
	return len(text) > 2 && text[1] == 0x80 && (text[2] == 0xA8 || text[2] == 0xA9)
}
