package fields

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

const frontMatter = `title: "环境友好的发展道路 国网荆州供电公司"
kicker: 每一条真招实招
deck: ""
date: 2018-01-01
page: 1
type: null
reporters: ["孙勇涛", 江娟芳, no]
tags: [文化旅游数据]
source: {file: source/01.txt, lines: 276-317}
confidence: 0.97
`

const record = `issue: 20000
date: 2018-01-01
date-source: given
pages:
  - {number: 1, name: 要闻}
  - {number: 2, name: "时政: 上"}
name: 晚刊
`

// wantAsParsed wants the nodes of what is read without the parser to be the parser's.
func wantAsParsed(t interface{ Fatalf(string, ...any) }, text string) {
	plain := plainFields(text, new(sheet))
	if plain == nil {
		return
	}
	parsed, err := decode(bytes.NewReader([]byte(text)))
	if err != nil {
		t.Fatalf("%q is no YAML: %v", text, err)
	}
	if diff := cmp.Diff(parsed, plain); diff != "" {
		t.Fatalf("%q: (-parsed +plain)\n%s", text, diff)
	}
	wantOneLine(t, text, plain)
}

// wantOneLine wants texts that are not looked at to be such as pass the look that others get.
func wantOneLine(t interface{ Fatalf(string, ...any) }, text string, n *yaml.Node) {
	looking := &Mapping{file: NewFile("a", nil)}
	if n.Kind == yaml.ScalarNode && looking.oneLine("", "a", n) != n.Value {
		t.Fatalf("%q has %q: %v", text, n.Value, looking.file.Err())
	}
	for _, part := range n.Content {
		wantOneLine(t, text, part)
	}
}

// fit tells whether a text gets as far as being parsed.
func fit(text string) bool {
	f := NewFile("a", []byte(text))
	return f.checkYAMLCharacters(0, len(f.Text)) && f.found() == 0 && len(f.Text) == len(text)
}

func TestPlainFieldsAreAsParsed(t *testing.T) {
	if plainFields(frontMatter, new(sheet)) == nil {
		t.Error("ordinary front matter is not plain")
	}
	wantAsParsed(t, frontMatter)
	if plainFields(record, new(sheet)) == nil {
		t.Error("an ordinary edition's record is not plain")
	}
	wantAsParsed(t, record)
	for _, word := range strings.Fields("true True TRUE false False FALSE null Null NULL yes no on off y n Yes t f tr fals nul title tags deck falsE nULL trues falsey nullo") {
		wantAsParsed(t, word+": "+word+"\n")
	}
	names := rapid.SampledFrom([]string{"title", "date", "y", "no", "null", "N", "a_b", "a-b", "1", "题", "", " a", "<<", "- a", "? a", "\"a\"", "---", "a b"})
	colons := rapid.SampledFrom([]string{": ", ": ", ": ", ": ", ":", " : ", ":  ", "："})
	pieces := rapid.SampledFrom([]string{"a", "春运", "“四大”", "\"", "\"a\"", "\"一: #[\"", "'", "'a'", "[", "]", "{", "}", ", ", ",", ": ", ":", "#", " #", " ", "-", "- ", "---", "?", "? ",
		"1", "0x1F", "1_0", "1e3", ".5", "+1", "-1", "07", "2018-01-01", "2018-01-01 10:00:00", "yes", "True", "~", "null", "<<", ".inf", "NaN", "=", "&a", "*a", "!a", "!!str", "|", ">", "%", "@", "`", "\\", "\\n", "\t", "\u0085", "\u009f", "\u2028", "\ufffe", "\u00a0", "\u3000", "𠮷", "a=b", "(b)", "/"})
	ends := rapid.SampledFrom([]string{"\n", "\n", "\n", "\n", "", "\r\n", "\n\n", "\n ", "\n  - a\n", "\n  - {a: 1}\n", "\n  - {a: 1, b: 一}\n  - {c: \"二\"}\n", "\n  - {a: 1\n", "\n - {a: 1}\n", "...\n"})
	rapid.Check(t, func(r *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 3).Draw(r, "lines") {
			b.WriteString(names.Draw(r, "name") + colons.Draw(r, "colon"))
			value := strings.Join(rapid.SliceOfN(pieces, 1, 5).Draw(r, "pieces"), "")
			switch rapid.IntRange(0, 3).Draw(r, "kind") {
			case 0:
				value = "[" + strings.Join(rapid.SliceOfN(pieces, 0, 4).Draw(r, "items"), ", ") + "]"
			case 1:
				value = "{" + names.Draw(r, "key") + colons.Draw(r, "inner colon") + value + "}"
			}
			b.WriteString(value + ends.Draw(r, "end"))
		}
		if fit(b.String()) {
			wantAsParsed(r, b.String())
		}
	})
}

func FuzzPlainFields(f *testing.F) {
	f.Add(frontMatter)
	f.Add("a: [b, \"c\", 1]\n_: {b: c, d: \"e\"}\n")
	f.Fuzz(func(t *testing.T, text string) {
		if fit(text) {
			wantAsParsed(t, text)
		}
	})
}

func BenchmarkMapping(b *testing.B) {
	for name, text := range map[string]string{"plain": frontMatter, "parsed": frontMatter + "# a comment\n"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if f := NewFile("a", []byte(text)); f.Mapping(0, len(text)) == nil {
					b.Fatal(f.Err())
				}
			}
		})
	}
}

// Each character that YAML does not allow is found, and no other, whatever stands beside it.
func TestCheckYAMLCharacters(t *testing.T) {
	for c := rune(' '); c <= 0x10000; c++ {
		text := "title: （荆州）" + string(c) + "，"
		f := NewFile("a.md", []byte(text))
		if f.Err() == nil && f.checkYAMLCharacters(0, len(text)) == unfitForYAML(c) {
			t.Errorf("U+%04X", c)
		}
	}
}
