package compile

import (
	"reflect"
	"slices"
	"text/template/parse"

	"backissue/generator/internal/lent"
	"backissue/generator/internal/packed"
)

// # Clips
//
// The same item stands on many sheets: an article in the lists of its tags, its district and its people. A clip is what the template that shows it came to, kept by the host and pasted
// into the next sheet, of another place and by another program. It may be, because of each template it is known what it reads:
//   - all that a template writes comes of its dot. Clips are of one that is called with an item joined to a sheet, so of these two;
//   - of the sheet it must read nothing that differs between the sheets that share clips, such as a title;
//   - links may differ, as those to the folder that a sheet lies in do. These are not in a clip, but their addresses, and are written anew on each sheet;
//   - programs share clips when their templates are of one form: the escaped text of the template and of those that it calls, in which constants are worked out.
//
// An item that has a clip is not read by the template, so it may lack all but a few fields. A program that reads others of items anywhere else has no form, and shares no clips.

// Clips say of which items a host keeps clips, and what of a sheet they may show.
type Clips struct {
	Join  string   // the receiver's method that joins an item to a sheet
	There []string // the fields that an item has in any case
	Same  []string // fields and methods of the receiver that are the same on all sheets that share clips, as constant ones are anyway
	Link  string   // its method that gives a link to an address

	// Differs tells whether links to an address are not the same on all sheets that share clips.
	Differs func(address string) bool

	item   reflect.Type
	finder func(item *expression) finder
	linker func(receiver *expression) linker
}

// finder gives the clip of an item, or what takes the one that is made.
type finder func(m *machine, dot lent.Place) (clip string, keep func(clip []byte))

// linker appends the link from the sheet at hand to an address.
type linker func(m *machine, dot lent.Place, dst []byte, address string) []byte

// ClipsOf gives c for items of type T and receivers of type R. Of gives an item's clip, if it has one, or what takes a copy of the one that is made, or neither. Link appends what the method
// of that name gives.
func ClipsOf[R, T any](c Clips, of func(item *T) (clip string, keep func(clip []byte)), link func(receiver R, dst []byte, address string) []byte) *Clips {
	c.item = reflect.TypeFor[T]()
	c.finder = func(item *expression) finder {
		i := typed[*T](item)
		return func(m *machine, dot lent.Place) (string, func([]byte)) { return of(i(m, dot)) }
	}
	c.linker = func(receiver *expression) linker {
		r := typed[R](receiver)
		return func(m *machine, dot lent.Place, dst []byte, address string) []byte {
			return link(r(m, dot), dst, address)
		}
	}
	return &c
}

// bond is an item joined to a sheet, by a method of its receiver.
type bond struct{ receiver, item *expression }

// reading is what a procedure, and those that it calls, read of items and sheets.
type reading struct {
	sheet bool // of a sheet, what is not the same on all that share clips; or a link in another way than to write it
	item  bool // of an item, fields that those with clips lack

	links, written int // links that were asked for, and those that were written
	escaper        *escaper
}

// readsField notes that a field of a value is read.
func (s *scope) readsField(typ reflect.Type, name string) {
	clips := s.host.Clips
	if clips == nil {
		return
	}
	typ, _ = base(typ)
	switch {
	case typ == clips.item:
		s.reads().item = s.reads().item || !slices.Contains(clips.There, name)
	case s.isReceivers(typ, name):
		s.reads().sheet = s.reads().sheet || !slices.Contains(clips.Same, name)
	}
}

// isReceivers tells whether a type's field is its receiver, or one of that.
func (s *scope) isReceivers(typ reflect.Type, name string) bool {
	typ, _ = base(typ)
	receiver := reflect.TypeOf(s.host.Receiver)
	if of, _ := base(receiver); typ == of {
		return true
	}
	return memberOf(typ, name).first == receiver
}

// readsMethod notes that a method of the receiver is called.
func (s *scope) readsMethod(method Method, name string, result, receiver *expression, arguments []*expression) {
	clips := s.host.Clips
	switch {
	case clips == nil, method.constant, slices.Contains(clips.Same, name):
	case name == clips.Join:
		result.bond = &bond{receiver, arguments[0]}
	case name == clips.Link:
		to := arguments[0]
		if to.constant.IsValid() && !clips.Differs(to.constant.String()) {
			return
		}
		s.reads().links++
		s.reads().sheet = s.reads().sheet || to.reach > Own // it may be written once for several sheets, and would be no link of a clip
		result.address = typed[string](to)
	default:
		s.reads().sheet = true
	}
}

// readsWhole notes that all of a value may be read.
func (s *scope) readsWhole(values ...*expression) {
	if s.host.Clips == nil {
		return
	}
	for _, x := range values {
		s.reads().sheet = s.reads().sheet || x.typ == nil || holds(x.typ, reflect.TypeOf(s.host.Receiver), nil)
		s.reads().item = s.reads().item || x.typ == nil || holds(x.typ, s.host.Clips.item, nil)
	}
}

