package archive

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/lent"
	"backissue/generator/internal/packed"
)

// Stored is an edition as the archive keeps it: packed, for there can be a million articles. What is asked for is unpacked for the one who
// asks.
//
// Its text is a function of the edition's own files alone. So it may be kept from one build to the next as long as these are the same. Of most editions only a brief is at
// hand (brief.go), and the text is fetched when an article is asked for.
type Stored struct {
	Key        edition.Key
	Number     string
	DateSource string
	Pages      []StoredPage // by number

	head    string // what its text begins with: all of the above but the key
	whole   uint64
	lists   packed.Lists
	bits    string // a byte for each article: every build asks for them again and again
	orders  string // and another: its order on its page, or farOrder
	digests string // eight bytes for each article
	rare    string // aliases and corrections of the articles that have some

	records atomic.Pointer[records] // nil until they are asked for
	fetch   func() string           // gives the text that has them
}

// records are the articles' packed forms.
type records struct {
	text   string
	starts []uint32 // of each article's record in bodies, and of what follows the last
	bodies string
}

func (r *records) of(n int) string { return r.bodies[r.starts[n]:r.starts[n+1]] }

// StoredPage is a printed page. Its articles are those from First on.
type StoredPage struct {
	Number, First, Articles int
	Name                    string
}

// The bits of an article's first number.
const (
	hasPhoto = 1 << iota
	isWithdrawn
	isContinuation // it is joined with the part before it
	hasMore        // series, aliases or parts
	hasCorrections // at the record's end, so that those without pay nothing
)

// Pack gives the text from which Restore makes the edition again. The edition must have been settled, and its parts not gathered: what an
// article is listed by stands in its own record alone, so a record depends on one file.
func (e *Edition) Pack() string {
	const usual = 600 // bytes an article
	all := e.Articles()
	var head packed.Writer
	room := packing.Get().(*[]byte)
	defer packing.Put(room)
	bodies := packed.Writer{Bytes: slices.Grow((*room)[:0], usual*len(all))}
	head.Text(e.Number)
	head.Text(e.DateSource)
	head.Number(len(e.Pages))
	for _, p := range e.Pages {
		head.Number(p.Number)
		head.Text(p.Name)
		head.Number(len(p.Articles))
	}
	for _, a := range all {
		start := len(bodies.Bytes)
		a.pack(&bodies, all)
		head.Number(len(bodies.Bytes) - start)
	}
	*room = bodies.Bytes
	var text strings.Builder
	text.Grow(len(head.Bytes) + len(bodies.Bytes))
	text.Write(head.Bytes)
	text.Write(bodies.Bytes)
	return text.String()
}

// packing is memory that articles are packed into.
var packing = sync.Pool{New: func() any { return new([]byte) }}

func (a *Article) pack(w *packed.Writer, all []*Article) {
	more := a.Series != "" || len(a.Aliases) > 0 || a.To.Page > 0 || a.From.Page > 0 || a.After != nil
	w.Number(bit(a.Photo, hasPhoto) | bit(a.Withdrawn, isWithdrawn) | bit(a.Before != nil, isContinuation) | bit(more, hasMore) | bit(len(a.Corrections) > 0, hasCorrections))
	w.Number(a.Page)
	w.Number(a.Order)
	w.Texts(a.Districts)
	w.Texts(a.Tags)
	w.Texts(a.People)
	if more {
		w.Text(a.Series)
		w.Number(a.SeriesNumber)
		w.Texts(a.Aliases)
		for _, part := range []edition.Part{a.To, a.From} {
			w.Number(part.Page)
			w.Number(part.Order)
		}
		w.Number(1 + slices.Index(all, a.After)) // 0 for none
	}
	for _, s := range []string{a.Type, a.Title, a.Kicker, a.Deck, a.Byline, a.Summary} {
		w.Text(s)
	}
	packCorrections(w, a.Corrections)
}

func bit(is bool, bit int) int {
	if is {
		return bit
	}
	return 0
}

// Restore makes an edition of the text that Pack gave. Its names are among those that editions share. It is false when the text is not such a one.
func Restore(key edition.Key, text string, shared *packed.SharedNames) (*Stored, bool) {
	s := &Stored{Key: key}
	records, ok := s.read(text)
	if !ok {
		return nil, false
	}
	s.records.Store(records)
	s.makeBrief(text, records)
	if !s.joinsWell() {
		return s, false
	}
	s.finishBrief(shared)
	return s, true
}

