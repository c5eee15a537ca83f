package segment

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Credits are the people whom a byline names.
type Credits struct {
	Reporters      []string
	Correspondents []string
	Photographers  []string

	unsure bool // a name was cut by guess
}

func (c *Credits) add(d Credits) {
	c.Reporters = union(c.Reporters, d.Reporters)
	c.Correspondents = union(c.Correspondents, d.Correspondents)
	c.Photographers = union(c.Photographers, d.Photographers)
	c.unsure = c.unsure || d.unsure
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// longestCredits is how many characters a byline is read to: those of a page's dozen reporters have some hundreds.
const longestCredits = 600

// parseCredits reads the names in text, a byline as printed, with \n where its line was broken. Brackets and signs round
// it are passed over.
func parseCredits(text string) Credits {
	var c Credits
	if chars := []rune(text); len(chars) > longestCredits {
		text, c.unsure = string(chars[:longestCredits]), true
	}
	current, pending := noRole, []string(nil)
	// A role that leads is closed by the next one or by a role that follows (记者 X 摄: X took a picture).
	flush := func(as role) {
		switch as {
		case correspondent:
			c.Correspondents = union(c.Correspondents, pending)
		case photographer:
			c.Photographers = union(c.Photographers, pending)
		case reporterAndPhotographer:
			c.Reporters = union(c.Reporters, pending)
			c.Photographers = union(c.Photographers, pending)
		default: // names without a role are the authors
			c.Reporters = union(c.Reporters, pending)
		}
		pending = nil
	}
	if m := wireReporter.FindStringSubmatchIndex(Simplified(text)); m != nil {
		c.Reporters = []string{text[m[2]:m[3]]}
		return c
	}
	if office.MatchString(strings.Trim(text, "（）()")) {
		return c
	}
	if m := placedName.FindStringSubmatch(text); m != nil { // 李　平（武汉）
		text = m[1]
	}
	rest := withoutReport(withoutPlace(strings.Trim(mendRoles(text), "（）()【】〔〕［］[]□■◎●○◆▲△☆★：: 　\n")))
	for rest != "" {
		i, word := nextRole(rest)
		names, unsure := cutNames(stripQualifier(rest[:i]))
		names = slices.DeleteFunc(names, func(n string) bool { return n == "本" || slices.Contains(qualifiers, n) || isPaper(n) })
		pending = append(pending, names...)
		c.unsure = c.unsure || unsure
		if word < 0 {
			break
		}
		w := roleWords[word]
		rest = rest[i+len(w.word):]
		if w.leads {
			flush(current)
			current = w.role
		} else {
			flush(w.role)
			current = noRole
		}
	}
	flush(current)
	return c
}

// isPaper tells whether what stands among names is the paper that they write for: 聯合報.
func isPaper(name string) bool {
	return length(name) > 2 && (strings.HasSuffix(name, "報") || strings.HasSuffix(name, "报") || strings.HasSuffix(name, "社"))
}

// placeBefore is where somebody writes from, before the name, and the word for others behind it: 五里墩　赵秀英等.
var placeBefore = patternOf(`^([\p{Han}\n]{2,16})[\s　]+(\p{Han}[\s　]?\p{Han}{1,2}?)(?:等(?:\p{Han}{1,3}人)?)?$`)

// withoutPlace gives the name that signs a letter without where it is from.
func withoutPlace(text string) string {
	m := placeBefore.FindStringSubmatch(text)
	if _, role := nextRole(text); m == nil || role >= 0 {
		return text
	}
	name := strings.Join(strings.Fields(m[2]), "")
	if isName(name) && (!hasName(m[1]) || slices.Contains(reportedFrom, m[1])) {
		return name
	}
	return text
}

// hasName tells whether text is a name, which a line's end may have cut, or has one above or below it.
func hasName(text string) bool {
	return isName(strings.ReplaceAll(text, "\n", "")) || slices.ContainsFunc(strings.Split(text, "\n"), isName)
}

// office is an office or firm, which is nobody's name.
var office = patternOf(`^(?:[^的是在和与了有及、，：\s\w]{2,16}(?:公司|[^布结格大当僵全]局|厂|派出所|事务所|研究所|委员会|办公室|学校|学院|医院|商店|车站|政府|办事处)|本报编辑部|编者)$`)

// withoutReport gives a byline without the place and the word that close it and name nobody.
func withoutReport(text string) string {
	folded := Simplified(text)
	at := reportPattern.FindStringIndex(folded)
	if at == nil || strings.HasSuffix(folded, "摄影报道") || strings.HasSuffix(folded, "图文报道") {
		return text
	}
	names := text[:at[0]]
	if strings.ContainsAny(folded[at[0]:], "/／") {
		return names
	}
	for _, place := range reportedFrom { // 记者陈大文台北报导
		before, found := strings.CutSuffix(folded[:at[0]], place)
		if _, word := lastWordOf(before, " 　\n、，,；;"); found && length(word) != 1 { // not 李北京
			return names[:len(before)]
		}
	}
	return names
}

// reportedFrom are the places that reports come from, where nothing divides them from the reporter's name: towns of whose names none is a person's.
var reportedFrom = strings.Fields("台北 台中 台南 台东 高雄 基隆 新竹 嘉义 桃园 苗栗 彰化 南投 云林 屏东 花莲 宜兰 澎湖 金门 马祖 新北 香港 澳门 北京 上海 天津 重庆 广州 深圳 武汉 南京 杭州 成都 西安 沈阳 " +
	"大连 青岛 济南 郑州 长沙 合肥 福州 厦门 南昌 昆明 贵阳 南宁 海口 太原 兰州 银川 西宁 拉萨 乌鲁木齐 哈尔滨 长春 石家庄 呼和浩特 东京 首尔 纽约 华盛顿 伦敦 巴黎 柏林 莫斯科 日内瓦 布鲁塞尔 新加坡 曼谷")

// nextRole finds the first role word of text: where it starts, and its index in roleWords; -1 when there is none.
func nextRole(text string) (at, word int) {
	text = Simplified(text)
	at, word = len(text), -1
	for k, w := range roleWords {
		if i := strings.Index(text, w.word); i >= 0 && i < at {
			at, word = i, k
		}
	}
	return at, word
}

// stripQualifier removes what stands before a role word and names nobody: 本报, 驻河口经开区, 新华社.
func stripQualifier(text string) string {
	t := strings.TrimRight(text, " 　\n")
	for changed := true; changed; {
		changed = false
		for _, q := range qualifiers {
			if strings.HasSuffix(Simplified(t), q) {
				t, changed = strings.TrimRight(t[:len(t)-len(q)], " 　\n"), true
			}
		}
	}
	if names, place := lastWordOf(t, " 　、，；;"); strings.HasPrefix(strings.TrimPrefix(Simplified(place), "本报"), "驻") {
		return names // the place may be cut by a broken line
	}
	// The qualifier is the last word, names may stand before it.
	names, word := lastWordOf(t, " 　\n、，；;")
	if last := Simplified(word); strings.HasPrefix(last, "驻") || strings.HasSuffix(last, "报") || strings.HasSuffix(last, "社") || strings.HasSuffix(last, "网") || strings.HasSuffix(last, "台") {
		return names
	}
	return t
}

// lastWordOf parts text before its last word; between tells what stands between words.
func lastWordOf(text, between string) (before, word string) {
	at := strings.LastIndexAny(text, between)
	if at < 0 {
		return "", text
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[:at+size], text[at+size:]
}

// cutNames cuts text into names. Names are divided by spaces and commas, or by nothing where the spaces were lost; a
// name of two characters may be padded to three (吴　君); a broken line may cut a name or divide two. unsure tells that
// the surnames had to decide.
func cutNames(text string) (names []string, unsure bool) {
	tokens, brokenBefore := nameTokens(text)
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		if i+1 < len(tokens) {
			next := tokens[i+1]
			switch {
			case length(t) == 1 && length(next) == 1 && !brokenBefore[i+1]:
				t, i = t+next, i+1 // padded
			case brokenBefore[i+1] && i+2 < len(tokens) && !brokenBefore[i+2] && length(t) > 1 && isPadded(next, tokens[i+2]):
			case brokenBefore[i+1] && cutByLine(t, next):
				t, i = t+next, i+1
			}
		}
		parts, guessed := divideNames(t)
		names, unsure = append(names, parts...), unsure || guessed
	}
	return names, unsure
}

// nameTokens gives the words of text, and which of them a broken line, and no space, divides from the one before.
func nameTokens(text string) (tokens []string, brokenBefore map[int]bool) {
	brokenBefore = map[int]bool{}
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			tokens = append(tokens, b.String())
			b.Reset()
		}
	}
	for _, c := range text {
		switch {
		case c == '\n':
			if b.Len() > 0 {
				end()
				brokenBefore[len(tokens)] = true
			}
		case unicode.IsSpace(c), strings.ContainsRune("、，,；;/／∕╱：:及和", c):
			end()
			delete(brokenBefore, len(tokens))
		default:
			b.WriteRune(c)
		}
	}
	end()
	return tokens, brokenBefore
}

