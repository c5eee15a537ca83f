package segment

import "strings"

// A row of Korean may end in the middle of a word, and no hyphen says so. The page's own words tell, and what no word opens with: the particles
// and endings that stand behind one.

// koreanParticles are what stands behind a word and is none.
var koreanParticles = wordSet("을 를 은 는 의 에 에서 에는 에도 에게 에서는 으로 으로는 으로도 로 로는 와 과 과의 와의 도 만 만의 만이 부터 까지 까지는 라고 이라고 이라는 라는 이며 이고 고 며 면서 지만 께서 들 들은 들이 들을 들의 " +
	"다 다고 다는 이다 니다 습니다 입니다 이었다 였다 였으며 이었으며 처럼 보다 마다 조차 밖에 뿐 이나 이라도 든지 므로 려고 는데 은데 던 기 기에 기도 기로")

// koreanVerbs stand behind a noun with or without a space.
var koreanVerbs = wordSet("했다 한다 된다 됐다 하는 하고 하며 하여 해서 했으며 했고 할 한 된 되는 되어 되고 됐고 대로")

// koreanEndings are what a row opens with that goes on with a word, whatever follows.
var koreanEndings = []string{"니다", "습니", "었", "았", "겠", "는데", "므로", "려고", "지만", "으로", "에서", "에게", "였"}

// koreanGoesOn tells whether a word that opens a row is the rest of one.
func koreanGoesOn(word string) bool {
	if koreanParticles[word] {
		return true
	}
	for _, ending := range koreanEndings {
		if strings.HasPrefix(word, ending) {
			return true
		}
	}
	return false
}

// lastKoreanWord and firstKoreanWord give the syllables that p ends or opens with.
func lastKoreanWord(p Passage) string {
	from := len(p)
	for from > 0 && isHangul(p[from-1].char) {
		from--
	}
	return p[from:].String()
}

func firstKoreanWord(p Passage) string {
	to := 0
	for to < len(p) && isHangul(p[to].char) {
		to++
	}
	return p[:to].String()
}

// joinKorean joins two rows as one text, with a space where none cuts a word of Korean.
func joinKorean(a *assembly, text, next Passage) Passage {
	if len(text) == 0 {
		return append(text, next...)
	}
	last, first := text[len(text)-1].char, next[0].char
	switch {
	case isHangul(first) && isDigit(last), (isHangul(first) || isHan(first)) && isHan(last):
		return append(text, next...)
	case isHangul(first) && isLatin(last) && koreanParticles[firstKoreanWord(next)]:
		return append(text, next...)
	case !isHangul(first) || !isHangul(last):
		return joinLatin(a, text, next)
	}
	odds := a.cutOdds(lastKoreanWord(text), firstKoreanWord(next))
	if a.cutsWords() {
		odds += cutByHabit
	} else {
		odds -= cutByHabit
	}
	if odds < 0 {
		text = append(text, glyph{' ', -1, 0})
	}
	return append(text, next...)
}

// cutByHabit is what the habit of the page adds to the odds that a row's end cuts a word.
const cutByHabit = 0.4

// koreanSingles are words of one syllable.
var koreanSingles = wordSet("이 그 저 수 것 등 및 한 두 세 네 더 안 못 또 전 후 뒤 앞 위 때 줄 곳 점 분 중 각 매 새 온 첫 총 약 단 즉 왜 다 잘 꼭 채 듯 데 년 월 일 명 개 원")

// koreanEnd is what hardly any word goes on behind.
var koreanEnd = patternOf(`(?:에서|에게|으로|부터|까지|에는|에도|하고|하며|하여|해서|들은|들이|들을|들의|라며|다며|다고|라고|지만|면서|기로|하기|했던|하는|되는|있는|없는|위해|대해|따라|통해)$`)

// cutOdds gives the odds that a row's end cut a word into left and right, as the page's words tell.
func (a *assembly) cutOdds(left, right string) float64 {
	odds := 0.0
	words, starts := a.koreanWords()
	first := string([]rune(right)[:1])
	switch {
	case koreanGoesOn(right):
		odds += 3
	case words[left+right] > 0:
		odds += 2.5
	case koreanVerbs[right]:
		odds += 0.5
	case starts[left+first] > 0 && starts[left+first] >= words[left]:
		odds += 1.5
	}
	if words[left] > 0 {
		odds -= 1
	}
	if words[right] > 0 && !koreanParticles[right] {
		odds--
	}
	switch {
	case koreanSingles[left]:
		odds -= 0.5
	case length(left) == 1:
		odds++
	case koreanEnd.MatchString(left):
		odds -= 1.5
	case strings.ContainsAny(left[len(left)-len("은"):], "은는을를의에한된할던진운인든린난며고서면게"):
		odds--
	case strings.ContainsAny(left[len(left)-len("은"):], "이가와과도로해어아여려록터만다"):
		odds -= 0.5
	}
	return odds
}

// cutsWords tells whether the page's rows end in the middle of words: some of them then do so surely.
func (a *assembly) cutsWords() bool {
	if a.cuts != nil {
		return *a.cuts
	}
	const share = 0.08
	all, cut := 0, 0
	for i := 1; i < len(a.rows); i++ {
		left, right := lastKoreanWord(a.rows[i-1].glyphs), firstKoreanWord(a.rows[i].glyphs)
		if left == "" || right == "" || a.rows[i].blankBefore {
			continue
		}
		all++
		if koreanGoesOn(right) || a.cutOdds(left, right) > 1 {
			cut++
		}
	}
	cuts := float64(cut) > share*float64(all)
	a.cuts = &cuts
	return cuts
}

// koreanWords counts the words of Korean that stand whole within a row, and how many of them open with some syllables.
func (a *assembly) koreanWords() (words, starts map[string]int) {
	if a.words != nil {
		return a.words, a.starts
	}
	a.words, a.starts = map[string]int{}, map[string]int{}
	for i := range a.rows {
		found := strings.FieldsFunc(a.rows[i].glyphs.String(), func(c rune) bool { return !isHangul(c) })
		if len(found) > 0 && isHangul(a.rows[i].glyphs[0].char) {
			found = found[1:] // perhaps the rest of a word
		}
		if n := len(found); n > 0 && isHangul(a.rows[i].glyphs[len(a.rows[i].glyphs)-1].char) {
			found = found[:n-1]
		}
		for _, w := range found {
			a.words[w]++
			chars := []rune(w)
			const longest = 8 // syllables
			for n := 2; n <= min(longest, len(chars)); n++ {
				a.starts[string(chars[:n])]++
			}
		}
	}
	return a.words, a.starts
}
