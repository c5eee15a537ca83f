package output

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
	"github.com/tdewolff/parse/v2"
)

// Fault is text that can't be minified, as it is not what its name says: a script with a syntax error.
type Fault struct {
	Address      string
	Line, Column int
	Message      string
}

func (f *Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.Address, f.Line, f.Column, f.Message)
}

var minifier = newMinifier()

func newMinifier() *minify.M {
	m := minify.New()
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("text/javascript", js.Minify)
	m.AddFunc("application/javascript", js.Minify)
	m.AddFunc("application/json", json.Minify)
	m.AddFunc("application/ld+json", json.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	m.AddFunc("text/xml", xml.Minify)
	return m
}

// kinds are the endings that are minified. Anything else stays as it is: a picture, and a sheet, which package render makes of
// layouts and bodies that are minimal already.
var kinds = map[string]string{
	".css":         "text/css",
	".js":          "text/javascript",
	".mjs":         "text/javascript",
	".json":        "application/json",
	".webmanifest": "application/json",
	".svg":         "image/svg+xml",
	".xml":         "text/xml",
}

// Minify makes text smaller without changing what it means, by the ending of its address. The error is a *Fault.
func Minify(address string, text []byte) ([]byte, error) {
	kind, ok := kinds[strings.ToLower(path.Ext(address))]
	if !ok {
		return text, nil
	}
	var b bytes.Buffer
	b.Grow(len(text))
	err := minifier.Minify(kind, &b, bytes.NewReader(text))
	if err == nil {
		return b.Bytes(), nil
	}
	fault := &Fault{Address: address, Message: err.Error()}
	if place, ok := errors.AsType[*parse.Error](err); ok {
		fault.Line, fault.Column, fault.Message = place.Line, place.Column, place.Message
	}
	return nil, fault
}
