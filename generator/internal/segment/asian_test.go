package segment

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"backissue/generator/internal/edition"
)

// Pages of other kinds and other languages of East Asia are read whole: every body, headline and byline. Who is named is named as printed.
func TestAsianPages(t *testing.T) {
	for _, name := range []string{"japanese", "taiwan", "korean", "web", "supplement", "letters", "comment", "evening", "flush"} {
		text, truth := pageWithTruth(t, "asian", name)
		page := pageOf(text)
		checkNothingLost(t, page)
		found := Read(page).Articles
		if len(found) != len(truth.Articles) {
			t.Errorf("%s: %d articles found, want %d", name, len(found), len(truth.Articles))
		}
		for i := range min(len(found), len(truth.Articles)) {
			got, want := found[i], truth.Articles[i]
			head, wantHead := got.Kicker.String()+got.Title.String()+got.Deck.String(), want.Kicker+want.Title+want.Deck
			if name == "korean" { // a row may end in the middle of a word or behind one
				head, wantHead = string(unspaced([]rune(head))), string(unspaced([]rune(wantHead)))
			}
			if head != wantHead {
				t.Errorf("%s: headline %q, want %q", name, head, wantHead)
			}
			if !slices.Equal(got.Credits.Reporters, want.Reporters) || !slices.Equal(got.Credits.Correspondents, want.Correspondents) {
				t.Errorf("%s: %s is by %v and %v, want %v and %v", name, wantHead, got.Credits.Reporters, got.Credits.Correspondents, want.Reporters, want.Correspondents)
			}
			var paragraphs, subheads []string
			for _, b := range got.Body {
				if b.Kind == edition.Subhead {
					subheads = append(subheads, b.Text.String())
				} else {
					paragraphs = append(paragraphs, b.Text.String())
				}
			}
			text, wantText := strings.Join(paragraphs, "|"), strings.Join(want.Paragraphs, "|")
			if name == "korean" {
				text, wantText = string(unspaced([]rune(text))), string(unspaced([]rune(wantText)))
			}
			if text != wantText {
				t.Errorf("%s: text %q, want %q", name, text, wantText)
			}
			if got, want := strings.Join(subheads, "|"), strings.Join(want.Subheads, "|"); got != want {
				t.Errorf("%s: subheads %q, want %q", name, got, want)
			}
		}
	}
}

// Names are cut from bylines of many forms; agencies and places name nobody.
func TestAsianBylines(t *testing.T) {
	for printed, want := range map[string]string{
		"記者王大明／台北報導": "王大明", "【記者王大明、李小華／台北報導】": "王大明;李小華", "〔編譯王小明／綜合外電報導〕": "王小明", "本報記者陳美玲": "陳美玲",
		"【聯合報／記者王大明／台北報導】": "王大明",
		"文／王大明": "王大明", "文/李明 图/王芳": "李明", "李明/文 王芳/图": "李明", "作者：李明": "李明", "图文/李明": "李明", "李　平（武汉）": "李平", "記者王大明∕台北報導": "王大明", "王大明／台北報導": "王大明",
	} {
		if got := strings.Join(parseCredits(printed).Reporters, ";"); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
		rows, _ := rowsOf(pageOf(printed), &chinese)
		if !rows[0].isHanByline() && !placedName.MatchString(printed) {
			t.Errorf("%q is not taken for a byline", printed)
		}
	}
	for printed, want := range map[string]string{"（五里墩　赵秀英）": "赵秀英", "（建设街居民\u3000李德胜等）": "李德胜", "（河南洛阳　王大年）": "王大年", "（市公共汽车公司）": "", "（王海 李明）": "王海;李明"} {
		if got := strings.Join(parseCredits(printed).Reporters, ";"); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
		if !isCredit(strings.Trim(printed, "（）")) {
			t.Errorf("%q is not taken for a signature", printed)
		}
	}
	for printed, want := range map[string]string{
		"【山田太郎】": "山田太郎", "山田太郎記者": "山田太郎", "（山田太郎）": "山田太郎", "【札幌＝佐藤花子】": "佐藤花子", "【ワシントン＝佐々木ひろ子】": "佐々木ひろ子", "【東京共同】": "", "【北京＝時事】": "",
		"（山田太郎、鈴木一郎）": "山田太郎;鈴木一郎", "本紙記者 山田　太郎": "山田太郎", "文・山田太郎": "山田太郎", "【大阪】": "", "（余市支局・佐々木健）": "佐々木健", "山田太郎＝札幌": "山田太郎", "（山田太郎、写真も）": "山田太郎", "【ワシントン山田太郎】": "山田太郎", "【北京佐藤花子】": "佐藤花子",
		"（文・山田太郎、写真・鈴木一郎）": "山田太郎", "［東京 ３日 ロイター］": "",
	} {
		if got := strings.Join(parseJapaneseCredits(printed).Reporters, ";"); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
	}
	for _, text := range []string{"【東京共同】政府は", "【札幌＝佐藤花子】二〇〇三年", "（ワシントン＝時事）米", "〔ロンドン六日発〕英"} {
		if japaneseDatelineEnd(text) == 0 {
			t.Errorf("%q has no dateline", text)
		}
	}
	for _, text := range []string{"（一時的に）", "（入力と表示）", "（特にログ）"} {
		if c := parseJapaneseCredits(text); len(c.Reporters) > 0 {
			t.Errorf("%q names %v", text, c.Reporters)
		}
	}
	for _, inside := range []string{"特别是键盘的布局", "虽然 不 推荐", "每年一次"} {
		if signsLetter(inside) {
			t.Errorf("%q signs a letter", inside)
		}
	}
	for _, text := range []string{"【写真】港の", "「東京」という", "（東京都）の"} {
		if japaneseDatelineEnd(text) > 0 {
			t.Errorf("%q has a dateline", text)
		}
	}
}

