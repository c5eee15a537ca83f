package ledger

import (
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/packed"
)

// Made is what is remembered of all files of the site that one edition is made into. It is one record, so it is true as a whole or not there: files
// with these names and seals were made of inputs with this digest. Were the digest kept beside the seals, two builds that save at once could
// mix them, and what one had made of the old text would pass for the new. What each was made of is asked for only when an edition doesn't stand; it lies apart, and the record has its digest.
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
	before := l.made.before(path)
	if before == nil {
		return Made{}, false
	}
	inputs, ok := l.made.restOf(before)
	if !ok {
		return Made{}, false
	}
	return unpackMade(before.front, inputs)
}

// KeepMade remembers them for the next build.
func (l *Ledger) KeepMade(path string, made Made) {
	before := l.made.before(path)
	if before != nil {
		l.stayed.Add(1)
	}
	l.noteNames(path, namesIn(before), made.Sheets)
	front, inputs := packMade(made)
	l.made.keep(path, newRecord(front, packed.Lists{}, inputs))
}

// StayMade remembers them as they were remembered for this build.
func (l *Ledger) StayMade(path string) {
	if before := l.made.before(path); before != nil {
		l.stayed.Add(1)
		l.made.keep(path, before)
	}
}

// noteNames notes which files an edition has that it did not have, and whether it had one that it has no more.
func (l *Ledger) noteNames(path string, before []string, now []NamedSheet) {
	if slices.EqualFunc(before, now, func(name string, sheet NamedSheet) bool { return name == sheet.Name }) {
		return
	}
	known := make(map[string]bool, len(before))
	for _, name := range before {
		known[name] = true
	}
	for _, sheet := range now {
		if !known[sheet.Name] {
			l.add(path, "/", sheet.Name)
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
	before := l.made.before(path)
	if before == nil {
		return 0, 0, false
	}
	r := packed.Read(before.front)
	if r.Fixed() != of {
		return 0, 0, false
	}
	files = r.Number()
	for range files {
		name, seal := r.Text(), r.Fixed()
		size += int64(r.Number())
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
		before := l.made.kept[path]
		if before == nil {
			continue
		}
		of, sheets, ok := unpackFront(before.front)
		if !ok {
			continue
		}
		for i, sheet := range sheets {
			key := xxh3.HashString(path + "/" + sheet.Name)
			if n := slices.IndexFunc(seals, func(s seal) bool { return s.key == key }); n >= 0 {
				sheets[i].Seal = seals[n].seal
			}
		}
		now := *before
		now.front = packFront(Made{of, sheets})
		l.made.kept[path] = &now
	}
}

// packMade gives what every build asks of an edition's files, and what they were made of.
func packMade(made Made) (front, inputs string) {
	w := packed.Writer{Bytes: make([]byte, 0, inputsSize*len(made.Sheets))}
	for _, sheet := range made.Sheets {
		w.Fixed(sheet.Inputs)
		w.Fixed(uint64(sheet.Parts[0])<<32 | uint64(sheet.Parts[1]))
		w.Fixed(uint64(sheet.Parts[2])<<32 | uint64(sheet.Parts[3]))
		w.Fixed(sheet.Made)
	}
	return packFront(made), string(w.Bytes)
}

// inputsSize is how long what a file was made of is: a digest, its parts, and its bytes' digest.
const inputsSize = 8 + 2*8 + 8

func packFront(made Made) string {
	const usual = 24 // bytes a file
	w := packed.Writer{Bytes: make([]byte, 0, 16+usual*len(made.Sheets))}
	w.Fixed(made.Of)
	w.Number(len(made.Sheets))
	for _, sheet := range made.Sheets {
		w.Text(sheet.Name)
		w.Fixed(sheet.Seal)
		w.Number(int(sheet.Size))
	}
	return string(w.Bytes)
}

func unpackFront(front string) (of uint64, sheets []NamedSheet, ok bool) {
	r := packed.Read(front)
	of = r.Fixed()
	sheets = make([]NamedSheet, min(r.Number(), len(front)))
	for i := range sheets {
		sheets[i] = NamedSheet{Name: r.Text(), Sheet: Sheet{Seal: r.Fixed(), Size: uint32(r.Number())}}
	}
	return of, sheets, !r.Torn() && r.Rest() == ""
}

// namesIn gives the names of the files in a record; none for none.
func namesIn(k *record) (names []string) {
	if k == nil {
		return nil
	}
	_, sheets, _ := unpackFront(k.front)
	for _, sheet := range sheets {
		names = append(names, sheet.Name)
	}
	return names
}

func unpackMade(front, inputs string) (Made, bool) {
	of, sheets, ok := unpackFront(front)
	r := packed.Read(inputs)
	for i := range sheets {
		sheet := &sheets[i].Sheet
		sheet.Inputs = r.Fixed()
		for half := range len(sheet.Parts) / 2 {
			parts := r.Fixed()
			sheet.Parts[2*half], sheet.Parts[2*half+1] = uint32(parts>>32), uint32(parts)
		}
		sheet.Made = r.Fixed()
	}
	return Made{of, sheets}, ok && !r.Torn() && r.Rest() == ""
}
