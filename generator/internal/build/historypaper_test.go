package build

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"backissue/generator/internal/sample"
)

// paper is an archive that a history edits: what its files say.
type paper struct {
	Title, Zone, Report string
	ListSize            int
	Districts           []place
	Subjects            []topic
	Slugs               map[string]string
	About               string
	Layouts             map[string]string  // the archive's own, by their path in layouts/
	Editions            map[string]*number // by path
}

type place struct {
	Name, Slug string
	Towns      []string
}

type topic struct{ Name, Group, Slug string }

// number is an edition.
type number struct {
	Issue, DateSource string
	Pages             map[int]string    // names of pages; without one there is no edition.yaml
	Articles          map[string]*story // by name: 01-02
	Pictures          map[string]string // how wide, how high, how blue
	Received          string            // its first page; empty when it was not kept
	Left              string            // why some of that is in no article; empty when none is
}

type story struct {
	Title, Kicker, Type, Byline  string
	Tags, Districts, People      []string
	Series                       string
	SeriesNumber                 int
	Picture, To, From, Withdrawn string
	Aliases                      []string
	Lines                        string   // of the page received
	Body                         []string // paragraphs
	Fixes                        []fix
}

// fix is a correction.
type fix struct{ Date, Note string }

// newPaper makes a paper of three editions.
func newPaper() *paper {
	p := &paper{Title: "样报档案", Zone: "Asia/Shanghai", ListSize: 5, Slugs: map[string]string{}, Layouts: map[string]string{}, Editions: map[string]*number{},
		Districts: []place{{"东县", "dongxian", []string{"甲镇"}}, {"西县", "xixian", nil}},
		Subjects:  []topic{{"春运", "民生", ""}, {"教育", "民生", ""}}}
	for n := range 3 {
		p.Editions[sample.Day(n).Format("2006/01/02")] = newNumber(n)
	}
	return p
}

// newNumber makes the edition with a number. The tag 春运 is in all articles, so that its list soon has several sheets.
func newNumber(n int) *number {
	return &number{Issue: fmt.Sprint(1000 + n), Pages: map[int]string{1: "要闻"}, Pictures: map[string]string{}, Received: "报头\n第一行\n第二行\n", Articles: map[string]*story{
		"01-01": {Title: fmt.Sprintf("头条%d", n), Kicker: "引题", People: []string{"张三"}, Tags: []string{"春运"}, Districts: []string{"东县"}, Lines: "2-3",
			Body: []string{"第一句。第二句。", "## 小标题", "又一段。"}},
		"01-02": {Title: fmt.Sprintf("专稿%d", n), Tags: []string{"春运", fmt.Sprintf("专题%d", n)}, Body: []string{"正文。"}},
		"02-01": {Title: fmt.Sprintf("连载%d", n), Tags: []string{"春运"}, Series: "连载", SeriesNumber: n + 1, Body: []string{"正文。"}},
	}}
}

// copied gives a paper that shares nothing with this one.
func (p *paper) copied() *paper {
	text, err := json.Marshal(p)
	if err != nil {
		panic(err) // it has nothing that can't be written
	}
	other := &paper{}
	if err := json.Unmarshal(text, other); err != nil {
		panic(err)
	}
	return other
}

// files gives the archive's files by name.
func (p *paper) files() map[string]string {
	files := map[string]string{"config.yaml": p.config()}
	if p.About != "" {
		files["content/about.md"] = p.About
	}
	for name, text := range p.Layouts {
		files["layouts/"+name] = text
	}
	for path, e := range p.Editions {
		folder := "content/" + path + "/"
		date := strings.ReplaceAll(path[:len("2006/01/02")], "/", "-")
		if len(e.Pages) > 0 {
			files[folder+"edition.yaml"] = e.record(date)
		}
		for name, a := range e.Articles {
			files[folder+name+".md"] = a.text(date, name)
		}
		if e.Received != "" {
			files[folder+"source/01.txt"] = e.Received
		}
		for name, of := range e.Pictures {
			files[folder+name] = photograph(name, of)
		}
	}
	return files
}

// photograph gives the file of a photo that is so wide, so high and so blue; what is said in another way is damaged.
func photograph(name, of string) string {
	var width, height int
	var tint byte
	if _, err := fmt.Sscan(of, &width, &height, &tint); err != nil {
		return "\xff\xd8" + of
	}
	return sample.Photo(name, width, height, tint)
}

