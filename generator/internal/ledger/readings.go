package ledger

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"backissue/generator/internal/packed"
)

// A reading is what was taken of an edition's articles at some pains. Unlike the rest of what is remembered it is read only when it is asked for, so each
// edition has a file of its own. It holds a digest of what it was made of beside it, so it is true whenever it is asked for with the same.
const readingPrefix = "found-"

func readingFile(path string) string { return readingPrefix + strings.ReplaceAll(path, "/", "-") }

// Reading gives the reading of the edition with a path that was made of inputs with a digest.
func (l *Ledger) Reading(path string, of uint64) (string, bool) {
	r := packed.Read(read(filepath.Join(l.folder, readingFile(path))))
	known := r.Fixed() == of && !r.Torn()
	return r.Rest(), known
}

// KeepReading remembers one for the next build.
func (l *Ledger) KeepReading(path string, of uint64, text string) {
	var w packed.Writer
	w.Fixed(of)
	l.keepReading(path, []string{string(w.Bytes), text})
}

// StayReading remembers one as it was remembered for this build, if there is one.
func (l *Ledger) StayReading(path string) { l.keepReading(path, nil) }

func (l *Ledger) keepReading(path string, parts []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.readings[readingFile(path)] = parts
}

// saveReadings writes those that are new, and forgets those that were not kept.
func (l *Ledger) saveReadings() error {
	var errs []error
	for _, file := range filesOf(l.folder, readingPrefix) {
		if _, kept := l.readings[filepath.Base(file)]; !kept {
			errs = append(errs, remove(file))
		}
	}
	for name, parts := range l.readings {
		if parts != nil {
			_, err := l.write(name, slices.Values(parts))
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
