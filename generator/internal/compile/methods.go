package compile

import (
	"fmt"
	"reflect"
	"strconv"

	"backissue/generator/internal/lent"
)

// Method is a method of the host's receiver. It is made of a method expression: Value1((*Sheet).With).
type Method struct {
	in       []reflect.Type // after the receiver
	variadic bool           // any number of values more, of any type
	constant bool
	common   bool
	bind     func(s *scope, receiver *expression, arguments []*expression) *expression
}

// Constant says that the method's result depends on its arguments alone, and not on the view. With arguments that are
// constants it is called when the layout is compiled.
func Constant(method Method) Method {
	method.constant = true
	return method
}

// Common says that the method's result depends on its arguments and on the sheet's place, and on nothing else of the view.
func Common(method Method) Method {
	method.common = true
	return method
}

// Text1 is a method that gives a string. So that none has to be made, it appends the string to dst.
func Text1[R, A any](f func(receiver R, dst []byte, a A) ([]byte, error)) Method {
	return Method{in: types[A](), bind: func(_ *scope, receiver *expression, arguments []*expression) *expression {
		r, a := typed[R](receiver), typed[A](arguments[0])
		return ofText(func(m *machine, dot lent.Place, dst []byte) []byte {
			return must(f(r(m, dot), dst, a(m, dot)))
		})
	}}
}

// Chosen1 is a Constant method of two arguments that gives a string. What is appended for the second one depends on the first: choose says what that is, once where the first is
// a constant.
func Chosen1[R, A, B any](choose func(receiver R, a A) func(dst []byte, b B) ([]byte, error)) Method {
	return Constant(Method{in: append(types[A](), types[B]()...), bind: func(s *scope, receiver *expression, arguments []*expression) *expression {
		f, b := chosen(s, choose, receiver, arguments[0]), typed[B](arguments[1])
		return ofText(func(m *machine, dot lent.Place, dst []byte) []byte { return must(f(m, dot)(dst, b(m, dot))) })
	}})
}

// Chosen2 is Chosen1 for two more arguments.
func Chosen2[R, A, B, C any](choose func(receiver R, a A) func(dst []byte, b B, c C) ([]byte, error)) Method {
	in := append(append(types[A](), types[B]()...), types[C]()...)
	return Constant(Method{in: in, bind: func(s *scope, receiver *expression, arguments []*expression) *expression {
		f, b, c := chosen(s, choose, receiver, arguments[0]), typed[B](arguments[1]), typed[C](arguments[2])
		return ofText(func(m *machine, dot lent.Place, dst []byte) []byte {
			return must(f(m, dot)(dst, b(m, dot), c(m, dot)))
		})
	}})
}

// ChosenMore is Chosen1 for any values more. It gets each as fmt.Sprint prints it, and must not keep them.
func ChosenMore[R, A any](choose func(receiver R, a A) func(dst []byte, more []string) ([]byte, error)) Method {
	return Constant(Method{in: types[A](), variadic: true, bind: func(s *scope, receiver *expression, arguments []*expression) *expression {
		f := chosen(s, choose, receiver, arguments[0])
		var more []func(*machine, lent.Place) string
		for _, x := range arguments[1:] {
			s.readsWhole(x)
			more = append(more, s.printed(x.settled()))
		}
		return ofText(func(m *machine, dot lent.Place, dst []byte) []byte {
			start := len(m.words)
			for _, printed := range more {
				m.words = append(m.words, printed(m, dot))
			}
			dst = must(f(m, dot)(dst, m.words[start:]))
			m.words = m.words[:start]
			return dst
		})
	}})
}

// chosen gives what the first argument of a Constant method chooses.
func chosen[R, A, F any](s *scope, choose func(receiver R, a A) F, receiver, first *expression) func(m *machine, dot lent.Place) F {
	if first.constant.IsValid() {
		f := choose(s.host.Receiver.(R), first.constant.Interface().(A))
		return func(*machine, lent.Place) F { return f }
	}
	r, a := typed[R](receiver), typed[A](first)
	return func(m *machine, dot lent.Place) F { return choose(r(m, dot), a(m, dot)) }
}

// Value0 is a method without arguments.
func Value0[R, Z any](f func(receiver R) Z) Method {
	return Method{bind: func(_ *scope, receiver *expression, _ []*expression) *expression {
		r := typed[R](receiver)
		return ofValue(func(m *machine, dot lent.Place) Z { return f(r(m, dot)) })
	}}
}

// Value1 is a method of one argument.
func Value1[R, A, Z any](f func(receiver R, a A) Z) Method {
	return Method{in: types[A](), bind: func(_ *scope, receiver *expression, arguments []*expression) *expression {
		r, a := typed[R](receiver), typed[A](arguments[0])
		return ofValue(func(m *machine, dot lent.Place) Z { return f(r(m, dot), a(m, dot)) })
	}}
}

func types[A any]() []reflect.Type { return []reflect.Type{reflect.TypeFor[A]()} }

func ofValue[Z any](f func(m *machine, dot lent.Place) Z) *expression {
	x := &expression{typ: reflect.TypeFor[Z]()}
	if x.typ.Kind() == reflect.Pointer {
		x.at = func(m *machine, dot lent.Place) lent.Place { return lent.PlaceOf(reflect.ValueOf(f(m, dot))) }
		return x
	}
	x.at = func(m *machine, dot lent.Place) lent.Place {
		value := f(m, dot)
		return lent.To(&value)
	}
	x.into = func(m *machine, dot, room lent.Place) { *lent.Pointer[*Z](room) = f(m, dot) }
	return x
}

