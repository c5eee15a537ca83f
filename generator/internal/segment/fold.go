package segment

import "strings"

// The patterns of this package are written in simplified characters. Text that they are compared with is folded first, so that a page in
// traditional characters is read as one in simplified characters is. Only what is compared is folded; what is written stays as printed.

// foldings are the traditional characters of the patterns' words and of surnames, each with its simplified form behind it. One stands for
// one, in as many bytes, so a place in folded text is the same place in the text.
const foldings = "記记報报訊讯電电聞闻綜综員员實实習习評评論论觀观攝摄圖图轉转緊紧詳详見见責责編编輯辑視视覺觉設设計计審审總总號号國国內内統统連连續续發发郵邮農农曆历氣气預预閱阅讀读終终組组線线網网熱热時时間间據据簡简" +
	"導导專专題题聲声遺遗啟启辭辞標标買买賣卖訂订價价廣广銷销鏈链結结關关鋪铺後后詞词釋释數数說说駐驻遠远東东廠厂聯联絡络處处閣阁訪访問问談谈頁页張张麗丽陳陈黃黄趙赵吳吴孫孙馬马劉刘楊杨鄭郑謝谢許许韓韩鄧邓" +
	"馮冯蕭萧蔣蒋蘇苏呂吕盧卢鍾钟譚谭陸陆範范賈贾鄒邹閻阎龍龙賀贺龔龚錢钱嚴严溫温蘆芦魯鲁倫伦體体協协臺台灣湾應应當当動动態态點点擊击遞递覽览話话財财經经華华這这聽听飛飞際际頭头條条眾众語语傳传簽签樣样歡欢" +
	"寫写啓启訃讣誠诚債债權权業业務务會会議议職职場场證证書书長长葉叶羅罗莊庄賴赖顏颜歐欧陽阳龐庞齊齐寧宁衛卫項项單单畢毕聶聂紀纪湯汤駱骆饒饶鮑鲍顧顾萬万韋韦鐘钟婁娄蘭兰諸诸軒轩轅辕遲迟喬乔閆闫陰阴鄔邬興兴" +
	"齡龄與与為为讓让將将對对從从開开進进貫贯徹彻調调學学現现堅坚強强憶忆鄉乡鎮镇縣县區区週周檢检繫系歷历舊旧該该採采縱纵譯译術术∕／╱／"

// simpleForms has the simplified form of each traditional character of foldings, and foldable those characters.
var simpleForms, foldable = func() (map[rune]rune, *charSet) {
	forms, chars := map[rune]rune{}, []rune(foldings)
	traditional := make([]rune, 0, len(chars)/2)
	for i := 0; i < len(chars); i += 2 {
		forms[chars[i]] = chars[i+1]
		traditional = append(traditional, chars[i])
	}
	return forms, charsOf(string(traditional))
}()

// Simplified gives text with the traditional characters of this package's patterns in their simplified forms.
func Simplified(text string) string {
	if !foldable.in(text) {
		return text // as most pages are
	}
	return strings.Map(func(c rune) rune {
		if foldable.has(c) {
			return simpleForms[c]
		}
		return c
	}, text)
}
