package segment

import (
	"strings"
	"testing"
)

// What a page prints about itself, and notices, are no articles and no part of one; a headline that speaks of a notice is one.
func TestFurnitureAndNotices(t *testing.T) {
	const article = "市政府发布停水公告\n本报讯（记者 张明）昨日上午，市政府发布公告，城区部分路段今起停水，请\n市民提前储水，做好准备，停水时间为两天，期间将有送水车\n进入小区。\n"
	cases := map[Reason][]string{
		Furniture: {
			"荆河日报", "JINGHE DAILY", "今日8版", "今日四版  总第9424期", "第五版 要闻", "农历壬寅年十二月十七", "癸卯年正月初六", "星期日", "国内刊号：CN42-0012", "邮发代号：37-25",
			"本版责编：张明　美编：李红", "责任编辑 张 明 版式 李红 校对 王小芳", "一读：张明 二读：李红 终校：王芳", "组版：李红", "新闻热线：0716-8123456", "网址：http://www.example.com",
			"http://www.example.com", "中共荆河市委主管主办", "2023年1月8日 星期日", "二〇二三年一月八日", "責任編輯：張明", "總第9424期 國內統一刊號：CN42-0012",
			"荆河日报 今日4版 2023年1月8日 国内统一刊号CN42-0012 总第9424期", "荆河日报 1949年7月创刊 2023年1月8日 总第9424期", "2023年1月8日 星期日 责任编辑 李红 电话8123456 民生 4", "1月8日 星期日",
		},
		Notice: {
			"今日天气 多云转晴 偏北风2～3级 4℃～13℃", "荆河：晴转多云，4℃至13℃", "遗失声明：张三遗失身份证，声明作废。",
			"公　告\n因供水管道检修，城区将于明日停水八小时，请\n市民提前储水。特此公告。\n荆河市自来水公司\n2023年1月8日",
			"注销公告\n荆河市红星商店经股东会决议，拟向登记机关申请\n注销登记，请债权人四十五日内申报债权。",
			"河口镇新建道路工程招标公告\n本项目已批准建设，现对该项目施工进行公开招标，\n有意者请与招标人联系。", "讣告\n李大山同志因病于昨日去世，享年九十岁。",
		},
	}
	for reason, printed := range cases {
		for _, text := range printed {
			for _, page := range []string{text + "\n" + article, text + "\n\n" + article, article + "\n" + text + "\n"} {
				checkNothingLost(t, pageOf(page))
				r := Read(pageOf(page))
				if len(r.Articles) != 1 || r.Articles[0].Title.String() != "市政府发布停水公告" || len(r.Articles[0].Kicker) > 0 || len(r.Articles[0].Body) != 1 || len(r.Articles[0].Boxes) > 0 {
					t.Errorf("%q: got %v", page, titlesOf(r))
					continue
				}
				for _, l := range r.Leftovers {
					if l.Reason != Space && l.Reason != reason {
						t.Errorf("%q: %q was left over as %s, want %s", text, l.Text, l.Reason, reason)
					}
				}
			}
		}
	}
}

func titlesOf(r Reading) []string {
	var titles []string
	for _, a := range r.Articles {
		var body []string
		for _, b := range a.Body {
			body = append(body, b.Text.String())
		}
		titles = append(titles, a.Kicker.String()+"|"+a.Title.String()+": "+strings.Join(body, "/"))
	}
	return titles
}

// A page in traditional characters is read as one in simplified characters is, and stays as printed.
func TestTraditionalCharacters(t *testing.T) {
	text := "河口鎮新橋正式通車\n本報訊（記者 陳大文 通訊員 李國強）昨日上午，東城縣河口鎮新橋正式\n通車，兩岸居民出行時間縮短半個小時，群眾拍手叫好。\n（下轉第3版）\n圖書館延長開放時間\n【本報訊】（記者張麗華／台北報導）圖書館昨日起延長開放時間，每晚九點閉館，\n讀者都說方便，館方還將增設座位。\n" +
		"夜市重新開張\n【記者王大明報導】停業三個月的夜市昨晚重新開張，攤商說，生意比去年還要好，\n附近居民扶老攜幼前來捧場。\n責任編輯：陳小明\n"
	checkNothingLost(t, pageOf(text))
	r := Read(pageOf(text))
	if len(r.Articles) != 3 {
		t.Fatalf("got %v", titlesOf(r))
	}
	a, b, c := r.Articles[0], r.Articles[1], r.Articles[2]
	if a.Title.String() != "河口鎮新橋正式通車" || a.Dateline.String() != "本報訊" || a.ContinuedTo.Page != 3 {
		t.Errorf("the first article: %q, dateline %q, continued on %d", a.Title, a.Dateline, a.ContinuedTo.Page)
	}
	if got, want := a.Credits, (Credits{Reporters: []string{"陳大文"}, Correspondents: []string{"李國強"}}); !sameCredits(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := b.Credits, (Credits{Reporters: []string{"張麗華"}}); !sameCredits(got, want) || b.Dateline.String() != "【本報訊】" {
		t.Errorf("got %v, want %v; dateline %q", got, want, b.Dateline)
	}
	if got, want := c.Credits, (Credits{Reporters: []string{"王大明"}}); !sameCredits(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
