package render

import (
	"io/fs"
	"slices"
	"sync"
)

// still is a folder whose files are read once. An editor may save a layout while the site is built: then its digest must be that of the text which
// sheets are made with, or the next build would take them for those of the new text.
type still struct {
	fs.FS
	mu    sync.Mutex
	texts map[string]readText
}

type readText struct {
	text []byte
	err  error
}

// ReadFile makes still an fs.ReadFileFS.
func (s *still) ReadFile(name string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, known := s.texts[name]
	if !known {
		r.text, r.err = fs.ReadFile(s.FS, name)
		s.texts[name] = r
	}
	return slices.Clone(r.text), r.err
}
