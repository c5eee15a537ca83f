package segment

import (
	"strings"
	"unicode/utf8"
)

// Notices are what somebody had printed, and no report: weather, lost property, calls for tenders, deaths. A report may be about one
// (市政府发布公告), so a row is a notice's title only when it is nothing but that, and no lede follows it.

var (
	// noticePattern opens a notice, an advertisement or the weather.
	noticePattern = signOf(`^(?:遗失声明|遗失启事|今日天气|明日天气|天气预报|天气[：:]|广告热线|招聘启事|招租启事|拍卖公告|注销公告|.{0,8}声明作废|便民信息|分类广告)`,
		"遗失声明", "遗失启事", "天气", "广告热线", "招聘启事", "招租启事", "拍卖公告", "注销公告", "声明作废", "便民信息", "分类广告")

	// noticeTitle is a row that is the title of one.
	noticeTitle = patternOf(`^[★◆■●▲【]?(?:(?:重要)?(?:公[\s　]*告|通[\s　]*告|声[\s　]*明|启[\s　]*事|讣[\s　]*告|公[\s　]*示|更[\s　]*正|致[\s　]*歉)|` +
		`[^\s　，。！？：；、“”]{0,22}(?:遗失|作废|注销|清算|减资|增资|合并|分立|解散|拍卖|招标|中标|流标|采购|询价|招租|出租|招聘|招商|招生|寻人|寻物|认领|寻亲|催告|催收|送达|开庭|债权|债务|债权转让|股权转让|停水|停电|停气|挂牌|出让|转让|迁坟|迁移|征收|破产)(?:公告|通告|声明|启事|公示|通知)` +
		`|(?:荣誉|律师|郑重|严正)声明|招生简章)[】]?$`)

	// tellsOfNotice is a verb that makes a title a headline: somebody publishes a notice.
	tellsOfNotice = patternOf(`发布|公布|刊登|出台|印发|下发|回应|发表|发出|联合|要求|提醒|推出|上线|首[次份个张]|[：:]`)

	// weatherPattern is the weather by itself: 多云转晴 偏北风2～3级 4℃～13℃.
	weatherPattern = signOf(`^(?:\p{Han}{1,6}[：:\s　])?(?:晴|多云|阴|小雨|中雨|大雨|暴雨|阵雨|雷阵雨|小雪|中雪|大雪|雨夹雪|雾|霾)(?:转|到|间|有|，|[\s　])[^。]{0,40}(?:℃|°C?|级)[^。]{0,12}$`, "℃", "°", "级")

	// noticeDay is the day that a notice is signed with, its last row.
	noticeDay = patternOf(`^(?:19|20)\d\d[\s　]*年[\s　]*\d{1,2}[\s　]*月[\s　]*\d{1,2}[\s　]*日$`)

	// noticeEnd closes a notice's text; who signs and the day may follow.
	noticeEnd = patternOf(`(?:特此(?:公告|通告|声明|告知|启事|讣告)|声明作废|敬请(?:谅解|关注))[。！]?$`)
)

// issuerPattern is who has a notice printed, above its title.
var issuerPattern = patternOf(`^\p{Han}{3,24}(?:局|公司|法院|委员会|委|政府|中心|银行|支行|医院|学校|处|所|办公室|管理站|检察院|大队|支队)$`)

// noticeTitleEnds are the characters that noticeTitle ends with, a bracket aside.
var noticeTitleEnds = charsOf("告明事示正歉知章")

// isNoticeTitle tells whether text is the title of a notice and nothing else.
func isNoticeTitle(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(text, "】"))
	return noticeTitleEnds.has(last) && noticeTitle.MatchString(text)
}

// opensNotice tells whether row i opens a notice.
func (e *evidence) opensNotice(i int) bool {
	const longestTitle = 40
	text := e.rows[i].text
	switch {
	case weatherPattern.on(&e.rows[i]):
		return !e.inText(i) // no headline gives degrees and wind
	case noticePattern.on(&e.rows[i]):
		return !e.headsLede(i)
	}
	return len(e.rows[i].chars) <= longestTitle && isNoticeTitle(text) && !tellsOfNotice.MatchString(text) && !e.headsLede(i)
}

// inNotice tells whether the row above row i belongs to a notice.
func (e *evidence) inNotice(i int) bool {
	return i > 0 && (e.kind[i-1] == noticeRow || e.kind[i-1] == noticeMoreRow) && !noticeDay.MatchString(e.rows[i-1].text)
}

// goesOnWithNotice tells whether row i goes on with the notice that the row above it belongs to. An empty line ends it, unless it stands inside
// a sentence, or the day that it is signed with follows.
func (e *evidence) goesOnWithNotice(i int) bool {
	if e.opens[i] || e.byline[i] || e.headsLede(i) {
		return false
	}
	above, r := &e.rows[i-1], &e.rows[i]
	switch {
	case !r.blankBefore:
		return true
	case isNoticeTitle(above.text):
		return true
	}
	return e.kind[i-1] == noticeMoreRow && !above.endsSentence() && !noticeEnd.MatchString(above.text) && above.full(e.noticeWidth(i))
}

// noticeWidth gives the greatest width of the rows of the notice above row i.
func (e *evidence) noticeWidth(i int) float64 {
	width := 0.0
	for i--; i >= 0 && e.kind[i] == noticeMoreRow; i-- {
		width = max(width, e.rows[i].width)
	}
	return width
}

// headsLede tells whether row i is a row of a headline, as a lede follows it or one more row.
func (e *evidence) headsLede(i int) bool {
	const longestHead = 3
	for j := i; j < len(e.rows) && j < i+longestHead; j++ {
		if e.rows[j].endsSentence() || e.rows[j].isFurniture() {
			return false
		}
		if j+1 < len(e.rows) && (e.opens[j+1] || e.byline[j+1]) {
			return true
		}
	}
	return false
}
