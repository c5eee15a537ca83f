package segment

import (
	"strings"
	"unicode/utf8"

	"backissue/generator/internal/dates"
)

// transparentKind tells why a row belongs to no body.
type transparentKind uint8

const (
	opaque transparentKind = iota // it does
	furnitureRow
	noticeRow
	noticeMoreRow
	captionRow
	photoTitleRow // perhaps the small title above a picture's caption; else a headline's last row
	jumpRow
	noteRow // an editor's note
	nameRow // perhaps the page's name, which it prints nowhere else; else a headline's first row
)

// roleOfStaff are the offices that a page names its makers by, and where they write to.
const roleOfStaff = `责任编辑|责编|本版编辑|编辑|编审|美编|美术编辑|版式设计|版式|校对|校检|检校|一读|二读|三读|初审|初校|终校|终审|审读|组版|组稿|排版|制图|视觉设计|视觉|图片编辑|图编`

// roleOfChief are the offices of those who answer for the page.
const roleOfChief = `主编|总编辑?|值班(?:总编|编委|主任)?|总值班|策划|统筹|签发`

// behindDay is what stands behind the day in a masthead: something apart from it, or one of the things that mastheads print beside it. A row of a text
// goes on with its sentence (2023年1月7日上午 …), and taken for a masthead it would be lost to its article, and its day be the paper's.
const behindDay = `(?:[-—–~～至]\d{1,2}日?)?(?:[\s　]*(?:(?:星期|周)[一二三四五六日天])?[\s　]*(?:` + lunarDay + `)?` +
	`(?:[\s　（(/｜|·][^。，]{0,24}(?:(?:` + roleOfStaff + `|` + roleOfChief + `)[：:][^。，]{0,80})?|` +
	`[\s　]*(?:第[\s　]*[A-Z]?[\d一二三四五六七八九十]{1,5}[\s　]*[版期]|总第|今日|[A-Z]?\d{1,3}版|(?:` + roleOfStaff + `)[：:]|出版)[^。，]{0,40}|` +
	`\p{Han}{0,2}(?:要闻|新闻|民生|副刊|广告|专版|特刊|综合))?)`

// lunarDay is a day of the old calendar: 农历壬寅年十二月十七.
const (
	lunarDay         = `(?:农历|夏历|阴历)[\s　]*(?:\p{Han}{2,3}年)?` + lunarMonthAndDay
	lunarMonthAndDay = `[\s　]*(?:闰|润)?[正一二三四五六七八九十冬腊]{1,2}月[大小]?[初一二三四五六七八九十廿卅]{1,3}日?`
)

// unbroken is a character of a row that is no part of a sentence.
const unbroken = `[^。，；！？“”]`

