package fields

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"backissue/generator/internal/source"
)

// read asks for a field of each type and refuses the rest.
func read(text string) error {
	f := NewFile("a.yaml", []byte(text))
	m := f.Mapping(0, len(f.Text))
	if m == nil {
		return f.Err()
	}
	m.Required("title", "write the headline")
	m.Text("deck")
	m.Verbatim("raw")
	m.Number("page", 1, 99)
	m.Share("confidence")
	m.Names("tags")
	m.OneOf("type", "news", "photo")
	if m.Has("date") {
		m.Date("date")
	}
	if s := m.Group("series", "{name: …}"); s != nil {
		s.Required("name", "write its name")
		s.RefuseOthers()
	}
	for _, p := range m.Groups("photos", "{caption: …}") {
		p.Text("caption")
		p.RefuseOthers()
	}
	m.RefuseOthers()
	return f.Err()
}

func TestProblemsHaveTheirPlace(t *testing.T) {
	tests := []struct{ name, yaml, place, message string }{
		{"missing", "page: 1", "1:1", "title is missing"},
		{"empty file", "", "1:1", "title is missing"},
		{"empty", "page: 1\ntitle:", "2:7", "title is empty"},
		{"blank", "title: ' '", "1:8", "title is empty"},
		{"list for text", "title: [a]", "1:8", "title wants text, this is a list"},
		{"group for text", "title: x\ndeck:\n  a: b", "3:3", "deck wants text, this is a group of fields"},
		{"several lines", "title: |\n  a\n  b", "1:8", "title is more than one line"},
		{"control character", `title: "a\u0007"`, "1:8", "title holds the control character U+0007"},
		{"text for list", "title: 标题\ntags: 春运", "2:7", "tags wants a list, this is text"},
		{"item twice", "title: 标题\ntags: [春运, 春运]", "2:12", `"春运" stands in tags twice`},
		{"misspelt and so missing", "page: 1\ntitel: x", "2:1", `unknown field "titel"`},
		{"blank item", "title: x\ntags: ['']", "2:8", "an empty item in tags"},
		{"list for a number", "title: x\npage: [2]", "2:7", "page wants a whole number from 1 to 99, this is a list"},
		{"empty item", "title: x\ntags: [a, ~]", "2:11", "an empty item in tags"},
		{"group in list", "title: x\ntags: [{a: b}]", "2:8", "an item of tags wants text, this is a group of fields"},
		{"no number", "title: x\npage: 一", "2:7", `page wants a whole number from 1 to 99, this is "一"`},
		{"number too large", "title: x\npage: 2023", "2:7", "page wants a whole number from 1 to 99"},
		{"no share", "title: x\nconfidence: 97", "2:13", "confidence wants a number from 0 to 1"},
		{"not a number", "title: x\nconfidence: .nan", "2:13", "confidence wants a number from 0 to 1"},
		{"no day", "title: x\ndate: 2023-02-29", "2:7", `"2023-02-29" is not a day of the calendar`},
		{"unknown word", "title: x\ntype: newz", "2:7", `unknown type "newz"`},
		{"unknown field", "title: x\ntagz: [a]", "2:1", `unknown field "tagz"`},
		{"unknown inner field", "title: x\nseries: {name: a, nummer: 1}", "2:19", `unknown field "nummer"`},
		{"given twice", "title: x\npage: 1\ntitle: y", "3:1", `"title" is given twice`},
		{"inner given twice", "title: x\nphotos:\n  - caption: a\n    caption: b", "4:5", `"caption" is given twice`},
		{"text for group", "title: x\nseries: 打赢", "2:9", "series wants a group of fields, this is text"},
		{"alias", "title: &a x\ndeck: *a", "2:7", "the alias *a is not used here"},
		{"merge key", "title: x\n<<: {a: b}", "2:1", "<< is not used here"},
		{"tag", "title: !!binary eA==", "1:8", "the YAML tag !!binary is not used here"},
		{"no name", "title: x\n? [a]\n: b", "2:3", "a field needs a name"},
		{"second document", "title: x\n---\ntitle: y", "2:1", "a second YAML document"},
		{"list at the top", "- a", "1:1", "a list where fields are wanted"},
		{"text at the top", "标题", "1:1", "text where fields are wanted"},

		{"colon in value", "page: 1\ntitle: a: b", "2:9", "a second colon in one line"},
		{"no colon", "title: x\npage\ndeck: y", "2:1", "this line has no name"},
		{"wide colon", "title: x\ndeck：y", "2:5", "a full-width colon"},
		{"no space after colon", "title:x\npage: 1", "1:1", "no colon with a space after it"},
		{"tab", "title: x\ntags:\n\t- a", "3:1", "a tab where YAML wants spaces"},
		{"indented too far", "title: x\n  page: 1", "2:3", "this line goes on with the value above it"},
		{"list out of line", "title: x\ntags:\n  - a\n - b", "4:2", "this line does not fit the lines above it"},
		{"open list", "title: x\ntags: [a, b\npage: 1\ndeck: y", "2:7", "a list opened with [ is not closed"},
		{"open group", "title: x\nseries: {name: a\npage: 1", "2:9", "a group opened with { is not closed"},
		{"open quote", "title: \"abc\npage: 1\ntags: [a]", "1:8", "a quote is opened here and not closed"},
		{"open quote that a later one closes", "title: x\ndeck: \"abc\npage: 1\ntags: [\"a\"]", "2:7", "a quote is opened here and not closed"},
		{"after the quote", "title: “标题”\ndeck: \"a\" b", "2:7", "text goes on after the closing quote"},
		{"escape", `title: "a\q"`, "1:8", "a backslash inside double quotes"},
		{"at sign", "title: @x", "1:8", "a value cannot begin with this character"},
		{"unknown alias", "title: *重磅", "1:8", "a value cannot begin with"},
		{"list on the line", "title: x\ntags: - a", "2:7", "a list item cannot stand here"},

		{"not UTF-8", "title: 标\xb1\xea", "1:9", "byte 0xb1 is not UTF-8"},
		{"NUL", "title: x\npage: \x00", "2:7", "control character U+0000"},
		{"lone carriage return", "title: x\rpage: 1", "1:9", "control character U+000D"},
		{"line separator", "title: 一\u2028二", "1:9", "character U+2028"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			problems, ok := source.AsProblems(read(test.yaml))
			if !ok || len(problems) == 0 {
				t.Fatal("no problem")
			}
			first := problems[0]
			if got := strings.TrimPrefix(first.Position.String(), "a.yaml:"); got != test.place || !strings.Contains(first.Message, test.message) {
				t.Errorf("at %s: %s\nwant %s: %s", got, first.Message, test.place, test.message)
			}
			if first.Hint == "" {
				t.Errorf("no way out:\n%v", first)
			}
			if len(problems) > 1 {
				t.Errorf("one fault, several problems:\n%v", problems)
			}
			lines := strings.Split(test.yaml, "\n")
			if want := strings.TrimSuffix(lines[first.Line-1], "\r"); first.Excerpt != want {
				t.Errorf("excerpt %q, want %q", first.Excerpt, want)
			}
		})
	}
}

