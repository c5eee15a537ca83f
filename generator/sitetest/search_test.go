package sitetest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// TestSearching searches a made paper as readers do: by HTTP under the site's Content-Security-Policy, and from a folder.
func TestSearching(t *testing.T) {
	folder := t.TempDir()
	if err := WriteChinese(filepath.Join(folder, "archive")); err != nil {
		t.Fatal(err)
	}
	site, err := buildOne(t.Context(), "chinese", filepath.Join(folder, "archive"), folder)
	if err != nil {
		t.Fatal(err)
	}
	host, err := Serve(site)
	if err != nil {
		t.Fatal(err)
	}
	defer host.Close()
	browser, err := Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer browser.Close()
	for name, root := range map[string]string{"by HTTP": host.URL, "from a folder": site.fileRoot()} {
		t.Run(name, func(t *testing.T) {
			tab, err := browser.Tab()
			if err != nil {
				t.Fatal(err)
			}
			defer tab.Close()
			if err := tab.See(Look{Width: 1280}); err != nil {
				t.Fatal(err)
			}
			s := &searching{t, tab, root}
			s.typing()
			s.composing()
			s.choosing()
			s.turning()
			s.sharing()
			s.missing()
			s.quiet()
			s.folding()
			s.losing(site, "search/2023-01/[ab]*.js", "一句")
			s.losing(site, "2023/*/*/text*.js", "消息")
			s.losing(site, "search/fold.js", "大橋")
		})
	}
}

// searching is a search sheet under test.
type searching struct {
	t    *testing.T
	tab  *Tab
	root string
}

func (s *searching) open(question string) {
	s.t.Helper()
	if err := s.tab.Open(s.root, s.root+"search.html"+question); err != nil {
		s.t.Fatal(err)
	}
}

// do runs a script in the sheet.
func (s *searching) do(script string) {
	s.t.Helper()
	if _, err := ask[bool](s.tab, "("+script+", true)"); err != nil {
		s.t.Fatalf("%s: %v", script, err)
	}
}

// The sheet as a reader sees it: how many hits it says there are, how many it shows, and what the address asks for.
const tools = `
	const count = +document.getElementById("count").textContent.replace(/\D/g, ""), hits = [...document.querySelectorAll("#hits > li")]
	const asked = new URLSearchParams(location.search), text = id => document.getElementById(id).textContent
	const link = (within, part) => [...document.querySelectorAll(within + " a")].find(a => decodeURIComponent(a.href).includes(part))
`

// sees waits until something is true of the sheet.
func (s *searching) sees(what, condition string) {
	s.t.Helper()
	script := fmt.Sprintf(`new Promise(done => {
		const last = Date.now() + 30000
		const look = () => {
			%s
			if (%s) done("")
			else if (Date.now() > last) done(location.href + "\n" + document.getElementById("search").innerText)
			else setTimeout(look, 20)
		}
		look()
	})`, tools, condition)
	var instead string
	var err error
	for range 3 { // a sheet that is left while it is looked at answers with an error
		if instead, err = ask[string](s.tab, script); err == nil {
			break
		}
	}
	if err != nil || instead != "" {
		s.t.Fatalf("not seen: %s: %v\n%s", what, err, instead)
	}
}

func (s *searching) press(keys string) {
	s.t.Helper()
	if err := s.tab.do(chromedp.KeyEvent(keys)); err != nil {
		s.t.Fatal(err)
	}
}

// typing finds while keys are pressed, and puts the question into the address.
func (s *searching) typing() {
	s.open("")
	s.sees("the field has the focus", `document.activeElement === document.getElementById("q")`)
	s.press("消息")
	s.sees("39 articles, ten of them, marked", `count === 39 && hits.length === 10 && hits.every(hit => hit.querySelector("mark").textContent === "消息") && asked.get("q") === "消息"`)
}

// composing searches nothing while an input method is at work.
func (s *searching) composing() {
	s.do(`window.searches = [], history.replaceState = (was => function(...all) { searches.push(all[2]); return was.apply(history, all) })(history.replaceState),
		document.getElementById("q").value = "", document.getElementById("q").focus()`)
	compose := func(text string) {
		n := int64(len([]rune(text)))
		if err := s.tab.do(call(input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: n, SelectionEnd: n})); err != nil {
			s.t.Fatal(err)
		}
	}
	compose("da")
	compose("da qiao")
	s.do(`window.waited = false, setTimeout(() => { waited = true }, 600)`) // three times as long as the sheet waits for another key
	s.sees("what is being composed", `waited && document.getElementById("q").value === "da qiao"`)
	if err := s.tab.do(call(input.InsertText, input.InsertTextParams{Text: "大桥"})); err != nil {
		s.t.Fatal(err)
	}
	s.sees("what was composed is found", `asked.get("q") === "大桥" && count > 10 && !searches.some(address => address.includes("da"))`)
}

