package compile

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"backissue/generator/internal/lent"
)

// compiler makes procedures of templates.
type compiler struct {
	set        *template.Template
	host       Host
	procedures map[procedureKey]*procedure
	lenders    int
	stretches  int
	clipped    *procedure // of which clips are; nil for none
	inPlaces   int        // templates that were compiled where they are called
}

// mostInPlace is how many templates are compiled where they are called: layouts call each other some dozens of times, but might do so any number of times.
const mostInPlace = 200

type procedureKey struct {
	name string
	dot  reflect.Type
}

// procedure compiles a template for a type of dot, once. It is known before it is done, for templates that call themselves.
func (c *compiler) procedure(name string, dot reflect.Type) *procedure {
	key := procedureKey{name, dot}
	if p := c.procedures[key]; p != nil {
		return p
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		refuse("the template %q can't be looked up", name)
	}
	p := &procedure{}
	c.procedures[key] = p
	s := &scope{compiler: c, of: p, inlined: []string{name}}
	s.declare("$", dot)
	p.body = s.list(t.Tree.Root, dot)
	p.vars, p.known = s.slots, true
	p.reach = p.body.reach()
	p.body = c.joined(p.body, p.reach)
	return p
}

// scope knows the variables at a place in a template.
type scope struct {
	*compiler
	vars  []variable
	slots int

	dotReach Reach
	inner    bool       // dot is, or may be, another than the template's
	inlined  []string   // the templates that are compiled where they are called, each in the one before
	of       *procedure // that is compiled
}

type variable struct {
	name string
	typ  reflect.Type
	slot int
}

func (s *scope) declare(name string, typ reflect.Type) int {
	s.vars = append(s.vars, variable{name, typ, s.slots})
	s.slots++
	return s.slots - 1
}

func (s *scope) variable(name string) variable {
	for i := len(s.vars) - 1; i >= 0; i-- {
		if s.vars[i].name == name {
			return s.vars[i]
		}
	}
	refuse("there is no variable %s", name)
	panic("unreachable")
}

// within compiles something whose variables, and dot, end with it.
func (s *scope) within(compile func()) {
	vars, dotReach, inner := len(s.vars), s.dotReach, s.inner
	compile()
	s.vars, s.dotReach, s.inner = s.vars[:vars], dotReach, inner
}

func (s *scope) list(n *parse.ListNode, dot reflect.Type) block {
	var b block
	if n == nil {
		return b
	}
	s.within(func() {
		s.sign("{")
		for _, node := range n.Nodes {
			b = b.add(s.node(node, dot)...)
		}
		s.sign("}")
	})
	return b
}

func (s *scope) node(n parse.Node, dot reflect.Type) []step {
	switch n := n.(type) {
	case *parse.TextNode:
		if s.host.Clips != nil {
			s.sign(strconv.Quote(string(n.Text)))
		}
		return []step{{text: string(n.Text)}}
	case *parse.CommentNode:
		return nil
	case *parse.ActionNode:
		s.signNode("", n)
		return []step{s.action(n, dot)}
	case *parse.IfNode:
		return s.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return s.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return []step{s.loop(n, dot)}
	case *parse.TemplateNode:
		if steps, ok := s.inPlace(n, dot); ok {
			return steps
		}
		return []step{s.call(n, dot)}
	case *parse.BreakNode:
		s.sign("break")
		return []step{{do: func(*machine, lent.Place) signal { return broken }}}
	case *parse.ContinueNode:
		s.sign("continue")
		return []step{{do: func(*machine, lent.Place) signal { return continued }}}
	}
	refuse("%s: what this is is not known", n)
	panic("unreachable")
}

