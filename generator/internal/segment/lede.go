package segment

import (
	"strings"
	"unicode/utf8"
)

// lede is what opens or closes a body and is not body: 本报讯（记者 X 通讯员 Y）.
type lede struct {
	dateline Passage
	byline   Passage
}

var (
	// datelinePattern is 本报讯, 晨报讯, 新华社北京1月7日电, 据新华社电, 本报北京5月8日讯 at the start of a paragraph. What follows is
	// checked by its last group: a space, a bracket, or nothing; or a date in the dateline itself, which no sentence opens with.
	datelinePattern = patternOf(`^（(?:据?(?:本报|\p{Han}{1,3}社)[^（）。，]{0,16})?(?:讯|电|综合报道|综合报导)）|^【(?:据?(?:本报|本台|本网|\p{Han}{0,4}(?:社|日报|晚报|晨报|早报|时报|商报|快报|导报)).{0,20})?(?:讯|电|消息|综合报道|综合报导)】|^[【〔［][^】〕］。，记通]{0,20}(?:讯|电|消息)[】〕］]|^据?(?:本报|本台|本网|新华社|中新社|新华网|人民网|中新网|央视网|\p{Han}{0,4}(?:日报|晚报|晨报|早报|时报|商报|快报|都市报|导报))(?:综合)?(?:讯|电|消息|\p{Han}{2,4}(?:讯|电)|\p{Han}{0,7}[\s　]?\d{1,2}[\s　]?月[\s　]?\d{1,2}[\s　]?日[\s　]?(?:讯|电|消息)|\p{Han}{0,7}[一二三四五六七八九十廿]日(?:专|急)?(?:讯|电))`)

	// creditPattern is a bracketed byline: it holds a role, which an aside in a sentence does not.
	creditPattern = patternOf(`^[（(【〔［\[][^（()）【】〔〕［］\[\]。]{0,70}?(?:记者|通讯员|实习生|报道员|评论员|特派员|编译[\s　]?\p{Han}{2})[^（()）【】〔〕［］\[\]。]{0,70}[）)】〕］\]]`)

	// wireReporter is a dateline that names who sent the report, between agency and place: （中央社记者王大明台北7日电）. Such names have three characters.
	wireReporter = patternOf(`^（\p{Han}{1,3}社记者(\p{Han}{3})\p{Han}{2,4}(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:专|综合)?(?:外)?电）$`)

	// reportedBy is who reports, behind the dateline of papers of Hong Kong: 【大公报讯】记者张建国报道：.
	reportedBy = patternOf(`^(?:本报)?(?:记者|特派员)[\s　]*\p{Han}{2,3}(?:、\p{Han}{2,3}){0,4}[\s　]*(?:综合|专题)?(?:报道|报导)[：:]`)

	// reportPattern is the place and the word that close a byline of some papers: 记者陈大文／台北报导. It names nobody.
	reportPattern = patternOf(`(?:[／/][\s　]*\p{Han}{2,6})?(?:综合|专题)?(?:报道|报导|专电|电)$`)

	// ownRowPattern is a byline on rows of its own: □ 记者 X Y, ■本报记者 X, 本报记者　吴　君.
	ownRowPattern = patternOf(`^(?:[□■◎●○◆▲△☆★]\s*(?:\p{Han}{2,10}(?:社|报|网|台))?(?:(?:驻\p{Han}{2,8}?)?(?:本报)?(?:融媒体|全媒体)?(?:首席|见习|特约|实习)?(?:记者|通讯员|评论员|观察员|实习生|撰稿人|报道员))?|(?:本报|新华社)(?:融媒体|全媒体)?(?:驻\p{Han}{2,8})?(?:首席|见习|特约)?(?:记者|评论员|实习生|通讯员)|(?:记者|通讯员)[\s:：])[\s:：]*`)

	// commentatorRow is the byline of a comment that names nobody.
	commentatorRow = patternOf(`^[□■◎●◆]?[\s　]*本报(?:特约)?评论员[\s　]*$`)

	// tailPattern is a bracket that closes a row.
	tailPattern = patternOf(`[（(]([^（()）。，]{2,60})[）)]$`)
)

