package build

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"backissue/generator/internal/archive"
	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/lent"
	"backissue/generator/internal/source"
)

// listEditions finds the folders of all editions, and which of them have the files that the last build remembered.
func (p *publication) listEditions() error {
	folders, err := content.Walk(filepath.Join(p.options.Root, content.Dir), func(f content.Folder, at *files.Folder) bool {
		now := time.Now()
		return p.openLedger().Sealed(f.Key.Path(), filesOf(f), func(name string) uint64 {
			there, err := at.Lstat(name)
			if err != nil {
				return 0
			}
			return ledger.SettledSeal(there, now)
		})
	})
	p.folders, p.sameDay = folders, sameDayOf(folders)
	return err
}

// survey is an edition's folder compared with what the last build remembered of it.
type survey struct {
	*publication
	folder     content.Folder
	shown      string        // its name in problems, once it was asked for
	shownFiles lent.Scraps   // those of its files
	files      []ledger.File // those that the site is made of: the articles in order, then the record, pages as received and pictures
	before     ledger.Edition
	known      bool              // before is there, and its articles were held against the same gazetteer by the same program
	dir        *files.Folder     // while the files are looked at
	texts      [][]byte          // of files that had to be read, by their number; nil for none
	desk       *desk             // for all of it
	room       []content.File    // for parsed
	kept       []archive.Article // what lists show of them
	parsed     []*content.File   // articles whose files had to be parsed, by their number
	lines      [][]string        // of bodies that were asked for, by their number
	record     *edition.Edition  // edition.yaml, when it had to be parsed
	links      []articleLinks    // by article

	pictures []picture
	again    bool // for the search index, when all was read before
	hurried  bool // the system was asked for the files that are still to be read
}

// surveyEdition says what an edition holds. Only files that differ from what was remembered are read, and only those with other bytes are parsed.
// With problems it still gives what could be read: an unknown district does not keep an article's address from being compared with others.
func (p *publication) surveyEdition(folder content.Folder, texts *desk) (*survey, *archive.Stored, error) {
	s := &survey{publication: p, folder: folder, desk: texts}
	s.before, s.known = p.ledger.Edition(folder.Key.Path(), texts.before)
	texts.before = s.before.Files
	s.known = s.known && s.before.Checked == p.with.checked
	sealed, same, err := s.lookAtFiles()
	if err != nil {
		return nil, nil, err
	}
	if same {
		path := folder.Key.Path()
		stored, ok := archive.RestoreBrief(folder.Key, s.before.Brief, s.before.Lists, func() string { return s.ledger.ListData(path) })
		if ok && s.restoreLinks(stored.Len()) {
			if sealed { // as most are in most builds
				s.ledger.StayEdition(path)
			} else {
				s.ledger.ResealEdition(path, s.files)
			}
			return s, stored, nil
		}
		s.known = false
	}
	stored, err := s.readEdition()
	err = together(func() error { return err }, s.lookAtPictures)
	if err == nil {
		s.remember(stored)
	}
	return s, stored, err
}

// surveyAgain gives the edition with a number as this build found it, for those who need its articles once more.
func (p *publication) surveyAgain(number int, texts *desk) *survey {
	folder := p.folders[number]
	kept, _ := p.ledger.Kept(folder.Key.Path())
	s := &survey{publication: p, folder: folder, desk: texts, files: kept.Files, again: true}
	s.links, s.pictures, _ = unpackLinks(kept.Links, len(folder.Articles))
	return s
}

// openAgain opens the folder of an edition whose articles will all be read once more, until done is called.
func (s *survey) openAgain() (done func(), err error) {
	dir, err := files.OpenFolder(s.onDisk(s.folderName()))
	if err != nil {
		return nil, unreadable(s.folderName(), err)
	}
	s.dir = dir
	return func() {
		s.dir = nil
		dir.Close()
	}, nil
}

// remember keeps the edition for the next build.
func (s *survey) remember(stored *archive.Stored) {
	now := ledger.Edition{Files: s.files, Checked: s.with.checked, Brief: stored.Brief(), Lists: stored.Lists(), Links: packLinks(s.links, s.pictures)}
	s.ledger.KeepEdition(s.folder.Key.Path(), now, stored.Text())
}

