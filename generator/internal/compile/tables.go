package compile

import (
	"bytes"
	"html/template"
	"reflect"
	"slices"
	"unicode/utf8"
)

// # When html/template need not be asked again
//
// Some escapers judge each character without regard to its neighbours: what they make of a text is what they make of its
// characters, one after the other. Of these html/template is asked once about each byte alone. A text of bytes that it gave
// back is kept; and where no escaper of a chain is one of addresses, other bytes below 128 are written as it answered.
// The two escapers of addresses look further, urlnormalizer only at % and urlfilter only at what stands before a colon; neither
// byte is ever kept at a place where that matters. Of their chains one answer is used, that to &, which parts what letters and forms are filled with. Characters above ASCII come in several bytes. No escaper here tells one
// from another, but for the two line ends of JavaScript, which are looked for, and some at the end of the basic plane in
// attributes without quotes, for which no byte above ASCII is kept. The tests ask html/template about every character there is.
//
// All other escapers look for words (a CSS value, the name of an attribute), and are asked about each value.
var (
	byCharacter = []string{
		"_html_template_attrescaper",
		"_html_template_htmlescaper",
		"_html_template_jsstrescaper",
		"_html_template_nospaceescaper",
		"_html_template_rcdataescaper",
	}
	ofAddresses = []string{
		"_html_template_urlescaper",
		"_html_template_urlfilter",
		"_html_template_urlnormalizer",
	}
)

// tables are what is known of an escaper.
type tables struct {
	kept       bytesKept
	keptAfter  bytesKept              // after one of the schemes, where a colon is no longer that of a scheme
	schemes    bool                   // the schemes themselves are kept
	ampersand  bool                   // & becomes &amp; where no byte is that is not kept
	percent    bool                   // so is a byte that is percent-encoded already
	empty      bool                   // so is no text at all
	html       bool                   // so is whatever is template.HTML
	attributes bool                   // so is whatever is template.HTMLAttr
	answers    *[utf8.RuneSelf]string // what becomes of each byte, where that is enough to know
}

// bytesKept are those that are left as they are.
type bytesKept struct {
	all   [256]bool
	alone [256]byte // 1 for those of all that are kept whatever follows, so that most text is seen to be kept by one look at each byte
}

func (k *bytesKept) set(b byte, kept, lineEnds bool) {
	k.all[b] = kept
	if kept && (lineEnds || b != firstOfLineEnd) {
		k.alone[b] = 1
	}
}

// firstOfLineEnd is the byte that the two line ends of JavaScript begin with.
const firstOfLineEnd = 0xE2

const lineEnds = "\u2028\u2029"

var schemes = [][]byte{[]byte("https://"), []byte("http://"), []byte("mailto:")}

// look asks html/template about each byte.
func (e *escaper) look() *tables {
	t := &tables{html: e.gives(template.HTML("<b title='\"'>&amp;+\x00\xff</b> "), "<b title='\"'>&amp;+\x00\xff</b> ")}
	t.attributes = len(e.chain) == 1 && e.gives(template.HTMLAttr("a='\"' b=&amp;\x00\xff>"), "a='\"' b=&amp;\x00\xff>")
	addresses := false
	for _, name := range e.chain {
		switch {
		case slices.Contains(ofAddresses, name):
			addresses = true
		case !slices.Contains(byCharacter, name):
			return t
		}
	}
	t.html = t.html && len(e.chain) == 1
	t.empty = e.gives("", "")
	t.schemes = e.chain[0] == "_html_template_urlfilter" // for others a colon is a character like any other
	for _, scheme := range schemes {
		t.schemes = t.schemes && e.gives(string(scheme), string(scheme))
	}
	t.ampersand = addresses && e.gives("&", "&amp;")
	t.percent = e.gives("%41%e8%BD", "%41%e8%BD")
	if addresses {
		e.lookAtBytes(&t.kept, "")
		if t.schemes {
			e.lookAtBytes(&t.keptAfter, "https://")
		}
		return t
	}
	answers := e.askAll()
	if answers == nil {
		return t
	}
	keepsLineEnds := e.gives(lineEnds, lineEnds)
	t.answers = new([utf8.RuneSelf]string)
	for b, answer := range answers {
		t.kept.set(byte(b), string(answer) == string([]byte{byte(b)}), keepsLineEnds)
		if b < utf8.RuneSelf {
			t.answers[b] = string(answer)
		}
	}
	return t
}

// askAll asks about all bytes at once, with letters between them; nil when an answer is no more to be told from the next. It is for escapers that judge each character alone.
func (e *escaper) askAll() [][]byte {
	const between, bytesThereAre = "zq", 256
	var question []byte
	for b := range bytesThereAre {
		question = append(append(question, byte(b)), between...)
	}
	text, err := e.escape(nil, string(question))
	answers := bytes.Split(text, []byte(between))
	if err != nil || len(answers) != bytesThereAre+1 {
		return nil
	}
	return answers[:bytesThereAre]
}

