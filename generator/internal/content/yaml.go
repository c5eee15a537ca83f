package content

import (
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"backissue/generator/internal/edition"
)

func plainField(b *strings.Builder, name, value string) {
	b.WriteString(name + ": " + value + "\n")
}

func textField(b *strings.Builder, name, text string) {
	if text != "" {
		plainField(b, name, scalar(text))
	}
}

func listField(b *strings.Builder, name string, items []string) {
	if len(items) > 0 {
		plainField(b, name, list(items))
	}
}

// list writes items in one line: [刘思楫, 邓星].
func list(items []string) string {
	written := make([]string, len(items))
	for i, text := range items {
		written[i] = innerScalar(text)
	}
	return "[" + strings.Join(written, ", ") + "]"
}

// A group is a mapping in one line: {file: source/01.txt, lines: 276-317}. Empty values are left out.
type group struct{ parts []string }

func (g *group) plain(name, value string) { g.parts = append(g.parts, name+": "+value) }

func (g *group) text(name, text string) {
	if text != "" {
		g.plain(name, innerScalar(text))
	}
}

func (g *group) part(name string, p edition.Part) {
	if p.Page > 0 {
		g.plain(name, p.String())
	}
}

func (g *group) lines(name string, runs edition.LineRanges) { g.text(name, runs.String()) }

func (g *group) String() string { return "{" + strings.Join(g.parts, ", ") + "}" }

// An item is a mapping in a list, a line for each of its fields. Empty values are left out.
type item struct{ parts []string }

func (i *item) plain(name, value string) { i.parts = append(i.parts, name+": "+value+"\n") }

func (i *item) text(name, text string) {
	if text != "" {
		i.plain(name, scalar(text))
	}
}

func (i *item) list(name string, items []string) {
	if len(items) > 0 {
		i.plain(name, list(items))
	}
}

func (i *item) String() string {
	if len(i.parts) == 0 {
		return "  - {}\n"
	}
	return "  - " + strings.Join(i.parts, "    ")
}

// scalar writes text as a value that stands alone on its line, in quotes only when YAML would take it for something else.
func scalar(text string) string {
	if isPlain(text) {
		return text
	}
	return quoted(text)
}

// innerScalar writes text as a value inside [ ] or { }.
func innerScalar(text string) string {
	if isPlain(text) && !strings.ContainsAny(text, ",:?[]{}") {
		return text
	}
	return quoted(text)
}

// isPlain tells whether YAML takes text without quotes for that very text. Words and numbers that YAML has a meaning for
// are quoted, so that other programs read text too.
func isPlain(text string) bool {
	if text == "" || strings.TrimSpace(text) != text || strings.ContainsRune(`-?:,[]{}#&*!|>'"%@`+"`", rune(text[0])) {
		return false
	}
	if strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") || strings.ContainsFunc(text, needsEscape) {
		return false
	}
	word := yaml.Node{Kind: yaml.ScalarNode, Value: text}
	return word.ShortTag() == "!!str" && !slices.Contains(oldBooleans, strings.ToLower(text))
}

// oldBooleans are truth values in YAML 1.1, which many programs still read.
var oldBooleans = []string{"y", "n", "yes", "no", "on", "off"}

// needsEscape tells whether a character cannot stand in YAML as itself, or would not be seen there.
func needsEscape(c rune) bool {
	return c < ' ' || c >= 0x7f && c <= 0x9f || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff
}

// quoted writes text in double quotes.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case needsEscape(c):
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
