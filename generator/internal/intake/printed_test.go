package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
)

func TestPrinted(t *testing.T) {
	const story = "\n河口镇新桥正式通车\n\n本报讯（记者张明）昨日上午，河口镇新桥正式通车，两岸居民出行时间缩短半个小时。\n"
	day := edition.Date{Year: 1998, Month: 7, Day: 21}
	cases := []struct {
		why  string
		page string
		want Printed
	}{
		{"the paper's own name is no name of a page", "清河晚报\n1998年7月21日 星期二 第2版\n" + story,
			Printed{Date: day, DateAt: spot{2, 1}, Page: 2, PageAt: spot{2, 17}}},
		{"a page's name behind its number", "第003版：民生\n" + story, Printed{Page: 3, PageAt: spot{1, 4}, Name: "民生"}},
		{"a page's name on a line of its own", "04版\n综合新闻\n1998.7.21\n" + story,
			Printed{Date: day, DateAt: spot{3, 1}, Page: 4, PageAt: spot{1, 2}, Name: "综合新闻"}},
		{"all on one line", "5 1998年7月21日 星期二  民生\n" + story, Printed{Date: day, DateAt: spot{1, 3}, Page: 5, PageAt: spot{1, 1}, Name: "民生"}},
		{"the year of a republic, and a number behind the page's name", "中華民國八十七年七月二十一日　星期二\n地方新聞　Ａ８\n" + story,
			Printed{Date: day, DateAt: spot{1, 3}, Page: 8, Section: "A", PageAt: spot{2, 7}, Name: "地方新聞"}},
		{"the year of an emperor", "南信日報　平成十年七月廿一日（火）\n" + story, Printed{Date: day, DateAt: spot{1, 6}}},
		{"figures in characters", "一九九八年七月二十一日 星期二\n" + story, Printed{Date: day, DateAt: spot{1, 1}}},
		{"the number in characters right behind the day", "1998年7月21日第二版\n" + story, Printed{Date: day, DateAt: spot{1, 1}, Page: 2, PageAt: spot{1, 12}}},
		{"the number behind the page's name", "要闻 3版 1998年7月21日\n" + story, Printed{Date: day, DateAt: spot{1, 7}, Page: 3, PageAt: spot{1, 4}}},
		{"a section's number behind the day", "1998/7/21 A3\n" + story, Printed{Date: day, DateAt: spot{1, 1}, Page: 3, Section: "A", PageAt: spot{1, 12}}},
		{"how many pages the paper has", "1998年7月21日 今日 8版\n" + story, Printed{Date: day, DateAt: spot{1, 1}}},
		{"a statement's day", strings.Repeat(story, 4) + "\n河口镇人民政府\n1998年7月20日\n" + story, Printed{}},
		{"a text's day at a row's start", "\n河口镇新桥正式通车\n\n本报讯（记者张明）记者从县交通局获悉，\n1998年7月20日上午河口镇新桥正式通车并\n举行典礼，两岸居民出行时间缩短半个小时。\n", Printed{}},
		{"nothing", story, Printed{}},
	}
	r := NewReader(&config.Config{Name: "清河晚报", City: config.District{Name: "清河市", Slug: "qinghe"}})
	for _, c := range cases {
		got, err := r.Read("page.txt", []byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got.Printed, cmp.AllowUnexported(spot{})); diff != "" {
			t.Errorf("%s: want -, got +:\n%s", c.why, diff)
		}
	}
}

// Japanese and Korean pages have their numbers in brackets, or behind a word of their own.
func TestPrintedInJapanAndKorea(t *testing.T) {
	day := edition.Date{Year: 1998, Month: 7, Day: 21}
	for _, c := range []struct {
		page string
		want Printed
	}{
		{"北浜新報　平成十年七月二十一日（火曜日）　（5）\n\n水門の改修、来月から着工\n【山田太郎】\n北浜川の河口にある水門の改修工事が、来月三日から始まることになった。\n",
			Printed{Date: day, DateAt: spot{1, 6}, Page: 5, PageAt: spot{1, 23}}},
		{"남해신문\n1998년 7월 21일 화요일\n7면\n\n낡은 방파제 가을까지 고친다\n김철수 기자\n남해군은 지난해 태풍으로 무너진 방파제를 오는 가을까지 다시 쌓기로 했다.\n",
			Printed{Date: day, DateAt: spot{2, 1}, Page: 7, PageAt: spot{3, 1}}},
	} {
		got, err := NewReader(&config.Config{Name: "X", City: config.District{Name: "Y", Slug: "y"}}).Read("page.txt", []byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got.Printed, cmp.AllowUnexported(spot{})); diff != "" {
			t.Errorf("want -, got +:\n%s", diff)
		}
	}
}