func (p *paper) config() string {
	var b strings.Builder
	fmt.Fprintf(&b, "name: 样报\ntitle: %s\nlanguage: zh-Hans\ntimezone: %s\nbase: https://example.org/yangbao/\nlist-size: %d\n", p.Title, p.Zone, p.ListSize)
	if p.Report != "" {
		fmt.Fprintf(&b, "report: %s\n", p.Report)
	}
	fmt.Fprintf(&b, "city: {name: 样州市, slug: yangzhou}\ndistricts:\n")
	for _, d := range p.Districts {
		fmt.Fprintf(&b, "  - {name: %s, slug: %s, towns: [%s]}\n", d.Name, d.Slug, strings.Join(d.Towns, ", "))
	}
	fmt.Fprintf(&b, "subjects:\n")
	for _, s := range p.Subjects {
		fmt.Fprintf(&b, "  - {name: %s, group: %s, words: [%s]", s.Name, s.Group, s.Name)
		if s.Slug != "" {
			fmt.Fprintf(&b, ", slug: %s", s.Slug)
		}
		fmt.Fprintf(&b, "}\n")
	}
	if len(p.Slugs) > 0 {
		fmt.Fprintf(&b, "slugs:\n")
		for _, name := range slices.Sorted(maps.Keys(p.Slugs)) {
			fmt.Fprintf(&b, "  %s: %s\n", name, p.Slugs[name])
		}
	}
	return b.String()
}

func (e *number) record(date string) string {
	text := fmt.Sprintf("date: %s\nissue: %q\n", date, e.Issue)
	if e.DateSource != "" {
		text += "date-source: " + e.DateSource + "\n"
	}
	text += "pages:\n"
	for _, page := range slices.Sorted(maps.Keys(e.Pages)) {
		text += fmt.Sprintf("  - number: %d\n    name: %q\n", page, e.Pages[page])
		if page == 1 && e.Left != "" {
			text += fmt.Sprintf("    leftovers: [{lines: \"1\", text: 报头, reason: %s}]\n", e.Left)
		}
	}
	return text
}

func (a *story) text(date, name string) string {
	var page, order int
	fmt.Sscanf(name, "%d-%d", &page, &order)
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ndate: %s\npage: %d\norder: %d\n", a.Title, date, page, order)
	for _, field := range [][2]string{{"kicker", a.Kicker}, {"type", a.Type}, {"byline", a.Byline}, {"withdrawn", a.Withdrawn}} {
		if field[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
		}
	}
	for n, values := range [][]string{a.Tags, a.Districts, a.People, a.Aliases} {
		if len(values) > 0 {
			fmt.Fprintf(&b, "%s: [%s]\n", [...]string{"tags", "districts", "reporters", "aliases"}[n], strings.Join(values, ", "))
		}
	}
	if a.Series != "" {
		fmt.Fprintf(&b, "series: {name: %s, number: %d}\n", a.Series, a.SeriesNumber)
	}
	if a.Picture != "" {
		fmt.Fprintf(&b, "photos: [{caption: 说明, file: %s}]\n", a.Picture)
	}
	if a.Lines != "" {
		fmt.Fprintf(&b, "source: {file: source/01.txt, lines: %q}\n", a.Lines)
	}
	if a.To != "" || a.From != "" {
		fmt.Fprintf(&b, "continued: {to: %q, from: %q}\n", a.To, a.From)
	}
	if len(a.Fixes) > 0 {
		fmt.Fprintf(&b, "corrections:\n")
		for _, fix := range a.Fixes {
			fmt.Fprintf(&b, "  - {date: %s, note: %s}\n", fix.Date, fix.Note)
		}
	}
	return b.String() + "---\n\n" + strings.Join(a.Body, "\n\n") + "\n"
}

// write makes the archive's files in root those of the paper. Those that stay as they are keep their times.
func (p *paper) write(t *testing.T, root string) {
	t.Helper()
	files := p.files()
	for _, folder := range []string{"content", "layouts"} {
		for name := range sample.Site(t, filepath.Join(root, folder)) {
			if _, ok := files[folder+"/"+name]; !ok {
				if err := os.Remove(filepath.Join(root, folder, name)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for name, text := range files {
		if old, err := os.ReadFile(filepath.Join(root, name)); err != nil || string(old) != text {
			sample.File(t, root, name, text)
		}
	}
}
