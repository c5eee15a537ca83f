package segment

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"backissue/generator/internal/edition"
	"backissue/generator/internal/segment/madepages"
)

const firstPage = "../../../content/2023/01/08/source/01.txt"

func pageOf(text string) edition.Page {
	var p edition.Page
	for _, l := range strings.Split(text, "\n") {
		p.Lines = append(p.Lines, edition.Line{Text: l})
	}
	return p
}

// checkNothingLost checks that every printed character of page is in exactly one passage of the reading.
func checkNothingLost(t *testing.T, page edition.Page) {
	t.Helper()
	times := map[[2]int]int{}
	count := func(p Passage) {
		for _, s := range p.Spans() {
			for c := s.From; c < s.To; c++ {
				times[[2]int{s.Line, c}]++
			}
		}
	}
	r := Read(page)
	for _, a := range r.Articles {
		for _, p := range []Passage{a.Kicker, a.Title, a.Deck, a.Dateline, a.Byline} {
			count(p)
		}
		for _, b := range a.Body {
			count(b.Text)
		}
		for _, b := range a.Boxes {
			count(b.Title)
			for _, item := range b.Body {
				count(item.Text)
			}
		}
		for _, p := range a.Photos {
			count(p.Caption)
			count(p.Credit)
		}
	}
	for _, l := range r.Leftovers {
		count(l.Text)
	}
	for i, line := range page.Lines {
		for col, c := range []rune(line.Text) {
			if n := times[[2]int{i, col}]; n != 1 && (n > 1 || !unicode.IsSpace(c)) {
				t.Fatalf("line %d, column %d: %q is in %d places", i+1, col+1, c, n)
			}
		}
	}
}

func firstText(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile(firstPage)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A page that a scanner or a hand tore, shuffled or repeated makes no sense, and must lose nothing all the same.
func TestNothingLostOfTornPages(t *testing.T) {
	lines := strings.Split(firstText(t), "\n")
	for seed := range uint64(40) {
		draw := rand.New(rand.NewPCG(seed, 3))
		torn := append([]string{}, lines...)
		switch seed % 4 {
		case 0:
			draw.Shuffle(len(torn), func(i, j int) { torn[i], torn[j] = torn[j], torn[i] })
		case 1:
			from := draw.IntN(len(torn))
			torn = torn[from:min(len(torn), from+60)]
		case 2:
			for i, l := range torn {
				chars := []rune(l)
				torn[i] = string(chars[:draw.IntN(len(chars)+1)])
			}
		case 3:
			torn = append(torn, torn[:draw.IntN(len(torn))]...)
		}
		checkNothingLost(t, pageOf(strings.Join(torn, "\n")))
	}
}

func TestNothingLostOfMadePages(t *testing.T) {
	paragraphs := strings.Split(strings.ReplaceAll(firstText(t), "\n", ""), "。")
	for seed := range uint64(40) {
		draw := rand.New(rand.NewPCG(seed, 5))
		var sources []madepages.Source
		for range 5 {
			at := draw.IntN(len(paragraphs) - 4)
			sources = append(sources, madepages.Source{Title: "春运首日 交警送上安全", Paragraphs: []string{paragraphs[at] + "。", paragraphs[at+1] + "。", paragraphs[at+2] + "。"}})
		}
		checkNothingLost(t, pageOf(madepages.Make(sources, seed).Text))
	}
}

func FuzzNothingLost(f *testing.F) {
	f.Add("标题\n本报讯（记者 张三）一。\n二。（李四 摄）\n")
	f.Add("数数说说““双优化双优化””\n（\n）\n□ 记者 王五\n")
	f.Add("THE DAILY NAME\nMonday, 4 May 1931\nA GREAT FIRE AT THE MILL.—John Smith of the co-\noperative mill ran for the twenty-\nfive men. —J. D.\nBy JANE DOE\n(Continued on Page 4)\nPhoto by John Roe\n")
	f.Add("　\n\n　　一 边 引 进 氢\n第1版\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		checkNothingLost(t, pageOf(strings.ToValidUTF8(text, "")))
	})
}

// A sidebar of a piece that is itself like a sidebar, or one that follows another, must not vanish with its host.
func TestNoBoxIsLostInABox(t *testing.T) {
	at := 0
	passage := func(text string) Passage {
		p := glyphsOf(text, at)
		at++
		return p
	}
	piece := func(title, deck, body, byline string) found {
		f := found{boxOf: -1, text: body}
		f.Title, f.Deck, f.Byline = passage(title), passage(deck), passage(byline)
		f.Body = []Block{{edition.Paragraph, passage(body)}}
		return f
	}
	const long = "河口镇新桥全长三百米宽十二米总投资八百万元去年动工今年建成通车两岸居民出行时间缩短半个小时群众拍手叫好"
	a := assembly{evidence: &evidence{profile: &chinese}, found: []found{
		piece("小知识", "新桥", long[:60], ""),
		piece("新桥数字", "", long[:90], ""),
		piece("新桥通车", "", long, "（记者张明）"),
		piece("链接", "", "别处的话别处的话别处的话", ""),
		piece("名词解释", "", "又一处的话又一处的话又一处", ""),
	}}
	a.placeBoxes()
	var placed []string
	for _, f := range a.found {
		if f.boxOf >= 0 {
			continue
		}
		placed = append(placed, f.Title.String())
		for _, b := range f.Boxes {
			placed = append(placed, b.Title.String())
			for _, item := range b.Body {
				placed = append(placed, item.Text.String())
			}
		}
	}
	for _, want := range []string{"小知识", "新桥", "新桥数字", "链接", "名词解释", "别处的话别处的话别处的话"} {
		if !slices.Contains(placed, want) {
			t.Errorf("%q is in no article: %q", want, placed)
		}
	}
}