// ownRowFirst are the characters that ownRowPattern begins with.
var ownRowFirst = charsOf("□■◎●○◆▲△☆★本新记通")

// datelineIn gives where in text the dateline stands that it opens with; nil when it opens with none.
func datelineIn(text string) []int {
	if !namesPaper(text) {
		return nil
	}
	return datelinePattern.FindStringIndex(text)
}

// isDateline tells whether text is a dateline and nothing else.
func isDateline(text string) bool {
	loc := datelineIn(text)
	return loc != nil && strings.TrimSpace(text[loc[1]:]) == ""
}

// paperMarks are the characters of which the first words of every dateline have one: of a bracket, or of what papers and agencies are called.
var paperMarks = charsOf("（【〔［报台网社")

// longestPaper is how many characters of a dateline the longest name of a paper ends with.
const longestPaper = 8

// mayOpenArticle tells whether the text from row i on can open an article as opensArticle tells, before it is put together.
func (e *evidence) mayOpenArticle(i int) bool {
	r := &e.rows[i]
	return len(r.chars) < longestPaper || namesPaper(r.text) || creditOpens.opens(r.text) || r.chars[0] == '编'
}

// namesPaper tells whether text can open with a dateline: the name of a paper ends before its ninth character.
func namesPaper(text string) bool {
	n := 0
	for _, c := range text {
		if paperMarks.has(c) {
			return true
		}
		if n++; n == longestPaper {
			break
		}
	}
	return false
}

// creditOpens are the brackets that creditPattern begins with.
var creditOpens = charsOf("（(【〔［[")

// opensCredit tells whether text opens with a bracketed byline.
func opensCredit(text string) bool { return creditOpens.opens(text) && creditPattern.MatchString(text) }

// opensArticle tells how surely text, the start of a row and of what follows it, opens an article: 0 for not.
func opensArticle(text string) bool {
	loc := datelineIn(text)
	if loc == nil {
		return opensCredit(text)
	}
	rest := text[loc[1]:]
	if last, _ := utf8.DecodeLastRuneInString(text[:loc[1]]); closers.has(last) || last == '〕' || last == '］' || rest == "" || strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "　") || strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(") {
		return true
	}
	dateline := text[:loc[1]]
	return strings.Contains(dateline, "日") && !strings.HasSuffix(dateline, "报消息") // 人民日报消息 may open a sentence
}

// takeLede takes the dateline and byline from the start of a first paragraph.
func takeLede(p Passage) (lede, Passage) {
	var l lede
	if text := Simplified(p.opening()); opensArticle(text) {
		if loc := datelineIn(text); loc != nil {
			n := length(text[:loc[1]])
			l.dateline, p = p[:n], p[n:]
		}
	}
	if wireReporter.MatchString(Simplified(l.dateline.String())) {
		l.byline, l.dateline = l.dateline, nil
		return l, p
	}
	rest := trimSpace(p)
	if text := Simplified(rest.opening()); len(l.dateline) > 0 && reportedBy.MatchString(text) {
		n := length(reportedBy.FindString(text))
		l.byline, p = rest[:n], rest[n:]
	} else if opensCredit(text) {
		n := length(creditPattern.FindString(text))
		l.byline, rest = rest[:n], rest[n:]
		p = rest
	}
	return l, p
}

// longestLede is how many characters a dateline and byline are thought to have at most.
const longestLede = 200

// opening gives as much of the text as a lede may take.
func (p Passage) opening() string { return p[:min(len(p), longestLede)].String() }

// isOwnByline tells whether a row is a byline, or the start of one.
func isOwnByline(text string) bool {
	if !ownRowFirst.opens(text) {
		return false
	}
	if commentatorRow.MatchString(text) {
		return true
	}
	loc := ownRowPattern.FindStringIndex(text)
	if loc == nil || len(text) > longestBylineRow || strings.ContainsAny(text, "。，！？；") {
		return false
	}
	names, _ := cutNames(strings.Map(func(c rune) rune {
		if strings.ContainsRune("（）()", c) {
			return ' '
		}
		return c
	}, stripRoles(text[loc[1]:])))
	if _, word := nextRole(text[:loc[1]]); word < 0 || strings.ContainsAny(text[:loc[1]], ":：") { // a sign alone opens subheads as well, and 记者： what a reporter asks
		return len(names) <= 10 && areNames(names)
	}
	return len(names) > 0 && len(names) <= 10 && longest(names) <= longestName*2
}

