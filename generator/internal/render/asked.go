package render

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"text/template/parse"

	"backissue/generator/internal/fields"
	"backissue/generator/internal/source"
)

// loadWords reads the words of the site's language and finds the keys that layouts ask for and the words lack.
func (l *Layouts) loadWords(language string, asked askedWords) (source.Problems, error) {
	name := wordsFile(language)
	var words *Words
	for _, files := range []fs.FS{l.files.builtIn, l.files.own} {
		if files == nil {
			continue
		}
		layer, err := readWords(files, name, language)
		if problems, ok := source.AsProblems(err); ok {
			return problems, nil
		}
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if words == nil {
			words = layer
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		merged, problems := layer.over(words, asked.keys(), name, text)
		if len(problems) > 0 {
			return problems, nil
		}
		words = merged
	}
	if words == nil {
		return source.Problems{{Position: source.Position{File: "layouts/" + name}, Message: fmt.Sprintf("there are no words for the language %q", language),
			Hint: "write this file, or set language in config.yaml to zh-Hans or en"}}, nil
	}
	l.words = words
	return asked.unknown(l, words), nil
}

// askedWords are the keys that layouts ask for by name, with the place of each.
type askedWords []askedWord

type askedWord struct{ key, place string }

// wordKeys finds the keys that stand in layouts as {{.T "key"}} and the like.
func (t trees) wordKeys() askedWords {
	var asked askedWords
	for _, name := range slices.Sorted(maps.Keys(t)) {
		tree := t[name]
		inspect(tree.Root, func(n parse.Node) {
			if command, ok := n.(*parse.CommandNode); ok {
				if key, ok := wordKey(command); ok {
					place, _ := tree.ErrorContext(command.Args[1])
					asked = append(asked, askedWord{key, place})
				}
			}
		})
	}
	return asked
}

func wordKey(command *parse.CommandNode) (string, bool) {
	if len(command.Args) < 2 {
		return "", false
	}
	var chain []string
	switch called := command.Args[0].(type) {
	case *parse.FieldNode:
		chain = called.Ident
	case *parse.VariableNode:
		chain = called.Ident[1:]
	}
	key, ok := command.Args[1].(*parse.StringNode)
	if !ok || len(chain) == 0 || !slices.Contains([]string{"T", "N", "Day", "Month"}, chain[len(chain)-1]) {
		return "", false
	}
	return key.Text, true
}

func (a askedWords) keys() map[string]bool {
	keys := map[string]bool{}
	for _, word := range a {
		keys[word.key] = true
	}
	return keys
}

func (a askedWords) unknown(l *Layouts, words *Words) source.Problems {
	var problems source.Problems
	known := slices.Sorted(maps.Keys(words.byKey))
	for _, word := range a {
		if _, exists := words.byKey[word.key]; !exists {
			text := fmt.Sprintf("template: %s: there are no words for %q", word.place, word.key)
			problems = append(problems, l.problem("", text, fields.DidYouMean(word.key, known, "add them to layouts/"+wordsFile(words.language.String()))))
		}
	}
	for _, key := range programKeys {
		if _, exists := words.byKey[key]; !exists {
			problems = append(problems, &source.Problem{Position: source.Position{File: "layouts/" + wordsFile(words.language.String())},
				Message: fmt.Sprintf("there are no words for %q, which titles need", key), Hint: "add them to this file"})
		}
	}
	return distinct(problems)
}

// inspect visits a node and all nodes in it.
func inspect(n parse.Node, visit func(parse.Node)) {
	visit(n)
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, child := range n.Nodes {
				inspect(child, visit)
			}
		}
	case *parse.ActionNode:
		inspect(n.Pipe, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, command := range n.Cmds {
				inspect(command, visit)
			}
		}
	case *parse.CommandNode:
		for _, argument := range n.Args {
			inspect(argument, visit)
		}
	case *parse.IfNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		inspectBranch(&n.BranchNode, visit)
	case *parse.TemplateNode:
		inspect(n.Pipe, visit)
	}
}

func inspectBranch(n *parse.BranchNode, visit func(parse.Node)) {
	inspect(n.Pipe, visit)
	inspect(n.List, visit)
	inspect(n.ElseList, visit)
}