var (
	// plainFurniture is what a page prints about itself and opens its row.
	plainFurniture = patternOf(furniturePattern(
		`第?[A-Za-z]{0,2}\d{1,3}版(?:\P{Han}.{0,11}|[^\P{Han}本权式图]\p{Han}{1,3}(?:\P{Han}.{0,8})?)?`,
		`第[一二三四五六七八九十]{1,3}版(?:[\s　：:]+\p{Han}{0,8}|\p{Han}{2,4})?`,
		`[A-Z]?\d{1,3}`,
		`(?:(?:本版|今日|本期)?(?:`+roleOfStaff+`|`+roleOfChief+`)|电子信箱|电子邮箱|投稿邮箱|邮箱|[Ee]-?mail|社址|地址|零售价|定价|邮编|邮政编码|印刷|承印|网址|新闻热线|报料热线|读者热线|发行热线|广告热线|订阅热线|传真)[：:].{0,80}`,
		`(?:(?:本版|今日|本期)?(?:`+roleOfStaff+`)[\s　/]+(?:\p{Han}[\s　]?\p{Han}{1,2}(?:[\s　、]+|$)){1,3}){1,4}`,
		`(?:https?://|www\.)[!-~]{3,60}`,
		`第[\s　]*\d{3,6}[\s　]*[期号](?:[\s　(（].{0,30})?`,
		`(?:今日|本期)(?:共|出版)?[\s　]*[0-9一二三四五六七八九十]{1,3}[\s　]*(?:个|大|开)?版(?:\P{Han}.{0,19}|(?:总第|第|国内).{0,15})?`,
		`(?:公元)?`+dates.Han+behindDay,
		lunarDay+`(?:[\s　（(].{0,20})?|星期[一二三四五六日天](?:[\s　(（]+.{0,20}|(?:农历|夏历|第|总第|今日)[^，、；：]{0,20})?`,
		`专栏[：:].{0,20}`,
		`(?:标题|版面|文章)(?:导航|目录)`,
		`[【\[（(]?字[体号][：:][\s　大中小特]{1,12}[】\]）)]?(?:[\s　].{0,24})?`,
		`(?:关于我们|联系我们|联系方式|网站地图|版权声明|广告服务|在线投稿)(?:[\s　]*[|｜·-][\s　]*\p{Han}{2,6}){0,8}`,
		`[京沪粤鄂湘浙苏鲁豫川渝津冀晋辽吉黑皖闽赣桂琼贵云藏陕甘青宁新蒙]ICP[备证].{0,24}`,
		`作者[：:].{1,16}[\s　](?:字数|来源|编辑)[：:].{0,30}`,
		`[（(]?第三種邮便物認可.{0,12}`,
		`(?:上一?|下一?|返回|本版|版面|往期)(?:篇|版|页|期|目录|导航|回顾|新闻|首页|概览)(?:[\s　|/]+(?:上一?|下一?|返回|本版|版面|往期)?(?:篇|版|页|期|目录|导航|回顾|新闻|首页|概览)){0,4}`,
		`(?:版权所有|打印本页|(?:来源|字体|字号|版权声明|分享到?)[：:])[^，]{0,40}|版权声明|分享到?|未经授权.{0,20}(?:转载|复制|镜像).{0,20}`,
		`[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年`+lunarMonthAndDay+`(?:[\s　（(].{0,20})?`))

	// furnitureSigns are what else a page prints about itself.
	furnitureSigns = []sign{
		signOf(furniturePattern(
			`.{0,12}(?:国内统一(?:连续出版物|刊)号|国内刊号|统一刊号|国际标准刊号).{0,60}`,
			`.{0,24}(?:邮发代号|国外代号|广告经营许可证|CN\d\d-\d{4}).{0,60}`,
			`.{0,20}总第[\s　]*\d+[\s　]*期.{0,40}`),
			"刊号", "出版物号", "代号", "许可证", "CN", "总第"),
		signOf(furniturePattern(
			`(?:[^。，]{0,8}[\s　])?`+dates.Numeric+behindDay),
			"19", "20"),
		signOf(furniturePattern( // a whole masthead on one row
			unbroken+`{0,40}`+dates.Numeric+unbroken+`{0,60}(?:刊号|出版物号|CN\s?\d\d|总第[\s　]*\d|邮发代号)`+unbroken+`{0,80}`,
			unbroken+`{0,40}(?:今日[\s　]*\d{1,2}[\s　]*版|创刊|刊号|总第[\s　]*\d+[\s　]*期)`+unbroken+`{0,40}`+dates.Numeric+unbroken+`{0,80}`,
			unbroken+`{0,12}`+dates.Numeric+`[\s　]*星期[一二三四五六日天](?:[\s　]`+unbroken+`{0,80})?`),
			"19", "20"),
		signOf(furniturePattern(`\d{1,2}月\d{1,2}日[\s　]*星期[一二三四五六日天](?:[\s　]`+unbroken+`{0,30})?`), "星期"),
		signOf(furniturePattern(
			`.{2,12}[\s　](?:公元)?`+dates.Han+`(?:[\s　(（].{0,40})?`),
			"一六", "一七", "一八", "一九", "二〇", "二零", "二○"),
		signOf(furniturePattern(`\p{Han}{2,6}[\s　]+第[\s　]*(?:\d{1,3}|[一二三四五六七八九十]{1,3})[\s　]*版`), "版"),
		signOf(furniturePattern(
			`(?:.{0,12}[\s　])?(?:中华)?`+dates.Era+`(?:(?:[\s　(（]|星期).{0,30})?`),
			dates.Eras...),
		signOf(furniturePattern(
			`(?:中共)?\p{Han}{2,12}(?:委|委宣传部|报社|报业集团|传媒集团|报业传媒集团|日报社)(?:机关报|主管主办|主管|主办|出版)(?:[\s　].{0,24})?`),
			"机关报", "主管", "主办", "出版"),
	}

	// contactPattern is a row of telephone numbers and addresses of the paper.
	contactPattern = signOf(`(?:热线|电话|邮编|零售价|电子信箱)[：:]`, "热线", "电话", "邮编", "零售价", "电子信箱")

	// contactOpens are the words that both open such a row and stand in texts.
	contactOpens = patternOf(`^(?:电子信箱|电子邮箱|投稿邮箱|邮箱|[Ee]-?mail|地址|定价|邮编|邮政编码|印刷|网址|传真|校对|编辑|主编|策划|统筹)[：:]`)

	// plainCredit is a picture's credit without brackets, behind its caption's last sentence or alone: 记者 李明 摄.
	plainCredit = signOf(`(?:^|[。！？”）])[\s　]*(?:(?:本报)?(?:记者|通讯员)[\s　]*)?\p{Han}[\s　]?\p{Han}{1,3}[\s　]*[/／]?[\s　]*(?:摄影?|供图)$`, "摄", "供图")

	captionPattern = patternOf(`^(?:图为|上图|下图|左图|右图|[▲▼◀▶←→↑↓])`)

	// pictured is what opens a caption and nothing else, whether a credit closes it or not.
	pictured = patternOf(`^[▲▼◀▶←→↑↓]?(?:图为|(?:上|下|左|右|大|小)图(?:为|：|:))`)

	// sectionPattern is what pages are called.
	sectionPattern = patternOf(`^\p{Han}{0,2}(?:要闻|新闻|民生|经济|财经|综合|时政|社会|教育|法治|法制|国内|国际|天下|文体|文化|体育|娱乐|三农|农村|副刊|本地|地方|健康|生活|头版|县市区|县域|乡村振兴|人文|科技|理论|评论|言论|专版|专刊|专题|特刊|周刊|深度|聚焦|视点|广告|公告|公益)\p{Han}{0,2}$`)

	// numberBehind is a page's number that stands behind its name.
	numberBehind = patternOf(`[\s　]+[A-Z]?\d{1,3}$`)

	// shortNameplate is the name of a small paper: 清江报.
	shortNameplate = patternOf(`^\p{Han}(?:[\s　]*\p{Han}){1,4}[\s　]*报$`)

	// numberAlone is a page's number beside its other furniture, as Japanese papers print it.
	numberAlone = patternOf(`^(?:[（(]\d{1,2}[）)]|\d{1,2}面)$`)

	// nameplatePattern is the name of a paper, which stands alone at a page's edge.
	nameplatePattern = patternOf(`^(?:\p{Han}{1,4}(?:日报|晚报|晨报|早报|时报|商报|快报|都市报|导报|周报|新报|民报|タイムス)(?:数字报|电子版|电子报|数字版)?|[A-Z][A-Za-z ]{2,24}(?:DAILY|Daily|RIBAO|Ribao|WANBAO|Wanbao|NEWS|TIMES|POST))$`)
)

