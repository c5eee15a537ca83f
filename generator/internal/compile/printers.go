package compile

import (
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strconv"

	"backissue/generator/internal/lent"
)

// Printer prints values of a type.
type Printer struct {
	typ    reflect.Type
	append func(x *expression) func(m *machine, dot lent.Place, dst []byte) []byte
}

// Print makes the printer of a type. It must append what the type's String method gives.
func Print[T any](text func(dst []byte, value T) []byte) Printer {
	return Printer{reflect.TypeFor[T](), func(x *expression) func(m *machine, dot lent.Place, dst []byte) []byte {
		value := typed[T](x)
		return func(m *machine, dot lent.Place, dst []byte) []byte { return text(dst, value(m, dot)) }
	}}
}

// Writer appends what a method of a type gives.
type Writer struct {
	typ    reflect.Type
	method string
	append func(dst []byte, of lent.Place) []byte
}

// Write makes the writer of a method that gives template.HTML, so that no string has to be made of it.
func Write[T any](method string, html func(dst []byte, of *T) []byte) Writer {
	return Writer{reflect.TypeFor[T](), method, func(dst []byte, of lent.Place) []byte { return html(dst, lent.Pointer[*T](of)) }}
}

// written compiles a call of a method that has a writer; nil for any other.
func (s *scope) written(of *expression, name string, arguments []*expression) *expression {
	typ, pointers := base(of.typ)
	for _, w := range s.host.Writers {
		if w.typ == typ && w.method == name && pointers < 2 && len(arguments) == 0 {
			s.readsWhole(of)
			x := ofText(func(m *machine, dot lent.Place, dst []byte) []byte { return w.append(dst, of.at(m, dot)) })
			x.typ = reflect.TypeFor[template.HTML]()
			return x
		}
	}
	return nil
}

// trusted are the types that escapers treat as something else than text.
var trusted = []reflect.Type{
	reflect.TypeFor[template.CSS](), reflect.TypeFor[template.HTML](), reflect.TypeFor[template.HTMLAttr](),
	reflect.TypeFor[template.JS](), reflect.TypeFor[template.JSStr](), reflect.TypeFor[template.URL](), reflect.TypeFor[template.Srcset](),
}

// printer gives what appends an expression's value as fmt.Sprint prints it, or nil where only fmt knows.
func (s *scope) printer(x *expression) func(m *machine, dot lent.Place, dst []byte) []byte {
	for _, p := range s.host.Printers {
		if p.typ == x.typ {
			return p.append(x)
		}
	}
	if slices.Contains(trusted, x.typ) {
		return nil
	}
	if x.typ.Implements(reflect.TypeFor[fmt.Stringer]()) || x.typ.Implements(reflect.TypeFor[error]()) || x.typ.Implements(reflect.TypeFor[fmt.Formatter]()) {
		return nil
	}
	switch x.typ.Kind() {
	case reflect.String:
		text := x.string()
		return func(m *machine, dot lent.Place, dst []byte) []byte { return append(dst, text(m, dot)...) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		number := x.number()
		return func(m *machine, dot lent.Place, dst []byte) []byte {
			return strconv.AppendInt(dst, number(m, dot), 10)
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(m *machine, dot lent.Place, dst []byte) []byte {
			return strconv.AppendUint(dst, x.value(m, dot).Uint(), 10)
		}
	case reflect.Bool:
		return func(m *machine, dot lent.Place, dst []byte) []byte {
			return strconv.AppendBool(dst, x.value(m, dot).Bool())
		}
	}
	return nil
}
