package madepages

import (
	"fmt"
	"slices"
	"strings"
)

// compose sets the page's articles and what stands about them.
func (p *press) compose() {
	if p.top {
		p.pageHead()
	}
	for i := 0; i < len(p.sources); i++ {
		if p.briefs > 0 && p.chance(p.briefs) {
			i += p.putBriefs(p.sources[i:]) - 1
			continue
		}
		p.article(p.sources[i])
		if p.chance(p.noise) {
			p.block()
			p.midPage()
		}
		if p.chance(0.12 * p.captions) {
			p.block()
			p.photoItem(p.sources[i])
		}
	}
	if p.bottom {
		p.block()
		p.pageFoot()
	}
}

// ownSubheads takes the subheads that a source has among its paragraphs for what they are: short ones that hold no sentence, with text below.
func ownSubheads(s Source) Source {
	out := Source{Title: s.Title, sections: map[int]string{}}
	for i, text := range s.Paragraphs {
		if i > 0 && i+1 < len(s.Paragraphs) && out.sections[len(out.Paragraphs)] == "" && isSubhead(text) {
			out.sections[len(out.Paragraphs)] = text
			continue
		}
		out.Paragraphs = append(out.Paragraphs, text)
	}
	if len(out.sections) == 0 {
		return s
	}
	return out
}

// isSubhead tells whether a paragraph of a source is a subhead. No paper prints as one a clause that no mark ends.
func isSubhead(paragraph string) bool {
	const longest = 40
	chars := []rune(paragraph)
	return len(chars) <= longest && !strings.ContainsAny(paragraph, "。！？；…") && !strings.ContainsRune("，、：", chars[len(chars)-1])
}

// open opens a piece, and a block with it.
func (p *press) open() *Piece {
	p.block()
	if piece := p.current(); len(piece.Paragraphs) == 0 && piece.Title == "" {
		return piece // so far only loose rows
	}
	return p.piece()
}

// article sets one article with its boxes and captions. One that is continued from another page may have lost its headline.
func (p *press) article(s Source) {
	t := Truth{Reporters: []string{}, Correspondents: []string{}, Subheads: []string{}}
	continued := p.chance(p.continuance)
	headed := !continued || p.chance(0.6)
	if headed {
		p.headline(&t, s)
	}
	p.column = p.drawColumns()
	boxed := p.boxes && p.chance(0.2) && len(s.Paragraphs) > 2
	if boxed && p.chance(0.5) {
		t.Boxes = append(t.Boxes, p.box(s))
	}
	piece := p.open()
	piece.HeadAfter = p.chance(p.after)
	after := piece.HeadAfter
	if headed && !after {
		p.captionBeside(s, 0.1)
		p.putHead(t, s)
		p.block()
	}
	if continued {
		p.putJump("上接")
	}
	if !headed {
		s = midSentence(s)
	}
	p.signedBody(&t, s, continued)
	if headed && after {
		p.block()
		p.putHead(t, s)
	}
	if boxed && len(t.Boxes) == 0 {
		t.Boxes = append(t.Boxes, p.box(s))
	}
	p.page.Articles = append(p.page.Articles, t)
	p.block()
}

// signedBody sets the body with who wrote it, and at times a pointer to the page on which it goes on.
func (p *press) signedBody(t *Truth, s Source, continued bool) {
	var sign signature
	switch {
	case !continued:
		sign = p.sign(t)
	case p.chance(0.3):
		sign.tail = p.bracket(p.tailCredits(t))
	}
	pointer := ""
	if p.chance(0.06) {
		pointer = p.jump(pick(p, []string{"下转", "紧转", "下转"}))
	}
	if pointer != "" && p.chance(0.4) {
		sign.tail, sign.ownTailRow, pointer = sign.tail+pointer, false, ""
	}
	p.body(t, s, sign)
	if pointer != "" {
		p.put(pointer, loosePart, false)
	}
}

// midSentence gives what is printed on the second page of an article that is continued.
func midSentence(s Source) Source {
	chars := []rune(s.Paragraphs[0])
	if at := len(chars) / 3; len(chars) > 60 && !strings.ContainsRune(closing, chars[at]) {
		s.Paragraphs = append([]string{string(chars[at:])}, s.Paragraphs[1:]...)
	}
	return s
}

