package ledger

import (
	"iter"
	"slices"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/packed"
)

// Edition is what is remembered of an edition's folder, and what every build asks for. Its list data is remembered beside it (ListData).
type Edition struct {
	Files   []File
	Checked uint64       // a digest of what its articles were held against beside their own files: the gazetteer, the program
	Brief   string       // what every build needs of its list data, as package archive packs it
	Lists   packed.Lists // names in it, which a year's editions share
	Links   string       // what its bodies lead to outside their edition, as package build packs it
}

// File is a file of an edition's folder.
type File struct {
	Name   string
	Seal   uint64       // 0 when it was so new that a later change could leave its seal the same
	Digest xxh3.Uint128 // of its bytes
	Size   int64        // how many they are, at a guess where the digest is not known
}

// Edition gives what the build before remembered of the edition with a path, 2023/01/08. Its files are in the memory of room, if they find place there.
func (l *Ledger) Edition(path string, room []File) (Edition, bool) {
	return unpackEdition(l.editions.before(path), room)
}

// Sealed tells whether an edition has the files that were remembered, in their order, and each the seal that it had. It is what most editions of most builds come to, so it does no more than look at
// each.
func (l *Ledger) Sealed(path string, names iter.Seq[string], sealOf func(name string) uint64) bool {
	before := l.editions.before(path)
	if before == nil {
		return false
	}
	r := packed.Read(before.front)
	r.Fixed()
	left := r.Number()
	for name := range names {
		if left == 0 || r.Text() != name {
			return false
		}
		seal := r.Fixed()
		r.Skip(digestSize)
		r.Number()
		if seal == 0 || r.Torn() || sealOf(name) != seal {
			return false
		}
		left--
	}
	return left == 0
}

// largestGuess bounds the memory that is made ready for a file, whatever a ledger says of its size.
const largestGuess = 32 << 20

// digestSize is that of a file's digest in a record.
const digestSize = 2 * 8

// Kept gives what shall be remembered of an edition.
func (l *Ledger) Kept(path string) (Edition, bool) {
	return unpackEdition(l.editions.keptOf(path), nil)
}

// KeepEdition remembers an edition for the next build, with its list data.
func (l *Ledger) KeepEdition(path string, e Edition, listData string) {
	l.editions.keep(path, newRecord(e.pack(), e.Lists, listData))
}

// StayEdition remembers an edition for the next build as it was remembered for this one.
func (l *Ledger) StayEdition(path string) {
	if before := l.editions.before(path); before != nil {
		l.editions.keep(path, before)
	}
}

// ResealEdition does the same with an edition whose files have other seals.
func (l *Ledger) ResealEdition(path string, files []File) {
	before := l.editions.before(path)
	e, ok := unpackEdition(before, nil)
	if !ok {
		return
	}
	e.Files = files
	now := *before
	now.front = e.pack()
	l.editions.keep(path, &now)
}

// ListData gives the list data of an edition as the build before remembered it. When it is not there any more, which Lost then tells, it is empty.
func (l *Ledger) ListData(path string) string {
	before := l.editions.before(path)
	if before == nil {
		return ""
	}
	text, ok := l.editions.restOf(before)
	if !ok {
		name := l.editions.monthFile(before.month)
		l.lost.Store(&name)
	}
	return text
}

// Lost tells whether list data that was there when its edition was asked for was not there later, and names the file that should have it. What was made of it is then wrong. The next build makes
// it again.
func (l *Ledger) Lost() (file string, lost bool) {
	name := l.lost.Load()
	if name == nil {
		return "", false
	}
	return *name, true
}

func (e *Edition) pack() string {
	const usual = 36 // bytes a file
	w := packed.Writer{Bytes: make([]byte, 0, len(e.Brief)+len(e.Links)+usual*len(e.Files)+64)}
	w.Fixed(e.Checked)
	w.Number(len(e.Files))
	for _, f := range e.Files {
		w.Text(f.Name)
		w.Fixed(f.Seal)
		w.Fixed(f.Digest.Hi)
		w.Fixed(f.Digest.Lo)
		w.Number(int(f.Size))
	}
	w.Text(e.Brief)
	w.Text(e.Links)
	return string(w.Bytes)
}

func unpackEdition(k *record, room []File) (Edition, bool) {
	if k == nil {
		return Edition{}, false
	}
	r := packed.Read(k.front)
	e := Edition{Checked: r.Fixed(), Lists: k.lists}
	n := min(r.Number(), len(k.front))
	e.Files = slices.Grow(room[:0], n)[:n]
	for i := range e.Files {
		e.Files[i] = File{Name: r.Text(), Seal: r.Fixed(), Digest: xxh3.Uint128{Hi: r.Fixed(), Lo: r.Fixed()}, Size: int64(min(r.Number(), largestGuess))}
	}
	e.Brief, e.Links = r.Text(), r.Text()
	return e, !r.Torn()
}
