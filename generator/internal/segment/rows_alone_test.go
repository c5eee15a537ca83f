package segment

import (
	"strings"
	"testing"
)

const columnText = "□ 陆明远\n老街尽头有一家修表铺，门脸不足两米宽，柜台上摆着\n一盏台灯。师傅姓何，今年七十三岁，在这里坐了四十多\n年。他说，钟表和人一样，走得久了总要歇一歇。\n" +
	"前些日子，我拿着父亲留下的怀表去找他。他打开后盖，\n用镊子轻轻拨了几下，指针又走了起来。那一刻我忽然想\n起小时候，父亲就是听着这样的滴答声入睡的。\n" +
	"如今铺子要搬走了，何师傅把墙上的挂钟一只只取下来，\n用旧报纸包好。街坊们都来送他，有人带来自家做的点心。\n他笑着说，搬得不远，过了桥就是。\n"

// The rows of a poem are paragraphs each, with marks at their ends or without any; those of text in a column much narrower than the page's
// others are not, and the next headline is not among either.
func TestVerse(t *testing.T) {
	poem := []string{"春天来得比信慢", "我坐在门槛上数鸟", "一只，两只，三只", "它们飞过晒谷场", "飞过祠堂的瓦", "没有回头", "母亲在灶前生火", "柴是湿的", "烟比话多", "她说雨要下到清明", "我点点头", "把影子收进屋里", "灯亮了", "村庄又小了一圈"}
	song := []string{"春风拂过青山绿水，", "田野里一片生机盎然，", "农民们驾着铁牛，", "在希望的大地上书写诗篇。", "河水唱着欢快的歌，", "流向远方，", "孩子们的笑声，", "回荡在校园的操场上。", "我们走过的每一步，", "都刻在时代的年轮里，", "未来在招手，", "让我们一起向前，向前！"}
	column := []string{"县里的茶园今年新", "添了三台采茶机，", "一台机器一天能采", "四百斤鲜叶，顶得", "上二十个工人。茶", "农们说，往年清明", "前后最缺人手，如", "今再也不用为这事", "发愁了。茶厂还建", "起了冷库，鲜叶送", "来以后先摊晾，再", "杀青、揉捻，一年", "四季都有活干。"}
	cases := []struct {
		rows       []string
		paragraphs int
	}{{poem, len(poem)}, {song, len(song)}, {column, 1}}
	for _, c := range cases {
		page := pageOf("街巷里的修表匠\n" + columnText + "\n清明前后\n□ 周晚亭\n" + strings.Join(c.rows, "\n") + "\n\n山里的灯光\n" + columnText + "\n母亲的菜园\n" + columnText)
		checkNothingLost(t, page)
		articles := Read(page).Articles
		if got := titlesOf(Read(page)); len(articles) != 4 {
			t.Fatalf("%s: %q", c.rows[0], got)
		}
		if n := len(articles[1].Body); n != c.paragraphs {
			t.Errorf("%s: %d paragraphs, want %d: %v", c.rows[0], n, c.paragraphs, articles[1].Body)
		}
		if got := articles[2].Title.String(); got != "山里的灯光" {
			t.Errorf("below %s: %q", c.rows[0], got)
		}
	}
}

// A day in brackets goes on with the sentence of the line above, also where a row is cut inside it.
func TestADayInBracketsOpensNoSentence(t *testing.T) {
	for text, want := range map[string]bool{"（2月5日）举行新闻发布会，": true, "日）举行新闻发布会": true, "23日）公布一季度数据": true, "（2月5日）": false, "2月5日，国务院新闻办": false, "（记者 张明）2月5日": false} {
		rows, _ := rowsOf(pageOf(text), &chinese)
		if got := rows[0].opensWithDay(); got != want {
			t.Errorf("%q opens with such a day: %t", text, got)
		}
	}
}
