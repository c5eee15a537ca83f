package automaton

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// automaton follows a pattern through a text at one look into a table for each character. Package regexp goes through every place of the pattern that
// may be next, hundreds of them where the words of a dozen languages are; here such a set of places is a state, which is made when a text first
// leads to it and then known.
//
// A seeking one tells whether there is a match anywhere; a measuring one, where the match ends that begins at a given place, which is the one
// that the pattern's alternatives, taken in their order, come to first: its states have their places in that order.
type automaton struct {
	*program
	measures bool
	starts   [3]*state  // by what stands before
	making   sync.Mutex // held by who makes a state
	known    map[string]*state
	cells    int // how many entries of states' tables there are
	followed []bool
}

// state is a set of places in a pattern that the text so far may have led to. next is the state behind a character of a class, the last class being
// the end of the text; nil where no text has led there yet.
type state struct {
	places  []uint32 // the instructions that read, match, or ask for what stands beside them; or those that lead there
	behind  byte     // what it stands behind, see nothing
	matched bool     // a match ends before the last character; what a seeking automaton has found is one
	next    []atomic.Pointer[state]
}

// What a state stands behind, as far as its pattern asks.
const (
	nothing byte = iota
	textStart
	wordCharacter
)

// found is the state of a seeking automaton that has found a match.
var found = &state{matched: true}

// mostCells bounds an automaton's memory, whatever the texts: half a megabyte.
const mostCells = 1 << 16

func newAutomaton(p *program, measures bool) *automaton {
	a := &automaton{program: p, measures: measures, known: map[string]*state{}, followed: make([]bool, len(p.Inst))}
	for behind := range a.starts {
		a.starts[behind] = a.stateOf([]uint32{uint32(p.Start)}, byte(behind), false)
	}
	return a
}

// seek tells whether text has a match; known is false when the automaton has grown too large to tell.
func (a *automaton) seek(text string) (has, known bool) {
	s := a.starts[textStart]
	for _, c := range text {
		if len(s.places) == 0 {
			return s.matched, true
		}
		if s = a.after(s, a.classes.of(c)); s == nil {
			return false, false
		}
	}
	if len(s.places) == 0 {
		return s.matched, true
	}
	s = a.after(s, len(s.next)-1)
	return s != nil && s.matched, s != nil
}

// measure gives where the match ends that begins at text[from:], -1 when none does; known is false when the automaton has grown too large to tell.
func (a *automaton) measure(text string, from int) (end int, known bool) {
	end = -1
	s := a.starts[a.behind(text, from)]
	for k, c := range text[from:] {
		if len(s.places) == 0 {
			return end, true
		}
		if s = a.after(s, a.classes.of(c)); s == nil {
			return -1, false
		}
		if s.matched {
			end = from + k
		}
	}
	if len(s.places) == 0 {
		return end, true
	}
	if s = a.after(s, len(s.next)-1); s == nil {
		return -1, false
	}
	if s.matched {
		end = len(text)
	}
	return end, true
}

// behind tells what text[from:] stands behind.
func (a *automaton) behind(text string, from int) byte {
	if from == 0 {
		return textStart
	}
	if c, _ := utf8.DecodeLastRuneInString(text[:from]); a.edges && a.reads(a.classes.of(c), a.wordSet) {
		return wordCharacter
	}
	return nothing
}

func (a *automaton) after(s *state, class int) *state {
	if to := s.next[class].Load(); to != nil {
		return to
	}
	return a.step(s, class)
}

// step makes the state behind a character of class from s, or behind the end of the text; nil when there is no room for more.
func (a *automaton) step(s *state, class int) *state {
	a.making.Lock()
	defer a.making.Unlock()
	end := class == len(s.next)-1
	behind := nothing
	if !end && a.edges && a.reads(class, a.wordSet) {
		behind = wordCharacter
	}
	beside := syntax.EmptyNoWordBoundary
	if (behind == wordCharacter) != (s.behind == wordCharacter) {
		beside = syntax.EmptyWordBoundary
	}
	if s.behind == textStart {
		beside |= syntax.EmptyBeginText
	}
	if end {
		beside |= syntax.EmptyEndText
	}
	reached, matched := a.read(s, class, beside)
	to := found
	if !matched || a.measures {
		if !a.measures && !a.anchored && !end {
			reached = append(reached, uint32(a.Start))
		}
		to = a.stateOf(reached, behind, matched)
	}
	if to != nil {
		s.next[class].Store(to)
	}
	return to
}

// read gives where a character of class leads to from s, and whether a match ends before it. What would be tried after that match is tried no more.
func (a *automaton) read(s *state, class int, beside syntax.EmptyOp) (reached []uint32, matched bool) {
	for _, place := range a.follow(s.places, beside, false) {
		switch {
		case a.Inst[place].Op == syntax.InstMatch:
			return reached, true
		case class < len(a.has) && a.setOf[place] >= 0 && a.reads(class, a.setOf[place]):
			reached = append(reached, a.Inst[place].Out)
		}
	}
	return reached, false
}

// stateOf gives the state of the places that from leads to before a further character is read; nil when there is no room for it.
func (a *automaton) stateOf(from []uint32, behind byte, matched bool) *state {
	beside := syntax.EmptyOp(0)
	if behind == textStart {
		beside = syntax.EmptyBeginText
	}
	places := a.follow(from, beside, true)
	if !a.measures {
		slices.Sort(places)
	} else if slices.ContainsFunc(places, func(place uint32) bool { return a.Inst[place].Op == syntax.InstEmptyWidth }) {
		places = from // which are tried first shows once it is known what is met
	}
	key := make([]byte, 0, 4*len(places)+2)
	for _, place := range places {
		if !a.measures && a.Inst[place].Op == syntax.InstMatch {
			return found
		}
		key = binary.LittleEndian.AppendUint32(key, place)
	}
	key = append(key, behind)
	if matched {
		key = append(key, 1)
	}
	if s := a.known[string(key)]; s != nil {
		return s
	}
	cells := len(a.has) + 1
	if a.cells += cells; a.cells > mostCells {
		return nil
	}
	s := &state{places: places, behind: behind, matched: matched, next: make([]atomic.Pointer[state], cells)}
	a.known[string(key)] = s
	return s
}

// follow gives the instructions that from leads to without reading, in the order in which they are tried: those that read and match, and, when open,
// those that ask for what is not known to be met, but may be when the next character is seen.
func (a *automaton) follow(from []uint32, beside syntax.EmptyOp, open bool) []uint32 {
	var out []uint32
	clear(a.followed)
	waiting := slices.Clone(from)
	slices.Reverse(waiting)
	for len(waiting) > 0 {
		place := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if a.followed[place] {
			continue
		}
		a.followed[place] = true
		switch in := &a.Inst[place]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			waiting = append(waiting, in.Arg, in.Out)
		case syntax.InstCapture, syntax.InstNop:
			waiting = append(waiting, in.Out)
		case syntax.InstEmptyWidth:
			switch op := syntax.EmptyOp(in.Arg); {
			case op&^beside == 0:
				waiting = append(waiting, in.Out)
			case open && op&syntax.EmptyBeginText&^beside == 0:
				out = append(out, place)
			}
		case syntax.InstFail:
		default:
			out = append(out, place)
		}
	}
	return out
}