func length(s string) int { return utf8.RuneCountInString(s) }

// cutByLine tells whether a broken line cut one name into before and after, rather than divided two.
func cutByLine(before, after string) bool {
	switch {
	case length(before) == 1 || length(after) == 1:
		return true
	case slices.Contains(compoundSurnames, Simplified(before)):
		return true
	case strings.ContainsAny(before+after, nameDots):
		return cutByLineAtDots(before, after)
	}
	return !startsWithSurname(after) && length(before)+length(after) <= 4
}

// isPadded tells whether two words of one character are a name of two that was padded to three.
func isPadded(surname, given string) bool {
	return length(surname) == 1 && length(given) == 1 && startsWithSurname(surname)
}

// nameDots stand between the parts of a name of another language: 买买提·艾力.
const nameDots = "·•"

// cutByLineAtDots is cutByLine where a part of a name with dots is before or after the line's end. It is cut in a part of one character, for a
// dot stands between longer ones, and where no Chinese name could stand beside the one with dots.
func cutByLineAtDots(before, after string) bool {
	last, first := before[strings.LastIndexAny(before, nameDots)+1:], after
	if at := strings.IndexAny(after, nameDots); at >= 0 {
		first = after[:at]
	}
	first, last = strings.Trim(first, nameDots), strings.Trim(last, nameDots)
	if length(first) <= 1 || length(last) <= 1 {
		return true
	}
	if strings.ContainsAny(before, nameDots) {
		return !startsWithSurname(after)
	}
	return !startsWithSurname(before)
}