// action is {{pipeline}} or {{$variable := pipeline}}.
func (s *scope) action(n *parse.ActionNode, dot reflect.Type) step {
	if len(n.Pipe.Decl) > 0 {
		return s.assignment(n.Pipe, dot)
	}
	cmds := n.Pipe.Cmds
	plain := len(cmds)
	for plain > 0 && isEscaper(cmds[plain-1]) {
		plain--
	}
	var chain []string
	for _, cmd := range cmds[plain:] {
		chain = append(chain, cmd.Args[0].(*parse.IdentifierNode).Ident)
	}
	e := escaperOf(chain)
	if e == nil {
		refuse("%s: how this is escaped is not known", n)
	}
	return s.output(s.commands(cmds[:plain], dot), e)
}

// isEscaper tells the commands that the escaper put into a pipeline.
func isEscaper(cmd *parse.CommandNode) bool {
	name, ok := cmd.Args[0].(*parse.IdentifierNode)
	return ok && len(cmd.Args) == 1 && strings.HasPrefix(name.Ident, "_html_template_")
}

func (s *scope) assignment(pipe *parse.PipeNode, dot reflect.Type) step {
	value := s.commands(pipe.Cmds, dot).settled()
	if len(pipe.Decl) != 1 {
		refuse("%s: too many variables", pipe)
	}
	name := pipe.Decl[0].Ident[0]
	slot := 0
	if pipe.IsAssign {
		v := s.variable(name)
		if v.typ != value.typ {
			refuse("%s: the variable changes its type", pipe)
		}
		slot = v.slot
	} else {
		slot = s.declare(name, value.typ)
	}
	return step{do: func(m *machine, dot lent.Place) signal {
		v := value.at(m, dot)
		m.vars[m.base+slot] = v
		return onward
	}}
}

// branch is if or with; with makes the value dot.
func (s *scope) branch(n *parse.BranchNode, dot reflect.Type, with bool) (steps []step) {
	s.within(func() {
		var condition *expression
		begun := s.signNode(map[bool]string{false: "if ", true: "with "}[with], n.Pipe)
		if len(n.Pipe.Decl) > 0 {
			set := s.assignment(n.Pipe, dot)
			v := s.variable(n.Pipe.Decl[0].Ident[0])
			condition = s.variableValue(v)
			steps = append(steps, set)
		} else {
			condition = s.commands(n.Pipe.Cmds, dot)
			if condition.constant.IsValid() && !with {
				steps = s.decided(n, dot, isTrue(condition.constant), begun)
				return
			}
		}
		inner, otherwise := dot, s.list(n.ElseList, dot)
		if with {
			condition = condition.settled()
			inner, s.dotReach, s.inner = condition.typ, condition.reach, true
		}
		then := s.list(n.List, inner)
		reach := min(condition.reach, then.reach(), otherwise.reach())
		then, otherwise = s.joined(then, reach), s.joined(otherwise, reach)
		if with {
			at, isTrue := condition.at, truthOf(condition.typ)
			steps = append(steps, step{reach: reach, do: func(m *machine, dot lent.Place) signal {
				if v := at(m, dot); isTrue(v) {
					return then.run(m, v)
				}
				return otherwise.run(m, dot)
			}})
			return
		}
		truth := condition.truth()
		steps = append(steps, step{reach: reach, do: func(m *machine, dot lent.Place) signal {
			if truth(m, dot) {
				return then.run(m, dot)
			}
			return otherwise.run(m, dot)
		}})
	})
	return steps
}

// decided is an if of which only one part can ever run.
func (s *scope) decided(n *parse.BranchNode, dot reflect.Type, truth bool, begun int) []step {
	s.of.form = s.of.form[:begun]
	if truth {
		return s.list(n.List, dot)
	}
	return s.list(n.ElseList, dot)
}

