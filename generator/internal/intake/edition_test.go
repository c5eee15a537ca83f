package intake

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
)

// The first edition of the archive, read again from the page as received, must be what a person found in it by hand.

const (
	firstPage  = "../../../content/2023/01/08/source/01.txt"
	firstTruth = "testdata/2023-01-08.truth.json"
	siteConfig = "../../../config.yaml"
)

type truth struct {
	Articles []truthArticle
}

type truthArticle struct {
	Title, Kicker, Deck, Byline, Dateline string
	Series                                *edition.Series
	Reporters, Correspondents             []string
	Districts, Paragraphs, Subheads       []string
	Sidebars                              []struct {
		Title string
		Items []struct{ Heading, Text string }
	}
	Photos []struct {
		Caption       string
		Photographers []string
	}
}

// truthLines are the lines of the page on which each article stands.
var truthLines = []edition.LineRanges{
	{{From: 1, To: 274}}, {{From: 276, To: 317}}, {{From: 319, To: 350}}, {{From: 352, To: 379}}, {{From: 381, To: 406}},
	{{From: 408, To: 443}}, {{From: 445, To: 479}}, {{From: 481, To: 507}}, {{From: 508, To: 557}},
}

func readFirstPage(t *testing.T) (Reading, []byte) {
	t.Helper()
	c, err := config.Load(siteConfig)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(firstPage)
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewReader(c).Read(firstPage, file)
	if err != nil {
		t.Fatal(err)
	}
	return r, file
}

func TestFirstEdition(t *testing.T) {
	r, _ := readFirstPage(t)
	text, err := os.ReadFile(firstTruth)
	if err != nil {
		t.Fatal(err)
	}
	var want truth
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if len(r.Articles) != len(want.Articles) {
		t.Fatalf("found %d articles, want %d", len(r.Articles), len(want.Articles))
	}
	for i, w := range want.Articles {
		t.Run(w.Title, func(t *testing.T) {
			if diff := cmp.Diff(w, asTruth(&r.Articles[i]), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("want -, got +:\n%s", diff)
			}
			if diff := cmp.Diff(truthLines[i], r.Articles[i].Source.Lines); diff != "" {
				t.Errorf("lines: want -, got +:\n%s", diff)
			}
		})
	}
	reasons := map[string]string{}
	for _, l := range r.Leftovers {
		reasons[l.Reason] += l.Text
	}
	if diff := cmp.Diff(map[string]string{"space": "", "overprint": "数说“双优化”"}, reasons); diff != "" {
		t.Errorf("leftovers: want -, got +:\n%s", diff)
	}
}

// asTruth gives what was found in the shape of the truth. Districts are a set, and the truth's order is its own.
func asTruth(a *edition.Article) truthArticle {
	out := truthArticle{Title: a.Title, Kicker: a.Kicker, Deck: a.Deck, Byline: a.Byline, Dateline: a.Dateline, Series: a.Series,
		Reporters: list(a.Reporters), Correspondents: list(a.Correspondents), Districts: list(a.Districts), Paragraphs: []string{}, Subheads: []string{}}
	for _, b := range a.Body {
		switch b.Kind {
		case edition.Paragraph:
			out.Paragraphs = append(out.Paragraphs, b.Text)
		case edition.Subhead:
			out.Subheads = append(out.Subheads, b.Text)
		}
	}
	order := []string{"公安县", "石首市", "松滋市", "荆州经开区", "荆州市"}
	slices.SortFunc(out.Districts, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })

	for _, b := range a.Body {
		if b.Kind != edition.Box {
			continue
		}
		side := struct {
			Title string
			Items []struct{ Heading, Text string }
		}{Title: b.Text}
		for k := 0; k+1 < len(b.Items); k += 2 {
			side.Items = append(side.Items, struct{ Heading, Text string }{b.Items[k].Text, b.Items[k+1].Text})
		}
		out.Sidebars = append(out.Sidebars, side)
	}
	for _, p := range a.Photos {
		out.Photos = append(out.Photos, struct {
			Caption       string
			Photographers []string
		}{p.Caption, p.Photographers})
	}
	return out
}

func list(s []string) []string { return append([]string{}, s...) }

func TestNewestDayIsOffered(t *testing.T) {
	r, _ := readFirstPage(t)
	_, problems := new(Reader).place(File{Name: "page.txt"}, &r, Given{})
	if err := problems.Err(); err == nil || !strings.Contains(err.Error(), "2023-01-07") || !strings.Contains(err.Error(), "--date 2023-01-08") {
		t.Errorf("a page that prints no date: %v; want an error that names the newest day of the text, 2023-01-07", err)
	}
}

// What lies in content/ is what gen import wrote from the page, and importing it again changes nothing.
func TestFirstEditionIsAsImported(t *testing.T) {
	c, err := config.Load(siteConfig)
	if err != nil {
		t.Fatal(err)
	}
	const folder = "content/2023/01/08"
	day, err := edition.ParseDate("2023-01-08")
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	for _, again := range []bool{false, true} {
		o := Options{Root: root, Given: Given{Date: day}, Again: again, Cores: 1, Each: func(o Outcome) {
			if o.Err != nil {
				t.Fatal(o.Err)
			}
		}}
		if err := NewReader(c).Import(t.Context(), Collect([]string{firstPage}).Files, o); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(filesIn(t, "../../../"+folder), filesIn(t, filepath.Join(root, folder))); diff != "" {
			t.Errorf("again %t: in the repository -, as imported +:\n%s", again, diff)
		}
	}
}

func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
