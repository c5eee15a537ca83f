package compile

import (
	"fmt"
	"reflect"
	"text/template/parse"

	"backissue/generator/internal/lent"
)

// expression is a value of a known type, computed when a sheet is made.
type expression struct {
	typ      reflect.Type // nil when it is not the same each time; then only its truth can be used
	at       func(m *machine, dot lent.Place) lent.Place
	constant reflect.Value // when it is always the same
	reach    Reach         // how far it is the same
	isDot    bool          // it is dot itself

	bond    *bond                                   // of an item joined to a sheet
	address func(m *machine, dot lent.Place) string // of a link that is not the same on all sheets that share clips

	// Quicker ways to the same value, where there are any.
	text func(m *machine, dot lent.Place, dst []byte) []byte // of a string or template.HTML: appends it
	into func(m *machine, dot, room lent.Place)              // of a struct that a method gives: sets what lies in the room to it
	test func(m *machine, dot lent.Place) bool               // of a bool, or of what has no single type
}

func constant(value any) *expression {
	v := reflect.ValueOf(value)
	place := lent.PlaceOf(v)
	return &expression{typ: v.Type(), constant: v, reach: Wide, at: func(*machine, lent.Place) lent.Place { return place }}
}

// value gives the value for reflection.
func (x *expression) value(m *machine, dot lent.Place) reflect.Value {
	return x.at(m, dot).Value(x.typ)
}

// settled gives an expression whose values are all of one type, or refuses.
func (x *expression) settled() *expression {
	if x.typ == nil {
		refuse("a value whose type is not known beforehand")
	}
	switch x.typ.Kind() {
	case reflect.Interface, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		refuse("a value that is a %s", x.typ)
	}
	if _, pointers := base(x.typ); pointers > 1 {
		refuse("a pointer to a pointer")
	}
	return x
}

// fold computes an expression of constants now. One that fails is left to fail in its sheet.
func (x *expression) fold() (folded *expression) {
	defer func() {
		if recover() != nil {
			folded = x
		}
	}()
	return constant(x.value(&machine{}, lent.Place{}).Interface())
}

// truth tells whether the value counts as true.
func (x *expression) truth() func(m *machine, dot lent.Place) bool {
	if x.test != nil {
		return x.test
	}
	at, isTrue := x.at, truthOf(x.settled().typ)
	return func(m *machine, dot lent.Place) bool { return isTrue(at(m, dot)) }
}

// truthOf tells whether values of a type count as true.
func truthOf(typ reflect.Type) func(value lent.Place) bool {
	switch typ.Kind() {
	case reflect.Bool:
		return lent.Read[bool]
	case reflect.Int:
		return func(value lent.Place) bool { return lent.Read[int](value) != 0 }
	case reflect.String:
		return func(value lent.Place) bool { return lent.Read[string](value) != "" }
	case reflect.Slice:
		return func(value lent.Place) bool {
			_, n := value.Items()
			return n > 0
		}
	case reflect.Pointer:
		return func(value lent.Place) bool { return !value.IsNil() }
	}
	return func(value lent.Place) bool { return isTrue(value.Value(typ)) }
}

// isTrue tells whether a value counts as true.
func isTrue(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String, reflect.Slice, reflect.Array:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0 // zero with a sign is zero
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0
	}
	return !v.IsZero()
}

// number gives the value of a whole number with a sign.
func (x *expression) number() func(m *machine, dot lent.Place) int64 {
	if x.typ.Kind() != reflect.Int {
		return func(m *machine, dot lent.Place) int64 { return x.value(m, dot).Int() }
	}
	at := x.at
	return func(m *machine, dot lent.Place) int64 { return int64(lent.Read[int](at(m, dot))) }
}

// ofBool makes the expression of a test.
func ofBool(test func(m *machine, dot lent.Place) bool) *expression {
	return &expression{typ: reflect.TypeFor[bool](), test: test, at: func(m *machine, dot lent.Place) lent.Place {
		result := test(m, dot)
		return lent.To(&result)
	}}
}

