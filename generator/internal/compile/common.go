package compile

import (
	"reflect"
	"slices"
)

// written is what a stretch came to in a place.
type written struct {
	place int // as the machine counts them; the first is 1
	text  []byte
}

// joined makes one step of common ones that follow each other, and of the text behind them, where that spares any work. A block that is common itself is left to
// what it stands in, which may be common, too.
func (c *compiler) joined(b block) block {
	var all block
	for len(b) > 0 {
		n := b.common()
		stretch, rest := b[:n:n], b[n:]
		switch {
		case !stretch.writes():
			all = append(all, stretch...)
		case len(rest) > 0:
			stretch = append(stretch, step{text: rest[0].text})
			rest[0].text = nil
			fallthrough
		default:
			all = append(all, c.stretch(stretch))
		}
		if len(rest) > 0 {
			all, rest = append(all, rest[0]), rest[1:]
		}
		b = rest
	}
	return all
}

// writes tells whether any step does more than to write its text.
func (b block) writes() bool {
	return slices.ContainsFunc(b, func(s step) bool { return s.do != nil })
}

// stretch makes a step that writes what others wrote in the same place.
func (c *compiler) stretch(b block) step {
	number := c.stretches
	c.stretches++
	return step{do: func(m *machine, dot reflect.Value) signal {
		known := &m.stretches[number]
		if known.place == m.places {
			m.out = append(m.out, known.text...)
			return onward
		}
		from := len(m.out)
		b.run(m, dot)
		known.place, known.text = m.places, append(known.text[:0], m.out[from:]...)
		return onward
	}}
}

// isCommon tells whether a block writes the same on all sheets of a place.
func (b block) isCommon() bool { return b.common() == len(b) }

// common gives how many of the first steps write the same on all sheets of a place.
func (b block) common() int {
	if n := slices.IndexFunc(b, func(s step) bool { return s.do != nil && !s.common }); n >= 0 {
		return n
	}
	return len(b)
}

func areCommon(all []*expression) bool {
	return !slices.ContainsFunc(all, func(x *expression) bool { return !x.common })
}

// namesCommon tells whether a field of a view is the same for all views of a place.
func (s *scope) namesCommon(view reflect.Type, name string) bool {
	return slices.Contains(s.host.Common, name) && s.receiver(&expression{typ: view}) != nil
}
