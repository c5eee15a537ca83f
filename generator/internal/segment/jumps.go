package segment

import (
	"slices"
	"strconv"
	"strings"
)

// Pointer is where a jump leads: a page, as the paper numbers it. The zero Pointer leads nowhere.
type Pointer struct {
	Section string // the letter of the part of the paper that Page is counted in: A, of A06
	Page    int
}

// jumpKind tells what a pointer to another page says of the article beside it.
type jumpKind uint8

const (
	noJump    jumpKind = iota
	leadsOn            // the article goes on on that page: 下转第3版
	comesFrom          // it began there: 上接第1版
	refers             // another article is there: 详见第4版
)

// jumpPattern is a pointer to another page, bracketed or on a row of its own. Its groups are what the pointer says, the section's letter and the
// page; pages after the first (第2、3版) are passed over.
var jumpPattern = signOf(`^[（(【\[]?[▲▶►→■●—\s]*(?:未完[，,、；;\s]*|此文|本文|全文|图文|文)?(?:(?:相关|更多|详细|其他)*(?:报道|新闻|内容|图片|消息)(?:请)?)?`+
	`(下转|上接|紧转|转|接|紧接|详见|见)\s*(?:本报|今日)?第?\s*([A-Z])?0*([0-9]{1,3}|[一二三四五六七八九十]{1,3}|头)`+
	`(?:[、，,－—–~～至-]第?[0-9一二三四五六七八九十]{1,3}){0,3}\s*版[^。]{0,24}[）)】\]]?[▲▶►→]*$`, "版")

// jumpKinds are the words of pointers.
var jumpKinds = map[string]jumpKind{"下转": leadsOn, "紧转": leadsOn, "转": leadsOn, "上接": comesFrom, "紧接": comesFrom, "接": comesFrom, "详见": refers, "见": refers}

// jumpOf reads a row as a pointer to another page.
func jumpOf(text string) (jumpKind, Pointer) {
	text = Simplified(text)
	if !jumpPattern.words.in(text) || strings.HasPrefix(text, "见") { // 详 ends the line above, or a sentence goes on
		return noJump, Pointer{}
	}
	m := jumpPattern.pattern.FindStringSubmatch(text)
	if m == nil {
		return noJump, Pointer{}
	}
	n, err := strconv.Atoi(m[3])
	switch {
	case m[3] == "头":
		n = 1
	case err != nil:
		n = chineseNumber(m[3])
	}
	return jumpKinds[m[1]], Pointer{Section: m[2], Page: n}
}

// pointerOpens and pointerCloses are the brackets of a pointer.
var pointerOpens, pointerCloses = charsOf("（(【"), charsOf("）)】")

// unhitch takes a pointer off the row of text that it opens or closes: （上接第1版）连日来…, …人员最多的国家。（紧转2版）.
func unhitch(p Passage) []Passage {
	const longestPointer = 30
	open, end := -1, -1
	for i, g := range p {
		switch {
		case pointerOpens.has(g.char):
			open = i
		case end < 0 && pointerCloses.has(g.char):
			end = i + 1
		}
	}
	if open > 0 && len(p)-open < longestPointer && isHitched(p[open:]) {
		return append(unhitch(p[:open]), p[open:])
	}
	if end > 0 && end < len(p) && end < longestPointer && isHitched(p[:end]) {
		return append([]Passage{p[:end]}, unhitch(p[end:])...)
	}
	if at := barePointerOf(p); at > 0 {
		return append(unhitch(p[:at]), p[at:])
	}
	if at := bareOriginOf(p); at > 0 {
		return append([]Passage{p[:at]}, unhitch(p[at:])...)
	}
	return []Passage{p}
}

// bareOriginOf gives where the text begins behind a pointer without brackets that opens p: 上接第1版 方便群众休闲. It gives 0 when there is none.
func bareOriginOf(p Passage) int {
	const longest = 9
	for at := 1; at < len(p) && at <= longest; at++ {
		if p[at-1].char == '版' {
			text := p[:at].String()
			if kind, _ := jumpOf(text); kind == comesFrom && strings.Contains(text, "上接") {
				return at
			}
			return 0
		}
	}
	return 0
}

// barePointerOf gives where a pointer without brackets stands behind the bracket or the mark that closes p: …更加美好。（记者张三）下转第三版. It gives 0 when there is none.
func barePointerOf(p Passage) int {
	const longest = 9
	for at := len(p) - 1; at > 0 && len(p)-at <= longest; at-- {
		if pointerCloses.has(p[at-1].char) || sentenceEnds.has(p[at-1].char) {
			if kind, _ := jumpOf(p[at:].String()); kind == leadsOn {
				return at
			}
			return 0
		}
	}
	return 0
}

