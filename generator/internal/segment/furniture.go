package segment

import (
	"regexp"
	"strings"
)

// transparentKind tells why a row belongs to no body.
type transparentKind uint8

const (
	opaque transparentKind = iota // it does
	furnitureRow
	noticeRow
	noticeMoreRow
	captionRow
	jumpRow
)

var (
	// furniturePattern is what a page prints about itself.
	furniturePattern = regexp.MustCompile(`^(?:` + strings.Join([]string{
		`第?[0-9A-Za-z]{1,4}版.{0,12}`,
		`[A-Z]?\d{1,3}`,
		`(?:责任编辑|责编|编辑|美编|版式|校对|主编|值班|电子信箱|邮箱|社址|地址|零售价|邮编|印刷)[：:].{0,80}`,
		`.{0,12}国内统一(?:连续出版物|刊)号.{0,60}`,
		`.{0,20}总第\s*\d+\s*期.{0,40}`,
		`(?:[^。，]{0,8}\s)?(?:19|20)\d\d(?:\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[.\-/]\d{1,2}[.\-/]\d{1,2})[^。，]{0,24}`,
		`(?:农历|星期[一二三四五六日天]).{0,20}`,
	}, "|") + `)$`)

	// noticePattern opens a notice, an advertisement or the weather.
	noticePattern = regexp.MustCompile(`^(?:遗失声明|遗失启事|今日天气|天气预报|广告热线|招聘启事|招租启事|拍卖公告|注销公告|.{0,8}声明作废|便民信息|分类广告)`)

	// contactPattern is a row of telephone numbers and addresses of the paper.
	contactPattern = regexp.MustCompile(`(?:热线|电话|邮编|零售价|电子信箱)[：:]`)

	captionPattern = regexp.MustCompile(`^(?:图为|上图|下图|左图|右图|[▲▼◀▶←→↑↓])`)

	// pictured is what opens a caption and nothing else, whether a credit closes it or not.
	pictured = regexp.MustCompile(`^[▲▼◀▶←→↑↓]?(?:图为|(?:上|下|左|右|大|小)图(?:为|：|:))`)
)

// findTransparent marks the rows that belong to no body.
func (e *evidence) findTransparent() {
	n := len(e.rows)
	e.kind = make([]transparentKind, n)
	for i := range e.rows {
		r := &e.rows[i]
		switch {
		case jumpPattern.MatchString(r.text):
			e.kind[i] = jumpRow
		case !strings.ContainsAny(r.text, "。！？") && furniturePattern.MatchString(r.text), contactPattern.MatchString(r.text) && len(r.chars) < 60:
			e.kind[i] = furnitureRow
		case noticePattern.MatchString(r.text):
			e.kind[i] = noticeRow
		case i > 0 && (e.kind[i-1] == noticeRow || e.kind[i-1] == noticeMoreRow) && !r.blankBefore && !e.opens[i] && !e.byline[i]:
			e.kind[i] = noticeMoreRow
		}
	}
	e.markSectionNames()
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

func (e *evidence) markCaption(first, last int) {
	for i := first; i <= last; i++ {
		e.kind[i] = captionRow
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

// markSectionNames marks a page's name (综合新闻), which stands alone beside the page's other furniture at its top or end.
func (e *evidence) markSectionNames() {
	const edge, longestSectionName = 5, 6
	for i := range e.rows {
		if e.kind[i] != opaque || len(e.rows[i].chars) > longestSectionName || i >= edge && i < len(e.rows)-edge {
			continue
		}
		if i > 0 && e.kind[i-1] == furnitureRow || i+1 < len(e.rows) && e.kind[i+1] == furnitureRow {
			e.kind[i] = furnitureRow
		}
	}
}

// longestCaption is the number of rows a caption is thought to have at most.
const longestCaption = 6

// captionEndingAt gives the first row of the caption whose credit closes row i; -1 when none does.
func (e *evidence) captionEndingAt(i int) int {
	r := &e.rows[i]
	if !e.tail[i] || !strings.HasSuffix(strings.TrimRight(r.text, "）)"), "摄") {
		return -1
	}
	from := i
	if open := strings.LastIndexAny(r.text, "（("); open <= 0 && i > 0 {
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
