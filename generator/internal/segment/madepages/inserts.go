package madepages

import (
	"fmt"
	"strings"
)

// sectionsOf gives the subheads of an article, by the paragraph that each stands above. Most articles have none.
func (p *press) sectionsOf(s Source) map[int]string {
	if len(s.Paragraphs) < 3 || !p.chance(p.subheads*2) {
		return nil
	}
	style, share := p.IntN(9), 0.25+0.35*p.Float64()
	sections := map[int]string{}
	for i, text := range s.Paragraphs {
		if i > 0 && p.chance(share) && len([]rune(text)) > 30 {
			sections[i] = p.subhead(style, text, len(sections))
		}
	}
	return sections
}

// subhead makes the subhead above text, number n of its article.
func (p *press) subhead(style int, text string, n int) string {
	numeral := string([]rune("一二三四五六七八九十")[n%10])
	begin := string([]rune(strings.TrimLeft(text, "“《（「"))[:p.between(4, 12)])
	begin = strings.TrimRight(strings.Split(strings.Split(begin, "，")[0], "。")[0], closing+opening)
	if !paired(begin) || len([]rune(begin)) < 3 {
		begin = pick(p, verbs) + pick(p, objects)
	}
	phrase := p.clauseOf(Source{Paragraphs: []string{text}}, 4, 13)
	phrase = strings.Split(phrase, "，")[0]
	if phrase == "" || p.chance(0.15) {
		phrase = pick(p, verbs) + pick(p, objects)
	}
	switch style {
	case 0:
		return numeral + "、" + phrase
	case 1:
		return "【" + phrase + "】"
	case 2:
		return "“" + pick(p, objects) + "”" + pick(p, outcomes)
	case 3, 4:
		return begin
	case 5:
		if c := p.clauseOf(Source{Paragraphs: []string{text}}, 7, 16); c != "" {
			return strings.Split(c, "，")[0]
		}
	case 6:
		return pick(p, []string{"●", "◆", "■ ", "▲"}) + phrase
	case 7:
		return phrase + " " + pick(p, verbs) + pick(p, objects)
	}
	return phrase
}

// captionBeside puts a picture's caption at this place, with the page's odds times share.
func (p *press) captionBeside(s Source, share float64) {
	if p.chance(p.captions * share) {
		p.block()
		p.putCaption(s, "")
		p.block()
	}
}

// putCaption sets a caption of the article, under a title of its own if it has one.
func (p *press) putCaption(s Source, title string) {
	text := p.clauseOf(s, 8, 24)
	if text == "" {
		text = pick(p, towns) + pick(p, townships) + "，" + pick(p, []string{"志愿者为居民服务", "工人正在赶制订单", "村民在采摘", "孩子们表演节目"})
	}
	if p.chance(0.4) {
		text += "，" + p.clause()
	}
	text = []string{"", "图为", "▲", "上图：", "图①："}[p.draw(8, 5, 1, 0.5, 0.3)] + text + "。"
	photo := Photo{Title: title}
	if title != "" {
		p.putLine(title, loosePart, 40)
	}
	width := []float64{p.column.first, 30, 50}[p.draw(2, 2, 1)]
	credit := ""
	switch p.draw(10, 2.2, 1, 1) {
	case 0:
		credit = p.bracket(p.name() + []string{" 摄", "摄", "/摄"}[p.draw(6, 2, 1)])
	case 1: // without a credit
	case 2:
		credit = p.bracket("记者 " + p.name() + " 摄")
	case 3:
		credit = pick(p, []string{"记者 ", "通讯员 ", ""}) + p.name() + pick(p, []string{" 摄", " 供图"})
	}
	photo.Caption = text + credit
	if credit != "" && p.chance(0.25) {
		p.putLine(text, loosePart, width)
		p.putLine(credit, loosePart, width)
	} else {
		p.putLine(text+[]string{"", " ", "　"}[p.draw(3, 3, 1)]+credit, loosePart, width)
	}
	p.page.Photos = append(p.page.Photos, photo)
}