// longestName is the number of characters of the longest name without a dot in it: 欧阳 and two more.
const longestName = 4

// divideNames divides names that were run together, by the surnames they must start with.
func divideNames(token string) (names []string, guessed bool) {
	chars := []rune(token)
	if len(chars) < longestName || strings.ContainsAny(token, nameDots+".") || !allHan(chars) {
		return []string{token}, false
	}
	if len(chars) == longestName && slices.Contains(compoundSurnames, Simplified(string(chars[:2]))) {
		return []string{token}, false
	}
	// best[i] is the cheapest way to divide chars[i:], as the length of its first name, and next[i] the cost of the second cheapest;
	// three characters are commoner than two.
	const never = 1 << 20
	cost, next, first := make([]float64, len(chars)+1), make([]float64, len(chars)+1), make([]int, len(chars)+1)
	next[len(chars)] = never
	for i := len(chars) - 1; i >= 0; i-- {
		cost[i], next[i] = never, never
		for size := 2; size <= longestName && i+size <= len(chars); size++ {
			name := nameCost(chars[i : i+size])
			if c := name + cost[i+size]; c < cost[i] {
				cost[i], next[i], first[i] = c, math.Min(cost[i], name+next[i+size]), size
			} else {
				next[i] = math.Min(next[i], c)
			}
		}
	}
	if cost[0] >= never {
		return []string{token}, true
	}
	for i := 0; i < len(chars); i += first[i] {
		names = append(names, string(chars[i:i+first[i]]))
	}
	return names, next[0]-cost[0] < clearCut
}

// clearCut is by how much the best division of names that were run together must be cheaper than the next best to be sure.
const clearCut = 2

// nameCost tells how little name looks like one: by its length, and by how common the surname is that it starts with.
func nameCost(name []rune) float64 {
	name = []rune(Simplified(string(name)))
	compound := len(name) >= 3 && slices.Contains(compoundSurnames, string(name[:2]))
	if compound {
		return 1
	}
	place := strings.IndexRune(surnames, name[0])
	if place < 0 || len(name) == longestName {
		return 20 * float64(len(name))
	}
	rare := float64(place) / float64(len(surnames))
	if len(name) == 3 {
		return 1 + rare
	}
	return 2 + rare
}

func allHan(chars []rune) bool {
	for _, c := range chars {
		if !isHan(c) {
			return false
		}
	}
	return true
}

func startsWithSurname(name string) bool {
	name = Simplified(name)
	for _, c := range compoundSurnames {
		if strings.HasPrefix(name, c) {
			return true
		}
	}
	c, _ := utf8.DecodeRuneInString(name)
	return strings.ContainsRune(surnames, c)
}

// isName tells whether token can be a person's name.
func isName(token string) bool {
	if strings.ContainsAny(token, nameDots) {
		return length(token) <= 15
	}
	n := length(token)
	return n >= 2 && n <= longestName && startsWithSurname(token) && allHan([]rune(token))
}

// looksLikeNames tells whether text is nothing but names, at most six of them.
func looksLikeNames(text string) bool {
	names, _ := cutNames(text)
	return len(names) <= 6 && areNames(names)
}

// compoundSurnames are the surnames of two characters in use.
var compoundSurnames = []string{"欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "长孙", "宇文", "端木", "南宫", "西门", "轩辕", "申屠", "呼延"}

// surnames are the surnames of one character of some 99 in 100 people in China, commonest first.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛阎闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤" +
	"康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦欧甘柳游阮娄冉尚纪左庄管辛岳梅童关祝凌瞿裴耿祁卓舒盛骆项费霍成米代包涂项单谷车边路齐宁卫苗房喻柯穆窦吉鲍古简景时兴仇班应解艾柏蒙全池郎刁桂阳连苟司胥" +
	"华屈占晏谌揭敖冷丛辜植晋揣臧隋佟上官符滕屠楼慕卞相明习邢席计闵查党木栾危丘佘凤冼阚巩练水初衣鄢蔺沙凡褚庞鞠展商苑竹苍匡国后巴由宫战暴诺从谈门权居种廉盖麦宗戚桑南农粟才海胜"
