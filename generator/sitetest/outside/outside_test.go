package outside

import (
	"context"
	"flag"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"backissue/generator/internal/render"
	"backissue/generator/sitetest"
)

// archive is this repository's own.
const archive = "../../.."

// What else a machine does costs points that no sheet can give back, so 90 are asked for. On an idle one ask for all: make test-site SPEED=100.
var speed = flag.Int("speed", 90, "how many `points` Lighthouse must give for speed")

func TestSitesPassOutsideJudges(t *testing.T) {
	sites, err := sitetest.BuildAll(t.Context(), archive, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	judges, err := Open(archive, sitetest.Tools)
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, site := range sites {
		folders = append(folders, site.Folder)
	}
	t.Run("HTML, CSS and SVG", func(t *testing.T) { judge(t)(judges.markup(t.Context(), readable(t, folders))) })
	for _, site := range sites {
		t.Run(site.Name+", feeds and sitemaps", func(t *testing.T) {
			judge(t)(judges.run(t.Context(), "feeds.mjs", site.Folder, "https://example.org"+site.Path))
		})
	}
	t.Run("linked data", func(t *testing.T) { judge(t)(judges.run(t.Context(), "linkeddata.mjs", folders...)) })
	t.Run("citations", func(t *testing.T) { judge(t)(judges.run(t.Context(), "citations.mjs", folders...)) })
	t.Run("Lighthouse", func(t *testing.T) { testLighthouse(t, judges, sites[0]) })
}

// judge fails a test for each fault.
func judge(t *testing.T) func(faults []string, err error) {
	return func(faults []string, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			t.Error(fault)
		}
	}
}

// readable gives the files that the Nu checker reads.
func readable(t *testing.T, folders []string) (files []string) {
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && checked[filepath.Ext(name)] {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// loaded are the kinds of sheets that Lighthouse loads, the largest of each.
var loaded = []render.Kind{render.Home, render.Edition, render.Article, render.Tag}

func testLighthouse(t *testing.T, judges *Judges, site *sitetest.Site) {
	browser, err := sitetest.FindChromium()
	if err != nil {
		t.Fatal(err)
	}
	host, err := sitetest.Serve(site)
	if err != nil {
		t.Fatal(err)
	}
	defer host.Close()
	args := []string{browser, strconv.Itoa(*speed)}
	for _, kind := range loaded {
		args = append(args, host.URL+strings.TrimSuffix(largest(site, kind).Address, "index.html"))
	}
	judge(t)(judges.run(t.Context(), "lighthouse.mjs", args...))
}

func largest(site *sitetest.Site, kind render.Kind) (chosen sitetest.Sheet) {
	for _, sheet := range site.Sheets {
		if sheet.Kind == kind && sheet.Bytes > chosen.Bytes {
			chosen = sheet
		}
	}
	return chosen
}

// The judges are shown what is wrong, for they might say nothing to anything.
func TestJudgesFindFaults(t *testing.T) {
	judges, err := Open(archive, sitetest.Tools)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		judge  func(ctx context.Context) ([]string, error)
		faults []string // parts of what is said
	}{
		{"markup", func(ctx context.Context) ([]string, error) {
			return judges.markup(ctx, []string{"testdata/faults/2023/article.html", "testdata/faults/site.css"})
		}, []string{"article.html:2: error Element “p” not allowed", "site.css:1: error CSS: “colour”"}},
		{"feeds", func(ctx context.Context) ([]string, error) {
			return judges.run(ctx, "feeds.mjs", absolute(t, "testdata/faults"), "https://example.org/")
		}, []string{"feed.xml: Opening and ending tag mismatch"}},
		{"linked data", func(ctx context.Context) ([]string, error) {
			return judges.run(ctx, "linkeddata.mjs", absolute(t, "testdata/faults"))
		}, []string{"'\"pagePrinted\"' does not exist in type 'NewsArticleLeaf"}},
		{"citations", func(ctx context.Context) ([]string, error) {
			return judges.run(ctx, "citations.mjs", absolute(t, "testdata/faults"))
		}, []string{"citation_* says the title A, the sheet B", "citation_* says the author Jane Doe, whom the sheet does not show"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			faults, err := c.judge(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			said := strings.Join(faults, "\n")
			for _, fault := range c.faults {
				if !strings.Contains(said, fault) {
					t.Errorf("%q is not said, but\n%s", fault, said)
				}
			}
		})
	}
}

func absolute(t *testing.T, name string) string {
	full, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	return full
}