// typed takes an expression's value, without reflection.
func typed[A any](x *expression) func(m *machine, dot lent.Place) A {
	at := x.at
	switch typ := reflect.TypeFor[A](); {
	case typ != x.typ:
		refuse("a %s where a %s is wanted", x.typ, typ)
	case x.text != nil && typ == textType:
		return any(x.string()).(func(m *machine, dot lent.Place) A)
	case typ.Kind() == reflect.Pointer:
		return func(m *machine, dot lent.Place) A { return lent.Pointer[A](at(m, dot)) }
	}
	return func(m *machine, dot lent.Place) A { return lent.Read[A](at(m, dot)) }
}

// method compiles a call.
func (s *scope) method(of *expression, name string, arguments []*expression) *expression {
	method, ok := s.host.Methods[name]
	receiver := s.receiver(of)
	if !ok || receiver == nil {
		if x := s.written(of, name, arguments); x != nil {
			return x
		}
		return s.reflected(of, name, arguments)
	}
	if len(arguments) < len(method.in) || !method.variadic && len(arguments) > len(method.in) {
		refuse(".%s with %d arguments", name, len(arguments))
	}
	constants := true
	for i, x := range arguments {
		if i < len(method.in) {
			arguments[i] = x.as(method.in[i])
		}
		constants = constants && x.constant.IsValid()
	}
	if method.constant && constants {
		if folded := method.bind(s, constant(s.host.Receiver), arguments).fold(); folded.constant.IsValid() {
			return folded
		}
	}
	result := method.bind(s, receiver, arguments)
	if method.common || method.constant {
		result.reach = reachOf(arguments)
	}
	s.readsMethod(method, name, result, receiver, arguments)
	return result
}

// receiver finds the host's receiver in a value that embeds it, or gives nil.
func (s *scope) receiver(x *expression) *expression {
	wanted := reflect.TypeOf(s.host.Receiver)
	if x.typ == wanted {
		return x
	}
	typ, pointers := base(x.typ)
	if m := s.embedding(typ); m != nil {
		return walk(x, wanted, m.wayBehind(pointers))
	}
	return nil
}

// embedding gives the receiver as a member of a type that embeds it, or nil.
func (s *scope) embedding(typ reflect.Type) *member {
	wanted := reflect.TypeOf(s.host.Receiver)
	of, _ := base(wanted)
	if m := memberOf(typ, of.Name()); m.embedded && m.field == wanted && len(m.way) == 1 {
		return m
	}
	return nil
}

// as gives the value as an argument of a type: itself, what it points to, or where it lies.
func (x *expression) as(typ reflect.Type) *expression {
	switch x.settled().typ {
	case typ:
		return x
	case reflect.PointerTo(typ):
		at := x.at
		return &expression{typ: typ, at: func(m *machine, dot lent.Place) lent.Place { return at(m, dot).Plus(0) }}
	}
	if reflect.PointerTo(x.typ) == typ {
		return &expression{typ: typ, at: x.at}
	}
	refuse("a %s where a %s is wanted", x.typ, typ)
	panic("unreachable")
}

// reflected calls a method that the host does not name.
func (s *scope) reflected(of *expression, name string, arguments []*expression) *expression {
	s.readsWhole(append(arguments, of)...)
	receiver := of.typ
	for receiver.Kind() == reflect.Pointer && receiver.Elem().Kind() == reflect.Pointer {
		refuse(".%s of a %s", name, of.typ)
	}
	method, _ := receiver.MethodByName(name)
	f := method.Type
	if f.IsVariadic() || f.NumIn() != len(arguments)+1 || f.NumOut() == 0 || f.NumOut() == 2 && f.Out(1) != reflect.TypeFor[error]() || f.NumOut() > 2 {
		refuse(".%s of %s can't be called so", name, of.typ)
	}
	if kind := f.Out(0).Kind(); kind == reflect.Interface || f.Out(0) == reflect.TypeFor[reflect.Value]() {
		refuse(".%s gives a %s", name, f.Out(0))
	}
	for i, x := range arguments {
		arguments[i] = x.as(f.In(i + 1))
	}
	return &expression{typ: f.Out(0), at: func(m *machine, dot lent.Place) lent.Place {
		in := []reflect.Value{of.value(m, dot)}
		for _, x := range arguments {
			in = append(in, x.value(m, dot))
		}
		out := method.Func.Call(in)
		if len(out) == 2 && !out[1].IsNil() {
			panic(fmt.Sprint(out[1]))
		}
		return lent.PlaceOf(out[0])
	}}
}

// printed gives a value as fmt.Sprint prints it.
func (s *scope) printed(x *expression) func(m *machine, dot lent.Place) string {
	switch {
	case x.constant.IsValid():
		text := fmt.Sprint(x.constant.Interface())
		return func(*machine, lent.Place) string { return text }
	case x.typ == reflect.TypeFor[string]():
		return x.string()
	case x.typ == reflect.TypeFor[int]():
		number := x.number()
		return func(m *machine, dot lent.Place) string { return strconv.Itoa(int(number(m, dot))) }
	}
	return func(m *machine, dot lent.Place) string { return fmt.Sprint(x.value(m, dot).Interface()) }
}
