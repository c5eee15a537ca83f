package ledger

import (
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/packed"
)

// Made is what is remembered of all files of the site that one edition is made into. It is one record, so it is true as a whole or not there: files
// with these names and seals were made of inputs with this digest. Were the digest kept beside the seals, two builds that save at once could
// mix them, and what one had made of the old text would pass for the new.
type Made struct {
	Of     uint64 // a digest of all that all of them were made of
	Sheets []NamedSheet
}

// NamedSheet is one of them.
type NamedSheet struct {
	Name string // in the edition's folder
	Sheet
}

// Made gives what the build before remembered of the files that the edition with a path was made into.
func (l *Ledger) Made(path string) (Made, bool) {
	text, ok := l.made.before(path)
	if !ok {
		return Made{}, false
	}
	return unpackMade(text)
}

// KeepMade remembers them for the next build.
func (l *Ledger) KeepMade(path string, made Made) {
	before, known := l.Made(path)
	if known {
		l.stayed.Add(1)
	}
	l.noteNames(path, before.Sheets, made.Sheets)
	l.made.keep(path, packMade(made))
}

// StayMade remembers them as they were remembered for this build.
func (l *Ledger) StayMade(path string) {
	text, known := l.made.before(path)
	if known {
		l.stayed.Add(1)
	}
	l.made.keep(path, text)
}

// noteNames notes which files an edition has that it did not have, and whether it had one that it has no more.
func (l *Ledger) noteNames(path string, before, now []NamedSheet) {
	if slices.EqualFunc(before, now, func(a, b NamedSheet) bool { return a.Name == b.Name }) {
		return
	}
	known := make(map[string]bool, len(before))
	for _, sheet := range before {
		known[sheet.Name] = true
	}
	for _, sheet := range now {
		if !known[sheet.Name] {
			l.add(path + "/" + sheet.Name)
		}
		delete(known, sheet.Name)
	}
	if len(known) > 0 {
		l.gone.Store(true)
	}
}

// Stands tells whether the files that the edition with a path was made into were made of inputs with this digest and still have the seals that they got; how
// many they are, and how long. It is what most editions of most builds come to, so it does no more than look at each.
func (l *Ledger) Stands(path string, of uint64, sealOf func(name string) uint64) (files int, size int64, all bool) {
	text, ok := l.made.before(path)
	if !ok {
		return 0, 0, false
	}
	r := packed.Read(text)
	if r.Fixed() != of {
		return 0, 0, false
	}
	files = r.Number()
	for range files {
		name := r.Text()
		r.Skip(sheetInputs)
		seal := r.Fixed()
		size += int64(r.Fixed())
		if r.Torn() || sealOf(name) != seal {
			return 0, 0, false
		}
	}
	return files, size, files > 0 && r.Rest() == ""
}

// resealLater notes the seal of a file that may be an edition's, which is known only when the edition's name is cut off.
func (l *Ledger) resealLater(address string, s seal) {
	end := 0
	for range 3 { // a year, a month, a day
		slash := strings.IndexByte(address[end:], '/')
		if slash < 0 {
			return
		}
		end += slash + 1
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seals[address[:end-1]] = append(l.seals[address[:end-1]], s)
}

// resealMade gives the files of editions the seals that came later.
func (l *Ledger) resealMade() {
	for path, seals := range l.seals {
		made, ok := unpackMade(l.made.kept[path])
		if !ok {
			continue
		}
		for i, sheet := range made.Sheets {
			key := xxh3.HashString(path + "/" + sheet.Name)
			if n := slices.IndexFunc(seals, func(s seal) bool { return s.key == key }); n >= 0 {
				made.Sheets[i].Seal = seals[n].seal
			}
		}
		l.made.kept[path] = packMade(made)
	}
}

// sheetInputs is how long what stands between a file's name and its seal is: of what it was made, and its bytes' digest.
const sheetInputs = 8 + 2*8 + 8

func packMade(made Made) string {
	const usual = 64 // bytes a file
	w := packed.Writer{Bytes: make([]byte, 0, 16+usual*len(made.Sheets))}
	w.Fixed(made.Of)
	w.Number(len(made.Sheets))
	for _, sheet := range made.Sheets {
		w.Text(sheet.Name)
		w.Fixed(sheet.Inputs)
		w.Fixed(uint64(sheet.Parts[0])<<32 | uint64(sheet.Parts[1]))
		w.Fixed(uint64(sheet.Parts[2])<<32 | uint64(sheet.Parts[3]))
		w.Fixed(sheet.Made)
		w.Fixed(sheet.Seal)
		w.Fixed(uint64(sheet.Size))
	}
	return string(w.Bytes)
}

func unpackMade(text string) (Made, bool) {
	r := packed.Read(text)
	made := Made{Of: r.Fixed(), Sheets: make([]NamedSheet, min(r.Number(), len(text)))}
	for i := range made.Sheets {
		sheet := NamedSheet{Name: r.Text(), Sheet: Sheet{Inputs: r.Fixed()}}
		for half := range len(sheet.Parts) / 2 {
			parts := r.Fixed()
			sheet.Parts[2*half], sheet.Parts[2*half+1] = uint32(parts>>32), uint32(parts)
		}
		sheet.Made, sheet.Seal, sheet.Size = r.Fixed(), r.Fixed(), uint32(r.Fixed())
		made.Sheets[i] = sheet
	}
	return made, !r.Torn() && r.Rest() == ""
}
