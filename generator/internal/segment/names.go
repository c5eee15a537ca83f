package segment

import (
	"strings"
	"unicode"
)

// byline gives a byline as printed, with a space where a broken line divided two names.
func (a *assembly) byline(p Passage) Passage {
	var out Passage
	for i, g := range p {
		if i > 0 && p[i-1].line != g.line && !unicode.IsSpace(p[i-1].char) && !unicode.IsSpace(g.char) && divides(p[:i], p[i:]) {
			out = append(out, glyph{' ', -1, 0})
		}
		out = append(out, g)
	}
	return out
}

// besideBreak is how many characters on either side of a broken line tell what it divided.
const besideBreak = 40

// divides tells whether the line broken between before and after divided two names, or a name and a role, rather than cut one.
func divides(before, after Passage) bool {
	above, below := Simplified(before[max(0, len(before)-besideBreak):].String()), Simplified(after[:min(len(after), besideBreak)].String())
	left, right := lastWord(above), firstWord(below)
	switch {
	case left == "" || right == "":
		return false
	case cutsRole(above, below):
		return false
	}
	for _, w := range roleWords {
		if w.leads && strings.HasPrefix(right, w.word) {
			return true
		}
		if w.leads && strings.HasSuffix(left, w.word) {
			return false
		}
	}
	return !cutByLine(left, right)
}

const wordEnds = " 　\n（）()、，,；;：:"

func lastWord(s string) string {
	for _, w := range roleWords {
		if i := strings.LastIndex(s, w.word); i >= 0 && i+len(w.word) < len(s) {
			s = s[i+len(w.word):]
		}
	}
	i := strings.LastIndexAny(s, wordEnds)
	if i < 0 {
		return s
	}
	rest := []rune(s[i:])
	return string(rest[1:])
}

func firstWord(s string) string {
	if i := strings.IndexAny(s, wordEnds); i >= 0 {
		return s[:i]
	}
	return s
}

// cutsRole tells whether a role word was cut between before and after: 通 讯员.
func cutsRole(before, after string) bool {
	before, after = Simplified(before), Simplified(after)
	for _, w := range roleWords {
		chars := []rune(w.word)
		for k := 1; k < len(chars); k++ {
			if strings.HasSuffix(before, string(chars[:k])) && strings.HasPrefix(after, string(chars[k:])) {
				return true
			}
		}
	}
	return false
}

// mendRoles puts role words together that a broken line cut.
func mendRoles(text string) string {
	for i := strings.IndexByte(text, '\n'); i >= 0; {
		if cutsRole(text[:i], text[i+1:]) {
			text = text[:i] + text[i+1:]
		}
		next := strings.IndexByte(text[min(i+1, len(text)):], '\n')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return text
}