// read reads an edition's text.
func (s *Stored) read(text string) (*records, bool) {
	r := packed.Read(text)
	articles, ok := s.readHead(&r)
	if !ok || articles > len(text) {
		return nil, false
	}
	s.head = text[:len(text)-len(r.Rest())]
	made := &records{text: text, starts: make([]uint32, articles+1)}
	for i := range articles {
		made.starts[i+1] = made.starts[i] + uint32(min(r.Number(), len(text)))
		if int(made.starts[i+1]) > len(text) {
			return nil, false
		}
	}
	made.bodies = r.Rest()
	return made, !r.Torn() && int(made.starts[articles]) == len(made.bodies)
}

// known gives the articles' records. When they can't be had, which whoever gave fetch knows, they are empty: the edition must then not be published.
func (s *Stored) known() *records {
	if known := s.records.Load(); known != nil {
		return known
	}
	read := &Stored{Key: s.Key}
	known, ok := read.read(s.fetch())
	if !ok || len(known.starts) != s.Len()+1 {
		known = &records{starts: make([]uint32, s.Len()+1)}
	}
	s.records.Store(known)
	return known
}

// joinsWell tells whether each continuation follows one article, and none itself by a detour: who follows the parts must come to an end.
func (s *Stored) joinsWell() bool {
	continuations, reached := 0, 0
	for n := range s.Len() {
		if s.IsContinuation(n) {
			continuations++
			continue
		}
		for next := s.Next(n); next >= 0; next = s.Next(next) {
			if next >= s.Len() || reached == s.Len() {
				return false
			}
			reached++
		}
	}
	return reached == continuations
}

// Whole is a digest of all that sheets can show of the edition without bodies, its day included.
func (s *Stored) Whole() uint64 { return s.whole }

// Text gives what Restore makes the edition of.
func (s *Stored) Text() string { return s.known().text }

// Len is the number of the edition's articles, those withdrawn among them.
func (s *Stored) Len() int { return len(s.bits) }

// record gives an article's packed form.
func (s *Stored) record(n int) string { return s.known().of(n) }

// Digest is one of all that sheets can show of an article without its body: what lists have of it, its day and its page's name.
func (s *Stored) Digest(n int) uint64 {
	return binary.LittleEndian.Uint64([]byte(s.digests[digestSize*n : digestSize*(n+1)]))
}

func (s *Stored) digest(n int) uint64 {
	digest := xxh3.HashStringSeed(s.record(n), xxh3.HashStringSeed(s.Page(n).Name, dayDigest(s.Key)))
	for next := s.Next(n); next >= 0; next = s.Next(next) {
		digest = xxh3.HashStringSeed(s.record(next), digest)
	}
	return digest
}

func dayDigest(key edition.Key) uint64 {
	return uint64(key.Date.Year*10000+int(key.Date.Month)*100+key.Date.Day) ^ xxh3.HashString(key.Name)
}

// Page gives the page of an article.
func (s *Stored) Page(n int) *StoredPage {
	for i := range s.Pages {
		if p := &s.Pages[i]; n < p.First+p.Articles {
			return p
		}
	}
	return &StoredPage{}
}

// Article gives the article with a number, in reading order from 0, with what its other parts add to it. It is joined with those after it.
func (s *Stored) Article(n int) *Article {
	a := new(Article)
	s.ArticleInto(a, n)
	return a
}

// ArticleInto does as Article with an article that need not be allocated. The memory of its names is used again.
func (s *Stored) ArticleInto(a *Article, n int) {
	next := s.unpackInto(a, n)
	for last := a; next >= 0; last = last.After {
		last.After, next = s.unpack(next)
	}
	a.gather()
}

// unpack gives an article as its file has it, and the number of the part that it goes on in, or -1.
func (s *Stored) unpack(n int) (a *Article, after int) {
	a = new(Article)
	return a, s.unpackInto(a, n)
}

