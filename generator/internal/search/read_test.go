package search

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"testing"
	"unicode"

	"backissue/generator/internal/edition"
)

// index is a reader of the files, written after docs/search-index.md alone.
type index struct {
	t     *testing.T
	files map[string]string
	manifest
}

func indexOf(t *testing.T, files map[string]string) *index {
	ix := &index{t: t, files: files}
	ix.read("manifest", &ix.manifest)
	return ix
}

// read gives what a file calls the reader with.
func (ix *index) read(name string, values ...any) {
	ix.t.Helper()
	text, ok := ix.files[name]
	inner, ok1 := strings.CutPrefix(text, "backissue(")
	inner, ok2 := strings.CutSuffix(inner, ");\n")
	var all []json.RawMessage
	if err := json.Unmarshal([]byte("["+inner+"]"), &all); err != nil || !ok || !ok1 || !ok2 || len(all) != len(values)+1 || string(all[0]) != fmt.Sprintf("%q", name) {
		ix.t.Fatalf("%s is no file of the index: %.60s", name, text)
	}
	for i, v := range values {
		if err := json.Unmarshal(all[i+1], v); err != nil {
			ix.t.Fatalf("%s: %v", name, err)
		}
	}
}

type bitReader struct {
	bytes []byte
	at    int
}

func bitsOf(t *testing.T, packed string) *bitReader {
	all, err := base64.RawStdEncoding.DecodeString(packed)
	if err != nil {
		t.Fatal(err)
	}
	return &bitReader{bytes: all}
}

func (r *bitReader) read(count int) int {
	n := 0
	for range count {
		n = n<<1 | int(r.bytes[r.at/8]>>(7-r.at%8)&1)
		r.at++
	}
	return n
}

func (r *bitReader) gamma() int {
	zeros := 0
	for r.read(1) == 0 {
		zeros++
	}
	return 1<<zeros | r.read(zeros)
}

func (r *bitReader) within(n int) int {
	k := bits.Len(uint(n)) - 1
	u := 2<<k - n
	v := r.read(k)
	if v >= u {
		v = v<<1 + r.read(1) - u
	}
	return v
}

func (r *bitReader) set(count, low, high int) []int {
	if count == 0 {
		return nil
	}
	m := count / 2
	at := r.within(high-low-count+2) + low + m
	before := r.set(m, low, at-1)
	return append(append(before, at), r.set(count-m-1, at+1, high)...)
}

// found are a key's documents, and those that have it in their head.
type found struct{ documents, heads []int }

func (r *bitReader) postings(keys int, s manifestSegment) []found {
	counts := make([][2]int, keys)
	for i := range counts {
		counts[i] = [2]int{r.gamma(), r.gamma() - 1}
	}
	all := make([]found, keys)
	for i, c := range counts {
		for _, d := range r.set(c[0], 0, s.Count-1) {
			all[i].documents = append(all[i].documents, s.First+d)
		}
		for _, place := range r.set(c[1], 0, c[0]-1) {
			all[i].heads = append(all[i].heads, all[i].documents[place])
		}
	}
	return all
}

// pair looks up a Han character, or two.
func (ix *index) pair(s manifestSegment, key uint32) found {
	mixed := mix(key)
	n := int(uint64(mixed) * uint64(s.Pairs) >> 30)
	var packed string
	ix.read(fmt.Sprintf("%s/b%d", s.Name, n), &packed)
	r := bitsOf(ix.t, packed)
	low := (n<<30 + s.Pairs - 1) / s.Pairs
	high := ((n+1)<<30+s.Pairs-1)/s.Pairs - 1
	keys := r.set(r.gamma()-1, low, high)
	all := r.postings(len(keys), s)
	if at, ok := slices.BinarySearch(keys, int(mixed)); ok {
		return all[at]
	}
	return found{}
}

// word looks up a word, or a tag, person or district by its sign.
func (ix *index) word(s manifestSegment, key string) found {
	return ix.in(s, fmt.Sprintf("%s/w%d", s.Name, hashWord(key)%uint32(s.Words)), key)
}

func (ix *index) in(s manifestSegment, file, key string) found {
	var names, packed string
	ix.read(file, &names, &packed)
	if names == "" {
		return found{}
	}
	keys := strings.Split(names, "\n")
	all := bitsOf(ix.t, packed).postings(len(keys), s)
	if at := slices.Index(keys, key); at >= 0 {
		return all[at]
	}
	return found{}
}

