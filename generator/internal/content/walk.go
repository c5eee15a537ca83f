package content

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/files"
	"backissue/generator/internal/source"
)

// Folder is what lies in an edition's folder.
type Folder struct {
	Key      edition.Key
	Articles []string // names of article files, by page and order: 01-02.md
	Others   []string // every other file, as a path in the folder: edition.yaml, source/01.txt; hidden files are left out
	Known    bool     // what look told of it, when it was listed
}

// HasRecord tells whether the folder has an edition.yaml.
func (f Folder) HasRecord() bool { return slices.Contains(f.Others, EditionFile) }

// Walk lists the editions in contentDir from the oldest to the newest, without reading a file. A folder that is not a day,
// a Markdown file that is not an article, a link to elsewhere and a folder that can't be read are problems, all of which
// the error has. So is a contentDir that is not there: taken for an archive without editions, a folder that was moved
// away by mistake would empty the site.
//
// Each folder is passed to look while it is open, by several goroutines at once: the system has just read it, and need not find its way there again.
func Walk(contentDir string, look func(f Folder, at *files.Folder) (known bool)) ([]Folder, error) {
	w := walker{root: contentDir, look: look}
	w.walk()
	slices.SortFunc(w.folders, func(a, b Folder) int { return a.Key.Compare(b.Key) })
	return w.folders, w.problems.Err()
}

type walker struct {
	root     string
	look     func(f Folder, at *files.Folder) bool
	folders  []Folder
	problems source.Problems
	listed   []files.Entry // of the last day, whose memory the next one's takes
}

// walk lists months at once, for there can be a million files, and gives what it finds as if it had listed them in turn.
func (w *walker) walk() {
	var months []*walker
	var listed sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, year := range w.folderNames(".") {
		if !isDigits(year, 4) {
			w.stray(year, "this folder is not a year", "an edition lies in content/YYYY/MM/DD; keep other files outside content/")
			continue
		}
		for _, month := range w.folderNames(year) {
			dir := path.Join(year, month)
			if !isDigits(month, 2) {
				w.stray(dir, "this folder is not a month", "an edition lies in content/YYYY/MM/DD, such as content/2023/01/08")
				continue
			}
			m := &walker{root: w.root, look: w.look}
			months = append(months, m)
			slots <- struct{}{}
			listed.Go(func() {
				defer func() { <-slots }()
				m.month(dir)
			})
		}
	}
	listed.Wait()
	for _, m := range months {
		w.folders, w.problems = append(w.folders, m.folders...), append(w.problems, m.problems...)
	}
}

func (w *walker) month(dir string) {
	for _, day := range w.folderNames(dir) {
		w.day(path.Join(dir, day))
	}
}

func (w *walker) day(dir string) {
	key, ok := edition.ParseKey(dir)
	if !ok {
		w.stray(dir, "this folder is not a day of the calendar", "name it DD, or DD-evening for a second edition of that day")
		return
	}
	folder, err := files.OpenFolder(w.place(dir))
	if err != nil {
		w.unreadable(dir, err)
		return
	}
	defer folder.Close()
	f := Folder{Key: key}
	all, err := folder.List(w.listed)
	w.listed = all
	w.collect(&f, dir, "", w.visible(dir, all, err))
	if len(f.Articles)+len(f.Others) > 0 { // git keeps no empty folders, so an empty one means nothing
		if slices.ContainsFunc(f.Articles, isOfHighPage) {
			slices.SortFunc(f.Articles, byPlace)
		}
		f.Known = w.look(f, folder)
		w.folders = append(w.folders, f)
	}
}

// collect adds the files of an edition's folder, or of a folder in it.
func (w *walker) collect(f *Folder, dir, sub string, entries []files.Entry) {
	if sub == "" {
		f.Articles = make([]string, 0, len(entries))
	}
	for _, e := range entries {
		name := e.Name
		if sub != "" {
			name = sub + "/" + name
		}
		isMarkdown := sub == "" && strings.EqualFold(path.Ext(name), ".md")
		switch {
		case e.Type.IsDir() && isMarkdown:
			w.stray(path.Join(dir, name), "this is a folder with the name of an article", "put the article's file in its place, or give the folder another name")
		case e.Type.IsDir():
			w.collect(f, dir, name, w.entries(path.Join(dir, name)))
		case sub == "" && isArticle(name):
			f.Articles = append(f.Articles, name)
		case isMarkdown:
			w.stray(path.Join(dir, name), "this is not the name of an article's file", "name it PP-NN.md, such as 01-02.md for page 1, article 2")
		default:
			f.Others = append(f.Others, name)
		}
	}
}

// folderNames gives the folders in a year or month, or in content/ itself, the only one of them that may have Markdown files.
func (w *walker) folderNames(dir string) []string {
	var names []string
	for _, e := range w.entries(dir) {
		switch {
		case e.Type.IsDir():
			names = append(names, e.Name)
		case dir != "." && strings.EqualFold(path.Ext(e.Name), ".md"):
			w.stray(path.Join(dir, e.Name), "this article is in no edition", "move it to the folder of its day, such as content/2023/01/08")
		}
	}
	return names
}

// entries lists a folder without what is hidden.
func (w *walker) entries(dir string) []files.Entry {
	all, err := files.List(w.place(dir))
	return w.visible(dir, all, err)
}

func (w *walker) place(dir string) string { return filepath.Join(w.root, filepath.FromSlash(dir)) }

// visible leaves out of a folder's listing what is hidden. A link is a problem: it could bring any file of the machine into the archive.
func (w *walker) visible(dir string, all []files.Entry, err error) []files.Entry {
	if err != nil {
		w.unreadable(dir, err)
		return nil
	}
	return slices.DeleteFunc(all, func(e files.Entry) bool {
		hidden := strings.HasPrefix(e.Name, ".")
		if !hidden && !e.Type.IsDir() && !e.Type.IsRegular() {
			w.stray(path.Join(dir, e.Name), "this is neither a file nor a folder", "put the file itself here, not a link to it")
			return true
		}
		return hidden
	})
}

// unreadable reports a folder that can't be listed. Below the top one, what was listed as a folder is one.
func (w *walker) unreadable(dir string, err error) {
	at, statErr := os.Stat(w.root)
	switch {
	case dir == "." && errors.Is(err, fs.ErrNotExist):
		w.stray(dir, "there is no content folder", "bring it back if it was moved; for a new archive, import a paper or make an empty folder of this name")
	case dir == "." && statErr == nil && !at.IsDir():
		w.stray(dir, "this must be a folder, the one that holds the editions", "move the file away and put the folder in its place")
	default:
		w.stray(dir, fmt.Sprintf("the folder can't be read: %v", err), "check that it is there and that you may read it")
	}
}

func (w *walker) stray(name, message, hint string) {
	pos := source.Position{File: path.Join(Dir, name)}
	w.problems = append(w.problems, source.NewProblem(pos, nil, message, hint))
}

func isArticle(file string) bool {
	_, _, ok := parseArticleFile(file)
	return ok
}

// isOfHighPage tells whether a page or an order has more than two digits. As long as none has, names that are sorted, as a folder is listed, are in the order
// of their places.
func isOfHighPage(file string) bool { return len(file) > len("01-01.md") }

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
