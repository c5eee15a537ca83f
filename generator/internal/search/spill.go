package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"os"
	"slices"
)

// spill is a file with postings that memory should not hold. It has no name of its own that outlives the build.
type spill struct {
	folder  string
	file    *os.File
	gone    bool // it has no name any more
	end     int64
	extents [][]extent // by part
}

type extent struct {
	at    int64
	count int
}

// put moves the postings of all parts to the file.
func (s *spill) put(parts [][]uint64) error {
	if s.file == nil {
		if err := os.MkdirAll(s.folder, 0o755); err != nil {
			return fmt.Errorf("make a folder for the search index: %w", err)
		}
		file, err := os.CreateTemp(s.folder, "search-*")
		if err != nil {
			return fmt.Errorf("make a file for the search index: %w", err)
		}
		s.gone = os.Remove(file.Name()) == nil // where the system allows it: then nothing is left of a build that was killed
		s.file, s.extents = file, make([][]extent, len(parts))
	}
	var text []byte
	for n, all := range parts {
		text = text[:0]
		for _, p := range all {
			text = binary.LittleEndian.AppendUint64(text, p)
		}
		if _, err := s.file.WriteAt(text, s.end); err != nil {
			return fmt.Errorf("write the search index's postings: %w", err)
		}
		s.extents[n] = append(s.extents[n], extent{s.end, len(all)})
		s.end += int64(len(text))
		parts[n] = all[:0]
	}
	return nil
}

// get gives the postings of a part: those in the file and those still held.
func (s *spill) get(n int, held []uint64) ([]uint64, error) {
	if s.file == nil {
		return held, nil
	}
	all := slices.Clone(held)
	for _, e := range s.extents[n] {
		text := make([]byte, 8*e.count)
		if _, err := s.file.ReadAt(text, e.at); err != nil {
			return nil, fmt.Errorf("read the search index's postings: %w", err)
		}
		for ; len(text) > 0; text = text[8:] {
			all = append(all, binary.LittleEndian.Uint64(text))
		}
	}
	return all, nil
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

const digit = 11 // bits that are sorted by at once

// sorted sorts postings by their digits, the last first: ten times as quick as by comparing. It may use the memory of all.
func sorted(all []uint64) []uint64 {
	if len(all) < 1<<digit {
		slices.Sort(all)
		return all
	}
	differ := uint64(0)
	for _, p := range all {
		differ |= p ^ all[0]
	}
	other := make([]uint64, len(all))
	for at := 0; at < bits.Len64(differ); at += digit {
		if differ>>at&(1<<digit-1) == 0 {
			continue
		}
		var starts [1 << digit]int
		for _, p := range all {
			starts[p>>at&(1<<digit-1)]++
		}
		sum := 0
		for i, n := range starts {
			starts[i] = sum
			sum += n
		}
		for _, p := range all {
			d := p >> at & (1<<digit - 1)
			other[starts[d]] = p
			starts[d]++
		}
		all, other = other, all
	}
	return all
}
