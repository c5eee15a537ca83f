package intake

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"backissue/generator/internal/config"
	"backissue/generator/internal/edition"
)

// Whatever order the parts of a page come in, and whatever is missing of them, what is written of it holds all of it: pointers, columns of briefs,
// notes, sidebars, notices and furniture have each their one place.
func TestProofHoldsOfPagesOfAllParts(t *testing.T) {
	parts := []string{
		"河口镇新桥正式通车\n本报讯（记者 张明）昨日上午，河口镇新桥正式通车，两岸居民出行时间缩短\n半个小时，群众拍手叫好。", "图书馆延长开放时间", "本報訊（記者 王芳）市圖書館即日起延長開放時間，\n每晚九點閉館。",
		"（下转第3版）", "（上接一版）步道，方便群众休闲。", "大桥全长三百二十米。（紧转Ａ２版）", "上接第1版", "短　讯", "【要闻速览】", "▲石首：春耕备耕全面展开，已备足种子五百吨。", "▲城区公交更换\n新能源车三十辆。（王芳）",
		"松滋：今年小麦长势良好。", "高铁新线开通", "编者按：本报从今日起推出系列报道，\n敬请关注。", "【编者按】", "相关链接", "相关链接：荆河大桥", "——新闻背景——", "【名词解释】大桥是桥。", "编后", "延伸阅读", "公　告",
		"因供水管道检修，城区将于明日停水。\n荆河市自来水公司\n2023年1月8日", "遗失声明：张三遗失身份证。", "多云转晴 偏北风2～3级 4℃～13℃", "责任编辑：张明 版式：李红", "第5版 要闻", "今日8版", "□ 本报记者 张明", "图为新桥。（李红 摄）", "", "",
	}
	reader := NewReader(&config.Config{Name: "样报", Language: "zh-Hans"})
	place := Place{Key: edition.Key{Date: edition.Date{Year: 2023, Month: 1, Day: 8}}, Page: 5, DateSource: edition.DateGiven, Format: "text"}
	for seed := range uint64(300) {
		draw := rand.New(rand.NewPCG(seed, 7))
		var page []string
		for range 2 + draw.IntN(24) {
			page = append(page, parts[draw.IntN(len(parts))])
		}
		text := []byte(strings.Join(page, "\n") + "\n荆河\n")
		reading, err := reader.Read("page.txt", text)
		if err != nil {
			t.Fatal(err)
		}
		d := &pageDraft{file: File{Name: "page.txt"}, received: text, reading: &reading, place: place, articles: reading.at(place)}
		if err := d.compose(); err != nil {
			t.Fatal(fmt.Errorf("%w\n%s", err, text))
		}
	}
}
