package segment

import (
	"slices"
	"testing"
)

// A row's end may stand in a name, behind one, in a post, or beside a name that was padded.
func TestNamesAreToldApartAtARowsEnd(t *testing.T) {
	for _, c := range []struct {
		byline string
		names  []string
	}{
		{"（记者覃　立 贾山德\n覃　华 通讯员任欣\n刚 戴涛昊）", []string{"覃立", "贾山德", "覃华", "任欣刚", "戴涛昊"}},
		{"（记者陈琪长通讯员买买\n提·艾力）", []string{"陈琪长", "买买提·艾力"}},
		{"（记者买买提·艾力\n张明）", []string{"买买提·艾力", "张明"}},
		{"（驻曹家经\n开区记者龙诗）", []string{"龙诗"}},
		{"（徐婷璐\n董德凯 田梦华）", []string{"徐婷璐", "董德凯", "田梦华"}},
		{"（刘建\n欣 邵艳诗）", []string{"刘建欣", "邵艳诗"}},
		{"本报驻江陵记者陶帆晓 秦民刚", []string{"陶帆晓", "秦民刚"}},
		{"本报驻曹家经开区记者龙永正　向强梦", []string{"龙永正", "向强梦"}},
		{"（记\n者 黎亮、邓中民）", []string{"黎亮", "邓中民"}},
		{"【本報記者陳美玲台東報導】", []string{"陳美玲"}},
		{"（记者王芳北京报道）", []string{"王芳"}},
		{"（记者王芳 李北京报道）", []string{"王芳", "李北京"}},
	} {
		credits := parseCredits(c.byline)
		if got := slices.Concat(credits.Reporters, credits.Correspondents); !slices.Equal(got, c.names) {
			t.Errorf("%q names %q, want %q", c.byline, got, c.names)
		}
	}
}

func TestASubheadWithABylinesMarkIsNoByline(t *testing.T) {
	for text, want := range map[string]bool{"● 推进“双创”工作": false, "■ 扎实做好重点工作": false, "■ 记者 曹泽素": true, "□ 李明 王芳": true, "本报评论员": true, "本报实习生黄志强 龙帆素": true, "□实习生孟金少": true} {
		if isOwnByline(text) != want {
			t.Errorf("%q is a byline: %t", text, !want)
		}
	}
}

func TestWhatKindAPieceIsOpensAHeadline(t *testing.T) {
	const page = "襄河日报\n1962年5月4日　星期五　第三版\n会计要会算也要会管\n〔本报讯〕沙口公社各生产队的会计今年都\n学会了分户记账，社员看得懂，也放心了。\n" +
		"杂　谈\n话说“三勤”\n腿勤、口勤、手勤，这是老话。可是真\n正做到的人并不多。\n腿勤，才能知道下情；口勤，才能问出\n道理；手勤，才能记住经验。\n"
	articles := Read(pageOf(page)).Articles
	if len(articles) != 2 || articles[0].Dateline.String() != "〔本报讯〕" || articles[1].Title.String() != "话说“三勤”" || articles[1].Kicker.String() != "杂　谈" {
		t.Errorf("read as %v", articles)
	}
}

func TestADatelineMayHaveSpacesRoundItsNumbersOrAPlace(t *testing.T) {
	for _, text := range []string{"新华社武汉 4 月 23 日电 （记者崔涵）记者今天", "本报东川 6 月 26 日讯(记者 严桂雪)", "本报桃花山讯（记者柴华金）瞪羚企业",
		"〔本报讯〕全区农业生产合作社", "〔沙市三月十日电〕沙市棉纺厂职工", "【特讯】电车公司", "新华社北京三月十日电 中央今天", "新华社北京十日电 中央今天"} {
		if !opensArticle(text) {
			t.Errorf("%q opens no article", text)
		}
	}
}

// A narrow column may take more than three rows for the names of a bracket.
func TestALongBracketOfNamesOpensItsArticle(t *testing.T) {
	rows, _ := rowsOf(pageOf("河口县部署春耕备耕\n（驻河口县记者\n阿依古丽·热西提\n郝富 房辉 通讯员\n于永 邹祯 常青\n峰）昨日，河口县春\n耕备耕工作会议在县"), &chinese)
	if e := evidenceOf(rows, &chinese, &fitted); !e.opens[1] || e.opens[2] {
		t.Errorf("an article opens at the rows %v", e.opens)
	}
}
