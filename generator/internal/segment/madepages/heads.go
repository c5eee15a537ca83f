package madepages

import "strings"

// headline decides the parts of an article's headline, in t. A title of two phrases may be set as title and deck, as kicker
// and title, or as one line. What has no kicker or deck of its own may get one: a label, or a clause of the article's text,
// so that kicker and deck share wording with the body as real ones do.
func (p *press) headline(t *Truth, s Source) {
	title := bareTitle(s.Title)
	if label, rest, found := strings.Cut(strings.TrimPrefix(s.Title, "【"), "】"); found && rest != "" && strings.HasPrefix(s.Title, "【") && p.chance(0.6) {
		t.Kicker = label
	}
	first, second, two := strings.Cut(title, " ")
	switch {
	case two && len([]rune(second)) < 3:
		t.Title = title
	case two && p.chance(0.55):
		t.Title, t.Deck = first, second
	case two && t.Kicker == "" && p.chance(0.45):
		t.Kicker, t.Title = first, second
	default:
		t.Title = title
	}
	if t.Kicker == "" && p.chance(p.kickers) {
		t.Kicker = p.kicker(s)
	}
	if t.Deck == "" && p.chance(p.decks) && (t.Kicker == "" || p.chance(0.4)) {
		t.Deck = p.deck(s)
	}
	if t.Deck != "" && p.chance(0.35) && !strings.HasPrefix(t.Deck, "——") {
		t.Deck = "——" + t.Deck
	}
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

func (p *press) kicker(s Source) string {
	switch p.draw(5, 4, 2) {
	case 0:
		return p.label()
	case 1:
		if c := p.clauseOf(s, 7, 22); c != "" {
			return c
		}
	}
	return p.clause()
}

func (p *press) deck(s Source) string {
	switch p.draw(6, 2, 1) {
	case 0:
		if c := p.clauseOf(s, 8, 24); c != "" {
			return c
		}
	case 1:
		return "——" + pick(p, []string{p.town() + pick(p, objects) + "见闻", "记" + p.town() + pick(p, []string{"党支部书记", "教师", "民警", "村医"}) + p.name(), p.town() + pick(p, verbs) + pick(p, objects) + pick(p, []string{"纪实", "综述", "侧记", "观察"})})
	}
	return p.clause()
}

// clauseOf cuts a clause of low to high characters from the source's text; at times two of them, or one of another article
// of the page. It is empty when there is none.
func (p *press) clauseOf(s Source, low, high int) string {
	if p.chance(0.05) {
		s = pick(p, p.sources)
	}
	var found []string
	for _, para := range s.Paragraphs {
		for _, c := range strings.FieldsFunc(para, func(c rune) bool { return strings.ContainsRune("，。；！？", c) }) {
			if n := len([]rune(c)); n >= low && n <= high && paired(c) && !strings.ContainsAny(c, "：:「」") {
				found = append(found, c)
			}
		}
	}
	if len(found) == 0 {
		return ""
	}
	c := pick(p, found)
	if p.chance(0.1) {
		c += pick(p, []string{"，", " "}) + pick(p, found)
	}
	return c
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
	span := []float64{1, 1.5, 2, 3, 4}[p.draw(4, 1, 3, 2, 1)]
	width := max(4, p.column.first*span/p.titleScale)
	small := max(6, p.column.first*span/max(1, 0.75*p.titleScale))
	for _, l := range []struct {
		text  string
		part  part
		width float64
	}{{t.Kicker, kickerPart, small}, {t.Title, titlePart, width}, {t.Deck, deckPart, small}} {
		if l.text == "" {
			continue
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
