package compile

import (
	"reflect"
	"text/template/parse"

	"backissue/generator/internal/lent"
)

// loop is {{range}}.
func (s *scope) loop(n *parse.RangeNode, dot reflect.Type) (result step) {
	s.within(func() {
		s.signNode("range ", n.Pipe)
		over := s.commands(n.Pipe.Cmds, dot).settled()
		if n.Pipe.IsAssign {
			refuse("%s: range sets a variable from outside", n.Pipe)
		}
		typ := over.typ
		for typ != nil && typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		l := &iteration{over: over.at, index: -1, element: -1}
		elements := s.elements(n, typ)
		if vars := n.Pipe.Decl; len(vars) > 0 {
			if len(vars) > 1 {
				l.index = s.declare(vars[0].Ident[0], reflect.TypeFor[int]())
			}
			l.element = s.declare(vars[len(vars)-1].Ident[0], elements)
		}
		l.otherwise = s.joined(s.list(n.ElseList, dot), Own)
		s.dotReach, s.inner = Own, true
		l.body = s.joined(s.list(n.List, elements), Own)
		if typ.Kind() == reflect.Int {
			result.do = l.overNumbers
			return
		}
		result.do = l.overItems
		l.items, l.size, l.pointers = itemsOf(over.typ), elements.Size(), elements.Kind() == reflect.Pointer
	})
	return result
}

// elements gives the type of what a range goes over: the elements of a slice or an array, or the numbers below a number.
func (s *scope) elements(n *parse.RangeNode, typ reflect.Type) reflect.Type {
	switch {
	case typ == nil:
	case typ.Kind() == reflect.Slice, typ.Kind() == reflect.Array:
		return typ.Elem()
	case typ == reflect.TypeFor[int]() && len(n.Pipe.Decl) < 2:
		return typ
	}
	refuse("%s: range over %v", n.Pipe, typ)
	panic("unreachable")
}

// iteration is a range at work. Index and element are the slots of its variables, or -1.
type iteration struct {
	over            func(m *machine, dot lent.Place) lent.Place
	items           func(list lent.Place) (first lent.Place, n int)
	size            uintptr // of an item
	pointers        bool    // the items are pointers
	index, element  int
	body, otherwise block
}

func (l *iteration) overItems(m *machine, dot lent.Place) signal {
	first, n := l.items(l.over(m, dot))
	if n == 0 {
		return l.nothing(m, dot)
	}
	for i := range n {
		item := first.Item(i, l.size)
		if l.pointers {
			item = item.Follow()
		}
		if l.index >= 0 {
			m.vars[m.base+l.index] = placeOf(i)
		}
		if !l.turn(m, item) {
			break
		}
	}
	return onward
}

// itemsOf gives those of a slice or an array.
func itemsOf(typ reflect.Type) func(list lent.Place) (first lent.Place, n int) {
	if of, _ := base(typ); of.Kind() == reflect.Array {
		return func(list lent.Place) (first lent.Place, n int) { return list.Plus(0), of.Len() }
	}
	return lent.Place.Items
}

func (l *iteration) overNumbers(m *machine, dot lent.Place) signal {
	n := lent.Read[int](l.over(m, dot))
	if n <= 0 {
		return l.nothing(m, dot)
	}
	for i := range n {
		if !l.turn(m, placeOf(i)) {
			break
		}
	}
	return onward
}

// turn runs the body for one item and tells whether to go on.
func (l *iteration) turn(m *machine, item lent.Place) bool {
	m.tick()
	if l.element >= 0 {
		m.vars[m.base+l.element] = item
	}
	return l.body.run(m, item) != broken
}

// nothing runs the else part. A {{break}} there ends this range, as html/template has it, and not the one around it.
func (l *iteration) nothing(m *machine, dot lent.Place) signal {
	if s := l.otherwise.run(m, dot); s == continued {
		return s
	}
	return onward
}
