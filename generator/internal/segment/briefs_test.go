package segment

import (
	"strings"
	"testing"
)

const hostArticle = "河口镇新桥正式通车\n本报讯（记者 张明）昨日上午，河口镇新桥正式通车，两岸居民出行时间缩短\n半个小时，群众拍手叫好。大桥全长三百二十米，去年三月动工，总投资四千万元，\n是全县今年第一个完工的民生项目。\n"

const nextArticle = "图书馆延长开放时间\n本报讯（记者 王芳）为满足学生寒假读书需要，市图书馆自即日起延长开放时间，\n每晚九点闭馆。馆方介绍，阅览室新添座位一百二十个。\n"

// Each item of a column of briefs is an article: title, the column's name and the text, as told apart by marks, headings or leads.
func TestBriefs(t *testing.T) {
	cases := []struct{ printed, want string }{
		{"短　讯\n▲市气象台昨日发布大风蓝色预警，提醒市民注意防范，减少外出。\n▲城北客运站今起增开三条乡镇班线，方便群众出行。\n▲全市首批春耕化肥运抵各乡镇，价格与去年持平。\n",
			"短　讯 1 : 市气象台昨日发布大风蓝色预警，提醒市民注意防范，减少外出。; 2 : 城北客运站今起增开三条乡镇班线，方便群众出行。; 3 : 全市首批春耕化肥运抵各乡镇，价格与去年持平。"},
		{"本市简讯\n■石首：春耕备耕全面展开，已备足种子五百吨，化肥三千吨，农机手\n全部到位。\n■松滋：城区公交更换新能源车三十辆，每天少用柴油两吨。（王芳）\n",
			"本市简讯 1 石首: 春耕备耕全面展开，已备足种子五百吨，化肥三千吨，农机手全部到位。; 2 松滋: 城区公交更换新能源车三十辆，每天少用柴油两吨。"},
		{"【要闻速览】\n石首市：春耕备耕全面展开，已备足种子五百吨，化肥三千吨，农机手\n全部到位。\n松滋市：城区公交更换新能源车三十辆，每天少用柴油两吨。\n",
			"【要闻速览】 1 石首市: 春耕备耕全面展开，已备足种子五百吨，化肥三千吨，农机手全部到位。; 2 松滋市: 城区公交更换新能源车三十辆，每天少用柴油两吨。"},
		{"本市简讯\n■■石首：春耕备耕全面展开，已备足种子五百吨，化肥三千吨，农机手\n全部到位。\n■ ■松滋：城区公交更换新能源车三十辆，每天少用柴油两吨。\n",
			"本市简讯 1 石首: 春耕备耕全面展开，已备足种子五百吨，化肥三千吨，农机手全部到位。; 2 松滋: 城区公交更换新能源车三十辆，每天少用柴油两吨。"},
		{"国内快讯\n高铁新线开通\n一条连接三省的高速铁路昨日开通运营，沿线十二座城市的居民\n出行时间缩短一半。\n海上风电并网\n我国最大的海上风电场昨日并网发电，一年可供两百万户居民用电，\n相当于少烧煤一百万吨。\n",
			"国内快讯 1 高铁新线开通: 一条连接三省的高速铁路昨日开通运营，沿线十二座城市的居民出行时间缩短一半。; 2 海上风电并网: 我国最大的海上风电场昨日并网发电，一年可供两百万户居民用电，相当于少烧煤一百万吨。"},
	}
	for _, c := range cases {
		for _, page := range []string{c.printed, hostArticle + c.printed, c.printed + nextArticle} {
			checkNothingLost(t, pageOf(page))
			var got []string
			for _, a := range Read(pageOf(page)).Articles {
				if a.Item > 0 {
					text := ""
					for _, b := range a.Body {
						text += b.Text.String()
					}
					got = append(got, strings.TrimLeft(a.Kicker.String()+" ", " ")+string(rune('0'+a.Item))+" "+a.Title.String()+": "+text)
				}
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("%q:\n got %s\nwant %s\n  of %v", page, s, c.want, titlesOf(Read(pageOf(page))))
			}
		}
	}
}

// A sidebar belongs to the article that it stands in or behind, however its label is set.
func TestLabelledBoxes(t *testing.T) {
	const text = "全市现有跨江大桥四座，最早的一座建于一九七五年，至今仍在使用。"
	cases := map[string]string{ // the title of the box
		"相关链接\n" + text:                     "相关链接",
		"【相关链接】\n" + text:                   "【相关链接】",
		"——新闻背景——\n" + text:                 "——新闻背景——",
		"■名词解释\n" + text:                    "■名词解释",
		"相关链接：荆河跨江大桥\n" + text:              "相关链接：荆河跨江大桥",
		"相关链接：" + text:                      "相关链接：",
		"【新闻链接】" + text:                     "【新闻链接】",
		"延伸阅读\n荆河跨江大桥\n" + text:             "延伸阅读 荆河跨江大桥",
		"編後\n" + text:                       "編後",
		"记者手记\n" + text + "\n桥通了，人心也就通了。\n": "记者手记",
	}
	for printed, title := range cases {
		for _, page := range []string{hostArticle + printed + "\n", hostArticle + "\n" + printed + "\n\n" + nextArticle} {
			checkNothingLost(t, pageOf(page))
			r := Read(pageOf(page))
			if len(r.Articles) == 0 || len(r.Articles[0].Boxes) != 1 || len(r.Articles) > 2 {
				t.Errorf("%q: got %v", printed, titlesOf(r))
				continue
			}
			if b := r.Articles[0].Boxes[0]; b.Title.String() != title && (len(b.Body) == 0 || b.Title.String()+" "+b.Body[0].Text.String() != title) {
				t.Errorf("%q: the box is called %q", printed, b.Title)
			}
		}
	}
}

// An editor's note before the lede is a box of its article.
func TestEditorsNotes(t *testing.T) {
	const note = "编者按：今年是全面推进乡村振兴的关键一年。本报从今日起推出系列报道，走进\n基层一线，讲述身边的故事，敬请关注。\n"
	const lede = "本报讯（记者 张明）昨日上午，河口镇新桥正式通车，两岸居民出行时间缩短\n半个小时，群众拍手叫好。\n"
	for _, page := range []string{
		"河口镇新桥正式通车\n" + note + lede,
		note + "河口镇新桥正式通车\n" + lede,
		"河口镇新桥正式通车\n" + note + "□ 本报记者 张明\n　　昨日上午，河口镇新桥正式通车，两岸居民出行时间缩短\n半个小时，群众拍手叫好。\n",
		strings.ReplaceAll("河口镇新桥正式通车\n"+note+lede, "编者按：", "【编者按】"),
	} {
		checkNothingLost(t, pageOf(page))
		r := Read(pageOf(page))
		if len(r.Articles) != 1 || len(r.Articles[0].Boxes) != 1 || r.Articles[0].Title.String() != "河口镇新桥正式通车" || len(r.Articles[0].Credits.Reporters) != 1 || len(r.Articles[0].Body) != 1 {
			t.Errorf("%q: got %v", page, titlesOf(r))
			continue
		}
		if b := r.Articles[0].Boxes[0]; !strings.Contains(b.Title.String(), "编者按") || len(b.Body) != 1 {
			t.Errorf("%q: the box is %q with %d blocks", page, b.Title, len(b.Body))
		}
	}
}
