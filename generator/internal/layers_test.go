// Package internal_test guards the shape of the program: which package may know which.
package internal_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the path under which every package of the program is imported.
const module = "backissue/generator/internal/"

// stages each do one step of the work, and know nothing of each other: a stage's result may be cached under its own
// input only because nothing else can have gone into it.
var stages = []string{"pagetext", "segment", "subject", "content", "archive", "render", "output", "ledger", "search", "photo"}

// order has the packages from the highest to the lowest; packages of one row stand beside each other and never import
// one another. Imports go down.
var order = [][]string{
	{"cli"},
	{"serve"},
	{"build", "intake"},
	stages,
	{"compile", "cite"},
	{"config"},
	{"fields", "prose", "dates", "automaton"},
	{"edition"},
	{"source", "packed", "quoted", "files"},
	{"characters", "lent", "spelling"},
	testOnly,
}

// testOnly packages make things for tests. The program itself never imports them.
var testOnly = []string{"sample"}

// file is one source file with what the rules ask about.
type file struct {
	name   string // cli/build.go
	folder string // cli
	test   bool
	set    *token.FileSet
	syntax *ast.File
}

func TestLayers(t *testing.T) {
	files := readFiles(t)
	if len(files) == 0 {
		t.Fatal("no source files found: the rules were not checked")
	}
	for _, f := range files {
		for _, broken := range slices.Concat(f.wrongImports(), f.wrongOutput()) {
			t.Error(broken)
		}
	}
	for _, broken := range withoutComment(files) {
		t.Error(broken)
	}
}

// A rule that nothing can break guards nothing: each is shown a file that breaks it.
func TestRulesCatchWhatBreaksThem(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"render/a.go", `import _ "backissue/generator/internal/content"`, "stages never import each other"},
		{"content/a.go", `import _ "backissue/generator/internal/build"`, "imports go down only"},
		{"intake/a.go", `import _ "backissue/generator/internal/build"`, "stand beside each other"},
		{"edition/a.go", `import _ "backissue/generator/internal/config"`, "imports go down only"},
		{"build/a.go", `import _ "backissue/generator/internal/sample"`, "for tests only"},
		{"build/a_test.go", `import _ "backissue/generator/internal/sample"`, ""},
		{"segment/part/a.go", `import _ "backissue/generator/internal/segment/other"`, ""},
		{"segment/part/a.go", `import _ "backissue/generator/internal/content"`, "stages never import each other"},
		{"novel/a.go", `import _ "backissue/generator/internal/source"`, "has no place in the order"},
		{"render/a.go", `import _ "backissue/generator/internal/novel"`, "has no place in the order"},
		{"build/a.go", "import \"fmt\"\nfunc f() { fmt.Println(1) }", "fmt.Println prints"},
		{"build/a.go", "import out \"fmt\"\nfunc f() { out.Printf(``) }", "fmt.Printf prints"},
		{"serve/a.go", "import \"os\"\nvar w = os.Stderr", "os.Stderr prints"},
		{"serve/a.go", "import \"os\"\nfunc f() { os.Exit(1) }", "os.Exit"},
		{"build/a.go", "import \"log\"\nfunc f() { log.Fatal(1) }", "log.Fatal"},
		{"build/a.go", "func f() { println(1) }", "println prints"},
		{"cli/a.go", "import \"fmt\"\nfunc f() { fmt.Println(1) }", ""},
		{"build/a_test.go", "import \"fmt\"\nfunc f() { fmt.Println(1) }", ""},
		{"build/a.go", "import \"fmt\"\nvar s = fmt.Sprint(1)", ""},
	} {
		set := token.NewFileSet()
		syntax, err := parser.ParseFile(set, c.name, "package a\n"+c.text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		f := file{c.name, path.Dir(c.name), strings.HasSuffix(c.name, "_test.go"), set, syntax}
		got := strings.Join(slices.Concat(f.wrongImports(), f.wrongOutput()), "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s\n%s\ngives %q, not %q", c.name, c.text, got, c.want)
		}
		if !f.test && withoutComment([]file{f}) == nil {
			t.Errorf("%s: nobody asks for a package comment", c.name)
		}
	}
}

