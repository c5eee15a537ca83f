package compile

import (
	"fmt"
	"reflect"
	"slices"
	"sync"

	"backissue/generator/internal/lent"
)

// hop is one step from a struct to one of its fields.
type hop struct {
	pointers int     // to follow first
	offset   uintptr // of the field
}

// member is what a type that is no pointer has under a name.
type member struct {
	method, ofPointer bool // it is a method, or one of the pointer alone
	field             reflect.Type
	way               []hop        // to the field; it may be one of an embedded struct
	first             reflect.Type // of the first field on that way
	embedded          bool         // the field is
}

// members are those that layouts asked for. A type's are the same for all layouts, and package reflect makes a new type for each method that it is asked for.
var members sync.Map

type memberKey struct {
	of   reflect.Type
	name string
}

func memberOf(of reflect.Type, name string) *member {
	key := memberKey{of, name}
	if known, ok := members.Load(key); ok {
		return known.(*member)
	}
	found := &member{}
	_, found.method = of.MethodByName(name)
	if !found.method && of.Kind() != reflect.Interface {
		_, found.ofPointer = reflect.PointerTo(of).MethodByName(name)
	}
	if of.Kind() == reflect.Struct {
		if field, ok := of.FieldByName(name); ok && field.IsExported() {
			found.field, found.way = hopsAlong(of, field.Index)
			found.first, found.embedded = of.Field(field.Index[0]).Type, field.Anonymous
		}
	}
	members.Store(key, found)
	return found
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
	m := memberOf(base, name)
	if m.method || !m.ofPointer {
		return m.method
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
	m := memberOf(start, name)
	if m.field == nil {
		refuse("%s has no field %s", typ, name)
	}
	return m.field, m.wayBehind(pointers)
}

// wayBehind gives the way from so many pointers.
func (m *member) wayBehind(pointers int) []hop {
	way := slices.Clone(m.way)
	way[0].pointers = pointers
	return way
}

func hopsAlong(typ reflect.Type, index []int) (reflect.Type, []hop) {
	var way []hop
	pointers := 0
	for _, i := range index {
		typ, pointers = base(typ)
		field := typ.Field(i)
		way = append(way, hop{pointers, field.Offset})
		typ = field.Type
	}
	return typ, way
}

// walk compiles the way from a value to a field.
func walk(from *expression, typ reflect.Type, way []hop) *expression {
	x := &expression{typ: typ}
	field := fieldOf(typ, way)
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

// fieldOf gives where the field of a type lies, at the end of a way.
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
		field.Add(h.offset)
	}
	if typ.Kind() == reflect.Pointer {
		field.Leads()
	}
	return &field
}
