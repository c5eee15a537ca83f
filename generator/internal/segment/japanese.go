package segment

import (
	"slices"
	"strings"
	"unicode"
)

// japanese is the profile of pages with kana: it knows of rows and columns what the Chinese one knows. What differs is who is named and how, that a
// paragraph's first row is short by one character, that no lede opens the articles of a paper from Japan, so that a headline between two texts
// needs none, and that headlines stand before their texts.
var japanese = func() profile {
	p, w := chinese, fitted
	w.OpenPlain, w.OpenHabit, w.OpenNoTail, w.OpenLength, w.OpenCohesion = 0.5, 0, 0, 0, -1
	w.Subhead, w.SubheadShared = -1.5, 0.5
	w.StartIndent, w.StartFull = 1.5, 0
	w.HeadFull, w.HeadIndent = -2.5, -2.5
	w.StartParticle, w.HeadParticle, w.HeadCommas = -2.4, -1.9, -1.9
	p.weights, p.ledes, p.headsAfter = &w, false, 0.1
	p.indent = 1
	p.mark = (*evidence).markJapanese
	p.head, p.startsParagraph = (*evidence).japaneseHead, (*evidence).japaneseStarts
	p.neverOpensHead = func(e *evidence, i int) bool { return e.rows[i].opensDeck() || goesOnInKana.has(e.rows[i].chars[0]) }
	p.openingOdds = nil
	p.takeLede = takeJapaneseLede
	p.tailOf, p.caption = japaneseTail, japaneseCaption
	p.credits = parseJapaneseCredits
	return p
}()

const (
	jaName   = `[\p{Han}々ヶケノ][\p{Han}々ヶケノ\p{Hiragana}\p{Katakana}ー\s　]{1,7}`
	jaNames  = jaName + `(?:[、・,，]\s?` + jaName + `)*`
	jaRole   = `(?:(?:本紙|本社)?(?:記者|特派員|編集委員|論説委員|解説委員|支局長|通信員|支局|総局|[\p{Han}]{2,4}部))`
	jaAgency = `(?:共同|時事|ロイター|ＡＰ|AP|ＡＦＰ|AFP|ＵＰＩ|UPI|タス|新華社|聯合ニュース|ＲＰ|RP|ＤＰＡ|DPA)`
)

var (
	// jaByline is a byline on a row of its own.
	jaByline = patternOf(`^(?:[■◆●▽□]\s*)?(?:[【（(〔［\[](?:` + jaRole + `[\s　・＝=]*)?` + jaNames + `(?:[\s　]*` + jaRole + `)?[】）)〕］\]]|` + jaNames + `[\s　]*` + jaRole + `|` +
		`(?:本紙|本社)?` + jaRole + `[\s　・＝=]+` + jaNames + `|(?:文|取材|構成|執筆|聞き手|文・写真|文と写真)[\s　]*[＝=・:：／/は]?[\s　]*` + jaNames + `(?:[\s　]*` + jaRole + `)?|` +
		`[\p{Han}\p{Katakana}ー]{2,9}[＝=]` + jaNames + `)$`)

	// jaDateline opens a text: 【札幌＝佐藤花子】, 【東京共同】, （ワシントン＝時事）, 〔ロンドン六日発〕.
	jaDateline = patternOf(`^(?:[【〔［\[][\p{Han}\p{Hiragana}\p{Katakana}々ヶー・、\d０-９\s　]{2,14}(?:(?:[＝=]|[\s　])[^】〕］\]。「」]{2,24})?[】〕］\]]|[（(][\p{Han}\p{Katakana}ー・]{2,12}(?:[＝=](?:` + jaNames + `|` + jaAgency + `)|` + jaAgency + `)[）)]|＝[\p{Han}\p{Katakana}ー]{2,10}＝)[\s　]*`)

	// jaTail closes a text: （共同）, （山田太郎）, 【佐藤花子】.
	jaTail = patternOf(`[（(【〔［\[]([^（）()【】〔〕［］\[\]。、「」]{2,24}(?:、[^（）()【】〔〕［］\[\]。「」]{2,24})?)[）)】〕］\]]$`)

	// jaPhoto closes a caption: ＝山田太郎撮影, （撮影・山田太郎）.
	jaPhoto = patternOf(`(?:[＝=][^＝=。]{2,20}(?:写す|撮影)|[（(](?:撮影|写真)[\s　・＝=:：は]?[^（）()。]{2,20}[）)]|[（(＝=][^（）()。＝=]{2,16}(?:提供|撮影)[）)]?)$`)

	// jaTextAndPhoto names who wrote a piece and who took its pictures.
	jaTextAndPhoto = patternOf(`^[（(【](?:文|取材)[・＝=](` + jaNames + `)、写真[・＝=](` + jaNames + `)[）)】]$`)

	jaDesk      = patternOf(`(?:支局|総局|本社|通信部|編集局|報道部)$`)
	jaAgencyEnd = patternOf(jaAgency + `$`)
	jaRoleAt    = patternOf(`^` + jaRole + `[\s　・＝=]*|[\s　・＝=]*` + jaRole + `$`)
)

