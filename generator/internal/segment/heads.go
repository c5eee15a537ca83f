package segment

import (
	"math"
	"strings"
	"unicode/utf8"
)

// headline is the rows of one headline as parts: kicker, title and deck, each of one or more rows.
type headline struct {
	kicker, title, deck []int
	share               float64 // of all divisions, by their scores
}

// division cuts a headline's rows: the title is rows[from:to], the kicker stands above it and the deck below.
type division struct{ from, to int }

// divisionsOf gives every division of so many rows.
func divisionsOf(rows int) []division {
	var out []division
	for from := range rows {
		for to := from + 1; to <= rows; to++ {
			out = append(out, division{from, to})
		}
	}
	return out
}

// longestHead is the number of rows above which no headline is divided: all of it is title.
const longestHead = 12

// hanDivide finds the best division of a headline's rows into kicker, title and deck: which rows are one line wrapped, and
// which part is which. body is the text the headline belongs to; blanks tells how much an empty line means on this page, 0 to 1.
func (e *evidence) hanDivide(rows []int, body string, blanks float64) headline {
	if len(rows) == 0 || len(rows) > longestHead {
		return headline{title: rows}
	}
	divisions := divisionsOf(len(rows))
	scores := e.scoresOf(divisions, rows, body, blanks)
	best, all := 0, math.Inf(-1)
	for k, s := range scores {
		all = logAdd(all, s)
		if s > scores[best] {
			best = k
		}
	}
	d := divisions[best]
	return headline{kicker: rows[:d.from], title: rows[d.from:d.to], deck: rows[d.to:], share: math.Exp(scores[best] - all)}
}

// scoresOf gives the score of each division of a headline's rows.
func (e *evidence) scoresOf(divisions []division, rows []int, body string, blanks float64) []float64 {
	join, shared := e.joins(rows, body, blanks), sharedPairs(e.text(rows), body)
	scores := make([]float64, len(divisions))
	for k, d := range divisions {
		scores[k] = e.divisionScore(rows, join, d, shared, blanks)
	}
	return scores
}

// joins gives, for each row of a headline but the first, the odds that it goes on with the line of the row before.
func (e *evidence) joins(rows []int, body string, blanks float64) []float64 {
	join := make([]float64, len(rows))
	for k := 1; k < len(rows); k++ {
		join[k] = e.wrapped(rows[k-1], rows[k], body, blanks)
	}
	return join
}

func (e *evidence) divisionScore(rows []int, join []float64, d division, shared pairSet, blanks float64) float64 {
	score, from, to := 0.0, d.from, d.to
	if from > 1 {
		score += e.w.KickerWrapped
	}
	if len(rows)-to > 1 {
		score += e.w.DeckWrapped
	}
	if to-from > 2 {
		score += e.w.TitleThreeRows
	}
	if to-from < len(rows) && strings.ContainsRune(e.text(rows[from:to]), '，') {
		score += e.w.TitleComma
	}
	for k := 1; k < len(rows); k++ {
		if k == from || k == to {
			score -= join[k]
		} else {
			score += join[k]
		}
	}
	if from > 0 {
		score += e.kickerScore(rows[:from], rows[from:to], shared, blanks)
	}
	if to < len(rows) {
		score += e.deckScore(rows[from:to], rows[to:], shared, blanks)
	}
	if from > 0 && to < len(rows) {
		score += e.w.HeadThreeParts
	}
	return score
}

// danglingEnd is what a phrase does not end with: the line is wrapped behind it.
var danglingEnd = patternOf(`(?:[的和与及对将在为以让把被从向是等、]|年度|\d年)$`)

// hanWrapped gives the odds that row b goes on with the line of row a.
func (e *evidence) hanWrapped(a, b int, body string, blanks float64) float64 {
	x, y := &e.rows[a], &e.rows[b]
	if y.opensDeck() || isGenre(x.text) {
		return e.w.WrapDash
	}
	score := e.w.Wrap
	if y.blankBefore {
		score += e.w.WrapBlank * blanks
	}
	if !balanced(x.chars) && balanced([]rune(x.text+y.text)) {
		score += e.w.WrapTorn
	}
	if strings.ContainsRune("！？!?：:", x.chars[len(x.chars)-1]) {
		score += e.w.WrapStopped
	}
	if danglingEnd.MatchString(x.text) {
		score += e.w.WrapDangling
	}
	switch {
	case seamIn(body, x.chars, y.chars, 2, 2):
		score += e.w.WrapPhrase
	case seamIn(body, x.chars, y.chars, 2, 1), seamIn(body, x.chars, y.chars, 1, 2):
		score += e.w.WrapWord
	case seamIn(body, x.chars, y.chars, 1, 1):
		score += e.w.WrapPair
	}
	if e.seam[a] == knownPair && e.next[a] == b {
		score += e.w.WrapKnown
	}
	if len(x.chars) == len(y.chars) {
		score += e.w.WrapEqual
	}
	if y.width > x.width+wrapSlack {
		score += e.w.WrapLonger
	}
	score += e.w.WrapPhraseBreak * phraseBreak(x.chars, y.chars)
	if boundAcross(x.chars, y.chars) {
		score += e.w.WrapBound
	}
	if isDigit(x.chars[len(x.chars)-1]) {
		score += e.w.WrapNumber
	}
	switch n := len(y.chars); {
	case n <= 3:
		score += e.w.WrapTiny
	case n <= 5 && float64(n) < 0.4*float64(len(x.chars)):
		score += e.w.WrapRest
	}
	return score
}