func TestAllProblemsAreTold(t *testing.T) {
	err := read("titel: x\npage: 0\ntags: a\ntype: essay\ndate: 8.1.2023\n")
	problems, _ := source.AsProblems(err)
	if len(problems) != 5 { // titel alone tells that title is missing
		t.Errorf("%d problems, want 5:\n%v", len(problems), err)
	}
	if !strings.Contains(err.Error(), `did you mean "title"?`) {
		t.Errorf("no hint for titel:\n%v", err)
	}
}

func TestProblemsOfOneFileHaveAnEnd(t *testing.T) {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "field%d: x\n", i)
	}
	problems, _ := source.AsProblems(read(b.String()))
	if len(problems) != mostProblems+1 {
		t.Errorf("%d problems, want %d and one that counts the others", len(problems), mostProblems)
	}
}

func TestTextIsTextWhateverYAMLTakesItFor(t *testing.T) {
	for _, value := range []string{"no", "9424", "2023-01-08", "1e3", "0x1F", "true", "1_000", "12:30"} {
		f := NewFile("a.yaml", []byte("title: "+value))
		if got := f.Mapping(0, len(f.Text)).Text("title"); got != value || f.Err() != nil {
			t.Errorf("%s was read as %q, %v", value, got, f.Err())
		}
	}
}

