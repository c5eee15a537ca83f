package build

import (
	"bytes"
	"image"
	_ "image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backissue/generator/internal/sample"
)

// withPhoto gives an archive of one edition, whose first article has a photo that lies on its side and knows where it was taken.
func withPhoto(t *testing.T) (root, photo string) {
	t.Helper()
	root = archiveOf(t, 1)
	sample.Article(t, root, sample.Day(0), 1, 1, "title: 头条\nphotos:\n  - {caption: 桥通了。, credit: （张三 摄）, photographers: [张三], file: 图/桥.jpg}\n  - {caption: 灯亮了。}\n", "文。\n\n![又](图/桥.jpg)\n")
	photo = "content/2022/12/30/图/桥.jpg"
	sample.File(t, root, photo, sample.WithEXIF(sample.Photo("a.jpg", 2000, 1000, 1), 6))
	return root, photo
}

const (
	bigPhoto   = "2022/12/30/图/桥.jpg"
	smallPhoto = "2022/12/30/图/桥-1080.jpg"
)

// What a camera writes of place and person is on no file of the site, nor what a browser would have to turn.
func TestPhotosArePublishedWithoutTheirSecrets(t *testing.T) {
	root, _ := withPhoto(t)
	build(t, root)
	site := public(t, root)
	for address, text := range site {
		if strings.Contains(text, "GPS") || strings.Contains(text, "Exif\x00") {
			t.Errorf("%s has what the camera wrote", address)
		}
	}
	for address, want := range map[string]image.Point{bigPhoto: {800, 1600}, smallPhoto: {540, 1080}} {
		config, _, err := image.DecodeConfig(strings.NewReader(site[address]))
		if err != nil || config.Width != want.X || config.Height != want.Y {
			t.Errorf("%s is %d × %d, want %v: %v", address, config.Width, config.Height, want, err)
		}
	}
	for _, sheet := range []string{"2022/12/30/01-01.html", "2022/12/30/01.html", "2022/12/30/index.html"} {
		for _, want := range []string{`width="800" height="1600"`, `fetchpriority="high"`, `%E6%A1%A5-1080.jpg 540w, `, `%E6%A1%A5.jpg 800w"`, "<figcaption>桥通了。（张三 摄）</figcaption>", "灯亮了。 <span"} {
			if !strings.Contains(site[sheet], want) {
				t.Errorf("%s has no %s", sheet, want)
			}
		}
	}
}