// notJapaneseName is what brackets hold as well: what a piece is, and places.
var notJapaneseName = patternOf(`(?:社説|解説|談話|写真|地図|図表|関連記事|おわり|続く|敬称略|詳報|速報|以下|抄録|要旨|資料|特集|連載|声明|全文|[都道府県市区町村郡面版紙号頁]$|[０-９\d])`)

// japaneseSurnames are those that some half of the people in Japan have.
var japaneseSurnames = strings.Fields("佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 齋藤 清水 山崎 森 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 長谷川 村上 近藤 石井 " +
	"遠藤 坂本 青木 藤井 西村 福田 太田 三浦 岡本 松田 藤原 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 原 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 菅原 平野 " +
	"大塚 小島 千葉 久保 松井 岩崎 桜井 野口 松尾 野村 木下 菊地 菊池 佐野 大西 杉本 新井 浜田 市川 古川 水野 小松 島田 小山 高野 西川 山内 西田 川口 北村 五十嵐 福島 安田 中田 川崎 飯田 本田 久保田 吉川 中西 沢田 辻 関 岩田 川上 永井 " +
	"吉村 樋口 土屋 服部 福井 川村 田口 秋山 中沢 片山 大橋 石原 松岡 浅野 馬場 浜口 森本 矢野 大島 浅井 星野 広瀬 大久保 堀 岩本 松村 尾崎 田辺 大石 荒井 須藤 熊谷 早川 黒田 平田 石橋 成田 渋谷 荒木 八木 榎本 内藤 岡崎 白石 東 河野")

// isJapaneseName tells whether text can be a person's name, and surely whether it opens with a common surname.
func isJapaneseName(text string) (can, surely bool) {
	name := strings.Join(strings.Fields(text), "")
	n := length(name)
	if n < 2 || n > 7 || notJapaneseName.MatchString(text) || jaAgencyEnd.MatchString(name) {
		return false, false
	}
	han := 0
	for _, c := range name {
		if isHan(c) {
			han++
		} else if !isKana(c) {
			return false, false
		}
	}
	surely = n >= 3 && slices.ContainsFunc(japaneseSurnames, func(s string) bool { return strings.HasPrefix(name, s) && len(name) > len(s) })
	return n >= 3 && (surely || han == n), surely // kana alone say nothing: （一時的に）
}

// namesInJapanese gives the names that text holds and nothing else; nil when it holds other things.
func namesInJapanese(text string) (names []string, surely bool) {
	text = strings.TrimFunc(text, func(c rune) bool {
		return strings.ContainsRune("【】（）()〔〕［］[]■◆●▽□＝= 　\n", c)
	})
	surely = jaRoleAt.MatchString(text)
	for _, part := range strings.FieldsFunc(jaRoleAt.ReplaceAllString(text, ""), func(c rune) bool { return strings.ContainsRune("、，,・\n", c) }) {
		if jaDesk.MatchString(part) || part == "写真も" || part == "写真とも" {
			continue
		}
		part = behindPlace(part)
		can, common := isJapaneseName(part)
		if !can {
			return nil, false
		}
		surely = surely || common
		names = append(names, strings.Join(strings.Fields(part), ""))
	}
	return names, surely
}

// behindPlace gives the name behind the place that it is set close to: ワシントン山田太郎.
func behindPlace(text string) string {
	if loc := jaPlaceFirst.FindStringIndex(text); loc != nil {
		if _, surely := isJapaneseName(text[loc[1]:]); surely {
			return text[loc[1]:]
		}
	}
	return text
}