// wrapSlack is how much wider the second row of a wrapped line may be than the first, where that was cut at a phrase.
const wrapSlack = 2

// seamIn tells whether body has the last m characters of a followed by the first n of b.
func seamIn(body string, a, b []rune, m, n int) bool {
	return len(a) >= m && len(b) >= n && strings.Contains(body, string(a[len(a)-m:])+string(b[:n]))
}

// numberedPattern is what only a kicker ends with: the number of an article in a series.
var numberedPattern = signOf(`[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]$|[（(]?(?:之[一二三四五六七八九十]+|系列报道.{0,4})[)）]?$|系列(?:报道|评论|述评)`,
	strings.Split("之系①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "")...)

// isNumbered tells whether text ends with the number of an article in a series.
func isNumbered(text string) bool {
	return numberedPattern.in(text)
}

// labelOpenings and labelEndings are those of the name of a column or campaign, which papers print as a kicker: 新春走基层, 一线调研, 聚焦高质量发展.
var (
	labelOpenings = strings.Split("聚焦|走进|走近|学习贯彻|贯彻落实|深入学习|奋进|喜迎|铭记|践行|树立|牢记|建设|推动|弘扬|关注|直击|探访|新闻|坚持|我们的|开好局|在希望", "|")
	labelEndings  = strings.Split("走基层|调研|调研行|中国行|观察|故事|答卷|发布会|特写|系列|报道|评论|述评|现场|行动|进行时|新征程|田野上|第一线|导向|访谈|一线|笔记|纪实|巡礼|正当时|展望|看点|政绩观", "|")
)

// labelShape is how the name of a column is set off (【平安建设】, 巡礼丨安全生产), or what a short one ends with: 新闻追踪, 经济视点.
var labelShape = patternOf(`^(?:【[^】]{2,12}】|[^丨|｜]{2,10}[丨|｜][^丨|｜]{2,10}|\p{Han}{0,4}(?:追踪|视点|声音|记忆|榜样|在线|专访|对话|人物|图说|聚焦|关注|风采))$`)

// labelBars stand in what labelShape knows; else it ends with one of labelLasts.
var labelBars, labelLasts = charsOf("丨|｜"), charsOf("】踪点音忆样线访话物说焦注采")

func isLabelShaped(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return (labelLasts.has(last) || labelBars.in(text)) && labelShape.MatchString(text)
}

// isLabelled tells whether text is worded as a label. Words are found faster than patterns.
func isLabelled(text string) bool {
	return opensAsLabel(text) || endsAsLabel(text)
}

// opensAsLabel tells whether text opens as the name of a campaign does, and as some titles do: 坚持创新驱动.
func opensAsLabel(text string) bool {
	for _, w := range labelOpenings {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// endsAsLabel tells whether text ends as the name of a column does, and hardly any title: 高质量发展调研行; or has the point that divides one.
func endsAsLabel(text string) bool {
	for _, w := range labelEndings {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return strings.Contains(text, "·")
}

// genreRow is what kind of piece stands below it, on a row of its own, as older papers print it above the title.
var genreRow = patternOf(`^[·●◆■□【〔\[（(]?[\s　]*(?:社[\s　]*论|社[\s　]*评|短[\s　]*评|时[\s　]*评|短[\s　]*论|来[\s　]*论|小言论|小评论|小社论|评论员文章|本报评论员|今日谈|杂[\s　]*谈|随[\s　]*笔|通[\s　]*讯|` +
	`特[\s　]*写|人物通讯|新闻特写|调查附记|调查报告|思想评论|时事述评|国际述评|来信照登|来函照登|读者来信|群众来信|读者投书|读者论坛|专[\s　]*论)[\s　]*[·】〕\]）)]?$`)

// isGenre tells whether a row says what kind of piece stands below it, and nothing else.
func isGenre(text string) bool {
	const longest = 8
	return len(text) <= longest*len("评") && genreRow.MatchString(text)
}

// sentenceMarks are those that no name of a column has.
var sentenceMarks = charsOf("，。！？：")

// isLabel tells whether text is the name of a column or campaign and nothing else.
func isLabel(text string) bool {
	const longestLabel = 16
	return len(text) <= longestLabel*len("新") && !sentenceMarks.in(text) && (isLabelled(text) || isNumbered(text) || isGenre(text) || isLabelShaped(text))
}

// kickerScore gives the odds that above is the kicker of title, against its being the title itself.
func (e *evidence) kickerScore(above, title []int, shared pairSet, blanks float64) float64 {
	if e.rows[title[0]].opensDeck() {
		return e.w.KickerDash
	}
	text := e.text(above)
	score := e.w.Kicker
	if e.rows[title[0]].blankBefore {
		score += e.w.KickerOwnBlock * blanks
	} else {
		score += e.w.KickerTogether * blanks * e.blocksApart
		if e.kickersApart {
			score += e.w.KickerHabit
		}
	}
	if isNumbered(text) {
		score += e.w.KickerNumbered
	}
	if named := endsAsLabel(text) || isLabelShaped(text) || isGenre(text); named && !isLabelled(e.text(title)) {
		score += e.w.KickerLabel
	} else if !named && opensAsLabel(text) && !isLabelled(e.text(title)) {
		score += e.w.KickerCampaign
	}
	if n := length(text); n <= 8 && n < length(e.text(title)) {
		score += e.w.KickerShort
	}
	if strings.ContainsRune(text, '：') {
		score += e.w.KickerColon
	}
	score += e.w.KickerApart * (shared.shareOf(e.text(title)) - shared.shareOf(text))
	return score + e.w.Size*e.sizeGain(title, above)
}

// deckScore gives the odds that below is the deck of title, against its being the title and what stands above a kicker.
func (e *evidence) deckScore(title, below []int, shared pairSet, blanks float64) float64 {
	if e.rows[below[0]].opensDeck() {
		return e.w.DeckDash
	}
	score := e.w.Deck
	if e.rows[below[0]].blankBefore {
		score += e.w.DeckOwnBlock * blanks
	}
	if a, b := length(e.text(title)), length(e.text(below)); b > a+2 {
		score += e.w.DeckLonger
	}
	score += e.w.DeckShared * (shared.shareOf(e.text(below)) - shared.shareOf(e.text(title)))
	return score + e.w.Size*e.sizeGain(title, below)
}

// sizeGain compares the type of a title with that of another part: positive when the title's is larger, 0 when not known.
func (e *evidence) sizeGain(title, other []int) float64 {
	a, b := e.rows[title[0]].size, e.rows[other[0]].size
	if a == 0 || b == 0 {
		return 0
	}
	return math.Max(-1, math.Min(1, 5*(a/b-1)))
}

func (e *evidence) text(rows []int) string {
	var b strings.Builder
	size := 0
	for _, i := range rows {
		size += len(e.rows[i].text) + len(e.profile.between)
	}
	b.Grow(size)
	for k, i := range rows {
		if k > 0 {
			b.WriteString(e.profile.between)
		}
		b.WriteString(e.rows[i].text)
	}
	return b.String()
}

// findHeadHabits finds how the page sets its headlines: whether by an empty line before or after them, and its kickers so too.
func (e *evidence) findHeadHabits(heads [][]int, blanks float64) {
	e.kickersApart, e.blocksApart = false, 0
	n, apart := 0, 0
	for _, rows := range heads {
		if len(rows) == 0 {
			continue
		}
		n++
		if e.rows[rows[0]].blankBefore && e.rows[rows[len(rows)-1]].blankAfter {
			apart++
		}
		for _, i := range rows[1:] {
			e.kickersApart = e.kickersApart || e.rows[i].blankBefore && blanks >= 0.5
		}
	}
	if n > 0 {
		e.blocksApart = float64(apart) / float64(n)
	}
}

// meaningOfBlanks tells how much an empty line means on the page, from 0 to 1: nothing where many stand inside paragraphs.
func meaningOfBlanks(rows []row, roles []assigned) float64 {
	inside, blank := 0, 0
	for i, a := range roles {
		if !a.transparent && a.state.role() == moreRow {
			inside++
			if rows[i].blankBefore {
				blank++
			}
		}
	}
	if inside == 0 {
		return 1
	}
	const noisy = 0.2
	return math.Max(0, 1-float64(blank)/float64(inside)/noisy)
}
