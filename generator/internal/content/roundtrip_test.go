package content

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/lent"
	"backissue/generator/internal/prose"
)

// printed draws one line of text that a newspaper could print, thick with what Markdown and YAML have a meaning for.
var printed = rapid.Custom(func(t *rapid.T) string {
	part := rapid.OneOf(
		rapid.SampledFrom([]string{
			"“两会”", "——", "（记者刘思楫 通讯员邓星）", "：", "、", "《", "》", "①", "2023年", "5.2", "1.", "1)", "荆州", "　", " ", "  ", "\u00a0", "\t",
			"*", "**", "_", "__", "`", "```", "#", "## ", "> ", "- ", "+ ", "---", "===", "[", "]", "(", ")", "[!BOX]", "![", "](x)", "[^1]", "]: ", "<b>", "</b>", "<!--",
			"&", "&amp;", "&#65;", "&lt", "\\", "\\\\", "|", "~", "~~", "!", ": ", ":", "$", "^", "{", "}", "{#id}", "%", "@", "\"", "'", ",", "?", "https://example.org/a_b?c=~d&e",
			"www.example.org", "a_b@example.org", "null", "~", "true", "no", "0x1F", "2023-01-08", " #", ": ", "\u2028", "\u0085", "\ufeff", "\u200b", "e\u0301", "𠮷", "😀",
		}),
		rapid.StringOfN(rapid.Rune(), 0, 6, -1),
	)
	line := strings.Join(rapid.SliceOfN(part, 1, 8).Draw(t, "parts"), "")
	line = strings.Map(func(c rune) rune {
		if c == '\t' || !unicode.IsControl(c) && c != 0xfffe && c != 0xffff && c != unicode.ReplacementChar {
			return c
		}
		return '荆'
	}, line)
	if line = strings.TrimSpace(line); line == "" {
		return "字"
	}
	return line
})

// named draws text for a field, where a tab is a control character like any other.
var named = rapid.Map(printed, func(s string) string { return strings.ReplaceAll(s, "\t", " ") })

var bodies = rapid.Custom(func(t *rapid.T) []edition.Block {
	simple := rapid.Custom(func(t *rapid.T) edition.Block {
		kind := rapid.SampledFrom([]edition.BlockKind{edition.Paragraph, edition.Paragraph, edition.Subhead}).Draw(t, "kind")
		return edition.Block{Kind: kind, Text: printed.Draw(t, "text")}
	})
	box := rapid.Custom(func(t *rapid.T) edition.Block {
		title := rapid.OneOf(rapid.Just(""), printed).Draw(t, "title")
		return edition.Block{Kind: edition.Box, Text: title, Items: rapid.SliceOfN(simple, 0, 4).Draw(t, "items")}
	})
	return rapid.SliceOfN(rapid.OneOf(simple, simple, box), 0, 6).Draw(t, "body")
})

var articles = rapid.Custom(func(t *rapid.T) edition.Article {
	maybe := rapid.OneOf(rapid.Just(""), named)
	list := rapid.SliceOfNDistinct(named, 0, 3, rapid.ID)
	date := edition.Date{Year: rapid.IntRange(1900, 2100).Draw(t, "year"), Month: 1, Day: rapid.IntRange(1, 31).Draw(t, "day")}
	a := edition.Article{
		Title: named.Draw(t, "title"), Kicker: maybe.Draw(t, "kicker"), Deck: maybe.Draw(t, "deck"),
		Date: date, Page: rapid.IntRange(1, 120).Draw(t, "page"), Order: rapid.IntRange(1, 120).Draw(t, "order"),
		Dateline: maybe.Draw(t, "dateline"), Byline: maybe.Draw(t, "byline"), Reporters: list.Draw(t, "reporters"),
		Correspondents: list.Draw(t, "correspondents"), Photographers: list.Draw(t, "photographers"),
		Districts: list.Draw(t, "districts"), Tags: list.Draw(t, "tags"), Review: list.Draw(t, "review"),
		Type:       rapid.SampledFrom(append([]string{""}, edition.Types...)).Draw(t, "type"),
		Withdrawn:  maybe.Draw(t, "withdrawn"),
		Confidence: float64(rapid.IntRange(0, 100).Draw(t, "confidence")) / 100,
		Body:       bodies.Draw(t, "body"),
	}
	if a.Withdrawn == "true" || a.Withdrawn == "false" {
		a.Withdrawn += "。"
	}
	if rapid.Bool().Draw(t, "more") {
		a.Series = &edition.Series{Name: named.Draw(t, "series"), Number: rapid.IntRange(0, 30).Draw(t, "number")}
		a.Photos = []edition.Photo{{Caption: maybe.Draw(t, "caption"), Credit: maybe.Draw(t, "credit"), Photographers: list.Draw(t, "by")}, {File: "photos/1.jpg"}, {}}
		a.Source = edition.Source{File: "source/01.txt", Lines: []edition.LineRange{{From: 1, To: 19}, {From: 40, To: 40}}}
		a.Continued = &edition.Continued{To: edition.Part{Page: a.Page + 1, Order: 2}, From: edition.Part{Page: a.Page + 2}} // not itself
		a.Aliases = []string{"2022/12/31/01-02.html", "旧闻/"}
		a.Corrections = []edition.Correction{{Date: date, Note: named.Draw(t, "note")}}
	}
	return a
})

