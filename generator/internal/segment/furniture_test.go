package segment

import (
	"strings"
	"testing"
)

// body is two paragraphs in a column of fourteen characters.
const body = `本报讯（记者李明）昨日，河口县
春耕备耕工作会议在县城召开，部
署今年的粮食生产和水利建设。
会议提出，全县今年要种好五十万
亩早稻，修好二百公里渠道。`

func TestThePagesDayWithItsStaffIsFurniture(t *testing.T) {
	for _, text := range []string{"11 社会 2003年2月19日　星期四　农历二月初八 校对：石英健  美编：杨昊", "2013/4/13 星期日　值班编委：费东俊　责任编辑：柴思德"} {
		var r row
		if r.set(glyphsOf(text, 0), chinese.widths); !r.isFurniture() {
			t.Errorf("%q is no furniture", text)
		}
	}
}

// Rows of a text that open as furniture does are none.
func TestRowsOfTextAreNoFurniture(t *testing.T) {
	for _, text := range []string{"星期六气温下降至二十度左右，市", "农历六月初三，村里照例要晒书，", "分享改革成果的喜悦，乡亲们都来", "未经授权，任何单位不得挖掘道路", "x版本还是完全不同的操作系统，", "来源：一是县财政拨款，二是社会",
		"2023年1月7日上午东城县河口镇新桥正式通车并", "2020年3月8日动工建设以来共投入", "2023年1月7日星期六上午", "二〇二三年一月八日上午在县城召", "农历正月初六清晨天还没亮村民", "癸卯年正月初六上午村民们便", "第四版新冠病毒感染重", "第9版新冠病毒感染的诊疗方案", "今日8版的报纸刚刚印出来",
		"根据2025年4月8日第14259号行政", "2025年4月8日星期二上午在县城召", "刊号为CN42的这份报纸2023年1月8日，"} {
		var r row
		if r.set(glyphsOf(text, 0), chinese.widths); r.isFurniture() {
			t.Errorf("%q is furniture", text)
		}
	}
}

// A short kicker stands below the page's furniture as its name does, but behind an empty line.
func TestAKickerBelowTheFurnitureStaysItsArticles(t *testing.T) {
	r := Read(pageOf("2013年4月13日 星期六 责任编辑：柴思德\n\n春节将至\n\n河口县部署春耕备耕\n\n" + body))
	if len(r.Articles) != 1 || !strings.Contains(r.Articles[0].Kicker.String()+r.Articles[0].Title.String(), "春节将至") {
		t.Errorf("the kicker is not in the article: %+v", r.Leftovers)
	}
}

func TestNamesInABracketOverTwoRowsCloseTheArticleAbove(t *testing.T) {
	page := "河口县部署春耕备耕\n\n" + strings.Replace(body, "（记者李明）", " ", 1) + "\n（记者朱舟 刘良睿 通讯员方秀\n昊 彭强）\n\n公路养护工人清除路面积雪\n\n" + body
	r := Read(pageOf(page))
	if len(r.Articles) != 2 || len(r.Articles[0].Credits.Reporters) != 2 || len(r.Articles[0].Credits.Correspondents) != 2 {
		t.Errorf("%d articles; the first names %+v", len(r.Articles), r.Articles[0].Credits)
	}
}

func TestADatelineOnItsOwnRowIsNoDeck(t *testing.T) {
	r := Read(pageOf("河口县部署春耕备耕\n\n" + strings.Replace(body, "本报讯", "河口晚报讯\n", 1)))
	if len(r.Articles) != 1 || r.Articles[0].Title.String() != "河口县部署春耕备耕" || len(r.Articles[0].Deck) > 0 || len(r.Articles[0].Credits.Reporters) != 1 {
		t.Errorf("read as %+v", r.Articles)
	}
}

func TestACreditWithoutBracketsClosesACaption(t *testing.T) {
	r := Read(pageOf("河口县部署春耕备耕\n\n" + body + "\n\n村民在田间查看苗情。记者 李明 摄\n\n公路养护工人清除路面积雪\n\n" + body))
	if len(r.Articles) != 2 || len(r.Articles[0].Photos)+len(r.Articles[1].Photos) != 1 {
		t.Errorf("%d articles, leftovers %+v", len(r.Articles), r.Leftovers)
	}
}

// A page's name may stand in the middle of a page. A sidebar's label over the headline of an article is the text's above, one over its own text is not.
func TestNamesAndLabelsBetweenArticles(t *testing.T) {
	for between, want := range map[string]struct {
		kind transparentKind
		over bool
	}{"时政": {nameRow, true}, "相关链接": {opaque, true}, "公路养护": {opaque, true}} {
		rows, _ := rowsOf(pageOf("河口县部署春耕备耕\n"+body+"\n"+between+"\n公路养护工人清除路面积雪\n"+body), &chinese)
		e := evidenceOf(rows, &chinese, &fitted)
		at := 6
		if got := e.standsOverArticle(at); e.kind[at] != want.kind || got != want.over {
			t.Errorf("%s: a row of kind %d, over an article %t", rows[at].text, e.kind[at], got)
		}
		if e.standsOverArticle(at + 1) {
			t.Errorf("%s stands over its own text", rows[at+1].text)
		}
	}
}

// Telephone numbers, addresses and the weather in the middle of a report stay in it, in columns of any width; those of the paper are furniture.
func TestNumbersInAReportStayInIt(t *testing.T) {
	for _, report := range []string{
		"市城管局昨日发布消息，即日起对占道经营进行专项整治。市民发现占道经营的，可拨打举报电话：0716-8123456进行举报，也可写信到北京路88号市城管局，邮编：434000。据了解，这次整治将持续三个月。",
		"受强冷空气影响，今天我市晴转多云，偏北风4到5级，最高气温8℃，最低气温零下2℃；明天多云转阴，有小雨，气温3℃到7℃；后天阴有小雪，路面可能结冰，请市民注意出行安全。气象专家说，这次降温过程将持续到下周三。",
	} {
		for width := 10; width <= 24; width++ {
			r := Read(pageOf("各部门做好准备工作\n" + setIn(width, "本报讯（记者李明）"+report) + "本报地址：荆河市北京路1号 邮编：434000\n"))
			text := ""
			for _, a := range r.Articles {
				for _, b := range a.Body {
					text += b.Text.String()
				}
			}
			if len(r.Articles) != 1 || text != report {
				t.Errorf("in %d characters: %v", width, titlesOf(r))
			}
		}
	}
}

// setIn sets a paragraph in rows of so many characters, with the marks that open none hanging out.
func setIn(width int, text string) string {
	var rows strings.Builder
	n := 2 // the indent, which extractors lose
	for _, c := range text {
		if n >= width && !strings.ContainsRune("，。、：；）", c) {
			rows.WriteByte('\n')
			n = 0
		}
		rows.WriteRune(c)
		n++
	}
	return rows.String() + "\n"
}