func readFiles(t *testing.T) []file {
	var files []file
	set := token.NewFileSet()
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() == "testdata" {
			return fs.SkipDir
		}
		name = filepath.ToSlash(name)
		if path.Ext(name) != ".go" || path.Dir(name) == "." {
			return nil
		}
		syntax, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		files = append(files, file{name, path.Dir(name), strings.HasSuffix(name, "_test.go"), set, syntax})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// row gives a package's place in the order, or -1.
func row(folder string) int {
	return slices.IndexFunc(order, func(row []string) bool { return slices.Contains(row, topOf(folder)) })
}

// topOf gives the package that a folder belongs to: a package may have parts in folders of its own.
func topOf(folder string) string {
	top, _, _ := strings.Cut(folder, "/")
	return top
}

// wrongImports names each import that goes up or sideways. Tests are bound too: one that needs a higher package
// belongs to the higher package.
func (f file) wrongImports() []string {
	var broken []string
	from := row(f.folder)
	if from < 0 {
		broken = append(broken, fmt.Sprintf("%s: package %s has no place in the order: give it one in layers_test.go and in ARCHITECTURE.md", f.name, f.folder))
	}
	for _, imported := range f.syntax.Imports {
		full, _ := strconv.Unquote(imported.Path.Value)
		other, ours := strings.CutPrefix(full, module)
		if !ours || other == f.folder || from < 0 {
			continue
		}
		if reason := f.whyNot(from, other); reason != "" {
			broken = append(broken, fmt.Sprintf("%s: %s imports %s: %s", f.set.Position(imported.Pos()), f.folder, other, reason))
		}
	}
	return broken
}

func (f file) whyNot(from int, other string) string {
	to, top := row(other), topOf(other)
	switch {
	case top == topOf(f.folder):
		return ""
	case to < 0:
		return other + " has no place in the order: give it one in layers_test.go and in ARCHITECTURE.md"
	case slices.Contains(testOnly, top) && !f.test:
		return "it is for tests only"
	case to > from:
		return ""
	case to < from:
		return "imports go down only, and it is higher: what both need belongs into a package below both"
	case slices.Contains(stages, topOf(f.folder)):
		return "stages never import each other: build and intake join them"
	}
	return "packages that stand beside each other never import one another"
}

// outlets are the ways to print or to exit, which package cli alone may use: only it knows what a terminal, a pipe or
// a test wants to see.
var outlets = map[string][]string{
	"fmt":      {"Print", "Printf", "Println"},
	"os":       {"Stdout", "Stderr", "Exit"},
	"log":      {"Print", "Printf", "Println", "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"},
	"log/slog": {"Debug", "Info", "Warn", "Error", "Log"},
}

func (f file) wrongOutput() []string {
	if f.test || f.folder == "cli" {
		return nil
	}
	imported := map[string]string{} // a package's name in this file to its path
	for _, i := range f.syntax.Imports {
		full, _ := strconv.Unquote(i.Path.Value)
		name := path.Base(full)
		if i.Name != nil {
			name = i.Name.Name
		}
		imported[name] = full
	}
	var broken []string
	ast.Inspect(f.syntax, func(node ast.Node) bool {
		var what string
		switch n := node.(type) {
		case *ast.SelectorExpr:
			if pkg, ok := n.X.(*ast.Ident); ok && slices.Contains(outlets[imported[pkg.Name]], n.Sel.Name) {
				what = path.Base(imported[pkg.Name]) + "." + n.Sel.Name
			}
		case *ast.CallExpr:
			if name, ok := n.Fun.(*ast.Ident); ok && (name.Name == "print" || name.Name == "println") {
				what = name.Name
			}
		}
		if what != "" {
			broken = append(broken, fmt.Sprintf("%s: %s prints or exits: only package cli does; return it, or tell it through a function you are given", f.set.Position(node.Pos()), what))
		}
		return true
	})
	return broken
}

// withoutComment names the packages without a package comment, which is where a stage's promises stand.
func withoutComment(files []file) []string {
	commented := map[string]bool{}
	for _, f := range files {
		if !f.test {
			commented[f.folder] = commented[f.folder] || f.syntax.Doc != nil
		}
	}
	var broken []string
	for folder, has := range commented {
		if !has {
			broken = append(broken, fmt.Sprintf("package %s has no package comment: say what it promises and what it must never do", folder))
		}
	}
	slices.Sort(broken)
	return broken
}
