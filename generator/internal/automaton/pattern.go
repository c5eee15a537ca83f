// Package automaton finds regular expressions in texts that mostly have none of what they look for, as the rows of a page have.
//
// What a Pattern says of a text is what package regexp says of it: one automaton tells whether there is a match, another where the first one ends that
// begins at a place, each by a look into a table for each character; regexp is asked for the parts of a match and for all matches. A Pattern may be used by many at once. Its memory is bounded whatever texts it sees:
// where the automaton would outgrow it, regexp is asked alone.
package automaton

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled when it is first tried: a program has a hundred of them, and most of its commands try none.
type Pattern struct {
	text     string
	compiled func() *regexp.Regexp
	program  func() *program
	seeking  func() *automaton
	measurer func() *automaton
}

// Of gives the pattern of a regular expression, which must be one.
func Of(text string) *Pattern {
	p := &Pattern{text: text}
	p.compiled = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
	p.program = sync.OnceValue(func() *program { return programOf(text) })
	p.seeking = sync.OnceValue(func() *automaton { return newAutomaton(p.program(), false) })
	p.measurer = sync.OnceValue(func() *automaton { return newAutomaton(p.program(), true) })
	return p
}

func (p *Pattern) String() string { return p.text }

// MatchString tells whether s has a match.
func (p *Pattern) MatchString(s string) bool {
	if p.program() == nil {
		return p.compiled().MatchString(s)
	}
	if has, known := p.seeking().seek(s); known {
		return has
	}
	return p.compiled().MatchString(s)
}

// FindStringIndex gives where the first match in s stands; nil when there is none.
func (p *Pattern) FindStringIndex(s string) []int {
	if !p.MatchString(s) {
		return nil
	}
	if p.program() == nil {
		return p.compiled().FindStringIndex(s)
	}
	a := p.measurer()
	for from := range s {
		end, known := a.measure(s, from)
		if !known {
			break
		}
		if end >= 0 {
			return []int{from, end}
		}
	}
	return p.compiled().FindStringIndex(s)
}

// FindString gives the first match in s.
func (p *Pattern) FindString(s string) string {
	loc := p.FindStringIndex(s)
	if loc == nil {
		return ""
	}
	return s[loc[0]:loc[1]]
}

// FindStringSubmatch gives the first match in s with its parts.
func (p *Pattern) FindStringSubmatch(s string) []string {
	if !p.MatchString(s) {
		return nil
	}
	return p.compiled().FindStringSubmatch(s)
}

// FindStringSubmatchIndex gives where they stand.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if !p.MatchString(s) {
		return nil
	}
	return p.compiled().FindStringSubmatchIndex(s)
}

// ReplaceAllString puts by in the place of all matches in s.
func (p *Pattern) ReplaceAllString(s, by string) string {
	if !p.MatchString(s) {
		return s
	}
	return p.compiled().ReplaceAllString(s, by)
}

// Split parts s wherever the pattern is.
func (p *Pattern) Split(s string) []string {
	if s == "" || !p.MatchString(s) {
		return []string{s}
	}
	return p.compiled().Split(s, -1)
}

// FindAllString gives all matches in s.
func (p *Pattern) FindAllString(s string) []string {
	if !p.MatchString(s) {
		return nil
	}
	return p.compiled().FindAllString(s, -1)
}

// FindAllStringSubmatch gives all matches in s with their parts.
func (p *Pattern) FindAllStringSubmatch(s string) [][]string {
	if !p.MatchString(s) {
		return nil
	}
	return p.compiled().FindAllStringSubmatch(s, -1)
}
