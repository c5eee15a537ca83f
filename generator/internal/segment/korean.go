package segment

import (
	"slices"
	"strings"
	"unicode"

	"backissue/generator/internal/dates"
)

// korean is the profile of pages in Korean. Words have spaces between them and sentences full stops, as those in Latin letters have, so it
// knows what the Latin profile knows; but there are no capitals, a syllable fills a square, and a row may end in the middle of a word.
var korean = func() profile {
	p, w := latin, latinWeights
	w.HeadFull, w.BodyFull = -2.5, 0.5 // rows that may end anywhere are all full
	p.weights = &w
	p.head, p.endsParagraph = (*evidence).koreanHead, (*evidence).koreanEnds
	p.findTransparent = (*evidence).findTransparentKorean
	p.widths = koreanWidths
	p.mark, p.settle, p.mend = (*evidence).markKorean, (*evidence).settleCut, nil
	p.tokens, p.shared = koreanTokens, sharedKorean
	p.wrapped = (*evidence).koreanWrapped
	p.join, p.joinBody = joinKorean, joinKorean
	p.datelineRow = func(string) bool { return false }
	p.takeLede = takeKoreanLede
	p.tailOf = koreanTail
	p.credits = parseKoreanCredits
	p.caption = koreanCaption
	return p
}()

const (
	koName   = `(?:[가-힣]{2,4}|\p{Han}{2,4})`
	koNames  = koName + `(?:\s?[·,ㆍ・]\s?` + koName + `)*`
	koSpaced = koName + `(?:\s?[·,ㆍ・\s]\s?` + koName + `)*`
	koRole   = `(?:(?:선임|객원|인턴|수습|사진|국제|경제|정치|사회|문화|[가-힣]{2,3}부|[가-힣]{0,3}전문)?\s?(?:기자|記者)|(?:[가-힣]{2,6}\s?)?특파원|特派員|논설위원|논설실장|편집위원|편집국장|해설위원|통신원|주재기자|위원|칼럼니스트)`
	koAgency = `(?:연합(?:뉴스)?|聯合|뉴시스|뉴스1|로이터|AP|AFP|UPI|DPA|타스|신화|교도|공동|특약|외신종합|종합)`
	koOpen   = `[(（\[［【〔<〈]`
	koClose  = `[)）\]］】〕>〉]`
	koMail   = `(?:\s*[(<]?[\w.-]+@[\w.-]*[)>]?)?`
)