// furnitureMarks may stand before what a page prints about itself.
const furnitureMarks = "▲▼■●◆□"

func furniturePattern(alternatives ...string) string {
	return `^[` + furnitureMarks + `]?(?:` + strings.Join(alternatives, "|") + `)$`
}

// furnitureFirst are the characters that the patterns of plainFurniture begin with, beside letters and digits.
var furnitureFirst = charsOf("标文关联网在广【［[作京沪粤鄂湘浙苏鲁豫川渝津冀晋辽吉黑皖闽赣桂琼贵云藏陕甘青宁新蒙（(专上下返往未来打字分第责本编美版校检一二三初终审组稿排制视图主总值策统签电投邮社地零定印承网新报读发广订传今公农夏阴星甲乙丙丁戊己庚辛壬癸" + furnitureMarks)

func isPlainFurniture(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return (first < utf8.RuneSelf || furnitureFirst.has(first)) && plainFurniture.MatchString(text)
}

// fullStops are the marks that only sentences have.
var fullStops = charsOf("。！？")

// isFurniture tells whether a row says something of its page.
func (r *row) isFurniture() bool {
	if fullStops.in(r.text) {
		return false
	}
	if isPlainFurniture(r.text) {
		return true
	}
	for _, s := range furnitureSigns {
		if s.on(r) {
			return true
		}
	}
	return false
}

