package lent

import (
	"reflect"
	"testing"
)

type inner struct {
	Number int
	Name   string
}

type outer struct {
	*inner
	First int
	In    inner
	Far   *outer
	All   []inner
}

// A field is found in a structure and behind pointers, whether the structure is given or a pointer to it; not behind a pointer that is nil, nor in a copy that lies nowhere.
func TestAt(t *testing.T) {
	o := &outer{inner: &inner{Number: 1}, In: inner{2, "in"}, Far: &outer{In: inner{3, "far"}}, All: make([]inner, 4)}
	offset := func(in any, name string) uintptr {
		f, _ := reflect.TypeOf(in).FieldByName(name)
		return f.Offset
	}
	var name, far, embedded, all Field
	name.Add(offset(outer{}, "In"))
	name.Add(offset(inner{}, "Name"))
	far.Add(offset(outer{}, "Far"))
	far.Follow()
	far.Add(offset(outer{}, "In"))
	far.Add(offset(inner{}, "Name"))
	embedded.Follow()
	all.Add(offset(outer{}, "All"))
	for _, v := range []reflect.Value{reflect.ValueOf(o), reflect.ValueOf(o).Elem()} {
		if got, ok := At[string](&name, v); got != "in" || !ok {
			t.Errorf("%q, %v", got, ok)
		}
		if got, ok := At[string](&far, v); got != "far" || !ok {
			t.Errorf("%q, %v", got, ok)
		}
		if got, ok := At[int](&embedded, v); got != 1 || !ok {
			t.Errorf("%d, %v", got, ok)
		}
		if got, ok := At[[]struct{}](&all, v); len(got) != 4 || !ok {
			t.Errorf("%d, %v", len(got), ok)
		}
	}
	for _, v := range []reflect.Value{reflect.ValueOf(*o), reflect.ValueOf(&outer{}), reflect.ValueOf((*outer)(nil))} {
		if got, ok := At[string](&far, v); ok {
			t.Errorf("%q", got)
		}
	}
}