func TestPlacesCountFromTheFileNotFromItsYAML(t *testing.T) {
	text := "---\r\ntitle: x\r\npage: no\r\n---\r\n"
	f := NewFile("a.md", []byte("\ufeff"+text))
	f.Mapping(5, strings.LastIndex(text, "---")).Number("page", 1, 9)
	problems, _ := source.AsProblems(f.Err())
	if len(problems) != 1 || problems[0].Position.String() != "a.md:3:7" || problems[0].Excerpt != "page: no" {
		t.Errorf("got %v", f.Err())
	}
}

func TestNear(t *testing.T) {
	known := []string{"title", "aliases", "tags", "date", "districts", "photographers", "石首市", "松滋市"}
	tests := map[string]string{
		"titel": "title", "Title": "title", "distrcts": "districts", "fotographers": "photographers", "tag": "tags", "alias": "aliases", "ali": "", "石守市": "石首市",
		"title": "", "note": "", "name": "", "editor": "", "洪湖市": "", "": "", strings.Repeat("x", 1000): "",
	}
	for word, want := range tests {
		if got := Near(word, known); got != want {
			t.Errorf("Near(%.20q) = %q, want %q", word, got, want)
		}
	}
}

// Each of these has made some YAML parser slow, deep or large.
func TestHostileYAMLIsRefusedOrRead(t *testing.T) {
	nested := func(open string) string { return "title: x\ndeck: " + strings.Repeat(open, 100_000/len(open)) }
	bomb := "a: &a [x, x]\n"
	for c := 'b'; c <= 'z'; c++ {
		bomb += fmt.Sprintf("%c: &%c [*%c, *%c, *%c]\n", c, c, c-1, c-1, c-1)
	}
	var stairs strings.Builder
	for i := range 400 {
		stairs.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for name, text := range map[string]string{
		"lists": nested("["), "groups": nested("{a: "), "dashes": nested("- "), "questions": nested("? "), "anchors": nested("&a "),
		"open list": nested("a,\n"), "open quote": "title: \"" + strings.Repeat("a\n", 50_000), "bomb": bomb, "stairs": stairs.String(),
		"too long": "title: " + strings.Repeat("x", Limit), "itself": "title: x\ndeck: &a [*a]",
	} {
		t.Run(name, func(t *testing.T) {
			if _, ok := source.AsProblems(read(text)); !ok {
				t.Error("no problems")
			}
		})
	}
}

// FuzzMapping: whatever the text, reading ends, does not panic, and puts each problem inside the file.
func FuzzMapping(f *testing.F) {
	for _, seed := range []string{
		"title: x\npage: 1\n", "title: [a\n", "title: \"a\nb: \"c\"", "\ttitle: x", "a: &a [*a]", "<<: {a: b}", "title: |\n a\n", "? [a]\n: b", "%YAML 1.2\n---\na: b",
		"title：x", "a: b: c", "- a\n-b", "\xff\xfe", "a: \u2028", "#\n#x\n a: b # c\n", "''':", "{", "a: !!binary x", "...\n", "\ufeff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		problems, _ := source.AsProblems(read(text))
		lines := strings.Split(text, "\n")
		for _, p := range problems {
			if p.Line > len(lines) || p.Line > 0 && utf8.ValidString(text) && p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
				t.Errorf("%v is outside the file", p.Position)
			}
			if p.Line == 0 && p.Hint == "" {
				t.Errorf("no place and no hint: %v", p)
			}
		}
	})
}
