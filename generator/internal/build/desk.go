package build

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/lent"
	"backissue/generator/internal/render"
	"backissue/generator/internal/search"
	"backissue/generator/internal/source"
)

// desk is memory that an edition's files are read into, and their bodies made in, one behind the other. When all sheets of the edition are made another edition
// takes it, so nothing that outlives makeEdition may hold these bytes, or a string that was lent of them; all that is kept is a copy. So it is with all else that an edition needs while it is made.
type desk struct {
	all, free []byte
	issue     issue
	before    []ledger.File // the edition's as they were remembered, and as they are, with the text of each, if it was read
	listed    []ledger.File
	texts     [][]byte
	parsed    []content.File
	kept      []archive.Article // as they are read from files
	unpacked  []archive.Article // as sheets show them
	documents []search.Document
	names     []string        // of any kind: names, lines
	blocks    []edition.Block // of the body at hand
	entries   entryRoom
	told      []told
	shown     []render.Story
	sheets    []ledger.NamedSheet // the edition's files as they were made
	cited     lent.Scraps         // what is told of the article at hand
}

// deskSize holds what an edition of some 70 articles has. What finds no place has memory of its own.
const deskSize = 512 << 10

var desks = sync.Pool{New: func() any {
	return &desk{all: make([]byte, deskSize), entries: entryRoom{links: make([]render.Link, 0, usualLinks)}}
}}

func takeDesk() *desk {
	s := desks.Get().(*desk)
	s.free, s.names = s.all, s.names[:0]
	s.entries.clear()
	return s
}

// leave gives a desk to the next edition.
func (s *desk) leave() {
	if spoil != nil {
		spoil(s)
	}
	s.issue = issue{}
	desks.Put(s)
}

// spoil is set by tests, which overwrite what nobody may hold any more.
var spoil func(*desk)

// list gives memory for what is known of so many files of the edition.
func (s *desk) list(n int) ([]ledger.File, [][]byte) {
	s.listed, s.texts = slices.Grow(s.listed[:0], n)[:n], slices.Grow(s.texts[:0], n)[:n]
	clear(s.listed)
	clear(s.texts)
	return s.listed, s.texts
}

// files gives memory for so many articles' files and for what lists show of them.
func (s *desk) files(n int) ([]content.File, []archive.Article) {
	s.parsed, s.kept = slices.Grow(s.parsed[:0], n)[:n], slices.Grow(s.kept[:0], n)[:n]
	return s.parsed, s.kept
}

// unpack unpacks an edition.
func (s *desk) unpack(stored *archive.Stored) *archive.Edition {
	s.unpacked = slices.Grow(s.unpacked[:0], stored.Len())[:stored.Len()]
	return stored.UnpackIn(s.unpacked)
}

// strings gives memory for so many strings.
func (s *desk) strings(n int) []string {
	start := len(s.names)
	if start+n > cap(s.names) {
		s.names, start = make([]string, 0, max(2*cap(s.names), n, usualNames)), 0
	}
	s.names = s.names[:start+n]
	return s.names[start : start : start+n]
}

// usualNames have the names and lines of some thirty articles.
const usualNames = 1024

// stories gives memory for as many stories as told and as shown.
func (s *desk) stories(n int) ([]told, []render.Story) {
	clear(s.told)
	s.told, s.shown = slices.Grow(s.told[:0], n)[:n], slices.Grow(s.shown[:0], n)[:n]
	return s.told, s.shown
}

// room gives a place for size bytes and one more, which files.Read wants to see the end; nil when there is none.
func (s *desk) room(size int64) []byte {
	if size >= int64(len(s.free)) {
		return nil
	}
	room := s.free[: 0 : size+1]
	s.free = s.free[size+1:]
	return room
}

// text gives the bytes of a file of the edition. They must be those that its digest was made of: a sheet that was made of others would pass for
// one of these.
func (s *survey) text(n int) ([]byte, error) {
	if s.texts == nil {
		s.texts = make([][]byte, len(s.files))
	}
	if s.texts[n] == nil {
		text, err := s.readAgain(n)
		if err != nil {
			return nil, err
		}
		s.texts[n] = text
	}
	return s.texts[n], nil
}

// readAgain reads a file of the edition without keeping it.
func (s *survey) readAgain(n int) ([]byte, error) {
	text, err := s.read(n)
	if err == nil && xxh3.Hash128(text) != s.files[n].Digest {
		err = &source.Problem{Position: source.Position{File: s.name(s.files[n].Name)}, Message: "the file was changed while the site was built", Hint: "build again"}
	}
	return text, err
}

// read reads a file of the edition. Like readText it gives a problem when that can't be done.
func (s *survey) read(n int) ([]byte, error) {
	name := s.name(s.files[n].Name)
	var text []byte
	var err error
	file := &s.files[n]
	began := time.Now()
	if room := s.desk.room(file.Size); s.dir != nil {
		text, err = s.dir.Read(file.Name, file.Size, room)
	} else {
		text, err = files.Read(s.onDisk(name), file.Size, room)
	}
	s.hurry(n, began)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return text, nil
}

func unreadable(name string, err error) *source.Problem {
	return &source.Problem{Position: source.Position{File: name}, Message: fmt.Sprintf("the file can't be read: %v", err),
		Hint: "check that it is there and that you may read it"}
}
