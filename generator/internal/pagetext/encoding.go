package pagetext

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

var errNoText = errors.New("the page is neither UTF-8 nor UTF-16, GB18030, Big5 or Windows-1252 text, nor in another encoding that is known here")

// decode gives content as text and the name of its encoding. The order of the guesses matters: almost any bytes are
// valid UTF-16, GB18030 or Big5, and almost none are valid UTF-8 by accident.
func decode(content []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(content, []byte{0xEF, 0xBB, 0xBF}):
		content = content[3:]
	case bytes.HasPrefix(content, []byte{0xFF, 0xFE}):
		return decodeUTF16(content[2:], false), "utf-16le", nil
	case bytes.HasPrefix(content, []byte{0xFE, 0xFF}):
		return decodeUTF16(content[2:], true), "utf-16be", nil
	}
	if little, big := zeroBytes(content); little || big {
		if big {
			return decodeUTF16(content, true), "utf-16be", nil
		}
		return decodeUTF16(content, false), "utf-16le", nil
	}
	if utf8.Valid(content) {
		return string(content), "utf-8", nil
	}
	if text, encoding := decodeByLine(content); encoding != "" {
		return text, encoding, nil
	}
	if text, encoding := decodeWestern(content); encoding != "" {
		return text, encoding, nil
	}
	return decodeChinese(content)
}

// zeroBytes tells whether the line ends of content look like UTF-16 of either byte order without a mark.
func zeroBytes(content []byte) (little, big bool) {
	var l, b int
	for i := 0; i+1 < len(content); i += 2 {
		switch {
		case content[i] == '\n' && content[i+1] == 0:
			l++
		case content[i] == 0 && content[i+1] == '\n':
			b++
		}
	}
	lineEnds := bytes.Count(content, []byte{'\n'})
	return l > 0 && l*2 > lineEnds, b > 0 && b*2 > lineEnds
}

func decodeUTF16(content []byte, bigEndian bool) string {
	units := make([]uint16, len(content)/2)
	for i := range units {
		lo, hi := content[2*i], content[2*i+1]
		if bigEndian {
			lo, hi = hi, lo
		}
		units[i] = uint16(hi)<<8 | uint16(lo)
	}
	text := string(utf16.Decode(units))
	if len(content)%2 != 0 && content[len(content)-1] != endOfFile {
		text += "\uFFFD" // the file was cut within a character
	}
	return text
}

// endOfFile is what old systems put behind a text.
const endOfFile = 0x1A

// decodeByLine reads a file whose lines are UTF-8 for the most part. What is not was put to it from a file of another encoding, or
// was damaged: a line that is UTF-8 but for a few bytes keeps U+FFFD in their place, so that a person sees it. It gives no encoding
// for a file without lines that are surely UTF-8.
func decodeByLine(content []byte) (text, encoding string) {
	lines := bytes.SplitAfter(content, []byte{'\n'})
	var sure, foreign []byte
	torn := false
	for i, l := range lines {
		switch {
		case utf8.Valid(l):
			sure = append(sure, l...)
		case tornUTF8(l):
			lines[i], torn = bytes.ToValidUTF8(l, []byte("\uFFFD")), true
			sure = append(sure, lines[i]...)
		default:
			foreign = append(foreign, l...)
		}
	}
	if commonness(sure, nil) <= surelyChinese {
		return "", ""
	}
	if len(foreign) == 0 && torn {
		return string(bytes.Join(lines, nil)), "utf-8"
	}
	other, _, score := decodeOld(foreign)
	if score == 0 { // a headline may have no common character, and is surely Chinese among lines that are
		other, score = decodeLevelOne(foreign)
	}
	rest := strings.SplitAfter(other, "\n")
	if score == 0 || len(rest) != bytes.Count(foreign, []byte{'\n'})+1 {
		return "", ""
	}
	var b strings.Builder
	for _, l := range lines {
		if utf8.Valid(l) {
			b.Write(l)
			continue
		}
		b.WriteString(rest[0])
		rest = rest[1:]
	}
	return b.String(), "mixed"
}

