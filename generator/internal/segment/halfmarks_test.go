package segment

import (
	"strings"
	"testing"
)

// A page whose marks recognition gave in half their width is read as one with the marks of print: its sentences end at full stops behind characters,
// and a row with commas in it is no headline. What is written keeps the marks as they came.
func TestHalfWidthMarks(t *testing.T) {
	const page = `河口镇新桥正式通车
本报讯（记者张明 通讯员李红）2023年1月
7日上午，东城县河口镇新桥正式通车，两岸居民出
行时间缩短半个小时。
该桥全长三百二十米，2022年3月动工，总投
资四千万元，是全县今年第一个完工的民生项
目。镇里还将沿河修建步道，方便群众休闲。
图书馆延长开放时间
本报讯（记者王芳）为满足学生寒假读书需
要，市图书馆自即日起延长开放时间，每
晚九点闭馆。
馆方介绍，阅览室新添座位一百二十个，并
为老年读者准备了大字图书和放大镜。
`
	half := strings.NewReplacer("，", ",", "。", ".", "（", "(", "）", ")")
	want, got := Read(pageOf(page)), Read(pageOf(half.Replace(page)))
	if len(want.Articles) != 2 || len(got.Articles) != len(want.Articles) {
		t.Fatalf("%d articles with the marks of print, %d with half ones", len(want.Articles), len(got.Articles))
	}
	for i := range want.Articles {
		w, g := &want.Articles[i], &got.Articles[i]
		if w.Title.String() != g.Title.String() || len(w.Body) != len(g.Body) {
			t.Errorf("%s with %d paragraphs, want %s with %d", g.Title.String(), len(g.Body), w.Title.String(), len(w.Body))
			continue
		}
		for k := range w.Body {
			if text := half.Replace(w.Body[k].Text.String()); text != g.Body[k].Text.String() {
				t.Errorf("%q, want %q", g.Body[k].Text.String(), text)
			}
		}
	}
}
