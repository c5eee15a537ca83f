package madepages

import (
	"regexp"
	"slices"
	"strings"
)

// headline decides the parts of an article's headline, in t. A title of two phrases may be set as title and deck, as kicker
// and title, or as one line. What has no kicker or deck of its own may get one: a label, or a clause of the article's text,
// so that kicker and deck share wording with the body as real ones do.
func (p *press) headline(t *Truth, s Source) {
	title := bareTitle(s.Title)
	if label, rest, found := strings.Cut(strings.TrimPrefix(s.Title, "【"), "】"); found && rest != "" && strings.HasPrefix(s.Title, "【") && p.chance(0.6) {
		t.Kicker = label
	}
	first, second, two := twoPhrases(title)
	switch {
	case two && p.chance(p.splits):
		if t.Kicker == "" && p.chance(p.splitsAbove) {
			t.Kicker, t.Title = first, second
		} else {
			t.Title, t.Deck = first, second
		}
	default:
		t.Title = title
	}
	if t.Kicker == "" && p.chance(p.kickers) {
		t.Kicker = p.kicker(s)
	}
	if t.Deck == "" && p.chance(p.decks) && (t.Kicker == "" || p.chance(0.05)) {
		t.Deck = p.deck(s)
	}
	if t.Deck != "" && p.chance(0.35) && !strings.HasPrefix(t.Deck, "——") {
		t.Deck = "——" + t.Deck
	}
}

// twoPhrases cuts a title between two phrases that may stand on rows of their own: neither is a word or two, and no quotation or book's title
// is cut. One of three phrases is cut nowhere: which belong together, its spaces don't tell.
func twoPhrases(title string) (first, second string, two bool) {
	const shortest = 5
	first, second, two = strings.Cut(title, " ")
	return first, second, two && !strings.Contains(second, " ") && len([]rune(first)) >= shortest && len([]rune(second)) >= shortest && paired(first) && paired(second)
}

// bareTitle gives a title without the label that the source may have set before it: 【新春走基层】.
func bareTitle(title string) string {
	if rest, found := strings.CutPrefix(title, "【"); found {
		if _, after, closed := strings.Cut(rest, "】"); closed && strings.TrimSpace(after) != "" {
			title = after
		}
	}
	return strings.Join(strings.Fields(title), " ")
}

// kicker makes a kicker: mostly the name of a column, or what the article's text says.
func (p *press) kicker(s Source) string {
	switch p.draw(6, 2.5, 0.3) {
	case 0:
		return p.label()
	case 1:
		if c := p.statementOf(s, 7, 22); c != "" {
			return c
		}
		return p.label()
	}
	return p.clause()
}

func (p *press) deck(s Source) string {
	switch p.draw(6, 1, 0.3) {
	case 0:
		if c := p.statementOf(s, 8, 24); c != "" {
			return c
		}
	case 1:
		return "——" + pick(p, []string{p.town() + pick(p, objects) + "见闻", "记" + p.town() + pick(p, []string{"党支部书记", "教师", "民警", "村医"}) + p.name(), p.town() + pick(p, verbs) + pick(p, objects) + pick(p, []string{"纪实", "综述", "侧记", "观察"})})
	}
	return p.clause()
}

// fragment is what no statement opens or ends with, and a clause that is half a sentence does.
var fragment = regexp.MustCompile(`^(?:在|随着|如今|目前|眼下|其中|作为|这|该|他|她|它|但|而|也|还|又|据|与|和|从|对|向|为了|以|将|由|被|把|当|通过|经过|近年来|近日|日前|截至|同时|此外|并|不仅|因此|记者|如果|虽然|只有|无论|特别是|尤其|本来|相关|有关|双方|一些|有的)|作为|(?:下|中|后|时|前|里|的|等|说|称|表示|介绍|指出|认为|代表|以来|期间|之间|显示|了解到|获悉|宣布)$`)

// statementOf cuts a clause from the source's text that can stand by itself, as kickers and decks do; at times two.
func (p *press) statementOf(s Source, low, high int) string {
	found := clausesOf(s, low, high)
	found = slices.DeleteFunc(found, func(c string) bool { return fragment.MatchString(c) })
	if len(found) == 0 {
		return ""
	}
	c := pick(p, found)
	if p.chance(0.2) {
		c += pick(p, []string{"，", "，", " "}) + pick(p, found)
	}
	return c
}

