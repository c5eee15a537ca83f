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
	eval     func(m *machine, dot reflect.Value) reflect.Value
	constant reflect.Value // when it is always the same
	reach    Reach         // how far it is the same

	bond    *bond                                      // of an item joined to a sheet
	address func(m *machine, dot reflect.Value) string // of a link that is not the same on all sheets that share clips

	// Quicker ways to the same value, where there are any.
	lies *lent.Field // of a field: where it lies in what from gives
	from *expression
	text func(m *machine, dot reflect.Value, dst []byte) []byte  // of a string or template.HTML: appends it
	into func(m *machine, dot reflect.Value, room reflect.Value) // of a struct that a method gives: sets room to it
	test func(m *machine, dot reflect.Value) bool                // of a bool, or of what has no single type
}

func constant(value any) *expression {
	v := reflect.ValueOf(value)
	return &expression{typ: v.Type(), constant: v, reach: Wide, eval: func(*machine, reflect.Value) reflect.Value { return v }}
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
	return x
}

// fold computes an expression of constants now. One that fails is left to fail in its sheet.
func (x *expression) fold() (folded *expression) {
	defer func() {
		if recover() != nil {
			folded = x
		}
	}()
	return constant(x.eval(&machine{}, reflect.Value{}).Interface())
}

// truth tells whether the value counts as true.
func (x *expression) truth() func(m *machine, dot reflect.Value) bool {
	if x.test != nil {
		return x.test
	}
	x.settled()
	otherwise := func(m *machine, dot reflect.Value) bool { return isTrue(x.eval(m, dot)) }
	if x.lies == nil {
		return otherwise
	}
	switch x.typ.Kind() {
	case reflect.Bool:
		return read[bool](x, otherwise)
	case reflect.String:
		return func(m *machine, dot reflect.Value) bool { return x.string(m, dot) != "" }
	case reflect.Slice:
		return func(m *machine, dot reflect.Value) bool { return x.length(m, dot) > 0 }
	}
	return otherwise
}

// read gives a value as what lies in its place, and where that can't be had, otherwise.
func read[T any](x *expression, otherwise func(m *machine, dot reflect.Value) T) func(m *machine, dot reflect.Value) T {
	return func(m *machine, dot reflect.Value) T {
		if value, ok := lent.At[T](x.lies, x.from.eval(m, dot)); ok {
			return value
		}
		return otherwise(m, dot)
	}
}

// number gives the value of a whole number with a sign.
func (x *expression) number() func(m *machine, dot reflect.Value) int64 {
	otherwise := func(m *machine, dot reflect.Value) int64 { return x.eval(m, dot).Int() }
	if x.lies == nil || x.typ.Kind() != reflect.Int {
		return otherwise
	}
	number := read(x, func(m *machine, dot reflect.Value) int { return int(otherwise(m, dot)) })
	return func(m *machine, dot reflect.Value) int64 { return int64(number(m, dot)) }
}

// length gives the length of a slice.
func (x *expression) length(m *machine, dot reflect.Value) int {
	if x.lies != nil {
		if slice, ok := lent.At[[]struct{}](x.lies, x.from.eval(m, dot)); ok {
			return len(slice)
		}
	}
	return x.eval(m, dot).Len()
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

// ofBool makes the expression of a test.
func ofBool(test func(m *machine, dot reflect.Value) bool) *expression {
	return &expression{typ: reflect.TypeFor[bool](), test: test, eval: func(m *machine, dot reflect.Value) reflect.Value {
		return reflect.ValueOf(test(m, dot))
	}}
}

// ofText makes the expression of a string that is appended.
func ofText(text func(m *machine, dot reflect.Value, dst []byte) []byte) *expression {
	x := &expression{typ: reflect.TypeFor[string](), text: text}
	x.eval = func(m *machine, dot reflect.Value) reflect.Value { return reflect.ValueOf(x.string(m, dot)) }
	return x
}

// string gives the value of a string.
func (x *expression) string(m *machine, dot reflect.Value) string {
	if x.text == nil {
		if x.lies != nil {
			if text, ok := lent.At[string](x.lies, x.from.eval(m, dot)); ok {
				return text
			}
		}
		return x.eval(m, dot).String()
	}
	m.scratch = x.text(m, dot, m.scratch[:0])
	return string(m.scratch)
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
	return &expression{typ: typ, reach: s.dotReach, eval: func(_ *machine, dot reflect.Value) reflect.Value { return dot }}
}

func (s *scope) variableValue(v variable) *expression {
	slot := v.slot
	return &expression{typ: v.typ, eval: func(m *machine, _ reflect.Value) reflect.Value { return m.vars[m.base+slot] }}
}
