package render

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"gopkg.in/yaml.v3"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/fields"
	"backissue/generator/internal/source"
)

// Words are the site's own words in one language.
type Words struct {
	language language.Tag
	byKey    map[string]word
	dates    dateWords
}

// dateWords are looked up once: a list has a date an entry.
type dateWords struct {
	weekdays [8]string  // Monday 1 to Sunday 7
	months   [13]string // January 1
}

type word struct {
	plain        pattern
	forms        map[string]pattern // by plural category; words without a count have "other" only, which is plain
	line, column int
}

// value is a text, or a number with at least so many digits.
type value struct {
	name, text string
	number     int
	digits     int // 0 for a text
}

func (v *value) append(dst []byte) []byte {
	switch {
	case v.digits == 0:
		return append(dst, v.text...)
	case 0 <= v.number && v.number < 10 && v.digits == 2:
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(v.number), 10)
}

// plainForm is the plural category that every language has.
const plainForm = "other"

var pluralForms = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few",
	plural.Many: "many", plural.Other: plainForm}

// pattern is words with places for values. A part is literal text, the name of a value, or words that are left out when
// a value in them is empty.
type pattern []part

type part struct {
	literal  string
	value    string
	optional pattern
}

// wordsFile gives the path in layouts/ of a language's words.
func wordsFile(language string) string { return "words/" + language + ".yaml" }

// readWords reads a words file.
func readWords(files fs.FS, name, lang string) (*Words, error) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, fmt.Errorf("language %q: %w", lang, err)
	}
	file := fields.NewFile("layouts/"+name, text)
	if mapping := file.Mapping(0, len(file.Text)); mapping == nil || file.Err() != nil {
		return nil, file.Err()
	}
	var document yaml.Node
	if err := yaml.Unmarshal(file.Text, &document); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	words := &Words{language: tag, byKey: map[string]word{}}
	if len(document.Content) > 0 {
		entries := document.Content[0].Content
		for i := 0; i+1 < len(entries); i += 2 {
			words.read(file, entries[i], entries[i+1])
		}
	}
	words.dates = words.findDates()
	return words, file.Err()
}

// findDates gives the words of weekdays and months; none for those that a site's own words don't name, or that have values.
func (w *Words) findDates() dateWords {
	var found dateWords
	for number := range found.weekdays {
		found.weekdays[number] = w.literal(fmt.Sprintf("weekday-%d", number))
	}
	for number := range found.months {
		found.months[number] = w.literal(fmt.Sprintf("month-%d", number))
	}
	return found
}

// literal gives words that have no values; nothing for others.
func (w *Words) literal(key string) string {
	if words := w.byKey[key].plain; len(words) == 1 && words[0].value == "" && words[0].optional == nil {
		return words[0].literal
	}
	return ""
}

func (w *Words) read(file *fields.File, key, text *yaml.Node) {
	forms := map[string]*yaml.Node{plainForm: text}
	if text.Kind == yaml.MappingNode {
		forms = map[string]*yaml.Node{}
		for i := 0; i+1 < len(text.Content); i += 2 {
			forms[text.Content[i].Value] = text.Content[i+1]
		}
	}
	entry := word{nil, map[string]pattern{}, key.Line, key.Column}
	for _, form := range slices.Sorted(maps.Keys(forms)) {
		node := forms[form]
		switch parsed, err := parsePattern(node.Value); {
		case node.Kind != yaml.ScalarNode:
			file.Report(node.Line, node.Column, "words are wanted here", "write key: words")
		case !slices.Contains(slices.Collect(maps.Values(pluralForms)), form):
			file.Report(node.Line, node.Column, fmt.Sprintf("%q is not a plural form", form),
				"the forms are zero, one, two, few, many and other")
		case err != nil:
			file.Report(node.Line, node.Column, err.Error(), "write {name} for a value and [ ] round what is left out without it")
		default:
			entry.forms[form] = parsed
		}
	}
	if forms[plainForm] == nil {
		file.Report(key.Line, key.Column, fmt.Sprintf("%q has no form %q", key.Value, plainForm), "every language needs that form")
	}
	entry.plain = entry.forms[plainForm]
	w.byKey[key.Value] = entry
}

func parsePattern(text string) (pattern, error) {
	before, rest, found := strings.Cut(text, "[")
	parts, err := parseValues(before)
	if err != nil || !found {
		return parts, err
	}
	inner, after, closed := strings.Cut(rest, "]")
	if !closed {
		return nil, fmt.Errorf("[ is not closed")
	}
	optional, err := parseValues(inner)
	if err != nil {
		return nil, err
	}
	more, err := parsePattern(after)
	return append(append(parts, part{optional: optional}), more...), err
}

