package intake

import (
	"strings"
	"testing"

	"backissue/generator/internal/content"
	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment"
)

// Whatever goes wrong between reading and writing, the proof must notice. Each case breaks one thing of the first
// edition: a character of what was found, of what is to be written, or of the page itself.

// broken is an import under way, for a case to break.
type broken struct {
	reading Reading
	drafts  []draft
	record  draft
}

func firstImport(t *testing.T) *broken {
	t.Helper()
	r, file := readFirstPage(t)
	day, err := edition.ParseDate("2023-01-08")
	if err != nil {
		t.Fatal(err)
	}
	place, problems := new(Reader).place(File{Name: "page.txt"}, &r, Given{Date: day, Page: 1})
	if problems != nil {
		t.Fatal(problems)
	}
	b := &broken{reading: r}
	for _, a := range r.at(place) {
		b.drafts = append(b.drafts, draft{"content/2023/01/08/" + articleFile(&a), content.ComposeArticle(&a), a.Title})
	}
	page := edition.PageRecord{Number: 1, File: sourceFile(1), Format: "text", Encoding: r.Encoding, SHA256: digest(file), Leftovers: r.Leftovers}
	e := edition.Edition{Key: place.Key, DateSource: place.DateSource, Pages: []edition.PageRecord{page}}
	b.record = draft{name: "content/2023/01/08/edition.yaml", text: content.ComposeEdition(&e)}
	return b
}

func (b *broken) prove() error { return prove(b.reading.page, b.reading.found, b.drafts, b.record) }

func (b *broken) replace(t *testing.T, article int, old, with string) {
	t.Helper()
	text := string(b.drafts[article].text)
	if !strings.Contains(text, old) {
		t.Fatalf("article %d has no %q to break", article+1, old)
	}
	b.drafts[article].text = []byte(strings.Replace(text, old, with, 1))
}

func TestProofHolds(t *testing.T) {
	if err := firstImport(t).prove(); err != nil {
		t.Fatal(err)
	}
}

func TestProofNoticesEveryLoss(t *testing.T) {
	cases := map[string]func(t *testing.T, b *broken){
		"a character lost from a body":    func(t *testing.T, b *broken) { b.replace(t, 1, "三岔路长途客运站", "三岔路长途客站") },
		"a character doubled in a body":   func(t *testing.T, b *broken) { b.replace(t, 1, "三岔路", "三三岔路") },
		"two characters changed round":    func(t *testing.T, b *broken) { b.replace(t, 1, "三岔路", "岔三路") },
		"a character lost from a title":   func(t *testing.T, b *broken) { b.replace(t, 2, "石首市入选", "石首入选") },
		"a character lost from a kicker":  func(t *testing.T, b *broken) { b.replace(t, 0, "“四大会战”④", "“四大会战”") },
		"a character lost from a byline":  func(t *testing.T, b *broken) { b.replace(t, 1, "（记者刘思楫", "（记者刘思") },
		"a character lost from a caption": func(t *testing.T, b *broken) { b.replace(t, 0, "办事更便捷舒适", "办事更便捷") },
		"a character lost from a credit":  func(t *testing.T, b *broken) { b.replace(t, 0, "潘路 张梦瑶 摄", "潘路 张梦瑶") },
		"a character lost from a box":     func(t *testing.T, b *broken) { b.replace(t, 0, "办结率94%。\n", "办结率94%\n") },
		"a paragraph lost": func(t *testing.T, b *broken) {
			b.replace(t, 0, "在“实”字上助企纾困，更在“暖”字上用情服务。\n\n", "")
		},
		"a sentence made up": func(t *testing.T, b *broken) { b.replace(t, 0, "高地和乐土！", "高地和乐土！好。") },
		"a kicker made up":   func(t *testing.T, b *broken) { b.replace(t, 2, "title: ", "kicker: 好消息\ntitle: ") },
		"a leftover lost": func(t *testing.T, b *broken) {
			b.record.text = []byte(strings.Replace(string(b.record.text), "数说", "数", 1))
		},
		"an article lost": func(t *testing.T, b *broken) { b.drafts = b.drafts[:len(b.drafts)-1] },
		"an article lost while segmenting": func(t *testing.T, b *broken) {
			b.reading.found.Articles = b.reading.found.Articles[1:]
			b.drafts = b.drafts[1:]
		},
		"a leftover lost while segmenting":  func(t *testing.T, b *broken) { b.reading.found.Leftovers = b.reading.found.Leftovers[:1] },
		"a character lost while segmenting": func(t *testing.T, b *broken) { b.dropGlyph() },
		"a character lost while reading":    func(t *testing.T, b *broken) { b.reading.page.Lines[276].Text = "x" + b.reading.page.Lines[276].Text },
	}
	for name, breakIt := range cases {
		t.Run(name, func(t *testing.T) {
			b := firstImport(t)
			breakIt(t, b)
			if b.prove() == nil {
				t.Error("the proof did not notice")
			}
		})
	}
}

// What stands for a headline that the page does not print is the one text that is not printed, and must be the one that was meant.
func TestProofOfAStandIn(t *testing.T) {
	b := firstImport(t)
	a := &b.reading.found.Articles[2]
	b.reading.found.Leftovers = append(b.reading.found.Leftovers, segment.Leftover{Text: a.Title, Reason: segment.Stray})
	b.record.text = append(b.record.text, "      - {text: "+a.Title.String()+", reason: unplaced}\n"...)
	b.replace(t, 2, "title: "+a.Title.String(), "title: （上接第1版）")
	a.Title, b.drafts[2].title = nil, "（上接第1版）"
	if err := b.prove(); err != nil {
		t.Fatal(err)
	}
	b.replace(t, 2, "title: （上接第1版）", "title: 另一个标题")
	if b.prove() == nil {
		t.Error("the proof did not notice another title")
	}
}

// dropGlyph takes a character out of what was found and out of what is to be written alike.
func (b *broken) dropGlyph() {
	title := &b.reading.found.Articles[1].Title
	*title = (*title)[1:]
	b.drafts[1].text = []byte(strings.Replace(string(b.drafts[1].text), "title: 护航", "title: 航", 1))
}
