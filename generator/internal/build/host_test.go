package build

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"backissue/generator/internal/sample"
)

// A place and a subject can be followed; a tag that the paper itself named can't, as each feed is a file more that an edition rewrites.
func TestListsHaveFeeds(t *testing.T) {
	root := archiveOf(t, 30)
	build(t, root)
	site := public(t, root)
	for address, title := range map[string]string{"districts/dongxian/feed.xml": "东县 · 样报档案", "tags/chun-yun/feed.xml": "春运 · 样报档案"} {
		var feed struct {
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Entries []struct {
				ID string `xml:"id"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal([]byte(site[address]), &feed); err != nil {
			t.Fatal(err)
		}
		if feed.Title != title || feed.Updated != "2023-01-28T00:00:00+08:00" || len(feed.Entries) != articlesInListFeed || !strings.HasPrefix(feed.Entries[0].ID, "https://example.org/yangbao/2023/01/28/") {
			t.Errorf("%s: %+v", address, feed)
		}
		wantIn(t, site, path.Dir(address)+"/index.html", `type=application/atom+xml title="`+title+`" href="feed.xml"`, `<a href="feed.xml">订阅</a>`)
	}
	wantIn(t, site, "feed.json", `"feed_url":"https://example.org/yangbao/feed.json"`)
	for address := range site {
		if strings.HasPrefix(address, "people/") && strings.Contains(address, "feed") || address == "tags/zhuan-ti-1/feed.xml" || path.Base(address) == "feed.json" && address != "feed.json" {
			t.Errorf("%s is there", address)
		}
	}
	for _, text := range []string{site["districts/dongxian/1.html"], site["tags/chun-yun/1.html"]} {
		if strings.Contains(text, `href="feed.xml"`) {
			t.Error("a full sheet has a feed")
		}
	}
}

// A subject that the config no longer has loses its feed, and its list the link to it.
func TestASubjectLosesItsFeed(t *testing.T) {
	root := archiveOf(t, 2)
	build(t, root)
	edit(t, root, "config.yaml", "name: 春运\n", "name: 防汛\n")
	build(t, root)
	site := public(t, root)
	if _, there := site["tags/chun-yun/feed.xml"]; there || strings.Contains(site["tags/chun-yun/index.html"], `href="feed.xml"`) {
		t.Error("the feed is there")
	}
}

// Browsers offer the archive's search, and load nothing for a sheet that the policy forbids.
func TestHosts(t *testing.T) {
	root := archiveOf(t, 2)
	sample.Article(t, root, sample.Day(1), 1, 3, "title: 又一篇\nwithdrawn: 因故撤下\naliases: [old.html]\n", "正文。\n")
	build(t, root)
	site := public(t, root)
	wantIn(t, site, "opensearch.xml", "<ShortName>样报档案</ShortName>", `template="https://example.org/yangbao/search.html?q={searchTerms}"`)
	wantIn(t, site, "2022/12/30/index.html", `type=application/opensearchdescription+xml title="样报档案" href="../../../opensearch.xml"`)
	headers := site["_headers"]
	if strings.Contains(headers, "unsafe") || !strings.Contains(headers, "nosniff") {
		t.Error(headers)
	}
	for address, text := range site {
		if path.Ext(address) != ".html" {
			continue
		}
		document, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for n := range document.Descendants() {
			switch {
			case n.Type != html.ElementNode:
			case attribute(n, "style") != "" || strings.HasPrefix(attribute(n, "href"), "javascript:"):
				t.Errorf("%s: <%s> has a style or script of its own", address, n.Data)
			case n.Data == "script" && attribute(n, "src") == "" && attribute(n, "type") != "application/ld+json":
				t.Errorf("%s: a script is written into it", address)
			case n.Data == "style":
				sum := sha256.Sum256([]byte(n.FirstChild.Data))
				if !strings.Contains(headers, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
					t.Errorf("%s: its style is not allowed", address)
				}
			}
		}
	}
}
