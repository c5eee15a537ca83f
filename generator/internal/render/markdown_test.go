package render

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func htmlOf(t *testing.T, body string) string {
	t.Helper()
	got, err := NewMarkdown().Body([]byte(body), Setting{Anchor: "a01-02", Article: "2023/01/08/01-02.html", Sheet: "2023/01/08/01-02.html"})
	if err != nil {
		t.Fatal(err)
	}
	return string(got.HTML())
}

func TestMarkdown(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"subhead", "## 全省 前列\n\n纵深", `<h2 id=a01-02-全省前列>全省 前列</h2><p>纵深</p>`},
		{"same subhead twice", "## 一\n\n## 一", `<h2 id=a01-02-一>一</h2><h2 id=a01-02-一--2>一</h2>`},
		{"a first-level heading is not above the headline", "# 一", `<h2 id=a01-02-一>一</h2>`},
		{"paragraphs", "前\n\n后", "<p>前<p>后</p>"},
		{"lines of Chinese are joined without a space", "前\n后", "<p>前后</p>"},
		{"lines of Latin are joined with one", "one\ntwo", "<p>one\ntwo</p>"},
		{"emphasis beside Chinese", "要**“双优化”**是", "<p>要<strong>“双优化”</strong>是</p>"},
		{"emphasis ends at Chinese punctuation", "**前列。**纵深", "<p><strong>前列。</strong>纵深</p>"},
		{"box", "> [!BOX] 数说“双优化”\n>\n> ### 全省前列\n>\n> 纵深", `<aside class=box aria-labelledby=a01-02-数说双优化>` +
			`<h2 id=a01-02-数说双优化>数说“双优化”</h2><h3 id=a01-02-全省前列>全省前列</h3><p>纵深</aside>`},
		{"box whose text follows at once", "> [!BOX] 题\n> 文", `<aside class=box aria-labelledby=a01-02-题><h2 id=a01-02-题>题</h2><p>文</aside>`},
		{"box without a title", "> [!BOX]\n>\n> 文", "<aside class=box><p>文</aside>"},
		{"quote", "> 文\n\n后", "<blockquote><p>文</blockquote><p>后</p>"},
		{"list", "- 一\n- 二\n  1. 三", "<ul><li>一<li>二<ol><li>三</ol></ul>"},
		{"list that starts later", "3. 一\n\n   二\n4. 三", "<ol start=3><li><p>一<p>二<li><p>三</ol>"},
		{"rule", "一\n\n***\n\n二", "<p>一<hr><p>二</p>"},
		{"what HTML would take for a mark", "一\"<&>二", "<p>一&quot;&lt;&amp;&gt;二</p>"},
	} {
		if got := htmlOf(t, test.body); got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
	}
}

// Input is hostile: no body can run script or load anything from elsewhere, and what it says is shown, not lost.
func TestHostileMarkdown(t *testing.T) {
	for _, body := range []string{
		"<script>alert(1)</script>",
		"a <img src=x onerror=alert(1)> b",
		"[x](javascript:alert(1))",
		"[x](JaVaScRiPt:alert(1))",
		"[x](&#106;avascript:alert(1))",
		"[x](java\nscript:alert(1))",
		"[x](data:text/html,<script>alert(1)</script>)",
		"[x](vbscript:x)",
		"![x](&#104;ttp://evil.example/y.png)",
		"![x](&#x68;ttp://evil.example/y.png)",
		"![x](&#47;&#47;evil.example/y.png)",
		"![x](&sol;&sol;evil.example/y.png)",
		"[x](&#47;&#47;evil.example/x)",
		"[x](d&#97;ta:text/html,x)",
		"[x](java&#9;script:alert(1))",
		"[x](javascript&colon;alert(1))",
		"[x](v&#45;app:foo)",
		"[x](./v-app:foo)",
		"[x](v-app%3Afoo)",
		"[x][r]\n\n[r]: javascript&#58;alert(1)",
		"[x](//evil.example/x)",
		`[x](\\evil.example\x)`,
		"<javascript:alert(1)>",
		"![x](https://evil.example/pixel.png)",
		"![x](data:image/svg+xml,<svg onload=alert(1)>)",
		"[x][r]\n\n[r]: javascript:alert(1)",
		"> [!BOX] [x](javascript:alert(1))\n>\n> <script>",
		"## [x](javascript:alert(1)) {onclick=alert(1)}",
		"```\"><script>\n</script>\n```",
	} {
		got := htmlOf(t, body)
		for _, bad := range []string{"<script", "<img", "href=\"j", "href=\"J", "href=\"d", "href=\"v", "href=\"/", "href=\"\\", "onclick=\"", "<svg"} {
			if strings.Contains(got, bad) {
				t.Errorf("%q gives %q", body, got)
			}
		}
		if strings.Contains(body, "alert") && strings.HasPrefix(body, "<") && !strings.Contains(got, "alert") {
			t.Errorf("%q loses its text: %q", body, got)
		}
	}
	for body, want := range map[string]string{
		"[x](https://example.org/)": `href="https://example.org/"`,
		"[x](mailto:a@example.org)": `href="mailto:a@example.org"`,
		"[x](01-03.html)":           `href="01-03.html"`,
		"<a@example.org>":           `href="mailto:a@example.org"`,
		"[x](https://a/?x=1&y=2)":   `href="https://a/?x=1&amp;y=2"`,
		"[x](https://a/?x=1&#38;y)": `href="https://a/?x=1&amp;y"`,
		"[x](http&#58;//a/)":        `href="http://a/"`,
		"[x](&amp;#106;s:x)":        `href="&amp;#106;s:x"`, // decoded once, not twice
		`[x](https://a/\\&amp;lt;)`: `href="https://a/%5C&amp;lt;"`,
		"![图](photos/1.jpg)":        `src="photos/1.jpg"`,
	} {
		if got := htmlOf(t, body); !strings.Contains(got, want) {
			t.Errorf("%q gives %q", body, got)
		}
	}
}

