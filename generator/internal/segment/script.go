package segment

import "unicode"

// isKana tells whether c is a character of the Japanese syllabaries, or the mark that lengthens one.
func isKana(c rune) bool {
	return c >= 'ぁ' && c <= 'ヿ' && c != '・' && c != '゠' || c >= 'ｦ' && c <= 'ﾟ'
}

// isHangul tells whether c is a syllable of Korean.
func isHangul(c rune) bool { return c >= '가' && c <= '힣' || c >= 'ㄱ' && c <= 'ㆎ' }

// isWord tells whether c is a character of words that has a square of its own.
func isWord(c rune) bool { return isHan(c) || isKana(c) || isHangul(c) }

// isLatin tells whether c is a letter of an alphabet.
func isLatin(c rune) bool { return c < 0x2E80 && unicode.IsLetter(c) }
