package render

import (
	"io"
	"strings"
	"testing"

	"backissue/generator/internal/edition"
)

// The two ways to make a sheet, on views as full as those of a real archive.
func BenchmarkSheets(b *testing.B) {
	l := builtIn(b, "zh-Hans")
	for _, bench := range []struct {
		name string
		view View
	}{
		{"article", articleSheet()},
		{"page of 5 stories", pageSheet(5)},
		{"list of 50 entries", listSheet(50)},
	} {
		bench.view.sheet().words, bench.view.sheet().assets = l.words, l.assets
		b.Run(bench.name+"/compiled", func(b *testing.B) {
			b.ReportAllocs()
			var buffer []byte
			for b.Loop() {
				var err error
				if buffer, err = l.RenderTo(buffer[:0], bench.view); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(len(buffer)))
		})
		b.Run(bench.name+"/template", func(b *testing.B) {
			b.ReportAllocs()
			set := mustSet(l, bench.view.sheet().Kind)
			for b.Loop() {
				if err := set.Execute(io.Discard, bench.view); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func sheetOf(kind Kind, address string) *Sheet {
	site := &Site{Name: "荆州日报", Title: "荆州日报档案", Description: "荆州日报的全部版面", Language: "zh-Hans", Base: "https://example.org/jingzhou/",
		Publisher: "荆州日报社", Report: "https://example.org/report", HasAbout: true}
	return &Sheet{Site: site, Kind: kind, Address: address, Canonical: Absolute(site.Base, address), Title: "护航旅客安全出行", Description: "春运首日，荆州交警送上“平安礼”。"}
}

func editionRecord() EditionRecord {
	return EditionRecord{EditionLink: EditionLink{Address: "2023/01/08/index.html", Date: edition.Date{Year: 2023, Month: 1, Day: 8}}, Number: "9424",
		Month: Link{"1月", "2023/01/index.html"}, Year: Link{"2023年", "2023/index.html"}}
}

func storyOf(heading string) Story {
	page := PageLink{Address: "2023/01/08/01.html", Number: 1, Name: "要闻"}
	people := []Link{{"刘思楫", "people/liu-si-ji/index.html"}, {"邓星", "people/deng-xing/index.html"}}
	return Story{Anchor: "a01-02", Dateline: "本报讯", Reporters: people[:1], Correspondents: people[1:], SourceLines: "276-317", SourceFile: "source/01.txt",
		Text: Body{text: []byte("<" + heading + ">小标题</" + heading + ">" + strings.Repeat("<p>春运首日，荆州交警在高速公路出入口为旅客送上“平安礼”。</p>", 12))},
		Entry: Entry{Address: "2023/01/08/01-02.html", Title: "护航旅客安全出行", Kicker: "春运首日，荆州交警送上“平安礼”", Byline: "（记者刘思楫 通讯员邓星）",
			Summary: "春运首日，荆州交警在高速公路出入口为旅客送上“平安礼”。", Date: edition.Date{Year: 2023, Month: 1, Day: 8}, Edition: editionRecord().EditionLink, Page: page,
			Districts: []Link{{"荆州市", "districts/jingzhou/index.html"}}, People: people,
			Tags: []Link{{"春运", "tags/chun-yun/index.html"}, {"交通安全", "tags/jiao-tong-an-quan/index.html"}}}}
}

func articleSheet() View {
	story := storyOf("h2")
	return &ArticleView{Sheet: sheetOf(Article, "2023/01/08/01-02.html"), Edition: editionRecord(), Page: story.Entry.Page, Story: story,
		Previous: &Link{story.Entry.Title, "2023/01/08/01-01.html"}, Next: &Link{story.Entry.Title, "2023/01/08/01-03.html"}}
}

func pageSheet(stories int) View {
	story := storyOf("h3")
	v := &PageView{Sheet: sheetOf(Page, "2023/01/08/01.html"), Edition: editionRecord(), Page: PageSection{PageLink: story.Entry.Page}, Next: &story.Entry.Page}
	for range stories {
		v.Page.Stories = append(v.Page.Stories, story)
	}
	return v
}

func listSheet(entries int) View {
	v := &ListView{Sheet: sheetOf(Tag, "tags/chun-yun/index.html"), Name: "春运", Index: Link{"主题", "tags/index.html"}, Total: 312, Older: &Link{"3", "tags/chun-yun/3.html"}}
	for range entries {
		v.Entries = append(v.Entries, storyOf("h2").Entry)
	}
	return v
}