// findTransparent marks the rows that belong to no body.
func (e *evidence) findTransparent() {
	n := len(e.rows)
	e.kind = make([]transparentKind, n)
	for i := range e.rows {
		r := &e.rows[i]
		switch {
		case len(r.chars) < 60 && jumpPattern.on(r):
			e.kind[i] = jumpRow
		case e.inNotice(i) && noticeDay.MatchString(r.text):
			e.kind[i] = noticeMoreRow
		case r.isFurniture() && !(contactOpens.MatchString(r.text) && e.inText(i)), e.isContact(i):
			e.kind[i] = furnitureRow
		case e.opensNotice(i):
			e.kind[i] = noticeRow
		case e.inNotice(i) && e.goesOnWithNotice(i):
			e.kind[i] = noticeMoreRow
		}
	}
	for i := 1; i < n; i++ {
		if e.kind[i] == noticeRow && e.kind[i-1] == opaque && isNoticeTitle(e.rows[i].text) && issuerPattern.MatchString(e.rows[i-1].text) && !e.rows[i].blankBefore {
			e.kind[i-1] = noticeRow
		}
	}
	e.markSectionNames()
	e.markNamesWithin()
	e.findNotes()
	for i := range e.rows {
		if from := e.captionEndingAt(i); from >= 0 {
			e.markCaption(from, i)
		}
	}
	for i := range e.rows {
		if e.kind[i] == opaque && pictured.MatchString(e.rows[i].text) {
			if last := e.captionOpeningAt(i); last >= 0 {
				e.markCaption(i, last)
			}
		}
	}
}

// isContact tells whether row i has telephone numbers and addresses of the paper. A report may give some as well, in the middle of its text.
func (e *evidence) isContact(i int) bool {
	const longest, longestName = 60, 4
	r := &e.rows[i]
	if len(r.chars) >= longest || !contactPattern.on(r) || e.inText(i) {
		return false
	}
	found := contactPattern.pattern.FindStringIndex(r.text)
	before := r.text[:found[0]]
	return contactPattern.in(r.text[found[1]:]) || !strings.ContainsAny(r.text, "，。") && (utf8.RuneCountInString(before) <= longestName || strings.ContainsAny(before, "：: 　"))
}

// inText tells whether row i goes on with a text: with an article's opening or with rows above it that are as wide as one another, neither of which ends a
// sentence, or in the row below with its number.
func (e *evidence) inText(i int) bool {
	const alike, narrowest = 2.5, 7
	r := &e.rows[i]
	if i+1 < len(e.rows) && !e.rows[i+1].blankBefore {
		if below := e.rows[i+1].chars; isDigit(r.chars[len(r.chars)-1]) && isDigit(below[0]) {
			return true
		}
	}
	if i > 0 && !r.blankBefore && e.opens[i-1] && !e.rows[i-1].endsSentence() {
		return true
	}
	if i < 2 || r.blankBefore || e.kind[i-1] != opaque || e.kind[i-2] != opaque {
		return false
	}
	above, over := e.rows[i-1].width, e.rows[i-2].width
	return !e.rows[i-1].endsSentence() && above >= narrowest && max(above, over)-min(above, over) <= alike
}

// markCaption marks the rows of a caption, and the one above it that may be its picture's title.
func (e *evidence) markCaption(first, last int) {
	const longestTitle = 16
	for i := first; i <= last; i++ {
		e.kind[i] = captionRow
	}
	if first == 0 || e.rows[first].blankBefore || e.kind[first-1] != opaque {
		return
	}
	if r := &e.rows[first-1]; len(r.chars) <= longestTitle && !r.endsSentence() && !e.byline[first-1] && !e.tail[first-1] {
		e.kind[first-1] = photoTitleRow
	}
}

// captionOpeningAt gives the last row of the caption that opens with row i: the one that its credit or its sentence ends; -1 when
// none does.
func (e *evidence) captionOpeningAt(i int) int {
	for last := i; last < len(e.rows) && last < i+longestCaption; last++ {
		r := &e.rows[last]
		switch {
		case last > i && (e.kind[last] != opaque && e.kind[last] != captionRow || e.opens[last] || e.byline[last]):
			return -1
		case e.tail[last]:
			return last
		case r.endsSentence() && !e.creditBelow(last):
			return last
		}
	}
	return -1
}

// creditBelow tells whether the row below row i goes on to the credit of a picture.
func (e *evidence) creditBelow(i int) bool {
	for j := i + 1; j < len(e.rows) && j <= i+2; j++ {
		if e.tail[j] && strings.HasSuffix(strings.TrimRight(e.rows[j].text, "）)"), "摄") {
			return true
		}
	}
	return false
}

// topRows is how many rows from the top a paper's name stands within.
const topRows = 3