var (
	// koByline is a byline on a row of its own.
	koByline = patternOf(`^(?:[■▶◆●/=]\s*)?(?:` + koOpen + `\s*)?(?:[가-힣]{2,6}\s?[=＝|｜/]{1,2}\s?)?(?:본[지보사]\s?|글[·ㆍ]?(?:사진)?\s?[=:]?\s*)?(?:[가-힣]{2,3}부\s)?` + koSpaced + `[\s|ㅣ]*` + koRole + `(?:\s?[·,ㆍ]\s?` + koNames + `\s*` + koRole + `)*(?:\s?` + koClose + `)?` + koMail + `$|^(?:글|사진|글[·ㆍ]사진|취재)\s*[=:]?\s*` + koNames + `(?:\s*/?\s*사진\s*[=:]?\s*` + koNames + `)?$`)

	// koDateline opens a text: (서울=연합뉴스) 김철수 기자 =, [부산=뉴시스], 【도쿄=김철수특파원】.
	koDateline = patternOf(`^` + koOpen + `(?:[가-힣\p{Han}·ㆍ]{2,8}(?:\s?` + koAgency + `)?\s?[=＝]\s?[^)）\]］】〕>〉.]{1,24}|[가-힣\p{Han}]{2,8}\s?` + koAgency + `|` + koAgency + `|[가-힣]{2,8}(?:일보|신문|뉴스|매일|경제|타임스)?\s?` + koNames + `\s?` + koRole + `)` + koClose + `\s*(?:` + koSpaced + `\s?` + koRole + `(?:\s?[·,ㆍ]\s?` + koNames + `\s?` + koRole + `)*\s*)?(?:[=＝]|[-–—]\s)?\s*`)

	// koTail closes a text: 김철수 기자 kim@…, <이영희 기자>, (연합).
	koTail = patternOf(`(?:[/=]\s?` + koNames + `\s?` + koRole + koMail + `|` + koOpen + `(?:` + koNames + `\s?` + koRole + `|` + koAgency + `|[가-힣]{2,8}\s?[=＝][^)）\]］】〕>〉.]{2,20})` + koClose + `|(?:^|\s)` + koNames + `\s?` + koRole + koMail + `)$`)

	// koPhoto is who took a picture.
	koPhoto = patternOf(`(?:[<〈(（\[]?사진\s?[=:/]?\s?[^.<>()]{2,16}[>〉)）\]]?|[<〈(（\[][^.<>()]{2,12}(?:제공|촬영)[>〉)）\]])$`)

	// koDayRow is the paper's day, perhaps between its name and the page's number.
	koDayRow = patternOf(`^(?:[가-힣\p{Han}]{2,8}\s*)?(?:제?\s?\d+호\s*)?` + dates.Numeric + `(?:[\s(（]*(?:[월화수목금토일](?:요일)?|[月火水木金土日](?:曜日)?)[)）]?)?(?:\s*[가-힣\p{Han}]{2,6})?(?:\s*제?\s?\d{1,3}\s?(?:면|판|호))?$`)

	// koInnerStop is a stop that ends a sentence within a row.
	koInnerStop = patternOf(`[다요죠]\.\s?[가-힣“"‘'A-Z\d]`)

	koCredit    = patternOf(`(` + koSpaced + `)[\s|ㅣ]*` + koRole)
	koWriter    = patternOf(`(?:^|[\s/])(글|사진|글[·ㆍ]사진|취재)\s*[=:]?\s*(` + koNames + `)`)
	koNameBreak = patternOf(`\s?[·,ㆍ・\s]\s?`)
)

// koreanSurnames are the surnames of one syllable.
const koreanSurnames = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형두감호빈동온좌범" +
	"나계피간상"

// koreanPlaces are those before the name of who writes from them.
var koreanPlaces = wordSet("서울 부산 대구 인천 광주 대전 울산 세종 경기 강원 충북 충남 전북 전남 경북 경남 제주 수원 창원 전주 청주 춘천 포항 목포 여수 순천 강릉 원주 천안 성남 고양 용인 안양 안산 평택 김해 진주 구미 경주 안동 군산 익산 " +
	"도쿄 동경 베이징 북경 상하이 홍콩 워싱턴 뉴욕 파리 런던 베를린 모스크바 제네바 브뤼셀 방콕 하노이 카이로")

// koreanJobs stand before a role or behind a name, and are none.
var koreanJobs = wordSet("기자 선임 객원 인턴 수습 사진 국제 경제 정치 사회 문화 전문 특파원 논설위원 편집위원 칼럼니스트 글 취재 정리")

// isKoreanByline tells whether text is a byline: nothing but names stands before what they are, and a place or a desk. 신년 기자 may be of a headline's
// 대통령 신년 기자회견.
func isKoreanByline(text string) bool {
	if !koByline.MatchString(text) || len(parseKoreanCredits(text).all()) == 0 {
		return false
	}
	for _, m := range koCredit.FindAllStringSubmatch(text) {
		for k, word := range koNameBreak.Split(m[1]) {
			if !isKoreanName(word) && !koreanJobs[word] && !koreanDesk(word) && !(k == 0 && koreanPlaces[word]) {
				return false
			}
		}
	}
	return true
}

// koreanDesk tells whether a word is the desk or the field of who writes: 사회부, 의학전문.
func koreanDesk(word string) bool {
	return length(word) > 2 && strings.HasSuffix(word, "부") || strings.HasSuffix(word, "전문")
}

// isKoreanName tells whether text is a name, by its surname where it is written in syllables.
func isKoreanName(text string) bool {
	if text == "" || koreanPlaces[text] || koreanJobs[text] || koreanDesk(text) {
		return false
	}
	first := []rune(text)[0]
	return isHan(first) || strings.ContainsRune(koreanSurnames, first)
}

