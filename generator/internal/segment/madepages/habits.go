package madepages

import (
	"fmt"
	"strings"
)

// habits are what a page does throughout.
type habits struct {
	city, paper         string
	year, month, day    int
	after               float64 // the share of heads that stand after their bodies
	blanks              blanks
	measure, second     float64 // of its columns; of those of another width
	columnsOf           columnHabit
	columnHeight        int
	kinsoku             kinsoku
	wholeNumbers        bool // a number is not cut at a row's end
	indents             indentHabit
	unindented          float64 // the share of paragraphs that lost their indent's place too
	fullDigits          digitHabit
	halfMarks           bool // some marks are half-width
	corners             bool // quotation marks are 「」
	lostQuotes          bool // one mark of a pair is missing here and there
	numberGaps          float64
	spread, split       float64 // the share of rows that are letter-spaced; split at squeezed marks
	glue, double        float64 // the share of heads that are on one line with the lede; printed twice
	titleWrap           wrapHabit
	titleScale          float64 // how many times wider the type of a title is than a body's
	kickers, decks      float64
	splits, splitsAbove float64 // the share of titles of two phrases that are set as two parts; of these, as kicker and title
	unsigned            float64 // the share of articles without lede or byline
	lede                ledeKind
	bylines             nameHabit
	subheads, captions  float64
	noise               float64 // furniture in the midst of the page
	top, bottom, boxes  bool
	briefs, continuance float64
	isSober             bool
}

// blanks are the shares of places at which an extractor leaves an empty line.
type blanks struct {
	block, paragraph, column, quote, kicker, wrap, within, every float64
}

type (
	columnHabit uint8
	indentHabit uint8
	digitHabit  uint8
	wrapHabit   uint8
	kinsoku     uint8
)

const (
	oneMeasure columnHabit = iota // all columns of the page are as wide
	measureEach
	twoMeasures // an article may go on in columns of another width
)

const (
	lostIndents indentHabit = iota
	keptIndents
	noIndents
)

const (
	plainDigits   digitHabit = iota
	wideDigits               // full-width, and set so
	widenedDigits            // full-width, of half-width as set
)

const (
	wrapAtWidth wrapHabit = iota
	wrapAtPhrase
	wrapAtHalf
	wrapNever
)

const (
	hangMarks    kinsoku = iota // a closing mark stands beyond the measure
	squeezeMarks                // marks are squeezed until it fits
	carryBack                   // the character before it goes to the next row as well
)

func (p *press) drawHabits() habits {
	h := habits{city: pick(p, cities), year: p.between(1998, 2025), month: p.between(1, 12), day: p.between(1, 28)}
	h.paper = h.city + pick(p, papers)
	h.after = []float64{0, 0.08, 0.5, p.Float64(), 0.92, 1}[p.draw(5, 2, 4, 3, 2, 2)]
	h.blanks = p.drawBlanks()
	h.columnsOf = columnHabit(p.draw(4, 4, 2))
	h.measure, h.second = p.drawMeasure(), p.drawMeasure()
	h.columnHeight = p.between(14, 60)
	h.kinsoku = kinsoku(p.draw(3, 3, 1.5))
	h.wholeNumbers = p.chance(0.6)
	h.indents = indentHabit(p.draw(7.5, 1.7, 0.8))
	if p.chance(0.3) {
		h.unindented = 0.06
	}
	h.fullDigits = digitHabit(p.draw(8.4, 0.6, 1))
	h.halfMarks, h.corners, h.lostQuotes = p.chance(0.06), p.chance(0.04), p.chance(0.06)
	p.drawDamage(&h)
	h.titleWrap, h.titleScale = wrapHabit(p.draw(4, 3, 1.5, 2)), 0.8+1.2*p.Float64()
	h.kickers = []float64{0.05, 0.2, 0.45}[p.draw(3, 5, 2)]
	h.decks = []float64{0.05, 0.2, 0.5}[p.draw(3, 5, 2)]
	h.splits, h.splitsAbove = 0.8, []float64{0, 0.2, 0.7}[p.draw(4, 4, 1)]
	h.unsigned = []float64{0, 0.08, 0.2, 0.6}[p.draw(4, 5, 2, 0.5)]
	h.lede = p.drawLedeKind()
	h.bylines = p.drawNameHabit()
	h.subheads, h.captions = 0.05+0.3*p.Float64()*p.Float64(), 0.5*p.Float64()*p.Float64()
	h.top, h.bottom = p.chance(0.65), p.chance(0.5)
	h.boxes = p.chance(0.2)
	if p.chance(0.15) {
		h.briefs = 0.3
	}
	if p.chance(0.25) {
		h.continuance = 0.15
	}
	if p.chance(0.8) {
		h.sober()
	}
	return h
}

