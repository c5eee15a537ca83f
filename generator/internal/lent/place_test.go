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

// A field is found in a structure and behind pointers, whether the structure is given or a pointer to it; not behind a pointer that is nil.
func TestField(t *testing.T) {
	o := &outer{inner: &inner{Number: 1}, In: inner{2, "in"}, Far: &outer{In: inner{3, "far"}}, All: []inner{{4, "a"}, {5, "b"}}}
	offset := func(in any, name string) uintptr {
		f, _ := reflect.TypeOf(in).FieldByName(name)
		return f.Offset
	}
	var name, far, farthest, embedded, all Field
	name.Add(offset(outer{}, "In"))
	name.Add(offset(inner{}, "Name"))
	far.Add(offset(outer{}, "Far"))
	farthest = far
	far.Follow()
	far.Add(offset(outer{}, "In"))
	far.Add(offset(inner{}, "Name"))
	farthest.Follow()
	farthest.Add(offset(outer{}, "Far"))
	farthest.Leads()
	embedded.Follow()
	all.Add(offset(outer{}, "All"))
	for _, p := range []Place{To(o), PlaceOf(reflect.ValueOf(o)), PlaceOf(reflect.ValueOf(o).Elem()), PlaceOf(reflect.ValueOf(*o))} {
		if got := Read[string](name.In(p)); got != "in" {
			t.Errorf("%q", got)
		}
		if got := Read[string](far.In(p)); got != "far" {
			t.Errorf("%q", got)
		}
		if !farthest.In(p).IsNil() {
			t.Error("a nil pointer leads somewhere")
		}
		if got := Read[int](embedded.In(p)); got != 1 {
			t.Errorf("%d", got)
		}
		if first, n := all.In(p).Items(); n != 2 || Read[inner](first.Item(1, reflect.TypeFor[inner]().Size())) != o.All[1] {
			t.Errorf("%d items", n)
		}
		if got := p.Value(reflect.TypeFor[*outer]()).Interface().(*outer); got.In != o.In || Pointer[*outer](p) != got || p.Value(reflect.TypeFor[outer]()).Field(1).Int() != 0 {
			t.Error("another value lies there")
		}
	}
	if pointer, offset, ok := far.Behind(); !ok || Read[string](To(o).Plus(pointer).Follow().Plus(offset)) != "far" {
		t.Error("not found behind its pointer")
	}
	for _, f := range []*Field{&name, &farthest} {
		if _, _, ok := f.Behind(); ok {
			t.Error("one pointer leads there")
		}
	}
	for _, f := range []*Field{&far, &farthest, &embedded} {
		for _, p := range []Place{To(&outer{}), {}} {
			func() {
				defer func() {
					if recover() == nil {
						t.Error("a field of nothing was found")
					}
				}()
				f.In(p)
			}()
		}
	}
}
