package render

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"backissue/generator/internal/prose"
)

const story = `在“实”字上助企纾困，更在“暖”字上用情服务。活动开展以来，全市共收集工业企业问题诉求2345条，已办理2212条，办结率达94.3%。

零工驿站配备了饮水间、卫生间、休息区，让灵活就业人员求职告别“路边蹲守”。“我为荆州的营商环境打120分！”

## 2022年荆州地区成品油

国家级生态农场名单公布我市4家生态农场上榜本报讯（驻荆州经开区记者刘娟通讯员马优明）以学促行，以行践学。

## 2022年荆州地区成品油

1月6日，国网荆州供电公司全面启动2023年春节保供电“双优四零”活动，确保春节期间电网设备安全稳定运行和可靠供电。
`

var shownOnArticle = Setting{Anchor: "a01-01", Article: "2018/01/01/01-01.html", Sheet: "2018/01/01/01-01.html"}

// On every sheet a heading has its level, h2 to h6, and nothing else differs.
func TestBodyAtOtherLevels(t *testing.T) {
	body, err := NewMarkdown().Body([]byte("## 一\n\n> [!BOX] 二\n>\n> ### 三*重*\n\n###### 四\n\n# 五\n"), shownOnArticle)
	if err != nil {
		t.Fatal(err)
	}
	for level, want := range map[int]string{2: "22362", 3: "33463", 4: "44564", 6: "66666"} {
		text := string(body.At(level).HTML())
		var opened, closed strings.Builder
		for i := range text {
			if strings.HasPrefix(text[i:], "<h") {
				opened.WriteByte(text[i+2])
			}
			if strings.HasPrefix(text[i:], "</h") {
				closed.WriteByte(text[i+3])
			}
		}
		if opened.String() != want || closed.String() != want {
			t.Errorf("at %d: %s", level, text)
		}
	}
	if again := body.At(2).HTML(); !strings.HasPrefix(string(again), "<h2 id=a01-01-一>一</h2>") {
		t.Errorf("making it for other sheets changed it: %s", again)
	}
}

// proseAndParsed gives what is made of a body without goldmark, if it can be, and with it.
func proseAndParsed(t interface{ Fatal(...any) }, source string) (plain string, ok bool, parsed string) {
	var p page
	blocks, ok := prose.Read(nil, []byte(source))
	p.prose(blocks, shownOnArticle.Anchor)
	parsed, err := parsedBody(source)
	if err != nil {
		t.Fatal(err)
	}
	return p.String(), ok, parsed
}

func parsedBody(source string) (string, error) {
	body, err := NewMarkdown().parsed([]byte(source), shownOnArticle)
	return string(body.HTML()), err
}

// What is made without goldmark is what goldmark would have made.
func TestProseIsAsParsed(t *testing.T) {
	if _, ok, _ := proseAndParsed(t, story); !ok {
		t.Error("an ordinary story is not plain")
	}
	pieces := rapid.SampledFrom([]string{"\n", "\n\n", "\n\n", "\n \n", "\r\n", " ", "  ", "    ", "\t", "\u3000", "\u00a0", "\u2028", "\x00", "\ufeff",
		"## ", "##", "#", " #", "一二", "“三”", "abc", "1", "12", ".", ")", "1. ", "-", "- ", "---", "===", "=", "+ ", "*", "**", "**", "**一。**", "_", "~~~", "`", ">", "> ", "[a]", "]", "(b)",
		"![", "!", "<", "&amp;", "&", "\"", "'", "\\", "|", ":", "{#a}", "http://a.b/", "。", "％", "%", "@", "a@b.c", "[!BOX] ", "\x7f", "\xff"})
	rapid.Check(t, func(r *rapid.T) {
		source := strings.Join(rapid.SliceOfN(pieces, 0, 12).Draw(r, "pieces"), "")
		if plain, ok, parsed := proseAndParsed(r, strings.ToValidUTF8(source, "?")); ok && plain != parsed {
			r.Fatalf("%q:\n  plain %q\n parsed %q", source, plain, parsed)
		}
	})
}

func FuzzProse(f *testing.F) {
	for _, seed := range []string{story, "## 一\n\n1月\n", "a\n\n\nb", "12\n\n=\n", "#\n\n## a ##\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if plain, ok, parsed := proseAndParsed(t, strings.ToValidUTF8(source, "?")); ok && plain != parsed {
			t.Fatalf("%q:\n  plain %q\n parsed %q", source, plain, parsed)
		}
	})
}

// The end tags that are left out are those that a browser puts in: nothing is inside of what it stood after.
func TestBodiesAreWholeWithoutTheirEndTags(t *testing.T) {
	text, err := parsedBody("一\n\n> 二\n\n- 三\n\n  四\n- 五\n\n***\n\n六\n")
	if err != nil {
		t.Fatal(err)
	}
	document, err := html.Parse(strings.NewReader("<div>" + text + "</div>"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	html.Render(&b, document)
	const want = "<div><p>一</p><blockquote><p>二</p></blockquote><ul><li><p>三</p><p>四</p></li><li><p>五</p></li></ul><hr/><p>六</p></div>"
	if !strings.Contains(b.String(), want) {
		t.Errorf("got %s\nwant %s", b.String(), want)
	}
}

func BenchmarkBody(b *testing.B) {
	for name, source := range map[string]string{"prose": story, "marked": story + "\n这是**要点**。\n", "box": story + "\n> [!BOX] 题\n>\n> 文\n"} {
		b.Run(name, func(b *testing.B) {
			m, text := NewMarkdown(), []byte(source)
			var made []byte
			b.ReportAllocs()
			for b.Loop() {
				body, err := m.Body(text, shownOnArticle)
				if err != nil {
					b.Fatal(err)
				}
				for level := 2; level <= 4; level++ {
					made = body.At(level).Append(made[:0])
				}
			}
		})
	}
}
