package automaton

import (
	"regexp/syntax"
	"unicode"
)

// program is a pattern as instructions, and what they tell apart.
type program struct {
	*syntax.Prog
	anchored bool // a match begins where the text does

	classes runeClasses
	setOf   []int      // by instruction: which of the sets of characters it reads, -1 for one that reads none
	has     [][]uint64 // by class: the sets that have its characters
	edges   bool       // the pattern asks for edges of words
	wordSet int        // the set of characters that words have, for it
}

// programOf compiles a regular expression; nil for one that asks where lines begin or end within a text.
func programOf(expression string) *program {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic(err) // as regexp.MustCompile does
	}
	compiled, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		panic(err)
	}
	p := &program{Prog: compiled, anchored: compiled.StartCond()&syntax.EmptyBeginText != 0}
	for k := range p.Inst {
		if in := &p.Inst[k]; in.Op == syntax.InstEmptyWidth {
			switch op := syntax.EmptyOp(in.Arg); {
			case op&(syntax.EmptyBeginLine|syntax.EmptyEndLine) != 0:
				return nil
			case op&(syntax.EmptyWordBoundary|syntax.EmptyNoWordBoundary) != 0:
				p.edges = true
			}
		}
	}
	p.findClasses()
	return p
}

func (p *program) reads(class, set int) bool { return p.has[class][set/64]>>(set%64)&1 != 0 }

// findClasses finds the sets of characters that the pattern's instructions read, and the classes of characters that none of them tells apart.
func (p *program) findClasses() {
	var sets [][]rune // ranges each
	known := map[string]int{}
	setOf := func(ranges []rune) int {
		k, ok := known[string(ranges)]
		if !ok {
			k = len(sets)
			known[string(ranges)], sets = k, append(sets, ranges)
		}
		return k
	}
	at := map[*rune]int{} // what is repeated in a pattern has one slice for all times
	p.setOf = make([]int, len(p.Inst))
	for k := range p.Inst {
		ranges := rangesOf(&p.Inst[k])
		if ranges == nil {
			p.setOf[k] = -1
			continue
		}
		set, ok := at[&ranges[0]]
		if !ok {
			set = setOf(ranges)
			at[&ranges[0]] = set
		}
		p.setOf[k] = set
	}
	if p.edges {
		p.wordSet = setOf([]rune("09AZ__az"))
	}
	p.classes, p.has = classesOf(sets)
}

// rangesOf gives the characters that an instruction reads, as the first and the last of ranges; nil when it reads none.
func rangesOf(in *syntax.Inst) []rune {
	switch in.Op {
	case syntax.InstRuneAny:
		return []rune{0, unicode.MaxRune}
	case syntax.InstRuneAnyNotNL:
		return []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune}
	case syntax.InstRune, syntax.InstRune1:
	default:
		return nil
	}
	if len(in.Rune) != 1 {
		return in.Rune
	}
	c := in.Rune[0]
	ranges := []rune{c, c}
	if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
		for d := unicode.SimpleFold(c); d != c; d = unicode.SimpleFold(d) {
			ranges = append(ranges, d, d)
		}
	}
	return ranges
}
