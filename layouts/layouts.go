// Package layouts builds the site's templates, styles and words into the program, so that gen is one file.
//
// A site may have a layouts folder of its own: each file in it takes the place of the file of that name here. What a
// layout is given is written in package render, in views.go and listviews.go.
package layouts

import "embed"

// Files holds the layouts by their path in this folder.
//
//go:embed *.html assets partials words
var Files embed.FS
