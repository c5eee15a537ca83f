package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/fields"
	"backissue/generator/internal/source"
)

// Action is what an import does with an article's file.
type Action string

// The actions there are. A file is updated only when it is still as an import wrote it.
const (
	Create    Action = "new"
	Update    Action = "updated"
	Unchanged Action = "unchanged"
	Accept    Action = "new reading accepted"
	Edited    Action = "kept: edited by hand"
	Deleted   Action = "not written: deleted by hand"
)

// plan is what the import of an edition's pages will write.
type plan struct {
	key    edition.Key
	folder string
	record *edition.Edition
	was    []byte // the record as it is, composed anew
	head   []byte // the comments that a person wrote above it
	size   int    // of the record with the pages added, in bytes, more or less
	files  []plannedFile
}

type plannedFile struct {
	name string // in the edition's folder
	text []byte
}

// openEdition begins a plan with the edition's record as it is; a new edition's is empty.
func openEdition(root string, key edition.Key) (*plan, error) {
	p := &plan{key: key, folder: filepath.Join(root, content.Dir, filepath.FromSlash(key.Path()))}
	text, err := os.ReadFile(filepath.Join(p.folder, content.EditionFile))
	if errors.Is(err, fs.ErrNotExist) {
		p.record = &edition.Edition{Key: key}
		return p, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the edition's record: %w", err)
	}
	e, err := content.ParseEdition(path.Join(shown(key), content.EditionFile), text)
	p.record, p.was, p.head = &e, content.ComposeEdition(&e), commentsAbove(text)
	p.size = len(p.was)
	return p, err
}

// page gives the record of a page of the edition, or nil.
func (p *plan) page(number int) *edition.PageRecord {
	for i := range p.record.Pages {
		if p.record.Pages[i].Number == number {
			return &p.record.Pages[i]
		}
	}
	return nil
}

// untouched gives the page that was imported from a file with this digest, when all its articles are as the import wrote
// them; number is the page's as far as it is told without reading, or 0. Two pages of one text, of which nobody tells which is which, are
// read. That a page is untouched is no promise that a newer program would read it in the same way.
func (p *plan) untouched(sha256 string, number int) *edition.PageRecord {
	var found *edition.PageRecord
	for i := range p.record.Pages {
		r := &p.record.Pages[i]
		if r.SHA256 != sha256 || number > 0 && r.Number != number {
			continue
		}
		if found != nil {
			return nil
		}
		found = r
	}
	if found == nil || len(found.Imported) == 0 || !p.asImported(found) {
		return nil
	}
	return found
}

func (p *plan) asImported(r *edition.PageRecord) bool {
	for _, f := range r.Imported {
		there, err := os.ReadFile(filepath.Join(p.folder, f.File))
		if err != nil || !asWritten(there, f.SHA256) {
			return false
		}
	}
	kept, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(r.File)))
	return err == nil && digest(kept) == r.SHA256
}

func importedDigest(r *edition.PageRecord, name string) string {
	if r == nil {
		return ""
	}
	for _, f := range r.Imported {
		if f.File == name {
			return f.SHA256
		}
	}
	return ""
}

// asWritten tells whether a file is as the import wrote it whose digest is on record.
func asWritten(there []byte, recorded string) bool {
	return digest(there) == recorded || digest(plainEnds(there)) == recorded
}

// plainEnds gives a file without the byte-order mark and with the line ends that an import writes. Editors and git put others on some systems,
// into all files at once, and nobody meant a word by it.
func plainEnds(text []byte) []byte {
	return bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\uFEFF")), []byte("\r\n"), []byte("\n"))
}

// standing is how an article's file stands to what an import wrote.
type standing uint8

const (
	noFile       standing = iota // there is none, and no import wrote one
	importedFile                 // it is as an import wrote it
	editedFile                   // a person changed it or wrote it
	deletedFile                  // an import wrote it, and it is not there any more
)

// standing tells how the file of that name stands, and gives the digest on record.
func (p *plan) standing(name string) (standing, string) {
	recorded := ""
	for i := range p.record.Pages {
		if d := importedDigest(&p.record.Pages[i], name); d != "" {
			recorded = d
		}
	}
	there, err := os.ReadFile(filepath.Join(p.folder, name))
	switch {
	case errors.Is(err, fs.ErrNotExist) && recorded == "":
		return noFile, ""
	case errors.Is(err, fs.ErrNotExist):
		return deletedFile, recorded
	case err == nil && asWritten(there, recorded):
		return importedFile, recorded
	}
	return editedFile, recorded
}

// amend plans another text for a file that is as an import wrote it.
func (p *plan) amend(name string, text []byte) {
	for i := range p.record.Pages {
		for k := range p.record.Pages[i].Imported {
			if f := &p.record.Pages[i].Imported[k]; f.File == name {
				f.SHA256 = digest(text)
				p.write(name, text)
			}
		}
	}
}

