package archive

import (
	"strings"
	"unicode/utf8"
)

// Reading spells a list's name as an index sorts it: as Slug does, but for the characters that are read otherwise at the beginning of a surname or a
// word than they mostly are. An address is for ever and can't be put right; an index can.
func (l *List) Reading() string {
	known := words
	if l.Folder == "people" {
		known = surnames
	}
	for _, characters := range []int{2, 1} {
		first, rest := cutAfter(l.Name, characters)
		if reading := known[first]; reading != "" {
			return strings.TrimSuffix(reading+"-"+spelled(rest), "-")
		}
	}
	return spelled(l.Name)
}

// Initial gives the letter under which an index has a reading: A to Z, or none when it begins with no letter.
func Initial(reading string) string {
	if reading == "" || reading[0] < 'a' || reading[0] > 'z' {
		return ""
	}
	return strings.ToUpper(reading[:1])
}

// cutAfter cuts a text after a number of characters.
func cutAfter(text string, characters int) (first, rest string) {
	end := 0
	for range characters {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return text[:end], text[end:]
}

// surnames are those that are read otherwise than their first character mostly is.
var surnames = map[string]string{
	"万俟": "mo-qi", "单于": "chan-yu", "尉迟": "yu-chi", "长孙": "zhang-sun",
	"乐": "yue", "仇": "qiu", "单": "shan", "区": "ou", "员": "yun", "折": "she", "曾": "zeng", "朴": "piao", "查": "zha",
	"祭": "zhai", "种": "chong", "秘": "bi", "繁": "po", "缪": "miao", "翟": "zhai", "能": "nai", "覃": "qin", "解": "xie", "郇": "xun",
	"隗": "wei", "黑": "he", "盖": "ge", "召": "shao",
}

// words are beginnings of other names that are read otherwise.
var words = map[string]string{
	"乐器": "yue-qi", "乐团": "yue-tuan", "乐章": "yue-zhang", "乐队": "yue-dui", "会计": "kuai-ji", "厦门": "xia-men", "弹性": "tan-xing", "率先": "shuai-xian",
	"畜牧": "xu-mu", "校对": "jiao-dui", "藏族": "zang-zu", "行业": "hang-ye", "行情": "hang-qing", "都市": "du-shi", "重修": "chong-xiu", "重庆": "chong-qing",
	"重建": "chong-jian", "重温": "chong-wen", "重组": "chong-zu", "重阳": "chong-yang", "长者": "zhang-zhe", "调峰": "tiao-feng", "调控": "tiao-kong",
	"调整": "tiao-zheng", "调解": "tiao-jie",
	"长": "chang",
}