// ofInt makes the expression of a whole number.
func ofInt(count func(m *machine, dot lent.Place) int) *expression {
	return &expression{typ: reflect.TypeFor[int](), at: func(m *machine, dot lent.Place) lent.Place { return placeOf(count(m, dot)) }}
}

// smallNumbers lie where loops find them. Nothing else may ever lie there.
var smallNumbers = func() (all [256]int) {
	for n := range all {
		all[n] = n
	}
	return all
}()

// placeOf gives where a number lies.
func placeOf(n int) lent.Place {
	if 0 <= n && n < len(smallNumbers) {
		return lent.To(&smallNumbers[n])
	}
	other := n
	return lent.To(&other)
}

// ofText makes the expression of a string that is appended.
func ofText(text func(m *machine, dot lent.Place, dst []byte) []byte) *expression {
	x := &expression{typ: reflect.TypeFor[string](), text: text}
	read := x.string()
	x.at = func(m *machine, dot lent.Place) lent.Place {
		value := read(m, dot)
		return lent.To(&value)
	}
	return x
}

// string gives the value of a string.
func (x *expression) string() func(m *machine, dot lent.Place) string {
	if text := x.text; text != nil {
		return func(m *machine, dot lent.Place) string {
			m.scratch = text(m, dot, m.scratch[:0])
			return string(m.scratch)
		}
	}
	at := x.at
	return func(m *machine, dot lent.Place) string { return lent.Read[string](at(m, dot)) }
}

// commands compiles a pipeline: each value is the last argument of the next command.
func (s *scope) commands(cmds []*parse.CommandNode, dot reflect.Type) *expression {
	var last *expression
	for _, cmd := range cmds {
		last = s.command(cmd, dot, last)
	}
	if last == nil {
		refuse("a pipeline without commands")
	}
	return last
}

func (s *scope) command(cmd *parse.CommandNode, dot reflect.Type, final *expression) *expression {
	arguments := func() []*expression {
		var list []*expression
		for _, n := range cmd.Args[1:] {
			list = append(list, s.operand(n, dot))
		}
		if final != nil {
			list = append(list, final)
		}
		return list
	}
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		return s.chain(s.dot(dot), n.Ident, arguments())
	case *parse.ChainNode:
		return s.chain(s.operand(n.Node, dot), n.Field, arguments())
	case *parse.VariableNode:
		if len(n.Ident) > 1 {
			return s.chain(s.variableValue(s.variable(n.Ident[0])), n.Ident[1:], arguments())
		}
	case *parse.IdentifierNode:
		return s.function(n.Ident, arguments())
	}
	if len(cmd.Args) > 1 || final != nil {
		refuse("%s: arguments for what is no function", cmd)
	}
	return s.operand(cmd.Args[0], dot)
}

// operand compiles an argument.
func (s *scope) operand(n parse.Node, dot reflect.Type) *expression {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.dot(dot)
	case *parse.FieldNode:
		return s.chain(s.dot(dot), n.Ident, nil)
	case *parse.ChainNode:
		return s.chain(s.operand(n.Node, dot), n.Field, nil)
	case *parse.VariableNode:
		return s.chain(s.variableValue(s.variable(n.Ident[0])), n.Ident[1:], nil)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return s.commands(n.Cmds, dot)
		}
	case *parse.IdentifierNode:
		return s.function(n.Ident, nil)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		return number(n)
	}
	refuse("%s: a value of this kind", n)
	panic("unreachable")
}

// number gives a whole number. Others, and runes, can be several types.
func number(n *parse.NumberNode) *expression {
	if text := fmt.Sprint(n.Int64); n.IsInt && text == n.Text && int64(int(n.Int64)) == n.Int64 {
		return constant(int(n.Int64))
	}
	refuse("%s: a number of this kind", n)
	panic("unreachable")
}

func (s *scope) dot(typ reflect.Type) *expression {
	return &expression{typ: typ, reach: s.dotReach, isDot: true, at: func(_ *machine, dot lent.Place) lent.Place { return dot }}
}

func (s *scope) variableValue(v variable) *expression {
	slot := v.slot
	return &expression{typ: v.typ, at: func(m *machine, _ lent.Place) lent.Place { return m.vars[m.base+slot] }}
}