func (s *Stored) unpackInto(a *Article, n int) (after int) {
	r := packed.Read(s.record(n))
	bits := r.Number()
	districts, tags, people := a.Districts, a.Tags, a.People
	*a = Article{Key: s.Key, PageName: s.Page(n).Name, Photo: bits&hasPhoto != 0, Withdrawn: bits&isWithdrawn != 0, Page: r.Number(), Order: r.Number()}
	a.Districts, a.Tags, a.People = r.TextsIn(districts), r.TextsIn(tags), r.TextsIn(people)
	after = -1
	if bits&hasMore != 0 {
		a.Series, a.SeriesNumber, a.Aliases = r.Text(), r.Number(), r.Texts()
		a.To = edition.Part{Page: r.Number(), Order: r.Number()}
		a.From = edition.Part{Page: r.Number(), Order: r.Number()}
		after = r.Number() - 1
	}
	for _, s := range []*string{&a.Type, &a.Title, &a.Kicker, &a.Deck, &a.Byline, &a.Summary} {
		*s = r.Text()
	}
	if bits&hasCorrections != 0 {
		a.Corrections = unpackCorrections(&r, len(r.Rest()))
	}
	return after
}

// IsShown tells whether lists show an article.
func (s *Stored) IsShown(n int) bool {
	return s.bits[n]&(isWithdrawn|isContinuation) == 0
}

// Shown gives the numbers of the articles that lists show, in reading order.
func (s *Stored) Shown() []int {
	all := make([]int, 0, s.Len())
	for n := range s.Len() {
		if s.IsShown(n) {
			all = append(all, n)
		}
	}
	return all
}

// Unpack gives the whole edition, its parts joined and gathered.
func (s *Stored) Unpack() *Edition { return s.UnpackIn(make([]Article, s.Len())) }

// UnpackIn does the same in the memory of as many articles, and of their names.
func (s *Stored) UnpackIn(room []Article) *Edition {
	e := s.filesIn(room)
	e.gatherParts()
	return e
}

// Files gives the edition as its files have it: its parts are joined, but nothing of one is listed with another.
func (s *Stored) Files() *Edition { return s.filesIn(make([]Article, s.Len())) }

func (s *Stored) filesIn(room []Article) *Edition {
	e := &Edition{Key: s.Key, Number: s.Number, DateSource: s.DateSource, Pages: make([]Page, len(s.Pages))}
	all := make([]*Article, s.Len())
	next := make([]int, s.Len())
	for n := range all {
		all[n] = &room[n]
		next[n] = s.unpackInto(all[n], n)
	}
	for n, next := range next {
		if next >= 0 {
			all[n].After, all[next].Before = all[next], all[n]
		}
	}
	for i, p := range s.Pages {
		e.Pages[i] = Page{Number: p.Number, Name: p.Name, Articles: all[p.First : p.First+p.Articles]}
	}
	return e
}

// CountShown is the number of the articles that lists show.
func (s *Stored) CountShown() int {
	count := 0
	for n := range s.Len() {
		if s.IsShown(n) {
			count++
		}
	}
	return count
}

// Next gives the number of the part that an article goes on in, or -1.
func (s *Stored) Next(n int) int {
	if s.bits[n]&hasMore == 0 {
		return -1
	}
	_, next := s.unpack(n)
	return next
}

// Title gives an article's title.
func (s *Stored) Title(n int) string {
	_, _, _, r := s.begin(n)
	for range 3 {
		for range r.Number() {
			r.Text()
		}
	}
	if s.bits[n]&hasMore != 0 {
		a, _ := s.unpack(n)
		return a.Title
	}
	r.Text() // the type
	return r.Text()
}

// ArticleAddress gives an article's address.
func (s *Stored) ArticleAddress(n int) string {
	return ArticleAddress(s.Key, s.Page(n).Number, s.order(n))
}

// ArticleAddresses gives those of all articles, in one piece of memory.
func (s *Stored) ArticleAddresses() []string {
	all := make([]string, s.Len())
	room := make(lent.Scraps, 0, usualAddress*len(all))
	for n := range all {
		all[n] = room.Lend(appendArticleAddress(room, s.Key, s.Page(n).Number, s.order(n)))
	}
	return all
}

// order gives an article's order on its page.
func (s *Stored) order(n int) int {
	order := int(s.orders[n])
	if order == farOrder {
		_, _, order, _ = s.begin(n)
	}
	return order
}

// IsWithdrawn tells whether an article was withdrawn.
func (s *Stored) IsWithdrawn(n int) bool { return s.bits[n]&isWithdrawn != 0 }

// IsContinuation tells whether an article is joined with a part before it.
func (s *Stored) IsContinuation(n int) bool { return s.bits[n]&isContinuation != 0 }

// begin reads what a record begins with, and gives the reader of the rest.
func (s *Stored) begin(n int) (bits, page, order int, rest packed.Reader) {
	r := packed.Read(s.record(n))
	bits, page, order = r.Number(), r.Number(), r.Number()
	return bits, page, order, r
}
