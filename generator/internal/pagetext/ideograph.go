package pagetext

import "golang.org/x/text/unicode/norm"

// ideograph gives the character meant by c, a radical (U+2E80–2FDF) or compatibility ideograph (U+F900–FAFF) as several
// PDF readers give them for common characters: ⼗ for 十. Unicode's compatibility decomposition knows most; the radicals
// supplement has none for its simplified forms, which stand below. Nothing else of a page is normalised: ½ and ① were printed so.
func ideograph(c rune) rune {
	if m, ok := supplement[c]; ok {
		return m
	}
	for _, m := range norm.NFKC.String(string(c)) {
		return m // one character for one: the decompositions of these blocks are single characters
	}
	return c
}

// supplement maps CJK Radicals Supplement to the unified ideographs of the same shape, after Unicode's
// EquivalentUnifiedIdeograph.txt. Radicals that are only parts of characters are not in it.
var supplement = map[rune]rune{
	'⺁': '厂', '⺄': '乙', '⺅': '亻', '⺆': '冂', '⺇': '几', '⺈': '刀', '⺉': '刂', '⺊': '卜', '⺋': '㔾',
	'⺍': '小', '⺎': '尢', '⺐': '尣', '⺒': '巳', '⺓': '幺', '⺔': '彑', '⺖': '忄', '⺘': '扌', '⺙': '攵', '⺛': '旡',
	'⺜': '日', '⺝': '月', '⺞': '歺', '⺟': '母', '⺠': '民', '⺡': '氵', '⺢': '氺', '⺣': '灬', '⺤': '爫', '⺥': '爪',
	'⺦': '丬', '⺨': '犭', '⺩': '王', '⺪': '疋', '⺫': '目', '⺬': '示', '⺭': '礻', '⺮': '竹', '⺯': '糹', '⺰': '纟',
	'⺱': '网', '⺲': '罒', '⺷': '羊', '⺸': '羊', '⺹': '耂', '⺻': '聿', '⺽': '臼', '⺾': '艹', '⺿': '艹', '⻀': '艹',
	'⻁': '虎', '⻂': '衤', '⻃': '覀', '⻄': '西', '⻅': '见', '⻆': '角', '⻈': '讠', '⻉': '贝', '⻊': '足', '⻋': '车',
	'⻌': '辶', '⻍': '辶', '⻎': '辶', '⻏': '阝', '⻐': '钅', '⻑': '長', '⻒': '镸', '⻓': '长', '⻔': '门', '⻕': '阜',
	'⻖': '阝', '⻗': '雨', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻟': '飠', '⻠': '饣',
	'⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻪': '黾', '⻫': '斉',
	'⻬': '齐', '⻭': '歯', '⻮': '齿', '⻯': '竜', '⻰': '龙', '⻱': '龜', '⻲': '亀', '⻳': '龟',
}
