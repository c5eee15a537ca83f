package render

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"
)

// called finds the partials that a layout calls. It may find some in a comment too: then a sheet seems to depend on one more.
var called = regexp.MustCompile(`\btemplate\s*["` + "`" + `]([^"` + "`" + `]+)["` + "`" + `]`)

// defining finds a partial that defines more than itself: any layout may call that by a name which does not tell the file.
var defining = regexp.MustCompile(`\{\{-?\s*(define|block)\b`)

// Digests gives a digest of each file of layouts/ that sheets of a kind are made with: of the kind's own layout, of base.html, of the partials
// that these call or that define more than themselves, of the words and of the names of the assets. It is what must be in the key of anything that
// is kept of a sheet: a layout can read nothing else.
func (l *Layouts) Digests(kind Kind) map[string]uint64 {
	found := map[string]uint64{"layouts/assets": xxh3.HashString(strings.Join(l.Assets(), "\n"))}
	var add func(name string)
	add = func(name string) {
		text, err := l.text(name) // as it is used: whether a partial is minified can hang on a layout of another kind
		if _, known := found["layouts/"+name]; known || err != nil {
			return
		}
		found["layouts/"+name] = xxh3.Hash(text)
		for _, call := range called.FindAllSubmatch(text, -1) {
			add("partials/" + string(call[1]) + ".html")
		}
	}
	if kind != Redirect {
		add(baseFile)
	}
	add(kind.file())
	for _, name := range l.partials {
		if text, err := l.files.read(name); err == nil && defining.Match(text) {
			add(name)
		}
	}
	for _, files := range []fs.FS{l.files.own, l.files.builtIn} {
		if files == nil {
			continue
		}
		if text, err := fs.ReadFile(files, wordsFile(l.words.language.String())); err == nil {
			name := "layouts/" + wordsFile(l.words.language.String())
			found[name] = xxh3.HashSeed(text, found[name])
		}
	}
	return found
}

// Digest is one of all that Digests gives.
func (l *Layouts) Digest(kind Kind) uint64 {
	files := l.Digests(kind)
	h := xxh3.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(h, "%s %x\n", path.Clean(name), files[name])
	}
	return h.Sum64()
}
