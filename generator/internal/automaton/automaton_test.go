package automaton

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// expressionOf draws a regular expression of what those of newspapers' rows are made of.
func expressionOf(depth int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		plain := rapid.SampledFrom([]string{"a", "b", "é", "版", "Aa", `\p{Lu}`, `\p{L}`, `[^a]`, `[a-cé ]`, `.`, `\d`, `\w`, `\W`, `\s`, "^", "$", `\b`, `\B`, "", `\z`, `\n`})
		if depth == 0 {
			return plain.Draw(t, "plain")
		}
		part := expressionOf(depth - 1)
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return part.Draw(t, "one") + part.Draw(t, "two")
		case 1:
			return "(" + part.Draw(t, "one") + "|" + part.Draw(t, "two") + ")"
		case 2:
			return "(?:" + part.Draw(t, "one") + ")" + rapid.SampledFrom([]string{"*", "+", "?", "*?", "{2}", "{0,3}"}).Draw(t, "times")
		case 3:
			return "(?i:" + part.Draw(t, "one") + ")"
		case 4:
			return "^(?:" + part.Draw(t, "one") + ")$"
		}
		return plain.Draw(t, "plain")
	})
}

var texts = rapid.StringOf(rapid.SampledFrom([]rune("aAbBcé\u00c9版 1-\n\U0001F600ſKkK\uFFFD")))

// Whatever is looked for in whatever text, the automaton says what regexp says.
func TestSaysWhatRegexpSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		expression := expressionOf(4).Draw(t, "expression")
		p, want := Of(expression), regexp.MustCompile(expression)
		for _, text := range rapid.SliceOfN(texts, 1, 8).Draw(t, "texts") {
			for _, text := range []string{text, text + "\xe7\x89", "\xff" + text} {
				if got, want := p.MatchString(text), want.MatchString(text); got != want {
					t.Fatalf("%q in %q: got %v, want %v", expression, text, got, want)
				}
				if got, want := fmt.Sprint(p.FindStringIndex(text), p.FindStringSubmatchIndex(text), p.Split(text), p.FindAllString(text)),
					fmt.Sprint(want.FindStringIndex(text), want.FindStringSubmatchIndex(text), want.Split(text, -1), want.FindAllString(text, -1)); got != want {
					t.Fatalf("%q in %q: got %v, want %v", expression, text, got, want)
				}
			}
		}
	})
}

// What lines begin or end with inside a text is left to regexp.
func TestLines(t *testing.T) {
	if p := Of(`(?m)^b$`); !p.MatchString("a\nb\nc") || p.MatchString("a\nbc") {
		t.Error("lines are not told apart")
	}
}

// An automaton that would outgrow its bound says so, and the answer stays right.
func TestGrowth(t *testing.T) {
	expression := `a.{18}b` // a state for every run of a and other characters
	p, want := Of(expression), regexp.MustCompile(expression)
	text := strings.Repeat("aab caa bbac", 20)
	for n := range 1 << 14 {
		text := fmt.Sprintf("%b", n*7919)
		text = strings.NewReplacer("0", "a", "1", "c").Replace(text) + text
		if got, want := p.MatchString(text), want.MatchString(text); got != want {
			t.Fatalf("%q: got %v, want %v", text, got, want)
		}
	}
	if p.MatchString(text) != want.MatchString(text) {
		t.Errorf("%q is told wrongly", text)
	}
	if a := p.seeking(); a.cells <= mostCells {
		t.Errorf("the automaton has %d cells: the test does not fill it", a.cells)
	} else if states := len(a.known) * (len(a.has) + 1); states > mostCells {
		t.Errorf("the automaton has grown to %d cells", states)
	}
}

// Many may ask at once.
func TestAtOnce(t *testing.T) {
	p := Of(`(?i)^(?:by|von|par) \p{Lu}\p{L}+(?: \p{Lu}\p{L}+){1,3}$|\bcorrespondents?\b`)
	var all sync.WaitGroup
	for k := range 8 {
		all.Go(func() {
			for n := range 200 {
				name := strings.Repeat("Ann ", (n+k)%6)
				if got, want := p.MatchString("By "+name+"Doe"), (n+k)%6 >= 1 && (n+k)%6 <= 3; got != want {
					t.Errorf("%d: got %v, want %v", (n+k)%6, got, want)
				}
			}
		})
	}
	all.Wait()
}
