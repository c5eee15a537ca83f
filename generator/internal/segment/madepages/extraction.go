package madepages

import (
	"strings"
	"unicode"
)

// extract gives the page's text as an extractor does: a line a row, with what the page's habits do to it.
func (p *press) extract() string {
	var lines []string
	odd := false // rows since the last empty line, for extractors that leave one behind every second
	for i := 0; i < len(p.rows); i++ {
		r := p.rows[i]
		if len(lines) > 0 && p.chance(p.blankBefore(r, odd)) {
			lines, odd = append(lines, ""), false
		}
		if p.gluesTo(i) {
			i++
			p.rows[i].text = r.text + pick(p, []string{" ", " ", "　"}) + strings.TrimLeft(p.rows[i].text, "　")
			r = p.rows[i]
		}
		for _, l := range p.extracted(r) {
			lines = append(lines, l)
			if r.part == loosePart {
				piece := &p.page.Pieces[r.piece]
				piece.Loose = append(piece.Loose, l)
			}
		}
		odd = !odd
	}
	return strings.Join(lines, "\n") + "\n"
}

// blankBefore gives the odds of an empty line before the row.
func (p *press) blankBefore(r row, odd bool) float64 {
	b := p.blanks
	share := b.within
	switch {
	case r.opens:
		share = b.block
	case r.wraps && r.part.inHead():
		share = b.wrap
	case r.part == titlePart:
		share = b.kicker
	case r.part == firstPart, r.part == subheadPart:
		share = b.paragraph
	case r.column:
		share = b.column
	case r.part == morePart && strings.HasPrefix(r.text, "“"):
		share = max(b.quote, b.within)
	case odd && r.part == morePart:
		share = b.every
	}
	return share
}

// gluesTo tells whether row i, the last of a headline, is on one line with the lede below it.
func (p *press) gluesTo(i int) bool {
	if i+1 >= len(p.rows) || !p.rows[i].part.inHead() || !p.rows[i+1].lede || p.glue == 0 {
		return false
	}
	return p.chance(p.glue)
}

// extracted gives the lines that the row is read as.
func (p *press) extracted(r row) []string {
	text := r.text
	if p.fullDigits == widenedDigits && r.part != loosePart {
		text = widen(text)
	}
	if r.part.inHead() && p.double > 0 && p.chance(p.double) && !strings.ContainsAny(text, " 　") && len(text) > 6 {
		p.page.Spoilt = append(p.page.Spoilt, text)
		return []string{p.doubled(text)}
	}
	if r.part != morePart && r.part != firstPart {
		return []string{text}
	}
	if p.numberGaps > 0 && p.chance(p.numberGaps) {
		text = gapsAroundNumbers(text)
	}
	if r.part == morePart && p.spread > 0 && p.chance(p.spread) && !strings.Contains(text, " ") {
		return []string{strings.Join(strings.Split(text, ""), " ")}
	}
	if p.split > 0 && p.chance(p.split) && r.part == morePart {
		return splitAtSqueezed(text)
	}
	return []string{text}
}

// doubled prints text twice, run by run.
func (p *press) doubled(text string) string {
	var b strings.Builder
	chars := []rune(text)
	whole := p.chance(0.5)
	for len(chars) > 0 {
		n := 1
		if whole && len(chars) < len([]rune(text)) {
			n = min(len(chars), p.between(1, 4))
		}
		b.WriteString(string(chars[:n]) + string(chars[:n]))
		chars = chars[n:]
	}
	return b.String()
}

// gapsAroundNumbers gives text with the space that some typesetting systems put beside a number.
func gapsAroundNumbers(text string) string {
	var b strings.Builder
	last := ' '
	for _, c := range text {
		if unicode.Is(unicode.Han, last) && c >= '0' && c <= '9' || last >= '0' && last <= '9' && unicode.Is(unicode.Han, c) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		last = c
	}
	return b.String()
}

// splitAtSqueezed gives a row as extractors do that see its squeezed marks overlap: a line ends between two of them.
func splitAtSqueezed(text string) []string {
	chars := []rune(text)
	for i := 2; i < len(chars)-1; i++ {
		if strings.ContainsRune(closing, chars[i-1]) && strings.ContainsRune("，。；“", chars[i]) {
			return []string{string(chars[:i]), string(chars[i:])}
		}
	}
	return []string{text}
}