func parseValues(text string) (pattern, error) {
	var parts pattern
	for text != "" {
		literal, rest, found := strings.Cut(text, "{")
		if literal != "" {
			parts = append(parts, part{literal: literal})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || name == "" {
			return nil, fmt.Errorf("{ is not closed")
		}
		parts, text = append(parts, part{value: name}), after
	}
	return parts, nil
}

// fill puts the values in and appends the words to dst. It reports whether one of them was empty.
func (p pattern) fill(dst []byte, values []value) ([]byte, bool, error) {
	lacking := false
	for n := range p {
		switch part := &p[n]; {
		case part.optional != nil:
			without := len(dst)
			filled, empty, err := part.optional.fill(dst, values)
			if err != nil {
				return dst, false, err
			}
			dst = filled
			if empty {
				dst = dst[:without]
			}
		case part.value != "":
			i := 0
			for i < len(values) && values[i].name != part.value {
				i++
			}
			if i == len(values) {
				return dst, false, fmt.Errorf("the words want a value for {%s}", part.value)
			}
			before := len(dst)
			dst = values[i].append(dst)
			lacking = lacking || len(dst) == before
		default:
			dst = append(dst, part.literal...)
		}
	}
	return dst, lacking, nil
}

// programKeys are the words that no layout asks for but the program itself, for the titles of sheets.
var programKeys = []string{"year", "month-name", "month-long", "date-long", "edition-of", "page-name", "tags", "districts",
	"people", "series", "about", "corrections", "data", "data-lines", "rights", "search", "not-found", "moved", "withdrawn",
	"edition-morning", "edition-noon", "edition-evening", "edition-weekend", "edition-extra"}

// namedEditions are the names of second editions that the interface has words for.
var namedEditions = []string{"morning", "noon", "evening", "weekend", "extra"}

// Edition gives the words for an edition's name, or the name itself when there are none.
func (w *Words) Edition(name string) string {
	if !slices.Contains(namedEditions, name) {
		return name
	}
	words, err := w.say("edition-" + name)
	if err != nil {
		return name
	}
	return words
}

// T gives the words of a key, with values given in pairs filled in.
func (w *Words) T(key string, pairs ...any) (string, error) {
	var room [8]string
	texts := room[:0]
	for _, one := range pairs {
		text, isText := one.(string) // as most are
		if !isText {
			text = fmt.Sprint(one)
		}
		texts = append(texts, text)
	}
	var words [128]byte
	return told(w.phrase(key).AppendT(words[:0], texts))
}

func (w *Words) say(key string, values ...value) (string, error) {
	if words := w.literal(key); words != "" { // most are no more than that
		return words, nil
	}
	return told(w.phrase(key).form(nil, plainForm, values))
}

// told makes a string of what was appended to nothing.
func told(text []byte, err error) (string, error) { return string(text), err }

// form appends the words in a plural form.
func (p *Phrase) form(dst []byte, form string, values []value) ([]byte, error) {
	if !p.known {
		return dst, fmt.Errorf("there are no words for %q", p.key)
	}
	words := p.plain
	if form != plainForm {
		if given, ok := p.forms[form]; ok {
			words = given
		}
	}
	filled, _, err := words.fill(dst, values)
	if err != nil {
		return dst, fmt.Errorf("%q: %w", p.key, err)
	}
	return filled, nil
}

func (w *Words) count(key string, n int) (string, error) {
	return told(w.phrase(key).appendCount(nil, n))
}

func (p *Phrase) appendCount(dst []byte, n int) ([]byte, error) {
	form := plural.Cardinal.MatchPlural(p.in.language, n, 0, 0, 0, 0)
	return p.form(dst, pluralForms[form], []value{{name: "n", number: n, digits: 1}})
}

// Day gives a date by the pattern of a key.
func (w *Words) Day(key string, date edition.Date) (string, error) {
	return told(w.phrase(key).appendDay(nil, date))
}

func (p *Phrase) appendDay(dst []byte, date edition.Date) ([]byte, error) {
	weekday, err := p.in.weekday((int(date.Weekday())+6)%7 + 1)
	if err != nil {
		return dst, err
	}
	month, err := p.in.month(int(date.Month))
	if err != nil {
		return dst, err
	}
	var room [7]value
	values := numbers(room[:0], date.Year, int(date.Month), date.Day)
	return p.form(dst, plainForm, append(values, value{name: "weekday", text: weekday}, value{name: "month-name", text: month}))
}

// Month gives a month by the pattern of a key.
func (w *Words) Month(key string, year, month int) (string, error) {
	return told(w.phrase(key).appendMonth(nil, year, month))
}

func (p *Phrase) appendMonth(dst []byte, year, month int) ([]byte, error) {
	name, err := p.in.month(month)
	if err != nil {
		return dst, err
	}
	var room [7]value
	return p.form(dst, plainForm, append(numbers(room[:0], year, month, 1), value{name: "month-name", text: name}))
}

// weekday gives a weekday's word, Monday 1 to Sunday 7.
func (w *Words) weekday(number int) (string, error) {
	if 0 <= number && number < len(w.dates.weekdays) && w.dates.weekdays[number] != "" {
		return w.dates.weekdays[number], nil
	}
	return w.say(fmt.Sprintf("weekday-%d", number))
}

func (w *Words) month(number int) (string, error) {
	if 0 <= number && number < len(w.dates.months) && w.dates.months[number] != "" {
		return w.dates.months[number], nil
	}
	return w.say(fmt.Sprintf("month-%d", number))
}

// numbers are the values of a date.
func numbers(to []value, year, month, day int) []value {
	return append(to, value{name: "year", number: year, digits: 1}, value{name: "month", number: month, digits: 1}, value{name: "day", number: day, digits: 1},
		value{name: "mm", number: month, digits: 2}, value{name: "dd", number: day, digits: 2})
}

// over lays the site's own words over the built-in ones: a site writes only those that it wants to be different, and a
// later version's new keys are there all the same. Own words that no layout uses are problems.
func (w *Words) over(builtIn *Words, used map[string]bool, name string, text []byte) (*Words, source.Problems) {
	var problems source.Problems
	known := slices.Sorted(maps.Keys(builtIn.byKey))
	for _, key := range slices.Sorted(maps.Keys(w.byKey)) {
		if _, exists := builtIn.byKey[key]; !exists && !used[key] {
			at := source.Position{File: "layouts/" + name, Line: w.byKey[key].line, Column: w.byKey[key].column}
			problems = append(problems, source.NewProblem(at, text, fmt.Sprintf("no layout uses the words %q", key),
				fields.DidYouMean(key, known, "remove the line")))
		}
	}
	all := maps.Clone(builtIn.byKey)
	maps.Copy(all, w.byKey)
	merged := &Words{language: w.language, byKey: all}
	merged.dates = merged.findDates()
	return merged, problems
}