// markSectionNames marks the paper's name, and the page's (综合新闻), which stands alone beside the page's other furniture at its top or end. A
// short row there that is worded as no page is called is its name at most where the page prints none: a kicker may stand there as well.
func (e *evidence) markSectionNames() {
	const edge, longestSectionName = 5, 6
	top := min(edge, len(e.rows)) // or what follows the masthead's rows, however many these are
	for top > 0 && top < len(e.rows) && e.kind[top-1] == furnitureRow {
		top++
	}
	for i := range e.rows {
		if e.kind[i] != opaque || e.tail[i] || i >= top && i < len(e.rows)-edge {
			continue
		}
		if nameplatePattern.MatchString(e.rows[i].text) || i < topRows && i+1 < len(e.rows) && e.kind[i+1] == furnitureRow && shortNameplate.MatchString(e.rows[i].text) {
			e.kind[i] = furnitureRow
			continue
		}
		name := e.rows[i].text
		if numberAlone.MatchString(name) && (i > 0 && e.kind[i-1] == furnitureRow || i+1 < len(e.rows) && e.kind[i+1] == furnitureRow) {
			e.kind[i] = furnitureRow
			continue
		}
		if loc := numberBehind.FindStringIndex(name); loc != nil {
			name = name[:loc[0]]
		}
		if length(name) > longestSectionName {
			continue
		}
		above := i > 0 && e.kind[i-1] == furnitureRow
		below := i+1 < len(e.rows) && e.kind[i+1] == furnitureRow && !contactPattern.on(&e.rows[i+1]) // no page is named above the paper's address
		together := above && !e.rows[i].blankBefore || below && !e.rows[i].blankAfter
		switch {
		case !above && !below, isGenre(e.rows[i].text):
		case sectionPattern.MatchString(name) && !e.label[i], together && e.alone[i]: // a label without its box
			e.kind[i] = furnitureRow
		case together && !e.namesPage(i) && !isNumbered(e.rows[i].text):
			e.kind[i] = nameRow // a kicker set off by an empty line is none
		}
	}
}

// sectionWord is what a page is called and nothing else.
var sectionWord = patternOf(`^(?:要闻|民生|经济|财经|综合|综合新闻|时政|社会|教育|法治|法制|国内|国际|文体|文化|体育|娱乐|三农|副刊|健康|头版|理论|评论|言论|广告|公告|公益)$`)

// markNamesWithin marks the names of pages that stand alone in the middle of one, where an extractor or a setter left them.
func (e *evidence) markNamesWithin() {
	for i := range e.rows {
		if r := &e.rows[i]; e.kind[i] == opaque && len(r.chars) <= 4 && !e.tail[i] && !e.label[i] && sectionWord.MatchString(r.text) {
			e.kind[i] = nameRow
		}
	}
}

// namesPage tells whether the furniture about row i has the page's name.
func (e *evidence) namesPage(i int) bool {
	const near = 3
	for j := max(0, i-near); j < min(len(e.rows), i+near+1); j++ {
		if e.kind[j] != furnitureRow {
			continue
		}
		for _, word := range strings.FieldsFunc(e.rows[j].text, func(c rune) bool { return !isHan(c) }) {
			if sectionPattern.MatchString(word) {
				return true
			}
		}
	}
	return false
}

// longestCaption is the number of rows a caption is thought to have at most.
const longestCaption = 6

// captionEndingAt gives the first row of the caption whose credit closes row i; -1 when none does.
func (e *evidence) captionEndingAt(i int) int {
	r := &e.rows[i]
	bare := plainCredit.on(r)
	if !bare && (!e.tail[i] || !strings.HasSuffix(strings.TrimRight(r.text, "）)"), "摄")) {
		return -1
	}
	from := i
	if bare {
		if plainCredit.pattern.FindString(r.text) == r.text && i > 0 && !e.tail[i-1] {
			from--
		}
	} else if open := strings.LastIndexAny(r.text, "（("); open <= 0 && i > 0 {
		if e.tail[i-1] {
			return -1 // the names above are a body's tail, and so are these
		}
		from-- // the bracket alone, or its end: the caption stands above
	}
	for from > 0 && i-from < longestCaption && !captionPattern.MatchString(e.rows[from].text) {
		above := &e.rows[from-1]
		if e.rows[from].blankBefore || above.endsSentence() || e.tail[from-1] || e.byline[from-1] || e.kind[from-1] != opaque {
			break
		}
		if !above.endsSentence() && above.short(e.rows[from].width) {
			break // a headline, not a row of the caption
		}
		from--
	}
	return from
}
