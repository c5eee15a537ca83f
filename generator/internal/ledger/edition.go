package ledger

import (
	"github.com/zeebo/xxh3"

	"backissue/generator/internal/packed"
)

// Edition is what is remembered of an edition's folder.
type Edition struct {
	Files   []File
	Checked uint64 // a digest of what its articles were held against beside their own files: the gazetteer, the program
	Text    string // its list data, as package archive packs it
	Links   string // what its bodies lead to outside their edition, as package build packs it
}

// File is a file of an edition's folder.
type File struct {
	Name   string
	Seal   uint64       // 0 when it was so new that a later change could leave its seal the same
	Digest xxh3.Uint128 // of its bytes
}

// Edition gives what the build before remembered of the edition with a path, 2023/01/08.
func (l *Ledger) Edition(path string) (Edition, bool) {
	text, ok := l.editions.before(path)
	if !ok {
		return Edition{}, false
	}
	return unpackEdition(text)
}

// Kept gives what shall be remembered of an edition.
func (l *Ledger) Kept(path string) (Edition, bool) {
	return unpackEdition(l.editions.keptOf(path))
}

func unpackEdition(text string) (Edition, bool) {
	r := packed.Read(text)
	e := Edition{Checked: r.Fixed(), Files: make([]File, min(r.Number(), len(text)))}
	for i := range e.Files {
		e.Files[i] = File{Name: r.Text(), Seal: r.Fixed(), Digest: xxh3.Uint128{Hi: r.Fixed(), Lo: r.Fixed()}}
	}
	e.Text, e.Links = r.Text(), r.Text()
	return e, !r.Torn()
}

// KeepEdition remembers an edition for the next build. It gives e.Text as it is kept, so that whoever goes on using it shares its memory: that of a
// million articles should be there once.
func (l *Ledger) KeepEdition(path string, e Edition) string {
	w := packed.Writer{Bytes: make([]byte, 0, len(e.Text)+len(e.Links)+64*len(e.Files)+64)}
	w.Fixed(e.Checked)
	w.Number(len(e.Files))
	for _, f := range e.Files {
		w.Text(f.Name)
		w.Fixed(f.Seal)
		w.Fixed(f.Digest.Hi)
		w.Fixed(f.Digest.Lo)
	}
	w.Text(e.Text)
	end := len(w.Bytes)
	w.Text(e.Links)
	text := string(w.Bytes)
	l.editions.keep(path, text)
	return text[end-len(e.Text) : end]
}

// StayEdition remembers an edition for the next build as it was remembered for this one.
func (l *Ledger) StayEdition(path string) {
	text, _ := l.editions.before(path)
	l.editions.keep(path, text)
}
