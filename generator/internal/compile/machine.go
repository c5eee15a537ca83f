package compile

import (
	"reflect"
	"time"

	"backissue/generator/internal/lent"
)

// machine is the state of one run. Whatever goes wrong is thrown, and caught by Append.
type machine struct {
	out     []byte
	scratch []byte   // text on its way into a string
	words   []string // arguments on their way into a method
	limits  Limits
	begin   int // where the sheet begins in out
	ticks   int
	depth   int

	deadline time.Time // zero until there is one

	vars []lent.Place
	base int // of the running procedure's variables in vars

	lent [][]reflect.Value // what each lender has to give

	place     Place         // of the sheet; nil when no two share one
	places    [Wide + 1]int // that were come to, by what is the same in them
	stretches []written

	cutting bool      // a clip
	links   []cutLink // in it
}

// maxDepth is how deep templates may call each other. html/template allows more, and is asked when it is not enough.
const maxDepth = 1000

// start makes the machine ready for a sheet. After a run that ended as it should, everything else is as at first.
func (m *machine) start(dst []byte, view any, limits Limits) {
	m.out, m.limits, m.begin, m.ticks, m.deadline = dst, limits, len(dst), 0, time.Time{}
	moved := Wide
	if m.place != nil {
		moved = m.place.Move(view)
	}
	for reach := Near; reach <= moved; reach++ {
		m.places[reach]++
	}
}

// finish lets go of the sheet.
func (m *machine) finish() {
	m.out = nil
	clear(m.vars[:cap(m.vars)])
}

// tick counts the turns of loops and the calls of templates: without these no program can run on.
func (m *machine) tick() {
	m.ticks++
	if m.ticks%256 == 0 {
		m.checkSize()
		if m.ticks%4096 == 0 {
			m.checkTime()
		}
	}
}

func (m *machine) checkTime() {
	now := time.Now()
	if m.deadline.IsZero() {
		m.deadline = now.Add(m.limits.Time)
	}
	if now.After(m.deadline) {
		panic(ErrTooSlow)
	}
}

func (m *machine) checkSize() {
	if len(m.out)-m.begin > m.limits.Size {
		panic(errTooLong)
	}
}

// borrow gives room for a value that lives as long as a template's call. Templates that call themselves need more than one.
func (m *machine) borrow(lender int, typ reflect.Type) reflect.Value {
	free := m.lent[lender]
	if len(free) == 0 {
		return reflect.New(typ).Elem()
	}
	m.lent[lender] = free[:len(free)-1]
	return free[len(free)-1]
}

func (m *machine) giveBack(lender int, room reflect.Value) {
	room.SetZero() // a body must not live on here
	m.lent[lender] = append(m.lent[lender], room)
}

// procedure is a template compiled for one type of dot.
type procedure struct {
	body  block
	vars  int
	reach Reach // of what it writes; known when it is compiled

	known bool    // it is compiled
	reads reading // also by those that it calls
	form  []byte  // what it is made of, where constants are worked out
}

// call runs a procedure. Its first variable is $.
func (p *procedure) call(m *machine, dot lent.Place) {
	m.tick()
	if m.depth == maxDepth {
		panic("templates call each other too deep")
	}
	m.depth++
	base := m.base
	m.base = len(m.vars)
	m.vars = append(m.vars, dot)
	for range p.vars - 1 {
		m.vars = append(m.vars, lent.Place{})
	}
	p.body.run(m, dot)
	m.vars = m.vars[:m.base]
	m.base = base
	m.depth--
}

// signal says how a step ended.
type signal int

const (
	onward signal = iota
	broken        // by {{break}}
	continued
)

// block is a list of steps.
type block []step

// step writes text and then does something.
type step struct {
	text  string
	do    func(m *machine, dot lent.Place) signal // nil when there is only text
	reach Reach                                   // of what do writes; where that is not the sheet's own, nothing else comes of it
}

func (b block) run(m *machine, dot lent.Place) signal {
	for i := range b {
		m.out = append(m.out, b[i].text...)
		if b[i].do != nil {
			if s := b[i].do(m, dot); s != onward {
				return s
			}
		}
	}
	return onward
}

// add puts steps at the end, and joins text with text.
func (b block) add(steps ...step) block {
	for _, s := range steps {
		if last := len(b) - 1; last >= 0 && b[last].do == nil {
			b[last].text += s.text
			b[last].do, b[last].reach = s.do, s.reach
			continue
		}
		b = append(b, s)
	}
	return b
}
