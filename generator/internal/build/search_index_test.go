package build

import (
	"path/filepath"
	"strings"
	"testing"

	"backissue/generator/internal/sample"
)

// What is withdrawn is not found, and what a month or a year closes moves into a larger segment.
func TestTheIndexFollowsTheArchive(t *testing.T) {
	root := archiveOf(t, 2)
	build(t, root)
	if site := public(t, root); !strings.Contains(site["search/manifest.js"], `"name":"2022-12","first":0,"count":6`) ||
		!strings.Contains(site["2022/12/30/text0.js"], `["第一句。第二句。","小标题","数说","一","文。"]`) {
		t.Errorf("%s\n%s", site["search/manifest.js"], site["2022/12/30/text0.js"])
	}
	sample.Edition(t, root, 2)
	edit(t, root, "content/2022/12/30/01-02.md", "title:", "withdrawn: 有误\ntitle:")
	build(t, root)
	site := public(t, root)
	if !strings.Contains(site["search/manifest.js"], `"name":"2020s","first":0,"count":5`) || strings.Contains(site["2022/12/30/text0.js"], "专稿") ||
		site["search/2022-12/a0.js"] != "" {
		t.Errorf("%s\n%s", site["search/manifest.js"], site["2022/12/30/text0.js"])
	}
	clean := filepath.Join(t.TempDir(), "public")
	if _, err := Run(t.Context(), Options{Root: root, Out: clean}); err != nil {
		t.Fatal(err)
	}
	if diff := changed(sample.Site(t, clean), site); len(diff) > 0 {
		t.Errorf("unlike a clean build: %q", diff)
	}
}

// The newest edition decides how the index is divided, but not when nothing of it can be found. So the plan, which is made before editions are read, can be wrong.
func TestAPlanThatWasWrongLeavesNoTrace(t *testing.T) {
	root := archiveOf(t, 3) // the third is of 2023
	build(t, root)
	for _, article := range []string{"01-01.md", "01-02.md", "02-01.md"} {
		edit(t, root, "content/2023/01/01/"+article, "title:", "withdrawn: 有误\ntitle:")
	}
	build(t, root)
	site, clean := public(t, root), filepath.Join(t.TempDir(), "public")
	if _, err := Run(t.Context(), Options{Root: root, Out: clean}); err != nil {
		t.Fatal(err)
	}
	if diff := changed(sample.Site(t, clean), site); len(diff) > 0 || !strings.Contains(site["search/manifest.js"], `"name":"2022-12"`) {
		t.Errorf("unlike a clean build: %q, %s", diff, site["search/manifest.js"])
	}
}

// A file of the index that somebody changed is made again.
func TestABrokenIndexIsMended(t *testing.T) {
	root := archiveOf(t, 3)
	build(t, root)
	before := public(t, root)
	for _, name := range []string{"search/2020s/a0.js", "search/2023-01/top.js", "2022/12/30/text0.js", "search/characters.js"} {
		sample.File(t, root, "public/"+name, "broken")
		build(t, root)
		if diff := changed(before, public(t, root)); len(diff) > 0 {
			t.Errorf("%s: %q", name, diff)
		}
	}
}
