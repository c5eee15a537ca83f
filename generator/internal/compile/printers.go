package compile

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
)

// Printer prints values of a type.
type Printer struct {
	typ    reflect.Type
	append func(dst []byte, v reflect.Value) []byte
}

// Print makes the printer of a type. It must append what the type's String method gives.
func Print[T any](text func(dst []byte, value T) []byte) Printer {
	return Printer{reflect.TypeFor[T](), func(dst []byte, v reflect.Value) []byte {
		if v.CanAddr() {
			return text(dst, *v.Addr().Interface().(*T))
		}
		return text(dst, v.Interface().(T))
	}}
}

// Writer appends what a method of a type gives.
type Writer struct {
	typ    reflect.Type
	method string
	append func(dst []byte, v reflect.Value) []byte
}

// Write makes the writer of a method that gives template.HTML, so that no string has to be made of it.
func Write[T any](method string, html func(dst []byte, of *T) []byte) Writer {
	return Writer{reflect.TypeFor[T](), method, func(dst []byte, v reflect.Value) []byte {
		switch {
		case v.Kind() == reflect.Pointer:
			return html(dst, v.Interface().(*T))
		case v.CanAddr():
			return html(dst, v.Addr().Interface().(*T))
		}
		value := v.Interface().(T)
		return html(dst, &value)
	}}
}

// written compiles a call of a method that has a writer; nil for any other.
func (s *scope) written(of *expression, name string, arguments []*expression) *expression {
	typ, pointers := base(of.typ)
	for _, w := range s.host.Writers {
		if w.typ == typ && w.method == name && pointers < 2 && len(arguments) == 0 {
			x := ofText(func(m *machine, dot reflect.Value, dst []byte) []byte { return w.append(dst, of.eval(m, dot)) })
			x.typ = reflect.TypeFor[template.HTML]()
			x.eval = func(m *machine, dot reflect.Value) reflect.Value {
				return reflect.ValueOf(template.HTML(x.string(m, dot)))
			}
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

// printer gives what appends a value of a type as fmt.Sprint prints it, or nil where only fmt knows.
func (s *scope) printer(typ reflect.Type) func(dst []byte, v reflect.Value) []byte {
	for _, p := range s.host.Printers {
		if p.typ == typ {
			return p.append
		}
	}
	for _, t := range trusted {
		if t == typ {
			return nil
		}
	}
	if typ.Implements(reflect.TypeFor[fmt.Stringer]()) || typ.Implements(reflect.TypeFor[error]()) || typ.Implements(reflect.TypeFor[fmt.Formatter]()) {
		return nil
	}
	switch typ.Kind() {
	case reflect.String:
		return func(dst []byte, v reflect.Value) []byte { return append(dst, v.String()...) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(dst []byte, v reflect.Value) []byte { return strconv.AppendInt(dst, v.Int(), 10) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(dst []byte, v reflect.Value) []byte { return strconv.AppendUint(dst, v.Uint(), 10) }
	case reflect.Bool:
		return func(dst []byte, v reflect.Value) []byte { return strconv.AppendBool(dst, v.Bool()) }
	}
	return nil
}