// jump points to another page.
func (p *press) jump(word string) string {
	text := word + pick(p, []string{"第", "第", ""}) + pick(p, words("2 3 4 5 A2 二 三 12 07")) + "版"
	if p.chance(0.8) {
		text = p.bracket(text)
	}
	return text
}

func (p *press) putJump(word string) { p.put(p.jump(word), loosePart, false) }

// body sets the paragraphs with their subheads, and with captions between them.
func (p *press) body(t *Truth, s Source, sign signature) {
	piece := p.current()
	piece.Byline, piece.Lede, piece.Tail = sign.row, sign.lede, sign.tail
	if sign.row != "" {
		p.putLine(sign.row, bylinePart, pick(p, []float64{p.column.first, 40, p.column.first}))
		p.block()
	}
	if s.sections == nil {
		s.Paragraphs = p.reshape(s.Paragraphs)
		s.sections = p.sectionsOf(s)
	}
	for i, text := range s.Paragraphs {
		if head := s.sections[i]; head != "" {
			t.Subheads = append(t.Subheads, head)
			p.putLine(head, subheadPart, p.column.measure(0))
		}
		lede, tail := "", ""
		if i == 0 {
			lede = sign.lede
		}
		last := i == len(s.Paragraphs)-1
		if last && !sign.ownTailRow && sign.tail != "" {
			tail = []string{"", " ", "　　"}[p.draw(3, 3, 1)] + sign.tail
		}
		p.putParagraph(lede+text, lede != "" && !strings.ContainsAny(lede[:len("（")], "（("), tail)
		if !last {
			p.captionBeside(s, 0.25)
		}
	}
	if sign.ownTailRow {
		p.putLine(sign.tail, tailPart, p.column.measure(0))
	}
	t.Paragraphs = s.Paragraphs
	piece.Paragraphs, piece.Subheads = t.Paragraphs, t.Subheads
	p.captionBeside(s, 0.3)
}

// reshape gives the paragraphs as this article has them: as they are, as one, only the first ones, cut finer, as the items
// of a list, or as questions and answers.
func (p *press) reshape(paragraphs []string) []string {
	switch p.draw(14, 1, 2, 1, 0.5, 0.3) {
	case 1:
		return []string{strings.Join(paragraphs[:min(len(paragraphs), 2)], "")}
	case 2:
		return p.firstOf(paragraphs)
	case 3:
		var out []string
		for _, para := range paragraphs {
			head, rest, found := strings.Cut(para, "。")
			if !found || len([]rune(rest)) < 25 || strings.HasPrefix(rest, "”") || !paired(head) {
				out = append(out, para)
				continue
			}
			out = append(out, head+"。", rest)
		}
		return out
	case 4:
		style := p.IntN(4)
		return marked(paragraphs, 1, func(i int) string {
			numeral := string([]rune("一二三四五六七八九十")[(i-1)%10])
			return []string{"（" + numeral + "）", numeral + "、", fmt.Sprintf("%d.", i), "●"}[style]
		})
	case 5:
		asks, answers := pick(p, []string{"记者：", "问："}), pick(p, []string{p.name()[:len("王")] + "先生：", "答："})
		return marked(paragraphs, p.IntN(2), func(i int) string { return []string{asks, answers}[i%2] })
	}
	return paragraphs
}

// firstOf gives the first paragraphs, enough for an article on pages that have no briefs.
func (p *press) firstOf(paragraphs []string) []string {
	const enough = 250 // characters
	n := p.between(1, len(paragraphs))
	for p.isSober && n < len(paragraphs) && len([]rune(strings.Join(paragraphs[:n], ""))) < enough {
		n++
	}
	return paragraphs[:n]
}

// marked gives the paragraphs with a mark before each from the one numbered from on.
func marked(paragraphs []string, from int, mark func(i int) string) []string {
	out := slices.Clone(paragraphs)
	for i := from; i < len(out); i++ {
		out[i] = mark(i) + out[i]
	}
	return out
}
