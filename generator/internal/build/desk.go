package build

import (
	"fmt"
	"slices"
	"sync"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/files"
	"backissue/generator/internal/render"
	"backissue/generator/internal/source"
)

// desk is memory that an edition's files are read into, and their bodies made in, one behind the other. When all sheets of the edition are made another edition
// takes it, so nothing that outlives makeEdition may hold these bytes; strings made of them are copies.
type desk struct {
	all, free []byte
	told      []told
	shown     []render.Story
}

// deskSize holds what an edition of some 70 articles has. What finds no place has memory of its own.
const deskSize = 512 << 10

var desks = sync.Pool{New: func() any { return &desk{all: make([]byte, deskSize)} }}

func takeDesk() *desk {
	s := desks.Get().(*desk)
	s.free = s.all
	return s
}

// stories gives memory for as many stories as told and as shown.
func (s *desk) stories(n int) ([]told, []render.Story) {
	if s == nil {
		return make([]told, n), make([]render.Story, n)
	}
	clear(s.told)
	s.told, s.shown = slices.Grow(s.told[:0], n)[:n], slices.Grow(s.shown[:0], n)[:n]
	return s.told, s.shown
}

// room gives a place for size bytes and one more, which files.Read wants to see the end; nil when there is none.
func (s *desk) room(size int64) []byte {
	if s == nil || size >= int64(len(s.free)) {
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
	if room := s.desk.room(file.Size); s.dir != nil {
		text, err = s.dir.Read(file.Name, file.Size, room)
	} else {
		text, err = files.Read(s.onDisk(name), file.Size, room)
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	return text, nil
}

func unreadable(name string, err error) *source.Problem {
	return &source.Problem{Position: source.Position{File: name}, Message: fmt.Sprintf("the file can't be read: %v", err),
		Hint: "check that it is there and that you may read it"}
}
