package compile

import (
	"fmt"
	"reflect"

	"backissue/generator/internal/lent"
)

// hop is one step from a struct to one of its fields.
type hop struct {
	pointers int // to follow first
	field    int
}

// chain compiles .Field.Method.Field; arguments are the last one's.
func (s *scope) chain(x *expression, names []string, arguments []*expression) *expression {
	var way []hop // fields are joined to one step
	from := x
	typ, reach := x.typ, x.reach
	arrive := func() *expression {
		if len(way) == 0 {
			return x
		}
		field := walk(from, typ, way)
		field.reach = reach
		return field
	}
	for i, name := range names {
		last := i == len(names)-1
		if typ == nil {
			refuse(".%s of a value whose type is not known beforehand", name)
		}
		if has(typ, name) {
			var given []*expression
			if last {
				given = arguments
			}
			x = s.method(arrive(), name, given)
			from, typ, reach, way = x, x.typ, x.reach, nil
			continue
		}
		if last && len(arguments) > 0 {
			refuse(".%s is not a method, but has arguments", name)
		}
		if value, known := s.host.Constants[name]; known && s.isReceivers(typ, name) {
			x = constant(value)
			s.sign(fmt.Sprintf("=%q", value))
			from, typ, reach, way = x, x.typ, x.reach, nil
			continue
		}
		s.readsField(typ, name)
		of, hops := fieldHops(typ, name)
		reach, typ = max(reach, s.reachOf(typ, name, of)), of
		way = append(way, hops...)
		x = nil
	}
	if x != nil {
		return x
	}
	return arrive()
}

// has tells whether a type has a method. A method of the pointer alone can be called or not, depending on where the value
// lies.
func has(typ reflect.Type, name string) bool {
	base, pointers := base(typ)
	if base.Kind() == reflect.Interface {
		refuse(".%s of an interface", name)
	}
	if _, ok := base.MethodByName(name); ok {
		return true
	}
	if _, ok := reflect.PointerTo(base).MethodByName(name); !ok {
		return false
	}
	if pointers == 0 {
		refuse(".%s is a method of *%s", name, base)
	}
	return true
}

func base(typ reflect.Type) (reflect.Type, int) {
	pointers := 0
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
		pointers++
	}
	return typ, pointers
}

// fieldHops finds a field, also one of an embedded struct.
func fieldHops(typ reflect.Type, name string) (reflect.Type, []hop) {
	start, pointers := base(typ)
	if start.Kind() != reflect.Struct {
		refuse(".%s of a %s", name, typ)
	}
	field, ok := start.FieldByName(name)
	if !ok || !field.IsExported() {
		refuse("%s has no field %s", typ, name)
	}
	return hopsAlong(start, pointers, field.Index)
}

func hopsAlong(typ reflect.Type, pointers int, index []int) (reflect.Type, []hop) {
	var way []hop
	for _, i := range index {
		if len(way) > 0 {
			typ, pointers = base(typ)
		}
		way = append(way, hop{pointers, i})
		typ = typ.Field(i).Type
	}
	return typ, way
}

// walk compiles the way from a value to a field.
func walk(from *expression, typ reflect.Type, way []hop) *expression {
	x := &expression{typ: typ}
	field := fieldOf(from.typ, way)
	offset, near := field.Offset()
	pointer, beyond, behind := field.Behind()
	switch at := from.at; {
	case near && from.isDot:
		x.at = func(_ *machine, dot lent.Place) lent.Place { return dot.Plus(offset) }
	case near:
		x.at = func(m *machine, dot lent.Place) lent.Place { return at(m, dot).Plus(offset) }
	case behind && from.isDot:
		x.at = func(_ *machine, dot lent.Place) lent.Place { return dot.Plus(pointer).Follow().Plus(beyond) }
	case behind:
		x.at = func(m *machine, dot lent.Place) lent.Place { return at(m, dot).Plus(pointer).Follow().Plus(beyond) }
	case from.isDot:
		x.at = func(_ *machine, dot lent.Place) lent.Place { return field.In(dot) }
	default:
		x.at = func(m *machine, dot lent.Place) lent.Place { return field.In(at(m, dot)) }
	}
	return x
}

// fieldOf gives where the field at the end of a way lies.
func fieldOf(typ reflect.Type, way []hop) *lent.Field {
	var field lent.Field
	for i, h := range way {
		pointers := h.pointers
		if i == 0 {
			pointers-- // that a value's place is followed along anyway
		}
		for range pointers {
			field.Follow()
		}
		typ, _ = base(typ)
		f := typ.Field(h.field)
		field.Add(f.Offset)
		typ = f.Type
	}
	if typ.Kind() == reflect.Pointer {
		field.Leads()
	}
	return &field
}
