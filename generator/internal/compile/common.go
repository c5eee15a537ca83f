package compile

import (
	"reflect"
	"slices"

	"backissue/generator/internal/lent"
)

// Reach says how far something is the same: on a sheet alone, or on others that follow it, too.
type Reach int

const (
	Own  Reach = iota // the sheet's own
	Near              // the same on sheets that lie near each other in a place: those of a printed page
	Wide              // the same on all sheets of a place: those of a folder
)

// written is what a stretch came to in a place.
type written struct {
	place int // as the machine counts them; the first is 1
	text  []byte
}

// joined makes one step of steps that follow each other and reach further than what they stand in, and of the text behind them, where that spares any work. Those that reach
// widest are joined first, and are then steps among those that reach less far.
func (c *compiler) joined(b block, in Reach) block {
	for reach := Wide; reach > in; reach-- {
		b = c.joinedFor(b, reach)
	}
	return b
}

func (c *compiler) joinedFor(b block, reach Reach) block {
	var all block
	for len(b) > 0 {
		n := b.first(reach)
		stretch, rest := b[:n:n], b[n:]
		switch {
		case !stretch.has(reach):
			all = append(all, stretch...)
		case len(rest) > 0:
			stretch = append(stretch, step{text: rest[0].text})
			rest[0].text = ""
			fallthrough
		default:
			all = append(all, c.stretch(stretch, reach))
		}
		if len(rest) > 0 {
			all, rest = append(all, rest[0]), rest[1:]
		}
		b = rest
	}
	return all
}

// stretch makes a step that writes what others wrote in the same place.
func (c *compiler) stretch(b block, reach Reach) step {
	number := c.stretches
	c.stretches++
	return step{reach: reach, do: func(m *machine, dot lent.Place) signal {
		known := &m.stretches[number]
		if known.place == m.places[reach] {
			m.out = append(m.out, known.text...)
			return onward
		}
		from := len(m.out)
		b.run(m, dot)
		known.place, known.text = m.places[reach], append(known.text[:0], m.out[from:]...)
		return onward
	}}
}

// reach gives how far what a block writes is the same. Text alone is the same everywhere.
func (b block) reach() Reach {
	least := Wide
	for _, s := range b {
		if s.do != nil {
			least = min(least, s.reach)
		}
	}
	return least
}

// first gives how many of the first steps reach so far.
func (b block) first(reach Reach) int {
	if n := slices.IndexFunc(b, func(s step) bool { return s.do != nil && s.reach < reach }); n >= 0 {
		return n
	}
	return len(b)
}

// has tells whether a step reaches just so far.
func (b block) has(reach Reach) bool {
	return slices.ContainsFunc(b, func(s step) bool { return s.do != nil && s.reach == reach })
}

func reachOf(all []*expression) Reach {
	least := Wide
	for _, x := range all {
		least = min(least, x.reach)
	}
	return least
}

// reachOf gives how far a field of a view is the same.
func (s *scope) reachOf(view reflect.Type, name string, typ reflect.Type) Reach {
	of, _ := base(view)
	if receiver := reflect.TypeOf(s.host.Receiver); s.host.Reach == nil || view != receiver && s.embedding(of) == nil {
		return Own
	}
	return s.host.Reach(name, typ)
}
