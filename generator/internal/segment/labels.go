package segment

import (
	"slices"
	"strings"

	"backissue/generator/internal/edition"
)

// A sidebar is known by its label: 相关链接 on a row of its own, in brackets or between dashes, or before its title or text. An editor's note
// (编者按) is one too, and stands before the lede as often as behind the text. Whatever shares of its wording with the article, a labelled
// sidebar belongs to the article that it stands in or behind.

// boxWords are what sidebars are called, and nothing else.
const boxWords = `相关链接|新闻链接|背景链接|知识链接|政策链接|链接|延伸阅读|相关阅读|新闻背景|背景资料|名词解释|新闻助读|新闻多一点|相关新闻|编者按|编者的话|编后语|编后|采访手记|记者手记|采访札记|采编手记|专家点评|小贴士|温馨提示|小知识|知多点`

// noteWords are those of an editor's note.
const noteWords = `编者按|编者的话`

const labelDashes = `[—⸺─\-－_=·～~\s　]*`

var (
	// boxTitle is what the title of a sidebar opens with.
	boxTitle = patternOf(`^[▲■●◆★☆□【\[（(]?` + labelDashes + `(?:` + boxWords + `|数说|数读|图说|背景|短评)`)

	// labelRow is a label on a row of its own.
	labelRow = signOf(`^[▲▼■●◆★☆□【\[（(]?`+labelDashes+`(?:`+boxWords+`)`+labelDashes+`[】\]）)：:]?$`, strings.Split(boxWords, "|")...)

	// labelBefore is a label before its title or text: 相关链接：…, 【名词解释】…, 编者按 ….
	labelBefore = signOf(`^(?:[▲■●◆★☆□]?[【\[（(][\s　]*(?:`+boxWords+`)[\s　]*[】\]）)][：:]?|[▲■●◆★☆□]?(?:`+boxWords+`)(?:[：:]|[\s　]*——|[\s　]*[|｜])|[▲■●◆★☆□]?(?:`+noteWords+`)[\s　])`, strings.Split(boxWords, "|")...)

	notePattern = signOf(`^[▲■●◆★☆□【\[（(]?`+labelDashes+`(?:`+noteWords+`)`, strings.Split(noteWords, "|")...)
)

// labelMarks may stand before an item or a sidebar.
var labelMarks = charsOf("▲■●◆★☆")

// isBoxLabel tells whether the row begins a sidebar.
func (r *row) isBoxLabel() bool { return labelRow.on(r) || labelBefore.on(r) }

// isLabelAlone tells whether the row is the label of a sidebar or the name of a column, and nothing else.
func (r *row) isLabelAlone() bool {
	const longestLabelRow, mostHan = 40, 12 // characters, dashes and all; of words
	if r.signs&(labelRow.bit|columnPattern.bit) == 0 || len(r.chars) > longestLabelRow {
		return false
	}
	han := 0
	for _, c := range r.chars {
		if isHan(c) {
			if han++; han > mostHan {
				return false
			}
		}
	}
	return labelRow.on(r) || columnPattern.on(r)
}

// labelLength gives how many characters of text are the label of a sidebar: all of one that stands alone, those before the text otherwise; 0
// for none.
func labelLength(text string) int {
	text = Simplified(text)
	if labelRow.in(text) {
		return length(text)
	}
	if !labelBefore.words.in(text) {
		return 0
	}
	return length(labelBefore.pattern.FindString(text))
}

// takeBoxes takes the sidebars out of an article's blocks: each runs from its label to the next or the end. It gives the blocks that are left.
func (a *assembly) takeBoxes(f *found, blocks []Block) []Block {
	if len(blocks) == 0 {
		return nil
	}
	kept := append(make([]Block, 0, len(blocks)), blocks[0])
	for i, end := 1, 0; i < len(blocks); i = end {
		end = i + 1
		if labelLength(blocks[i].Text.String()) == 0 {
			kept = append(kept, blocks[i])
			continue
		}
		for end < len(blocks) && labelLength(blocks[end].Text.String()) == 0 {
			end++
		}
		if end == i+1 && labelRow.in(Simplified(blocks[i].Text.String())) {
			kept = append(kept, blocks[i]) // a label with nothing below it is left where it stands
			continue
		}
		f.Boxes = append(f.Boxes, a.labelled(blocks[i:end]))
	}
	return kept
}

// labelled makes a sidebar of its blocks. A title on the label's row, or alone on the next, is the sidebar's title with it.
func (a *assembly) labelled(blocks []Block) Box {
	first := blocks[0].Text
	n := labelLength(first.String())
	box := Box{Title: a.trimmed(first)}
	rest := blocks[1:]
	if len(rest) > 1 && rest[0].Kind == edition.Subhead && labelRow.in(Simplified(first.String())) {
		box.Title, rest = joinNames(box.Title, a.trimmed(rest[0].Text)), rest[1:]
	}
	if !labelRow.in(Simplified(first.String())) && (blocks[0].Kind == edition.Paragraph || len(rest) == 0) {
		box.Title = a.trimmed(first[:n])
		rest = append([]Block{{edition.Paragraph, first[n:]}}, rest...)
	}
	for _, b := range rest {
		if text := a.bodyText(a.trimmed(b.Text)); len(text) > 0 {
			box.Body = append(box.Body, Block{b.Kind, text})
		}
	}
	return box
}

