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
