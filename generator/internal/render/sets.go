package render

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"sync"
	texttemplate "text/template"
	"text/template/parse"

	"backissue/generator/internal/compile"
	"backissue/generator/internal/source"
)

// A kind's set is what html/template makes its sheets with: the kind's layout, base.html and the partials that these call. A set
// is a few hundred kilobytes in small pieces, and each garbage collection would look at every one. So a set is let go once its
// layout is compiled, which it is for the first sheet of the kind. It is made again, of the same texts, when a sheet turns up that only html/template can make, or whose fault
// only html/template can tell. The set of a layout that can't be compiled is kept.

// keptSet is a kind's set, which was escaped, as the template that a sheet begins with.
type keptSet struct {
	again    func() (*template.Template, error)
	programs [2]func() (*compile.Program, error) // its layout compiled: for views, and for pointers to views

	isTwins bool // it was made of the same layout of another kind, and would tell of faults in that one's file

	mu  sync.Mutex
	set *template.Template // nil when it was let go
}

// keep keeps a kind's set, until its layout is compiled.
func (l *Layouts) keep(kind Kind, set *template.Template) *keptSet {
	k := &keptSet{again: func() (*template.Template, error) { return l.setAgain(kind) }, set: set}
	for i, view := range [...]reflect.Type{viewTypes[kind], reflect.PointerTo(viewTypes[kind])} {
		k.programs[i] = sync.OnceValues(func() (*compile.Program, error) { return l.compileKept(kind, k, view) })
	}
	return k
}

// get gives the set, and makes it again when it was let go.
func (k *keptSet) get() (*template.Template, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	var err error
	if k.set == nil {
		k.set, err = k.again()
	}
	return k.set, err
}

func (k *keptSet) letGo() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.set = nil
}

// trees are parsed templates, by the names under which they are called.
type trees map[string]*parse.Tree

// parse parses and escapes each kind's layout. It gives the words that they ask for.
func (l *Layouts) parse() (askedWords, source.Problems, error) {
	shared, problems := l.sharedTrees()
	broken := len(problems) > 0
	asked := shared.wordKeys()
	parsed := make([]parsedKind, len(Kinds))
	twins := l.twins()
	var kinds sync.WaitGroup
	for i, kind := range Kinds {
		kinds.Go(func() { parsed[i] = l.parseKind(kind, shared, broken || twins[i] != i) })
	}
	kinds.Wait()
	for i, kind := range Kinds {
		p := parsed[i]
		switch twin := parsed[twins[i]]; {
		case twins[i] == i:
		case twin.err != nil, len(twin.problems) > 0: // which are told of each file
			p = l.parseKind(kind, shared, broken)
		default:
			p.set = twin.set
		}
		if p.err != nil {
			return nil, nil, p.err
		}
		asked, problems = append(asked, p.asked...), append(problems, p.problems...)
		if p.set != nil {
			l.sets[kind] = l.keep(kind, p.set)
			l.sets[kind].isTwins = twins[i] != i
		}
	}
	return asked, distinct(problems), nil
}

// twins gives for each of Kinds the first one that has the same layout, as those of tags, districts and people have: they share a set.
func (l *Layouts) twins() []int {
	firsts, texts := make([]int, len(Kinds)), make([][]byte, len(Kinds))
	for i, kind := range Kinds {
		firsts[i] = i
		text, err := l.text(kind.file())
		if err != nil || kind == Redirect { // whose set is another
			continue
		}
		texts[i] = text
		if first := slices.IndexFunc(texts[:i], func(other []byte) bool { return other != nil && bytes.Equal(other, text) }); first >= 0 {
			firsts[i] = first
		}
	}
	return firsts
}

// parsedKind is what was found of a kind's own layout.
type parsedKind struct {
	set      *template.Template // nil when it can't be made
	asked    askedWords
	problems source.Problems
	err      error
}

// parseKind parses a kind's own layout and, unless what it is laid over is broken, makes its set. Kinds are parsed at once, and only read what they share.
func (l *Layouts) parseKind(kind Kind, shared trees, broken bool) (p parsedKind) {
	own, err := l.treesOf(kind.file(), mainPart)
	if err != nil {
		p.problems = source.Problems{l.syntaxProblem(kind.file(), err)}
		return p
	}
	p.asked = own.wordKeys()
	if broken {
		return p
	}
	all := maps.Clone(shared)
	all.lay(own)
	if p.set, p.err = all.set(kind); p.err == nil {
		p.problems = l.escapeProblem(kind, p.set, all)
	}
	return p
}

// setAgain makes a kind's set of texts that were found good before.
func (l *Layouts) setAgain(kind Kind) (*template.Template, error) {
	all, problems := l.sharedTrees()
	if err := problems.Err(); err != nil {
		return nil, err
	}
	own, err := l.treesOf(kind.file(), mainPart)
	if err != nil {
		return nil, l.syntaxProblem(kind.file(), err)
	}
	all.lay(own)
	set, err := all.set(kind)
	if err == nil {
		l.escape(set)
	}
	return set, err
}

// sharedTrees parses the partials and base.html.
func (l *Layouts) sharedTrees() (trees, source.Problems) {
	var problems source.Problems
	shared := trees{}
	for _, name := range append(l.partials[:len(l.partials):len(l.partials)], baseFile) {
		called := name
		if name != baseFile {
			called = partialName(name)
		}
		parsed, err := l.treesOf(name, called)
		if err != nil {
			problems = append(problems, l.syntaxProblem(name, err))
		}
		shared.lay(parsed)
	}
	return shared, problems
}

// treesOf parses a file, which is called by a name, and what it defines. It is parsed under its own name, for the parser puts
// that into its errors.
func (l *Layouts) treesOf(name, called string) (trees, error) {
	text, err := l.text(name)
	if err != nil {
		return nil, err
	}
	parsed, err := texttemplate.New(name).Parse(string(text))
	if err != nil {
		return nil, err
	}
	found := trees{}
	for _, t := range parsed.Templates() {
		if t != parsed {
			found[t.Name()] = t.Tree
		}
	}
	found.lay(trees{called: parsed.Tree})
	return found, nil
}

// lay puts trees in the place of those that have their names. One with nothing in it takes no other's place: so html/template
// has it.
func (t trees) lay(over trees) {
	for name, tree := range over {
		if t[name] == nil || !parse.IsEmptyTree(tree.Root) {
			t[name] = tree
		}
	}
}

// set makes a kind's set of copies of what its sheets call, for the escaper writes into trees.
func (t trees) set(kind Kind) (*template.Template, error) {
	first := baseFile
	if kind == Redirect {
		first = mainPart
	}
	set := template.New("layouts")
	called := []string{first}
	for i := 0; i < len(called); i++ {
		tree := t[called[i]]
		if tree == nil || set.Lookup(called[i]) != nil {
			continue
		}
		if _, err := set.AddParseTree(called[i], tree.Copy()); err != nil {
			return nil, fmt.Errorf("put the layouts of %s together: %w", kind, err)
		}
		inspect(tree.Root, func(n parse.Node) {
			if call, ok := n.(*parse.TemplateNode); ok {
				called = append(called, call.Name)
			}
		})
	}
	return set.Lookup(first), nil
}
