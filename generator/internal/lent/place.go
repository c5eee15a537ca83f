package lent

import (
	"reflect"
	"unsafe"
)

// Place is where a value lies. A pointer's place is where that lies which it points to: so a value and a pointer to it have one place. The zero Place is that of a nil pointer. A program that
// knows all types beforehand reads so what lies there without package reflect, which takes several times as long and looks up what it is told of types.
type Place struct{ at unsafe.Pointer }

// PlaceOf gives where a value lies, or where a copy of one lies that has no place.
func PlaceOf(v reflect.Value) Place {
	switch {
	case v.Kind() == reflect.Pointer:
		return Place{v.UnsafePointer()}
	case v.CanAddr():
		return Place{unsafe.Pointer(v.UnsafeAddr())}
	}
	copied := reflect.New(v.Type())
	copied.Elem().Set(v)
	return Place{copied.UnsafePointer()}
}

// To gives where that lies which a pointer points to.
func To[T any](pointer *T) Place { return Place{unsafe.Pointer(pointer)} }

// IsNil tells whether this is the place of a nil pointer.
func (p Place) IsNil() bool { return p.at == nil }

// Value gives the value that lies at a place, which must be of the type.
func (p Place) Value(typ reflect.Type) reflect.Value {
	if typ.Kind() == reflect.Pointer {
		return reflect.NewAt(typ.Elem(), p.at)
	}
	return reflect.NewAt(typ, p.at).Elem()
}

// Read gives the value that lies at a place. It must be a T, which is no pointer, or have the same form in memory.
func Read[T any](p Place) T { return *(*T)(p.at) }

// Pointer gives the pointer P to what lies at a place.
func Pointer[P any](p Place) P { return *(*P)(unsafe.Pointer(&p.at)) }

// Follow gives the place of a pointer that lies at a place.
func (p Place) Follow() Place { return Place{*(*unsafe.Pointer)(p.at)} }

// Items gives the place of the first item of the slice that lies at a place, and how many there are.
func (p Place) Items() (first Place, n int) {
	items := *(*[]struct{})(p.at)
	return Place{unsafe.Pointer(unsafe.SliceData(items))}, len(items)
}

// Item gives the place that lies so many items of a size behind that of the first.
func (p Place) Item(i int, size uintptr) Place { return Place{unsafe.Add(p.at, uintptr(i)*size)} }

// Field is the way from a structure to a field, which may be one of another structure that lies in it or that it points to.
type Field struct {
	first uintptr
	more  []uintptr // each behind a pointer, which lies where the way has come to
	leads bool      // the field is a pointer, and its place where that leads
}

// Add leads on to what lies at an offset.
func (f *Field) Add(offset uintptr) {
	if n := len(f.more); n > 0 {
		f.more[n-1] += offset
		return
	}
	f.first += offset
}

// Follow leads on to what the pointer points to.
func (f *Field) Follow() { f.more = append(f.more, 0) }

// Leads says that the field is a pointer itself.
func (f *Field) Leads() { f.leads = true }

// Offset gives how far behind the structure's place the field's is; false when a pointer leads there.
func (f *Field) Offset() (offset uintptr, ok bool) { return f.first, len(f.more) == 0 && !f.leads }

// Behind gives where the pointer lies that leads to the field, and how far behind what it points to the field's place is; false when none leads there, or several.
func (f *Field) Behind() (pointer, offset uintptr, ok bool) {
	if len(f.more) != 1 || f.leads {
		return 0, 0, false
	}
	return f.first, f.more[0], true
}

// In gives the place of the field of a structure. It panics when the structure, or a pointer on the way, is nil.
func (f *Field) In(p Place) Place {
	p = p.Plus(f.first)
	for _, offset := range f.more {
		p = p.Follow().Plus(offset)
	}
	if f.leads {
		p = p.Follow()
	}
	return p
}

// Plus gives the place at an offset in a structure. It panics when there is none.
func (p Place) Plus(offset uintptr) Place {
	if p.at == nil {
		panic("a field of a nil pointer")
	}
	return Place{unsafe.Add(p.at, offset)}
}
