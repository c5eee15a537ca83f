package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
)

// spill is a file with postings that memory should not hold. It has no name of its own that outlives the build.
type spill struct {
	folder  string
	file    *os.File
	gone    bool // it has no name any more
	end     int64
	extents [parts + 1][]extent
	text    []byte // of what is written
}

type extent struct {
	at   int64
	size int // in bytes
}

// put moves the runs of all parts to the file.
func (s *spill) put(p *partedRuns) error {
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
	for n, runs := range p.of {
		s.text = s.text[:0]
		for _, word := range runs {
			s.text = binary.LittleEndian.AppendUint32(s.text, word)
		}
		if _, err := s.file.WriteAt(s.text, s.end); err != nil {
			return fmt.Errorf("write the search index's postings: %w", err)
		}
		s.extents[n] = append(s.extents[n], extent{s.end, len(s.text)})
		s.end += int64(len(s.text))
		p.of[n] = runs[:0]
	}
	p.held = 0
	return nil
}

// get appends the runs of a part that are in the file to those in a room.
func (s *spill) get(n int, to *room) error {
	size := 0
	for _, e := range s.extents[n] {
		size += e.size
	}
	to.runs = slices.Grow(to.runs, size/4)
	for _, e := range s.extents[n] {
		to.bytes = emptied(to.bytes, e.size)[:e.size]
		if _, err := s.file.ReadAt(to.bytes, e.at); err != nil {
			return fmt.Errorf("read the search index's postings: %w", err)
		}
		for text := to.bytes; len(text) > 0; text = text[4:] {
			to.runs = append(to.runs, binary.LittleEndian.Uint32(text))
		}
	}
	return nil
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
