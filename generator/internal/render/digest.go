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

// FileDigests has a digest of each file of layouts/ that something is made with.
type FileDigests map[string]uint64

// Whole is one of all of them.
func (d FileDigests) Whole() uint64 {
	h := xxh3.New()
	for _, name := range slices.Sorted(maps.Keys(d)) {
		fmt.Fprintf(h, "%s %x\n", path.Clean(name), d[name])
	}
	return h.Sum64()
}

// Digests gives for each kind of sheet a digest of each file of layouts/ that it is made with: of the kind's own layout, of base.html, of the partials
// that these call or that define more than themselves, of the words and of the names of the assets. It is what must be in the key of anything that
// is kept of a sheet: a layout can read nothing else.
func (l *Layouts) Digests() map[Kind]FileDigests {
	d := digester{l, map[string]*digested{}}
	common := FileDigests{"layouts/assets": xxh3.HashString(strings.Join(l.Assets(), "\n"))}
	for _, name := range l.partials {
		if text, err := l.files.read(name); err == nil && defining.Match(text) {
			d.add(common, name)
		}
	}
	words := wordsFile(l.words.language.String())
	for _, files := range []fs.FS{l.files.own, l.files.builtIn} {
		if files == nil {
			continue
		}
		if text, err := fs.ReadFile(files, words); err == nil {
			common["layouts/"+words] = xxh3.HashSeed(text, common["layouts/"+words])
		}
	}
	all := map[Kind]FileDigests{}
	for _, kind := range Kinds {
		found := maps.Clone(common)
		if kind != Redirect {
			d.add(found, baseFile)
		}
		d.add(found, kind.file())
		all[kind] = found
	}
	return all
}

// digester reads each file once, however many kinds are made with it: to find the calls in all of them for each kind took a hundredth of a build that changes little.
type digester struct {
	layouts *Layouts
	files   map[string]*digested
}

// digested is what is known of a file.
type digested struct {
	digest uint64
	calls  []string // the partials
}

// add adds a file and what it calls.
func (d *digester) add(to FileDigests, name string) {
	if _, known := to["layouts/"+name]; known {
		return
	}
	if file := d.file(name); file != nil {
		to["layouts/"+name] = file.digest
		for _, call := range file.calls {
			d.add(to, call)
		}
	}
}

// file gives what is known of a file; nil when it can't be read.
func (d *digester) file(name string) *digested {
	file, known := d.files[name]
	if known {
		return file
	}
	if text, err := d.layouts.text(name); err == nil { // as it is used: whether a partial is minified can hang on a layout of another kind
		file = &digested{digest: xxh3.Hash(text)}
		for _, call := range called.FindAllSubmatch(text, -1) {
			file.calls = append(file.calls, "partials/"+string(call[1])+".html")
		}
	}
	d.files[name] = file
	return file
}
