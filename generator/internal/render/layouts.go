package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"backissue/generator/internal/compile"
	"backissue/generator/internal/fields"
	"backissue/generator/internal/source"
)

// Layouts are the loaded layouts, words and assets of a site. They may be used by several goroutines at once.
type Layouts struct {
	files    layered
	minified map[string]*minified // layouts that are used so, by file
	sets     map[Kind]*keptSet
	words    *Words
	assets   map[string]bool // by path in assets/
	limit    time.Duration

	partials []string // their files
}

// Limits of one sheet. A layout is free to loop, so it must be stopped; the home sheet of a million articles needs a
// thousandth of these.
const (
	timeLimit = 30 * time.Second
	sizeLimit = 64 << 20 // bytes
)

const (
	baseFile = "base.html"
	mainPart = "main" // the name under which base.html calls the kind's own layout
)

// Load reads the layouts. Each file of own, the site's layouts folder, takes the place of the built-in file of that name;
// words files are laid over each other word by word. Own is nil when the site has no such folder.
//
// Its error is source.Problems when layouts are at fault: a wrong template, a file or a word that nothing uses, words
// that are asked for and not there.
func Load(own, builtIn fs.FS, language string) (*Layouts, error) {
	if own != nil {
		own = &still{FS: own, texts: map[string]readText{}}
	}
	l := &Layouts{files: layered{own, builtIn}, sets: map[Kind]*keptSet{}, assets: map[string]bool{}, limit: timeLimit}
	names, err := l.files.names()
	if err != nil {
		return nil, fmt.Errorf("list the layouts: %w", err) // source.AsProblems sees through it
	}
	problems := strangers(names)
	for _, name := range names {
		if asset, ok := strings.CutPrefix(name, "assets/"); ok {
			l.assets[asset] = true
		}
		if path.Dir(name) == "partials" {
			l.partials = append(l.partials, name)
		}
	}
	more, err := l.minify(names)
	if err != nil {
		return nil, err
	}
	problems = append(problems, more...)
	asked, more, err := l.parse()
	if len(more) > 0 { // told of the files as they are; or they can be used only so
		l.minified = nil
		asked, more, err = l.parse()
	}
	if err != nil {
		return nil, err
	}
	problems = append(problems, more...)
	if len(problems) == 0 { // the words that a broken layout asks for are not known
		more, err = l.loadWords(language, asked)
		if err != nil {
			return nil, err
		}
		problems = append(problems, more...)
	}
	return l, problems.Err()
}

// strangers reports files that nothing would use: most likely a misspelt name.
func strangers(names []string) source.Problems {
	known := []string{baseFile}
	for _, kind := range Kinds {
		known = append(known, kind.file())
	}
	var problems source.Problems
	for _, name := range names {
		folder, _, nested := strings.Cut(name, "/")
		hint := ""
		switch {
		case !nested && path.Ext(name) == ".html" && !slices.Contains(known, name):
			hint = fields.DidYouMean(name, known, "parts that several layouts share go into layouts/partials")
		case nested && !slices.Contains([]string{"assets", "partials", "words"}, folder):
			hint = "layouts has the folders assets, partials and words"
		case folder == "words" && path.Ext(name) != ".yaml", folder == "partials" && path.Ext(name) != ".html":
			hint = "words are in LANGUAGE.yaml, partials in NAME.html"
		}
		if hint != "" {
			problems = append(problems, &source.Problem{Position: source.Position{File: "layouts/" + name},
				Message: "no sheet uses this file", Hint: hint})
		}
	}
	return problems
}

func (k Kind) file() string { return string(k) + ".html" }

// partialName is what layouts call a file of partials.
func partialName(file string) string { return strings.TrimSuffix(path.Base(file), ".html") }

// text gives the text of a layout that is parsed.
func (l *Layouts) text(name string) ([]byte, error) {
	if small := l.minified[name]; small != nil {
		return small.text, nil
	}
	return l.files.read(name)
}