func TestBylinesOfHeadAndTailsKeepTheirOrder(t *testing.T) {
	page := pageOf("河口镇新桥正式通车\n\n本报讯（记者 张明）昨日上午，河口镇新桥正式通车，两岸居民出行时间缩短半个小时，群众拍手叫好。\n（通讯员 李红）\n（王强 摄）\n")
	checkNothingLost(t, page)
	r := Read(page)
	if len(r.Articles) != 1 || r.Articles[0].Byline.String() != "（记者 张明） （通讯员 李红）" && r.Articles[0].Byline.String() != "（记者 张明） （通讯员 李红） （王强 摄）" {
		t.Errorf("got %d articles, the first by %q", len(r.Articles), r.Articles[0].Byline)
	}
}

func TestUnreadCharactersAreDoubts(t *testing.T) {
	for _, sign := range []string{"\uFFFD", "\uE123"} {
		page := pageOf("河口镇新桥正式通车\n\n本报讯（记者 张明）昨日上午，河口镇新桥正式通车，两岸居民出" + sign + "时间缩短半个小时，群众拍手叫好。\n")
		checkNothingLost(t, page)
		if r := Read(page); len(r.Articles) != 1 || !slices.Contains(r.Articles[0].Review, unreadAt(3)) || !strings.Contains(r.Articles[0].Body[0].Text.String(), sign) {
			t.Errorf("%q: got %+v", sign, r.Articles)
		}
	}
}

// The whole reading of the first edition has its facts in package intake. These are readings that other pages need.
func TestBylines(t *testing.T) {
	cases := []struct {
		printed string // \n where the line broke
		want    Credits
	}{
		{"（记者刘思楫 通讯员邓星）", Credits{Reporters: []string{"刘思楫"}, Correspondents: []string{"邓星"}}},
		{"（记者王子瑶 通讯员王亚\n王卓崴）", Credits{Reporters: []string{"王子瑶"}, Correspondents: []string{"王亚", "王卓崴"}}},
		{"（记者 朱军强 通讯员 朱静\n雪）", Credits{Reporters: []string{"朱军强"}, Correspondents: []string{"朱静雪"}}},
		{"（记者 马英浩 马静芳 通\n讯员 高桂 胡磊）", Credits{Reporters: []string{"马英浩", "马静芳"}, Correspondents: []string{"高桂", "胡磊"}}},
		{"（驻荆州经开区记者刘娟\n通讯员马优明）", Credits{Reporters: []string{"刘娟"}, Correspondents: []string{"马优明"}}},
		{"□记者陶宇波通讯员邵杰秀", Credits{Reporters: []string{"陶宇波"}, Correspondents: []string{"邵杰秀"}}},
		{"□ 本报记者　吴　君", Credits{Reporters: []string{"吴君"}}},
		{"（潘路 张梦瑶 摄）", Credits{Photographers: []string{"潘路", "张梦瑶"}}},
		{"（记者 张三 摄）", Credits{Photographers: []string{"张三"}}},
		{"（孙晓旭 李新星）", Credits{Reporters: []string{"孙晓旭", "李新星"}}},
		{"（融媒体 见习记者 曾怡 许长琪）", Credits{Reporters: []string{"曾怡", "许长琪"}}},
		{"（吴秀龙罗强）", Credits{Reporters: []string{"吴秀龙", "罗强"}}},
		{"（欧阳修明）", Credits{Reporters: []string{"欧阳修明"}}},
		{"（通讯员 阿依古丽·买买提）", Credits{Correspondents: []string{"阿依古丽·买买提"}}},
	}
	for _, c := range cases {
		got := parseCredits(c.printed)
		got.unsure = false
		if !sameCredits(got, c.want) {
			t.Errorf("%q: got %v, want %v", c.printed, got, c.want)
		}
	}
}

func sameCredits(a, b Credits) bool {
	join := func(c Credits) string {
		return strings.Join([]string{strings.Join(c.Reporters, ","), strings.Join(c.Correspondents, ","), strings.Join(c.Photographers, ",")}, ";")
	}
	return join(a) == join(b)
}

func TestSeries(t *testing.T) {
	cases := map[string]edition.Series{
		"打赢“四大会战”④": {Name: "打赢“四大会战”", Number: 4},
		"长江行（三）":    {Name: "长江行", Number: 3},
		"走基层之十二":    {Name: "走基层", Number: 12},
	}
	for kicker, want := range cases {
		if got := seriesOf(kicker); got == nil || *got != want {
			t.Errorf("%s: got %v, want %v", kicker, got, want)
		}
	}
	if got := seriesOf("国家级生态农场名单公布"); got != nil {
		t.Errorf("a kicker without a number: got %v", *got)
	}
}

func BenchmarkRead(b *testing.B) {
	page := pageOf(firstText(b))
	for b.Loop() {
		Read(page)
	}
}
