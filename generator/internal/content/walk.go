package content

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/source"
)

// Folder is what lies in an edition's folder.
type Folder struct {
	Key      edition.Key
	Articles []string // names of article files, by page and order: 01-02.md
	Others   []string // every other file, as a path in the folder: edition.yaml, source/01.txt; hidden files are left out
}

// HasRecord tells whether the folder has an edition.yaml.
func (f Folder) HasRecord() bool { return slices.Contains(f.Others, EditionFile) }

// Walk lists the editions in contentDir from the oldest to the newest, without reading a file. A folder that is not a day,
// a Markdown file that is not an article and a link to elsewhere are problems, all of which the error has. A contentDir
// that is not there holds no editions.
func Walk(contentDir string) ([]Folder, error) {
	w := walker{root: contentDir}
	if err := w.walk(); err != nil {
		return nil, fmt.Errorf("listing the editions: %w", err)
	}
	slices.SortFunc(w.folders, func(a, b Folder) int { return a.Key.Compare(b.Key) })
	return w.folders, w.problems.Err()
}

type walker struct {
	root     string
	folders  []Folder
	problems source.Problems
}

func (w *walker) walk() error {
	years, err := w.folderNames(".")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, year := range years {
		if !isDigits(year, 4) {
			w.stray(year, "this folder is not a year", "an edition lies in content/YYYY/MM/DD; keep other files outside content/")
			continue
		}
		if err := w.year(year); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) year(year string) error {
	months, err := w.folderNames(year)
	if err != nil {
		return err
	}
	for _, month := range months {
		dir := path.Join(year, month)
		if !isDigits(month, 2) {
			w.stray(dir, "this folder is not a month", "an edition lies in content/YYYY/MM/DD, such as content/2023/01/08")
			continue
		}
		days, err := w.folderNames(dir)
		if err != nil {
			return err
		}
		for _, day := range days {
			if err := w.day(path.Join(dir, day)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walker) day(dir string) error {
	key, ok := edition.ParseKey(dir)
	if !ok {
		w.stray(dir, "this folder is not a day of the calendar", "name it DD, or DD-evening for a second edition of that day")
		return nil
	}
	f := Folder{Key: key}
	if err := w.collect(&f, dir, ""); err != nil {
		return err
	}
	if len(f.Articles)+len(f.Others) > 0 { // git keeps no empty folders, so an empty one means nothing
		slices.SortFunc(f.Articles, byPlace)
		w.folders = append(w.folders, f)
	}
	return nil
}

// collect adds the files of an edition's folder, or of a folder in it.
func (w *walker) collect(f *Folder, dir, sub string) error {
	entries, err := w.entries(path.Join(dir, sub))
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(sub, e.Name())
		switch {
		case e.IsDir():
			if err := w.collect(f, dir, name); err != nil {
				return err
			}
		case sub == "" && isArticle(name):
			f.Articles = append(f.Articles, name)
		case sub == "" && strings.EqualFold(path.Ext(name), ".md"):
			w.stray(path.Join(dir, name), "this is not the name of an article's file", "name it PP-NN.md, such as 01-02.md for page 1, article 2")
		default:
			f.Others = append(f.Others, name)
		}
	}
	return nil
}

// folderNames gives the folders in a year or month, or in content/ itself, the only one of them that may have Markdown files.
func (w *walker) folderNames(dir string) ([]string, error) {
	entries, err := w.entries(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		switch {
		case e.IsDir():
			names = append(names, e.Name())
		case dir != "." && strings.EqualFold(path.Ext(e.Name()), ".md"):
			w.stray(path.Join(dir, e.Name()), "this article is in no edition", "move it to the folder of its day, such as content/2023/01/08")
		}
	}
	return names, nil
}

// entries lists a folder without what is hidden. A link is a problem: it could bring any file of the machine into the archive.
func (w *walker) entries(dir string) ([]os.DirEntry, error) {
	all, err := os.ReadDir(filepath.Join(w.root, filepath.FromSlash(dir)))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(e os.DirEntry) bool {
		hidden := strings.HasPrefix(e.Name(), ".")
		if !hidden && !e.IsDir() && !e.Type().IsRegular() {
			w.stray(path.Join(dir, e.Name()), "this is neither a file nor a folder", "put the file itself here, not a link to it")
			return true
		}
		return hidden
	}), nil
}

func (w *walker) stray(name, message, hint string) {
	pos := source.Position{File: path.Join(Dir, name)}
	w.problems = append(w.problems, source.NewProblem(pos, nil, message, hint))
}

func isArticle(file string) bool {
	_, _, ok := parseArticleFile(file)
	return ok
}

// byPlace orders article files by page and then order: as numbers, for 100-01.md comes after 99-01.md.
func byPlace(a, b string) int {
	pageA, orderA, _ := parseArticleFile(a)
	pageB, orderB, _ := parseArticleFile(b)
	if pageA != pageB {
		return pageA - pageB
	}
	return orderA - orderB
}

func isDigits(s string, length int) bool {
	return len(s) == length && strings.Trim(s, "0123456789") == ""
}
