package build

import (
	"encoding/json"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"backissue/generator/internal/sample"
)

// trail is a BreadcrumbList.
type trail struct {
	Type            string `json:"@type"`
	ItemListElement []struct {
		Position   int
		Name, Item string
	}
}

// trailsOf gives the BreadcrumbLists of a sheet.
func trailsOf(t *testing.T, text string) (trails []trail) {
	t.Helper()
	for _, script := range nodesOf(t, text, "script") {
		if attribute(script, "type") != "application/ld+json" {
			continue
		}
		var one trail
		if err := json.Unmarshal([]byte(script.FirstChild.Data), &one); err != nil {
			t.Fatal(err)
		}
		if one.Type == "BreadcrumbList" {
			trails = append(trails, one)
		}
	}
	return trails
}

// Machines are told the way to a sheet as readers see it in the crumbs. A printed page's own sheet leaves the page's name to the heading.
func TestMachinesReadWhereASheetStands(t *testing.T) {
	root := archiveOf(t, 7)
	const day = "2022/12/30"
	sample.Article(t, root, sample.Day(1), 1, 3, "title: 搬家\naliases: [old/1.html]\ntags: ['甲\"</script>乙']\n", "正文。\n")
	build(t, root)
	site := public(t, root)
	for _, address := range []string{day + "/01-01.html", day + "/01.html", day + "/index.html", "tags/chun-yun/index.html", "districts/dongxian/index.html"} {
		trails := trailsOf(t, site[address])
		if len(trails) != 1 || len(trails[0].ItemListElement) < 3 {
			t.Errorf("%s: %+v", address, trails)
		}
	}
	for address, text := range site {
		if path.Ext(address) != ".html" {
			continue
		}
		for _, trail := range trailsOf(t, text) {
			checkTrail(t, address, text, trail)
		}
	}
}

// checkTrail compares a BreadcrumbList with the crumbs of its sheet.
func checkTrail(t *testing.T, address, text string, trail trail) {
	t.Helper()
	const base = "https://example.org/yangbao/"
	nav := nodesOf(t, text, "nav")
	at := slices.IndexFunc(nav, func(n *html.Node) bool { return attribute(n, "class") == "crumbs" })
	var crumbs []*html.Node
	for n := range nav[at].Descendants() {
		if n.Type == html.ElementNode && n.Data == "li" {
			crumbs = append(crumbs, n.FirstChild)
		}
	}
	if len(crumbs) != len(trail.ItemListElement) {
		t.Fatalf("%s: %d crumbs, and %+v", address, len(crumbs), trail)
	}
	for i, item := range trail.ItemListElement {
		to := address // where one is has no link
		if link := attribute(crumbs[i], "href"); link != "" {
			to = path.Join(path.Dir(address), link)
		}
		want := base + strings.TrimSuffix(to, "index.html")
		if item.Position != i+1 || !strings.HasPrefix(item.Name, crumbs[i].FirstChild.Data) || item.Item != want {
			t.Errorf("%s: %+v, want %s at %s", address, item, crumbs[i].FirstChild.Data, want)
		}
	}
}

// A search engine's own box leads to the archive's search.
func TestMachinesReadHowToSearch(t *testing.T) {
	root := archiveOf(t, 1)
	build(t, root)
	wantIn(t, public(t, root), "index.html", `"@type":"SearchAction"`, `search.html?q={search_term_string}"`, `"query-input":"required name=search_term_string"`)
}

// What is withdrawn, or stands elsewhere now, says nothing to machines.
func TestWithdrawnAndMovedSheetsHaveNoLinkedData(t *testing.T) {
	root := archiveOf(t, 2)
	sample.Article(t, root, sample.Day(1), 1, 3, "title: 搬家\naliases: [old/1.html]\n", "正文。\n")
	sample.Article(t, root, sample.Day(1), 1, 4, "title: 撤稿\nwithdrawn: 事实有误\n", "正文。\n")
	build(t, root)
	site := public(t, root)
	for _, address := range []string{"old/1.html", "2022/12/31/01-04.html"} {
		if text, there := site[address]; !there || strings.Contains(text, "ld+json") || len(nodesOf(t, text, "script")) > 0 {
			t.Errorf("%s: %s", address, text)
		}
	}
}