// koreanWidths measures p in letters of middling width, of which a syllable is as wide as two. Where syllables run on for longer than words do,
// spaces were lost.
func koreanWidths(p Passage) (tight, loose float64) {
	const longestWord, usualWord = 6, 3 // syllables
	width, run := 0.0, 0
	for _, g := range p {
		if !isWord(g.char) {
			width, run = width+latinWidth(g.char), 0
			continue
		}
		width += 2
		if run++; run > longestWord && run%usualWord == 0 {
			width += latinWidth(' ')
		}
	}
	return width, width
}

// markKorean finds datelines, bylines and tails, and how the rows look.
func (e *evidence) markKorean() {
	e.markLatin()
	for i := range e.rows {
		text := e.rows[i].text
		r := &e.rows[i]
		if isHangul(r.chars[0]) && koreanGoesOn(firstKoreanWord(r.glyphs)) {
			e.faces[i].lower = true // as a small letter would say
		}
		below := i > 0 && e.faces[i-1].stops // of a text, not of a headline
		switch {
		case koreanDatelineEnd(text) > 0 && koreanDatelineEnd(text) < len(text):
			e.opens[i], e.byline[i], e.tail[i] = true, false, false
		case !below && len(r.chars) <= longestByline && isKoreanByline(text):
			e.byline[i], e.opens[i], e.tail[i] = true, false, false
		case koreanTail(r.glyphs) >= 0 && (koreanTail(r.glyphs) > 0 || below):
			e.tail[i], e.opens[i], e.byline[i] = true, false, false
		}
	}
}

// findTransparentKorean marks the rows that belong to no body: what Latin pages print about themselves, and the day and page in Korean.
func (e *evidence) findTransparentKorean() {
	e.findTransparentLatin()
	const longest = 40 // characters
	for i := range e.rows {
		r := &e.rows[i]
		if edge := i < edgeRows || i >= len(e.rows)-edgeRows/2; edge && e.kind[i] == opaque && len(r.chars) <= longest && !e.faces[i].stops && koDayRow.MatchString(r.text) {
			e.kind[i] = furnitureRow
			for j := i - 1; j >= 0 && i-j <= 2 && len(e.rows[j].chars) <= 8; j-- {
				e.kind[j] = furnitureRow // the paper's name
			}
		}
	}
}

// koreanEnds is the evidence that a paragraph ends with row i. Rows that may end anywhere are as wide as their column to a syllable, so that one
// which misses it by more was short, and the indent of the row below shows.
func (e *evidence) koreanEnds(i int) float64 {
	score := e.latinEnds(i)
	const syllable = 2
	j := 0
	if i >= 0 {
		j = e.next[i]
	}
	if i < 0 || e.reflowed || !e.faces[i].stops || e.tail[i] || j >= len(e.rows) || e.faces[j].lower {
		return score
	}
	measure := e.before[i]
	width, below := e.rows[i].width, e.rows[j].width
	if width >= latinShort*measure && width < measure-1.25*syllable {
		score += (e.w.EndShort - e.w.EndFull) / 2
	}
	if below > measure-1.8*syllable && below < measure-0.5*syllable {
		score += e.w.EndIndent
	}
	return score
}

// koreanHead is the evidence that row i is a headline's: no sentence ends in one.
func (e *evidence) koreanHead(i int) float64 {
	score := e.latinHead(i)
	if koInnerStop.MatchString(e.rows[i].text) {
		score += e.w.HeadSentence
	}
	return score
}

// all gives everybody who is named.
func (c Credits) all() []string { return slices.Concat(c.Reporters, c.Correspondents, c.Photographers) }

// koreanDatelineEnd gives the length in bytes of the dateline that opens text; 0 when none does.
func koreanDatelineEnd(text string) int {
	if loc := koDateline.FindStringIndex(text); loc != nil {
		return loc[1]
	}
	return 0
}

// takeKoreanLede takes the dateline, and the byline behind it or in it, from the start of a first paragraph.
func takeKoreanLede(p Passage) (lede, Passage) {
	text := p.opening()
	end := koreanDatelineEnd(text)
	if end == 0 || end >= len(text) {
		return takeLatinLede(p)
	}
	n := length(text[:end])
	at := 0
	if close := strings.IndexAny(text[:end], ")）]］】〕>〉"); close >= 0 && len(parseKoreanCredits(text[:close]).all()) == 0 {
		at = length(text[:close]) + 1
	}
	l := lede{dateline: p[:at], byline: trimSpace(p[at:n])}
	if len(parseKoreanCredits(l.byline.String()).all()) == 0 {
		l = lede{dateline: p[:n]}
	}
	return l, trimSpace(p[n:])
}

