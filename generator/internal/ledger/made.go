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
	text, ok := l.made.before[path]
	if !ok {
		return Made{}, false
	}
	return unpackMade(text)
}

// KeepMade remembers them for the next build.
func (l *Ledger) KeepMade(path string, made Made) {
	before, ok := l.Made(path)
	if !ok || !slices.EqualFunc(before.Sheets, made.Sheets, func(a, b NamedSheet) bool { return a.Name == b.Name }) {
		l.otherNames.Store(true)
	}
	l.made.keep(path, packMade(made))
}

// Stayed tells whether what is kept of them is all as it was remembered for this build. All must have been kept when it is asked.
func (l *Ledger) Stayed(path string) bool {
	before, ok := l.made.before[path]
	return ok && l.made.kept[path] == before
}

// StayMade remembers them as they were remembered for this build.
func (l *Ledger) StayMade(path string) { l.made.keep(path, l.made.before[path]) }

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

func packMade(made Made) string {
	const usual = 64 // bytes a file
	w := packed.Writer{Bytes: make([]byte, 0, 16+usual*len(made.Sheets))}
	w.Fixed(made.Of)
	w.Number(len(made.Sheets))
	for _, sheet := range made.Sheets {
		w.Text(sheet.Name)
		w.Fixed(sheet.Inputs)
		for _, part := range sheet.Parts {
			w.Number(int(part))
		}
		w.Fixed(sheet.Made)
		w.Fixed(sheet.Seal)
		w.Number(int(sheet.Size))
	}
	return string(w.Bytes)
}

func unpackMade(text string) (Made, bool) {
	r := packed.Read(text)
	made := Made{Of: r.Fixed(), Sheets: make([]NamedSheet, min(r.Number(), len(text)))}
	for i := range made.Sheets {
		sheet := NamedSheet{Name: r.Text(), Sheet: Sheet{Inputs: r.Fixed()}}
		for part := range sheet.Parts {
			sheet.Parts[part] = uint32(r.Number())
		}
		sheet.Made, sheet.Seal, sheet.Size = r.Fixed(), r.Fixed(), uint32(r.Number())
		made.Sheets[i] = sheet
	}
	return made, !r.Torn() && r.Rest() == ""
}
