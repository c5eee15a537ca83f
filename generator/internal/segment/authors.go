package segment

import "strings"

// Papers of many kinds print who wrote a piece on a row of its own: 記者王大明／台北報導, 【記者王大明台北報導】, 文/李明 图/王芳, 作者：李明, or, in
// literature pages, the name alone.

const (
	hanNames    = `\p{Han}[\p{Han}·、，,\s　]{1,30}`
	reportsRole = `(?:记者|通讯员|特派员|编译|实习生|采访中心)`
)

var (
	// reportRow is who reported and from where: a role or a stroke must be in it, for a headline may end with the same words.
	reportRow = signOf(`^[□■◎●○◆▲△]?[\s　]*(?:(?:(?:本报|本台|本社|中央社|综合)?(?:特派|特约|地方|首席|见习|实习|全媒体|融媒体|驻\p{Han}{2,6}?)?`+reportsRole+`[\s　]*`+hanNames+`?[/／]?|`+hanNames+`[/／])[\s　]*`+
		`(?:\p{Han}{2,6}?)?(?:综合|专题|现场|连线)?(?:外电)?[\s　]*(?:报道|报导|专访|专电|特稿|特写|采访整理|整理))$`,
		"报道", "报导", "专访", "专电", "特稿", "特写", "整理")

	// bracketedRow is a byline in brackets that none but a byline's, on a row of its own, has.
	bracketedRow = signOf(`^[【〔［\[][^【】〔〕。！？]{0,40}`+reportsRole+`[^【】〔〕。！？]{0,60}[】〕］\]]$`,
		"记者", "通讯员", "特派员", "编译", "实习生", "采访中心")

	// authorRow says what somebody did, and who: 文/李明, 作者：李明, 李明/文.
	authorRow = signOf(`^[□■◎●○◆▲△]?[\s　]*(?:(?:文|图|图文|文图|撰文|作者|撰稿|采写|执笔|供稿|整理|口述|摄影)[\s　]*[/／:：|｜][\s　]*\p{Han}[\p{Han}·、,/／:：|｜\s　]{1,30}|`+hanNames+`[/／](?:文|图|图文|文图|摄|摄影|文[/／]图)(?:[\s　]+`+hanNames+`[/／](?:图|摄|摄影))?)$`,
		"/", "／", ":", "：", "|", "｜")

	// placedName is a writer's name with where he writes from: 李明（武汉）.
	placedName = patternOf(`^[□■◎●○◆▲△]?[\s　]*(\p{Han}[\s　]*\p{Han}{1,3})[\s　]*[（(]\p{Han}{2,8}[)）]$`)

	// loneName is a name and nothing else, padded with a blank when it is one of two characters.
	loneName = patternOf(`^\p{Han}(?:[\s　]{1,3}\p{Han}|[\s　]?\p{Han}{1,2}|[\s　]\p{Han}[\s　]\p{Han})$`)
)

// isHanByline tells whether a row is a byline by its own words.
func (r *row) isHanByline() bool {
	const longest = 60 // characters
	return isOwnByline(r.text) || len(r.chars) <= longest &&
		(reportRow.on(r) && !sentenceMarks.in(r.text) || bracketedRow.on(r) || authorRow.on(r))
}

// nameBelow is what the place of a row says of a name that stands on it alone.
func (e *evidence) nameBelow(i int) (name string, between bool) {
	r := &e.rows[i]
	const longestRow = 16
	if i == 0 || i+1 >= len(e.rows) || len(r.chars) > longestRow {
		return "", false
	}
	above, below := &e.rows[i-1], &e.rows[i+1]
	between = !above.endsSentence() && above.width > r.width && below.width > 2*r.width && !below.isHanByline() && !above.isHanByline()
	if m := placedName.FindStringSubmatch(r.text); m != nil {
		return m[1], between
	}
	if loneName.MatchString(r.text) {
		return r.text, between
	}
	return "", false
}

// findLoneNames marks as bylines the names that stand alone between a headline and a text. A short headline may look like one: that there is
// a blank in it, or that more than one article of the page has one there, tells.
func (e *evidence) findLoneNames() {
	const habit = 2
	var found, sure []int
	for i := range e.rows {
		name, between := e.nameBelow(i)
		whole := strings.Join(strings.Fields(name), "")
		if !between || e.byline[i] || e.label[i] || !isName(whole) || isGenre(e.rows[i].text) || boundAcross(e.rows[i-1].chars, e.rows[i].chars) {
			continue
		}
		found = append(found, i)
		if name != e.rows[i].text || whole != name {
			sure = append(sure, i)
		}
	}
	if len(found) < habit {
		found = sure
	}
	for _, i := range found {
		e.byline[i] = true
	}
}