// Papers of Taiwan and Hong Kong name who reports in a wire's dateline, or behind their own.
func TestReportersInDatelines(t *testing.T) {
	for printed, want := range map[string]string{
		"（中央社記者王大明台北7日電）": "王大明", "（中央社記者王大明華盛頓七日專電）": "王大明", "（中央社台北七日電）": "", "【大公報訊】記者張建國報道：": "張建國", "【本報訊】記者張建國、李平報道：": "張建國;李平",
		"【本報訊】（記者張建國）": "張建國", "【本報訊】": "",
	} {
		page := pageOf("市府公布新計畫\n" + printed + "市政府昨日公布，本市將在明年以前完成三\n座橋樑的修建工程，預算約為十二億元，市民對此表示歡\n迎。\n")
		checkNothingLost(t, page)
		a := Read(page).Articles[0]
		if got := strings.Join(a.Credits.Reporters, ";"); got != want {
			t.Errorf("%q names %q, want %q", printed, got, want)
		}
		if got := a.Body[0].Text.String(); !strings.HasPrefix(got, "市政府昨日公布") {
			t.Errorf("%q: the text opens with %q", printed, got)
		}
	}
}

// What names a writer in Korean papers, and what opens and closes a text; agencies and places name nobody.
func TestKoreanBylines(t *testing.T) {
	for printed, want := range map[string]string{
		"김철수 기자": "김철수", "이영희기자": "이영희", "김철수·이영희 기자": "김철수;이영희", "(서울=연합뉴스) 김철수 기자 = ": "김철수", "[부산=뉴시스] ": "", "【도쿄=김철수특파원】": "김철수",
		"<박민수 기자>": "박민수", "박민수 기자 minsu@example.kr": "박민수", "글 김철수 / 사진 이영희": "김철수", "金哲洙 기자": "金哲洙", "(연합)": "", "부산=이영희 기자": "이영희", "대구=｜김철수 기자": "김철수", "대구/이영희 기자": "이영희", "김철수 도쿄 특파원": "김철수", "김철수 도쿄특파원": "김철수", "도쿄=김철수특파원": "김철수",
		"김철수 사회부 기자": "김철수", "사회부 김철수 기자": "김철수", "김철수 이영희 기자": "김철수;이영희", "김철수 선임기자": "김철수", "김철수 기자·이영희 기자": "김철수;이영희", "이영희 의학전문기자": "이영희",
		"부산 이영희 기자": "이영희", "김철수 | 논설위원": "김철수", "(세종=연합뉴스) 김철수 이영희 박민수 기자 = ": "김철수;이영희;박민수",
	} {
		if got := strings.Join(parseKoreanCredits(printed).Reporters, ";"); got != want {
			t.Errorf("%q: got %q, want %q", printed, got, want)
		}
		if strings.HasSuffix(printed, "기자") && !isKoreanByline(printed) {
			t.Errorf("%q is not taken for a byline", printed)
		}
	}
	for _, text := range []string{"대통령 오늘 신년 기자", "[특파원 칼럼]", "군수 취임 뒤 첫 기자"} {
		if isKoreanByline(text) {
			t.Errorf("%q is taken for a byline", text)
		}
	}
	for text, want := range map[string]string{"(서울=연합뉴스) 김철수 이영희 기자 = 정부는": "정부는", "[한빛경제=김철수 기자] 정부는": "정부는"} {
		if got := text[koreanDatelineEnd(text):]; got != want {
			t.Errorf("%q: the text opens with %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"(서울=연합뉴스) 김철수 기자 = 정부는", "[부산=뉴시스] 부산시는", "【서울=뉴시스】 정부는", "(워싱턴 AP=연합) 미국"} {
		if koreanDatelineEnd(text) == 0 {
			t.Errorf("%q has no dateline", text)
		}
	}
	if end := koreanDatelineEnd("(사진) 방파제가 무너진"); end > 0 {
		t.Error("a bracket that names no place is a dateline")
	}
}

// A row of Korean ends in the middle of a word as often as between two; what the page has elsewhere and what no word opens with tell.
func TestKoreanWordsOverLineEnds(t *testing.T) {
	const known = "군청은 방파제를 고치고 도서관을 새로 짓는다. 어민들은\n방파제가 필요하다고 했습니다. 그래서 군청은 다시 의논\n"
	for printed, want := range map[string]string{
		"곧 방파\n제를 고친다고": "방파제를", "일을 알렸\n습니다 하고": "알렸습니다", "끝난다\n고 들었으며": "끝난다고", "도서관을\n짓는 일은": "도서관을 짓는", "올해는 5\n월에 시작한다": "5월에",
	} {
		page := pageOf("군청의 새 일\n" + known + known + "하기로 했으며 알려진 바로는 오래 기다려 온 사람들이 " + printed + " 많은 사람들은 여러 번 오래도록\n말했다고 한다.\n")
		checkNothingLost(t, page)
		var text strings.Builder
		for _, a := range Read(page).Articles {
			text.WriteString(a.Title.String() + " " + a.Deck.String())
			for _, b := range a.Body {
				text.WriteString(" " + b.Text.String())
			}
		}
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q: got %q", printed, text.String())
		}
	}
}

// Kana that open a row are mostly the rest of a word or a particle, but for those that sentences open with.
func TestKanaOpenings(t *testing.T) {
	for text, want := range map[string]bool{
		"いツールで、": true, "しない場合は": true, "するすべての": true, "を使う": true, "は三月に": true, "この港では": false, "しかし船は": false, "さらに市は": false, "もし雨なら": false, "カメラを": false, "市は": false,
	} {
		rows, _ := rowsOf(pageOf(text), &japanese)
		if got := goesOnWithWord(&rows[0]); got != want {
			t.Errorf("%q goes on with the row above: %v, want %v", text, got, want)
		}
	}
}

// Whatever lines of such pages are lost, cut or in another order, nothing that is left of them is lost, and nothing is added.
func TestTornAsianPages(t *testing.T) {
	draw := rand.New(rand.NewPCG(7, 11))
	for _, name := range []string{"japanese", "taiwan", "korean", "web", "supplement", "letters"} {
		text, err := os.ReadFile(filepath.Join("testdata", "asian", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for range 30 {
			lines := strings.Split(string(text), "\n")
			for range 1 + draw.IntN(8) {
				i, j := draw.IntN(len(lines)), draw.IntN(len(lines))
				switch draw.IntN(4) {
				case 0:
					lines[i], lines[j] = lines[j], lines[i]
				case 1:
					lines[i] += lines[j]
				case 2:
					chars := []rune(lines[i])
					lines[i] = string(chars[:len(chars)/2])
				default:
					lines = slices.Insert(lines, i, lines[j])
				}
			}
			checkNothingLost(t, pageOf(strings.Join(lines, "\n")))
		}
	}
}