// Render gives the HTML of a sheet. Its error is a source.Problem when the layout is at fault.
func (l *Layouts) Render(v View) ([]byte, error) { return l.RenderTo(nil, v) }

// RenderTo appends the HTML of a sheet to dst, which may be used again for the next one.
//
// The compiled layout makes the sheet. Where that fails html/template does it, or says in its own words why not.
func (l *Layouts) RenderTo(dst []byte, v View) ([]byte, error) {
	sheet := v.sheet()
	sheet.words, sheet.assets = l.words, l.assets
	set, known := l.sets[sheet.Kind]
	if !known {
		return dst, fmt.Errorf("there is no layout for the kind of sheet %q", sheet.Kind)
	}
	out, made, err := l.appendCompiled(dst, sheet.Kind, v, compile.Limits{Time: l.limit, Size: sizeLimit})
	if err == nil && !made {
		t, err := set.get()
		if err != nil {
			return dst, err
		}
		takeOutClips(v)
		whole := &limited{deadline: time.Now().Add(l.limit)}
		if err = l.execute(t, whole, v); err != nil {
			return dst, l.executionProblem(sheet, err)
		}
		out = append(dst, whole.Bytes()...)
	}
	if err != nil {
		return dst, l.executionProblem(sheet, err)
	}
	return out, nil
}

var (
	errTooLong = fmt.Errorf("the sheet is longer than %d MB", sizeLimit>>20)
	errTooSlow = errors.New("making the sheet takes too long")
)

// execute runs a template within the time limit. One that runs over it can't be stopped from outside: it is left behind,
// and ends when it next writes.
func (l *Layouts) execute(set *template.Template, out io.Writer, v any) error {
	done := make(chan error, 1)
	go func() { done <- set.Execute(out, v) }()
	timer := time.NewTimer(l.limit)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return errTooSlow
	}
}

// limited takes a sheet's text until it is too long or too late.
type limited struct {
	bytes.Buffer
	deadline time.Time
	writes   int
}

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > sizeLimit {
		return 0, errTooLong
	}
	if l.writes++; l.writes%1024 == 0 && time.Now().After(l.deadline) {
		return 0, errTooSlow
	}
	return l.Buffer.Write(p)
}

// Assets gives the paths in assets/ of all files that are published as they are.
func (l *Layouts) Assets() []string { return slices.Sorted(maps.Keys(l.assets)) }

// Asset gives the bytes of an asset.
func (l *Layouts) Asset(name string) ([]byte, error) { return l.files.read("assets/" + name) }

// Words gives the words of the site's interface.
func (l *Layouts) Words() *Words { return l.words }

// layered are the site's own layouts over the built-in ones.
type layered struct{ own, builtIn fs.FS }

func (f layered) read(name string) ([]byte, error) {
	if f.own != nil {
		text, err := fs.ReadFile(f.own, name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return text, err
		}
	}
	return fs.ReadFile(f.builtIn, name)
}

// names gives the paths of all files but those that are not layouts: the Go file that builds them in, notes, and what
// editors and systems leave behind.
func (f layered) names() ([]string, error) {
	found := map[string]bool{}
	for _, files := range []fs.FS{f.builtIn, f.own} {
		if files == nil {
			continue
		}
		err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
			hidden := name != "." && (strings.HasPrefix(entry.Name(), ".") || strings.HasSuffix(entry.Name(), "~"))
			switch {
			case err != nil:
				return err
			case entry.Type()&fs.ModeSymlink != 0: // it could publish any file of the machine
				return &source.Problem{Position: source.Position{File: "layouts/" + name}, Message: "this is a link, not a file",
					Hint: "put the file itself there"}
			case hidden && entry.IsDir():
				return fs.SkipDir
			case !hidden && !entry.IsDir() && !entry.Type().IsRegular(): // a pipe could be waited for without end
				return &source.Problem{Position: source.Position{File: "layouts/" + name}, Message: "this is no file", Hint: "take it away, or put a file in its place"}
			case hidden, entry.IsDir(), path.Ext(name) == ".go", path.Ext(name) == ".md":
			default:
				found[name] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}