// photoItem puts a picture that stands for itself: a small title and a caption.
func (p *press) photoItem(s Source) {
	p.column = p.drawColumns()
	title := p.clauseOf(s, 5, 12)
	if title == "" {
		title = pick(p, verbs) + pick(p, objects)
	}
	p.putCaption(s, title)
}

// box sets a sidebar to the article of s and gives it: figures, or paragraphs that tell more.
func (p *press) box(s Source) Box {
	was := p.column
	defer func() { p.column = was }()
	p.column = columns{first: p.drawMeasure()}
	piece := p.open()
	b := Box{Title: pick(p, []string{"相关链接", "新闻链接", "链接", "延伸阅读", "新闻背景", "名词解释", "小贴士", "数说" + pick(p, objects), "数读" + pick(p, objects)})}
	piece.Title = b.Title
	figures := strings.HasPrefix(b.Title, "数")
	after := p.chance(0.25)
	piece.HeadAfter = after
	if !after {
		p.put(b.Title, titlePart, false)
		p.block()
	}
	for i := range p.between(1, 3) {
		text := p.clauseOf(s, 8, 40)
		if text == "" {
			text = p.clause()
		}
		if figures && (i > 0 || after && len(p.page.Pieces) == 1) && p.chance(0.7) {
			head := fmt.Sprintf("%d%s", p.between(2, 99), pick(p, []string{"%", "万元", "个", "家"}))
			b.Subheads = append(b.Subheads, head)
			p.put(head, subheadPart, false)
		}
		b.Paragraphs = append(b.Paragraphs, text+"，"+p.clause()+"。")
		p.putParagraph(b.Paragraphs[len(b.Paragraphs)-1], false, "")
	}
	if after {
		p.block()
		p.put(b.Title, titlePart, false)
	}
	piece.Paragraphs, piece.Subheads = b.Paragraphs, b.Subheads
	p.block()
	return b
}

// putBriefs sets a column of short items, made of the first sources, and tells how many it took.
func (p *press) putBriefs(sources []Source) int {
	n := min(len(sources), p.between(2, 4))
	p.column = p.drawColumns()
	mark := []string{"", "●", "▲", "◆ "}[p.draw(5, 2, 1, 1)]
	titled := mark == "" || p.chance(0.3)
	p.block()
	name := ""
	if p.chance(0.7) {
		name = pick(p, []string{"简讯", "短讯", "快讯", "一句话新闻", "新闻速览", "要闻简报"})
		p.putColumnName(name, titled)
	}
	for i, s := range sources[:n] {
		s.Paragraphs = []string{firstSentence(s.Paragraphs[0])}
		t := Truth{Reporters: []string{}, Correspondents: []string{}, Subheads: []string{}}
		p.open()
		if titled {
			t.Title = bareTitle(s.Title)
			p.putHead(t, s)
		} else {
			s.Paragraphs[0] = mark + s.Paragraphs[0]
		}
		if i == 0 && name != "" {
			t.Kicker = name
			if titled {
				p.current().Kicker = name
			}
		}
		var sign signature
		if p.chance(0.4) {
			t.Reporters = []string{p.name()}
			sign.tail = p.bracket(t.Reporters[0])
		} else if p.chance(0.3) && titled {
			sign.lede = p.dateline() + " "
		}
		p.body(&t, s, sign)
		p.page.Articles = append(p.page.Articles, t)
	}
	p.block()
	return n
}

// putColumnName puts the name of a column of briefs, which is the kicker of the first item; where that has no title, none of its piece's headline.
func (p *press) putColumnName(name string, titled bool) {
	k := loosePart
	if titled {
		p.open()
		k = kickerPart
	}
	p.put(name, k, false)
	p.block()
}

// firstSentence gives the first sentence of text, and a second if the first is short.
func firstSentence(text string) string {
	at := strings.Index(text, "。")
	if at >= 0 && at < 120 {
		if next := strings.Index(text[at+len("。"):], "。"); next >= 0 {
			at += len("。") + next
		}
	}
	if at < 0 {
		return text
	}
	return text[:at+len("。")]
}
