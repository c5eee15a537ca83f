package search

import (
	"errors"
	"fmt"
	"os"
	"sync"
)

// spill is a file with postings that memory should not hold. It has no name of its own that outlives the build.
type spill struct {
	folder  string
	mu      sync.Mutex // while there are postings to put
	file    *os.File
	gone    bool // it has no name any more
	end     int64
	extents [parts][]extent
}

type extent struct {
	at   int64
	size int // in bytes
}

// put moves the batches of all parts to the file.
func (s *spill) put(w *waiting) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file == nil {
		if err := os.MkdirAll(s.folder, 0o755); err != nil {
			return fmt.Errorf("make a folder for the search index: %w", err)
		}
		file, err := os.CreateTemp(s.folder, "search-*")
		if err != nil {
			return fmt.Errorf("make a file for the search index: %w", err)
		}
		s.gone = os.Remove(file.Name()) == nil // where the system allows it: then nothing is left of a build that was killed
		s.file = file
	}
	for n, text := range w.of {
		if _, err := s.file.WriteAt(text, s.end); err != nil {
			return fmt.Errorf("write the search index's postings: %w", err)
		}
		s.extents[n] = append(s.extents[n], extent{s.end, len(text)})
		s.end += int64(len(text))
		w.of[n] = text[:0]
	}
	w.held = 0
	return nil
}

// get gives what the file has of a part, in the memory of a room.
func (s *spill) get(n int, to *room) ([]byte, error) {
	size := 0
	for _, e := range s.extents[n] {
		size += e.size
	}
	to.bytes = emptied(to.bytes, size)
	for _, e := range s.extents[n] {
		start := len(to.bytes)
		to.bytes = to.bytes[:start+e.size]
		if _, err := s.file.ReadAt(to.bytes[start:], e.at); err != nil {
			return nil, fmt.Errorf("read the search index's postings: %w", err)
		}
	}
	return to.bytes, nil
}

func (s *spill) close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if !s.gone {
		err = errors.Join(err, os.Remove(s.file.Name()))
	}
	return err
}