// choosing narrows by what the hits are filed under, and back.
func (s *searching) choosing() {
	s.open("?q=消息")
	s.sees("printed pages with their counts", `count === 39 && link("#facets", "print=2")`)
	s.do(`(() => { ` + tools + ` link("#facets", "print=2").click() })()`)
	s.sees("those of the page", `asked.get("print") === "2" && count === 14 && link("#facets", "q=消息").matches("[aria-current], *")`)
	s.do(`[...document.querySelectorAll("#facets summary")].forEach(summary => summary.parentElement.open || summary.click())`)
	s.sees("subjects, which are counted when somebody looks", `link("#facets", "tag=教育")`)
	s.do(`(() => { ` + tools + ` link("#facets", "tag=教育").click() })()`)
	s.sees("those of the page and subject", `asked.get("tag") === "教育" && asked.get("print") === "2" && count > 0 && count < 14`)
	s.do(`history.back()`)
	s.sees("those of the page again", `!asked.get("tag") && count === 14`)
	s.do(`history.back()`)
	s.sees("all again", `!asked.get("print") && count === 39`)
}

// turning goes from page to page of hits, back and forward.
func (s *searching) turning() {
	s.do(`window.first = document.querySelector("#hits a[href*='-']").href, document.querySelector("#turn [rel=next]").click()`)
	s.sees("the second page", `asked.get("p") === "2" && hits.length === 10 && text("turn").includes("2")`)
	s.do(`history.back()`)
	s.sees("the first page", `!asked.get("p") && hits.length === 10 && text("turn").includes("1")`)
	s.do(`history.forward()`)
	s.sees("the second page again", `asked.get("p") === "2" && hits.length === 10`)
	s.do(`(() => { ` + tools + ` link("#turn", "p=3").click() })()`)
	s.sees("the third page", `asked.get("p") === "3" && hits.length === 10`)
}

// sharing opens an address that somebody sent.
func (s *searching) sharing() {
	s.open("?q=消息&sort=old&from=2023&p=4")
	s.sees("its last page, in its order", `count === 39 && hits.length === 9 && document.getElementById("q").value === "消息" && document.getElementById("from").value === "2023" &&
		document.getElementById("sort").value === "old" && hits[8].textContent.includes("第40条")`)
}

// missing finds nothing, and offers what comes nearest.
func (s *searching) missing() {
	s.open("?q=消息&tag=没有的主题")
	s.sees("an offer without the subject", `hits.length === 0 && link("#trouble", "q=消息")`)
	s.open("?q=春江大桥垮了")
	s.sees("an offer", `hits.length === 0 && link("#trouble", "q=春江大")`)
	s.do(`document.querySelector("#trouble a").click()`)
	s.sees("what was offered", `hits.length > 0 && count > 0`)
}

// folding finds simplified text by a traditional character, which takes the fold table.
func (s *searching) folding() {
	s.open("?q=大橋")
	s.sees("hits in simplified characters", `count > 10 && hits.length === 10 && hits.every(hit => hit.querySelector("mark").textContent === "大桥")`)
}

// quiet wants nothing on the console, nothing that the policy forbids, and no request outside.
func (s *searching) quiet() {
	if heard := s.tab.Heard(); len(heard) > 0 {
		s.t.Errorf("the browser said:\n%s", strings.Join(heard, "\n"))
	}
}

// losing does without parts of the index, says so, and finds it when it is there again.
func (s *searching) losing(site *Site, which, question string) {
	parts, err := filepath.Glob(filepath.Join(site.Folder, filepath.FromSlash(which)))
	if err != nil || len(parts) == 0 {
		s.t.Fatal("no parts to lose", err)
	}
	for _, part := range parts {
		if err := os.Rename(part, part+".gone"); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := s.tab.do(call(network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})); err != nil {
		s.t.Fatal(err)
	}
	s.open("?q=" + question)
	s.sees("that a part is missing", `document.querySelector("#trouble button") && text("trouble").length > 10`)
	for _, part := range parts {
		if err := os.Rename(part+".gone", part); err != nil {
			s.t.Fatal(err)
		}
	}
	s.do(`document.querySelector("#trouble button").click()`)
	s.sees("all, after another try", `!document.querySelector("#trouble button") && count > 0 && hits.length > 0`)
}