// readEdition reads an edition's record and articles. Without an edition.yaml the folder's name and the articles tell
// all that must be known.
func (s *survey) readEdition() (*archive.Stored, error) {
	e := &archive.Edition{Key: s.folder.Key}
	s.links = make([]articleLinks, len(s.folder.Articles))
	s.takeRoom()
	problems, err := asProblems(s.addRecord(e))
	if err != nil {
		return nil, err
	}
	before := s.articlesBefore()
	for n := range s.folder.Articles {
		if kept := before[n]; kept != nil {
			e.Add(kept)
			continue
		}
		found, err := asProblems(s.addArticle(e, n))
		if err != nil {
			return nil, err
		}
		problems = append(problems, found...)
	}
	for _, m := range e.Settle() {
		problems = append(problems, s.misjoinProblem(m))
	}
	stored, ok := archive.Restore(e.Key, e.Pack(), &s.listed)
	switch {
	case !ok && len(problems) == 0:
		return nil, fmt.Errorf("%s: what was packed can't be restored", s.folder.Key.Path())
	case !ok:
		stored = nil
	}
	return stored, problems.Err()
}

// articlesBefore gives the list data of articles whose files did not change, by number. An article is held against what else lies in its folder, so
// after another listing all are read anew.
func (s *survey) articlesBefore() []*archive.Article {
	kept := make([]*archive.Article, len(s.folder.Articles))
	if !s.sameListing() {
		return kept
	}
	stored, ok := archive.Restore(s.folder.Key, s.ledger.ListData(s.folder.Key.Path()), &s.listed)
	links, _, linksOK := unpackLinks(s.before.Links, len(kept))
	if !ok || !linksOK || stored.Len() != len(kept) {
		return kept
	}
	for n, a := range stored.Files().Articles() {
		if s.files[n].Digest == s.before.Files[n].Digest {
			a.Before, a.After = nil, nil
			kept[n] = a
			if links != nil {
				s.links[n] = links[n]
			}
		}
	}
	return kept
}

func (s *survey) addRecord(e *archive.Edition) error {
	if !s.folder.HasRecord() {
		return nil
	}
	record, err := s.readRecord()
	e.Number, e.DateSource = record.Number, record.DateSource
	for _, page := range record.Pages {
		e.Pages = append(e.Pages, archive.Page{Number: page.Number, Name: page.Name})
	}
	return err
}

// readRecord reads edition.yaml. With an error of its fields it gives what could be read.
func (s *survey) readRecord() (edition.Edition, error) {
	if s.record != nil {
		return *s.record, nil
	}
	text, err := s.text(s.file(content.EditionFile))
	if err != nil {
		return edition.Edition{}, err
	}
	s.counts.parsed.Add(1)
	record, err := content.ParseEdition(s.name(content.EditionFile), text)
	if err == nil {
		s.record = &record
	}
	return record, err
}

// addArticle reads and checks an article, and puts what lists show of it into the edition, unless a field could not be read.
func (s *survey) addArticle(e *archive.Edition, n int) error {
	file, err := s.article(n)
	if file == nil {
		return err
	}
	problems, err := asProblems(err)
	if err != nil {
		return err
	}
	wrong := len(problems) > 0
	problems = append(problems, s.checkArticle(s.folder, file)...)
	if len(file.Markdown) > longestBody {
		problems = append(problems, &source.Problem{Position: source.Position{File: file.Name, Line: file.BodyLine},
			Message: fmt.Sprintf("the article is longer than %d KB", longestBody>>10), Hint: "cut it into parts that continue each other"})
	} else if !wrong {
		e.Add(s.listData(n, file))
		s.links[n] = s.linksOf(file)
	}
	return problems.Err()
}

// article gives an article's file, parsed. With an error of its fields it gives what could be read; nil when it can't be read at all.
func (s *survey) article(n int) (*content.File, error) {
	s.takeRoom()
	if file := s.parsed[n]; file != nil {
		return file, nil
	}
	text, err := s.text(n)
	if err != nil {
		return nil, err
	}
	if !s.again {
		s.counts.parsed.Add(1)
	}
	file := &s.room[n]
	if err := file.Parse(s.name(s.files[n].Name), text); err != nil {
		return file, err
	}
	s.parsed[n] = file
	return file, nil
}

// takeRoom takes memory for the edition's articles.
func (s *survey) takeRoom() {
	if s.parsed == nil {
		s.parsed = make([]*content.File, len(s.folder.Articles))
		s.room, s.kept = s.desk.files(len(s.folder.Articles))
	}
}

// file gives the number of one of the edition's files, or -1.
func (s *survey) file(name string) int {
	return slices.IndexFunc(s.files, func(f ledger.File) bool { return f.Name == name })
}

// longestBody is in bytes, some 40,000 Chinese characters: four full pages of a broadsheet. The time that Markdown takes
// can grow with the square of a text made for it, and this much of the worst takes seconds.
const longestBody = 128 << 10
