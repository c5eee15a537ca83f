package madepages

import (
	"fmt"
	"strings"
)

// article sets one article and gives its truth.
func (p *press) article(s Source) Truth {
	t := Truth{Paragraphs: append([]string{}, s.Paragraphs...)}
	p.headline(&t, s.Title)
	p.column = float64(12 + p.IntN(10))
	after := p.chance(p.after)
	if !after {
		p.head(&t)
		p.blank(0.8)
	}
	lede, tail := p.byline(&t)
	p.body(&t, lede, tail)
	if p.chance(0.2) {
		p.caption(&t)
	}
	if after {
		p.blank(0.8)
		p.head(&t)
	}
	p.blank(0.85)
	return t
}

// headline decides the parts of the headline. A title of two phrases may be set as title and deck, or kicker and title.
func (p *press) headline(t *Truth, title string) {
	if rest, found := strings.CutPrefix(title, "【"); found {
		if kicker, after, closed := strings.Cut(rest, "】"); closed && after != "" {
			title = strings.TrimSpace(after)
			if p.chance(0.7) {
				t.Kicker = kicker
			}
		}
	}
	first, second, two := strings.Cut(title, " ")
	switch {
	case two && p.chance(0.6):
		t.Title, t.Deck = first, second
	case two && p.chance(0.3) && t.Kicker == "":
		t.Kicker, t.Title = first, second
	default:
		t.Title = title
		if p.chance(0.12) {
			t.Deck = pick(p, decks)
		}
	}
	if t.Kicker == "" && p.chance(0.15) {
		t.Kicker = pick(p, kickers)
	}
	if t.Deck != "" && p.chance(0.4) {
		t.Deck = "——" + t.Deck
	}
}

func (p *press) head(t *Truth) {
	if t.Kicker != "" {
		p.line(t.Kicker)
		if !p.bare {
			p.blank(0.15)
		}
	}
	width := p.column * (0.75 + 0.5*p.Float64())
	if p.chance(0.5) {
		width = 40
	}
	for _, r := range breakLines(t.Title, width, 0) {
		p.line(r)
	}
	if t.Deck != "" {
		p.line(t.Deck)
	}
}

// byline decides who wrote the article and how it says so: a lede before the first paragraph, rows of its own, or a tail.
func (p *press) byline(t *Truth) (lede, tail string) {
	gap := " "
	if !p.spaced {
		gap = ""
	}
	padded := pick(p, []string{"", " "})
	switch style := p.IntN(12); {
	case style < 6:
		t.Reporters = p.names(2)
		roles := "记者" + padded + strings.Join(t.Reporters, " ")
		if p.chance(0.7) {
			t.Correspondents = p.names(3)
			roles += " 通讯员" + padded + strings.Join(t.Correspondents, " ")
		}
		if p.chance(0.1) {
			roles = "驻" + pick(p, []string{"清河", "江陵"}) + "经开区" + roles
		}
		open, shut := "（", "）"
		if p.chance(0.1) {
			open, shut = "(", ")"
		}
		dateline := pick(p, []string{"本报讯", "本报讯", "本报讯", "本报讯 ", p.paper[len(p.paper)-6:] + "讯", p.paper + "讯"})
		if p.chance(0.15) {
			dateline = "新华社北京" + p.day + "电 "
		}
		return dateline + open + roles + shut, ""
	case style < 8:
		t.Reporters = p.names(2)
		row := "□" + gap + pick(p, []string{"", "本报"}) + "记者" + gap + strings.Join(t.Reporters, " ")
		if p.chance(0.8) {
			t.Correspondents = p.names(3)
			row += gap + "通讯员" + gap + strings.Join(t.Correspondents, " ")
		}
		width := 40.0
		if p.bare || p.noisy {
			width = p.column
		}
		for _, r := range breakLines(row, width, 0) {
			p.line(r)
		}
		p.blank(0.8)
		return "", ""
	case style < 10:
		t.Reporters = p.names(2)
		return "本报讯 ", "（" + strings.Join(t.Reporters, " ") + "）"
	case style < 11:
		return pick(p, []string{"据新华社" + p.day + "电 ", "本报讯 "}), ""
	}
	return "", ""
}

// body sets the paragraphs in rows of the column's measure, with what columns and extractors do to them.
func (p *press) body(t *Truth, lede, tail string) {
	subheads := p.chance(0.25)
	rows := 0
	for i, text := range t.Paragraphs {
		if i == 0 {
			text = lede + text
		}
		if subheads && i > 0 && p.chance(0.3) && len([]rune(text)) > 60 {
			head := fmt.Sprintf("%s“%s”%s", pick(p, subheadings), strings.Trim(string([]rune(text)[:4]), "，。“”、"), pick(p, effects))
			t.Subheads = append(t.Subheads, head)
			p.line(head)
		}
		ownRow := false
		if tail != "" && i == len(t.Paragraphs)-1 {
			if ownRow = p.chance(0.4); !ownRow {
				text += pick(p, []string{"", " "}) + tail
			}
		}
		for k, r := range breakLines(text, p.column, 2) {
			if rows++; k > 0 && rows%25 == 0 {
				p.blank(0.8) // a column breaks
			} else if k > 0 && strings.HasPrefix(r, "“") {
				p.blank(0.5)
			}
			p.line(p.extracted(r))
		}
		if ownRow {
			p.line(tail)
		}
		p.blank(0.85)
	}
}

// extracted gives a row as an extractor may.
func (p *press) extracted(r string) string {
	if p.noisy && p.chance(0.03) {
		return strings.Join(strings.Split(r, ""), " ")
	}
	if p.chance(0.02) {
		return strings.Replace(r, "年", " 年", 1)
	}
	return r
}

func (p *press) caption(t *Truth) {
	text := pick(p, []string{"白河镇，志愿者为居民服务。", "临浦工业园，工人正在赶制订单。", "图为" + strings.Trim(string([]rune(t.Paragraphs[0])[:min(18, len([]rune(t.Paragraphs[0])))]), "，。") + "。"})
	credit := "（" + p.name() + " 摄）"
	p.blank(1)
	if p.bare {
		p.line(text)
		p.line(strings.ReplaceAll(credit, " ", ""))
		return
	}
	for _, r := range breakLines(text+pick(p, []string{"", " "})+credit, 30, 0) {
		p.line(r)
	}
	p.blank(1)
}

// breakLines sets text in rows of width squares, the first shorter by indent. A closing mark may hang over the measure, an
// opening one does not end a row.
func breakLines(text string, width, indent float64) []string {
	var rows []string
	var row []rune
	used, limit := 0.0, width-indent
	chars := []rune(text)
	for i, c := range chars {
		w := 1.0
		if c < 0x2000 {
			w = 0.5
		}
		closing := strings.ContainsRune("，。、；：！？”’）》", c)
		opening := strings.ContainsRune("“‘（《", c)
		if len(row) > 0 && (used+w > limit+0.01 && !(closing && used+w <= limit+1.01) || opening && used+w+1 > limit+0.01 && i+1 < len(chars)) {
			rows = append(rows, strings.TrimRight(string(row), " "))
			row, used, limit = nil, 0, width
		}
		if c == ' ' && len(row) == 0 && len(rows) > 0 {
			continue
		}
		row, used = append(row, c), used+w
	}
	if len(row) > 0 {
		rows = append(rows, strings.TrimRight(string(row), " "))
	}
	return rows
}
