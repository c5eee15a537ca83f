package compile

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// Each sample is there for a chain of its own, and html/template still puts a value where its tables say.
func TestSamples(t *testing.T) {
	for chain, e := range escapers() {
		got, err := e.escape([]byte("before "), "a")
		value, ok := strings.CutPrefix(string(got), "before ")
		if err != nil || !ok || value != "a" && value != `"a"` && value != "&#34;a&#34;" && chain != "_html_template_commentescaper" {
			t.Errorf("%s: %q, %v", chain, got, err)
		}
	}
	for _, chain := range []string{"_html_template_htmlescaper", "_html_template_attrescaper", "_html_template_rcdataescaper", "_html_template_jsstrescaper",
		"_html_template_urlfilter | _html_template_urlnormalizer | _html_template_attrescaper", "_html_template_urlnormalizer | _html_template_attrescaper"} {
		if e := escaperOf(strings.Split(chain, " | ")); e == nil || !e.known.kept.all['a'] {
			t.Errorf("%s: the built-in layouts need it to be quick", chain)
		}
	}
}

// Every character there is, as it comes and between others: what the tables call kept html/template keeps.
func TestKeptTextIsKept(t *testing.T) {
	for name, e := range escapers() {
		e := escaperOf(e.chain)
		if e.known.kept == (bytesKept{}) {
			continue
		}
		for _, around := range [][2]string{{"", ""}, {"https://", "荆"}, {"mailto:", "&a"}} {
			var kept, answered, text []byte
			for r := rune(0); r <= utf8.MaxRune; r++ {
				text = append(utf8.AppendRune(append(text[:0], around[0]...), r), around[1]...)
				if got, ok := e.known.keepBetween(nil, text); ok && !e.gives(string(text), string(got)) {
					t.Errorf("%s does not make %q of %q", name, got, text)
				} else if e.known.keep(text) {
					kept = append(kept, text...)
				} else if _, ok := e.known.answer(nil, text); ok {
					answered = append(answered, text...)
				}
			}
			agree(t, name, e, string(answered))
			if e.known.keep(kept) && !e.gives(string(kept), string(kept)) {
				t.Errorf("%s changes a character that it is said to keep", name)
			}
		}
		for a := range 256 {
			agree(t, name, e, string([]byte{byte(a)}))
			for _, b := range []byte("\x00 %&/0:<Aa\x80\xa8\xe2\xef\xff") {
				for _, text := range []string{string([]byte{byte(a), b}), string([]byte{b, byte(a)}), string([]byte{'%', byte(a), b}), string([]byte{'%', b, byte(a)})} {
					agree(t, name, e, text)
				}
			}
		}
	}
}

// agree asks html/template whether the tables are right about a text.
func agree(t interface {
	Errorf(format string, args ...any)
}, name string, e *escaper, text string) {
	if e.known.keep([]byte(text)) && !e.gives(text, text) {
		t.Errorf("%s changes %q, which it is said to keep", name, text)
	}
	if got, ok := e.known.answer(nil, []byte(text)); ok && !e.gives(text, string(got)) {
		t.Errorf("%s does not make %q of %q", name, got, text)
	}
	if got, ok := e.known.keepBetween(nil, []byte(text)); ok && !e.gives(text, string(got)) {
		t.Errorf("%s does not make %q of %q", name, got, text)
	}
}

func TestKeptTextOfAnyKindIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }), rapid.Custom(someText)).Draw(t, "text")
		for name, e := range escapers() {
			e := escaperOf(e.chain)
			agree(t, name, e, text)
		}
	})
}

func FuzzKeptText(f *testing.F) {
	f.Add("javascript:alert(1)")
	f.Fuzz(func(t *testing.T, text string) {
		for name, e := range escapers() {
			e := escaperOf(e.chain)
			agree(t, name, e, text)
		}
	})
}