// holds tells whether values of a type have some of another in them.
func holds(typ, other reflect.Type, outer []reflect.Type) bool {
	if typ == other {
		return true
	}
	if slices.Contains(outer, typ) {
		return false
	}
	switch outer = append(outer, typ); typ.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return holds(typ.Elem(), other, outer)
	case reflect.Struct:
		for i := range typ.NumField() {
			if holds(typ.Field(i).Type, other, outer) {
				return true
			}
		}
	}
	return false
}

// link writes a link that may be another on another sheet.
func (s *scope) link(x *expression, e *escaper) step {
	r, differs := s.reads(), s.host.Clips.Differs
	r.written++
	r.escapeLinks(e)
	return step{reach: x.reach, do: func(m *machine, dot lent.Place) signal {
		from := len(m.out)
		m.out = x.text(m, dot, m.out)
		e.settle(m, from, x, dot)
		if m.cutting {
			if address := x.address(m, dot); differs(address) {
				m.links = append(m.links, cutLink{from, len(m.out), address})
			}
		}
		return onward
	}}
}

// escapeLinks notes how links are escaped: all of a clip must be so.
func (r *reading) escapeLinks(e *escaper) {
	if r.escaper == nil {
		r.escaper = e
	}
	r.sheet = r.sheet || r.escaper != e
}

// calls notes what a procedure that is called reads.
func (s *scope) calls(p *procedure) {
	s.sign(string(p.form))
	r := s.reads()
	r.sheet, r.item = r.sheet || p.reads.sheet, r.item || p.reads.item
	r.links, r.written = r.links+p.reads.links, r.written+p.reads.written
	if p.reads.escaper != nil {
		r.escapeLinks(p.reads.escaper)
	}
	if !p.known { // it calls itself
		r.sheet, r.item = true, true
	}
}

func (s *scope) reads() *reading { return &s.of.reads }

// signNode adds a node to the form of the procedure that is compiled, after a word, and gives where.
func (s *scope) signNode(word string, n parse.Node) int {
	if s.host.Clips == nil { // as for most layouts: to write a node costs as much as to compile it
		return 0
	}
	return s.sign(word, n.String())
}

// sign adds to the form of the procedure that is compiled, and gives where.
func (s *scope) sign(texts ...string) int {
	from := len(s.of.form)
	if s.host.Clips != nil {
		for _, text := range texts {
			s.of.form = append(s.of.form, text...)
		}
	}
	return from
}

// form gives the form of the procedure that a program's clips are of; none when it can't share any.
func (c *compiler) form(body *procedure) string {
	form := ""
	if p := c.clipped; p != nil && !body.reads.item && !p.reads.sheet && p.reads.links == p.reads.written {
		form = string(p.form)
	}
	for _, p := range c.procedures {
		p.form = nil
	}
	return form
}

// Form names what clips of items are for a program: programs of one form share them. Programs without one have none.
func (p *Program) Form() string { return p.form }

// clip compiles the call of a procedure with an item joined to a sheet. The first one is that of which clips are.
func (s *scope) clip(p *procedure, of *bond, call func(m *machine, dot lent.Place) signal) func(m *machine, dot lent.Place) signal {
	if s.clipped == nil && p.known {
		s.clipped = p
	}
	if s.clipped != p {
		s.calls(p)
		return call
	}
	find, link := s.host.Clips.finder(of.item), s.host.Clips.linker(of.receiver)
	return func(m *machine, dot lent.Place) signal {
		clip, keep := find(m, dot)
		switch {
		case clip != "":
			m.paste(clip, p.reads.escaper, func(address string) { m.out = link(m, dot, m.out, address) })
		case keep != nil:
			m.cut(keep, func() { call(m, dot) })
		default:
			call(m, dot)
		}
		return onward
	}
}

// cutLink is a link in what a clip is made of, and where it is in the machine's output.
type cutLink struct {
	from, to int
	address  string
}

// cut has a template's call write, and gives the clip of that: how many links it lacks, what stands before each, and its address, and then the rest.
func (m *machine) cut(keep func([]byte), call func()) {
	from := len(m.out)
	m.cutting, m.links = true, m.links[:0]
	call()
	m.cutting = false
	w := packed.Writer{Bytes: m.scratch[:0]}
	w.Number(len(m.links))
	for _, l := range m.links {
		w.Number(l.from - from)
		w.Bytes = append(w.Bytes, m.out[from:l.from]...)
		w.Text(l.address)
		from = l.to
	}
	clear(m.links)
	m.scratch = append(w.Bytes, m.out[from:]...)
	keep(m.scratch)
}

// aText is any expression of a text, for an escaper.
var aText = &expression{typ: textType}

// paste writes a clip.
func (m *machine) paste(clip string, e *escaper, link func(address string)) {
	m.tick()
	r := packed.Read(clip)
	for range r.Number() {
		m.out = append(m.out, r.Text()...)
		from := len(m.out)
		link(r.Text())
		e.settle(m, from, aText, lent.Place{})
	}
	m.out = append(m.out, r.Rest()...)
}
