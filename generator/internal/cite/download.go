package cite

import "html/template"

// AppendDownload appends the attributes of a link that holds a file: its name, and its text as a data: address in UTF-8. They are
// safe whatever the name and the text are. html/template would percent-encode Chinese in an address of its own making, so the whole is one value.
func AppendDownload(dst []byte, name, mediaType, text string) []byte {
	dst = append(dst, `download="`...)
	dst = append(dst, template.HTMLEscapeString(name)...)
	dst = append(dst, `" href="data:`...)
	dst = append(dst, template.HTMLEscapeString(mediaType)...)
	dst = append(dst, ";charset=utf-8,"...)
	return append(inRecord.appendEscaped(dst, text), '"')
}
