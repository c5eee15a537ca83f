package archive

import (
	"encoding/binary"
	"time"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/packed"
)

// A brief is what every build needs of an edition's list data: what its lists, the calendar and digests go by. It is an eighth of it, beside the names, which a year's editions share. What
// sheets show of articles stands in their records; most builds look at those of the few editions that are in the sheets that they make.

// hasAliases is a bit of an article that stands in briefs alone, beside those of its record.
const hasAliases = hasCorrections << 1

// farOrder stands in place of an article's order that takes more than a byte: its record has it.
const farOrder = 1<<8 - 1

const digestSize = 8

// Brief gives the text from which, with Lists, RestoreBrief makes the edition again.
func (s *Stored) Brief() string {
	w := packed.Writer{Bytes: make([]byte, 0, len(s.head)+(1+1+digestSize)*s.Len()+len(s.rare)+64)}
	w.Fixed(s.whole)
	w.Text(s.head)
	w.Text(s.bits)
	w.Text(s.orders)
	w.Text(s.digests)
	w.Text(s.rare)
	return string(w.Bytes)
}

// Lists are the names of each article that lists show, in reading order: its districts, tags, people and series, and those of the parts that it goes on in.
func (s *Stored) Lists() packed.Lists { return s.lists }

// RestoreBrief makes an edition of a brief and its lists. The articles' records are in the text that fetch gives, which must be the one that Pack gave; it is asked for when they are. It is false when
// the brief is not such a one.
func RestoreBrief(key edition.Key, brief string, lists packed.Lists, fetch func() string) (*Stored, bool) {
	r := packed.Read(brief)
	s := &Stored{Key: key, whole: r.Fixed(), head: r.Text(), bits: r.Text(), orders: r.Text(), digests: r.Text(), rare: r.Text(), lists: lists, fetch: fetch}
	head := packed.Read(s.head)
	articles, ok := s.readHead(&head)
	return s, ok && !r.Torn() && r.Rest() == "" && head.Rest() == "" && s.Len() == articles && len(s.orders) == articles && len(s.digests) == articles*digestSize
}

// readHead reads what an edition's text begins with, and gives the number of its articles.
func (s *Stored) readHead(r *packed.Reader) (articles int, ok bool) {
	s.Number, s.DateSource = r.Text(), r.Text()
	pages := r.Number()
	if pages > len(r.Rest()) {
		return 0, false
	}
	s.Pages = make([]StoredPage, pages)
	most := maxArticles
	for i := range s.Pages {
		s.Pages[i] = StoredPage{Number: r.Number(), First: articles, Name: r.Text(), Articles: r.Number()}
		if s.Pages[i].Articles > most {
			return 0, false
		}
		articles += s.Pages[i].Articles
		most -= s.Pages[i].Articles
	}
	return articles, !r.Torn()
}

// maxArticles is more than any edition has.
const maxArticles = 1 << 24

// makeBrief makes what a brief has of an edition's text, whose records are known.
func (s *Stored) makeBrief(text string, records *records) {
	s.whole = xxh3.HashStringSeed(text, dayDigest(s.Key))
	articles := len(records.starts) - 1
	bits, orders := make([]byte, articles), make([]byte, articles)
	for n := range articles {
		r := packed.Read(records.of(n))
		bits[n] = byte(r.Number() & (hasAliases - 1))
		r.Number() // the page
		orders[n] = byte(min(r.Number(), farOrder))
	}
	s.bits, s.orders = string(bits), string(orders)
}

// finishBrief makes what a brief has of the edition's records, which join well.
func (s *Stored) finishBrief(shared *packed.SharedNames) {
	digests := make([]byte, 0, digestSize*s.Len())
	bits := []byte(s.bits)
	var rare packed.Writer
	for n := range s.Len() {
		digests = binary.LittleEndian.AppendUint64(digests, s.digest(n))
		if s.bits[n]&(hasMore|hasCorrections) == 0 {
			continue
		}
		a, _ := s.unpack(n)
		if len(a.Aliases) > 0 {
			bits[n] |= hasAliases
			rare.Texts(a.Aliases)
		}
		if s.bits[n]&hasCorrections != 0 {
			rare.Number(len(a.Corrections))
			packCorrections(&rare, a.Corrections)
		}
	}
	s.bits, s.digests, s.rare = string(bits), string(digests), string(rare.Bytes)
	s.lists = shared.Gather(s.addNames)
}

// addNames adds the names that the edition's articles are listed by.
func (s *Stored) addNames(lists *packed.ListsWriter) {
	var a Article
	for n := range s.Len() {
		switch {
		case !s.IsShown(n):
		case s.bits[n]&hasMore != 0: // its other parts may have more names, and it may be of a series
			s.ArticleInto(&a, n)
			a.addNames(lists)
		default: // as nearly all are
			_, _, _, r := s.begin(n)
			a.Districts, a.Tags, a.People = r.TextsIn(a.Districts), r.TextsIn(a.Tags), r.TextsIn(a.People)
			a.Series = ""
			a.addNames(lists)
		}
	}
}

// addNames adds the names that an article is listed by.
func (a *Article) addNames(lists *packed.ListsWriter) {
	lists.Add(a.Districts)
	lists.Add(a.Tags)
	lists.Add(a.People)
	if a.Series == "" {
		lists.Add(nil)
		return
	}
	lists.Add([]string{a.Series})
}

// eachRare passes the aliases and corrections of the articles that have some to each.
func (s *Stored) eachRare(each func(n int, aliases []string, corrections []edition.Correction)) {
	r := packed.Read(s.rare)
	for n := 0; n < s.Len() && r.Rest() != ""; n++ {
		var aliases []string
		var corrections []edition.Correction
		if s.bits[n]&hasAliases != 0 {
			aliases = r.Texts()
		}
		if s.bits[n]&hasCorrections != 0 {
			corrections = unpackCorrections(&r, r.Number())
		}
		if len(aliases)+len(corrections) > 0 {
			each(n, aliases, corrections)
		}
	}
}

func packCorrections(w *packed.Writer, all []edition.Correction) {
	for _, c := range all {
		w.Number(c.Date.Year)
		w.Number(int(c.Date.Month))
		w.Number(c.Date.Day)
		w.Text(c.Note)
	}
}

func unpackCorrections(r *packed.Reader, most int) (all []edition.Correction) {
	for ; most > 0 && r.Rest() != ""; most-- {
		date := edition.Date{Year: r.Number(), Month: time.Month(r.Number()), Day: r.Number()}
		all = append(all, edition.Correction{Date: date, Note: r.Text()})
	}
	return all
}
