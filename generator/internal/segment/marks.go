package segment

import (
	"math"
	"strings"
)

// mark finds ledes, bylines, tails and labels.
func (e *evidence) mark() {
	printed := e.timesPrinted()
	for i := range e.rows {
		e.label[i] = (isLabel(e.rows[i].text) || printed[e.rows[i].text] > 1) && !e.rows[i].isBoxLabel()
		e.item[i] = opensItem(e.rows[i].text)
		e.opens[i] = e.mayOpenArticle(i) && e.opensHere(i)
		if (e.rows[i].isHanByline() || e.namesBelow(i)) && !e.alone[i] {
			e.byline[i] = true
			continue
		}
		e.byline[i] = i > 0 && e.byline[i-1] && !e.rows[i-1].closesBracket() && goesOnWithNames(e.rows[i].text) && e.rows[i].width < e.rows[i-1].width+3
	}
	e.findLoneNames()
	for i := 1; i < len(e.rows); i++ {
		e.opens[i] = e.opens[i] && !e.byline[i] && !(e.opens[i-1] && isDateline(e.rows[i-1].text)) // the bracket goes on with the dateline above it
	}
	for i := range e.rows {
		e.tail[i] = !e.byline[i] && e.endsWithTail(i)
		if !e.tail[i] {
			continue
		}
		if first := e.bracketEndingAt(i); first > 0 && e.rows[first-1].endsSentence() && (first < i || e.standsAlone(i)) {
			for j := first; j <= i; j++ {
				e.opens[j], e.torn[j] = false, true
			}
		}
	}
	e.findTornLedes()
}

// bylineOpening is a byline whose names the row's end cut off: □ 驻红旗经开区记 / 者 邱祯新.
var bylineOpening = signOf(`^[□■◎●○◆][\s　]*(?:本报|驻\p{Han}{2,8})(?:记|记者|通讯|通讯员)$`, "□", "■", "◎", "●", "○", "◆")

// namesBelow tells whether row i is a byline whose names stand on the row below.
func (e *evidence) namesBelow(i int) bool {
	return bylineOpening.on(&e.rows[i]) && i+1 < len(e.rows) && isOwnByline(e.rows[i].text+e.rows[i+1].text)
}

// closesBracket tells whether the row ends with a bracket that it does not open: names go on no further.
func (r *row) closesBracket() bool {
	last := r.chars[len(r.chars)-1]
	return (last == '）' || last == ')') && !strings.ContainsAny(r.text, "（(")
}

// timesPrinted tells how often a page prints a short row that no sentence ends. The name of a column may head several of its articles.
func (e *evidence) timesPrinted() map[string]int {
	const shortest, longest = 4, 20
	times := map[string]int{}
	for i := range e.rows {
		if r := &e.rows[i]; len(r.chars) >= shortest && len(r.chars) <= longest && !r.endsSentence() && countWords(r.chars) >= shortest {
			times[r.text]++
		}
	}
	return times
}

// opensHere tells whether a lede stands at the start of row i. The names in its bracket may take several rows of a narrow column.
func (e *evidence) opensHere(i int) bool {
	const usual, most = 3, 6
	text := e.joined(i, usual)
	if e.datelineBelow(i) {
		return false
	}
	return opensArticle(text) || opensLetter.MatchString(text) || creditOpens.opens(text) && !strings.ContainsAny(text, "）)】〕") && opensCredit(e.joined(i, most))
}

// datelineBelow tells whether the row below opens with a dateline as it stands, and row i, a headline's last few characters, has no word of one.
func (e *evidence) datelineBelow(i int) bool {
	const few = 4
	return len(e.rows[i].chars) <= few && i+1 < len(e.rows) && !paperMarks.in(e.rows[i].text) && datelineIn(e.rows[i+1].text) != nil
}

// itemPattern is the number or mark that an item of a list or a section of an article opens with. 2.5亿 opens with none.
var itemPattern = patternOf(`^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、][^\d]|[●◆▲■①②③④⑤⑥⑦⑧⑨⑩])`)

// itemFirst are the characters that itemPattern begins with.
var itemFirst = charsOf("一二三四五六七八九十（(0123456789●◆▲■①②③④⑤⑥⑦⑧⑨⑩")

func opensItem(text string) bool { return itemFirst.opens(text) && itemPattern.MatchString(text) }

// longestBracket is how many rows a bracket of names is thought to take.
const longestBracket = 4

// bracketEndingAt gives the row that opens with the bracket that closes row i, where the rows are that bracket and nothing else; -1 when they are
// not. Below a sentence's end such a one closes a body: behind one that opens an article its text follows on the same row.
func (e *evidence) bracketEndingAt(i int) int {
	for first := i; first >= 0 && first > i-longestBracket; first-- {
		text := e.rows[first].text
		if strings.HasPrefix(text, "（") || strings.HasPrefix(text, "(") {
			return first
		}
		if strings.ContainsAny(text, "（(。") || first < i && strings.ContainsAny(text, "）)") {
			break
		}
	}
	return -1
}

// endsWithTail tells whether a bracket with names closes at the end of row i. It may have been opened on the row before.
func (e *evidence) endsWithTail(i int) bool {
	text := e.rows[i].text
	if !strings.HasSuffix(text, "）") && !strings.HasSuffix(text, ")") {
		return false
	}
	p := e.rows[i].glyphs
	if open := strings.LastIndexAny(text, "（("); open < 0 && i > 0 {
		first := i - 1
		if whole := e.bracketEndingAt(i); whole >= 0 {
			first = whole
		}
		p = nil
		for _, r := range e.rows[first : i+1] {
			p = append(p, r.glyphs...)
		}
	}
	at := tailOf(p)
	if at < 0 {
		return false
	}
	before := trimSpace(p[:at])
	// Inside a sentence a bracketed word may look like a name; a tail stands after the last sentence, or alone.
	return len(before) == 0 || (sentenceEnds.has(before[len(before)-1].char) || closers.has(before[len(before)-1].char))
}

// standsAlone tells whether row i ends well before a row beside it does, as a bracket does that closes a body, and none with a text behind it.
func (e *evidence) standsAlone(i int) bool {
	const clearly = 3
	return i+1 < len(e.rows) && e.rows[i].width < math.Max(e.rows[i-1].width, e.rows[i+1].width)-clearly
}

// findTornLedes marks the rows that go on inside the bracket that a lede opens: 本报讯（记者张 / 三）近日，….
func (e *evidence) findTornLedes() {
	for i := range e.rows {
		if !e.opens[i] || strings.LastIndexAny(e.rows[i].text, "（(【〔") <= strings.LastIndexAny(e.rows[i].text, "）)】〕") {
			continue
		}
		for j := i + 1; j < len(e.rows) && j <= i+longestBracket; j++ {
			end := strings.IndexAny(e.rows[j].text, "）)】〕")
			if end < 0 {
				continue
			}
			if !strings.ContainsAny(e.rows[j].text[:end], "。，") {
				for k := i + 1; k <= j; k++ {
					e.torn[k], e.byline[k], e.opens[k] = true, false, false
				}
			}
			break
		}
	}
}