// clauseOf cuts a clause of low to high characters from the source's text; at times two of them, or one of another article
// of the page. It is empty when there is none.
func (p *press) clauseOf(s Source, low, high int) string {
	if p.chance(0.05) {
		s = pick(p, p.sources)
	}
	found := clausesOf(s, low, high)
	if len(found) == 0 {
		return ""
	}
	c := pick(p, found)
	if p.chance(0.1) {
		c += pick(p, []string{"，", " "}) + pick(p, found)
	}
	return c
}

// clausesOf gives the clauses of low to high characters of the source's text.
func clausesOf(s Source, low, high int) []string {
	var found []string
	for _, para := range s.Paragraphs {
		for _, c := range strings.FieldsFunc(para, func(c rune) bool { return strings.ContainsRune("，。；！？", c) }) {
			if n := len([]rune(c)); n >= low && n <= high && paired(c) && !strings.ContainsAny(c, "：:「」") {
				found = append(found, c)
			}
		}
	}
	return found
}

// paired tells whether text has both marks of each pair.
func paired(text string) bool {
	for _, m := range []string{"“”", "‘’", "（）", "《》"} {
		pair := []rune(m)
		if strings.Count(text, string(pair[0])) != strings.Count(text, string(pair[1])) {
			return false
		}
	}
	return true
}

// putHead sets the headline.
func (p *press) putHead(t Truth, s Source) {
	piece := p.current()
	piece.Kicker, piece.Title, piece.Deck = t.Kicker, t.Title, t.Deck
	span := []float64{1, 1.5, 2, 3, 4}[p.draw(6, 2, 3, 1.5, 0.5)]
	width := max(4, p.column.first*span/p.titleScale)
	small := max(6, p.column.first*span/max(1, 0.75*p.titleScale))
	for _, l := range []struct {
		text  string
		part  part
		width float64
		fits  float64 // how often its type is chosen so that it fits its row, where the headline has other parts
	}{{t.Kicker, kickerPart, small, 0.85}, {t.Title, titlePart, width, 0.6}, {t.Deck, deckPart, small, 0.85}} {
		if l.text == "" {
			continue
		}
		if t.Kicker+t.Deck != "" && p.chance(l.fits) {
			l.width = widthOf(l.text)
		}
		for i, r := range p.wrap(l.text, l.width, s) {
			p.put(r, l.part, i > 0)
		}
	}
}

// wrap breaks a line of a headline to rows of at most width squares, the way this page does.
func (p *press) wrap(text string, width float64, s Source) []string {
	// A line of two phrases is one where it has room; else its phrases would have been set as title and deck.
	if widthOf(text) <= width || p.titleWrap == wrapNever || strings.Contains(text, " ") && p.chance(0.85) {
		return []string{text}
	}
	if p.titleWrap == wrapAtWidth {
		return p.breakLines(text, 0, func(int) float64 { return width })
	}
	rows := int(widthOf(text)/width) + 1
	chars := []rune(text)
	var out []string
	for rows > 1 && len(chars) > 4 {
		at := len(chars) / rows
		if p.titleWrap == wrapAtPhrase {
			at = phraseEnd(chars, at, strings.Join(s.Paragraphs, ""))
		}
		out = append(out, strings.TrimSpace(string(chars[:at])))
		chars, rows = chars[at:], rows-1
	}
	return append(out, strings.TrimSpace(string(chars)))
}

// phraseEnd finds where a phrase ends near at: behind a mark or a particle, or between two characters that the body does not
// have side by side.
func phraseEnd(chars []rune, at int, body string) int {
	best, bestScore := at, -100.0
	for i := max(2, at-4); i <= min(len(chars)-2, at+4); i++ {
		score := -0.4 * max(float64(i-at), float64(at-i))
		before, after := string(chars[i-1]), string(chars[i])
		switch {
		case before == " " || after == " ":
			score += 5
		case strings.Contains(closing, before) || strings.Contains("“《（", after):
			score += 4
		case strings.Contains(closing+"的", after) || strings.Contains("“《（", before):
			score -= 6
		case !strings.Contains(body, before+after):
			score += 2.5
		case len(tokens(before+after, true)) == 1:
			score -= 6
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}