// lookAtBytes asks which bytes are kept behind a text. It asks about sixteen at once, and about each of them where not all are kept.
func (e *escaper) lookAtBytes(kept *bytesKept, before string) {
	const atOnce = 16
	keepsLineEnds := e.gives(before+lineEnds, before+lineEnds)
	var some [atOnce]byte
	for from := 0; from < len(kept.all); from += atOnce {
		for i := range some {
			some[i] = byte(from + i)
		}
		all := before + string(some[:])
		together := e.gives(all, all)
		for _, b := range some {
			alone := before + string([]byte{b})
			kept.set(b, together || e.gives(alone, alone), keepsLineEnds)
		}
	}
}

func (e *escaper) gives(value any, want string) bool {
	got, err := e.escape(nil, value)
	return err == nil && string(got) == want
}

// keep tells whether a text is one that the escaper leaves as it is. Most are of bytes that are kept whatever stands around them.
func (t *tables) keep(text []byte) bool {
	alone, rest := &t.kept.alone, text
	for len(rest) >= 8 && alone[rest[0]]&alone[rest[1]]&alone[rest[2]]&alone[rest[3]]&alone[rest[4]]&alone[rest[5]]&alone[rest[6]]&alone[rest[7]] != 0 {
		rest = rest[8:]
	}
	for len(rest) > 0 && alone[rest[0]] != 0 {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return len(text) > 0 || t.empty
	}
	kept, from := t.keptIn(text)
	return t.keepAll(kept, text[from:])
}

// keptIn gives the bytes that are kept in a text, and from where on they need to be looked for.
func (t *tables) keptIn(text []byte) (kept *bytesKept, from int) {
	if t.schemes {
		for _, scheme := range schemes {
			if bytes.HasPrefix(text, scheme) {
				return &t.keptAfter, len(scheme)
			}
		}
	}
	return &t.kept, 0
}

func (t *tables) keepAll(kept *bytesKept, text []byte) bool {
	const atOnce = 8
	for ; len(text) >= atOnce; text = text[atOnce:] {
		alone, b := &kept.alone, text[:atOnce]
		if alone[b[0]]&alone[b[1]]&alone[b[2]]&alone[b[3]]&alone[b[4]]&alone[b[5]]&alone[b[6]]&alone[b[7]] == 0 && !t.keepFirst(kept, text, atOnce) {
			return false
		}
	}
	return t.keepFirst(kept, text, len(text))
}

// keepFirst tells whether the first n bytes of a text are kept.
func (t *tables) keepFirst(kept *bytesKept, text []byte, n int) bool {
	for i, b := range text[:n] {
		if kept.alone[b] == 0 && !t.keepAt(kept, text[i:]) {
			return false
		}
	}
	return true
}

// keepAt tells whether the first byte of a text is kept, with those that follow it.
func (t *tables) keepAt(kept *bytesKept, text []byte) bool {
	if text[0] == '%' && t.percent && isEncoded(text) {
		return true
	}
	return kept.all[text[0]] && (text[0] != firstOfLineEnd || !isLineEnd(text))
}

// keepBetween appends a text with its & as &amp;. It is false when html/template must be asked.
func (t *tables) keepBetween(dst, text []byte) ([]byte, bool) {
	if !t.ampersand || len(text) == 0 {
		return dst, false
	}
	kept, from := t.keptIn(text)
	start := len(dst)
	dst = append(dst, text[:from]...)
	for piece, rest, more := []byte(nil), text[from:], true; more; {
		piece, rest, more = bytes.Cut(rest, []byte("&"))
		if !t.keepAll(kept, piece) {
			return dst[:start], false
		}
		dst = append(dst, piece...)
		if more {
			dst = append(dst, "&amp;"...)
		}
	}
	return dst, true
}

// trusts tells whether values of a type are written as they are.
func (t *tables) trusts(typ reflect.Type) bool {
	return t.html && typ == reflect.TypeFor[template.HTML]() || t.attributes && typ == reflect.TypeFor[template.HTMLAttr]()
}

// answer appends what becomes of a text that is not kept. It is false when html/template must be asked.
func (t *tables) answer(dst, text []byte) ([]byte, bool) {
	if t.answers == nil || len(text) == 0 {
		return dst, false
	}
	start := len(dst)
	from := 0 // of what is kept and not yet written
	for i, b := range text {
		switch {
		case t.kept.alone[b] != 0:
		case b < utf8.RuneSelf:
			dst = append(append(dst, text[from:i]...), t.answers[b]...)
			from = i + 1
		case !t.keepAt(&t.kept, text[i:]):
			return dst[:start], false
		}
	}
	return append(dst, text[from:]...), true
}

// isEncoded tells whether a text begins with a percent-encoded byte. Its two digits are judged as the characters that they are, which all escapers keep.
func isEncoded(text []byte) bool { return len(text) > 2 && isHex(text[1]) && isHex(text[2]) }

func isHex(b byte) bool { return '0' <= b && b <= '9' || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F' }

// isLineEnd tells whether a text begins with U+2028 or U+2029.
func isLineEnd(text []byte) bool {
	return len(text) > 2 && text[1] == 0x80 && (text[2] == 0xA8 || text[2] == 0xA9)
}
