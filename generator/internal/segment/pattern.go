package segment

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first tried. All of them together take 25 ms, which every command of the program would wait
// for, and most read no page.
type pattern struct{ compiled func() *regexp.Regexp }

func patternOf(text string) *pattern {
	return &pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })}
}

func (p *pattern) MatchString(s string) bool            { return p.compiled().MatchString(s) }
func (p *pattern) FindString(s string) string           { return p.compiled().FindString(s) }
func (p *pattern) FindStringIndex(s string) []int       { return p.compiled().FindStringIndex(s) }
func (p *pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }
func (p *pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}
func (p *pattern) ReplaceAllString(s, by string) string { return p.compiled().ReplaceAllString(s, by) }
func (p *pattern) Split(s string, n int) []string       { return p.compiled().Split(s, n) }
