package build

import (
	"iter"
	"slices"
	"time"

	"github.com/zeebo/xxh3"

	"backissue/generator/internal/content"
	"backissue/generator/internal/files"
	"backissue/generator/internal/ledger"
	"backissue/generator/internal/lent"
	"backissue/generator/internal/pagetext"
	"backissue/generator/internal/photo"
	"backissue/generator/internal/source"
)

// lookAtFiles seals the edition's files, and makes digests of those whose seal is not the one remembered. It tells whether all have the same bytes as before,
// and whether the same seals, too.
func (s *survey) lookAtFiles() (sealed, same bool, err error) {
	if s.known && s.folder.Known { // as most are in most builds
		s.files = s.before.Files
		return true, true, nil
	}
	done, err := s.openAgain()
	if err != nil {
		return false, false, err
	}
	defer done()
	same, err = s.readFiles(s.dir, time.Now())
	return false, same, err
}

// filesOf gives the names of the files that the site is made of: the articles in order, then the others.
func filesOf(folder content.Folder) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, name := range folder.Articles {
			if !yield(name) {
				return
			}
		}
		for _, name := range folder.Others {
			if (name == content.EditionFile || photo.IsPhoto(name) || isSource(name)) && !yield(name) {
				return
			}
		}
	}
}

// readFiles reads the files that have not the seal that was remembered.
func (s *survey) readFiles(dir *files.Folder, now time.Time) (same bool, err error) {
	names := s.desk.strings(len(s.folder.Articles) + len(s.folder.Others))
	for name := range filesOf(s.folder) {
		names = append(names, name)
	}
	s.files, s.texts = s.desk.list(len(names))
	same = s.known && len(names) == len(s.before.Files)
	var problems source.Problems
	for i, name := range names {
		s.files[i].Name = name
	}
	for i := range names {
		sameFile, err := s.lookAtFile(i, dir, now)
		if err != nil {
			problems = append(problems, asProblem(err))
		}
		same = same && sameFile
	}
	return same, problems.Err()
}

// lookAtFile seals a file, and reads it unless it has the seal that was remembered. It tells whether it has the bytes that it had.
func (s *survey) lookAtFile(i int, dir *files.Folder, now time.Time) (same bool, err error) {
	file := &s.files[i]
	before, isPhoto := s.remembered(i, file.Name), photo.IsPhoto(file.Name)
	var text []byte
	var there files.Stat
	taken := before == nil && i < len(s.folder.Articles)
	if taken { // it will be read, whatever its seal is
		began := time.Now()
		text, there, err = dir.Take(file.Name, s.desk.room)
		s.hurry(i, began)
	} else {
		there, err = dir.Lstat(file.Name)
	}
	if err != nil {
		return false, unreadable(s.name(file.Name), err)
	}
	file.Size, file.Seal = there.Size, ledger.SettledSeal(there, now)
	if isPhoto {
		if err := photo.Admit(s.name(file.Name), there.Size); err != nil {
			return false, err
		}
	}
	if isSource(file.Name) && there.Size > pagetext.Largest {
		return true, nil // no sheet shows it
	}
	if before != nil && before.Seal == file.Seal && before.Seal != 0 {
		file.Digest = before.Digest
		return true, nil
	}
	if !taken {
		if text, err = s.read(i); err != nil {
			return false, err
		}
	}
	file.Digest = xxh3.Hash128(text)
	if !isPhoto { // all of an edition's would be too much
		s.texts[i] = text
	}
	return before != nil && before.Digest == file.Digest, nil
}

func asProblem(err error) *source.Problem {
	problems, _ := source.AsProblems(err)
	return problems[0]
}

// folderName gives the edition's folder as problems show it.
func (s *survey) folderName() string {
	if s.shown == "" {
		s.shown = content.Dir + "/" + s.folder.Key.Path()
	}
	return s.shown
}

// name gives a file of the edition as problems show it.
func (s *survey) name(file string) string {
	folder := s.folderName()
	if s.shownFiles == nil {
		s.shownFiles = make(lent.Scraps, 0, (len(folder)+len("/01-01.md"))*len(s.folder.Articles))
	}
	return s.shownFiles.Lend(append(append(append(s.shownFiles, folder...), '/'), file...))
}

// remembered gives what was remembered of a file; nil for none.
func (s *survey) remembered(i int, name string) *ledger.File {
	if !s.known {
		return nil
	}
	if i < len(s.before.Files) && s.before.Files[i].Name == name {
		return &s.before.Files[i]
	}
	i = slices.IndexFunc(s.before.Files, func(f ledger.File) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &s.before.Files[i]
}

// sameListing tells whether the folder has the same files as before, though their bytes may differ.
func (s *survey) sameListing() bool {
	return s.known && slices.EqualFunc(s.files, s.before.Files, func(a, b ledger.File) bool { return a.Name == b.Name })
}
