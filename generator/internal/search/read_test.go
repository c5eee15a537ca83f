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

// list gives the documents of a key, by their numbers among some, and counts for each that has it in its head.
func (r *bitReader) list(count int, among []int) found {
	var f found
	for _, at := range r.set(count, 0, len(among)-1) {
		f.documents = append(f.documents, among[at])
	}
	for _, place := range r.set(r.gamma()-1, 0, count-1) {
		f.heads = append(f.heads, f.documents[place])
	}
	return f
}

// all gives the numbers of all documents of a segment.
func (s *manifestSegment) all() []int {
	all := make([]int, s.Count)
	for n := range all {
		all[n] = s.First + n
	}
	return all
}

// number gives the number of a Han character, or 0 of any sign.
func (ix *index) number(c rune) int {
	if classOf(c) == sign {
		return 0
	}
	if n := slices.Index(ix.common(), int(c)); n >= 0 {
		return 1 + n
	}
	return 1024 + int(code(c))
}

// common gives the common characters in order.
func (ix *index) common() []int {
	var packed string
	ix.read("characters", &packed)
	r := bitsOf(ix.t, packed)
	r.set(r.gamma()-1, 0x3000, 0x9FFF) // those that are folded
	left := r.set(r.gamma()-1, 0x3000, 0x9FFF)
	var all []int
	for len(left) > 0 {
		at := r.within(len(left))
		all = append(all, left[at])
		left = slices.Delete(left, at, at+1)
	}
	return all
}

// pair looks up two neighbours, Han characters or one and a sign; or one Han character when the second is 0.
func (ix *index) pair(s manifestSegment, c, d rune) found {
	base, partner := ix.number(c), 2*ix.number(c)+1
	switch {
	case d == 0:
	case ix.number(d) < base:
		partner = 2*ix.number(d) + 1
	default:
		base, partner = ix.number(d), 2*base
	}
	name, number, size, files := "a", base, 1024, s.Common
	if base >= 1024 {
		name, number, size, files = "b", base-1024, 1<<15, s.Others
	}
	groups := min(files, size)
	each := files / groups
	spread := max(1, each-1)
	at := number % groups * each
	own, all := ix.base(fmt.Sprintf("%s/%s%d", s.Name, name, at), s, base, number, groups, (size-1)/groups, spread, nil)
	if each > 1 && own != nil {
		_, all = ix.base(fmt.Sprintf("%s/%s%d", s.Name, name, at+1+partner%spread), s, base, number, groups, (size-1)/groups, spread, own)
	}
	if d == 0 {
		return found{own, all[partner/spread].documents}
	}
	return all[partner/spread]
}

// base gives a base's own documents and the postings that a file has of it, by partners. Another file than the first needs the documents that the first has.
func (ix *index) base(file string, s manifestSegment, base, number, groups, most, spread int, documents []int) (own []int, partners map[int]found) {
	var packed string
	ix.read(file, &packed)
	r := bitsOf(ix.t, packed)
	for _, n := range r.set(r.gamma()-1, 0, most) {
		count := r.gamma()
		all := map[int]found{}
		among := make([]int, count) // of no matter which
		if documents == nil {
			among = nil
			for _, at := range r.set(count, 0, s.Count-1) {
				among = append(among, s.all()[at])
			}
		} else if n == number/groups {
			among = documents
		}
		high := (2*(base-number+n*groups+number%groups) + 1) / spread
		for _, partner := range r.set(r.gamma()-1, 0, high) {
			all[partner] = r.list(r.gamma(), among)
		}
		if n == number/groups {
			return among, all
		}
	}
	return nil, nil
}

// word looks up a word, or a tag, person or district by its sign.
func (ix *index) word(s manifestSegment, key string) found {
	return ix.in(s, fmt.Sprintf("%s/w%d", s.Name, hashWord(key)%uint32(s.Words)), key)
}

func (ix *index) in(s manifestSegment, file, key string) found {
	var names, packed string
	ix.read(file, &names, &packed)
	r := bitsOf(ix.t, packed)
	for name := range strings.SplitSeq(names, "\n") {
		if name == "" {
			break // there are none
		}
		if f := r.list(r.gamma(), s.all()); name == key {
			return f
		}
	}
	return found{}
}

// candidates gives the documents that have all keys of a term, and whether this proves that they match.
func (ix *index) candidates(term string) (documents []int, proves bool) {
	k := newKeys()
	k.begin()
	k.read(&Document{Lines: []string{term}})
	k.findWays()
	form := []rune(term)
	words := wordsOf(k)
	hanKeys := len(k.singles.characters) - 1
	for _, at := range k.pairs.used {
		if _, _, ok := pairOf(k.pairs.slots[at].key); ok {
			hanKeys++
		}
	}
	proves = hanKeys+len(words) == 1 || len(form) == 2 && hanKeys == 3 && form[0] <= 0x9FFF && form[1] <= 0x9FFF
	if !proves && len(form) == 2 && form[0] == form[1] && hanKeys == 2 {
		proves = true // 好好 has one character
	}
	for _, c := range form {
		proves = proves && (classOf(c) == han || classOf(c) == word) && c <= 0x9FFF // a phrase like 5 5 has one word, twice
	}
	proves = proves && len(words)*len(form) <= longestWord || slices.Contains(words, term) // a word, or a number such as 5.5
	for _, s := range ix.Segments {
		var lists [][]int
		for i, c := range form {
			if classOf(c) == han {
				lists = append(lists, ix.pair(s, c, 0).documents)
			}
			if i > 0 && paired(form[i-1], c) {
				lists = append(lists, ix.pair(s, form[i-1], c).documents)
			}
		}
		for _, word := range words {
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

// wordsOf gives each word once.
func wordsOf(k *keys) []string {
	n := newNumbering()
	n.of(&k.words, nil)
	return n.names
}

// paired tells whether two neighbours are a key: Han characters, or one and a sign.
func paired(c, d rune) bool {
	a, b := classOf(c), classOf(d)
	return (a == han || b == han) && (a == han || a == sign) && (b == han || b == sign)
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
			text := AppendTextFile(nil, key.Path(), f, mine[f*PerText:min(n, (f+1)*PerText)])
			check(t, put(textName(key.Path(), f), text))
		}
	}
	segments := Divide(list)
	text, err := ManifestFile(segments)
	check(t, err)
	check(t, put("manifest", text))
	text, err = CharactersFile()
	check(t, err)
	check(t, put("characters", text))
	for i := range segments {
		s := &segments[i]
		b := NewBuilder(t.TempDir())
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