// koreanTail gives where the names begin that close p; -1 when none do.
func koreanTail(p Passage) int {
	const longest = 60
	above := max(0, len(p)-longest)
	text := p[above:].String()
	loc := koTail.FindStringIndex(text)
	if loc == nil {
		return latinTail(p)
	}
	before := strings.TrimSpace(text[:loc[0]])
	if before != "" && !stopsLatin(before) || loc[0] == 0 && above > 0 {
		return -1
	}
	tail := text[loc[0]:loc[1]]
	return above + length(text[:loc[0]]) + length(tail) - length(strings.TrimLeft(tail, " "))
}

// koreanCaption gives where the credit of a caption begins; -1 when it has none.
func koreanCaption(p Passage) int {
	text := p.String()
	if loc := koPhoto.FindStringIndex(text); loc != nil {
		return length(text[:loc[0]])
	}
	return latinCaption(p)
}

// parseKoreanCredits reads the names in a byline, dateline or tail as printed: those before a role, or behind what somebody did.
func parseKoreanCredits(text string) Credits {
	var c Credits
	add := func(to *[]string, names string) {
		for _, n := range koNameBreak.Split(names) {
			if n = strings.TrimSpace(n); n != "" && isKoreanName(n) && !slices.Contains(*to, n) {
				*to = append(*to, n)
			}
		}
	}
	for _, m := range koWriter.FindAllStringSubmatch(text) {
		if m[1] != "글" && m[1] != "취재" {
			add(&c.Photographers, m[2])
		}
		if m[1] != "사진" {
			add(&c.Reporters, m[2])
		}
	}
	if len(c.all()) > 0 {
		return c
	}
	for _, m := range koCredit.FindAllStringSubmatch(text) {
		add(&c.Reporters, m[1])
	}
	if len(c.Reporters) == 0 && !strings.ContainsFunc(text, isHangul) {
		return parseLatinCredits(text)
	}
	return c
}

// koreanTokens gives the wording of chars: the pairs of syllables of Korean words, which have endings of many kinds, and Latin words whole.
func koreanTokens(chars []rune) []token {
	out := wordsOf(slices.DeleteFunc(slices.Clone(chars), isHangul))
	for i := 0; i+1 < len(chars); i++ {
		if isHangul(chars[i]) && isHangul(chars[i+1]) {
			p, _ := pairOf(chars[i], chars[i+1])
			out = append(out, p)
		}
	}
	return out
}

// sharedKorean gives the share of text's wording that body has.
func sharedKorean(text, body string) float64 { return sharedOf(koreanTokens, text, body) }

// koreanWrapped gives the odds that row b of a headline goes on with row a's line: no capitals tell, but words that the text has together.
func (e *evidence) koreanWrapped(a, b int, body string, blanks float64) float64 {
	score := e.latinWrapped(a, b, body, blanks)
	x, y := &e.faces[a], &e.faces[b]
	above, below := unspaced(e.rows[a].chars), unspaced(e.rows[b].chars)
	if len(above) == 0 || len(below) == 0 || !isHangul(above[len(above)-1]) || !isHangul(below[0]) {
		return score
	}
	if !x.titled && !x.capitals && !y.lower && y.words > 1 && !y.capitals {
		score -= e.w.WrapApart
	}
	text := string(unspaced([]rune(body)))
	switch {
	case strings.HasSuffix(e.rows[a].text, "…"):
	case seamIn(text, above, below, 2, 2), seamIn(text, above, below, 3, 1), seamIn(text, above, below, 1, 3):
		score += e.w.WrapPhrase
	case strings.ContainsRune("의을를에와과는은", above[len(above)-1]):
		score += e.w.WrapFuller
	}
	return score
}

// unspaced gives chars without white space.
func unspaced(chars []rune) []rune {
	return slices.DeleteFunc(slices.Clone(chars), unicode.IsSpace)
}
