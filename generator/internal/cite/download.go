package cite

import "html/template"

// Download gives the attributes of a link that holds a file: its name, and its text as a data: address in UTF-8. They are
// safe whatever the name and the text are. html/template would percent-encode Chinese in an address of its own making, so the whole is one value.
func Download(name, mediaType, text string) template.HTMLAttr {
	var room [1024]byte // of most; what follows is copied from it
	b := append(room[:0], `download="`...)
	b = append(b, template.HTMLEscapeString(name)...)
	b = append(b, `" href="data:`...)
	b = append(b, template.HTMLEscapeString(mediaType)...)
	b = append(b, ";charset=utf-8,"...)
	return template.HTMLAttr(append(inRecord.appendEscaped(b, text), '"'))
}