// A body is shown on sheets of other folders too; its links lead to the same places from there.
func TestLinksAreRelativeToTheSheet(t *testing.T) {
	for link, want := range map[string]string{
		"01-03.html":       "2023/01/08/01-03.html",
		"../09/":           "2023/01/09/index.html",
		"photos/图.jpg":     "2023/01/08/photos/%E5%9B%BE.jpg",
		"01-03.html?a=1#x": "2023/01/08/01-03.html?a=1#x",
		"#x":               "#x",
		"../../../../x":    "",
		"https://a.b/?c#d": "https://a.b/?c#d",
	} {
		got, _ := Setting{Article: "2023/01/08/01-02.html", Sheet: "index.html"}.link([]byte(link), true)
		if string(got) != want {
			t.Errorf("%s: %q, want %q", link, got, want)
		}
	}
}

// What the parser makes of any text is harmless: no element or attribute but those that Markdown needs, no address of
// another kind.
func FuzzMarkdown(f *testing.F) {
	for _, seed := range []string{"## 题\n\n> [!BOX] 数\n> **“x”**是", "<script>", "[x](javascript:x)", "![x](http://a)", "<a@b.c>", "1. a\n   - b", "![x](&#104;ttp://a)", "[x](&amp;#106;&colon;\\&#47;)", "[a][b]\n\n[b]: data:x \"t\"", "**\xaf", "\x98\n0"} {
		f.Add(seed)
	}
	allowed := strings.Fields("html head body p h2 h3 h4 h5 h6 aside blockquote ul ol li em strong code pre a img br hr figure figcaption")
	f.Fuzz(func(t *testing.T, body string) {
		made, err := NewMarkdown().Body([]byte(body), Setting{Anchor: "a", Article: "a/b.html", Sheet: "index.html"})
		if err != nil {
			t.Fatal(err)
		}
		text := made.HTML()
		document, err := html.Parse(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range document.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if !slices.Contains(allowed, n.Data) {
				t.Fatalf("%q gives the element %s: %s", body, n.Data, text)
			}
			for _, a := range n.Attr {
				if !slices.Contains([]string{"id", "class", "href", "src", "alt", "title", "start", "aria-labelledby"}, a.Key) {
					t.Fatalf("%q gives the attribute %s: %s", body, a.Key, text)
				}
				if (a.Key == "href" || a.Key == "src") && !harmless(a.Val, a.Key == "href") {
					t.Fatalf("%q gives the address %s: %s", body, a.Val, text)
				}
			}
		}
	})
}

// harmless reads an address as a browser does: it drops what is not seen, and a scheme ends at the first colon.
func harmless(address string, others bool) bool {
	seen := strings.ToLower(strings.Map(func(c rune) rune {
		if c <= ' ' {
			return -1
		}
		return c
	}, address))
	scheme, _, found := strings.Cut(seen, ":")
	if found && !strings.ContainsAny(scheme, "/?#") {
		return others && slices.Contains([]string{"http", "https", "mailto"}, scheme)
	}
	return !strings.HasPrefix(seen, "/") && !strings.HasPrefix(seen, `\`)
}