// jaPlaceFirst is a place before the name of who writes from it.
var jaPlaceFirst = patternOf(`^(?:[\p{Katakana}ー]{2,8}|北京|上海|香港|台北|釜山|東京|大阪|札幌|福岡|那覇|名古屋|京都|神戸|横浜|仙台|広島|新潟|金沢|長野|高松|松山|熊本|鹿児島|長崎)`)

// goesOnInKana are the kana that no sentence and no headline opens with.
var goesOnInKana = charsOf("をんっゃゅょぁぃぅぇぉーンァィゥェォッャュョ々")

// kanaOpenings are the kana that sentences open with. Others that open a row are mostly the rest of a word or a particle behind one.
var kanaOpenings = wordSet("あの ある あと あな あく あら あえ あり いま いつ いず いか いく いわ いち いっ いろ うち うま おお おそ おな おも おと おい かつ かえ かな かり かれ きょ きっ けれ ここ この これ こう こと こち ころ こん ごく さて さら さま され " +
	"しか しば しか すぐ すで すべ すな せめ そう そこ その それ そし そん そも そろ たし ただ たと たま たい だが だか だっ ただ ちな ちょ つい つぎ つま つね つづ でき でも でき では とい とき とこ とく とて とり とも とは どう どの どこ どん どち どれ なお なか なぜ など なん なる なに なら にも ねら のち " +
	"はじ はた はっ ひと ひい ふた ほか ほと ほぼ ほん まし まず また まだ まっ まる まさ まも みな みん むし むろ めっ もう もし もち もっ もと もは やが やは やっ やや やむ ゆえ よう より よく よっ わが わた われ わず わか")

// particlesLast are those that hardly a headline ends with.
var particlesLast = charsOf("はがてりばず")

// goesOnWithWord tells whether row r opens with kana that hardly a sentence opens with.
func goesOnWithWord(r *row) bool {
	return unicode.Is(unicode.Hiragana, r.chars[0]) && (len(r.chars) < 2 || !kanaOpenings[string(r.chars[:2])])
}

// japaneseStarts is the evidence that a paragraph starts with row i.
func (e *evidence) japaneseStarts(i int) float64 {
	first, score := e.rows[i].chars[0], e.hanStarts(i)
	switch {
	case goesOnInKana.has(first):
		return e.w.StartNever
	case goesOnWithWord(&e.rows[i]):
		score += e.w.StartParticle
	}
	return score
}

// japaneseHead is the evidence that row i is a headline's. A comma stands in many, two in few.
func (e *evidence) japaneseHead(i int) float64 {
	score := e.hanHead(i) - (1-e.blankMeaning())*e.w.HeadBlank*(oneIf(e.rows[i].blankBefore)+oneIf(e.rows[i].blankAfter))
	if commas := strings.Count(e.rows[i].text, "、"); commas > 1 {
		score += e.w.HeadCommas * float64(commas-1)
	}
	if particlesLast.has(e.rows[i].chars[len(e.rows[i].chars)-1]) {
		score += e.w.HeadParticle
	}
	return score
}

// markJapanese finds datelines, bylines and tails.
func (e *evidence) markJapanese() {
	for i := range e.rows {
		text := e.rows[i].glyphs.String()
		e.item[i] = opensItem(e.rows[i].text)
		e.byline[i] = e.isJapaneseByline(i, text)
		e.opens[i] = !e.byline[i] && japaneseDatelineEnd(e.joinedAsPrinted(i, 2)) > 0
	}
	for i := range e.rows {
		at := -1
		if !e.byline[i] && !e.opens[i] {
			at = japaneseTail(e.rows[i].glyphs)
		}
		e.tail[i] = at > 0 || at == 0 && i > 0 && e.rows[i-1].endsSentence()
	}
}

// joinedAsPrinted gives the text of row i and the rows after it, count in all, as printed.
func (e *evidence) joinedAsPrinted(i, count int) string {
	text := ""
	for ; count > 0 && i < len(e.rows); i, count = i+1, count-1 {
		text += e.rows[i].glyphs.String()
	}
	return text
}

// isJapaneseByline tells whether row i is a byline: in brackets alone it is one only where a text may follow, not below a text.
func (e *evidence) isJapaneseByline(i int, text string) bool {
	const longest = 40 // characters
	if len(e.rows[i].chars) > longest || sentenceMarks.in(strings.ReplaceAll(text, "、", "")) || !jaByline.MatchString(text) && !jaTextAndPhoto.MatchString(text) {
		return false
	}
	if i > 0 && e.rows[i-1].endsSentence() && e.rows[i-1].short(e.rows[i-1].width+1) {
		return false
	}
	if i > 0 && e.rows[i-1].endsSentence() && closers.has(e.rows[i].chars[len(e.rows[i].chars)-1]) {
		return false
	}
	c := parseJapaneseCredits(text)
	return len(c.Reporters) > 0
}