// inPlace compiles {{template "name" .}} as if the template stood there, where dot is that of the template which calls it: then nothing is different in it. It is false for any other call,
// and for a template that calls itself.
func (s *scope) inPlace(n *parse.TemplateNode, dot reflect.Type) (b block, ok bool) {
	if s.inner || n.Pipe == nil || !isDot(n.Pipe) || slices.Contains(s.inlined, n.Name) || s.inPlaces == mostInPlace {
		return nil, false
	}
	t := s.set.Lookup(n.Name)
	if t == nil || t.Tree == nil {
		return nil, false
	}
	s.inPlaces++
	outer := s.vars
	s.vars, s.inlined = s.vars[:1:1], append(s.inlined, n.Name)
	b = s.list(t.Tree.Root, dot)
	s.vars, s.inlined = outer, s.inlined[:len(s.inlined)-1]
	return b, true
}

// isDot tells whether a pipeline is dot alone.
func isDot(pipe *parse.PipeNode) bool {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return false
	}
	_, ok := pipe.Cmds[0].Args[0].(*parse.DotNode)
	return ok
}

// call is {{template "name" pipeline}}.
func (s *scope) call(n *parse.TemplateNode, dot reflect.Type) step {
	s.signNode("", n)
	if n.Pipe == nil {
		p := s.procedure(n.Name, nil)
		s.calls(p)
		return step{reach: p.reach, do: func(m *machine, _ lent.Place) signal {
			p.call(m, lent.Place{})
			return onward
		}}
	}
	if len(n.Pipe.Decl) > 0 {
		refuse("%s: a variable in a call", n)
	}
	argument := s.commands(n.Pipe.Cmds, dot).settled()
	p := s.procedure(n.Name, argument.typ)
	do := func(m *machine, dot lent.Place) signal {
		p.call(m, argument.at(m, dot))
		return onward
	}
	if argument.into != nil {
		lender := s.lenders
		s.lenders++
		do = func(m *machine, dot lent.Place) signal {
			room := m.borrow(lender, argument.typ)
			place := lent.PlaceOf(room)
			argument.into(m, dot, place)
			p.call(m, place)
			m.giveBack(lender, room)
			return onward
		}
	}
	if argument.bond != nil {
		return step{do: s.clip(p, argument.bond, do)}
	}
	s.calls(p)
	return step{reach: p.reach, do: do}
}

// output writes an expression's value, escaped.
func (s *scope) output(x *expression, e *escaper) step {
	if x.constant.IsValid() {
		text, err := e.escape(nil, x.constant.Interface())
		if err != nil {
			refuse("%v", err)
		}
		return step{text: string(text)}
	}
	x = x.settled()
	s.readsWhole(x)
	switch trusted := e.known.trusts(x.typ); {
	case trusted && x.text != nil:
		return step{reach: x.reach, do: func(m *machine, dot lent.Place) signal {
			m.out = x.text(m, dot, m.out)
			return onward
		}}
	case trusted:
		at := x.at
		return step{reach: x.reach, do: func(m *machine, dot lent.Place) signal {
			m.out = append(m.out, lent.Read[string](at(m, dot))...)
			return onward
		}}
	case x.text == nil && x.typ == textType:
		at := x.at
		return step{reach: x.reach, do: func(m *machine, dot lent.Place) signal {
			from := len(m.out)
			m.out = append(m.out, lent.Read[string](at(m, dot))...)
			e.settle(m, from, x, dot)
			return onward
		}}
	case x.address != nil:
		return s.link(x, e)
	case x.text != nil && x.typ == textType:
		return step{reach: x.reach, do: func(m *machine, dot lent.Place) signal {
			from := len(m.out)
			m.out = x.text(m, dot, m.out)
			e.settle(m, from, x, dot)
			return onward
		}}
	}
	if printed := s.printer(x); printed != nil {
		return step{reach: x.reach, do: func(m *machine, dot lent.Place) signal {
			from := len(m.out)
			m.out = printed(m, dot, m.out)
			e.settle(m, from, x, dot)
			return onward
		}}
	}
	return step{reach: x.reach, do: func(m *machine, dot lent.Place) signal {
		m.out = must(e.escape(m.out, x.value(m, dot).Interface()))
		return onward
	}}
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(fmt.Sprint(err))
	}
	return value
}
