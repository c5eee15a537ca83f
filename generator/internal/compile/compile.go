// Package compile makes a layout fast: it turns an html/template into a program of Go functions for one type of view.
//
// # What it promises
//
// A program's output is, byte for byte, what html/template writes for the same view. What a program can't do it refuses
// to do: Compile gives an error for a layout that uses something it does not know, and Append gives one when anything
// goes wrong in a sheet (a nil pointer, an index out of range, a method's error). Both times html/template is the one to
// ask: it makes the sheet, or says what is wrong in its own words, which are the ones that editors get to see.
//
// # Why escaping can't differ
//
// This package escapes nothing by rules of its own. It compiles the trees as html/template's escaper leaves them, with
// the escapers that it chose for each place standing in the pipelines. For each such chain of escapers it finds a
// sample, a one-line template that html/template escapes with the very same chain (escaping.go). Then
//   - a value is given to that sample, and what comes out is copied;
//   - unless the chain judges characters one at a time (tables.go lists the escapers that do). Then the sample was asked about
//     each byte beforehand, and text of bytes that it left as they are is left as it is, or each is written as it answered;
//   - a chain that no sample has is refused.
//
// A template that is called from inside a tag, an attribute or a script exists in html/template under a name of its own
// that nobody outside can look up. It is refused, too.
//
// # Why it is fast
//
// The type of every value is known when a layout is compiled: views hold no maps and no interfaces. So dot and variables are
// places (package lent), and fields are read where they lie; each template is compiled for each type it is called with, the words of a site that need no value become
// text, and methods of the receiver that the host names are called as they are, not through reflection. Nothing is
// allocated for text, dot, fields and variables, and output is appended to a buffer of the caller's.
//
// Much of a sheet is the same on all sheets of its folder: the masthead with its links, the trail, the footer. What of a layout depends on nothing else
// (common.go) is written once for sheets that follow each other in one place, and copied from then on.
package compile

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"sync"
	"time"

	"backissue/generator/internal/lent"
)

// Host is what the program that owns the views knows about them.
type Host struct {
	// Receiver is a value of the type whose Methods these are; views embed it. It stands in for that of any view when a
	// method that is Constant is called at compile time.
	Receiver any

	// Methods by name. Methods that are not here are called through reflection, which is slow. A type that embeds the
	// receiver must not have a method of its own under one of these names.
	Methods map[string]Method

	// Printers print types that have a String method.
	Printers []Printer

	// Writers append what methods without arguments give as template.HTML.
	Writers []Writer

	// Reach tells how far a view's field of a name and a type is the same: one of the receiver's, or another of a view that embeds it. All views that a view leads to have its
	// receiver. When it is nil, all fields are the sheet's own.
	Reach func(field string, typ reflect.Type) Reach

	// Constants are fields of the receiver that are the same for all views, by name.
	Constants map[string]any

	// Clips of what is shown on many sheets; nil for none.
	Clips *Clips

	// NewPlace makes the memory of where the last sheet lay; when it is nil, no two sheets share a place.
	NewPlace func() Place
}

// Place remembers a sheet's place.
type Place interface {
	// Move goes to where the sheet of a view lies, which a pointer leads to, and tells what is no more the same as on the sheet before, beside what is a sheet's own: all that is Near where it lies near no
	// longer, and all that is Wide, too, in another place. For the first sheet it is Wide.
	Move(view any) Reach
}

// Limits end an Append that takes too long or writes too much.
type Limits struct {
	Time time.Duration // from when it has made a few thousand steps: most sheets need no look at a clock
	Size int           // bytes
}

// ErrTooSlow says that the time is over.
var ErrTooSlow = errors.New("making the sheet takes too long")

var errTooLong = errors.New("the sheet is too long")

// Program is a compiled layout. It may be used by several goroutines at once.
type Program struct {
	view     reflect.Type
	body     *procedure
	form     string
	machines sync.Pool
}

// Compile makes the program of a template, which must have been executed once and so be escaped, for views of a type.
// Its error names what the program can't do.
func Compile(t *template.Template, view reflect.Type, host Host) (program *Program, err error) {
	defer func() {
		switch reason := recover().(type) {
		case nil:
		case unsupported:
			program, err = nil, fmt.Errorf("compile %s for %s: %s", t.Name(), view, string(reason))
		default:
			panic(reason)
		}
	}()
	c := &compiler{set: t, host: host, procedures: map[procedureKey]*procedure{}}
	p := &Program{view: view, body: c.procedure(t.Name(), view)}
	p.form = c.form(p.body)
	lenders, stretches := c.lenders, c.stretches // and nothing else of the compiler, which knows the template: that is to be let go
	p.machines.New = func() any {
		m := &machine{lent: make([][]reflect.Value, lenders), stretches: make([]written, stretches)}
		if host.NewPlace != nil {
			m.place = host.NewPlace()
		}
		return m
	}
	return p, nil
}

// unsupported is thrown by whatever can't be compiled, and caught by Compile.
type unsupported string

func refuse(format string, args ...any) { panic(unsupported(fmt.Sprintf(format, args...))) }

// Append writes the sheet of a view after dst. When it fails, dst holds what it held before.
func (p *Program) Append(dst []byte, view any, limits Limits) (out []byte, err error) {
	value := reflect.ValueOf(view)
	if !value.IsValid() || value.Type() != p.view {
		return dst, fmt.Errorf("the layout was compiled for %s, not for %T", p.view, view)
	}
	if value.Kind() != reflect.Pointer {
		copied := reflect.New(p.view)
		copied.Elem().Set(value)
		value, view = copied, copied.Interface()
	}
	m := p.machines.Get().(*machine)
	m.start(dst, view, limits)
	defer func() {
		if reason := recover(); reason != nil { // the machine is in disorder and let go
			out, err = dst, fmt.Errorf("make the sheet: %v", reason)
			if reason == ErrTooSlow {
				err = ErrTooSlow
			}
			return
		}
		m.finish()
		p.machines.Put(m)
	}()
	p.body.call(m, lent.PlaceOf(value))
	m.checkSize()
	out = m.out
	return out, nil
}