// takeNote takes an editor's note from before a body without a lede: its first paragraph. One before a lede was found by its rows.
func (a *assembly) takeNote(f *found, blocks []Block) []Block {
	if len(blocks) == 0 || !isNote(Simplified(blocks[0].Text.String())) {
		return blocks
	}
	end := 1
	if labelRow.in(Simplified(blocks[0].Text.String())) {
		end = 2
	}
	if end >= len(blocks) {
		return blocks
	}
	f.Boxes = append(f.Boxes, a.labelled(blocks[:end]))
	return blocks[end:]
}

func isNote(text string) bool { return notePattern.in(text) && labelLength(text) > 0 }

// findNotes marks the rows of editors' notes that stand before a lede or byline, and perhaps a headline: they belong to no body.
func (e *evidence) findNotes() {
	const longestNote = 30 // rows; what is longer is an article of its own
	for i := range e.rows {
		if e.kind[i] != opaque || !notePattern.on(&e.rows[i]) || labelLength(e.rows[i].text) == 0 {
			continue
		}
		end := -1 // the note's last row, with which a sentence ends
		for j := i; j < len(e.rows) && j < i+longestNote; j++ {
			if e.opens[j] || e.byline[j] {
				for k := i; k <= end; k++ {
					e.kind[k] = noteRow
				}
				break
			}
			if e.rows[j].endsSentence() && !labelRow.on(&e.rows[j]) {
				end = j
			}
		}
	}
}

// placeNote makes an editor's note a box of the article that it stands before.
func (a *assembly) placeNote(rows []int) {
	host := -1
	for k := range a.found {
		if a.next[rows[0]] < len(a.rows) && slices.Contains(a.found[k].pieces.rows(), a.next[rows[0]]) {
			host = k
		}
	}
	if host < 0 {
		a.leave(a.glyphs(rows), Stray)
		return
	}
	measure := 0.0
	for _, i := range rows {
		measure = max(measure, a.rows[i].width)
	}
	var blocks []Block
	for k, i := range rows {
		if k == 0 || a.alone[rows[k-1]] || a.rows[rows[k-1]].endsSentence() && a.rows[rows[k-1]].short(measure) {
			blocks = append(blocks, Block{Kind: edition.Paragraph})
		}
		b := &blocks[len(blocks)-1]
		b.Text = a.profile.joinBody(a, b.Text, a.rows[i].glyphs)
	}
	f := &a.found[host]
	f.Boxes = append([]Box{a.labelled(blocks)}, f.Boxes...)
}

// isLabelled tells whether a piece is a sidebar by its headline's label.
func (f *found) isLabelled(by *profile) bool {
	for _, p := range []Passage{f.Kicker, f.Title} {
		if text := Simplified(p.String()); labelLength(text) > 0 || by.boxTitle.MatchString(text) && !strings.ContainsAny(text, "，。") {
			return true
		}
	}
	return false
}

// standsOverArticle tells whether below row i stands the headline of an article that a dateline or byline opens. A sidebar's label that does so is the
// one of the text above.
func (e *evidence) standsOverArticle(i int) bool {
	const longestHead = 5
	for j := e.next[i]; j < len(e.rows) && j <= i+longestHead; j = e.next[j] {
		if e.opens[j] || e.byline[j] {
			return j > e.next[i]
		}
		if e.rows[j].endsSentence() {
			break
		}
	}
	return false
}

// findLabels marks the rows that are labels by themselves or headings below them, and those that an item or a sidebar begins with. A place or
// subject with a colon begins one only in a column of briefs, and there a short row behind a sentence is the next item's heading.
func (e *evidence) findLabels() {
	e.alone, e.marked = make([]bool, len(e.rows)), make([]bool, len(e.rows))
	column := false
	for i := range e.rows {
		r := &e.rows[i]
		label := r.isLabelAlone()
		isColumn := label && columnPattern.on(r)
		heads := i+1 < len(e.rows) && !r.endsSentence() && r.width+2 < e.rows[i+1].width
		above := i > 0 && (e.rows[i-1].isLabelAlone() || column && e.rows[i-1].endsSentence())
		e.alone[i] = label || heads && (labelBefore.on(r) || above && !leadPattern.MatchString(r.text))
		column = isColumn || column && !opensArticle(r.text)
		lead := column && leadPattern.MatchString(r.text) && i > 0 && (e.alone[i-1] || e.rows[i-1].endsSentence())
		e.marked[i] = !e.alone[i] && (lead || labelBefore.on(r) || labelMarks.has(r.chars[0]) && len(r.chars) > 1)
	}
}
