package madepages

import (
	"fmt"
	"strings"
)

type ledeKind uint8

// How an article says who wrote it.
const (
	bracketLede ledeKind = iota // 本报讯（记者 X 通讯员 Y）
	bracketOnly                 // （记者 X）
	ownRow                      // □ 记者 X
	bareLede                    // 本报讯
	tailNames                   // 本报讯 …（X Y）
	agency                      // 新华社北京1月7日电（记者 X）
	quoted                      // 据新华社电
	photoReport                 // … （记者 X 文/图）
	unsignedLede
)

// nameHabit is how a page's bylines set names.
type nameHabit struct {
	role, gap string // behind a role word; between names
	padded    bool   // a name of two characters is set as three
	lost      bool   // spaces were lost
	round     bool   // brackets are half-width
	sign      string
}

func (p *press) drawLedeKind() ledeKind {
	return []ledeKind{bracketLede, ownRow, tailNames, bareLede, bracketOnly, agency}[p.draw(9, 3, 2.5, 1, 0.6, 0.8)]
}

func (p *press) drawNameHabit() nameHabit {
	h := nameHabit{
		role: []string{"", " ", "　", "  "}[p.draw(4, 3, 1, 1)], gap: []string{" ", "　", "  ", "、"}[p.draw(7, 1, 1, 0.7)],
		padded: p.chance(0.15), lost: p.chance(0.12), round: p.chance(0.1),
		sign: []string{"□", "■", "●", "◎", "◆", "本报"}[p.draw(6, 2, 1, 0.5, 0.5, 1.5)],
	}
	if h.lost {
		h.role, h.gap = "", " " // between two names a space survives, or nobody could tell them apart
	}
	return h
}

// signature is what an article prints of its makers.
type signature struct {
	row, lede, tail string
	ownTailRow      bool
}

// sign decides who wrote the article and how it says so.
func (p *press) sign(t *Truth) signature {
	kind := p.lede
	if p.chance(0.4) {
		kind = ledeKind(p.draw(9, 0.7, 3, 1.5, 3, 1.2, 1, 1))
	}
	if p.chance(p.unsigned) {
		kind = unsignedLede
	}
	s := signature{ownTailRow: p.chance(0.3)}
	switch kind {
	case bracketLede:
		s.lede = p.dateline() + []string{"", " "}[p.draw(5, 1)] + p.bracket(p.credits(t, false))
	case bracketOnly:
		s.lede = p.bracket(p.credits(t, false))
	case ownRow:
		s.row = p.ownRow(t)
	case bareLede:
		s.lede = p.dateline() + pick(p, []string{" ", " ", "　"})
	case tailNames:
		if p.chance(0.75) {
			s.lede = p.dateline() + " "
		}
		s.tail = p.bracket(p.tailCredits(t))
	case agency:
		s.lede = p.wire(t)
	case quoted:
		s.lede = pick(p, []string{"据新华社电 ", fmt.Sprintf("据新华社%d月%d日电 ", p.month, p.day), "据新华社北京电 ", "新华社电 ", "据央视网消息 ", "据人民网讯 "})
	case photoReport:
		t.Reporters = p.names(2)
		if p.chance(0.4) {
			s.lede = p.dateline() + " "
		}
		s.tail = p.bracket(pick(p, []string{"记者 ", "", "本报记者 "}) + p.join(t.Reporters) + pick(p, []string{" 文/图", " 摄影报道", "文/图", " 图文报道"}))
	}
	return s
}

// wire opens a story of the agency, which may name its own reporters.
func (p *press) wire(t *Truth) string {
	lede := fmt.Sprintf("新华社%s%d月%d日电", pick(p, words("北京 武汉 上海 成都 东京 巴黎 联合国 华盛顿")), p.month, max(1, p.day-p.IntN(3)))
	if !p.chance(0.6) {
		return lede + " "
	}
	t.Reporters = p.names(3)
	return lede + pick(p, []string{"", " "}) + p.bracket("记者"+p.bylines.role+p.join(t.Reporters))
}

func (p *press) dateline() string {
	short := strings.TrimPrefix(p.paper, p.city)
	return []string{"本报讯", short + "讯", p.paper + "讯", fmt.Sprintf("本报%s%d月%d日讯", p.city, p.month, p.day), "本报综合讯", "本报" + pick(p, towns) + "讯"}[p.draw(12, 1.2, 2, 0.4, 0.2, 0.1)]
}

func (p *press) bracket(inside string) string {
	if p.bylines.round {
		return "(" + inside + ")"
	}
	return "（" + inside + "）"
}

// join sets names beside each other.
func (p *press) join(names []string) string {
	set := make([]string, len(names))
	for i, n := range names {
		if set[i] = n; p.bylines.padded && len([]rune(n)) == 2 {
			set[i] = string([]rune(n)[:1]) + "　" + string([]rune(n)[1:])
		}
	}
	return strings.Join(set, p.bylines.gap)
}

// credits draws reporters and correspondents, and sets them: 记者 X 通讯员 Y. On rows of their own they may have no role.
func (p *press) credits(t *Truth, row bool) string {
	between := " "
	if p.bylines.lost {
		between = ""
	} else if p.chance(0.05) {
		between = "  "
	}
	t.Reporters = p.names(3)
	title := []string{"记者", "本报记者", "见习记者", "融媒体记者", "全媒体记者", "首席记者", "驻" + pick(p, cities) + "记者", "驻" + pick(p, towns) + "经开区记者", "实习生", "特约记者"}[p.draw(15, 1.2, 0.5, 0.7, 0.7, 0.2, 0.2, 0.3, 0.4, 0.1)]
	out := title + p.bylines.role + p.join(t.Reporters)
	if p.chance(0.08) && !row {
		more := p.name()
		t.Reporters = append(t.Reporters, more)
		out += between + "实习生" + p.bylines.role + more
	}
	if p.chance(0.6) {
		t.Correspondents = p.names(4)
		out += between + []string{"通讯员", "特约通讯员"}[p.draw(20, 1)] + p.bylines.role + p.join(t.Correspondents)
	}
	return out
}

func (p *press) ownRow(t *Truth) string {
	if p.chance(0.06) {
		return pick(p, []string{"□ ", "■", "", ""}) + "本报评论员" + p.commentator(t)
	}
	space := " "
	if p.bylines.lost {
		space = ""
	}
	sign := p.bylines.sign
	text := p.credits(t, true)
	if sign == "本报" {
		return "本报" + strings.TrimPrefix(text, "本报")
	}
	return sign + space + text
}

// commentator draws the name of who wrote a comment, or none.
func (p *press) commentator(t *Truth) string {
	if p.chance(0.5) {
		return ""
	}
	t.Reporters = []string{p.name()}
	return " " + t.Reporters[0]
}

func (p *press) tailCredits(t *Truth) string {
	if p.chance(0.5) {
		t.Reporters = p.names(3)
		return p.join(t.Reporters)
	}
	return p.credits(t, false)
}