// areNames tells whether each of the words can be a person's name.
func areNames(words []string) bool {
	for _, n := range words {
		if !isName(n) {
			return false
		}
	}
	return len(words) > 0
}

// longestBylineRow is the length in bytes above which a row is no byline's: it has ten names at most, and their roles.
const longestBylineRow = 600

// goesOnWithNames tells whether a row below a byline is the rest of it: nothing but names, the first of which, or a role
// word, the broken line may have cut.
func goesOnWithNames(text string) bool {
	if len(text) > longestBylineRow {
		return false
	}
	for _, w := range roleWords {
		chars := []rune(w.word)
		for k := 1; k < len(chars); k++ {
			text = strings.TrimPrefix(text, string(chars[k:])+" ")
		}
	}
	names := strings.FieldsFunc(stripRoles(text), func(c rune) bool { return isSpace(c) || c == '、' })
	if len(names) == 0 || len(names) > 6 {
		return false
	}
	for _, n := range names {
		if length(n) > longestName+1 && !isName(n) || !allHan([]rune(strings.ReplaceAll(n, "·", ""))) {
			return false
		}
	}
	return true
}

func stripRoles(text string) string {
	for _, w := range roleWords {
		text = strings.ReplaceAll(text, w.word, " ")
	}
	for _, q := range qualifiers {
		text = strings.ReplaceAll(text, q, " ")
	}
	return text
}

func longest(names []string) int {
	n := 0
	for _, s := range names {
		for part := range strings.SplitSeq(s, "·") { // 买买提·艾力
			n = max(n, length(part))
		}
	}
	return n
}

// longestTail is how many characters a bracket that closes a body has at most, with both its marks.
const longestTail = 62

// tailOf finds the bracket with names that closes p, the last paragraph of a body: （记者 X 通讯员 Y）, （X Y）, （X 摄）.
// It gives the index where the bracket opens, or -1.
func tailOf(p Passage) int {
	above := max(0, len(p)-longestTail)
	text := brokenString(p[above:])
	loc := tailPattern.FindStringSubmatchIndex(text)
	if loc == nil {
		return -1
	}
	inside := Simplified(text[loc[2]:loc[3]])
	if !isCredit(inside) {
		return -1
	}
	return above + length(strings.ReplaceAll(text[:loc[0]], "\n", ""))
}

// opensLetter is what a letter to the paper opens with.
var opensLetter = patternOf(`^编辑(?:同志|部|先生)[：:]`)

// signsLetter tells whether the text of a bracket is who signs a letter: somebody from somewhere, or an office.
func signsLetter(inside string) bool {
	inside = strings.ReplaceAll(inside, "\n", "")
	return office.MatchString(inside) || withoutPlace(inside) != inside
}

// isCredit tells whether the text of a bracket names who wrote or took something.
func isCredit(inside string) bool {
	inside = mendRoles(inside)
	if signsLetter(inside) {
		return true
	}
	if _, word := nextRole(inside); word >= 0 {
		c := parseCredits(inside)
		return len(c.Reporters)+len(c.Correspondents)+len(c.Photographers) > 0 && longest(c.Reporters) <= longestName+1
	}
	if strings.HasPrefix(inside, "据") || strings.HasPrefix(inside, "来源") || strings.HasPrefix(inside, "新华社") {
		return true
	}
	return looksLikeNames(inside)
}

// brokenString gives the text of p with \n where its line was broken.
func brokenString(p Passage) string {
	var b strings.Builder
	b.Grow(len("文") * len(p))
	for i, g := range p {
		if i > 0 && g.line >= 0 && p[i-1].line >= 0 && g.line != p[i-1].line {
			b.WriteByte('\n')
		}
		b.WriteRune(halfWidth(g.char))
	}
	return b.String()
}