func fileName(a *edition.Article) string {
	return fmt.Sprintf("content/%s/%s.md", edition.Key{Date: a.Date}.Path(), edition.ArticleName(a.Page, a.Order))
}

func TestArticleComesBackAsComposed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := articles.Draw(t, "article")
		composed := ComposeArticle(&want)
		file, err := ParseArticle(fileName(&want), composed)
		if err != nil {
			t.Fatalf("%v\n%s", err, composed)
		}
		got := file.Article
		got.Body = Blocks(file.Markdown)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s\n%s", diff, composed)
		}
		if again := ComposeArticle(&got); !bytes.Equal(again, composed) {
			t.Fatalf("composed again it differs:\n%s\n%s", composed, again)
		}
		rewritten, err := file.Compose()
		if err != nil || !bytes.Equal(rewritten, composed) {
			t.Fatalf("rewritten it differs: %v\n%s\n%s", err, composed, rewritten)
		}
	})
}

// The layouts may be rendered with extensions of Markdown; what Compose writes must mean the same to them.
func TestBodyMeansTheSameWithExtensions(t *testing.T) {
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Footnote, extension.DefinitionList))
	rapid.Check(t, func(t *rapid.T) {
		want := bodies.Draw(t, "body")
		var b strings.Builder
		composeBody(&b, want)
		r := blockReader{source: []byte(b.String())}
		got := r.children(markdown.Parser().Parse(text.NewReader(r.source)))
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s\n%s", diff, b.String())
		}
	})
}

func TestEditionComesBackAsComposed(t *testing.T) {
	maybe := rapid.OneOf(rapid.Just(""), named)
	digests := rapid.StringMatching("[0-9a-f]{64}")
	rapid.Check(t, func(t *rapid.T) {
		want := edition.Edition{
			Key:        edition.Key{Date: edition.Date{Year: 2023, Month: 1, Day: 8}, Name: rapid.SampledFrom([]string{"", "evening"}).Draw(t, "name")},
			Number:     maybe.Draw(t, "number"),
			DateSource: rapid.SampledFrom(edition.DateSources).Draw(t, "source"),
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "pages") {
			p := edition.PageRecord{Number: i + 1, Name: maybe.Draw(t, "page name")}
			if rapid.Bool().Draw(t, "more") {
				p.File, p.Format, p.Encoding, p.SHA256 = "source/01.txt", "text", "gb18030", digests.Draw(t, "sha256")
				p.Leftovers = []edition.Leftover{
					{Lines: []edition.LineRange{{From: 19, To: 19}}, Text: rapid.String().Draw(t, "text"), Reason: "overprint"}, {Text: " "},
				}
				p.Imported = []edition.Imported{{File: "01-02.md", SHA256: digests.Draw(t, "b")}, {File: "01-01.md", SHA256: digests.Draw(t, "a")}}
			}
			want.Pages = append(want.Pages, p)
		}
		composed := ComposeEdition(&want)
		got, err := ParseEdition("content/"+want.Key.Path()+"/edition.yaml", composed)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Fatalf("%v\n%s\n%s", err, diff, composed)
		}
	})
}

// What is read without a parser is what the parser reads.
func proseAsParsed(t interface{ Fatalf(string, ...any) }, body []byte) {
	plain, ok := prose.Read(nil, body)
	if !ok {
		return
	}
	if !utf8.Valid(body) {
		t.Fatalf("%q is prose", body)
	}
	if diff := cmp.Diff(parsedBlocks(body), proseBlocks(nil, plain, new(lent.Scraps)), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%q: (-parsed +prose)\n%s", body, diff)
	}
}

func TestProseIsAsParsed(t *testing.T) {
	starts := rapid.SampledFrom([]string{"", "", "", "## ", "# ", "##", " ", "**一。**", "一**“二”**", "**", "a**b** "})
	breaks := rapid.SampledFrom([]string{"\n\n", "\n\n", "\n\n", "\n", "\n\n\n", " \n\n", "\n \n", "\r\n\r\n"})
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 4).Draw(t, "lines") {
			b.WriteString(starts.Draw(t, "start") + printed.Draw(t, "text") + breaks.Draw(t, "break"))
		}
		proseAsParsed(t, []byte(b.String()))
	})
}

func FuzzProse(f *testing.F) {
	f.Add([]byte("一\n\n## 二\n\n3.5"))
	f.Fuzz(func(t *testing.T, body []byte) { proseAsParsed(t, body) })
}
