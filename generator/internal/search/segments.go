package search

import (
	"fmt"
	"math/bits"
	"strings"

	"backissue/generator/internal/edition"
)

// sharing says of how many documents a file has the postings, on average.
type sharing struct{ common, others, words int }

// With some 200 bytes a document for pairs of common characters, 75 for those with another and 20 for words, a file is of some two kilobytes: what a query loads
// for each key and segment.
var ofFrozen = sharing{common: 16, others: 80, words: 40}

// The newest month's segment is written anew with each edition, so it has fewer files, and not more than so many.
var (
	ofMonth     = sharing{common: 32, others: 160, words: 80}
	mostOfMonth = sharing{common: 32, others: 16, words: 8}
)

// Edition says how many documents an edition has on each page.
type Edition struct {
	Key   edition.Key
	Pages []Page // those with documents
}

// Page is a printed page.
type Page struct{ Number, Documents int }

// Documents counts the edition's.
func (e *Edition) Documents() int {
	n := 0
	for _, p := range e.Pages {
		n += p.Documents
	}
	return n
}

// Segment is a part of the index with the documents of some editions that follow each other.
type Segment struct {
	Name     string
	First    int // the number of its first document
	Count    int
	Editions []Edition
	newest   bool // it has the newest month
}

// Divide gives the segments of all editions, which must be in order and have documents: decades; of the newest edition's decade the years before
// its own; of that year the months before its own; and its month. So what an edition that is added changes is the newest month.
func Divide(editions []Edition) []Segment {
	if len(editions) == 0 {
		return nil
	}
	newest := editions[len(editions)-1].Key.Date
	var all []Segment
	first, begin := 0, 0
	for i := range editions {
		if i == 0 || !together(editions[i-1].Key.Date, editions[i].Key.Date, newest) {
			all, begin = append(all, Segment{Name: segmentOf(editions[i].Key.Date, newest), First: first}), i
		}
		s := &all[len(all)-1]
		s.Editions = editions[begin : i+1 : i+1]
		documents := editions[i].Documents()
		s.Count += documents
		first += documents
	}
	all[len(all)-1].newest = true
	return all
}

// together tells whether two days have one segment.
func together(a, b, newest edition.Date) bool {
	switch {
	case a.Year == newest.Year && b.Year == newest.Year:
		return a.Month == b.Month || a.Month != newest.Month && b.Month != newest.Month
	case a.Year == newest.Year || b.Year == newest.Year:
		return false
	}
	return a.Year/10 == b.Year/10
}

func segmentOf(day, newest edition.Date) string {
	switch {
	case day.Year != newest.Year:
		return fmt.Sprintf("%ds", day.Year/10*10)
	case day.Month != newest.Month:
		return fmt.Sprintf("%04d", day.Year)
	}
	return fmt.Sprintf("%04d-%02d", day.Year, day.Month)
}

// Newest tells whether the segment has the newest month, and is made again with each edition that is added.
func (s *Segment) Newest() bool { return s.newest }

// common is the number of files of common characters, others that of the others' files: powers of two, so that each file's postings are sorted in one part,
// however many files there will be.
func (s *Segment) common() int {
	return power(s.files(ofFrozen.common, ofMonth.common, mostOfMonth.common))
}
func (s *Segment) others() int {
	return power(s.files(ofFrozen.others, ofMonth.others, mostOfMonth.others))
}

// words is the number of files of words.
func (s *Segment) words() int { return s.files(ofFrozen.words, ofMonth.words, mostOfMonth.words) }

func power(least int) int { return 1 << bits.Len(uint(least-1)) }

// files is how many files there are where each has the postings of so many documents.
func (s *Segment) files(frozen, month, most int) int {
	if s.newest {
		return min((s.Count+month-1)/month, most)
	}
	return (s.Count + frozen - 1) / frozen
}

func (s *Segment) commonName(n int) string { return fmt.Sprintf("%s/a%d", s.Name, n) }
func (s *Segment) othersName(n int) string { return fmt.Sprintf("%s/b%d", s.Name, n) }
func (s *Segment) wordsName(n int) string  { return fmt.Sprintf("%s/w%d", s.Name, n) }
func (s *Segment) topName() string         { return s.Name + "/top" }
func (s *Segment) editionsName() string    { return s.Name + "/editions" }

// Names gives the names of all files of the segment.
func (s *Segment) Names() []string {
	names := []string{s.editionsName(), s.topName()}
	for n := range s.common() {
		names = append(names, s.commonName(n))
	}
	for n := range s.others() {
		names = append(names, s.othersName(n))
	}
	for n := range s.words() {
		names = append(names, s.wordsName(n))
	}
	return names
}

// editionsFile makes the file that says which document is of which edition and page.
func (s *Segment) editionsFile() ([]byte, error) {
	var text strings.Builder
	for i, e := range s.Editions {
		if i > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(e.Key.Path())
		for n, p := range e.Pages {
			fmt.Fprintf(&text, "%c%d:%d", "=,"[min(n, 1)], p.Number, p.Documents)
		}
	}
	return script(s.editionsName(), text.String())
}

type manifest struct {
	Version  int               `json:"version"`
	PerText  int               `json:"perText"`
	Segments []manifestSegment `json:"segments"`
}

type manifestSegment struct {
	Name   string `json:"name"`
	First  int    `json:"first"`
	Count  int    `json:"count"`
	From   string `json:"from"`
	To     string `json:"to"`
	Common int    `json:"common"`
	Others int    `json:"others"`
	Words  int    `json:"words"`
}

// ManifestFile makes the file that a reader begins with.
func ManifestFile(segments []Segment) ([]byte, error) {
	m := manifest{Version: 4, PerText: PerText, Segments: []manifestSegment{}}
	for i := range segments {
		s := &segments[i]
		m.Segments = append(m.Segments, manifestSegment{s.Name, s.First, s.Count, s.Editions[0].Key.Date.String(),
			s.Editions[len(s.Editions)-1].Key.Date.String(), s.common(), s.others(), s.words()})
	}
	return script("manifest", m)
}