// What was made before lies in .gen, and whether it is there, gone or torn changes no byte of the site.
func TestPhotosThatWereMadeBefore(t *testing.T) {
	root, _ := withPhoto(t)
	build(t, root)
	want := public(t, root)
	kept := filepath.Join(root, ".gen", "photos")
	prints := sample.Site(t, kept)
	if len(prints) != 2 {
		t.Fatalf("%d photos kept, want 2", len(prints))
	}
	for name, spoil := range map[string]func(file, text string) error{
		"as it was":     func(string, string) error { return nil },
		"gone":          func(file, _ string) error { return os.Remove(file) },
		"torn":          func(file, text string) error { return os.WriteFile(file, []byte(text[:len(text)/2]), 0o644) },
		"empty":         func(file, _ string) error { return os.WriteFile(file, nil, 0o644) },
		"another photo": func(file, text string) error { return os.WriteFile(file, bytes.ToUpper([]byte(text)), 0o644) },
	} {
		for file, text := range prints {
			if err := spoil(filepath.Join(kept, file), text); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.RemoveAll(filepath.Join(root, "public")); err != nil {
			t.Fatal(err)
		}
		build(t, root)
		if differ := changed(want, public(t, root)); len(differ) > 0 {
			t.Errorf("%s: %v", name, differ)
		}
		if differ := changed(prints, sample.Site(t, kept)); len(differ) > 0 {
			t.Errorf("%s: what is kept differs: %v", name, differ)
		}
	}
	if err := os.RemoveAll(filepath.Join(root, ".gen")); err != nil {
		t.Fatal(err)
	}
	sample.File(t, root, ".gen/photos", "a file where the folder must be")
	if wantMade(t, root, len(want)); len(changed(want, public(t, root))) > 0 {
		t.Error("without a place to keep photos the site is another")
	}
}

// A photo of another picture is written again; one of another size is seen on sheets, too.
func TestAPhotoChanges(t *testing.T) {
	root, photo := withPhoto(t)
	build(t, root)
	sample.File(t, root, photo, sample.WithEXIF(sample.Photo("a.jpg", 2000, 1000, 200), 6))
	wantMade(t, root, 0, bigPhoto, smallPhoto)
	sample.File(t, root, photo, sample.WithEXIF(sample.Photo("a.jpg", 2000, 1000, 200), 8))
	wantMade(t, root, 0, bigPhoto, smallPhoto)
	sample.File(t, root, photo, sample.Photo("a.jpg", 700, 300, 200))
	sheets := []string{"2022/12/30/01-01.html", "2022/12/30/01.html", "2022/12/30/index.html", "index.html"} // in vain: the edition's dump, too
	wantMadeOrGone(t, root, ofWhole, 1, append(sheets, bigPhoto, "gone: "+smallPhoto)...)
	sample.Article(t, root, sample.Day(0), 1, 1, "title: 头条\nphotos: [{caption: 桥通了。}]\n", "文。\n")
	build(t, root)
	if site := public(t, root); site[bigPhoto] != "" || !strings.Contains(site["2022/12/30/01-01.html"], "桥通了。 <span") {
		t.Error("a photo that no article names is still there, or its caption is not")
	}
}

func TestPhotosThatCannotBePublished(t *testing.T) {
	root, photo := withPhoto(t)
	whole := sample.Photo("a.jpg", 1200, 1200, 1)
	for content, want := range map[string]string{
		"GIF89a":                 photo + ": this is a GIF picture",
		whole[:len(whole)/2]:     photo + ": the photo is damaged",
		strings.Repeat(" ", 100): photo + ": the photo is damaged",
		"":                       photo + ": the photo is an empty file",
	} {
		sample.File(t, root, photo, content)
		wantProblems(t, root, want)
	}
	if err := os.Truncate(filepath.Join(root, photo), 65<<20); err != nil {
		t.Fatal(err)
	}
	wantProblems(t, root, photo+": the photo is larger than 64 MB")
	sample.File(t, root, photo, whole)
	sample.File(t, root, "content/2022/12/30/图/桥-1080.jpg", whole)
	wantProblems(t, root, "content/2022/12/30/图/桥-1080.jpg: 图/桥.jpg is made smaller for phones under this name")
	sample.Article(t, root, sample.Day(0), 1, 1, "title: 头条\nphotos: [{file: a.gif}]\n", "文。\n")
	sample.File(t, root, "content/2022/12/30/a.gif", "GIF89a")
	wantProblems(t, root, `content/2022/12/30/01-01.md:3:17: "a.gif" is not a photo that can be published`)
}

// figures gives the figures of a sheet.
func figures(sheet string) []string {
	var found []string
	for _, part := range strings.Split(sheet, "<figure")[1:] {
		figure, _, _ := strings.Cut(part, "</figure>")
		found = append(found, figure)
	}
	return found
}

func wantFigure(t *testing.T, where, figure string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		without, not := strings.CutPrefix(want, "not: ")
		if strings.Contains(figure, without) == not {
			t.Errorf("%s has %s%s:\n%s", where, map[bool]string{true: "", false: "no "}[not], without, figure)
		}
	}
}

// A picture that stands in a text is a figure too, and browsers know how large it is and which file to choose. Whatever stands in a line, or is no photo of
// the edition's, stays as it is written.
func TestPhotosInBodies(t *testing.T) {
	root := archiveOf(t, 2)
	sample.File(t, root, "content/2022/12/30/other.jpg", sample.Photo("a.jpg", 90, 60, 1))
	sample.Article(t, root, sample.Day(0), 1, 1, "title: 前一天\n", "![](other.jpg)\n")
	sample.Article(t, root, sample.Day(1), 1, 1, "title: 头条\n", "文。\n\n![桥的*远景*](a,b.jpg \"远望“大桥”。（张三 摄）\")\n\n![](tall.png)\n\n![](../30/other.jpg)\n\n![点](tall.png)在行里。\n")
	sample.File(t, root, "content/2022/12/31/a,b.jpg", sample.Photo("a.jpg", 2400, 900, 1))
	sample.File(t, root, "content/2022/12/31/tall.png", sample.Photo("a.png", 300, 400, 1))
	build(t, root)
	site := public(t, root)
	for sheet, folder := range map[string]string{"2022/12/31/01-01.html": "", "2022/12/31/01.html": "", "2022/12/31/index.html": "", "index.html": "2022/12/31/"} {
		found := figures(site[sheet])
		if len(found) != 3 {
			t.Fatalf("%s has %d figures, want 3: %q", sheet, len(found), found)
		}
		wantFigure(t, sheet, found[0], ` class=wide>`, `src="`+folder+`a,b.jpg"`, `alt="桥的远景"`, `width="1600" height="600"`, `srcset="`+folder+`a%2Cb-1080.jpg 1080w, `+folder+`a%2Cb.jpg 1600w"`,
			`sizes="(min-width: 64rem) 48rem, 92vw"`, `loading="lazy"`, "<figcaption>远望“大桥”。（张三 摄）</figcaption>", "not: title=")
		wantFigure(t, sheet, found[1], ` class=tall>`, `width="300" height="400"`, `loading="lazy"`, "not: srcset", "not: figcaption")
		wantFigure(t, sheet, found[2], "other.jpg", "not: class=", "not: width=")
		if !strings.Contains(site[sheet], `tall.png" alt="点" width="300"`) {
			t.Errorf("%s has no picture in a line", sheet)
		}
	}
}