// japaneseDatelineEnd gives the length in bytes of the dateline that opens text; 0 when none does.
func japaneseDatelineEnd(text string) int {
	loc := jaDateline.FindStringIndex(text)
	if loc == nil {
		return 0
	}
	inside := strings.Trim(text[:loc[1]], "【】（）()〔〕［］[] 　")
	if notJapaneseName.MatchString(inside) && !strings.ContainsAny(inside, "＝=") && !jaAgencyEnd.MatchString(inside) {
		return 0
	}
	return loc[1]
}

// takeJapaneseLede takes the dateline from the start of a first paragraph; who is named in it is its byline.
func takeJapaneseLede(p Passage) (lede, Passage) {
	text := p.opening()
	n := length(text[:japaneseDatelineEnd(text)])
	if n == 0 || n == len(p) {
		return lede{}, p
	}
	if len(parseJapaneseCredits(p[:n].String()).Reporters) > 0 {
		return lede{byline: trimSpace(p[:n])}, trimSpace(p[n:])
	}
	return lede{dateline: trimSpace(p[:n])}, trimSpace(p[n:])
}

// japaneseTail gives where the bracket begins that closes p with names or an agency; -1 when none does.
func japaneseTail(p Passage) int {
	const longest = 40
	above := max(0, len(p)-longest)
	text := p[above:].String()
	loc := jaTail.FindStringSubmatchIndex(text)
	if loc == nil {
		return -1
	}
	inside, before := text[loc[2]:loc[3]], strings.TrimRight(text[:loc[0]], " 　")
	if before != "" && !strings.HasSuffix(before, "。") && !strings.HasSuffix(before, "」") {
		return -1
	}
	names, surely := namesInJapanese(inside)
	if !jaAgencyEnd.MatchString(inside) && (len(names) == 0 || !surely && text[loc[0]:loc[0]+len("【")] != "【") {
		return -1
	}
	return above + length(text[:loc[0]])
}

// japaneseCaption gives where the credit of a caption begins; -1 when it has none.
func japaneseCaption(p Passage) int {
	text := p.String()
	loc := jaPhoto.FindStringIndex(text)
	if loc == nil {
		return -1
	}
	return length(text[:loc[0]])
}

// parseJapaneseCredits reads the names in a byline, dateline or tail as printed: what stands behind ＝ or a role, or names alone.
func parseJapaneseCredits(text string) Credits {
	var c Credits
	text = strings.TrimSpace(text)
	if loc := jaTextAndPhoto.FindStringSubmatch(text); loc != nil {
		c.Reporters, _ = namesInJapanese(loc[1])
		c.Photographers, _ = namesInJapanese(loc[2])
		return c
	}
	if jaPhoto.MatchString(text) {
		text = strings.Trim(text, "（）()＝= 　")
		for _, word := range []string{"撮影", "写真", "写す", "提供"} {
			text = strings.ReplaceAll(text, word, "")
		}
		c.Photographers, _ = namesInJapanese(strings.TrimLeft(text, "・＝=:：は"))
		return c
	}
	for _, word := range []string{"文・写真", "文と写真", "取材", "構成", "執筆", "聞き手", "文"} {
		if rest, found := strings.CutPrefix(text, word); found {
			text = strings.TrimLeft(rest, "＝=・:：／/は 　")
			c.Reporters, _ = namesInJapanese(text)
			return c
		}
	}
	text = strings.Trim(text, "【】（）()〔〕［］[]■◆●▽□ 　\n")
	for _, sign := range []string{"＝", "="} {
		before, behind, found := strings.Cut(text, sign)
		if names, surely := namesInJapanese(before); found && surely && len(names) > 0 {
			text = before // 山田太郎＝札幌
		} else if found && strings.TrimSpace(behind) != "" {
			text = behind
		}
	}
	names, surely := namesInJapanese(text)
	if len(names) == 1 && !surely && length(names[0]) < 4 {
		return c // as likely a place
	}
	c.Reporters = names
	return c
}
