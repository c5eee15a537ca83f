package build

import "sync"

// desk is memory that an edition's files are read into, one behind the other. When all sheets of the edition are made another edition takes it,
// so nothing that outlives makeEdition may hold these bytes; strings made of them are copies.
type desk struct{ all, free []byte }

// deskSize holds what an edition of some 70 articles has. What finds no place has memory of its own.
const deskSize = 256 << 10

var desks = sync.Pool{New: func() any { return &desk{all: make([]byte, deskSize)} }}

func takeDesk() *desk {
	s := desks.Get().(*desk)
	s.free = s.all
	return s
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
