package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"backissue/generator/internal/sample"
	"backissue/generator/internal/source"
)

// A content folder that was moved away does not sweep the site.
func TestMissingContentLeavesTheSite(t *testing.T) {
	root := archiveOf(t, 2)
	build(t, root)
	before := public(t, root)
	if err := os.Rename(filepath.Join(root, "content"), filepath.Join(root, "elsewhere")); err != nil {
		t.Fatal(err)
	}
	wantProblems(t, root, "content: there is no content folder")
	if got := changed(before, public(t, root)); len(got) > 0 {
		t.Errorf("changed %v", got)
	}
}

// wantProblems builds, and wants exactly these problems, each given by how its text begins.
func wantProblems(t *testing.T, root string, want ...string) {
	t.Helper()
	_, err := Run(t.Context(), Options{Root: root})
	problems, ok := source.AsProblems(err)
	if !ok || len(problems) != len(want) {
		t.Fatalf("got %d problems, want %d: %v", len(problems), len(want), err)
	}
	for i, p := range problems {
		if !strings.HasPrefix(p.Error(), want[i]) || p.Hint == "" {
			t.Errorf("got %v\nwant %s", p, want[i])
		}
	}
}

// One build tells all that an article has: what its file alone shows, and what only the archive does.
func TestAllProblemsOfAnArticleAtOnce(t *testing.T) {
	root := archiveOf(t, 1)
	sample.Article(t, root, sample.Day(0), 1, 1, "title: 一\ntags: 春运\ndistricts: [东具]\nphotos: [{file: a.jpg}]\n", "文。\n")
	wantProblems(t, root, "content/2022/12/30/01-01.md:3:7: tags wants a list", `content/2022/12/30/01-01.md:4:13: unknown district "东具"`,
		`content/2022/12/30/01-01.md:5:17: there is no file "a.jpg"`)
}

// Without a city in the config, districts that are not known are told as that alone.
func TestUnknownDistrictsWithoutACity(t *testing.T) {
	root := t.TempDir()
	sample.File(t, root, "config.yaml", "name: 样报\nlanguage: zh-Hans\nbase: https://example.org/\ndistricts: [{name: 东县, slug: dongxian}]\n")
	sample.Article(t, root, sample.Day(0), 1, 1, "title: 一\ndistricts: [甲, 乙]\n", "文。\n")
	const place = "content/2022/12/30/01-01.md:3:"
	wantProblems(t, root, place+`13: unknown district "甲"`, place+`16: unknown district "乙"`)
	_, err := Run(t.Context(), Options{Root: root})
	if want := "the districts of config.yaml are: 东县"; !strings.Contains(err.Error(), want) {
		t.Errorf("got %v\nwant the hint %q", err, want)
	}
}

func TestAliasOfAListNamesTheList(t *testing.T) {
	root := archiveOf(t, 1)
	sample.Article(t, root, sample.Day(0), 1, 3, "title: 一\naliases: [tags/chun-yun/]\n", "文。\n")
	wantProblems(t, root, `content/2022/12/30/01-03.md:3:11: the list of "春运" already has the address tags/chun-yun/index.html`)
}

// What a body leads to must be there: a sheet, or a picture beside the article, which is published with it.
func TestWhatBodiesLeadTo(t *testing.T) {
	root := archiveOf(t, 2)
	sample.Article(t, root, sample.Day(0), 1, 3, "title: 一\n", "![图](图/甲.png) [后](../31/01-01.html?a#b) [全](../../../tags/) [关](../../../about.html)\n")
	sample.File(t, root, "content/2022/12/30/图/甲.png", sample.Photo("甲.png", 30, 20, 1))
	build(t, root)
	if public(t, root)["2022/12/30/图/甲.png"] != sample.Photo("甲.png", 30, 20, 1) {
		t.Error("the picture is not published")
	}
	before := public(t, root)
	sample.Article(t, root, sample.Day(0), 1, 3, "title: 一\n", "文。\n\n见[此](99-99.html)、![图](photo.png)\n> 和![图](a.svg)。\n")
	sample.File(t, root, "content/2022/12/30/a.svg", "<svg/>")
	sample.File(t, root, "content/about.md", "---\ntitle: 关于\n---\n\n[不在](2023/)\n")
	const article = "content/2022/12/30/01-03.md:"
	wantProblems(t, root, article+"10:2: this link leads to 2022/12/30/99-99.html", article+"10:18: the picture 2022/12/30/photo.png",
		article+"11:4: the picture 2022/12/30/a.svg", "content/about.md:5:1: this link leads to 2023/index.html")
	if got := changed(before, public(t, root)); len(got) > 0 {
		t.Errorf("changed %v", got)
	}
}

// The page on the archive is read as articles are, whatever wrote its lines.
func TestAboutIsReadAsArticlesAre(t *testing.T) {
	root := archiveOf(t, 1)
	sample.File(t, root, "content/about.md", "---\r\ntitle: 关于\r\n--- \r\n\r\n这是样报。\r\n")
	build(t, root)
	if text := public(t, root)["about.html"]; !strings.Contains(text, "<h1>关于</h1>") || strings.Contains(text, "title:") {
		t.Errorf("about.html: %s", text)
	}
	sample.File(t, root, "content/about.md", "---\ntitle: 关于\n\n这是样报。\n")
	wantProblems(t, root, "content/about.md:1:1: the front matter that opens here is not closed")
}

// With problems, all of them are told and the site stays as it was, also when they only show while sheets are made.
func TestProblemsLeaveTheSite(t *testing.T) {
	root := archiveOf(t, 2)
	build(t, root)
	before := public(t, root)
	sample.Edition(t, root, 2)
	for layout, place := range map[string]string{
		"{{.NoSuchField}}":         "layouts/person.html:1:3",
		"<script>var 1a;</script>": "layouts/person.html",
	} {
		sample.File(t, root, "layouts/person.html", layout)
		_, err := Run(t.Context(), Options{Root: root})
		problems, ok := source.AsProblems(err)
		if !ok || len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), place) {
			t.Errorf("%s: %v", layout, err)
		}
		if got := changed(before, public(t, root)); len(got) > 0 {
			t.Errorf("%s: changed %v", layout, got)
		}
		if _, err := os.Stat(filepath.Join(root, "public/.publishing")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: the staging folder stays", layout)
		}
	}
}

// Input is hostile: Markdown that is made to take long is refused before it is read.
func TestAnEndlessArticleIsRefused(t *testing.T) {
	root := archiveOf(t, 1)
	sample.Article(t, root, sample.Day(0), 1, 3, "title: 长\n", strings.Repeat("**a_", longestBody))
	_, err := Run(t.Context(), Options{Root: root})
	problems, _ := source.AsProblems(err)
	if len(problems) != 1 || problems[0].Position.String() != "content/2022/12/30/01-03.md:7" {
		t.Errorf("%v", err)
	}
}
