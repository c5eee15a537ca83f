package content

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/fields"
	"backissue/generator/internal/files"
	json "backissue/generator/internal/quoted"
	"backissue/generator/internal/source"
)

const articleName = "content/2023/01/08/01-02.md"

const article = `---
title: 护航旅客安全出行
kicker: 春运首日，荆州交警送上“平安礼”
date: 2023-01-08
page: 1
order: 2
dateline: 本报讯
byline: （记者刘思楫 通讯员邓星）
reporters: [刘思楫]
correspondents: [邓星]
districts: [荆州市]
tags: [春运, 交通安全]
source: {file: source/01.txt, lines: 276-317}
confidence: 0.97
---

1月7日，2023年春运正式启动。

## 送上“平安礼”

> [!BOX] 数说“双优化”
>
> ### 全省前列
>
> 纵深推进。
`

func TestArticleIsWrittenAsAPersonWould(t *testing.T) {
	file, err := ParseArticle(articleName, []byte(article))
	if err != nil {
		t.Fatal(err)
	}
	file.Article.Body = Blocks(file.Markdown)
	if diff := cmp.Diff(article, string(ComposeArticle(&file.Article))); diff != "" {
		t.Error(diff)
	}
	if file.BodyLine != 16 || file.Key.Path() != "2023/01/08" {
		t.Errorf("body on line %d of the edition %s", file.BodyLine, file.Key.Path())
	}
}

// with replaces a line of article by another, or drops it.
func with(line, by string) string {
	if !strings.Contains(article, line+"\n") {
		panic("the article has no line " + line)
	}
	if by != "" {
		by += "\n"
	}
	return strings.Replace(article, line+"\n", by, 1)
}

func TestArticleProblems(t *testing.T) {
	tests := []struct{ name, text, place, message, hint string }{
		{"empty file", " \n", "", "the file is empty", "remove the file"},
		{"no front matter", "# 标题\n", "1:1", "no front matter", "---"},
		{"not closed", "---\ntitle: x\n", "1:1", "not closed", "---"},
		{"not UTF-8", strings.Replace(article, "春运正式", "\xb4\xba", 1), "17:11", "not UTF-8", "UTF-8"},
		{"control character in the body", article + "\x0c", "26:1", "control character U+000C", "remove it"},
		{"no title", with("title: 护航旅客安全出行", ""), "2:1", "title is missing", "title: …"},
		{"no order", with("order: 2", ""), "2:1", "order is missing", "order: 1"},
		{"no date", with("date: 2023-01-08", ""), "2:1", "date is missing", "2023-01-08"},
		{"another day", with("date: 2023-01-08", "date: 2023-01-07"), "4:7", "in the folder of 2023-01-08", "move the file"},
		{"another page", with("page: 1", "page: 2"), "5:7", "the file's name says 1", "move the file"},
		{"another order", with("order: 2", "order: 3"), "6:8", "the file's name says 2", "move the file"},
		{"no day", with("date: 2023-01-08", "date: 2023-13-08"), "4:7", "not a day of the calendar", "2023-01-08"},
		{"wrong type", with("tags: [春运, 交通安全]", "tags: 春运"), "12:7", "wants a list", "tags: ["},
		{"slip in a name", with("districts: [荆州市]", "distrcts: [荆州市]"), "11:1", `unknown field "distrcts"`, `"districts"`},
		{"given twice", with("page: 1", "page: 1\ntitle: 又"), "6:1", `"title" is given twice`, "line 2"},
		{"unknown type", with("page: 1", "page: 1\ntype: features"), "6:7", `unknown type "features"`, `"feature"`},
		{"lines", with("source: {file: source/01.txt, lines: 276-317}", "source: {file: source/01.txt, lines: 317-276}"), "13:38", "not a run of lines", "276-317"},
		{"source outside", with("source: {file: source/01.txt, lines: 276-317}", "source: {file: ../../../x}"), "13:16", "not a path in the edition's folder", "without .."},
		{"photo outside", with("page: 1", "page: 1\nphotos:\n  - file: /etc/passwd"), "7:11", "not a path in the edition's folder", "without .."},
		{"alias outside", with("page: 1", "page: 1\naliases: [a.html, ../b.html]"), "6:19", "cannot be an address", "01-02.html"},
		{"alias elsewhere", with("page: 1", "page: 1\naliases: ['https://example.org/a.html']"), "6:11", "cannot be an address", "01-02.html"},
		{"alias in a hidden folder", with("page: 1", "page: 1\naliases: [.git/a.html]"), "6:11", "cannot be an address", "01-02.html"},
		{"alias below a page", with("page: 1", "page: 1\naliases: [a.html/b.html]"), "6:11", "cannot be an address", "01-02.html"},
		{"alias of no page", with("page: 1", "page: 1\naliases: [feed.xml]"), "6:11", "cannot be an address", "01-02.html"},
		{"continued", with("page: 1", "page: 1\ncontinued: {to: 第3版}"), "6:17", "not the name of an article", "03-02"},
		{"withdrawn as a group", with("page: 1", "page: 1\nwithdrawn: {date: 2023-01-09}"), "6:12", "withdrawn wants text", "write the reason"},
		{"empty alias", with("page: 1", "page: 1\naliases: ['']"), "6:11", "an empty item in aliases", "remove it"},
		{"misspelt title", strings.Replace(article, "title:", "titel:", 1), "2:1", `unknown field "titel"`, `did you mean "title"?`},
		{"withdrawn without a reason", with("page: 1", "page: 1\nwithdrawn: true"), "6:12", "wants the reason", "readers see it"},
		{"correction without a day", with("page: 1", "page: 1\ncorrections:\n  - note: x"), "7:5", "date is missing", "2023-01-08"},
		{"alias in a field kept", with("page: 1", "page: 1\nmine: [&a x, *a]"), "6:14", "alias *a", "quotes"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseArticle(articleName, []byte(test.text))
			checkOnly(t, err, articleName, test.place, test.message, test.hint)
		})
	}
	_, err := ParseArticle("content/2023/01/08/1-2.md", []byte(article))
	checkOnly(t, err, "content/2023/01/08/1-2.md", "2:8", "cannot have this path", "01-02.md")
}