// Pages in Latin letters print their day in words.
func TestPrintedInLatinLetters(t *testing.T) {
	const story = "\nNEW BRIDGE OPENED TO TRAFFIC\nLONDON, Jan. 6.—The new bridge over the river at Marlow was opened to traffic\nyesterday in the presence of a large crowd, and the toll was taken off the old one.\n"
	day := edition.Date{Year: 1893, Month: 1, Day: 7}
	cases := []struct {
		page string
		want Printed
	}{
		{"THE DAILY NAME\nVOL. XII. No. 34.\nPORT MERIDIAN, SATURDAY, JANUARY 7, 1893.\nPRICE TWO CENTS.\n" + story, Printed{Date: day, DateAt: spot{3, 26}, Number: "34"}},
		{"4        THE DAILY NAME, SATURDAY, JAN. 7, 1893\n" + story, Printed{Date: day, DateAt: spot{1, 36}, Page: 4, PageAt: spot{1, 1}}},
		{"The Daily Name\nSaturday 7th January 1893\nPage 12\n12 PAGES\n" + story, Printed{Date: day, DateAt: spot{2, 10}, Page: 12, PageAt: spot{3, 6}}},
		{"A6\nSaturday, January 7, 1893\n" + story, Printed{Date: day, DateAt: spot{2, 11}, Page: 6, Section: "A", PageAt: spot{1, 2}}},
		{"SJÖBYGDENS BLAD Lördag 7 januari 1893 sidan 4\n" + story, Printed{Date: day, DateAt: spot{1, 24}, Page: 4, PageAt: spot{1, 45}}},
		{"ЗНАМЯ ТРУДА\n7 января 1893 г.\nСтр. 3\n" + story, Printed{Date: day, DateAt: spot{2, 1}, Page: 3, PageAt: spot{3, 6}}},
		{"Der Anzeiger\nSamstag, 7. Januar 1893\nSeite 3\n" + story, Printed{Date: day, DateAt: spot{2, 10}, Page: 3, PageAt: spot{3, 7}}},
		{"LE COURRIER\nSamedi 7 janvier 1893\n" + story, Printed{Date: day, DateAt: spot{2, 8}}},
		{"IL CORRIERE\nSabato 7 Gennaio 1893\n" + story, Printed{Date: day, DateAt: spot{2, 8}}},
		{"O DIÁRIO\nSábado, 7 de Janeiro de 1893\n" + story, Printed{Date: day, DateAt: spot{2, 9}}},
		{"DE COURANT\nZaterdag 7 januari 1893\n" + story, Printed{Date: day, DateAt: spot{2, 10}}},
		{"ЗНАМЯ\nСуббота, 7 января 1893 г.\n" + story, Printed{Date: day, DateAt: spot{2, 10}}},
		{story, Printed{}},
	}
	r := NewReader(&config.Config{Name: "The Daily Name", Language: "en"})
	for _, c := range cases {
		got, err := r.Read("page.txt", []byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got.Printed, cmp.AllowUnexported(spot{})); diff != "" {
			t.Errorf("%q: want -, got +:\n%s", c.page, diff)
		}
	}
}

// What a page prints about itself must not change how its articles are read.
func TestFurnitureChangesNoBody(t *testing.T) {
	const story = "河口镇新桥正式通车\n两岸居民出行时间缩短半小时\n本报讯（记者张明）昨日上\n午，东城县河口镇新桥正式通车，两岸居民出\n行时间缩短半个小时。据了解，新桥全长三百\n" +
		"米，宽十二米，总投资八百万元。\n通车后，河口镇到县城只要二十分钟，沿线\n群众拍手叫好。\n"
	r := NewReader(&config.Config{Name: "清河晚报"})
	var bodies []string
	for _, furniture := range []string{"", "清河晚报\n1998年7月21日 星期二 第2版\n"} {
		got, err := r.Read("page.txt", []byte(furniture+story))
		if err != nil {
			t.Fatal(err)
		}
		var body []string
		for _, b := range got.Articles[0].Body {
			body = append(body, b.Text)
		}
		bodies = append(bodies, strings.Join(body, "\n"))
	}
	if diff := cmp.Diff(bodies[0], bodies[1]); diff != "" {
		t.Errorf("without furniture -, with it +:\n%s", diff)
	}
}
