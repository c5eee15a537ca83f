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

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
)

// Action is what an import does with a file.
type Action string

// The actions there are. A file is updated only when it is still as an import wrote it.
const (
	Create    Action = "new"
	Update    Action = "updated"
	Unchanged Action = "unchanged"
	Edited    Action = "kept: edited by hand"
	Deleted   Action = "not written: deleted by hand"
)

// Plan is what the import of one page will write, with the proof already given that nothing was lost.
type Plan struct {
	Place    Place
	Articles []edition.Article
	Actions  []Action // of the articles' files, in step
	Stale    []string // files of an earlier import that this reading has no article for; they stay, for their addresses are public

	folder string // of the edition
	files  []plannedFile
}

type plannedFile struct {
	name    string // in the folder
	content []byte
}

// Plan decides what to write into the archive at root for the page in file, which name names in problems.
func (r *Reading) Plan(root, name string, file []byte, place Place) (*Plan, error) {
	p := &Plan{Place: place, Articles: r.at(place), folder: filepath.Join(root, content.Dir, filepath.FromSlash(place.Key.Path()))}
	record, err := p.readRecord(place)
	if err != nil {
		return nil, err
	}
	was := pageRecord(record, place.Page)
	if was != nil && was.SHA256 != "" && was.SHA256 != digest(file) {
		return nil, source.NewProblem(source.Position{File: name}, nil,
			fmt.Sprintf("page %d of %s was imported from another file (%s)", place.Page, place.Key.Path(), path.Join(p.shown(), was.File)),
			"if this is another page, say which: --page N; to read the page from this file instead, remove the page from edition.yaml first")
	}
	is := edition.PageRecord{Number: place.Page, Name: r.Printed.Section, File: sourceFile(place.Page), Format: place.Format,
		Encoding: r.Encoding, SHA256: digest(file), Leftovers: r.Leftovers}
	if was != nil && was.Name != "" {
		is.Name = was.Name // an editor may have given it another
	}
	var drafts []draft
	for i := range p.Articles {
		a := &p.Articles[i]
		text := content.ComposeArticle(a)
		drafts = append(drafts, draft{path.Join(p.shown(), articleFile(a)), text})
		if err := p.decide(articleFile(a), text, was, &is); err != nil {
			return nil, err
		}
	}
	p.keepStale(was, &is)
	// The proof reads what this page alone would write; the edition may hold other pages.
	alone := edition.Edition{Key: place.Key, DateSource: place.DateSource, Pages: []edition.PageRecord{is}}
	if err := prove(r.page, r.found, drafts, draft{path.Join(p.shown(), content.EditionFile), content.ComposeEdition(&alone)}); err != nil {
		return nil, fmt.Errorf("the import of %s would lose or change printed text: %w", name, err)
	}
	p.addRecord(record, is, r.Printed.Number)
	p.add(sourceFile(place.Page), file)
	return p, nil
}

func articleFile(a *edition.Article) string { return edition.ArticleName(a.Page, a.Order) + ".md" }

// shown gives the edition's folder as problems name it.
func (p *Plan) shown() string { return path.Join(content.Dir, p.Place.Key.Path()) }

// readRecord reads the edition's record; a new edition has an empty one.
func (p *Plan) readRecord(place Place) (*edition.Edition, error) {
	text, err := os.ReadFile(filepath.Join(p.folder, content.EditionFile))
	if errors.Is(err, fs.ErrNotExist) {
		return &edition.Edition{Key: place.Key, DateSource: place.DateSource}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the edition's record: %w", err)
	}
	e, err := content.ParseEdition(path.Join(p.shown(), content.EditionFile), text)
	return &e, err
}

func pageRecord(e *edition.Edition, page int) *edition.PageRecord {
	for i := range e.Pages {
		if e.Pages[i].Number == page {
			return &e.Pages[i]
		}
	}
	return nil
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

// decide says what happens to an article's file, and records the digest by which a later import will know it.
func (p *Plan) decide(name string, text []byte, was, is *edition.PageRecord) error {
	recorded := importedDigest(was, name)
	there, err := os.ReadFile(filepath.Join(p.folder, name))
	remember, action := digest(text), Unchanged
	switch {
	case errors.Is(err, fs.ErrNotExist) && recorded == "":
		action = Create
	case errors.Is(err, fs.ErrNotExist):
		action, remember = Deleted, recorded
	case err != nil:
		return fmt.Errorf("reading an article: %w", err)
	case bytes.Equal(there, text):
	case digest(there) == recorded:
		action = Update
	default:
		// Whoever wrote it, this import's text is not in the file; an empty digest is no file's, so it stays the editor's.
		action, remember = Edited, recorded
	}
	if action == Create || action == Update {
		p.add(name, text)
	}
	if remember != "" {
		is.Imported = append(is.Imported, edition.Imported{File: name, SHA256: remember})
	}
	p.Actions = append(p.Actions, action)
	return nil
}

// keepStale remembers the files of an earlier import that this reading has no article for.
func (p *Plan) keepStale(was, is *edition.PageRecord) {
	if was == nil {
		return
	}
	for _, f := range was.Imported {
		if importedDigest(is, f.File) == "" && !p.has(f.File) {
			p.Stale = append(p.Stale, f.File)
			is.Imported = append(is.Imported, f)
		}
	}
}

func (p *Plan) has(name string) bool {
	return slices.ContainsFunc(p.Articles, func(a edition.Article) bool { return articleFile(&a) == name })
}

// addRecord puts the page into the edition's record, by page number.
func (p *Plan) addRecord(record *edition.Edition, is edition.PageRecord, number string) {
	if old := pageRecord(record, is.Number); old != nil {
		*old = is
	} else {
		record.Pages = append(record.Pages, is)
		slices.SortFunc(record.Pages, func(a, b edition.PageRecord) int { return a.Number - b.Number })
	}
	if record.Number == "" {
		record.Number = number
	}
	p.add(content.EditionFile, content.ComposeEdition(record))
}

// add plans a file, unless it is there already as it should be.
func (p *Plan) add(name string, text []byte) {
	there, err := os.ReadFile(filepath.Join(p.folder, filepath.FromSlash(name)))
	if err == nil && bytes.Equal(there, text) {
		return
	}
	p.files = append(p.files, plannedFile{name, text})
}

// Changes tells whether the plan writes anything.
func (p *Plan) Changes() bool { return len(p.files) > 0 }

// Write carries the plan out. Each file is written aside and renamed, the edition's record last: an import that was
// stopped leaves whole files, and the next one goes on from them.
func (p *Plan) Write() error {
	files := slices.Clone(p.files)
	slices.SortStableFunc(files, func(a, b plannedFile) int { return rank(a.name) - rank(b.name) })
	for _, f := range files {
		if err := writeWhole(filepath.Join(p.folder, filepath.FromSlash(f.name)), f.content); err != nil {
			return fmt.Errorf("writing %s: %w", path.Join(p.shown(), f.name), err)
		}
	}
	return nil
}

// rank orders the files of an edition for writing: the page as received first, what is made from it, then the record.
func rank(name string) int {
	switch {
	case name == content.EditionFile:
		return 2
	case path.Dir(name) != ".":
		return 0
	}
	return 1
}

func writeWhole(name string, text []byte) error {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".import-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already when the rename succeeded
	if _, err := f.Write(text); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Sync(); err != nil { // what an archive keeps is worth the wait; a page has some ten files
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
