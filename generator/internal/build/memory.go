package build

import (
	"slices"

	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/output"
)

// memory tells of files of the site how they are and what was remembered of them. Those of an edition lie in one folder and are remembered as one.
type memory interface {
	look(address string) *files.Stat // nil when no file is there
	remembered(address string) (ledger.Sheet, bool)
	keep(address string, sheet ledger.Sheet)
	put(address string, text []byte, there *files.Stat) (file files.Stat, staged bool, err error) // as output.Folder has it
}

// otherFiles are those that are no edition's.
type otherFiles struct {
	folder *output.Folder
	ledger *ledger.Ledger
}

func (o otherFiles) look(address string) *files.Stat                { return o.folder.Look(address) }
func (o otherFiles) remembered(address string) (ledger.Sheet, bool) { return o.ledger.Sheet(address) }
func (o otherFiles) keep(address string, sheet ledger.Sheet)        { o.ledger.KeepSheet(address, sheet) }

func (o otherFiles) put(address string, text []byte, there *files.Stat) (files.Stat, bool, error) {
	return o.folder.Put(address, text, there)
}

// filesIn are those of otherFiles that lie in one folder, which is opened to look at them.
type filesIn struct {
	otherFiles
	path   string
	folder *files.Folder // nil when it is not there
}

// openFolder opens a folder of the site that is no edition's.
func (p *publication) openFolder(path string) (filesIn, func()) {
	folder, done := p.open(path)
	return filesIn{otherFiles{p.folder, p.ledger}, path, folder}, done
}

func (f filesIn) look(address string) *files.Stat { return lookIn(f.folder, address[len(f.path)+1:]) }

// lookedAt is a file of otherFiles that was looked at.
type lookedAt struct {
	otherFiles
	there *files.Stat // nil for none
}

func (l lookedAt) look(string) *files.Stat { return l.there }

// open opens a folder of the site; nil when it is not there.
func (p *publication) open(path string) (*files.Folder, func()) {
	folder := p.folder.Open(path)
	return folder, func() {
		if folder != nil {
			folder.Close()
		}
	}
}

// lookIn gives a file in an open folder; nil when it is not there, or the folder is not.
func lookIn(folder *files.Folder, name string) *files.Stat {
	if folder == nil {
		return nil
	}
	there, err := folder.Lstat(name)
	if err != nil {
		return nil
	}
	return &there
}

// editionFiles are those that an edition is made into.
type editionFiles struct {
	site   *output.Folder
	place  output.Place // of the edition's folder
	path   string
	folder *files.Folder // in the site; nil when it is not there
	before ledger.Made   // as it was unpacked, which it needn't be when all of it stands
	now    []ledger.NamedSheet
}

// openEdition opens an edition's folder in the site.
func (p *publication) openEdition(path string) (*editionFiles, func()) {
	folder, done := p.open(path)
	e := &editionFiles{site: p.folder, place: output.Place{Dir: path}, path: path, folder: folder}
	return e, func() {
		e.place.Close()
		done()
	}
}

func (e *editionFiles) name(address string) string { return address[len(e.path)+1:] }

func (e *editionFiles) look(address string) *files.Stat { return lookIn(e.folder, e.name(address)) }

// remembered finds a file at once where as many were kept as stood before it in the build before.
func (e *editionFiles) remembered(address string) (ledger.Sheet, bool) {
	name, sheets, n := e.name(address), e.before.Sheets, len(e.now)
	if n >= len(sheets) || sheets[n].Name != name {
		n = slices.IndexFunc(sheets, func(s ledger.NamedSheet) bool { return s.Name == name })
	}
	if n < 0 {
		return ledger.Sheet{}, false
	}
	return sheets[n].Sheet, true
}

func (e *editionFiles) put(address string, text []byte, there *files.Stat) (files.Stat, bool, error) {
	return e.site.PutIn(&e.place, address, text, there)
}

func (e *editionFiles) keep(address string, sheet ledger.Sheet) {
	e.now = append(e.now, ledger.NamedSheet{Name: e.name(address), Sheet: sheet})
}

// stand tells whether all files that an edition was made into are still those that were made, of inputs with this digest; how many they are, and how long.
func (e *editionFiles) stand(l *ledger.Ledger, of uint64) (count int, size int64, all bool) {
	if e.folder == nil {
		return 0, 0, false
	}
	return l.Stands(e.path, of, func(name string) uint64 {
		there, err := e.folder.Lstat(name)
		if err != nil {
			return 0 // which no seal is
		}
		return ledger.Seal(there)
	})
}