// refusal is the problem of a page that would take the place of another, or nil.
func (p *plan) refusal(d *pageDraft, o *Options) error {
	was := p.page(d.place.Page)
	if was == nil || was.SHA256 == "" || was.SHA256 == digest(d.received) || o.Replace {
		return nil
	}
	kept := filepath.Join(p.folder, filepath.FromSlash(was.File))
	if d.file.place == place(kept) {
		return source.NewProblem(source.Position{File: d.file.Name}, nil, "this text was changed since it was imported, though it is kept as the page was received",
			"put it back as it was, or import the page's own file again; --replace takes the changed text for the page's")
	}
	return source.NewProblem(source.Position{File: d.file.Name}, nil,
		fmt.Sprintf("page %d of %s was imported from another file (%s)", was.Number, p.key.Path(), path.Join(shown(p.key), was.File)),
		"if this is another page, say which: --page N; if it is a better text of the same page, --replace takes it")
}

// add decides what happens to a page's files, and puts the page into the edition's record.
func (p *plan) add(d *pageDraft, o *Options) (*Imported, error) {
	was := p.page(d.place.Page)
	if was == nil {
		if p.size += d.size; p.size > fields.Limit {
			return nil, source.NewProblem(source.Position{File: d.file.Name}, nil,
				fmt.Sprintf("the edition's pages have more text that is of no article than %s can hold", content.EditionFile), "look whether this is a page of text, and not of tables")
		}
	}
	is := d.record
	if was != nil && was.Name != "" {
		is.Name = was.Name // an editor may have given it another
	}
	done := &Imported{Place: d.place, Articles: d.articles, Leftovers: d.reading.Leftovers, Amended: d.amended,
		Source: is.File, Replaced: was != nil && was.SHA256 != is.SHA256, reading: d.reading}
	for i := range d.articles {
		if err := p.decide(articleFile(&d.articles[i]), d.texts[i].text, was, &is, done, o); err != nil {
			return nil, err
		}
	}
	done.keepStale(was, &is)
	slices.SortFunc(is.Imported, func(a, b edition.Imported) int { return strings.Compare(a.File, b.File) })
	if kept, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(is.File))); err == nil && was != nil && !done.Replaced {
		done.Restored = !bytes.Equal(kept, d.received)
	}
	for _, other := range p.record.Pages {
		if other.SHA256 == is.SHA256 && other.Number != is.Number {
			done.SameAs = other.Number
		}
	}
	p.put(is, d)
	p.write(is.File, d.received)
	return done, nil
}

// decide says what happens to an article's file, and records the digest by which a later import will know it.
func (p *plan) decide(name string, text []byte, was, is *edition.PageRecord, done *Imported, o *Options) error {
	recorded := importedDigest(was, name)
	there, err := os.ReadFile(filepath.Join(p.folder, name))
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing {
		return fmt.Errorf("reading an article: %w", err)
	}
	remember, action := digest(text), Unchanged
	switch {
	case missing && recorded == "":
		action = Create
	case bytes.Equal(plainEnds(there), text):
	case !missing && asWritten(there, recorded):
		action = Update
	case o.Accept.takes(p.key, name[:len(name)-len(".md")]):
		action = Accept
	case missing:
		action, remember = Deleted, recorded
	default:
		// Whoever wrote it, this import's text is not in the file; with no digest on record it stays the editor's.
		action, remember = Edited, recorded
		done.Kept = append(done.Kept, Kept{Name: path.Join(shown(p.key), name), Text: plainEnds(there), Reading: text})
	}
	if action == Create || action == Update || action == Accept {
		p.write(name, text)
	}
	if remember != "" {
		is.Imported = append(is.Imported, edition.Imported{File: name, SHA256: remember})
	}
	done.Actions = append(done.Actions, action)
	return nil
}

// keepStale remembers the files of an earlier import that this reading has no article for. They stay: their addresses are public.
func (done *Imported) keepStale(was, is *edition.PageRecord) {
	if was == nil {
		return
	}
	for _, f := range was.Imported {
		if importedDigest(is, f.File) == "" && !slices.ContainsFunc(done.Articles, func(a edition.Article) bool { return articleFile(&a) == f.File }) {
			done.Stale = append(done.Stale, f.File)
			is.Imported = append(is.Imported, f)
		}
	}
}

// put puts a page into the edition's record, by its number.
func (p *plan) put(is edition.PageRecord, d *pageDraft) {
	if was := p.page(is.Number); was != nil {
		*was = is
	} else {
		p.record.Pages = append(p.record.Pages, is)
		slices.SortFunc(p.record.Pages, func(a, b edition.PageRecord) int { return a.Number - b.Number })
	}
	if p.record.Number == "" {
		p.record.Number = d.reading.Printed.Number
	}
	if p.record.DateSource == "" || d.place.DateSource == edition.DatePrinted {
		p.record.DateSource = d.place.DateSource
	}
}

// close ends the planning: with all pages in it, the record can be written. One that says the same stays as it is, with a person's
// comments and spaces; of one that changes, the comments at its top.
func (p *plan) close() {
	text := content.ComposeEdition(p.record)
	if len(p.record.Pages) > 0 && !bytes.Equal(text, p.was) {
		p.write(content.EditionFile, append(p.head, text...))
	}
}

// commentsAbove gives the lines of comment at a file's top.
func commentsAbove(text []byte) []byte {
	end := 0
	for line := range bytes.Lines(text) {
		if line[0] != '#' {
			break
		}
		end += len(line)
	}
	return bytes.Clone(text[:end])
}

// write plans a file, unless it is there already as it should be.
func (p *plan) write(name string, text []byte) {
	there, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(name)))
	if err == nil && bytes.Equal(there, text) {
		return
	}
	p.files = append(p.files, plannedFile{name, text})
}