// sober makes the page one of those that most papers print on most days: articles, with little beside them and little damage.
func (h *habits) sober() {
	h.isSober = true
	h.noise, h.spread, h.split, h.double = 0, 0, 0, 0
	h.halfMarks, h.lostQuotes, h.boxes = false, false, false
	h.briefs, h.unindented = 0, 0
	h.continuance /= 3
	h.captions /= 2
	h.kickers, h.decks = h.kickers*0.7, h.decks*0.3
	h.unsigned /= 3
	h.blanks.wrap = 0
	if h.blanks.block > 0.9 && h.blanks.every == 0 {
		h.blanks.kicker = 0.95
	}
}

func (p *press) drawMeasure() float64 {
	m := float64([]int{p.between(9, 12), p.between(13, 18), p.between(19, 24), p.between(25, 30)}[p.draw(1, 5, 3, 1)])
	if p.chance(0.25) {
		m += 0.5
	}
	return m
}

// drawBlanks draws a habit of empty lines: those of extractors that give none, that mean something by them, or that follow
// the leading.
func (p *press) drawBlanks() blanks {
	often := func(share float64) float64 { return min(1, share*(0.8+0.3*p.Float64())) }
	sometimes := func(share, chance float64) float64 {
		if p.chance(chance) {
			return often(share)
		}
		return 0
	}
	kicker, wrap := sometimes(0.9, 0.4), sometimes(0.5, 0.1)
	switch p.draw(5, 6, 3, 3, 3) {
	case 0:
		return blanks{}
	case 1: // between paragraphs and where columns break
		return blanks{block: often(0.97), paragraph: often(0.88), column: often(0.85), quote: sometimes(0.9, 0.7), kicker: kicker, wrap: wrap}
	case 2: // between articles only
		return blanks{block: often(0.97), column: sometimes(0.8, 0.5), quote: sometimes(0.5, 0.3), kicker: kicker}
	case 3: // behind every second row or so
		return blanks{block: 1, paragraph: often(0.96), column: 0.9, kicker: often(0.6), wrap: often(0.6), every: often(0.55), within: 0.1}
	}
	return blanks{block: often(0.8), paragraph: often(0.5), column: 0.5, quote: sometimes(0.5, 0.5), kicker: 0.3, wrap: 0.2, within: 0.35 * p.Float64()}
}

func (p *press) drawDamage(h *habits) {
	if p.chance(0.2) {
		h.numberGaps = 0.2 * p.Float64()
	}
	if p.chance(0.15) {
		h.spread = 0.05
	}
	if p.chance(0.2) {
		h.split = 0.7
	}
	if p.chance(0.12) {
		h.glue = 0.5
	}
	if p.chance(0.06) {
		h.double = 0.4
	}
	if p.chance(0.2) {
		h.noise = 0.15
	}
}

// date gives the page's date in one of the styles that papers use.
func (p *press) date() string {
	week := "星期" + pick(p, strings.Split("一二三四五六日", ""))
	switch p.IntN(8) {
	case 0:
		return fmt.Sprintf("%d年%d月%d日 %s", p.year, p.month, p.day, week)
	case 1:
		return fmt.Sprintf("%d.%d.%d", p.year, p.month, p.day)
	case 2:
		return fmt.Sprintf("%d年%d月%d日　%s　农历%s月%s", p.year, p.month, p.day, week, pick(p, words("正 二 三 腊 冬 八")), pick(p, words("初一 十五 廿三 初八")))
	case 3:
		return fmt.Sprintf("%d-%02d-%02d", p.year, p.month, p.day)
	case 4:
		return fmt.Sprintf("%d/%d/%d %s", p.year, p.month, p.day, week)
	case 5:
		return fmt.Sprintf("%d 年 %d 月 %d 日", p.year, p.month, p.day)
	}
	return fmt.Sprintf("%d年%d月%d日", p.year, p.month, p.day)
}

// inHouseStyle gives a source as this paper would print it: its quotation marks, its half-width ones, what it lost.
func (p *press) inHouseStyle(s Source) Source {
	out := Source{Title: p.styled(s.Title, false)}
	for _, para := range s.Paragraphs {
		if t := p.styled(para, true); t != "" {
			out.Paragraphs = append(out.Paragraphs, t)
		}
	}
	return ownSubheads(out)
}

func (p *press) styled(text string, body bool) string {
	text = strings.TrimSpace(text)
	if p.corners {
		text = strings.NewReplacer("“", "「", "”", "」", "‘", "『", "’", "』").Replace(text)
	}
	if body && p.halfMarks && p.chance(0.3) {
		text = strings.Replace(text, "，", ",", 1)
	}
	if body && p.lostQuotes && p.chance(0.2) {
		text = strings.Replace(text, pick(p, []string{"“", "”"}), "", 1)
	}
	if p.fullDigits == wideDigits {
		text = widen(text)
	}
	return text
}

// widen gives text with full-width digits.
func widen(text string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c - '0' + '０'
		}
		return c
	}, text)
}