// What leads the home sheet and the edition's has its photo there, which no browser waits with; all others are loaded when they come into view.
func TestTheLeadHasItsPhoto(t *testing.T) {
	root := archiveOf(t, 2)
	build(t, root)
	before := public(t, root)
	if len(figures(before["index.html"])) > 0 {
		t.Error("without a photo the home sheet has a figure")
	}
	photos := "photos:\n  - {caption: 灯亮了。}\n  - {caption: 桥通了。, credit: （张三 摄）, file: a.jpg}\n  - {caption: 路修了。, file: b.jpg}\n"
	for order := range 2 {
		sample.Article(t, root, sample.Day(1), 1, order+1, "title: 头条\n"+photos, "文。\n")
	}
	sample.File(t, root, "content/2022/12/31/a.jpg", sample.Photo("a.jpg", 1200, 900, 1))
	sample.File(t, root, "content/2022/12/31/b.jpg", sample.Photo("a.jpg", 600, 900, 1))
	build(t, root)
	site := public(t, root)
	lead := []string{` class="wide"`, `fetchpriority="high"`, `a-1080.jpg 1080w, `, `sizes="(min-width: 64rem) 48rem, 92vw"`, `width="1200" height="900"`, "桥通了。（张三 摄）", "not: lazy"}
	if found := figures(site["index.html"]); len(found) != 1 {
		t.Errorf("the home sheet has %d figures, want that of its lead: %q", len(found), found)
	} else {
		wantFigure(t, "index.html", found[0], append(lead, `src="2022/12/31/a.jpg"`)...)
	}
	for sheet, want := range map[string]int{"2022/12/31/index.html": 6, "2022/12/31/01.html": 6, "2022/12/31/01-01.html": 3, "2022/12/31/01-02.html": 3} {
		found := figures(site[sheet])
		if len(found) != want {
			t.Fatalf("%s has %d figures, want %d", sheet, len(found), want)
		}
		wantFigure(t, sheet, found[0], lead...)
		wantFigure(t, sheet, found[1], ` class="tall"`, `loading="lazy"`, "not: fetchpriority")
		if strings.Count(site[sheet], "fetchpriority") != 1 {
			t.Errorf("%s: browsers wait with no photo but the first", sheet)
		}
	}
	for _, differs := range changed(before, site) {
		if strings.HasPrefix(differs, "2022/12/30") {
			t.Errorf("%s was written again for a photo of the day after", differs)
		}
	}
}

// With a third edition the second no longer leads the home sheet: its own sheets stay, but for their link to it.
func TestALeadsPhotoStaysWhereItIs(t *testing.T) {
	root, _ := withPhoto(t)
	build(t, root)
	before := public(t, root)
	sample.Article(t, root, sample.Day(1), 1, 1, "title: 新的头条\n", "文。\n")
	build(t, root)
	site := public(t, root)
	if len(figures(site["index.html"])) > 0 {
		t.Error("the home sheet has a photo of the day before")
	}
	for _, differs := range changed(before, site) {
		if strings.HasPrefix(differs, "2022/12/30/") && differs != "2022/12/30/index.html" {
			t.Errorf("%s was written again", differs)
		}
	}
}

// What can't be used of a photo's colours is said once, when the photo is new.
func TestColoursAreDoubted(t *testing.T) {
	root, photo := withPhoto(t)
	sample.File(t, root, photo, sample.WithProfile(sample.Photo("a.jpg", 90, 60, 1), "no profile", 1))
	if report := build(t, root); len(report.Notes) != 1 || !strings.HasPrefix(report.Notes[0], photo+": the photo's colour profile can't be used: it is damaged.") {
		t.Errorf("%q", report.Notes)
	}
	if report := build(t, root); len(report.Notes) > 0 {
		t.Errorf("said again: %q", report.Notes)
	}
}
