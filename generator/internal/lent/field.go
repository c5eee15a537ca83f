package lent

import (
	"reflect"
	"unsafe"
)

// Field is the way from a structure, or a pointer to one, to a field, which may be one of another structure that lies in it or that it points to. What lies there is read without
// reflection, which takes several times as long.
type Field struct {
	first uintptr
	more  []uintptr // each behind a pointer, which lies where the way has come to
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

// At gives what lies at the field of a structure, or of one that is pointed to. It must be a T, or have the same form in memory. It is false when a pointer on the way is nil, or
// the structure can't be pointed to.
func At[T any](f *Field, of reflect.Value) (value T, ok bool) {
	at := f.find(of)
	if at == nil {
		return value, false
	}
	return *(*T)(at), true
}

func (f *Field) find(of reflect.Value) unsafe.Pointer {
	var at unsafe.Pointer
	switch {
	case of.Kind() == reflect.Pointer:
		at = of.UnsafePointer()
	case of.CanAddr():
		at = unsafe.Pointer(of.UnsafeAddr())
	}
	if at == nil {
		return nil
	}
	at = unsafe.Add(at, f.first)
	for _, offset := range f.more {
		if at = *(*unsafe.Pointer)(at); at == nil {
			return nil
		}
		at = unsafe.Add(at, offset)
	}
	return at
}
