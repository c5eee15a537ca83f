package compile

import (
	"cmp"
	"fmt"
	"reflect"

	"backissue/generator/internal/lent"
)

// function compiles a call of one of the template packages' own functions.
func (s *scope) function(name string, arguments []*expression) *expression {
	x := s.builtin(name, arguments)
	x.reach = reachOf(arguments)
	for _, argument := range arguments {
		if !argument.constant.IsValid() {
			return x
		}
	}
	if x.typ == nil {
		return x
	}
	return x.fold()
}

func (s *scope) builtin(name string, arguments []*expression) *expression {
	if len(arguments) == 0 {
		refuse("%s without arguments", name)
	}
	switch name {
	case "and", "or":
		return either(arguments, name == "or")
	case "not":
		if len(arguments) == 1 {
			truth := arguments[0].truth()
			return ofBool(func(m *machine, dot lent.Place) bool { return !truth(m, dot) })
		}
	case "eq":
		if len(arguments) > 1 {
			return equal(arguments)
		}
	case "ne", "lt", "le", "gt", "ge":
		if len(arguments) == 2 {
			return ordered(name, arguments[0].settled(), arguments[1].settled())
		}
	case "len":
		if len(arguments) == 1 {
			return length(arguments[0].settled())
		}
	case "index":
		return index(arguments)
	case "slice":
		return slice(arguments)
	case "print":
		return s.printing(arguments, func(_ *machine, _ lent.Place, dst []byte, values []any) []byte { return fmt.Append(dst, values...) })
	case "printf":
		format := typed[string](arguments[0].as(reflect.TypeFor[string]()))
		return s.printing(arguments[1:], func(m *machine, dot lent.Place, dst []byte, values []any) []byte {
			return fmt.Appendf(dst, format(m, dot), values...)
		})
	}
	refuse("the function %s with %d arguments", name, len(arguments))
	panic("unreachable")
}

// either is and, or: the first value that decides, else the last one.
func either(arguments []*expression, or bool) *expression {
	x := &expression{typ: arguments[0].typ}
	var tests []func(*machine, lent.Place) bool
	for _, argument := range arguments {
		tests = append(tests, argument.truth())
		if argument.typ != x.typ {
			x.typ = nil
		}
	}
	x.test = func(m *machine, dot lent.Place) bool {
		for _, test := range tests {
			if test(m, dot) == or {
				return or
			}
		}
		return !or
	}
	if x.typ == nil {
		return x
	}
	isTrue := truthOf(x.typ)
	x.at = func(m *machine, dot lent.Place) lent.Place {
		for _, argument := range arguments[:len(arguments)-1] {
			if v := argument.at(m, dot); isTrue(v) == or {
				return v
			}
		}
		return arguments[len(arguments)-1].at(m, dot)
	}
	return x
}

// comparer compares two values of the same kind of type.
func comparer(a, b *expression) func(m *machine, dot lent.Place) int {
	switch kind, other := a.typ.Kind(), b.typ.Kind(); {
	case kind == reflect.String && other == reflect.String:
		x, y := a.string(), b.string()
		return func(m *machine, dot lent.Place) int { return cmp.Compare(x(m, dot), y(m, dot)) }
	case kind == reflect.Bool && other == reflect.Bool:
		x, y := a.truth(), b.truth()
		return func(m *machine, dot lent.Place) int {
			if x(m, dot) == y(m, dot) {
				return 0
			}
			return 1
		}
	case reflect.Int <= kind && kind <= reflect.Int64 && reflect.Int <= other && other <= reflect.Int64:
		x, y := a.number(), b.number()
		return func(m *machine, dot lent.Place) int { return cmp.Compare(x(m, dot), y(m, dot)) }
	case reflect.Uint <= kind && kind <= reflect.Uintptr && reflect.Uint <= other && other <= reflect.Uintptr:
		return func(m *machine, dot lent.Place) int {
			return cmp.Compare(a.value(m, dot).Uint(), b.value(m, dot).Uint())
		}
	}
	refuse("a %s compared with a %s", a.typ, b.typ)
	panic("unreachable")
}

// equal is eq: the first value is one of the others.
func equal(arguments []*expression) *expression {
	first := arguments[0].settled()
	var compares []func(m *machine, dot lent.Place) int
	for _, other := range arguments[1:] {
		compares = append(compares, comparer(first, other.settled()))
	}
	return ofBool(func(m *machine, dot lent.Place) bool {
		for _, compare := range compares {
			if compare(m, dot) == 0 {
				return true
			}
		}
		return false
	})
}

var comparisons = map[string]func(order int) bool{
	"ne": func(order int) bool { return order != 0 },
	"lt": func(order int) bool { return order < 0 },
	"le": func(order int) bool { return order <= 0 },
	"gt": func(order int) bool { return order > 0 },
	"ge": func(order int) bool { return order >= 0 },
}

func ordered(name string, a, b *expression) *expression {
	if name != "ne" && a.typ.Kind() == reflect.Bool {
		refuse("the order of bools")
	}
	compare, holds := comparer(a, b), comparisons[name]
	return ofBool(func(m *machine, dot lent.Place) bool { return holds(compare(m, dot)) })
}

func length(x *expression) *expression {
	typ, pointers := base(x.typ)
	switch typ.Kind() {
	case reflect.String, reflect.Slice, reflect.Array:
		return ofInt(func(m *machine, dot lent.Place) int { return behind(x.value(m, dot), pointers).Len() })
	}
	refuse("the length of a %s", x.typ)
	panic("unreachable")
}

// behind follows pointers.
func behind(v reflect.Value, pointers int) reflect.Value {
	for range pointers {
		v = v.Elem()
	}
	return v
}

// index is index: one item of a list, one of that, and so on.
func index(arguments []*expression) *expression {
	x := arguments[0].settled()
	for _, place := range arguments[1:] {
		typ, pointers := base(x.typ)
		if typ.Kind() != reflect.Slice && typ.Kind() != reflect.Array {
			refuse("index of a %s", x.typ)
		}
		of, at := x, typed[int](place.as(reflect.TypeFor[int]()))
		x = &expression{typ: typ.Elem(), at: func(m *machine, dot lent.Place) lent.Place {
			return lent.PlaceOf(behind(of.value(m, dot), pointers).Index(at(m, dot)))
		}}
	}
	return x
}

// slice is slice, of a slice or a string.
func slice(arguments []*expression) *expression {
	x := arguments[0].settled()
	if x.typ.Kind() != reflect.Slice && x.typ.Kind() != reflect.String || len(arguments) > 3 {
		refuse("slice of a %s", x.typ)
	}
	var at []func(*machine, lent.Place) int
	for _, place := range arguments[1:] {
		at = append(at, typed[int](place.as(reflect.TypeFor[int]())))
	}
	return &expression{typ: x.typ, at: func(m *machine, dot lent.Place) lent.Place {
		v := x.value(m, dot)
		from, to := 0, v.Len()
		if len(at) > 0 {
			from = at[0](m, dot)
		}
		if len(at) > 1 {
			to = at[1](m, dot)
		}
		return lent.PlaceOf(v.Slice(from, to))
	}}
}

// printing is print and printf.
func (s *scope) printing(arguments []*expression, appendTo func(m *machine, dot lent.Place, dst []byte, values []any) []byte) *expression {
	for _, x := range arguments {
		x.settled()
	}
	s.readsWhole(arguments...)
	return ofText(func(m *machine, dot lent.Place, dst []byte) []byte {
		var values []any
		for _, x := range arguments {
			values = append(values, x.value(m, dot).Interface())
		}
		return appendTo(m, dot, dst, values)
	})
}
