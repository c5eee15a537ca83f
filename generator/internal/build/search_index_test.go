package build

import (
	"path/filepath"
	"slices"
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
	asClean(t, root)
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

// What was read of the newest month's editions for the index is kept, and no more: not of a month that another closed. Without it, or with what is no reading in
// its place, the index comes out the same.
func TestReadingsOfTheNewestMonthAreKept(t *testing.T) {
	root := archiveOf(t, 2) // of December
	ledger := filepath.Join(root, ".gen", "ledger", "public")
	readings := func() []string {
		t.Helper()
		files, err := filepath.Glob(filepath.Join(ledger, "found-*"))
		if err != nil {
			t.Fatal(err)
		}
		for i := range files {
			files[i] = filepath.Base(files[i])
		}
		return files
	}
	want := func(names ...string) {
		t.Helper()
		if got := readings(); !slices.Equal(got, names) {
			t.Errorf("%q are kept, want %q", got, names)
		}
	}
	build(t, root)
	want("found-2022-12-30", "found-2022-12-31")
	build(t, root)
	want("found-2022-12-30", "found-2022-12-31")
	edit(t, root, "content/2022/12/30/01-02.md", "title:", "withdrawn: 有误\ntitle:")
	build(t, root)
	asClean(t, root)
	sample.File(t, root, ".gen/ledger/public/found-2022-12-31", "broken")
	edit(t, root, "content/2022/12/30/01-01.md", "第一句", "别的话")
	build(t, root)
	asClean(t, root)
	want("found-2022-12-30", "found-2022-12-31")
	sample.Edition(t, root, 2) // of January
	build(t, root)
	want("found-2023-01-01")
	asClean(t, root)
}

// A file of the index that somebody changed is made again.
func TestABrokenIndexIsMended(t *testing.T) {
	root := archiveOf(t, 3)
	build(t, root)
	before := public(t, root)
	for _, name := range []string{"search/2020s/a0.js", "search/2023-01/top.js", "2022/12/30/text0.js", "search/characters.js", "search/fold.js"} {
		sample.File(t, root, "public/"+name, "broken")
		build(t, root)
		if diff := changed(before, public(t, root)); len(diff) > 0 {
			t.Errorf("%s: %q", name, diff)
		}
	}
}

// While an archive is edited its index may wait, so that a save in an old decade shows without reading all that decade's bodies. The next build makes good.
func TestTheIndexMayWait(t *testing.T) {
	root := archiveOf(t, 3) // two editions of the decade's older segment, and one of the newest month
	build(t, root)
	before := public(t, root)
	edit(t, root, "content/2022/12/30/01-02.md", "专稿", "另稿")
	report, err := Run(t.Context(), Options{Root: root, IndexLater: true})
	if err != nil || !report.Behind {
		t.Fatalf("%+v, %v", report, err)
	}
	site := public(t, root)
	differ := changed(before, site)
	if !slices.Contains(differ, "2022/12/30/01-02.html") || slices.ContainsFunc(differ, func(address string) bool { return strings.Contains(address, "search/") }) {
		t.Errorf("it changed %q", differ)
	}
	if build(t, root); len(changed(site, public(t, root))) == 0 {
		t.Error("the next build leaves the index as it was")
	}
	asClean(t, root)
}

// An index can't wait when it would not agree with itself: documents came or went, or a file of it is not as it was made.
func TestAnIndexThatWouldNotAgreeIsMadeAtOnce(t *testing.T) {
	root := archiveOf(t, 3)
	for _, change := range []func(){
		func() {}, // nothing was ever built
		func() { edit(t, root, "content/2022/12/30/01-02.md", "title:", "withdrawn: 有误\ntitle:") },
		func() {
			edit(t, root, "content/2022/12/30/01-01.md", "头条", "要闻")
			sample.File(t, root, "public/search/2020s/a0.js", "broken")
		},
		func() { edit(t, root, "config.yaml", "一份只为", "一张只为") },
	} {
		change()
		if report, err := Run(t.Context(), Options{Root: root, IndexLater: true}); err != nil || report.Behind {
			t.Errorf("%+v, %v", report, err)
		}
		asClean(t, root)
	}
}

// asClean looks whether the site is the same as one built anew.
func asClean(t *testing.T, root string) {
	t.Helper()
	clean := filepath.Join(t.TempDir(), "public")
	if _, err := Run(t.Context(), Options{Root: root, Out: clean}); err != nil {
		t.Fatal(err)
	}
	if diff := changed(sample.Site(t, clean), public(t, root)); len(diff) > 0 {
		t.Errorf("unlike a clean build: %q", diff)
	}
}