// unhitchOver takes a bracketed pointer off two rows that its own line break divides: …的长效机制。（下转 / 第二版）. The pointer is empty when there is none.
func unhitchOver(above, below Passage) (kept, pointer, rest Passage) {
	const longest = 12
	open, end := len(above)-1, 0
	for open >= 0 && len(above)-open <= longest && !pointerOpens.has(above[open].char) && !pointerCloses.has(above[open].char) {
		open--
	}
	for end < len(below) && end < longest && !pointerOpens.has(below[end].char) && !pointerCloses.has(below[end].char) {
		end++
	}
	if open < 0 || end == len(below) || !pointerOpens.has(above[open].char) || !pointerCloses.has(below[end].char) {
		return above, nil, below
	}
	pointer = slices.Concat(above[open:], below[:end+1])
	if !isHitched(pointer) {
		return above, nil, below
	}
	return above[:open], pointer, below[end+1:]
}

// joinPointers makes each bracketed pointer that a line's break divides a row of its own. It gives the rows, and the spaces about the pointers.
func joinPointers(rows []row, by *profile) ([]row, Passage) {
	if by.unhitchOver == nil {
		return rows, nil
	}
	var spaces Passage
	for i := 0; i+1 < len(rows); i++ {
		kept, pointer, rest := by.unhitchOver(rows[i].glyphs, rows[i+1].glyphs)
		if pointer == nil {
			continue
		}
		above, own, below := rows[i], row{line: rows[i].line, size: rows[i].size}, rows[i+1]
		own.set(pointer, by.widths)
		var three []row
		if text := trimSpace(kept); len(text) > 0 {
			spaces = append(spaces, around(kept, text)...)
			above.set(text, by.widths)
			above.blankAfter, three = false, append(three, above)
		} else {
			own.blankBefore, own.lead = above.blankBefore, above.lead
		}
		three = append(three, own)
		if text := trimSpace(rest); len(text) > 0 {
			spaces = append(spaces, around(rest, text)...)
			below.set(text, by.widths)
			below.blankBefore, three = false, append(three, below)
		} else {
			three[len(three)-1].blankAfter = below.blankAfter
		}
		rows = slices.Replace(rows, i, i+2, three...)
		i += len(three) - 2
	}
	return rows, spaces
}

// isHitched tells whether p is a bracketed pointer that joins parts of an article. A bare reference (详见第4版) is left in its sentence.
func isHitched(p Passage) bool {
	kind, _ := jumpOf(p.String())
	return (kind == leadsOn || kind == comesFrom) && pointerOpens.has(p[0].char) && pointerCloses.has(p[len(p)-1].char)
}

// jumpBetween gives the kind of the pointer that stands between rows q and i.
func (e *evidence) jumpBetween(q, i int) jumpKind {
	k := e.nextJump[q+1]
	if k >= i {
		return noJump
	}
	kind, _ := e.profile.jump(e.rows[k].text)
	return kind
}

// placeJumps tells the articles which pointers are theirs. One that leads on belongs to the text that it closes, one that says where an
// article comes from to the text that it opens.
func (a *assembly) placeJumps() {
	owner := make([]int, len(a.rows))
	for i := range owner {
		owner[i] = -1
	}
	for at := range a.found {
		for _, i := range a.found[at].pieces.rows() {
			owner[i] = at
		}
	}
	for i := range a.rows {
		if a.kind[i] != jumpRow || !a.roles[i].transparent {
			continue
		}
		before, after := -1, -1
		if q := a.previous[i]; q >= 0 {
			before = owner[q]
		}
		if n := a.next[i]; n < len(a.rows) {
			after = owner[n]
		}
		a.takeJump(i, before, after)
	}
}

// takeJump gives the pointer on row i to one of the articles before and after it.
func (a *assembly) takeJump(i, before, after int) {
	kind, to := a.profile.jump(a.rows[i].text)
	switch {
	case kind == leadsOn && before >= 0:
		if f := &a.found[a.hostOrSelf(before)]; f.ContinuedTo.Page == 0 {
			f.ContinuedTo = to
		}
	case kind == comesFrom && max(before, after) >= 0:
		if after < 0 {
			after = before
		}
		if f := &a.found[a.hostOrSelf(after)]; f.ContinuedFrom.Page == 0 {
			f.ContinuedFrom = to
		}
	}
}

// hostOrSelf gives the article that piece i belongs to: itself, unless it is a box.
func (a *assembly) hostOrSelf(i int) int {
	if host := a.found[i].boxOf; host >= 0 {
		return host
	}
	return i
}