// candidates gives the documents that have all keys of a term, and whether this proves that they match.
func (ix *index) candidates(term string) (documents []int, proves bool) {
	k := newKeys()
	k.read(&Document{Lines: []string{term}})
	form := []rune(term)
	proves = len(k.pairs)+len(k.words) == 1 || len(form) == 2 && len(k.pairs) == 3 && form[0] <= 0x9FFF && form[1] <= 0x9FFF
	if !proves && len(form) == 2 && form[0] == form[1] && len(k.pairs) == 2 {
		proves = true // 好好 has one character
	}
	for _, c := range form {
		proves = proves && classOf(c) != mark && c <= 0x9FFF
	}
	proves = proves && len(k.words)*len(form) <= longestWord
	for _, s := range ix.Segments {
		var lists [][]int
		before := rune(0)
		for _, c := range form {
			if classOf(c) == han {
				lists = append(lists, ix.pair(s, code(c)<<15).documents)
				if before > 0 {
					lists = append(lists, ix.pair(s, code(before)<<15|code(c)).documents)
				}
				before = c
			} else {
				before = 0
			}
		}
		for _, word := range k.words {
			lists = append(lists, ix.word(s, word).documents)
		}
		common := lists[0]
		for _, list := range lists[1:] {
			common = slices.DeleteFunc(slices.Clone(common), func(d int) bool { return !slices.Contains(list, d) })
		}
		documents = append(documents, common...)
	}
	return documents, proves
}

// matches tells whether a term is in a line, both in their normal form: a scan, which knows nothing of keys.
func matches(line, term []rune) bool {
	isWord := func(c rune) bool {
		return classOf(c) != han && (unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsMark(c))
	}
	for at := 0; at+len(term) <= len(line); at++ {
		end := at + len(term)
		if slices.Equal(line[at:end], term) && !(at > 0 && isWord(term[0]) && isWord(line[at-1])) &&
			!(end < len(line) && isWord(term[len(term)-1]) && isWord(line[end])) {
			return true
		}
	}
	return false
}

func scan(all []Document, term string) (documents, heads []int) {
	for n, d := range all {
		head := slices.ContainsFunc([]string{d.Title, d.Kicker, d.Deck}, func(line string) bool { return matches([]rune(Normalise(line)), []rune(term)) })
		if head {
			heads = append(heads, n)
		}
		if head || slices.ContainsFunc(d.Lines, func(line string) bool { return matches([]rune(Normalise(line)), []rune(term)) }) {
			documents = append(documents, n)
		}
	}
	return documents, heads
}

// write makes the whole index of documents, so many of them in each edition.
func write(t testing.TB, editions []edition.Key, perEdition int, all []Document, limit int) map[string]string {
	t.Helper()
	files := map[string]string{}
	put := func(name string, text []byte) error {
		if _, twice := files[name]; twice {
			t.Errorf("%s is written twice", name)
		}
		files[name] = string(text)
		return nil
	}
	var list []Edition
	for i, key := range editions {
		n := min(perEdition, len(all)-i*perEdition)
		list = append(list, Edition{Key: key, Pages: []Page{{1, n}}})
		mine := all[i*perEdition:][:n]
		for f := range Texts(n) {
			text, err := TextFile(key.Path(), f, mine[f*PerText:min(n, (f+1)*PerText)])
			check(t, err)
			check(t, put(textName(key.Path(), f), text))
		}
	}
	segments := Divide(list)
	text, err := ManifestFile(segments)
	check(t, err)
	check(t, put("manifest", text))
	for i := range segments {
		s := &segments[i]
		b := NewBuilder(s, t.TempDir())
		b.limit = limit
		at := s.First
		for _, e := range s.Editions {
			check(t, b.Add(at-s.First, all[at:at+e.Documents()]))
			at += e.Documents()
		}
		check(t, b.Settle(s))
		for n := range b.Parts() {
			check(t, b.Part(n, put))
		}
		check(t, b.Close())
		for _, name := range s.Names() {
			if files[name] == "" {
				t.Errorf("%s is named, and not written", name)
			}
		}
	}
	return files
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