// decodeWestern reads a page in Latin letters: UTF-8 with bytes lost, for which U+FFFD stands, or Windows-1252, in which letters with
// accents and curved quotes are single bytes among plain ones. Chinese bytes come in runs. It gives no encoding for other files.
func decodeWestern(content []byte) (text, encoding string) {
	var plain, single, runs, whole, torn int
	for i := 0; i < len(content); {
		if content[i] < utf8.RuneSelf {
			if c := content[i]; c >= ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' {
				plain++
			}
			i++
			continue
		}
		first := i
		for i < len(content) && content[i] >= utf8.RuneSelf {
			c, size := utf8.DecodeRune(content[i:])
			if c == utf8.RuneError && size == 1 {
				torn++
			} else {
				whole++
			}
			i += size
		}
		runs++
		if i-first == 1 {
			single++
		}
	}
	const mostlyPlain = 0.85
	switch {
	case float64(plain) < mostlyPlain*float64(len(content)) || runs == 0:
		return "", ""
	case whole > 2*torn:
		return string(bytes.ToValidUTF8(content, []byte("\uFFFD"))), "utf-8"
	case 3*single < 2*runs:
		return "", ""
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return "", ""
	}
	return string(out), "windows-1252"
}

// surelyChinese is the share of common characters above which text was not decoded wrongly.
const surelyChinese = 0.05

// tornUTF8 tells whether a line is UTF-8 but for a few bytes.
func tornUTF8(line []byte) bool {
	const mostTorn, fewestWhole = 4, 5
	torn, whole := 0, 0
	for len(line) > 0 {
		c, size := utf8.DecodeRune(line)
		switch {
		case c == utf8.RuneError && size == 1:
			torn++
		case size == 3:
			whole++
		}
		line = line[size:]
	}
	return torn <= mostTorn && whole >= fewestWhole && whole >= 3*torn
}

// decodeChinese tries the encodings that old systems used, and UTF-16 without a mark or line ends, and takes the one whose text is
// the most common Chinese. A file in none is an error.
func decodeChinese(content []byte) (text, encoding string, err error) {
	text, encoding, best := decodeOld(content)
	if len(content)%2 == 0 {
		for _, order := range []struct {
			name      string
			bigEndian bool
		}{{"utf-16le", false}, {"utf-16be", true}} {
			wide := decodeUTF16(content, order.bigEndian)
			if score := commonness([]byte(wide), nil); score > max(best, surelyChinese) {
				text, encoding, best = wide, order.name, score
			}
		}
	}
	if best < surelyNoOther {
		if other, name := decodeNeighbour(content); name != "" {
			return other, name, nil
		}
	}
	if best <= 0 || best < hardlyChinese && utf8.RuneCountInString(text) > shortPage {
		return "", "", errNoText
	}
	return text, encoding, nil
}

// The shares of common characters of Chinese: pages have 0.17 and more, those of other scripts that are valid GB18030 up to 0.07. A page of a few lines may be
// without any.
const (
	surelyNoOther = 0.12
	hardlyChinese = 0.02
	shortPage     = 200
)

// decodeOld gives content as GB18030 or Big5, whichever makes the more common Chinese of it; with a score of 0 as neither.
func decodeOld(content []byte) (text, encoding string, score float64) {
	gb, gbErr := simplifiedchinese.GB18030.NewDecoder().Bytes(content)
	big5, big5Err := traditionalchinese.Big5.NewDecoder().Bytes(content)
	gbScore, big5Score := commonness(gb, gbErr), commonness(big5, big5Err)
	if big5Score > gbScore {
		return string(big5), "big5", max(0, big5Score)
	}
	return string(gb), "gb18030", max(0, gbScore)
}

// decodeLevelOne reads content as GBK when nearly all of its characters are of the first level of GB 2312, 3,755 of the 24,000 that two bytes can be there;
// bytes of anything else are hardly ever. The score is 0 when they are not.
func decodeLevelOne(content []byte) (text string, score float64) {
	out, err := simplifiedchinese.GBK.NewDecoder().Bytes(content)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", 0
	}
	const fewest, nearlyAll = 4, 0.9
	level, all := 0, 0
	for i := 0; i < len(content); i++ {
		lead := content[i]
		if lead < utf8.RuneSelf {
			continue
		}
		i++
		all++
		if i < len(content) && content[i] >= 0xA1 && (lead >= 0xB0 && lead <= 0xD7 || lead == 0xA1 || lead == 0xA3) {
			level++
		}
	}
	if all < fewest || float64(level) < nearlyAll*float64(all) {
		return "", 0
	}
	return string(out), 1
}

// commonness is the share of text's characters that any Chinese page is full of, less what no page prints.
func commonness(text []byte, err error) float64 {
	if err != nil {
		return 0
	}
	var common, odd, all float64
	for _, c := range string(text) {
		if c < 0x80 {
			continue
		}
		all++
		switch {
		case strings.ContainsRune("的一是在不了有和人这中大为上个国我以要他时来用们，。、“”（）年月日會國這個來時們說為與報記者", c):
			common++
		case c == utf8.RuneError, unicode.Is(unicode.Co, c):
			odd += 5
		}
	}
	if all == 0 {
		return 0
	}
	return (common - odd) / all
}