// checkOnly wants err to be one problem, at a place given as line:column.
func checkOnly(t *testing.T, err error, file, place, message, hint string) {
	t.Helper()
	problems, ok := source.AsProblems(err)
	if !ok || len(problems) != 1 {
		t.Fatalf("got %d problems, want 1: %v", len(problems), err)
	}
	p := problems[0]
	if got := strings.TrimPrefix(strings.TrimPrefix(p.Position.String(), file), ":"); got != place || !strings.Contains(p.Message, message) || !strings.Contains(p.Hint, hint) {
		t.Errorf("want %s: %s (%s), got\n%v", place, message, hint, p)
	}
}

func TestWindowsFilesAreRead(t *testing.T) {
	windows := "\ufeff" + strings.ReplaceAll(article, "\n", "\r\n")
	file, err := ParseArticle(articleName, []byte(windows))
	if err != nil {
		t.Fatal(err)
	}
	want, _ := ParseArticle(articleName, []byte(article))
	if diff := cmp.Diff(want.Article, file.Article); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(Blocks(want.Markdown), Blocks(file.Markdown)); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownFieldsSurviveARewrite(t *testing.T) {
	text := with("confidence: 0.97", "confidence: 0.97\nphoto-desk:\n  checked: yes # by Wu\n  rolls: [12, '07']\nshelf: B-3")
	file, err := ParseArticle(articleName, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	file.Article.Tags = []string{"春运"}
	got, err := file.Compose()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Replace(text, "tags: [春运, 交通安全]", "tags: [春运]", 1), string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownDistrictsAreToldWithTheirPlace(t *testing.T) {
	file, err := ParseArticle(articleName, []byte(with("districts: [荆州市]", "districts: [荆州市, 石守市, 武汉]")))
	if err != nil {
		t.Fatal(err)
	}
	known := []string{"荆州市", "石首市"}
	problems := file.CheckDistricts(known)
	if len(problems) != 2 || problems[0].Position.String() != articleName+":11:18" || problems[0].Hint != `did you mean "石首市"?` || problems[1].Column != 23 {
		t.Errorf("got %v", problems)
	}
	file, _ = ParseArticle(articleName, []byte(with("districts: [荆州市]", "districts: ['', 荆州市, 石守市]")))
	if problems := file.CheckDistricts(known); len(problems) != 1 || problems[0].Column != 22 {
		t.Errorf("beside an empty item: got %v", problems)
	}
}

func TestBlocksOfAHandWrittenBody(t *testing.T) {
	markdown := "一行\n又一行 *强调*\nand\nmore & `code` [链接](https://example.org)\n\n- 甲\n- 乙\n\n> 引文\n\n> [!BOX] 题\n> 紧接\n>\n> - 丙\n\n<script>x</script>\n\n小题\n---\n\n&lt;b&gt; \\& \\&lt;\n"
	want := []edition.Block{
		{Text: "一行又一行 强调 and more & code 链接"}, {Text: "甲"}, {Text: "乙"}, {Text: "引文"},
		{Kind: edition.Box, Text: "题", Items: []edition.Block{{Text: "紧接"}, {Text: "丙"}}},
		{Kind: edition.Subhead, Text: "小题"}, {Text: "<b> & &lt;"},
	}
	if diff := cmp.Diff(want, Blocks([]byte(markdown))); diff != "" {
		t.Error(diff)
	}
}

func TestEditionProblems(t *testing.T) {
	const name = "content/2023/01/08/edition.yaml"
	for text, want := range map[string][3]string{
		"date: 2023-01-09":                                                       {"1:7", "in the folder of 2023-01-08", "move the folder"},
		"date: 2023-01-08\ndate-source: guess":                                   {"2:14", `unknown date-source "guess"`, "printed, given"},
		"date: 2023-01-08\nweather: 晴":                                           {"2:1", `unknown field "weather"`, "issue"},
		"date: 2023-01-08\npages:\n  - name: 要闻":                                 {"3:5", "number is missing", "number: 1"},
		"date: 2023-01-08\npages: [{number: 1}, {number: 1}]":                    {"2:31", "page 1 is given twice", "keep one"},
		"date: 2023-01-08\npages: [{number: 1, source: {file: source/../../x}}]": {"2:36", "not a path in the edition's folder", "without .."},
		"date: 2023-01-08\npages: [{number: 1, imported: {01-01.md: abc}}]":      {"2:42", "not a SHA-256 digest", "64"},
		"date: 2023-01-08\npages: [{number: 1, source: {file: a, sha256: ABC}}]": {"2:47", "not a SHA-256 digest", "64"},
		"date: 2023-01-08\npages: [{number: 1, leftovers: [{lines: 1 to 3}]}]":   {"2:41", "not a run of lines", "276-317"},
	} {
		_, err := ParseEdition(name, []byte(text))
		checkOnly(t, err, name, want[0], want[1], want[2])
	}
}

func unknown(Folder, *files.Folder) bool { return false }

func TestWalk(t *testing.T) {
	root := filepath.Join(t.TempDir(), "content")
	files := []string{
		"about.md", "2023/01/08/02-01.md", "2023/01/08/01-10.md", "2023/01/08/01-02.md", "2023/01/08/100-01.md", "2023/01/08/edition.yaml",
		"2023/01/08/source/01.txt", "2023/01/08/.DS_Store", "2023/01/08-evening/01-01.md", "2022/12/31/01-01.md",
	}
	write(t, root, files...)
	got, err := Walk(root, unknown)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2022/12/31: 01-01.md; ", "2023/01/08: 01-02.md 01-10.md 02-01.md 100-01.md; edition.yaml source/01.txt", "2023/01/08-evening: 01-01.md; "}
	var listed []string
	for _, f := range got {
		listed = append(listed, f.Key.Path()+": "+strings.Join(f.Articles, " ")+"; "+strings.Join(f.Others, " "))
	}
	if diff := cmp.Diff(want, listed); diff != "" {
		t.Error(diff)
	}

	strays := []string{"2023/01/08/04-01.md/x.txt", "2023/01/08/notes.md", "2023/01/08/1-2.md", "2023/01/99/01-01.md", "2023/02/30/01-01.md", "2023/jan/08/01-01.md", "2023/01/01-01.md", "drafts/x.txt"}
	write(t, root, strays...)
	if err := os.Symlink("/etc/passwd", filepath.Join(root, "2023/01/08/03-01.md")); err != nil {
		t.Fatal(err)
	}
	_, err = Walk(root, unknown)
	problems, _ := source.AsProblems(err)
	var places []string
	for _, p := range problems {
		places = append(places, p.Position.String())
		if p.Hint == "" {
			t.Errorf("no hint: %v", p)
		}
	}
	wantPlaces := []string{
		"content/2023/01/01-01.md", "content/2023/01/08/03-01.md", "content/2023/01/08/04-01.md", "content/2023/01/08/1-2.md", "content/2023/01/08/notes.md", "content/2023/01/99",
		"content/2023/02/30", "content/2023/jan", "content/drafts",
	}
	if diff := cmp.Diff(wantPlaces, places); diff != "" {
		t.Error(diff)
	}
}

// A content folder that is gone or is something else must not pass for an archive without editions.
func TestWalkWantsAFolder(t *testing.T) {
	root := filepath.Join(t.TempDir(), "content")
	_, err := Walk(root, unknown)
	checkOnly(t, err, "content", "", "there is no content folder", "bring it back")
	if err := os.WriteFile(root, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = Walk(root, unknown)
	checkOnly(t, err, "content", "", "must be a folder", "move the file away")
	if err := errors.Join(os.Remove(root), os.Mkdir(root, 0o755)); err != nil {
		t.Fatal(err)
	}
	if folders, err := Walk(root, unknown); len(folders) > 0 || err != nil {
		t.Errorf("an empty folder: got %v, %v", folders, err)
	}
}

func write(t *testing.T, root string, files ...string) {
	t.Helper()
	for _, name := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzParseArticle: whatever the text, reading does not panic, and what is read without problems is read the same again
// after it was rewritten.
func FuzzParseArticle(f *testing.F) {
	f.Add([]byte(article))
	f.Add([]byte("---\ntitle: |\n  a\ndate: 2023-01-08\npage: 1\norder: 2\nmine: {a: [b, 'c']}\n--- \n[!BOX\n> [!BOX]\n> # a\n"))
	f.Add([]byte("---\r\n---\r\n"))
	f.Add([]byte("---\n? a\n: - b\n---"))
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := ParseArticle(articleName, text)
		Blocks(file.Markdown)
		if err != nil {
			if _, ok := source.AsProblems(err); !ok {
				t.Fatalf("not problems: %v", err)
			}
			return
		}
		rewritten, err := file.Compose()
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseArticle(articleName, rewritten)
		if err != nil {
			t.Fatalf("%v\n%s", err, rewritten)
		}
		if diff := cmp.Diff(file.Article, again.Article); diff != "" || len(again.Unknown) != len(file.Unknown) {
			t.Fatalf("%s\n%s", diff, rewritten)
		}
	})
}

func BenchmarkParseArticle(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(len(article)))
	for b.Loop() {
		if _, err := ParseArticle(articleName, []byte(article)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBlocks(b *testing.B) {
	marked, _ := ParseArticle(articleName, []byte(article))
	_, plain, _ := strings.Cut(strings.Repeat("\n1月7日，2023年春运正式启动，荆州交警送上“平安礼”，护航旅客安全出行。\n\n## 送上“平安礼”\n", 4), "\n")
	for name, body := range map[string][]byte{"marked": marked.Markdown, "prose": []byte(plain)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Blocks(body)
			}
		})
	}
}

// A body that is prose is read without a look at each of its characters: prose must have none that may stand nowhere, and none that JSON writes otherwise.
func TestProseHasNoOddCharacter(t *testing.T) {
	const head = "---\ntitle: 题\ndate: 2023-01-08\npage: 1\norder: 2\n---\n\n"
	for c := range 0x20000 {
		for _, character := range []string{string(rune(c)), string([]byte{byte(c), byte(c >> 8)})} {
			text := []byte(head + "一" + character + "，二\n\n三**四**\n")
			whole := fields.NewFile("", text).Err() == nil
			file, err := ParseArticle("content/2023/01/08/01-02.md", text)
			if whole != (err == nil) {
				t.Fatalf("%q: %v", character, err)
			}
			for _, b := range file.Prose {
				if !json.IsPlain(string(b.Text)) {
					t.Fatalf("%q is not plain", b.Text)
				}
			}
		}
	}
}
